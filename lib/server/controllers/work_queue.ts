/**
 * What controllers have in common: keys to look at, each once, soon but never inside a write.
 *
 * @module
 */

/** A queue of keys. */
export interface WorkQueue {
  /** Puts a key into the queue unless it is there. */
  add(key: string): void;
  /** Forgets all keys and takes no more. */
  stop(): void;
}

/** Creates a queue whose keys are handled in microtasks, so that no clock is needed. */
export function workQueue(handle: (key: string) => void): WorkQueue {
  const keys = new Set<string>();
  let scheduled = false;
  let stopped = false;

  function drain(): void {
    scheduled = false;
    for (const key of keys) {
      keys.delete(key);
      if (!stopped) handle(key);
    }
  }

  return {
    add(key) {
      if (stopped) return;
      keys.add(key);
      if (scheduled) return;
      scheduled = true;
      queueMicrotask(drain);
    },
    stop() {
      stopped = true;
      keys.clear();
    },
  };
}
