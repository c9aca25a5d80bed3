/** The scenarios of client-go's streamed lists (watch-list), each by its name. */

import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { refusal, reset } from "../watch/model.ts";
import { recorder, rig } from "./rig.ts";

test("watch-list, happy path: objects and then the marked bookmark make the store whole at once", async () => {
  const r = rig();
  r.server.streamLists();
  for (const name of ["a", "b", "c"]) r.server.put(name);
  const informer = r.start({ list: "stream" });
  await r.clock.advance(10);
  assert.deepEqual(r.server.requests, ["open list"]);
  assert.equal(informer.size, 3);
  assert.equal(informer.resourceVersion, "4");
  await r.stop();
});

test("watch-list, bookmark not seen: nothing is synced before it, and after 10 s pages are read instead", async () => {
  const r = rig();
  r.server.streamLists();
  r.server.endsLists = false;
  r.server.put("a");
  const informer = r.start({ list: "stream" });
  await r.clock.advance(9000);
  assert.equal(informer.isSynced, false);
  assert.equal(informer.size, 0);
  await r.clock.advance(2000);
  assert.deepEqual(r.server.requests, ["open list", "page", "open 2"]);
  assert.equal(informer.size, 1);
  await r.stop();
});

for (const [code, reason] of [[400, "BadRequest"], [422, "Invalid"]] as const) {
  test(`watch-list, server without it (${code}): pages at once, and no second try for the resource`, async () => {
    const r = rig();
    r.server.streamLists();
    r.server.faults.open = refusal(code, reason);
    r.server.put("a");
    const informer = r.start({ list: "stream" });
    await r.clock.advance(10);
    assert.deepEqual(r.server.requests, ["open list", "page", "open 2"]);
    await informer[Symbol.asyncDispose]();
    r.start({ list: "stream" });
    await r.clock.advance(10);
    assert.deepEqual(r.server.requests.slice(3), ["page", "open 2"]);
    await r.stop();
  });
}

test("watch-list, broken while listing: it begins again, and what came before the break is not shown", async () => {
  const r = rig();
  r.server.streamLists();
  r.server.endsLists = false;
  r.server.put("a");
  const informer = r.start({ list: "stream" });
  await r.clock.advance(50);
  r.server.faults.stream = reset();
  r.server.endsLists = true;
  r.server.remove("a");
  r.server.put("b");
  await r.clock.advance(3000);
  assert.deepEqual([...informer.keys()], ["b"]);
  await r.stop();
});

test("watch-list, ended while listing: a stream that ends without the bookmark is read in pages", async () => {
  const r = rig();
  r.server.streamLists();
  r.server.endsLists = false;
  r.server.put("a");
  const informer = r.start({ list: "stream" });
  await r.clock.advance(50);
  r.server.faults.stream = "end";
  await r.clock.advance(500);
  assert.deepEqual(r.server.requests, ["open list", "page", "open 2"]);
  assert.equal(informer.isSynced, true);
  await r.stop();
});

test("watch-list, changes while listing: what is deleted or changed before the bookmark is right after it", async () => {
  const r = rig();
  r.server.streamLists();
  for (const name of ["a", "b"]) r.server.put(name, 1);
  const open = r.server.open.bind(r.server);
  r.server.open = async (request, signal) => {
    if (request.resourceVersion !== undefined) return await open(request, signal);
    const before = [...r.server.objects.values()].map((object) => ({
      type: "ADDED" as const,
      object,
    }));
    r.server.remove("a");
    r.server.put("b", 7);
    const gone = before[0]!.object;
    const changed = r.server.objects.get("b")!;
    const metadata = { resourceVersion: "5", annotations: { "k8s.io/initial-events-end": "true" } };
    const batches = [[
      ...before,
      { type: "DELETED" as const, object: gone },
      { type: "MODIFIED" as const, object: changed },
      { type: "BOOKMARK" as const, object: { ...changed, metadata } as never },
    ]];
    const rest = await open({ ...request, resourceVersion: "5" }, signal);
    return {
      next: () => {
        const value = batches.shift();
        return value ? Promise.resolve({ done: false, value }) : rest.next();
      },
      return: () => rest.return(),
    };
  };
  const informer = r.start({ list: "stream" });
  const heard = recorder();
  informer.on(heard.listen);
  await r.clock.advance(10);
  assert.deepEqual(heard.told, ["ADDED b 7 initial"]);
  assert.equal(informer.resourceVersion, "5");
  await r.stop();
});

test("watch-list, refused for other reasons: 403 is the user's to know", async () => {
  const r = rig();
  r.server.streamLists();
  r.server.faults.open = refusal(403, "Forbidden");
  const informer = r.start({ list: "stream" });
  await r.clock.advance(10);
  await assert.rejects(informer.synced, { reason: "Forbidden" });
  await r.stop();
});

for (const mark of [undefined, "false", "true"]) {
  test(`watch-list, mark of the bookmark (${mark}): only "true" ends the list`, async () => {
    const r = rig();
    r.server.streamLists();
    r.server.endsLists = false;
    r.server.put("a");
    const informer = r.start({ list: "stream" });
    await r.clock.advance(2000);
    const annotations = mark === undefined ? {} : { "k8s.io/initial-events-end": mark };
    const metadata = { resourceVersion: "2", annotations };
    const object = { apiVersion: "v1", kind: "Thing", metadata } as never;
    r.server.faults.stream = [{ type: "BOOKMARK", object }];
    await r.clock.advance(110);
    // A stream that ends before the list does is not gone on with.
    const next = mark === "true" ? ["open 2"] : ["page", "open 2"];
    assert.deepEqual(r.server.requests, ["open list", ...next]);
    assert.equal(informer.size, 1);
    await r.stop();
  });
}

test("watch-list, 429: the list is asked for on a stream again, when the server wants it", async () => {
  const r = rig();
  r.server.streamLists();
  r.server.put("a");
  r.server.faults.open = refusal(429, "TooManyRequests", { details: { retryAfterSeconds: 7 } });
  const informer = r.start({ list: "stream" });
  await r.clock.advance(6900);
  assert.deepEqual(r.server.requests, ["open list"]);
  await r.clock.advance(2000);
  assert.deepEqual(r.server.requests, ["open list", "open list"]);
  assert.equal(informer.size, 1);
  await r.stop();
});

test("watch-list, stopped after it was whole: the next stream goes on from there, without a list", async () => {
  const r = rig();
  r.server.streamLists();
  r.server.put("a");
  const informer = r.start({ list: "stream" });
  await r.clock.advance(2000);
  r.server.faults.stream = "end";
  await r.clock.advance(110);
  r.server.put("b");
  await r.clock.advance(10);
  assert.deepEqual(r.server.requests, ["open list", "open 2"]);
  assert.equal(informer.size, 2);
  await r.stop();
});

test("watch-list, expired after it was whole: pages bring it up to date", async () => {
  const r = rig();
  r.server.streamLists();
  r.server.put("a");
  const informer = r.start({ list: "stream" });
  await r.clock.advance(2000);
  r.server.faults.stream = "end";
  await r.clock.advance(99);
  r.server.put("b");
  r.server.remove("a");
  r.server.compact();
  await r.clock.advance(5000);
  assert.deepEqual(r.server.requests, ["open list", "open 2", "page", "open 4"]);
  assert.deepEqual([...informer.keys()], ["b"]);
  await r.stop();
});
