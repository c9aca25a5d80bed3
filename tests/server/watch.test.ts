import assert from "node:assert/strict";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";
import { type Api, api, brief, CM, cm } from "./api.ts";

const version = async (s: Api) => (await s.get(CM)).body.metadata.resourceVersion;
const from = async (s: Api, query = "") =>
  await s.watch(`${CM}?watch=1&resourceVersion=${await version(s)}${query}`);

test("WAT-01 headers come before any event", async () => {
  await using s = await api();
  const w = await s.watch(`${CM}?watch=1`);
  assert.equal(w.response.status, 200);
  assert.equal(w.response.headers.get("content-type"), "application/json");
  assert.deepEqual(await w.events(), []);
  await w.close();
});

test("WAT-02 a watch from nowhere starts with what there is", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  await s.post(CM, cm("b"));
  const w = await s.watch(`${CM}?watch=1`);
  assert.deepEqual(brief(await w.events()), ["ADDED a", "ADDED b"]);
  await w.close();
});

test("WAT-03 writes are events, no-ops are none", async () => {
  await using s = await api();
  const w = await from(s);
  await s.post(CM, cm("x"));
  await s.patch(`${CM}/x`, { data: { b: "1" } });
  await s.patch(`${CM}/x`, { data: { b: "1" } });
  await s.delete(`${CM}/x`);
  const events = await w.events();
  assert.deepEqual(brief(events), ["ADDED x", "MODIFIED x", "DELETED x"]);
  const [, modified, deleted] = events;
  assert.ok(
    Number(deleted.object.metadata.resourceVersion) >
      Number(modified.object.metadata.resourceVersion),
    "WAT-04",
  );
  assert.deepEqual(deleted.object.data, { a: "1", b: "1" });
  await w.close();
});

test("WAT-04 DELETED carries the revision of the deletion and the last state", async () => {
  await using s = await api();
  const { body: old } = await s.post(CM, cm("x"));
  const w = await from(s);
  await s.delete(`${CM}/x`);
  const [event] = await w.events();
  assert.equal(
    Number(event.object.metadata.resourceVersion),
    Number(old.metadata.resourceVersion) + 1,
  );
  assert.equal("deletionTimestamp" in event.object.metadata, false);
  await w.close();
});

test("WAT-05 objects of events carry kind and version", async () => {
  await using s = await api();
  await s.post(CM, cm("x"));
  const w = await s.watch(`${CM}?watch=1`);
  const { object } = await w.next();
  assert.equal(object.kind, "ConfigMap");
  assert.equal(object.apiVersion, "v1");
  await w.close();
});

test("WAT-06 objects enter and leave a selection", async () => {
  await using s = await api();
  const w = await from(s, "&labelSelector=s%3D1");
  const label = (v: string | null) => s.patch(`${CM}/x`, { metadata: { labels: { s: v } } });
  await s.post(CM, cm("x", { metadata: { labels: { s: "1" } } }));
  await label("2");
  await label("1");
  await s.patch(`${CM}/x`, { data: { z: "1" } });
  await label(null);
  await s.delete(`${CM}/x`);
  const events = await w.events();
  assert.deepEqual(events.map((e) => e.type), ["ADDED", "DELETED", "ADDED", "MODIFIED", "DELETED"]);
  assert.equal(events.at(-1).object.metadata.labels.s, "1");
  const versions = events.map((e) => Number(e.object.metadata.resourceVersion));
  assert.deepEqual(versions, [...versions].sort((a, b) => a - b));
  assert.equal(new Set(versions).size, 5);
  await w.close();
});

test("WAT-07 a watch selects by field", async () => {
  await using s = await api();
  const w = await from(s, "&fieldSelector=metadata.name%3Dw3");
  for (const n of ["w3", "w4"]) await s.post(CM, cm(n));
  for (const n of ["w3", "w4"]) await s.delete(`${CM}/${n}`);
  assert.deepEqual(brief(await w.events()), ["ADDED w3", "DELETED w3"]);
  await w.close();
});

test("WAT-08 the last finalizer is no extra event", async () => {
  await using s = await api();
  const w = await from(s);
  await s.post(CM, cm("x", { metadata: { finalizers: ["ex.com/f"] } }));
  await s.delete(`${CM}/x`);
  await s.patch(`${CM}/x`, { metadata: { finalizers: null } });
  const events = await w.events();
  assert.deepEqual(brief(events), ["ADDED x", "MODIFIED x", "DELETED x"]);
  assert.ok(events[1].object.metadata.deletionTimestamp);
  await w.close();
});

test("WAT-09 a compacted revision is answered in the stream", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  s.server.faults.compact();
  const w = await s.watch(`${CM}?watch=1&resourceVersion=1`);
  assert.equal(w.response.status, 200);
  const event = await w.next();
  assert.equal(event.type, "ERROR");
  assert.equal(event.object.kind, "Status");
  assert.equal(event.object.code, 410);
  assert.equal(event.object.reason, "Expired");
  assert.match(event.object.message, /^too old resource version: 1 \(\d+\)$/);
  assert.equal(await w.next(), undefined);
});

test("WAT-10 a revision is a number", async () => {
  await using s = await api();
  assert.equal((await s.get(`${CM}?watch=1&resourceVersion=abc`)).status, 500);
});

test("WAT-11 timeoutSeconds ends the stream", async () => {
  const clock = manualClock();
  await using s = await api({ clock });
  const w = await s.watch(`${CM}?watch=1&timeoutSeconds=1`);
  const end = w.next();
  await clock.advance(999);
  assert.equal(clock.pending, 1);
  await clock.advance(1);
  assert.equal(await end, undefined);
  assert.equal(clock.pending, 0);
});

test("WAT-12 nothing is lost between a list and a watch", async () => {
  await using s = await api();
  const rv = await version(s);
  await s.post(CM, cm("x"));
  const w = await s.watch(`${CM}?watch=1&resourceVersion=${rv}`);
  assert.deepEqual(brief(await w.events()), ["ADDED x"]);
  await w.close();
});

test("WAT-13 a watch has no limit", async () => {
  await using s = await api();
  for (const n of ["a", "b", "c"]) await s.post(CM, cm(n));
  const w = await s.watch(`${CM}?watch=1&limit=1&resourceVersion=0`);
  assert.equal((await w.events()).length, 3);
  await w.close();
});

test("WAT-14 a match is forbidden without initial events", async () => {
  await using s = await api();
  const { status, body } = await s.get(
    `${CM}?watch=1&resourceVersionMatch=Exact&resourceVersion=1`,
  );
  assert.equal(status, 422);
  assert.equal(body.details.causes[0].field, "resourceVersionMatch");
});

test("WAT-15 one watch sees all namespaces", async () => {
  await using s = await api();
  const w = await s.watch(`/api/v1/configmaps?watch=1&resourceVersion=${await version(s)}`);
  await s.post(CM, cm("x"));
  await s.post("/api/v1/namespaces/default/configmaps", cm("y"));
  assert.deepEqual(brief(await w.events()), ["ADDED x", "ADDED y"]);
  await w.close();
});

test("WAT-16 a dry run is no event", async () => {
  await using s = await api();
  const w = await from(s);
  await s.post(`${CM}?dryRun=All`, cm("x"));
  assert.deepEqual(await w.events(), []);
  await w.close();
});

test("WAT-18 a stalled reader does not hold up the others", async () => {
  await using s = await api();
  const stalled = await from(s);
  const reading = await from(s);
  const seen: string[] = [];
  const done = (async () => {
    for (
      let e = await reading.next();
      e && seen.push(e.object.metadata.name) < 2000;
      e = await reading.next()
    );
  })();
  for (let i = 0; i < 2000; i++) await s.post(CM, cm(`n${i}`));
  await done;
  assert.deepEqual(seen, Array.from({ length: 2000 }, (_, i) => `n${i}`));
  const rest = await stalled.events();
  assert.ok(rest.length > 0 && rest.length < 2000, `${rest.length}`);
  assert.equal(await stalled.next(), undefined);
  await reading.close();
});

test("openWatch() sends initial events and their end", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const rv = await version(s);
  const w = await s.watch(
    `${CM}?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
  );
  const events = await w.events();
  assert.deepEqual(events.map((e) => e.type), ["ADDED", "BOOKMARK"]);
  assert.deepEqual(events[1].object, {
    kind: "ConfigMap",
    apiVersion: "v1",
    metadata: { resourceVersion: rv, annotations: { "k8s.io/initial-events-end": "true" } },
  });
  await s.post(CM, cm("b"));
  assert.deepEqual(brief(await w.events()), ["ADDED b"]);
  await w.close();
});

test("openWatch() sends bookmarks by the clock", async () => {
  const clock = manualClock();
  await using s = await api({ clock, bookmarkIntervalMs: 1000 });
  const w = await from(s, "&allowWatchBookmarks=true&timeoutSeconds=100");
  await s.post("/api/v1/namespaces/t/secrets", { metadata: { name: "other" } });
  await clock.advance(1250);
  const event = await w.next();
  assert.equal(event.type, "BOOKMARK");
  assert.equal(event.object.metadata.resourceVersion, String(s.server.revision));
  await w.close();
  assert.equal(clock.pending, 0);
});

test("openWatch() ends with the request's signal", async () => {
  const clock = manualClock();
  await using s = await api({ clock });
  const stop = new AbortController();
  const request = new Request(`http://embedded${CM}?watch=1`, { signal: stop.signal });
  const response = await s.server.fetch(request);
  const read = response.body?.getReader().read();
  stop.abort();
  await assert.rejects(async () => await read);
  assert.equal(clock.pending, 0);
});

test("close() ends all watches and timers", async () => {
  const clock = manualClock();
  const s = await api({ clock });
  const w = await s.watch(`${CM}?watch=1&allowWatchBookmarks=true`);
  await s.server.close();
  assert.equal((await w.events()).filter((e) => e.type !== "BOOKMARK").length, 0);
  assert.equal(clock.pending, 0);
  assert.equal((await s.get(CM)).status, 503);
});

test("the deprecated watch paths are served", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  await s.post(CM, cm("b"));
  const all = await s.watch("/api/v1/watch/namespaces/t/configmaps");
  assert.deepEqual(brief(await all.events()), ["ADDED a", "ADDED b"]);
  const one = await s.watch("/api/v1/watch/namespaces/t/configmaps/b");
  assert.deepEqual(brief(await one.events()), ["ADDED b"]);
  await all.close();
  await one.close();
});
