/** The scenarios of client-go's shared informer, each by its name. */

import assert from "node:assert/strict";
import { createInformer, waitForSync } from "kubist/cache";
import type { WatchTrouble } from "kubist/watch";
import { test } from "../harness.ts";
import { refusal, reset, seeded } from "../watch/model.ts";
import { recorder, rig, type Thing } from "./rig.ts";

test("shared informer, one watch: informers of the same options share a store and a stream", async () => {
  const r = rig();
  r.server.put("a");
  const first = r.start();
  const second = r.start();
  await r.clock.advance(10);
  assert.deepEqual(r.server.requests, ["page", "open 2"]);
  assert.equal(first.get("a"), second.get("a"));
  await first[Symbol.asyncDispose]();
  assert.equal(r.server.streams, 1);
  r.server.put("b");
  await r.clock.advance(10);
  assert.equal(second.size, 2);
  await r.stop();
});

test("shared informer, reference count: the last to go ends the stream, the next begins anew", async () => {
  const r = rig();
  const first = r.start();
  const second = r.start();
  await r.clock.advance(10);
  await first[Symbol.asyncDispose]();
  await first[Symbol.asyncDispose]();
  assert.equal(r.server.streams, 1);
  await second[Symbol.asyncDispose]();
  assert.equal(r.server.streams, 0);
  const third = r.start();
  await r.clock.advance(10);
  assert.equal(third.isSynced, true);
  assert.equal(r.server.streams, 1);
  await r.stop();
});

test("shared informer, not shared: another transform, or the wish, makes another store", async () => {
  const r = rig();
  r.server.put("a", 1);
  const plain = r.start();
  const other = r.start({ transform: (thing) => ({ ...thing, value: 2 }) });
  const own = r.start({ shared: false });
  await r.clock.advance(10);
  assert.equal(r.server.streams, 3);
  assert.deepEqual([plain, other, own].map((i) => i.get("a")?.value), [1, 2, 1]);
  await r.stop();
});

test("shared informer, resync periods: each listener has its own", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start();
  const [often, seldom, never] = [recorder(), recorder(), recorder()];
  informer.on(often.listen, { resyncMs: 1000 });
  informer.on(seldom.listen, { resyncMs: 3000 });
  informer.on(never.listen);
  await r.clock.advance(6500);
  assert.deepEqual([often, seldom, never].map(({ told }) => told.length), [7, 3, 1]);
  await r.stop();
});

test("shared informer, resync periods: one too short is refused", () => {
  const r = rig();
  const informer = r.start();
  assert.throws(() => informer.on(() => {}, { resyncMs: 10 }), /at least 1000/);
  assert.throws(() => informer.on(() => {}, { buffer: -1 }), /at least 0/);
  return r.stop();
});

test("shared informer, initialisation race: a listener that joins during the first list hears all once", async () => {
  const r = rig({ pageSize: 1 });
  for (const name of ["a", "b", "c"]) r.server.put(name);
  const informer = r.start();
  const heard = [recorder()];
  informer.on(heard[0]!.listen);
  for (let i = 0; i < 6; i++) {
    await r.clock.advance(1);
    const late = recorder();
    heard.push(late);
    informer.on(late.listen);
  }
  await r.clock.advance(10);
  for (const { told } of heard) {
    assert.deepEqual([...told].sort(), [
      "ADDED a 0 initial",
      "ADDED b 0 initial",
      "ADDED c 0 initial",
    ]);
  }
  await r.stop();
});

test("shared informer, late joiner: it hears the present objects as initial, then the same as all", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start();
  await r.clock.advance(10);
  r.server.put("a", 2);
  await r.clock.advance(10);
  const late = recorder();
  const subscription = informer.on(late.listen);
  await subscription.synced;
  r.server.put("a", 3);
  await r.clock.advance(10);
  assert.deepEqual(late.told, ["ADDED a 2 initial", "MODIFIED a 3"]);
  await r.stop();
});

test(
  "shared informer, watch disruption: 100 drops lose nothing for listeners with and without resync",
  async () => {
    const r = rig();
    r.server.put("a", 0);
    const informer = r.start();
    const [plain, reminded] = [recorder(), recorder()];
    informer.on(plain.listen);
    informer.on((change) => {
      if (!(change.type === "MODIFIED" && change.resync)) reminded.listen(change);
    }, { resyncMs: 5000 });
    await r.clock.advance(10);
    for (let i = 1; i <= 100; i++) {
      r.server.faults.stream = i % 3 ? reset() : refusal(500, "InternalError");
      await r.clock.advance(110);
      r.server.put("a", i);
      await r.clock.advance(130_000);
    }
    const wanted = [
      "ADDED a 0 initial",
      ...Array.from({ length: 100 }, (_, i) => `MODIFIED a ${i + 1}`),
    ];
    assert.deepEqual(plain.told, wanted);
    assert.deepEqual(reminded.told, wanted);
    await r.stop();
  },
  { timeoutMs: 240_000 },
);

test("shared informer, error handler: each hook hears of each failure, and only while it lives", async () => {
  const r = rig();
  const errors: unknown[] = [];
  const first = r.start({ onTrouble: ({ error }) => errors.push(error) });
  const second = r.start();
  await r.clock.advance(10);
  const broken = reset();
  r.server.faults.stream = broken;
  await r.clock.advance(3000);
  assert.deepEqual(errors, [broken]);
  await first[Symbol.asyncDispose]();
  r.server.faults.stream = reset();
  await r.clock.advance(10_000);
  assert.equal(errors.length, 1);
  assert.equal(second.stats.troubles, 2);
  await r.stop();
});

test("shared informer, start race: many started at once are one", async () => {
  const r = rig();
  r.server.put("a");
  const all = Array.from({ length: 50 }, () => r.start());
  await Promise.all([r.clock.advance(10), ...all.map((informer) => informer.synced)]);
  assert.deepEqual(r.server.requests, ["page", "open 2"]);
  await r.stop();
});

test("shared informer, transformer: listeners hear what the transform gives, deletions too", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start({ transform: (thing) => ({ ...thing, value: -thing.value }) });
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(10);
  r.server.put("a", 2);
  r.server.remove("a");
  await r.clock.advance(10);
  assert.deepEqual(heard.told, ["ADDED a -1 initial", "MODIFIED a -2", "DELETED a -2"]);
  await r.stop();
});

test("shared informer, handler removal (own): one that removes itself hears no more", async () => {
  const r = rig();
  r.server.put("a");
  const informer = r.start();
  const heard = recorder();
  const subscription = informer.on((change) => {
    heard.listen(change);
    void subscription[Symbol.asyncDispose]();
  });
  await r.clock.advance(10);
  r.server.put("a", 1);
  await r.clock.advance(10);
  assert.deepEqual(heard.told, ["ADDED a 0 initial"]);
  await r.stop();
});

test("shared informer, handler removal (foreign, repeated): others go on, a second removal does nothing", async () => {
  const r = rig();
  const informer = r.start();
  const [gone, stays] = [recorder(), recorder()];
  const subscription = informer.on(gone.listen);
  informer.on(stays.listen);
  await r.clock.advance(10);
  await subscription[Symbol.asyncDispose]();
  await subscription[Symbol.asyncDispose]();
  r.server.put("a");
  await r.clock.advance(10);
  assert.deepEqual([gone.told, stays.told], [[], ["ADDED a 0"]]);
  await r.stop();
});

test("shared informer, handler removal (while active): it waits for the call under way", async () => {
  const r = rig();
  r.server.put("a");
  const informer = r.start();
  let release = () => {};
  let done = false;
  const subscription = informer.on(async () => {
    await new Promise<void>((resolve) => (release = resolve));
    done = true;
  });
  await r.clock.advance(10);
  const removing = subscription[Symbol.asyncDispose]();
  assert.equal(done, false);
  release();
  await removing;
  assert.equal(done, true);
  await r.stop();
});

test("shared informer, handler removal (after stop): nothing happens", async () => {
  const r = rig();
  const informer = r.start();
  const subscription = informer.on(() => {});
  await r.clock.advance(10);
  await informer[Symbol.asyncDispose]();
  await subscription[Symbol.asyncDispose]();
  await subscription.synced;
  assert.equal(subscription.pending, 0);
  await r.stop();
});

test("shared informer, handlers after stop: a listener of a disposed informer is told so", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(10);
  await informer[Symbol.asyncDispose]();
  await assert.rejects(informer.on(() => {}).synced, { name: "AbortError" });
  await assert.rejects(informer.changes().next(), { name: "AbortError" });
  await informer.ended;
  await r.stop();
});

test("shared informer, panics in handlers: what a listener throws goes to its hook; the next change comes", async () => {
  const r = rig();
  const informer = r.start();
  const errors: unknown[] = [];
  const heard = recorder();
  informer.on((change) => {
    heard.listen(change);
    if (change.object.value === 1) throw new RangeError("one");
    if (change.object.value === 2) return Promise.reject(new RangeError("two"));
  }, { onError: (error, { key }) => errors.push(`${key} ${(error as Error).message}`) });
  await r.clock.advance(10);
  for (const value of [1, 2, 3]) r.server.put("a", value);
  await r.clock.advance(10);
  assert.deepEqual(errors, ["a one", "a two"]);
  assert.equal(heard.told.at(-1), "MODIFIED a 3");
  await r.stop();
});

test("shared informer, handlers registered twice: each registration hears all, and ends by itself", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start();
  const heard = recorder();
  const first = informer.on(heard.listen);
  informer.on(heard.listen);
  await r.clock.advance(10);
  assert.deepEqual(heard.told, ["ADDED a 1 initial", "ADDED a 1 initial"]);
  await first[Symbol.asyncDispose]();
  r.server.put("a", 2);
  await r.clock.advance(10);
  assert.deepEqual(heard.told.slice(2), ["MODIFIED a 2"]);
  await r.stop();
});

test("shared informer, handlers come and go: whoever stays hears each change once, in order", async () => {
  const r = rig();
  r.server.put("a", 0);
  const informer = r.start();
  const chance = seeded(3);
  const heard = recorder();
  informer.on(heard.listen);
  const guests: { readonly told: string[]; readonly leave: () => PromiseLike<void> }[] = [];
  for (let value = 1; value <= 200; value++) {
    const { told, listen } = recorder();
    const subscription = informer.on(listen, chance() < 0.5 ? { resyncMs: 1000 } : {});
    guests.push({ told, leave: () => subscription[Symbol.asyncDispose]() });
    if (chance() < 0.8) await guests.splice(Math.floor(chance() * guests.length), 1)[0]!.leave();
    r.server.put("a", value);
    await r.clock.advance(1 + chance() * 20);
  }
  const changes = Array.from({ length: 200 }, (_, i) => `MODIFIED a ${i + 1}`);
  const news = (told: readonly string[]) => told.filter((line) => !line.endsWith("resync"));
  // The first of them were written before the stream was there: the list has them.
  const [initial, ...rest] = news(heard.told);
  assert.match(initial ?? "", /^ADDED a [01] initial$/);
  assert.deepEqual(rest, changes.slice(-rest.length));
  assert.ok(rest.length >= 199 && guests.length > 20, `${rest.length}, ${guests.length}`);
  for (const { told } of guests) {
    const [joined, ...later] = news(told);
    assert.match(joined ?? "", /^ADDED a [0-9]+ initial$/);
    assert.deepEqual(later, later.length === 0 ? [] : changes.slice(-later.length));
  }
  await r.stop();
});

test("verify() finds what is wrong in a store", async () => {
  const r = rig();
  for (const name of ["a", "b", "c", "d"]) r.server.put(name, 1);
  const informer = r.start();
  await r.clock.advance(10);
  const verify = async () => {
    const found = informer.verify();
    await r.clock.advance(10);
    return (await found).map(({ key, stored, actual }) => [key, stored?.value, actual?.value]);
  };
  assert.deepEqual(await verify(), []);
  (informer.get("a") as { value: number }).value = 9;
  const b = r.server.objects.get("b") as Thing;
  r.server.objects.set("b", { ...b, value: 7 } as Thing);
  r.server.objects.delete("c");
  r.server.objects.set("e", { ...b, value: 5, metadata: { ...b.metadata, name: "e" } } as Thing);
  assert.deepEqual((await verify()).sort(), [
    ["a", 9, 1],
    ["b", 1, 7],
    ["c", 1, undefined],
    ["e", undefined, 5],
  ]);
  await r.stop();
});

test("shared informer, shutdown life cycle: signal, loops, waits and store end together", async () => {
  const r = rig();
  r.server.put("a");
  const controller = new AbortController();
  const reason = Symbol("enough");
  const informer = r.start({ signal: controller.signal });
  await r.clock.advance(10);
  const is = (error: unknown) => error === reason;
  const loop = informer.changes();
  await loop.next();
  const rejections = [
    assert.rejects(loop.next(), is),
    assert.rejects(informer.waitFor("99"), is),
    assert.rejects(informer.waitUntil("z", (thing) => thing !== undefined), is),
    assert.rejects(informer.ended, is),
  ];
  controller.abort(reason);
  await Promise.all(rejections);
  await r.clock.advance(0);
  assert.equal(r.server.streams, 0);
  assert.throws(() => createInformer(r.source, { signal: controller.signal }), is);
  await r.stop();
});

test("shared informer, slow listener: it holds nobody up and misses no last state", async () => {
  const r = rig();
  r.server.put("a", 0);
  const informer = r.start();
  const fast = recorder();
  informer.on(fast.listen);
  let release = () => {};
  const slow = recorder();
  const subscription = informer.on((change) => {
    slow.listen(change);
    return new Promise<void>((resolve) => (release = resolve));
  }, { buffer: 10 });
  await r.clock.advance(10);
  for (let i = 1; i <= 500; i++) {
    r.server.put("a", i);
    if (i % 10 === 0) await r.clock.advance(1);
  }
  assert.equal(fast.told.length, 501);
  assert.ok(subscription.pending <= 10);
  for (let i = 0; i < 20; i++) {
    release();
    await r.clock.advance(1);
  }
  assert.equal(slow.told.at(-1), "MODIFIED a 500");
  await r.stop();
});

test("shared informer, slow loop: a restore that leads back to what it was told of is still told", async () => {
  const r = rig({ random: () => 0 });
  r.server.put("a", 1);
  const first = r.server.objects.get("a") as Thing;
  const informer = r.start();
  const fast = recorder();
  informer.on(fast.listen);
  const slow = informer.changes({ buffer: 0 });
  await r.clock.advance(2000);
  await slow.next();
  r.server.put("a", 2);
  await r.clock.advance(2000);
  r.server.restore(Number(first.metadata.resourceVersion));
  r.server.objects.set("a", first);
  r.server.faults.stream = reset();
  await r.clock.advance(60_000);
  assert.deepEqual(fast.told, ["ADDED a 1 initial", "MODIFIED a 2", "MODIFIED a 1"]);
  const { value: { type, old, object } } = await slow.next();
  assert.equal(type, "MODIFIED");
  assert.deepEqual(object, old);
  assert.equal(informer.get("a"), object);
  await slow.return?.();
  await r.stop();
});

test("shared informer, indexers: by name, added while it runs, gone with their informer", async () => {
  const r = rig();
  for (const [name, value] of [["a", 1], ["b", 2], ["c", 1]] as const) r.server.put(name, value);
  const informer = r.start({ indexes: { value: (thing) => [`v${thing.value}`] } });
  await r.clock.advance(10);
  const names = (things: readonly Thing[]) => things.map(({ metadata }) => metadata.name).sort();
  assert.deepEqual(names(informer.by("value", "v1")), ["a", "c"]);
  informer.addIndex("first", ({ metadata }) => [metadata.name[0] ?? ""]);
  r.server.put("a", 2);
  r.server.remove("c");
  await r.clock.advance(10);
  assert.deepEqual(informer.by("value", "v1"), []);
  assert.deepEqual(names(informer.by("value", "v2")), ["a", "b"]);
  assert.deepEqual(informer.valuesOf("first").sort(), ["a", "b"]);
  assert.throws(() => informer.by("nothing", "x"), /the indexes are value, first/);
  assert.throws(() => informer.addIndex("value", () => []), /there is one already/);
  await r.stop();
});

test("shared informer, mutation detector: frozen objects throw where they are changed", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start({ freeze: true });
  await r.clock.advance(10);
  const thing = informer.get("a") as Thing;
  assert.throws(() => (thing.value = 2), TypeError);
  assert.throws(() => (thing.metadata.labels = {}), TypeError);
  await r.stop();
});

test("shared informer, wait for sync: it says which cannot, and why", async () => {
  const [good, bad] = [rig(), rig()];
  bad.server.faults.page = refusal(403, "Forbidden");
  const informers = { good: good.start(), bad: bad.start() };
  const waiting = assert.rejects(waitForSync(informers), (error) => {
    assert.match((error as Error).message, /^Cannot sync "bad": /);
    assert.equal(((error as Error).cause as { reason: string }).reason, "Forbidden");
    return true;
  });
  await good.clock.advance(10);
  await bad.clock.advance(10);
  await waiting;
  await good.stop();
  await bad.stop();
});

test("shared informer, after: a write is waited for until the store shows it", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(10);
  const seen: unknown[] = [];
  const writing = informer.after(
    Promise.resolve().then(() => {
      r.server.put("a", 1);
      return structuredClone(r.server.objects.get("a"));
    }),
  ).then(() => seen.push(informer.get("a")?.value));
  await r.clock.advance(10);
  await writing;
  assert.deepEqual(seen, [1]);
  const late = assert.rejects(informer.waitFor("1000", { timeoutMs: 500 }), {
    name: "TimeoutError",
    message: "Cannot wait for version 1000 in the cache of things: not done after 500 ms",
  });
  await r.clock.advance(500);
  await late;
  await r.stop();
});

test("shared informer, wait until: the condition sees the object, or that there is none", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start();
  const reached = informer.waitUntil("a", (thing) => thing?.value === 3);
  const gone = informer.waitUntil("a", (thing) => thing === undefined);
  await r.clock.advance(10);
  r.server.put("a", 3);
  await r.clock.advance(10);
  assert.equal((await reached)?.value, 3);
  r.server.remove("a");
  await r.clock.advance(10);
  assert.equal(await gone, undefined);
  await r.stop();
});

test("shared informer, error handler: hooks are told of what ends it, for listeners and readers hear nothing", async () => {
  const r = rig();
  const own: WatchTrouble[] = [];
  const informer = r.start({ onTrouble: (trouble) => own.push(trouble) });
  informer.on(() => {});
  await r.clock.advance(10);
  const forbidden = refusal(403, "Forbidden");
  r.server.faults.stream = forbidden;
  await r.clock.advance(1000);
  const told = { what: r.server.what, error: forbidden, delayMs: Infinity };
  assert.deepEqual([own, r.troubles], [[told], [told]]);
  await assert.rejects(informer.ended, forbidden);
  await r.stop();
});
