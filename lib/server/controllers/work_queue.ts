/**
 * What controllers have in common: keys to look at, each once, soon but never inside a write.
 *
 * @module
 */

import { KubeError } from "../../errors.ts";

/** A queue of keys. */
export interface WorkQueue {
  /** Puts a key into the queue unless it is there. */
  add(key: string): void;
  /** Forgets all keys and takes no more. */
  stop(): void;
}

/**
 * Thrown by what handles a key: a write of it waits for an answer, and nothing after it can be known
 * before. The key is handled again when the write has been made.
 */
export class WriteWaits extends KubeError {
  override name = "WriteWaits";
  /** Resolves to whether the write was made. */
  readonly made: Promise<boolean>;

  constructor(made: Promise<boolean>) {
    super("Cannot go on: a write waits for an answer");
    this.made = made;
  }
}

let handling = false;

/** Whether what runs is the handling of a key, which can be taken up again. */
export function isHandling(): boolean {
  return handling;
}

/** Does what is no part of the handling of a key, although it happens in its course. */
export function apart(act: () => void): void {
  const before = handling;
  handling = false;
  try {
    act();
  } finally {
    handling = before;
  }
}

/** Creates a queue whose keys are handled in microtasks, so that no clock is needed. */
export function workQueue(handle: (key: string) => void): WorkQueue {
  const keys = new Set<string>();
  // Keys that wait for a write, and whether they have been added since.
  const waiting = new Map<string, boolean>();
  let scheduled = false;
  let stopped = false;

  function drain(): void {
    scheduled = false;
    for (const key of keys) {
      keys.delete(key);
      if (!stopped) attempt(key);
    }
  }

  function attempt(key: string): void {
    handling = true;
    try {
      handle(key);
    } catch (error) {
      if (!(error instanceof WriteWaits)) throw error;
      waiting.set(key, false);
      void error.made.then((made) => {
        const again = made || waiting.get(key);
        waiting.delete(key);
        if (again) add(key);
      });
    } finally {
      handling = false;
    }
  }

  function add(key: string): void {
    if (stopped) return;
    if (waiting.has(key)) return void waiting.set(key, true);
    keys.add(key);
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(drain);
  }

  return {
    add,
    stop() {
      stopped = true;
      keys.clear();
    },
  };
}
