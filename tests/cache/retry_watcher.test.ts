/** The scenarios of client-go's RetryWatcher, each by its name, as facts of a watch from a version. */

import assert from "node:assert/strict";
import { flow, manualClock } from "kubist/stream";
import { drive, type DriverOptions, watchEvents } from "kubist/watch";
import { fromStatus } from "kubist/wire";
import { test } from "../harness.ts";
import { garbage, ModelServer, refusal, reset, seeded } from "../watch/model.ts";

interface Rig {
  readonly clock: ReturnType<typeof manualClock>;
  readonly server: ModelServer;
  readonly events: string[];
  error(): unknown;
  stop(): Promise<void>;
}

function watchFrom(resourceVersion: string, options: Partial<DriverOptions> = {}): Rig {
  const clock = manualClock();
  const server = new ModelServer(clock);
  const events: string[] = [];
  const controller = new AbortController();
  const stopped = Symbol("stopped");
  let error: unknown;
  const how: DriverOptions = {
    clock,
    random: seeded(1),
    resourceVersion,
    onGap: "throw",
    toError: (frame) => fromStatus("watch things", frame.object),
    ...options,
  };
  const open = () => Promise.resolve(drive(server, how, controller.signal));
  const running = flow(() => watchEvents(open, { bookmarks: true })).forEach(({ type, object }) => {
    events.push(`${type} ${object.metadata.resourceVersion}`);
  }).catch((e) => {
    if (e !== stopped) error = e;
  });
  return {
    clock,
    server,
    events,
    error: () => error,
    async stop() {
      controller.abort(stopped);
      await clock.advance(0);
      await running;
      assert.equal(clock.pending, 0);
      assert.equal(server.streams, 0);
    },
  };
}

const withoutBookmarks = (events: readonly string[]) =>
  events.filter((event) => !event.startsWith("BOOKMARK"));

test("retry watcher, recreates after the stream ends: nothing is lost or told twice", async () => {
  const r = watchFrom("1");
  for (let i = 0; i < 4; i++) {
    r.server.put("a", i);
    await r.clock.advance(2000);
    r.server.faults.stream = "end";
    await r.clock.advance(200);
  }
  assert.deepEqual(withoutBookmarks(r.events), [
    "ADDED 2",
    "MODIFIED 3",
    "MODIFIED 4",
    "MODIFIED 5",
  ]);
  await r.stop();
});

test("retry watcher, resumes after the last event: the version that is asked for is the one delivered", async () => {
  const r = watchFrom("1");
  r.server.put("a");
  await r.clock.advance(2000);
  r.server.faults.stream = reset();
  await r.clock.advance(5000);
  assert.deepEqual(r.server.requests, ["open 1", "open 2"]);
  await r.stop();
});

test("retry watcher, first event is old: what a server repeats is dropped", async () => {
  const r = watchFrom("1");
  for (let i = 0; i < 3; i++) r.server.put("a", i);
  await r.clock.advance(2000);
  r.server.faults.stream = "repeat";
  await r.clock.advance(1000);
  r.server.put("a", 9);
  await r.clock.advance(1000);
  assert.deepEqual(withoutBookmarks(r.events), [
    "ADDED 2",
    "MODIFIED 3",
    "MODIFIED 4",
    "MODIFIED 5",
  ]);
  await r.stop();
});

for (
  const [name, fault] of [
    ["connection refused or reset", reset()],
    ["500 at connect", refusal(500, "InternalError")],
    ["503 at connect", refusal(503, "ServiceUnavailable")],
    ["504 at connect", refusal(504, "Timeout")],
    ["429 at connect", refusal(429, "TooManyRequests")],
    ["408 at connect", refusal(408, "Timeout")],
  ] as const
) {
  test(`retry watcher, ${name}: tried again at the same version`, async () => {
    const r = watchFrom("1");
    r.server.put("a");
    await r.clock.advance(2000);
    r.server.faults.stream = "end";
    r.server.faults.open = fault;
    await r.clock.advance(5000);
    r.server.put("a", 1);
    await r.clock.advance(5000);
    assert.deepEqual(r.server.requests, ["open 1", "open 2", "open 2"]);
    assert.deepEqual(withoutBookmarks(r.events), ["ADDED 2", "MODIFIED 3"]);
    await r.stop();
  });
}

for (const code of [500, 504, 429] as const) {
  test(`retry watcher, ${code} in the stream: tried again, not handed on`, async () => {
    const r = watchFrom("1");
    r.server.put("a");
    await r.clock.advance(2000);
    r.server.faults.stream = refusal(code, "X");
    await r.clock.advance(10_000);
    assert.equal(r.error(), undefined);
    assert.deepEqual(r.server.requests, ["open 1", "open 2"]);
    await r.stop();
  });
}

test("retry watcher, unexpected error in the stream: a code or a type of no meaning is tried again", async () => {
  const r = watchFrom("1");
  r.server.put("a");
  await r.clock.advance(2000);
  r.server.faults.stream = refusal(599, "SomethingNew");
  await r.clock.advance(10_000);
  const object = { apiVersion: "v1", kind: "Thing", metadata: { resourceVersion: "2" } } as never;
  r.server.faults.stream = [{ type: "ERROR", object }];
  await r.clock.advance(20_000);
  r.server.put("a", 1);
  await r.clock.advance(10_000);
  assert.equal(r.error(), undefined);
  assert.deepEqual(withoutBookmarks(r.events), ["ADDED 2", "MODIFIED 3"]);
  await r.stop();
});

for (const form of ["open", "stream"] as const) {
  test(`retry watcher, 410 (${form}): handed on at once, never tried again at the same version`, async () => {
    const r = watchFrom("1");
    r.server.put("a");
    await r.clock.advance(2000);
    if (form === "open") r.server.faults.stream = "end";
    r.server.faults[form] = refusal(410, "Expired");
    await r.clock.advance(10_000);
    assert.equal((r.error() as { reason: string }).reason, "Expired");
    assert.ok(r.server.requests.length <= 2);
    await r.stop();
  });

  test(`retry watcher, 410 (${form}) with onGap "relist": mended by a list`, async () => {
    const r = watchFrom("1", { onGap: "relist" });
    r.server.put("a");
    await r.clock.advance(2000);
    if (form === "open") r.server.faults.stream = "end";
    r.server.faults[form] = refusal(410, "Expired");
    await r.clock.advance(10_000);
    assert.equal(r.error(), undefined);
    assert.equal(r.server.requests.includes("page"), true);
    await r.stop();
  });
}

for (
  const [code, reason] of [[401, "Unauthorized"], [403, "Forbidden"], [404, "NotFound"]] as const
) {
  test(`retry watcher, ${code}: final`, async () => {
    const r = watchFrom("1");
    r.server.put("a");
    await r.clock.advance(2000);
    r.server.faults.stream = "end";
    r.server.faults.open = refusal(code, reason);
    await r.clock.advance(10_000);
    assert.equal((r.error() as { reason: string }).reason, reason);
    await r.stop();
  });
}

test("retry watcher, 403 may be waited out: judge has the last word", async () => {
  const r = watchFrom("1", { judge: (_error, verdict) => verdict === "fatal" ? "again" : verdict });
  r.server.put("a");
  await r.clock.advance(2000);
  r.server.faults.stream = "end";
  r.server.faults.open = refusal(403, "Forbidden");
  await r.clock.advance(10_000);
  assert.equal(r.error(), undefined);
  assert.equal(r.server.streams, 1);
  await r.stop();
});

test("retry watcher, garbage: tried again, final after three in a row", async () => {
  const r = watchFrom("1");
  r.server.put("a");
  await r.clock.advance(2000);
  for (let i = 0; i < 3; i++) {
    assert.equal(r.error(), undefined);
    r.server.faults.stream = garbage();
    await r.clock.advance(10_000);
  }
  assert.match(String(r.error()), /Cannot read a watch event/);
  await r.stop();
});

test("retry watcher, bookmarks: handed on when asked for, and resumed from", async () => {
  const r = watchFrom("1", { timeoutSeconds: 10 });
  r.server.put("a");
  await r.clock.advance(15_000);
  assert.deepEqual(r.events, ["ADDED 2", "BOOKMARK 2"]);
  await r.stop();
});

test("retry watcher, no tight loop: streams that end at once are seconds apart", async () => {
  const r = watchFrom("1");
  const open = r.server.open.bind(r.server);
  r.server.open = (request, signal) => {
    r.server.faults.stream = "end";
    return open(request, signal);
  };
  await r.clock.advance(60_000);
  assert.ok(r.server.requests.length <= 8, `${r.server.requests.length} streams in a minute`);
  await r.stop();
});

test("retry watcher, concurrent stop: a watch that is stopped while it waits ends at once", async () => {
  const r = watchFrom("1");
  await r.clock.advance(100);
  r.server.faults.stream = reset();
  await r.clock.advance(200);
  await r.stop();
  assert.equal(r.error(), undefined);
});

test("retry watcher, nonconsecutive versions: what others write in between makes no gap", async () => {
  const r = watchFrom("1");
  const skip = (count: number) => {
    // Versions are of the whole server: what other resources take is never seen here.
    for (let i = 0; i < count; i++) r.server.skip();
  };
  for (const count of [3, 40, 500]) {
    skip(count);
    r.server.put("a", count);
    await r.clock.advance(2000);
    r.server.faults.stream = "end";
    await r.clock.advance(200);
  }
  assert.deepEqual(withoutBookmarks(r.events), ["ADDED 5", "MODIFIED 46", "MODIFIED 547"]);
  assert.deepEqual(r.server.requests, ["open 1", "open 5", "open 46", "open 547"]);
  await r.stop();
});

test("retry watcher, finish with unread events: who leaves the loop closes the stream, whatever waits", async () => {
  const clock = manualClock();
  const server = new ModelServer(clock);
  for (const name of ["a", "b", "c", "d", "e"]) server.put(name);
  const toError = () => new Error("no error is expected");
  const { signal } = new AbortController();
  const open = () =>
    Promise.resolve(
      drive(server, { clock, random: seeded(1), resourceVersion: "1", toError }, signal),
    );
  const first = (async () => {
    const events = flow(() => watchEvents(open, { bookmarks: false }));
    for await (const { object } of events) return object.metadata.resourceVersion;
  })();
  await clock.advance(10);
  assert.equal(await first, "2");
  assert.equal(server.streams, 0);
  assert.equal(clock.pending, 0);
});
