/**
 * Who waits for the store to come to something.
 *
 * @module
 */

import { TimeoutError } from "../errors.ts";
import type { Clock } from "../stream/clock.ts";
import { abortable, scope } from "../stream/deadline.ts";
import type { InformerWait } from "../watch/informer.ts";

/** Conditions that are looked at after each step of the store. */
export class Waiting {
  readonly #checks = new Set<() => void>();
  readonly #rejects = new Set<(error: unknown) => void>();
  #failure: { readonly error: unknown } | undefined;

  /** Looks at every condition. */
  look(): void {
    for (const check of this.#checks) check();
  }

  /** Rejects all who wait, now and later. */
  fail(error: unknown): void {
    this.#failure = { error };
    for (const reject of this.#rejects) reject(error);
  }

  /**
   * Resolves when the condition holds.
   *
   * **Errors**: `TimeoutError`, the signal's reason, the condition's own, or what ended the informer.
   */
  async until(
    condition: () => boolean,
    what: string,
    clock: Clock,
    { signal, timeoutMs }: InformerWait = {},
  ): Promise<void> {
    signal?.throwIfAborted();
    if (condition()) return;
    if (this.#failure) throw this.#failure.error;
    const inner = scope(signal);
    if (timeoutMs !== undefined) {
      inner.deadline(clock, timeoutMs, () => overdue(`Cannot wait for ${what}`, timeoutMs));
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const check = () => {
      try {
        if (condition()) resolve();
      } catch (error) {
        reject(error);
      }
    };
    this.#checks.add(check);
    this.#rejects.add(reject);
    try {
      await abortable(promise, inner.signal);
    } finally {
      this.#checks.delete(check);
      this.#rejects.delete(reject);
      inner[Symbol.dispose]();
    }
  }
}

/** The error when a wait has taken too long: says what could not be done in time. */
export function overdue(act: string, ms: number): TimeoutError {
  return new TimeoutError(`${act}: not done after ${ms} ms`, {
    phase: "overall",
    retryable: false,
  });
}
