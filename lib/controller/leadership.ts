/**
 * Acquiring a lock, renewing it, losing it, and giving it back.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { type Clock, sleep } from "../stream/clock.ts";
import { type Scope, scope } from "../stream/deadline.ts";
import { judge } from "../watch/verdict.ts";
import { type Elector, elector } from "./elector.ts";
import type { LeaderElectionOptions, Leadership } from "./leader_options.ts";
import type { LeaseLock } from "./lease_lock.ts";
import { jitterFactor } from "./lease_times.ts";

/** The options with nothing left out that counts. */
export interface LeadOptions extends Omit<LeaderElectionOptions, "namespace"> {
  readonly identity: string;
  readonly leaseDurationMs: number;
  readonly renewDeadlineMs: number;
  readonly retryPeriodMs: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly wallClock: () => number;
}

/** Waits for the lock, then renews it until it is lost or released. */
export async function lead(lock: LeaseLock, options: LeadOptions): Promise<Leadership> {
  const { metrics, name } = options;
  const status = metrics?.gauge("leader_election_master_status", "1 while this process leads.");
  const slow = metrics?.counter(
    "leader_election_slowpath_total",
    "Renewals that had to read first.",
  );
  status?.set(0, { name });
  const candidate = elector(lock, {
    ...options,
    requestTimeoutMs: Math.max(1000, options.renewDeadlineMs / 2),
    onSlowPath: () => slow?.add({ name }),
  });
  const reporter = leaderReporter(candidate, options.onLeader);
  await acquire(candidate, options, reporter);
  const leading = new HeldLease(lock, candidate, options, reporter);
  status?.read(() => leading.isLeader ? 1 : 0, { name });
  return leading;
}

async function acquire(
  candidate: Elector,
  options: LeadOptions,
  report: () => void,
): Promise<void> {
  const { clock, random, retryPeriodMs, onTrouble } = options;
  using inner = scope(options.signal);
  while (true) {
    inner.signal.throwIfAborted();
    try {
      const held = await candidate.step(inner.signal);
      report();
      if (held) return;
    } catch (error) {
      inner.signal.throwIfAborted();
      if (judge(error) === "fatal") throw error;
      onTrouble?.(error);
    }
    await sleep(clock, retryPeriodMs * (1 + jitterFactor * random()), inner.signal);
  }
}

/** Tells of each new leader once. */
function leaderReporter(
  candidate: Elector,
  onLeader: ((identity: string) => void) | undefined,
): () => void {
  let reported: string | undefined;
  return () => {
    const holder = candidate.observed?.holder;
    if (holder === undefined || holder === reported) return;
    reported = holder;
    onLeader?.(holder);
  };
}

class HeldLease implements Leadership {
  readonly identity: string;
  readonly #lock: LeaseLock;
  readonly #candidate: Elector;
  readonly #options: LeadOptions;
  readonly #report: () => void;
  /** Aborts with the caller's signal too, which stops the work but not the renewing. */
  readonly #work: Scope;
  readonly #renewing = new AbortController();
  readonly #renewed: Promise<void>;
  #state: "held" | "lost" | "released" = "held";
  #released: Promise<void> | undefined;

  constructor(
    lock: LeaseLock,
    candidate: Elector,
    options: LeadOptions,
    report: () => void,
  ) {
    this.identity = options.identity;
    this.#lock = lock;
    this.#candidate = candidate;
    this.#options = options;
    this.#report = report;
    this.#work = scope(options.signal);
    this.#tell("became leader");
    this.#renewed = this.#renew().finally(() => this.#tell("stopped leading"));
  }

  get signal(): AbortSignal {
    return this.#work.signal;
  }

  get isLeader(): boolean {
    return this.#state === "held" && this.#leftMs > 0;
  }

  get transitions(): number {
    return this.#candidate.observed?.transitions ?? 0;
  }

  check(leewayMs = 20_000): void {
    const silentMs = this.#options.clock.now() - this.#candidate.renewedAt;
    if (this.#state !== "held" || silentMs <= this.#options.leaseDurationMs + leewayMs) return;
    throw new KubeError(`Cannot lead by ${this.#lock.what}: it ran out and was not renewed`);
  }

  release(): Promise<void> {
    this.#released ??= this.#release();
    return this.#released;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.release();
  }

  /** How long leading may go on without a further renewal. */
  get #leftMs(): number {
    const { clock, renewDeadlineMs } = this.#options;
    return this.#candidate.renewedAt + renewDeadlineMs - clock.now();
  }

  async #renew(): Promise<void> {
    const { clock, retryPeriodMs, renewDeadlineMs, onRenewed, onTrouble } = this.#options;
    using inner = scope(this.#renewing.signal);
    const late = () =>
      new KubeError(
        `Cannot go on leading by ${this.#lock.what}: not renewed within ${renewDeadlineMs} ms`,
      );
    try {
      while (true) {
        inner.deadline(clock, Math.max(0, this.#leftMs), late);
        await sleep(clock, retryPeriodMs, inner.signal);
        try {
          const held = await this.#candidate.step(inner.signal);
          this.#report();
          if (held) onRenewed?.();
          else this.#requireOwn();
        } catch (error) {
          if (inner.signal.aborted || error instanceof StolenError) throw error;
          onTrouble?.(error);
        }
      }
    } catch (error) {
      if (!this.#renewing.signal.aborted) this.#lose(error);
    }
  }

  #tell(what: string): void {
    const { events, identity } = this.#options;
    const { object } = this.#lock;
    if (object) events?.record(object, { reason: "LeaderElection", note: `${identity} ${what}` });
  }

  /** A lost race is tried again; a record that names another is not. */
  #requireOwn(): void {
    if (this.#candidate.isHolder) return;
    const holder = this.#candidate.observed?.holder ?? "";
    throw new StolenError(`Cannot go on leading by ${this.#lock.what}: "${holder}" holds it now`);
  }

  #lose(error: unknown): void {
    if (this.#state !== "held") return;
    this.#state = "lost";
    const reason = error instanceof Error ? error : new KubeError(String(error));
    this.#work.abort(reason);
    this.#options.onLost?.(reason);
  }

  async #release(): Promise<void> {
    const { clock, renewDeadlineMs, onTrouble } = this.#options;
    const reason = new KubeError(`Cannot go on leading by ${this.#lock.what}: it was released`);
    if (this.#state === "held") this.#state = "released";
    this.#work.abort(reason);
    this.#renewing.abort(reason);
    await this.#renewed;
    this.#work[Symbol.dispose]();
    using limit = scope();
    limit.deadline(clock, renewDeadlineMs, () => reason);
    try {
      await this.#candidate.release(limit.signal);
    } catch (error) {
      // The lease runs out by itself; that nobody could be told is no reason to fail.
      onTrouble?.(error);
    }
  }
}

class StolenError extends KubeError {}
