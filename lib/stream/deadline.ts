/**
 * Deadlines and joined abort signals whose listeners and timers never outlive their work.
 *
 * @module
 */

import type { Clock } from "./clock.ts";

/** A signal that aborts with any of its parents, by {@linkcode Scope.abort}, or at its deadline. */
export interface Scope extends Disposable {
  /** Aborts when the scope does. */
  readonly signal: AbortSignal;
  /** Aborts it. */
  abort(reason: unknown): void;
  /** Aborts with the reason that `reason()` gives once `ms` have passed; replaces an earlier one. */
  deadline(clock: Clock, ms: number, reason: () => unknown): void;
  /** Takes the deadline back. */
  clearDeadline(): void;
}

/**
 * Opens a scope below the given signals. Disposing it removes every listener and timer; it does not
 * abort.
 */
export function scope(...parents: readonly (AbortSignal | undefined)[]): Scope {
  const controller = new AbortController();
  const undo: (() => void)[] = [];
  let clear: (() => void) | undefined;
  for (const parent of parents) {
    if (!parent) continue;
    if (parent.aborted) {
      controller.abort(parent.reason);
      break;
    }
    const forward = () => controller.abort(parent.reason);
    parent.addEventListener("abort", forward, { once: true });
    undo.push(() => parent.removeEventListener("abort", forward));
  }
  const clearDeadline = () => {
    clear?.();
    clear = undefined;
  };
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    deadline(clock, ms, reason) {
      clearDeadline();
      clear = clock.after(ms, () => controller.abort(reason()));
    },
    clearDeadline,
    [Symbol.dispose]() {
      clearDeadline();
      for (const remove of undo.splice(0)) remove();
    },
  };
}

/**
 * A promise that gives up waiting when the signal aborts; the work itself may go on.
 *
 * **Errors**: `signal.reason` when aborted first.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      promise.catch(() => {});
      return reject(signal.reason);
    }
    const onAbort = () => reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
