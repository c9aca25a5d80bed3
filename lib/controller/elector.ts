/**
 * The rules of leader election over a lock, one step at a time.
 *
 * A holder is dead when its record has not changed for as long as the record says, by the clock of
 * who watches it: clocks of two machines are never compared. What a holder knows of its own lease
 * counts from when it *sent* the last renewal that went well, which is before anybody saw it.
 *
 * @module
 */

import { ApiError } from "../errors.ts";
import type { Clock } from "../stream/clock.ts";
import type { LeaseLock, LeaseRecord } from "./lease_lock.ts";

/** What an elector goes by. */
export interface ElectorOptions {
  readonly identity: string;
  /** How long others wait for a silent holder. */
  readonly leaseDurationMs: number;
  /** A single request takes at most this long. */
  readonly requestTimeoutMs: number;
  readonly clock: Clock;
  /** The time to write into the record: milliseconds since 1970. */
  readonly wallClock: () => number;
  /** Called when a renewal had to read the record first. */
  readonly onSlowPath?: (() => void) | undefined;
}

/** One candidate's view of a lock. */
export interface Elector {
  /** The record that was seen or written last; undefined before the first. */
  readonly observed: LeaseRecord | undefined;
  /** When the last write of this candidate that went through was sent, by the clock. */
  readonly renewedAt: number;
  /** Whether the last record seen names this candidate. */
  readonly isHolder: boolean;
  /**
   * Takes the lock when it is free or its holder is dead, or renews it.
   *
   * **Returns** whether it is held now. **Errors**: what the server said, but for lost races.
   */
  step(signal: AbortSignal): Promise<boolean>;
  /** Frees the lock, if the record still names this candidate. **Errors**: what the server said. */
  release(signal: AbortSignal): Promise<void>;
}

/** Creates the view of a candidate that has seen nothing yet. */
export function elector(lock: LeaseLock, options: ElectorOptions): Elector {
  return new LockElector(lock, options);
}

class LockElector implements Elector {
  readonly #lock: LeaseLock;
  readonly #options: ElectorOptions;
  observed: LeaseRecord | undefined;
  renewedAt = -Infinity;
  /** When the record was seen to change, or was written. */
  #observedAt = -Infinity;

  constructor(lock: LeaseLock, options: ElectorOptions) {
    this.#lock = lock;
    this.#options = options;
  }

  get isHolder(): boolean {
    return this.observed?.holder === this.#options.identity;
  }

  /** Whether whoever holds the lock has to be taken for alive. */
  get #isAlive(): boolean {
    const silentMs = this.#options.clock.now() - this.#observedAt;
    return silentMs < (this.observed?.durationSeconds ?? 0) * 1000;
  }

  async step(signal: AbortSignal): Promise<boolean> {
    const call = { signal, timeoutMs: this.#options.requestTimeoutMs };
    if (this.isHolder && this.#isAlive && await this.#write("update", call)) return true;
    const seen = await this.#lock.read(call);
    if (!seen) return await this.#write("create", call);
    this.#observe(seen);
    if (seen.holder !== "" && this.#isAlive && !this.isHolder) return false;
    if (this.isHolder) this.#options.onSlowPath?.();
    return await this.#write("update", call);
  }

  async release(signal: AbortSignal): Promise<void> {
    const call = { signal, timeoutMs: this.#options.requestTimeoutMs };
    for (let tries = 0; tries < 5; tries++) {
      const seen = await this.#lock.read(call);
      if (seen?.holder !== this.#options.identity) return;
      const now = this.#options.wallClock();
      const { transitions } = seen;
      const free = { holder: "", durationSeconds: 1, acquiredAt: now, renewedAt: now, transitions };
      if (await this.#send("update", free, call)) return;
    }
  }

  #observe(seen: LeaseRecord): void {
    if (this.observed && same(this.observed, seen)) return;
    this.observed = seen;
    this.#observedAt = this.#options.clock.now();
  }

  #write(verb: "create" | "update", call: Call): Promise<boolean> {
    const now = this.#options.wallClock();
    const old = verb === "update" ? this.observed : undefined;
    return this.#send(verb, {
      holder: this.#options.identity,
      // Rounded up: waiting too long is safe, waiting too short is not.
      durationSeconds: Math.ceil(this.#options.leaseDurationMs / 1000),
      acquiredAt: this.isHolder && old ? old.acquiredAt : now,
      renewedAt: now,
      transitions: (old?.transitions ?? 0) + (old && !this.isHolder ? 1 : 0),
    }, call);
  }

  /** Whether the write went through; false when somebody else was quicker. */
  async #send(verb: "create" | "update", record: LeaseRecord, call: Call): Promise<boolean> {
    const sentAt = this.#options.clock.now();
    try {
      await this.#lock[verb](record, call);
    } catch (error) {
      if (isLostRace(error)) return false;
      throw error;
    }
    this.observed = record;
    this.renewedAt = sentAt;
    this.#observedAt = sentAt;
    return true;
  }
}

interface Call {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

function isLostRace(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  return error.code === 409 || (error.reason === "NotFound" && error.request?.method === "PUT");
}

function same(a: LeaseRecord, b: LeaseRecord): boolean {
  return a.holder === b.holder && a.durationSeconds === b.durationSeconds &&
    a.transitions === b.transitions && a.acquiredAt === b.acquiredAt && a.renewedAt === b.renewedAt;
}
