/**
 * A listener: called with one change after another.
 *
 * @module
 */

import type { ChangeListener, ListenOptions, Subscription } from "../watch/change.ts";
import { syncMark } from "./outbox.ts";
import type { Receiver } from "./receiver.ts";

/** Calls a listener with what a receiver receives, until it is disposed. */
export function subscribe<E>(
  receiver: Receiver<E>,
  listener: ChangeListener<E>,
  options: Pick<ListenOptions, "onError">,
): Subscription {
  const { promise: synced, resolve, reject } = Promise.withResolvers<void>();
  synced.catch(() => {});
  const { onError = uncaught } = options;
  const running = (async () => {
    try {
      for (let mail = await receiver.next(); mail !== undefined; mail = await receiver.next()) {
        if (mail === syncMark) {
          resolve();
          continue;
        }
        try {
          const answer = listener(mail);
          if (answer) await answer;
        } catch (error) {
          onError(error, mail as never);
        }
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

/** Nobody said what to do with it: it surfaces as any error that nobody catches. */
function uncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
