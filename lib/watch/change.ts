/**
 * What an informer tells of its store: changes, who hears them, and how.
 *
 * @module
 */

/**
 * One change of a store. The changes of one object come in order, and each begins where the one
 * before ended: ADDED, MODIFIED any number of times, DELETED.
 */
export type Change<E> = Added<E> | Modified<E> | Deleted<E>;

/** An object that was not in the store. */
export interface Added<E> {
  /** Tells it from the others. */
  readonly type: "ADDED";
  /** "namespace/name", or the name alone in cluster scope. */
  readonly key: string;
  /** The object. */
  readonly object: E;
  /** There was none. */
  readonly old?: undefined;
  /** Whether it was there before: when the informer started, or when this listener joined. */
  readonly initial: boolean;
}

/** A new state of an object. */
export interface Modified<E> {
  /** Tells it from the others. */
  readonly type: "MODIFIED";
  /** "namespace/name", or the name alone in cluster scope. */
  readonly key: string;
  /** The object as it is now. */
  readonly object: E;
  /** The state that this listener was told of last. */
  readonly old: E;
  /** Nothing has changed: the listener asked to be reminded every `resyncMs`. */
  readonly resync: boolean;
}

/** An object that is no more, or that no longer passes the selectors. */
export interface Deleted<E> {
  /** Tells it from the others. */
  readonly type: "DELETED";
  /** "namespace/name", or the name alone in cluster scope. */
  readonly key: string;
  /** The last state: of the deletion itself, unless that was `missed`. */
  readonly object: E;
  /** The state that this listener was told of last. */
  readonly old: E;
  /** It went while nobody looked: `object` is the last state that was seen, and may be outdated. */
  readonly missed: boolean;
}

/** Called with one change after another; the next waits for the promise that it returns. */
export type ChangeListener<E> = (change: Change<E>) => void | Promise<void>;

/** How to listen. */
export interface ListenOptions {
  /**
   * Changes that may wait for this listener. Beyond it those of one object become one, so that a
   * listener which is slow for hours still needs no more memory than there are objects, and misses
   * states in between but never the last. Where a restored backup has led back to the state that it was
   * told of, such a change is a MODIFIED between two equal states. @default {1024}
   */
  readonly buffer?: number | undefined;
  /** Reminds the listener of every object this often, from the store; at least 1000. @default {never} */
  readonly resyncMs?: number | undefined;
  /**
   * Told of what the listener throws; the next change follows all the same.
   *
   * @default {thrown where nobody catches it, which ends the program}
   */
  readonly onError?: ((error: unknown, change: Change<never>) => void) | undefined;
  /** Ends the subscription. */
  readonly signal?: AbortSignal | undefined;
}

/** A listener that listens. Disposing it removes it, and waits for the call under way. */
export interface Subscription extends AsyncDisposable {
  /**
   * Resolves when the listener has been told of every object that was there at the start.
   * **Errors**: what ended the informer before that.
   */
  readonly synced: Promise<void>;
  /** Changes that wait for the listener. */
  readonly pending: number;
}
