/**
 * The scenarios of client-go's informer controller, of its informer watcher (UntilWithSync), and those of
 * its queues that no other file here plays, by their names.
 */
import assert from "node:assert/strict";
import type { Change } from "kubist/watch";
import { test } from "../harness.ts";
import { refusal, reset, seeded } from "../watch/model.ts";
import { recorder, rig, type Thing, told } from "./rig.ts";

/** The changes that a loop was told, until its informer ends. */
function loopOver(changes: AsyncIterable<Change<Thing>>): string[] {
  const words: string[] = [];
  const read = async () => {
    for await (const change of changes) words.push(told(change));
  };
  read().catch(() => {});
  return words;
}

test("informer controller, hammer: after three writers and random breaks the store is the server's", async () => {
  const r = rig();
  const informer = r.start();
  const heard = new Map<string, number>();
  informer.on(({ type, key, object }) => {
    if (type === "DELETED") heard.delete(key);
    else heard.set(key, object.value);
  });
  const chance = seeded(7);
  await r.clock.advance(10);
  for (let i = 0; i < 100; i++) {
    for (const writer of ["x", "y", "z"]) {
      const name = `${writer}${Math.floor(chance() * 5)}`;
      if (chance() < 0.3) r.server.remove(name);
      else r.server.put(name, i);
    }
    if (chance() < 0.1) r.server.faults.stream = reset();
    await r.clock.advance(chance() * 300);
  }
  await r.clock.advance(120_000);
  const there = [...r.server.objects].map(([key, object]) => [key, (object as Thing).value]);
  const wanted = new Map(there as [string, number][]);
  assert.deepEqual(new Map(informer.list().map((o) => [o.metadata.name, o.value])), wanted);
  assert.deepEqual(heard, wanted);
  await r.stop();
});

test("informer controller, update: each change has the state that was told before as its old one", async () => {
  const r = rig();
  const informer = r.start();
  const pairs: string[] = [];
  informer.on((change) => {
    if (change.type === "MODIFIED") pairs.push(`${change.old.value} ${change.object.value}`);
  });
  await r.clock.advance(10);
  for (const value of [1, 2, 3, 4]) r.server.put("a", value);
  await r.clock.advance(10);
  assert.deepEqual(pairs, ["1 2", "2 3", "3 4"]);
  await r.stop();
});

test("informer controller, batches: what comes at once is told in order, one by one", async () => {
  const r = rig();
  const informer = r.start();
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(10);
  const names = Array.from({ length: 25 }, (_, i) => `n${i}`);
  for (const name of names) r.server.put(name, 1);
  await r.clock.advance(10);
  assert.deepEqual(heard.told, names.map((name) => `ADDED ${name} 1`));
  await r.stop();
});

test("informer controller, replace events: a new list adds, changes and deletes what differs, and no more", async () => {
  const r = rig();
  for (const name of ["gone", "new", "same"]) r.server.put(name, 1);
  const informer = r.start();
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(2000);
  heard.told.length = 0;
  r.server.faults.stream = "end";
  await r.clock.advance(99);
  r.server.remove("gone");
  r.server.put("new", 2);
  r.server.put("added", 1);
  r.server.compact();
  await r.clock.advance(5000);
  assert.deepEqual(heard.told.sort(), ["ADDED added 1", "DELETED gone 1 missed", "MODIFIED new 2"]);
  assert.equal(informer.stats.lists, 2);
  await r.stop();
});

test("informer controller, reset watch: another stream goes on where the last one broke", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start();
  await r.clock.advance(2000);
  r.server.faults.stream = reset();
  await r.clock.advance(200);
  r.server.put("a", 2);
  await r.clock.advance(5000);
  assert.equal(informer.get("a")?.value, 2);
  assert.equal(informer.stats.lists, 1);
  assert.equal(informer.stats.streams, 2);
  await r.stop();
});

test("informer controller, store version: it is that of the list, then of events and bookmarks", async () => {
  const r = rig();
  r.server.put("a");
  const informer = r.start();
  assert.equal(informer.resourceVersion, undefined);
  await r.clock.advance(10);
  assert.equal(informer.resourceVersion, "2");
  r.server.put("a");
  await r.clock.advance(10);
  assert.equal(informer.resourceVersion, "3");
  await r.stop();
});

test("informer controller, panic propagation: a mistake in a transform ends it, and everybody hears", async () => {
  const r = rig();
  r.server.put("a");
  const informer = r.start({
    transform: () => {
      throw new RangeError("a mistake");
    },
  });
  const wrong = { name: "RangeError", message: "a mistake" };
  const loop = assert.rejects(async () => {
    for await (const _ of informer);
  }, wrong);
  const synced = assert.rejects(informer.synced, wrong);
  await r.clock.advance(10);
  await Promise.all([loop, synced]);
  await r.stop();
});

test("informer controller, store version with a transform that keeps no metadata: it goes on as ever", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start({ transform: ({ value }) => ({ value }) as Thing });
  await r.clock.advance(10);
  r.server.put("a", 2);
  await r.clock.advance(10);
  assert.equal(informer.resourceVersion, "3");
  assert.deepEqual(informer.get("a"), { value: 2 });
  const reached = informer.waitFor("4");
  r.server.put("b", 1);
  await r.clock.advance(10);
  await reached;
  await r.stop();
});

test("informer controller, transforming: a list and events come changed, and what a listener keeps stays so", async () => {
  const r = rig();
  for (const name of ["a", "b"]) r.server.put(name, 1);
  const informer = r.start({ transform: (thing) => ({ ...thing, value: thing.value * 10 }) });
  const kept: Thing[] = [];
  informer.on(({ object }) => void kept.push(object), { resyncMs: 1000 });
  await r.clock.advance(10);
  for (let value = 2; value < 6; value++) {
    r.server.put("a", value);
    await r.clock.advance(700);
  }
  assert.equal(informer.get("a")?.value, 50);
  assert.ok(kept.length > 8 && kept.every(({ value }) => value % 10 === 0));
  await r.stop();
});

test("shared informer, watch disruption: listeners with and without reminders see what came meanwhile", async () => {
  const r = rig();
  for (const name of ["a", "b"]) r.server.put(name, 1);
  const informer = r.start();
  const [plain, reminded] = [recorder(), recorder()];
  informer.on(plain.listen);
  informer.on(reminded.listen, { resyncMs: 60_000 });
  await r.clock.advance(2000);
  r.server.faults.stream = reset();
  await r.clock.advance(150);
  r.server.put("a", 2);
  r.server.remove("b");
  await r.clock.advance(10_000);
  const all = ["ADDED a 1 initial", "ADDED b 1 initial", "MODIFIED a 2", "DELETED b 1"];
  assert.deepEqual(plain.told, all);
  assert.deepEqual(reminded.told, all);
  await r.clock.advance(60_000);
  assert.deepEqual(reminded.told, [...all, "MODIFIED a 2 resync"]);
  await r.stop();
});

test("informer watcher, ordering: a loop sees the present objects, then changes in the order they came", async () => {
  const r = rig();
  for (const name of ["a", "b"]) r.server.put(name, 1);
  const words = loopOver(r.start());
  await r.clock.advance(10);
  r.server.put("b", 2);
  r.server.put("a", 2);
  r.server.remove("b");
  await r.clock.advance(10);
  assert.deepEqual(words, [
    "ADDED a 1 initial",
    "ADDED b 1 initial",
    "MODIFIED b 2",
    "MODIFIED a 2",
    "DELETED b 2",
  ]);
  await r.stop();
});

test("informer watcher, DeletedFinalStateUnknown: what went unseen is told with the last state that was seen", async () => {
  const r = rig();
  r.server.put("a", 1);
  const words = loopOver(r.start());
  await r.clock.advance(2000);
  r.server.faults.stream = "end";
  await r.clock.advance(99);
  r.server.put("a", 2);
  r.server.remove("a");
  r.server.compact();
  await r.clock.advance(5000);
  assert.deepEqual(words, ["ADDED a 1 initial", "DELETED a 1 missed"]);
  await r.stop();
});

test("informer watcher, until: it waits from what is there, sees what comes, and ends with its informer", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start();
  const at = (value: number) => informer.waitUntil("a", (thing) => thing?.value === value);
  const [first, second, never] = [at(1), at(2), at(3)];
  const ended = assert.rejects(never, { name: "AbortError" });
  await r.clock.advance(10);
  assert.equal((await first)?.value, 1);
  r.server.put("a", 2);
  await r.clock.advance(10);
  assert.equal((await second)?.value, 2);
  await r.stop();
  await ended;
});

test("informer watcher, until error condition: what a condition throws ends its wait, and no other", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(10);
  const mistake = new RangeError("a mistake");
  const fails = assert.rejects(
    informer.waitUntil("a", (thing) => {
      if (thing) throw mistake;
      return false;
    }),
    mistake,
  );
  const comes = informer.waitUntil("a", (thing) => thing !== undefined);
  r.server.put("a", 1);
  await r.clock.advance(10);
  await fails;
  assert.equal((await comes)?.value, 1);
  await r.stop();
});

test("informer watcher, until several conditions: one after the other, or the timeout says which was not met", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(10);
  const steps = (async () => {
    await informer.waitUntil("a", (thing) => thing !== undefined);
    await informer.waitUntil("a", (thing) => thing?.value === 2);
    await informer.waitUntil("b", (thing) => thing !== undefined, { timeoutMs: 1000 });
  })();
  const late = assert.rejects(steps, { name: "TimeoutError", message: /"b".* 1000 ms/ });
  r.server.put("a", 1);
  await r.clock.advance(10);
  r.server.put("a", 2);
  await r.clock.advance(2000);
  await late;
  await r.stop();
});

test("delta queue, add and replace: a waiting addition becomes that of the listed state", async () => {
  const r = rig();
  const informer = r.start();
  const changes = informer.changes({ buffer: 0 });
  await r.clock.advance(2000);
  r.server.put("a", 1);
  await r.clock.advance(150);
  r.server.faults.stream = refusal(410, "Expired");
  await r.clock.advance(150);
  r.server.put("a", 2);
  await r.clock.advance(5000);
  const { value } = await changes.next();
  assert.equal(told(value as Change<Thing>), "ADDED a 2");
  await changes.return?.();
  await r.stop();
});
