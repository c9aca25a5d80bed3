import assert from "node:assert/strict";
import { isApiError } from "kubist";
import type { MemberRecord } from "../../lib/controller/share/member_leases.ts";
import type { LeaseLock, LeaseRecord } from "../../lib/controller/lease_lock.ts";
import { test } from "../harness.ts";
import { type LeadingParts, leadInTurns } from "./leading.ts";
import { shareInTurns, type SharingParts } from "./sharing.ts";

type Writing = (write: LeaseLock["update"]) => LeaseLock["update"];

const onWrites = (change: Writing): LeadingParts => ({
  lock: (lock) => ({
    ...lock,
    create: change((record, call) => lock.create(record, call)),
    update: change((record, call) => lock.update(record, call)),
  }),
});

/** What goes wrong in an election from outside, and leads to two leaders. */
const elections: Readonly<Record<string, LeadingParts>> = {
  "writes whatever was written in between": {
    lock: (lock) => ({
      ...lock,
      async update(record, call) {
        await lock.read(call);
        await lock.update(record, call);
      },
    }),
  },
  "takes a lost race for a won one": onWrites((write) => async (record, call) => {
    await write(record, call).catch((error) => {
      if (!isApiError(error, "Conflict")) throw error;
    });
  }),
  "takes over from those alive": {
    lock: (lock) => ({
      ...lock,
      async read(call) {
        const record = await lock.read(call);
        return record && { ...record, durationSeconds: 1 } satisfies LeaseRecord;
      },
    }),
  },
  "promises a shorter lease than it leads": onWrites((write) => (record, call) =>
    write({ ...record, durationSeconds: 3 }, call)
  ),
  "leads on after its lease": { options: { renewDeadlineMs: 60_000 } },
};

/** What goes wrong in a group from outside, and leads to a key that is worked twice at once. */
const groups: Readonly<Record<string, SharingParts>> = {
  "hands over what it still works": {
    leases(leases) {
      let alive: readonly string[] = [];
      return {
        ...leases,
        async list(call) {
          const all = await leases.list(call);
          alive = all.map(({ identity }) => identity);
          return all;
        },
        write: (record, call) =>
          leases.write({ ...record, view: [...new Set([...alive, record.identity])].sort() }, call),
      };
    },
  },
  "does not look at what the others work": {
    leases: (leases) => ({
      ...leases,
      list: async (call) => (await leases.list(call)).map((record) => ({ ...record, view: [] })),
    }),
  },
  "believes an old list": {
    leases(leases) {
      let old: readonly MemberRecord[] | undefined;
      let lists = 0;
      return {
        ...leases,
        list: async (call) => lists++ % 10 === 0 ? old = await leases.list(call) : old ?? [],
      };
    },
  },
  "promises a shorter lease than it works": {
    leases: (leases) => ({
      ...leases,
      write: (record, call) => leases.write({ ...record, durationSeconds: 3 }, call),
    }),
  },
  "works on after its lease": { options: { renewDeadlineMs: 60_000 } },
  "does not hear that its lease ran out": {
    hold: (held) => ({
      signal: new AbortController().signal,
      [Symbol.dispose]: () => held[Symbol.dispose](),
    }),
  },
};

/** Node's test runner makes every await many times slower. */
const timeoutMs = 120_000;

/** Runs seeds until one fails, as one of five has to. */
async function requireCaught(run: (seed: number) => Promise<unknown>, word: RegExp): Promise<void> {
  const caught: string[] = [];
  for (let seed = 1; seed <= 5 && caught.length === 0; seed++) {
    await run(seed).catch((error: Error) => caught.push(error.message));
  }
  assert.match(caught[0] ?? "", word, "no seed of five catches it");
}

for (const [name, parts] of Object.entries(elections)) {
  test(`leadInTurns() catches the planted bug that ${name}`, async () => {
    await requireCaught((seed) => leadInTurns(seed, parts), / lead at /);
  }, { timeoutMs });
}

for (const [name, parts] of Object.entries(groups)) {
  test(`shareInTurns() catches the planted bug that ${name}`, async () => {
    await requireCaught((seed) => shareInTurns(seed, parts), / takes .* at /);
  }, { timeoutMs });
}
