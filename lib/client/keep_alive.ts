/**
 * Whether the other side of a quiet connection is still there.
 *
 * @module
 */

import { TransportError } from "../errors.ts";
import type { WebSocketConnection, WebSocketMessage } from "../runtime/websocket_port.ts";
import type { Clock } from "../stream/clock.ts";

/** A connection that is quiet for this long is asked whether it lives. */
const quietMs = 30_000;
/** And given up, when it has nothing to say for this much longer. */
const graceMs = 30_000;

/** What receiving takes. */
export interface Liveness {
  readonly clock: Clock;
  /** For messages: `run a command in pods "a" in namespace "web"`. */
  readonly act: string;
  /** Whether bytes are on their way out: a server that takes them slowly answers slowly. */
  readonly isSending: () => boolean;
}

/**
 * The next message, as `connection.receive()` gives it. While it is waited for, the other side is
 * asked now and then whether it is there.
 *
 * **Errors**: as `receive()`; a `TransportError` when nothing comes any more.
 */
export async function receiveAlive(
  connection: WebSocketConnection,
  { clock, act, isSending }: Liveness,
): Promise<WebSocketMessage | undefined> {
  let isDone = false;
  let cancel = () => {};
  const silence = new Promise<never>((_, reject) => {
    const arm = (delayMs: number, fn: () => void) => {
      cancel();
      if (!isDone) cancel = clock.after(delayMs, fn);
    };
    const wait = () => arm(quietMs, ask);
    const ask = () => {
      arm(graceMs, () => isSending() ? wait() : reject(silent(act)));
      // What breaks the connection reaches whoever receives.
      connection.ping().then(wait, () => {});
    };
    wait();
  });
  try {
    return await Promise.race([connection.receive(), silence]);
  } finally {
    isDone = true;
    cancel();
  }
}

function silent(act: string): TransportError {
  const state = `the server has been silent for ${(quietMs + graceMs) / 1000} s`;
  return new TransportError(`Cannot ${act}: ${state}`, { problem: "timeout", retryable: false });
}
