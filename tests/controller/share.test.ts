import assert from "node:assert/strict";
import process from "node:process";
import { ApiError } from "kubist";
import { controller, shareWork } from "kubist/controller";
import { type ManualClock, manualClock } from "kubist/stream";
import { startCluster } from "kubist/testing";
import { shareOut } from "../../lib/controller/share/rendezvous.ts";
import { Claims, Roster } from "../../lib/controller/share/roster.ts";
import { test } from "../harness.ts";
import { fakeLeases, flaky, keys, member, shareInTurns } from "./sharing.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets time pass until a promise settles. */
async function during<T>(clock: ManualClock, promise: Promise<T>): Promise<T> {
  let settled = false;
  promise.finally(() => settled = true).catch(() => {});
  for (let i = 0; i < 10_000 && !settled; i++) await clock.advance(100);
  return await promise;
}

const ownerOf = (key: string, members: readonly string[]) => shareOut(members)(key);
test("shareOut() spreads keys evenly and moves only those of who comes or goes", () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `web/object-${i}`);
  const four = ["a", "b", "c", "d"];
  const counts = new Map<string, number>();
  let moved = 0;
  for (const key of many) {
    const owner = ownerOf(key, four) ?? "";
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
    const after = ownerOf(key, ["a", "b", "c"]);
    if (owner !== "d") assert.equal(after, owner);
    else moved++;
    assert.equal(ownerOf(key, ["d", "b", "a", "c"]), owner);
  }
  for (const member of four) {
    const count = counts.get(member) ?? 0;
    assert.ok(count > 2300 && count < 2700, `${member} has ${count} of 10000`);
  }
  assert.equal(moved, counts.get("d"));
  assert.equal(ownerOf("a", []), undefined);
});

test("Claims takes no key that another member's published view gives to that other", () => {
  const key = keys.find((one) => ownerOf(one, ["a", "b"]) === "a") ?? "";
  const other = (view: string[]) => ({ identity: "b", view, durationSeconds: 15, version: "1" });
  assert.ok(new Claims("a", [["a", "b"]], [other(["a", "b"])]).has(key));
  assert.ok(new Claims("a", [["a", "b"]], [other([])]).has(key));
  assert.ok(!new Claims("a", [["a", "b"]], [other(["b"])]).has(key));
  assert.ok(!new Claims("a", [[], ["a", "b"]], [other([])]).has(key));
  assert.ok(!new Claims("a", [], []).has(key));
});

test("Roster holds a member for dead when a list asked for that long after shows no renewal", () => {
  const roster = new Roster("me");
  const record = (version: string) => ({ identity: "b", view: [], durationSeconds: 15, version });
  roster.observe([record("1")], 1000);
  roster.observe([record("1")], 20_000);
  assert.equal(roster.others(15_999).length, 1);
  assert.equal(roster.dead(16_000).length, 1);
  roster.observe([record("2")], 20_001);
  assert.equal(roster.others(35_000).length, 1);
  roster.observe([], 20_002);
  assert.equal(roster.others(20_002).length + roster.dead(90_000).length, 0);
});

test("two members share all keys, and the one that is left has them all", async () => {
  const clock = manualClock();
  const { door, records } = fakeLeases(() => Promise.resolve());
  const a = member(door(), "a", clock);
  await during(clock, a.join(undefined));
  assert.ok(keys.every((key) => a.owns(key)));
  const b = member(door(), "b", clock);
  await during(clock, b.join(undefined));
  assert.ok(!keys.some((key) => b.owns(key)), "nothing is handed over before a says so");
  await clock.advance(4_000);
  const mine = keys.filter((key) => a.owns(key));
  const theirs = keys.filter((key) => b.owns(key));
  assert.deepEqual([...mine, ...theirs].sort(), [...keys].sort());
  assert.deepEqual(b.members, ["a", "b"]);
  await during(clock, a.leave());
  assert.deepEqual([...records.keys()], ["b"]);
  await clock.advance(4_000);
  assert.ok(keys.every((key) => b.owns(key) && !a.owns(key)));
  await during(clock, b.leave());
  assert.deepEqual([records.size, clock.pending], [0, 0]);
});

test("a key under work is handed over when the work has ended, not before", async () => {
  const clock = manualClock();
  const { door } = fakeLeases(() => Promise.resolve());
  const a = member(door(), "a", clock);
  await during(clock, a.join(undefined));
  const key = keys.find((one) => ownerOf(one, ["a", "b"]) === "b") ?? "";
  const held = a.hold(key);
  assert.ok(held);
  const b = member(door(), "b", clock);
  await during(clock, b.join(undefined));
  await clock.advance(60_000);
  assert.deepEqual([a.owns(key), b.owns(key), a.hold(key)], [false, false, undefined]);
  assert.ok(!held.signal.aborted);
  held[Symbol.dispose]();
  await clock.advance(3_000);
  assert.ok(b.owns(key));
  await during(clock, Promise.all([a.leave(), b.leave()]));
});

test("a member that cannot renew stops before the others take over", async () => {
  const clock = manualClock();
  let cut = false;
  const { door, records } = fakeLeases(() => Promise.resolve());
  const open = door();
  const a = member(
    {
      ...open,
      write: (record, how) => cut ? Promise.reject(flaky()) : open.write(record, how),
    },
    "a",
    clock,
  );
  const b = member(door(), "b", clock);
  await during(clock, Promise.all([a.join(undefined), b.join(undefined)]));
  await clock.advance(6_000);
  const key = keys.find((one) => a.owns(one)) ?? "";
  const held = a.hold(key);
  assert.ok(held);
  cut = true;
  let stoppedAt = 0;
  held.signal.addEventListener("abort", () => stoppedAt = clock.now());
  while (!b.owns(key)) await clock.advance(100);
  assert.ok(stoppedAt > 0 && clock.now() - stoppedAt >= 5_000);
  assert.deepEqual([a.isMember, a.owns(key)], [false, false]);
  a.check();
  await clock.advance(60_000);
  assert.throws(() => a.check(), /ran out and was not renewed/);
  assert.ok(!records.has("a"), "the record of a dead member is removed");
  cut = false;
  held[Symbol.dispose]();
  await clock.advance(6_000);
  assert.ok(a.owns(key) && !b.owns(key));
  await during(clock, Promise.all([a.leave(), b.leave()]));
});

test("a member that slept through its deadline ends its work when it wakes, and begins anew", async () => {
  const clock = manualClock();
  let asleepMs = 0;
  const drifting = { ...clock, now: () => clock.now() + asleepMs };
  const { door } = fakeLeases(() => Promise.resolve());
  const a = member(door(), "a", drifting);
  await during(clock, a.join(undefined));
  const key = keys[0] ?? "";
  const held = a.hold(key);
  assert.ok(held);
  let changes = 0;
  a.onChange(() => changes++);
  asleepMs = 20_000;
  assert.deepEqual([held.signal.aborted, a.owns(key)], [false, false]);
  await clock.advance(2_000);
  assert.ok(held.signal.aborted, "others may have taken over in the meantime");
  assert.ok(a.owns(key) && changes > 0, "what was left out in the meantime is looked at again");
  held[Symbol.dispose]();
  await during(clock, a.leave());
});

test("join() gives up for an abort and for what only the user can mend", async () => {
  const clock = manualClock();
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, code: 403 } as const;
  const refused = new ApiError("Cannot", { status, code: 403, reason: "Forbidden" });
  const { door } = fakeLeases(() => Promise.reject(refused));
  await assert.rejects(member(door(), "a", clock).join(undefined), (e) => e === refused);
  const hanging = fakeLeases(() => Promise.reject(flaky()));
  const joining = member(hanging.door(), "a", clock).join(AbortSignal.abort("enough"));
  await assert.rejects(joining, (error) => error === "enough");
});

/** How many seeds are tried; on Node, whose test runner makes every await many times slower, fewer. */
const seeds = Number(process.env.KUBIST_SHARE_SEEDS ?? ("Deno" in globalThis ? 10 : 1));

for (let seed = 1; seed <= seeds; seed++) {
  test(`no key is worked twice at once, whatever goes wrong: seed ${seed}`, async () => {
    await shareInTurns(seed);
  }, { timeoutMs: 360_000 });
}

test("shareWork() shares the objects of controllers in one cluster", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  const maps = k.configMaps("default");
  for (let i = 0; i < 20; i++) await maps.create({ metadata: { name: `m${i}` } });
  const times = { leaseDurationMs: 15_000, renewDeadlineMs: 10_000, retryPeriodMs: 50 };
  const begin = async (identity: string) => {
    const share = await shareWork(k, { name: "maps", identity, ...times });
    const seen = new Set<string>();
    const c = controller(maps).run(({ key }) => void seen.add(key), { split: share });
    await c.synced;
    const end = async () => {
      await c.stop();
      await share.leave();
    };
    return { share, seen, end };
  };
  const a = await begin("a");
  while (a.seen.size < 20) await pause(10);
  const b = await begin("b");
  const ofB = () => [...a.seen].filter((key) => b.share.owns(key));
  while (ofB().length === 0 || !ofB().every((key) => b.seen.has(key))) await pause(10);
  await pause(300);
  assert.deepEqual([...b.seen].sort(), ofB().sort());
  await a.end();
  while (b.seen.size < 20) await pause(10);
  await b.end();
  assert.deepEqual(await k.leases("default").toArray(), []);
});
