/**
 * How controllers in several processes share their objects.
 *
 * @module
 */

/** A key that is worked here. Disposing it says that it no longer is. */
export interface Held extends Disposable {
  /** Aborts when the work has to end at once, because others may take the key over. */
  readonly signal: AbortSignal;
}

/** Says which keys are worked here. */
export interface WorkSplit {
  /** Whether a key is worked here now. */
  owns(key: string): boolean;
  /**
   * Begins work on a key, which is not given away before it is disposed; undefined when the key is not
   * worked here.
   */
  hold(key: string): Held | undefined;
  /** Calls the listener whenever other keys are owned than before. */
  onChange(listener: () => void): Disposable;
}
