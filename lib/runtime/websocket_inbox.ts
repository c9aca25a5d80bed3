/**
 * The messages of a WebSocket that wait for a receiver, or the receivers that wait for them.
 *
 * @module
 */

import type { WebSocketMessage } from "./websocket_port.ts";

/** Messages in the order in which they came. */
export interface Inbox {
  /** Hands a message of so many bytes to the first that waits, or keeps it. */
  deliver(message: WebSocketMessage, size: number): void;
  /** The next message; what the inbox ended with, once it is empty. */
  receive(): Promise<WebSocketMessage | undefined>;
  /** Says that no more will come, and why if that is a failure; the first word counts. */
  end(failure?: { readonly error: unknown }): void;
  /** Drops what nobody has received. */
  clear(): void;
}

/** What the inbox slows down. */
export interface Flowing {
  pause(): unknown;
  resume(): unknown;
}

/** The source is paused while this much waits. */
const highWater = 1 << 20;

/** A message costs memory beside its bytes, so that many empty ones count too. */
const overhead = 64;

interface Receiver {
  resolve(message: WebSocketMessage | undefined): void;
  reject(error: unknown): void;
}

/** Makes an empty inbox. */
export function createInbox(source: Flowing): Inbox {
  const queue: { readonly message: WebSocketMessage; readonly size: number }[] = [];
  const receivers: Receiver[] = [];
  let queued = 0;
  let ending: { readonly failure: { readonly error: unknown } | undefined } | undefined;
  const settle = ({ resolve, reject }: Receiver, failure?: { readonly error: unknown }) =>
    failure ? reject(failure.error) : resolve(undefined);
  return {
    deliver(message, size) {
      if (ending) return;
      const receiver = receivers.shift();
      if (receiver) return receiver.resolve(message);
      queue.push({ message, size: size + overhead });
      queued += size + overhead;
      if (queued >= highWater) source.pause();
    },
    receive: () =>
      new Promise((resolve, reject) => {
        const first = queue.shift();
        if (first) {
          queued -= first.size;
          if (queued < highWater) source.resume();
          resolve(first.message);
        } else if (ending) settle({ resolve, reject }, ending.failure);
        else receivers.push({ resolve, reject });
      }),
    end(failure) {
      ending ??= { failure };
      for (const receiver of receivers.splice(0)) settle(receiver, ending.failure);
    },
    clear() {
      queue.length = queued = 0;
      source.resume();
    },
  };
}
