/**
 * A listener: called with one change after another.
 *
 * @module
 */

import type { Change, ChangeListener, ListenOptions, Subscription } from "../watch/change.ts";
import { syncMark } from "./outbox.ts";
import type { Receiver } from "./receiver.ts";

/** Calls a listener with what a receiver receives, until it is disposed. */
export function subscribe<E>(
  receiver: Receiver<E>,
  listener: ChangeListener<E>,
  { onError = uncaught }: Pick<ListenOptions, "onError">,
): Subscription {
  if (typeof listener !== "function") {
    throw new TypeError("Cannot listen to changes: give a function, which gets each of them");
  }
  const { promise: synced, resolve, reject } = Promise.withResolvers<void>();
  synced.catch(() => {});
  const tell = async (change: Change<E>) => {
    try {
      await listener(change);
    } catch (error) {
      report(() => onError(error, change as never));
    }
  };
  const running = (async () => {
    try {
      for (let mail = await receiver.next(); mail !== undefined; mail = await receiver.next()) {
        if (mail === syncMark) resolve();
        else await tell(mail);
      }
      reject(new DOMException("The listener was removed", "AbortError"));
    } catch (error) {
      reject(error);
    }
  })();
  return {
    synced,
    get pending() {
      return receiver.pending;
    },
    async [Symbol.asyncDispose]() {
      receiver.close();
      await running;
    },
  };
}

function report(hook: () => void): void {
  try {
    hook();
  } catch (error) {
    uncaught(error);
  }
}

/** Nobody said what to do with it: it surfaces as any error that nobody catches. */
function uncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
