/**
 * One member of a group: renews, looks at the others, and publishes by whom it shares the keys out.
 *
 * @module
 */

import { KubeError } from "../../errors.ts";
import { type Clock, sleep } from "../../stream/clock.ts";
import { scope } from "../../stream/deadline.ts";
import { judge } from "../../watch/verdict.ts";
import type { CallOptions } from "../../wire/read_options.ts";
import type { Held } from "../work_split.ts";
import type { MemberLeases, MemberRecord } from "./member_leases.ts";
import { Claims, Roster } from "./roster.ts";
import type { WorkShare } from "./share_options.ts";

/** What a member goes by. */
export interface MembershipOptions {
  readonly identity: string;
  readonly leaseDurationMs: number;
  readonly renewDeadlineMs: number;
  readonly retryPeriodMs: number;
  readonly drainMs: number;
  readonly onMembers?: ((members: readonly string[]) => void) | undefined;
  readonly onTrouble?: ((error: unknown) => void) | undefined;
  readonly clock: Clock;
}

const nobody: readonly string[] = [];

/** The member behind {@linkcode WorkShare}. */
export class Membership implements WorkShare {
  readonly identity: string;
  readonly #leases: MemberLeases;
  readonly #options: MembershipOptions;
  readonly #clock: Clock;
  readonly #roster: Roster;
  readonly #held = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  readonly #life = new AbortController();
  /** The members alive, as far as is known: the view to publish next. */
  #target: readonly string[] = nobody;
  /** The view in the Lease, or on its way there; where that is not certain, several. */
  #published: readonly (readonly string[])[] = [nobody];
  /** The view under which the others were looked at last. */
  #confirmed: readonly string[] = nobody;
  /** The others that were alive in the last list. */
  #others: readonly MemberRecord[] = [];
  #claims: Claims;
  #renewedAt = -Infinity;
  #leaving = false;
  /** Aborts when the Lease was not renewed in time; a new one begins when it is good again. */
  #term = new AbortController();
  /** Called when a key is let go, and when none is left. */
  #wake: () => void = () => {};
  #idle: () => void = () => {};
  #running: Promise<void> = Promise.resolve();
  #left: Promise<void> | undefined;

  constructor(leases: MemberLeases, options: MembershipOptions) {
    this.identity = options.identity;
    this.#leases = leases;
    this.#options = options;
    this.#clock = options.clock;
    this.#roster = new Roster(options.identity);
    this.#claims = new Claims(options.identity, [], []);
  }

  get members(): readonly string[] {
    return this.#target;
  }

  get isMember(): boolean {
    return this.#leftMs > 0;
  }

  check(leewayMs = 20_000): void {
    const silentMs = this.#clock.now() - this.#renewedAt;
    if (this.#left || silentMs <= this.#options.leaseDurationMs + leewayMs) return;
    throw new KubeError(`Cannot share ${this.#leases.what}: the Lease ran out and was not renewed`);
  }

  owns(key: string): boolean {
    return !this.#leaving && this.isMember && this.#claims.has(key);
  }

  hold(key: string): Held | undefined {
    if (!this.owns(key)) return undefined;
    this.#held.set(key, (this.#held.get(key) ?? 0) + 1);
    let held = true;
    return {
      signal: this.#term.signal,
      [Symbol.dispose]: () => {
        if (held) this.#letGo(key);
        held = false;
      },
    };
  }

  onChange(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** Writes the Lease and looks at the others until the first keys are this member's. */
  async join(signal: AbortSignal | undefined): Promise<void> {
    using inner = scope(signal, this.#life.signal);
    while (!this.#confirmed.includes(this.identity)) {
      try {
        if (await this.#round(inner.signal)) continue;
      } catch (error) {
        inner.signal.throwIfAborted();
        if (judge(error) === "fatal") throw error;
        this.#options.onTrouble?.(error);
      }
      await sleep(this.#clock, this.#options.retryPeriodMs, inner.signal);
    }
    this.#running = this.#run();
  }

  leave(): Promise<void> {
    this.#left ??= this.#leave();
    return this.#left;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.leave();
  }

  /** How long work may go on without a further renewal. */
  get #leftMs(): number {
    return this.#renewedAt + this.#options.renewDeadlineMs - this.#clock.now();
  }

  /** Renews until it leaves; whatever goes wrong is tried again. */
  async #run(): Promise<void> {
    const { retryPeriodMs, onTrouble } = this.#options;
    const { signal } = this.#life;
    let cancel = () => {};
    const arm = () => {
      cancel();
      cancel = this.#clock.after(Math.max(0, this.#leftMs), () => this.#lose());
    };
    arm();
    while (!signal.aborted) {
      await this.#pause(retryPeriodMs, signal);
      try {
        while (!signal.aborted && await this.#round(signal)) arm();
        arm();
      } catch (error) {
        if (!signal.aborted) onTrouble?.(error);
      }
    }
    cancel();
  }

  /**
   * Writes the Lease, then looks at the others. **Returns** whether there is a new view to be published
   * at once.
   */
  async #round(signal: AbortSignal): Promise<boolean> {
    const { renewDeadlineMs, leaseDurationMs } = this.#options;
    const call = { signal, timeoutMs: Math.max(1000, renewDeadlineMs / 2) };
    const view = this.#nextView();
    // Until the write is known to be in, what was there before may still be.
    this.#published = [...this.#published.filter((one) => one !== view), view];
    this.#update();
    const sentAt = this.#clock.now();
    const { identity } = this;
    const durationSeconds = Math.ceil(leaseDurationMs / 1000);
    await this.#leases.write({ identity, view, durationSeconds }, call);
    if (!this.isMember) this.#lapse();
    if (this.#term.signal.aborted) this.#term = new AbortController();
    this.#renewedAt = sentAt;
    this.#published = [view];

    const askedAt = this.#clock.now();
    this.#roster.observe(await this.#leases.list(call), this.#clock.now());
    this.#confirmed = view;
    this.#others = this.#roster.others(askedAt);
    const before = this.#target;
    this.#target = [identity, ...this.#others.map((one) => one.identity)].sort();
    if (before.join() !== this.#target.join()) this.#options.onMembers?.(this.#target);
    this.#update();
    await this.#bury(this.#roster.dead(askedAt), call);
    return this.#nextView() !== view;
  }

  /** Removes the records of members that are gone for good; one that renews after all keeps its own. */
  async #bury(dead: readonly MemberRecord[], call: CallOptions): Promise<void> {
    for (const record of dead) {
      try {
        await this.#leases.remove(record, call);
      } catch (error) {
        if (!call.signal?.aborted) this.#options.onTrouble?.(error);
      }
    }
  }

  /** The view to publish: the members alive, as soon as no key is worked that they take from here. */
  #nextView(): readonly string[] {
    const current = this.#published.at(-1) ?? nobody;
    if (current.join("\n") === this.#target.join("\n")) return current;
    const next = new Claims(this.identity, [this.#target], []);
    const busy = [...this.#held.keys()].some((key) => !next.has(key));
    return busy ? current : this.#target;
  }

  /** What may be worked from now on. */
  #update(): void {
    const before = this.#claims;
    const views = [this.#confirmed, this.#target, ...this.#published];
    this.#claims = new Claims(this.identity, views, this.#others);
    if (this.#claims.text !== before.text) this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #letGo(key: string): void {
    const count = (this.#held.get(key) ?? 1) - 1;
    if (count > 0) this.#held.set(key, count);
    else this.#held.delete(key);
    this.#wake();
    if (this.#held.size === 0) this.#idle();
  }

  /** Waits for the next round; work that ends while another view waits for it brings it forward. */
  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    using inner = scope(signal);
    this.#wake = () => {
      const published = this.#published.at(-1) ?? nobody;
      if (this.#nextView() !== published) inner.abort("there is something to do");
    };
    await sleep(this.#clock, ms, inner.signal).catch(() => {});
    this.#wake = () => {};
  }

  #lose(): void {
    if (!this.isMember && !this.#life.signal.aborted) this.#lapse();
  }

  /**
   * Not renewed in time: whatever is under way has to end before the others take over. A process that
   * was asleep learns of it only when it renews again, and the others may have taken over since.
   */
  #lapse(): void {
    this.#confirmed = nobody;
    this.#update();
    this.#term.abort(
      new KubeError(
        `Cannot go on in ${this.#leases.what}: the Lease was not renewed within ${this.#options.renewDeadlineMs} ms`,
      ),
    );
    this.#tell();
  }

  async #leave(): Promise<void> {
    const { drainMs, renewDeadlineMs, onTrouble } = this.#options;
    this.#leaving = true;
    this.#tell();
    const drained = await this.#drain(drainMs);
    const reason = new KubeError(`Cannot go on in ${this.#leases.what}: this member has left`);
    this.#life.abort(reason);
    this.#term.abort(reason);
    await this.#running;
    // What is still under way keeps its keys until the Lease runs out.
    if (!drained) return;
    using limit = scope();
    limit.deadline(this.#clock, renewDeadlineMs, () => reason);
    try {
      await this.#leases.leave(this.identity, { signal: limit.signal });
    } catch (error) {
      onTrouble?.(error);
    }
  }

  /** Whether no key is worked any more. */
  async #drain(ms: number): Promise<boolean> {
    if (this.#held.size === 0) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#idle = () => resolve(true);
    const cancel = this.#clock.after(ms, () => resolve(false));
    const drained = await promise;
    cancel();
    return drained;
  }
}
