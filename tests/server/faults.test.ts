import assert from "node:assert/strict";
import { manualClock } from "kubist/stream";
import type { Storage } from "../../lib/server/persist.ts";
import { test } from "../harness.ts";
import { api, brief, CM, cm } from "./api.ts";

test("LIM-01 a body has a limit", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("a", { data: { a: "x".repeat(3_200_000) } }));
  assert.equal(status, 413);
  assert.equal(body.reason, "RequestEntityTooLarge");
  assert.match(body.message, /limit is 3145728/);
});

test("LIM-02 overload is plain text with Retry-After", async () => {
  await using s = await api();
  s.server.faults.answer({ code: 429 });
  const { status, text, headers } = await s.get(CM);
  assert.equal(status, 429);
  assert.match(headers.get("content-type") ?? "", /text\/plain/);
  assert.equal(text.trim(), "Too many requests, please try again later.");
  assert.equal(headers.get("retry-after"), "1");
  assert.equal((await s.get(CM)).status, 200);
});

test("LIM-03 a number of writes fails", async () => {
  await using s = await api();
  s.server.faults.answer({ code: 500, method: "POST", times: 2 });
  const codes = [];
  for (let i = 0; i < 3; i++) codes.push((await s.post(CM, cm("a"))).status);
  assert.deepEqual(codes, [500, 500, 201]);
});

test("LIM-04 all watches can be closed", async () => {
  await using s = await api();
  const a = await s.watch(`${CM}?watch=1`);
  const b = await s.watch(`${CM}?watch=1`);
  s.server.faults.closeWatches();
  assert.equal(await a.next(), undefined);
  assert.equal(await b.next(), undefined);
});

test("LIM-06 a conflict can be injected", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  s.server.faults.answer({ code: 409, method: "PUT" });
  assert.equal((await s.put(`${CM}/a`, cm("a"))).body.reason, "Conflict");
  assert.equal((await s.put(`${CM}/a`, cm("a"))).status, 200);
});

test("drop() ends watches after a number of events", async () => {
  await using s = await api();
  s.server.faults.drop({ after: 2, times: 1 });
  const first = await s.watch(`${CM}?watch=1`);
  const second = await s.watch(`${CM}?watch=1`);
  for (const n of ["a", "b", "c"]) await s.post(CM, cm(n));
  assert.deepEqual(brief(await first.events()), ["ADDED a", "ADDED b"]);
  assert.equal(await first.next(), undefined);
  assert.equal((await second.events()).length, 3);
  await second.close();
});

test("drop() can break the connection", async () => {
  await using s = await api();
  s.server.faults.drop({ after: 1, how: "reset" });
  const w = await s.watch(`${CM}?watch=1`);
  await s.post(CM, cm("a"));
  await assert.rejects(async () => {
    while (await w.next());
  });
});

test("delay() holds a request up", async () => {
  await using s = await api();
  s.server.faults.delay({ ms: 30, verb: "list" });
  const start = performance.now();
  await s.get(CM);
  assert.ok(performance.now() - start >= 25);
});

test("clear() removes faults", async () => {
  await using s = await api();
  s.server.faults.answer({ code: 503, times: 5 });
  s.server.faults.clear();
  assert.equal((await s.get(CM)).status, 200);
});

test("reset() breaks a connection before its answer, or within it", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  s.server.faults.reset({ verb: "get" });
  const broken = await s.server.fetch(new Request(`http://embedded${CM}/a`));
  await assert.rejects(broken.text(), /connection reset/);
  assert.equal((await s.get(`${CM}/a`)).status, 200);
  s.server.faults.reset({ verb: "get", afterBytes: 10 });
  const reader = (await s.server.fetch(new Request(`http://embedded${CM}/a`))).body!.getReader();
  assert.equal((await reader.read()).value?.length, 10);
  await assert.rejects(reader.read(), /connection reset/);
});

test("truncate() ends an answer early, as if that were all", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  s.server.faults.truncate({ afterBytes: 20, resource: "configmaps" });
  const { status, text } = await s.get(`${CM}/a`);
  assert.deepEqual([status, text.length], [200, 20]);
  assert.throws(() => JSON.parse(text), SyntaxError);
});

test("truncate() ends a watch in the middle of an event", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  s.server.faults.truncate({ afterBytes: 50, verb: "watch" });
  const response = await s.server.fetch(new Request(`http://embedded${CM}?watch=1`));
  const text = await response.text();
  assert.equal(text.length, 50);
  assert.match(text, /^\{"type":"ADDED"/);
});

test("lagMs holds the events of watches back, in their order", async () => {
  const clock = manualClock();
  await using s = await api({ clock });
  const watch = await s.watch(`${CM}?watch=1`);
  s.server.faults.lagMs = 1000;
  await s.post(CM, cm("a"));
  await s.post(CM, cm("b"));
  assert.deepEqual(await watch.events(30), []);
  await clock.advance(1000);
  const events = await watch.events(30);
  assert.deepEqual(events.map((e) => e.object.metadata.name), ["a", "b"]);
  await watch.close();
});

test("duplicate sends every event twice, and clear() ends that", async () => {
  await using s = await api();
  const watch = await s.watch(`${CM}?watch=1`);
  s.server.faults.duplicate = true;
  await s.post(CM, cm("a"));
  assert.equal((await watch.events(30)).length, 2);
  s.server.faults.clear();
  await s.post(CM, cm("b"));
  assert.equal((await watch.events(30)).length, 1);
  await watch.close();
});

test("drop() after no event at all leaves no timer", async () => {
  const clock = manualClock();
  await using s = await api({ clock });
  const before = clock.pending;
  s.server.faults.drop({ after: 0 });
  const watch = await s.watch(`${CM}?watch=1&allowWatchBookmarks=true`);
  await watch.events();
  assert.equal(await watch.next(), undefined);
  assert.equal(clock.pending, before);
});

const forgetful: Storage = {
  load: () => ({ revision: 0, rows: [] }),
  write: () => {},
  get: () => undefined,
  set: () => {},
  close: () => {},
};

test("lagMs leaves no timer of a watch that ended before its event was durable", async () => {
  const clock = manualClock();
  const slow = { write: () => {} };
  await using s = await api({ clock, storage: { ...forgetful, write: () => slow.write() } });
  const before = clock.pending;
  const watch = await s.watch(`${CM}?watch=1`);
  s.server.faults.lagMs = 1000;
  slow.write = () => s.server.faults.closeWatches();
  await s.post(CM, cm("a"));
  assert.equal(await watch.next(), undefined);
  assert.equal(clock.pending, before);
});
