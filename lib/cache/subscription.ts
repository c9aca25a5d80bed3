/**
 * A listener: called with one change after another.
 *
 * @module
 */

import type { ChangeListener, ListenOptions, Subscription } from "../watch/change.ts";
import { syncMark } from "./outbox.ts";
import { type Feed, Receiver } from "./receiver.ts";

/** Calls a listener with what is there and with what comes, until it is disposed. */
export function subscribe<E>(
  feed: Feed<E>,
  listener: ChangeListener<E>,
  options: ListenOptions,
): Subscription {
  const receiver = new Receiver(feed, options);
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
