/**
 * How controllers in several processes share their objects.
 *
 * @module
 */

/** Says which keys are worked here. */
export interface WorkSplit {
  /** Whether a key is worked here now. */
  owns(key: string): boolean;
  /**
   * Begins work on a key, which is not given away before it is disposed; undefined when the key is not
   * worked here.
   */
  hold(key: string): Disposable | undefined;
  /** Calls the listener whenever other keys are owned than before. */
  onChange(listener: () => void): Disposable;
}
