/** The scenarios of client-go's delta queues, each by its name, as facts of what waits for a listener. */

import assert from "node:assert/strict";
import type { Change } from "kubist/watch";
import { Outbox, syncMark } from "../../lib/cache/outbox.ts";
import { test } from "../harness.ts";
import { refusal, seeded } from "../watch/model.ts";
import { recorder, rig, type Thing, told } from "./rig.ts";

const thing = (key: string, value: number): Thing => ({
  apiVersion: "v1",
  kind: "Thing",
  metadata: {
    name: key,
    uid: `u-${key}`,
    resourceVersion: String(value + 1),
    creationTimestamp: "",
  },
  value,
});
const added = (key: string, value: number): Change<Thing> => ({
  type: "ADDED",
  key,
  object: thing(key, value),
  initial: false,
});
const modified = (key: string, from: number, to: number): Change<Thing> => ({
  type: "MODIFIED",
  key,
  object: thing(key, to),
  old: thing(key, from),
  resync: false,
});
const deleted = (key: string, value: number): Change<Thing> => ({
  type: "DELETED",
  key,
  object: thing(key, value),
  old: thing(key, value),
  missed: false,
});

function drain(outbox: Outbox<Thing>): string[] {
  const words: string[] = [];
  for (let mail = outbox.shift(); mail !== undefined; mail = outbox.shift()) {
    words.push(mail === syncMark ? "synced" : told(mail));
  }
  return words;
}

function filled(limit: number, changes: readonly Change<Thing>[]): Outbox<Thing> {
  const outbox = new Outbox<Thing>(limit);
  for (const change of changes) outbox.push(change);
  return outbox;
}

test("delta queue, basic: what goes in comes out in order, every change of it", () => {
  const changes = [added("a", 1), added("b", 1), modified("a", 1, 2), deleted("a", 2)];
  assert.deepEqual(drain(filled(10, changes)), [
    "ADDED a 1",
    "ADDED b 1",
    "MODIFIED a 2",
    "DELETED a 2",
  ]);
});

test("delta queue, compression: beyond the limit the changes of one object become one", () => {
  const outbox = filled(2, [
    added("a", 1),
    added("b", 1),
    modified("a", 1, 2),
    modified("b", 1, 3),
    modified("a", 2, 4),
  ]);
  assert.equal(outbox.size, 2);
  assert.deepEqual(drain(outbox), ["ADDED a 4", "ADDED b 3"]);
});

test("delta queue, add and update: a change of a waiting addition is an addition of the new state", () => {
  assert.deepEqual(drain(filled(0, [added("a", 1), modified("a", 1, 2)])), ["ADDED a 2"]);
});

test("delta queue, update and update: old is what was told last, not what was merged away", () => {
  const outbox = filled(0, [modified("a", 1, 2), modified("a", 2, 3)]);
  const mail = outbox.shift() as Change<Thing>;
  assert.equal(mail.type === "MODIFIED" && mail.old.value, 1);
  assert.equal(mail.object.value, 3);
});

test("delta queue, deletions only in queue: what came and went unseen leaves no trace", () => {
  const outbox = filled(0, [added("a", 1), modified("a", 1, 2), deleted("a", 2)]);
  assert.equal(outbox.size, 0);
  assert.deepEqual(drain(outbox), []);
});

test("delta queue, replace with delete in queue: a deletion stays, and so does what came after it", () => {
  const outbox = filled(0, [deleted("a", 1), added("a", 5), modified("a", 5, 6)]);
  assert.deepEqual(drain(outbox), ["DELETED a 1", "ADDED a 6"]);
});

test("delta queue, delete after delete and add: the first deletion is what remains", () => {
  const outbox = filled(0, [deleted("a", 1), added("a", 5), deleted("a", 5)]);
  assert.equal(outbox.size, 1);
  assert.deepEqual(drain(outbox), ["DELETED a 1"]);
  const more = filled(0, [deleted("a", 1), added("a", 5), deleted("a", 5), added("a", 7)]);
  assert.deepEqual(drain(more), ["DELETED a 1", "ADDED a 7"]);
});

test("delta queue, update and delete: a deletion says the state that was told last", () => {
  const outbox = filled(0, [modified("a", 1, 2), deleted("a", 2)]);
  const mail = outbox.shift() as Change<Thing>;
  assert.equal(mail.type, "DELETED");
  assert.equal(mail.old?.value, 1);
});

test("delta queue, enqueueing no last: what is taken is not merged with what comes after", () => {
  const outbox = filled(0, [added("a", 1)]);
  assert.equal(told(outbox.shift() as Change<Thing>), "ADDED a 1");
  outbox.push(modified("a", 1, 2));
  assert.deepEqual(drain(outbox), ["MODIFIED a 2"]);
});

test("delta queue, line jumpers: a merged change keeps the place of the first", () => {
  const changes = [added("a", 1), added("b", 1), added("c", 1), modified("a", 1, 9)];
  assert.deepEqual(drain(filled(1, changes)), ["ADDED a 9", "ADDED b 1", "ADDED c 1"]);
});

test("delta queue, has synced: the mark comes after what waited when it was set, and not before", () => {
  const outbox = filled(10, [added("a", 1), added("b", 1)]);
  outbox.mark();
  outbox.push(modified("a", 1, 2));
  assert.deepEqual(drain(outbox), ["ADDED a 1", "ADDED b 1", "synced", "MODIFIED a 2"]);
});

test("delta queue, has synced correct on deletion: what vanished before it was told holds nothing up", () => {
  const outbox = filled(0, [added("a", 1)]);
  outbox.mark();
  outbox.push(deleted("a", 1));
  assert.deepEqual(drain(outbox), ["synced"]);
});

test("delta queue, bounded: however long nobody listens, it holds two changes of an object at most", () => {
  const outbox = new Outbox<Thing>(100);
  const chance = seeded(3);
  const state = new Map<string, number>();
  let most = 0;
  for (let i = 0; i < 50_000; i++) {
    const key = `k${Math.floor(chance() * 40)}`;
    const old = state.get(key);
    const goes = old !== undefined && chance() < 0.4;
    if (old === undefined) outbox.push(added(key, i));
    else outbox.push(goes ? deleted(key, old) : modified(key, old, i));
    if (goes) state.delete(key);
    else state.set(key, i);
    most = Math.max(most, outbox.size);
  }
  assert.ok(most >= 100 && most <= 100 + 2 * 40, `${most} changes waited`);
});

test("delta queue, compression law: merged changes add up to what all of them add up to", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const chance = seeded(seed);
    const outbox = new Outbox<Thing>(Math.floor(chance() * 6));
    const truth = new Map<string, number>();
    const heard = new Map<string, number>();
    const take = () => {
      const mail = outbox.shift();
      if (mail === undefined || mail === syncMark) return false;
      const { type, key, object, old } = mail;
      assert.equal(heard.get(key), old?.value, `seed ${seed}: old of ${told(mail)}`);
      if (type === "DELETED") heard.delete(key);
      else heard.set(key, object.value);
      return true;
    };
    for (let i = 0; i < 300; i++) {
      const key = `k${Math.floor(chance() * 5)}`;
      const old = truth.get(key);
      if (old === undefined) truth.set(key, i);
      else if (chance() < 0.4) truth.delete(key);
      else truth.set(key, i);
      const now = truth.get(key);
      outbox.push(
        old === undefined
          ? added(key, i)
          : now === undefined
          ? deleted(key, old)
          : modified(key, old, i),
      );
      if (chance() < 0.3) take();
    }
    while (take());
    assert.deepEqual(new Map([...heard].sort()), new Map([...truth].sort()), `seed ${seed}`);
  }
});

test("delta queue, resync races: a reminder does not overtake or hide news", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start();
  const heard = recorder();
  let release = () => {};
  informer.on((change) => {
    heard.listen(change);
    if (heard.told.length === 1) return new Promise<void>((resolve) => (release = resolve));
  }, { resyncMs: 1000 });
  await r.clock.advance(10);
  r.server.put("a", 2);
  await r.clock.advance(2500);
  release();
  await r.clock.advance(10);
  assert.deepEqual(heard.told.slice(0, 2), ["ADDED a 1 initial", "MODIFIED a 2"]);
  await r.stop();
});

test("delta queue, pop unblocks on close: a loop that waits ends when it is left or disposed", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(10);
  const loop = informer.changes();
  const waiting = loop.next();
  await loop.return?.();
  assert.deepEqual(await waiting, { done: true, value: undefined });
  const other = informer.changes().next();
  await informer[Symbol.asyncDispose]();
  assert.deepEqual(await other, { done: true, value: undefined });
  await r.stop();
});

test("delta queue, atomic replace: readers see the old list or the new one, whatever its size", async () => {
  const r = rig({ pageSize: 1 });
  for (const name of ["a", "b", "c"]) r.server.put(name, 1);
  const informer = r.start();
  await r.clock.advance(10);
  const sizes = new Set<string>();
  informer.on(() => void sizes.add(informer.list().map(({ value }) => value).join("")));
  await r.clock.advance(2000);
  r.server.faults.stream = "end";
  await r.clock.advance(99);
  for (const name of ["a", "b", "c"]) r.server.put(name, 2);
  r.server.compact();
  for (let i = 0; i < 5000; i++) {
    await r.clock.advance(1);
    sizes.add(informer.list().map(({ value }) => value).join(""));
  }
  assert.deepEqual(sizes, new Set(["111", "222"]));
  await r.stop();
});

test("delta queue, atomic replace and resync: what is equal in a new list is no news", async () => {
  const r = rig();
  for (const name of ["a", "b"]) r.server.put(name, 1);
  const informer = r.start();
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(2000);
  const before = informer.get("a");
  r.server.faults.stream = refusal(410, "Expired");
  await r.clock.advance(5000);
  assert.equal(informer.stats.lists, 2);
  assert.deepEqual(heard.told, ["ADDED a 1 initial", "ADDED b 1 initial"]);
  assert.equal(informer.get("a"), before);
  await r.stop();
});

test("delta queue, replace makes deletions for unknown states: they are marked as missed", async () => {
  const r = rig();
  for (const name of ["a", "b"]) r.server.put(name, 1);
  const informer = r.start();
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(2000);
  r.server.faults.stream = refusal(410, "Expired");
  await r.clock.advance(99);
  r.server.remove("b");
  r.server.compact();
  await r.clock.advance(5000);
  assert.equal(heard.told.at(-1)?.startsWith("DELETED b 1"), true);
  assert.deepEqual([...informer.keys()], ["a"]);
  await r.stop();
});
