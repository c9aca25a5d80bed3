/**
 * Members of a group in virtual time: they join, work, leave or die, while their requests fail and hang.
 *
 * @module
 */

import assert from "node:assert/strict";
import { TransportError } from "kubist";
import { type ManualClock, manualClock, scope, sleep } from "kubist/stream";
import type { MemberLeases, MemberRecord } from "../../lib/controller/share/member_leases.ts";
import { Membership, type MembershipOptions } from "../../lib/controller/share/membership.ts";
import type { Held } from "../../lib/controller/work_split.ts";

/** A failure that may pass. */
export const flaky = (): TransportError =>
  new TransportError("Cannot reach it: reset", { problem: "reset" });

/** Whole numbers below 2^31, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1) / 2 ** 31;
}

/** The Leases of a group in memory. `trip` is called on the way there and on the way back. */
export function fakeLeases(
  trip: (signal: AbortSignal | undefined) => Promise<void>,
): { readonly records: Map<string, MemberRecord>; door(gone?: AbortSignal): MemberLeases } {
  const records = new Map<string, MemberRecord>();
  let version = 0;
  /** The Leases as one member reaches them, until it is gone. */
  const door = (gone?: AbortSignal): MemberLeases => {
    const go = async (signal: AbortSignal | undefined) => {
      await trip(signal);
      gone?.throwIfAborted();
    };
    return {
      what: "the group",
      async list({ signal }) {
        await go(signal);
        const all = [...records.values()];
        await go(signal);
        return all;
      },
      async write(record, { signal }) {
        await go(signal);
        records.set(record.identity, { ...record, version: `${++version}` });
        await go(signal);
      },
      async remove(record, { signal }) {
        await go(signal);
        const same = records.get(record.identity)?.version === record.version;
        if (same) records.delete(record.identity);
      },
      async leave(identity, { signal }) {
        await go(signal);
        records.delete(identity);
      },
    };
  };
  return { records, door };
}

/** A member of the usual times. */
export function member(
  leases: MemberLeases,
  identity: string,
  clock: ManualClock,
  more: Partial<MembershipOptions> = {},
): Membership {
  return new Membership(leases, {
    identity,
    leaseDurationMs: 15_000,
    renewDeadlineMs: 10_000,
    retryPeriodMs: 2_000,
    drainMs: 30_000,
    clock,
    ...more,
  });
}

/** Keys to be shared out. */
export const keys: readonly string[] = Array.from(
  { length: 200 },
  (_, i) => `ns-${i % 7}/object-${i}`,
);

/** What a planted bug stands in for. */
export interface SharingParts {
  readonly leases?: ((leases: MemberLeases) => MemberLeases) | undefined;
  readonly options?: Partial<MembershipOptions> | undefined;
  readonly hold?: ((held: Held) => Held) | undefined;
}

/** Lets four members work for a while; throws when two work one key at once. */
export async function shareInTurns(seed: number, parts: SharingParts = {}): Promise<void> {
  const clock = manualClock();
  const random = randomOf(seed);
  const wait = (ms: number, signal?: AbortSignal) => sleep(clock, ms, signal);
  let faults = 0;
  let calm = false;
  const { door } = fakeLeases(async (signal) => {
    const dice = calm ? 1 : random();
    if (dice < 0.04 && ++faults) throw flaky();
    await wait(dice < 0.08 && ++faults ? random() * 20_000 : random() * 100, signal);
  });
  const working = new Map<string, string>();
  let works = 0;
  let over = false;
  /** Works keys until it dies, which takes its work with it. */
  const live = async (identity: string): Promise<void> => {
    const gone = new AbortController();
    const reached = door(gone.signal);
    const self = member(parts.leases?.(reached) ?? reached, identity, clock, parts.options);
    await self.join(undefined);
    const dead = new AbortController();
    const work = async () => {
      while (!dead.signal.aborted) {
        const key = keys[Math.floor(random() * 12)] ?? "";
        // within one process the queue keeps the key to one worker
        using own = working.get(key) === identity ? undefined : self.hold(key);
        const held = own && (parts.hold?.(own) ?? own);
        if (held) {
          const rival = working.get(key);
          assert.equal(rival, undefined, `${identity} takes ${key} at ${clock.now()}`);
          working.set(key, identity);
          works++;
          using until = scope(held.signal, dead.signal);
          await wait(random() * (random() < 0.1 ? 40_000 : 6_000), until.signal).catch(() => {});
          working.delete(key);
        }
        await wait(random() * 500, dead.signal).catch(() => {});
      }
    };
    const workers = [work(), work()];
    for (const worker of workers) worker.catch(() => {});
    await wait(random() * 40_000);
    dead.abort();
    await Promise.all(workers);
    // half of them leave, the others just fall silent
    if (random() < 0.5) gone.abort("gone");
    await self.leave();
  };
  const lives = async (name: string) => {
    for (let i = 0; !over; i++) await live(`${name}-${i}`);
  };
  let ended = false;
  const all = Promise.all(["a", "b", "c", "d"].map(lives)).finally(() => ended = true);
  all.catch(() => {});
  for (let i = 0; i < 1_000 && !ended; i++) await clock.advance(1000);
  over = calm = true;
  for (let i = 0; i < 3_000 && !ended; i++) await clock.advance(1000);
  await all;
  assert.ok(faults > 300 && works > 500, `${faults} faults, ${works} works`);
}
