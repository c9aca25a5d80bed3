/** The scenarios of client-go's reflector, each by its name, as facts of an informer. */

import assert from "node:assert/strict";
import { type ApiError, ProtocolError } from "kubist/errors";
import type { WatchFrame } from "kubist/watch";
import { test } from "../harness.ts";
import { garbage, refusal, reset, tooLarge } from "../watch/model.ts";
import { recorder, rig, type Thing } from "./rig.ts";

test("reflector, close on error: a stream that breaks is closed before the next is opened", async () => {
  const r = rig();
  r.server.put("a");
  r.start();
  await r.clock.advance(100);
  assert.equal(r.server.streams, 1);
  r.server.faults.stream = reset();
  await r.clock.advance(200);
  assert.equal(r.server.streams, 0);
  await r.clock.advance(2000);
  assert.equal(r.server.streams, 1);
  await r.stop();
});

test("reflector, run until: it follows until it is told to stop, and then asks no more", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(100);
  await informer[Symbol.asyncDispose]();
  const asked = r.server.requests.length;
  await r.clock.advance(600_000);
  assert.equal(r.server.requests.length, asked);
  await r.stop();
});

test("reflector, watch stopped before: one that is disposed at once never opens a stream", async () => {
  const r = rig();
  const informer = r.start();
  const stopping = informer[Symbol.asyncDispose]();
  await r.clock.advance(100);
  await stopping;
  assert.deepEqual(r.server.requests.filter((request) => request.startsWith("open")), []);
  await r.stop();
});

test("reflector, watch stopped after: disposal ends a stream that waits for events", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(1000);
  assert.equal(r.server.streams, 1);
  await informer[Symbol.asyncDispose]();
  assert.equal(r.server.streams, 0);
  await r.stop();
});

test("reflector, result channel closed before: a stream that ends at once is tried again after a wait", async () => {
  const r = rig();
  r.server.put("a");
  r.server.faults.stream = "end";
  r.start();
  await r.clock.advance(500);
  assert.deepEqual(r.server.requests, ["page", "open 2"]);
  assert.match(String(r.troubles[0]?.error), /ends each stream at once/);
  await r.clock.advance(1500);
  assert.deepEqual(r.server.requests, ["page", "open 2", "open 2"]);
  await r.stop();
});

test("reflector, result channel closed after: one that ends after events is renewed at once", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(5000);
  r.server.put("a");
  await r.clock.advance(10);
  r.server.faults.stream = "end";
  await r.clock.advance(150);
  assert.deepEqual(r.server.requests, ["page", "open 1", "open 2"]);
  assert.deepEqual(r.troubles, []);
  assert.equal(informer.size, 1);
  await r.stop();
});

test("reflector, handler: additions, changes and deletions reach the store, with the last version", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(10);
  r.server.put("foo", 1);
  r.server.put("bar", 1);
  r.server.put("bar", 55);
  r.server.put("baz", 1);
  r.server.remove("foo");
  await r.clock.advance(10);
  assert.deepEqual([...informer.keys()].sort(), ["bar", "baz"]);
  assert.equal(informer.get("bar")?.value, 55);
  assert.equal(informer.resourceVersion, "6");
  await r.stop();
});

for (const list of ["pages", "stream"] as const) {
  test(`reflector, list and watch (${list}): what is there, then what comes, each once`, async () => {
    const r = rig();
    if (list === "stream") r.server.streamLists();
    for (const name of ["a", "b"]) r.server.put(name);
    const informer = r.start({ list });
    const heard = recorder();
    informer.on(heard.listen);
    await r.clock.advance(10);
    r.server.put("c");
    r.server.put("a", 2);
    await r.clock.advance(10);
    assert.deepEqual(heard.told, [
      "ADDED a 0 initial",
      "ADDED b 0 initial",
      "ADDED c 0",
      "MODIFIED a 2",
    ]);
    const wanted = list === "pages" ? ["page", "open 3"] : ["open list"];
    assert.deepEqual(r.server.requests, wanted);
    await r.stop();
  });
}

test("reflector, list and watch with errors: failures of either never lose or repeat an event", async () => {
  const r = rig();
  r.server.put("a");
  r.server.faults.page = refusal(500, "InternalError");
  const informer = r.start();
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(3000);
  for (let i = 1; i <= 4; i++) {
    r.server.faults.stream = i % 2 ? reset() : refusal(500, "InternalError");
    await r.clock.advance(150);
    r.server.faults.open = refusal(503, "ServiceUnavailable");
    r.server.put("a", i);
    await r.clock.advance(130_000);
  }
  assert.deepEqual(heard.told, [
    "ADDED a 0 initial",
    ...[1, 2, 3, 4].map((i) => `MODIFIED a ${i}`),
  ]);
  assert.equal(informer.stats.lists, 1);
  await r.stop();
});

for (const failures of [5, 40]) {
  test(`reflector, backoff of the first connection: ${failures} failures take no more tries than waits`, async () => {
    const r = rig({ random: () => 0 });
    r.server.put("a");
    const informer = r.start();
    await r.clock.advance(10);
    r.server.faults.stream = reset();
    await r.clock.advance(110);
    const before = r.server.requests.length;
    let waited = 0;
    for (let i = 0; i < failures; i++) {
      const wait = Math.min(800 * 2 ** i, 30_000);
      r.server.faults.open = reset();
      await r.clock.advance(wait + 2);
      waited += wait;
    }
    assert.equal(r.server.requests.length - before, failures);
    assert.equal(r.troubles.length, failures + 1);
    assert.ok(waited >= (failures > 6 ? 30_000 * (failures - 6) : 800 * (2 ** failures - 1)));
    await r.clock.advance(30_010);
    assert.equal(r.server.streams, 1);
    assert.equal(informer.size, 1);
    await r.stop();
  });
}

test("reflector, custom backoff: waits grow as they are told to", async () => {
  const r = rig({ random: () => 0, backoff: { initialMs: 10, factor: 3, maxMs: 50 } });
  r.start();
  await r.clock.advance(10);
  r.server.faults.stream = reset();
  r.server.open = () => Promise.reject(reset());
  await r.clock.advance(250);
  r.troubles.length = 4;
  assert.deepEqual(r.troubles.map(({ delayMs }) => delayMs), [10, 30, 50, 50]);
  await r.stop();
});

test("reflector, backoff and no relist on 429: it comes back when it is asked to, to the same version", async () => {
  const r = rig();
  r.server.put("a");
  r.start();
  await r.clock.advance(50);
  r.server.faults.stream = refusal(429, "TooManyRequests", { details: { retryAfterSeconds: 7 } });
  await r.clock.advance(110);
  await r.clock.advance(6900);
  assert.deepEqual(r.server.requests, ["page", "open 2"]);
  await r.clock.advance(2000);
  assert.deepEqual(r.server.requests, ["page", "open 2", "open 2"]);
  await r.stop();
});

for (const times of [1, 2, 3]) {
  test(`reflector, retry of internal errors: ${times} in the stream are mended without a list`, async () => {
    const r = rig();
    r.server.put("a");
    const informer = r.start();
    await r.clock.advance(50);
    for (let i = 0; i < times; i++) {
      r.server.faults.stream = refusal(500, "InternalError");
      await r.clock.advance(15_000);
    }
    r.server.put("b");
    await r.clock.advance(60_000);
    assert.equal(r.troubles.length, times);
    assert.equal(informer.stats.lists, 1);
    assert.equal(informer.size, 2);
    await r.stop();
  });
}

for (const [where, fault] of [["in the stream", "stream"], ["in its place", "open"]] as const) {
  test(`reflector, internal errors without end: the fifth in a row ${where} leads to a list`, async () => {
    const r = rig();
    r.server.put("a");
    const informer = r.start();
    await r.clock.advance(2000);
    if (fault === "open") r.server.faults.stream = "end";
    for (let i = 1; i <= 5; i++) {
      assert.equal(informer.stats.lists, 1, `${i - 1} of them lead to none`);
      r.server.faults[fault] = refusal(500, "InternalError");
      while (r.troubles.length < i) await r.clock.advance(100);
    }
    await r.clock.advance(100_000);
    assert.equal(informer.stats.lists, 2);
    assert.equal(r.troubles.length, 5);
    await r.stop();
  });
}

test("reflector, internal errors between events: what goes on is not listed again", async () => {
  const r = rig();
  r.server.put("a");
  const informer = r.start();
  await r.clock.advance(50);
  for (let i = 1; i <= 10; i++) {
    r.server.put("a", i);
    await r.clock.advance(200);
    r.server.faults.stream = refusal(500, "InternalError");
    await r.clock.advance(120_000);
  }
  assert.equal(informer.stats.lists, 1);
  assert.equal(r.troubles.length, 10);
  await r.stop();
});

test("reflector, resync: listeners are reminded of the store without a request", async () => {
  const r = rig();
  r.server.put("a", 5);
  const informer = r.start();
  const heard = recorder();
  informer.on(heard.listen, { resyncMs: 1000 });
  await r.clock.advance(2500);
  assert.deepEqual(heard.told, ["ADDED a 5 initial", "MODIFIED a 5 resync", "MODIFIED a 5 resync"]);
  assert.equal(r.server.requests.length, 2);
  await r.stop();
});

test("reflector, page size: a list comes in pages of the size that was asked for", async () => {
  const r = rig({ pageSize: 2 });
  for (const name of ["a", "b", "c", "d", "e"]) r.server.put(name);
  const informer = r.start();
  await r.clock.advance(20);
  assert.deepEqual(r.server.requests, ["page", "page 6/c", "page 6/e", "open 6"]);
  assert.equal(informer.size, 5);
  await r.stop();
});

test("reflector, paginating consistent reads: pages are of the most recent state, whatever a cache holds", async () => {
  const r = rig({ pageSize: 2 });
  const asked: unknown[] = [];
  const page = r.server.page.bind(r.server);
  r.server.page = (request, signal) => {
    asked.push(request);
    return page(request, signal);
  };
  for (const name of ["a", "b", "c"]) r.server.put(name);
  r.start();
  await r.clock.advance(20);
  assert.deepEqual(asked, [
    { limit: 2, continue: undefined },
    { limit: 2, continue: "4/c" },
  ]);
  await r.stop();
});

test("reflector, not paginating: what a cache answers at once, in spite of the limit, is the whole list", async () => {
  const r = rig({ pageSize: 2 });
  const page = r.server.page.bind(r.server);
  r.server.page = (request, signal) => page({ ...request, limit: undefined }, signal);
  for (const name of ["a", "b", "c"]) r.server.put(name);
  const informer = r.start();
  await r.clock.advance(20);
  assert.deepEqual(r.server.requests, ["page", "open 4"]);
  assert.equal(informer.size, 3);
  await r.stop();
});

test("reflector, resync with a version: a second list begins where the store stands, and never behind it", async () => {
  const r = rig({ random: () => 0 });
  for (const name of ["a", "b"]) r.server.put(name);
  const informer = r.start();
  await r.clock.advance(20);
  r.server.put("a", 1);
  await r.clock.advance(20);
  const page = r.server.page.bind(r.server);
  let stale = 1;
  r.server.page = async (request, signal) => {
    const answer = await page(request, signal);
    if (stale-- > 0) answer.metadata.resourceVersion = "2";
    return answer;
  };
  r.server.faults.stream = refusal(410, "Expired");
  await r.clock.advance(5000);
  assert.equal(informer.resourceVersion, "4");
  assert.match(String(r.troubles.at(-1)?.error), /older state than it has shown before/);
  await r.stop();
});

test("reflector, expired exact version and full list if expired: 410 in either form lists once", async () => {
  for (const form of ["answer", "stream"] as const) {
    const r = rig();
    r.server.put("a");
    const informer = r.start();
    await r.clock.advance(2000);
    if (form === "stream") r.server.faults.stream = refusal(410, "Expired");
    else r.server.faults.stream = reset();
    await r.clock.advance(110);
    r.server.put("a", 1);
    r.server.put("b");
    r.server.compact();
    await r.clock.advance(5000);
    assert.equal(informer.stats.lists, 2, form);
    assert.equal(informer.get("a")?.value, 1, form);
    assert.equal(informer.size, 2, form);
    await r.stop();
  }
});

test("reflector, full list if the page token expires: the list begins anew and whole", async () => {
  const r = rig({ pageSize: 2 });
  for (const name of ["a", "b", "c"]) r.server.put(name);
  const informer = r.start();
  await r.clock.advance(1);
  r.server.put("d");
  r.server.compact();
  await r.clock.advance(1000);
  assert.deepEqual(r.server.requests.slice(0, 3), ["page", "page 4/c", "page"]);
  assert.deepEqual([...informer.keys()].sort(), ["a", "b", "c", "d"]);
  await r.stop();
});

test("reflector, full list if the version is too large: a server that cannot serve it is asked for a list", async () => {
  const r = rig();
  r.server.put("a");
  const informer = r.start();
  await r.clock.advance(2000);
  r.server.faults.stream = reset();
  await r.clock.advance(110);
  r.server.faults.open = tooLarge();
  r.server.put("a", 3);
  await r.clock.advance(10_000);
  assert.equal(informer.stats.lists, 2);
  assert.equal(informer.get("a")?.value, 3);
  await r.stop();
});

test("reflector, type descriptions: failures say what is followed", async () => {
  const r = rig();
  r.server.faults.page = refusal(403, "Forbidden");
  const informer = r.start();
  await r.clock.advance(10);
  await assert.rejects(informer.synced, /things: forbidden|Forbidden/i);
  assert.equal(informer.what, "things");
  await r.stop();
});

test("reflector, watch timeout: each stream asks for an end of its own, between the time and 1.27 times it", async () => {
  const r = rig({ timeoutSeconds: 100 });
  const asked: number[] = [];
  const open = r.server.open.bind(r.server);
  r.server.open = (request, signal) => {
    asked.push(request.timeoutSeconds);
    return open(request, signal);
  };
  r.start();
  await r.clock.advance(2_000_000);
  assert.ok(asked.length > 10);
  assert.ok(asked.every((seconds) => seconds >= 100 && seconds <= 127), String(asked));
  assert.ok(new Set(asked).size > 3);
  await r.stop();
});

test("reflector, version update: events and bookmarks move the version, a renewed stream starts there", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(10);
  r.server.put("a");
  r.server.put("b");
  await r.clock.advance(10);
  assert.equal(informer.resourceVersion, "3");
  await r.clock.advance(80_000);
  assert.equal(r.server.requests.at(-1), "open 3");
  await r.stop();
});

test("reflector, list extraction: an empty list is a list", async () => {
  const r = rig();
  const informer = r.start();
  await r.clock.advance(10);
  assert.equal(informer.isSynced, true);
  assert.deepEqual(informer.list(), []);
  assert.equal(informer.resourceVersion, "1");
  await r.stop();
});

test("reflector, replace on unsafe delete: an object that went and came with no version between is another", async () => {
  const r = rig();
  r.server.put("a", 1);
  const informer = r.start();
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(2000);
  r.server.faults.stream = reset();
  await r.clock.advance(110);
  r.server.remove("a");
  r.server.put("a", 2);
  r.server.compact();
  await r.clock.advance(10_000);
  assert.deepEqual(heard.told, ["ADDED a 1 initial", "DELETED a 1 missed", "ADDED a 2"]);
  await r.stop();
});

test("reflector, transformer: the store holds what the transform gives, of lists and of events", async () => {
  const r = rig();
  r.server.put("a", 1);
  const transform = (thing: Thing) => ({ ...thing, value: thing.value * 10 });
  const informer = r.start({ transform });
  await r.clock.advance(10);
  r.server.put("b", 2);
  await r.clock.advance(10);
  assert.deepEqual(informer.list().map(({ value }) => value), [10, 20]);
  await r.stop();
});

test("reflector, unsupported Table objects: tables are told apart from objects, and end it after three", async () => {
  const r = rig();
  r.server.put("a");
  const open = r.server.open.bind(r.server);
  r.server.open = async (request, signal) => {
    const batches = await open(request, signal);
    const frame = tableAt(request.resourceVersion as string);
    let sent = false;
    return {
      next: () =>
        sent
          ? batches.next()
          : Promise.resolve({ done: false, value: [frame] }).finally(() => (sent = true)),
      return: () => batches.return(),
    };
  };
  const informer = r.start();
  await r.clock.advance(60_000);
  await assert.rejects(informer.ended, (error) => {
    assert.ok(error instanceof ProtocolError);
    assert.match(error.message, /sends tables instead of objects/);
    return true;
  });
  assert.equal(informer.size, 1);
  await r.stop();
});

test("reflector, broken events: three in a row end it, one does not", async () => {
  const r = rig();
  r.server.put("a");
  const informer = r.start();
  await r.clock.advance(100);
  r.server.faults.stream = garbage();
  await r.clock.advance(10_000);
  r.server.put("a", 1);
  await r.clock.advance(1000);
  assert.equal(informer.get("a")?.value, 1);
  await r.stop();
});

test("reflector, error of the list: synced rejects with the cause, and so do loops", async () => {
  for (
    const [code, reason] of [[403, "Forbidden"], [404, "NotFound"], [401, "Unauthorized"]] as const
  ) {
    const r = rig();
    r.server.faults.page = refusal(code, reason);
    const informer = r.start();
    await r.clock.advance(10);
    const is = (error: unknown) => (error as ApiError).reason === reason;
    await assert.rejects(informer.synced, is);
    await assert.rejects(informer.ended, is);
    await assert.rejects(informer.changes().next(), is);
    assert.equal(informer.isSynced, false);
    await r.stop();
  }
});

test("reflector, restored backup: versions that go back are taken after two doubts, and said", async () => {
  const r = rig({ random: () => 0 });
  for (const name of ["a", "b", "c"]) r.server.put(name);
  const informer = r.start();
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(2000);
  r.server.restore(2);
  r.server.faults.stream = reset();
  await r.clock.advance(60_000);
  assert.equal(informer.resourceVersion, "2");
  assert.deepEqual([...informer.keys()], ["a"]);
  assert.deepEqual(heard.told.slice(3).sort(), ["DELETED b 0 missed", "DELETED c 0 missed"]);
  await r.stop();
});

function tableAt(resourceVersion: string): WatchFrame {
  const metadata = { resourceVersion } as Thing["metadata"];
  return { type: "MODIFIED", object: { kind: "Table", apiVersion: "meta.k8s.io/v1", metadata } };
}
