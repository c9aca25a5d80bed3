import assert from "node:assert/strict";
import { type ApiError, TransportError } from "kubist/errors";
import type { KubeObject } from "kubist/meta";
import { flow, type ManualClock, manualClock } from "kubist/stream";
import {
  drive,
  type DriverOptions,
  type WatchEvent,
  watchEvents,
  type WatchFrame,
  type WatchTrouble,
} from "kubist/watch";
import { fromStatus } from "kubist/wire";
import { test } from "../harness.ts";
import { garbage, ModelServer, refusal, reset, seeded } from "./model.ts";

interface Rig {
  readonly clock: ManualClock;
  readonly server: ModelServer;
  readonly events: WatchEvent[];
  readonly troubles: WatchTrouble[];
  readonly error: () => unknown;
  /** What the events add up to. */
  state(): Record<string, KubeObject>;
  stop(): Promise<void>;
}

function rig(
  options: Partial<DriverOptions> & { seed?: number } = {},
  clock: ManualClock = manualClock(),
): Rig {
  const server = new ModelServer(clock);
  const events: WatchEvent[] = [];
  const troubles: WatchTrouble[] = [];
  const controller = new AbortController();
  const stopped = { stopped: true };
  let error: unknown;
  const how: DriverOptions = {
    clock,
    random: seeded(options.seed ?? 1),
    toError: (frame) => fromStatus("watch things", frame.object),
    onTrouble: (t) => troubles.push(t),
    ...options,
  };
  const open = () => Promise.resolve(drive(server, how, controller.signal));
  const running = flow(() => watchEvents(open, {})).forEach((e) => {
    if (e.type !== "BOOKMARK") events.push(e);
  }).catch((e) => {
    if (e !== stopped) error = e;
  });
  return {
    clock,
    server,
    events,
    troubles,
    error: () => error,
    state() {
      const state: Record<string, KubeObject> = {};
      for (const { type, object } of events) {
        if (type === "DELETED") delete state[object.metadata.name];
        else state[object.metadata.name] = object;
      }
      return state;
    },
    async stop() {
      controller.abort(stopped);
      await clock.advance(0);
      await running;
      assert.equal(clock.pending, 0, "no timer is left");
      assert.equal(server.streams, 0, "no stream is left");
    },
  };
}

const types = (r: Rig) => r.events.map((e) => `${e.type} ${e.object.metadata.name}`);
const serverState = (r: Rig) => Object.fromEntries(r.server.objects);

test("drive() shows the present objects, page by page, then changes", async () => {
  const r = rig({ pageSize: 2 });
  for (const n of ["a", "b", "c"]) r.server.put(n);
  await r.clock.advance(100);
  assert.deepEqual(types(r), ["ADDED a", "ADDED b", "ADDED c"]);
  r.server.put("a", 1);
  r.server.remove("b");
  await r.clock.advance(100);
  assert.deepEqual(types(r).slice(3), ["MODIFIED a", "DELETED b"]);
  assert.deepEqual(r.server.requests, ["page", "page 4/c", "open 4"]);
  await r.stop();
});

test("drive() renews a stream at its end without a wait and from the last version", async () => {
  const r = rig({ timeoutSeconds: 55 });
  r.server.put("a");
  await r.clock.advance(50_000);
  r.server.put("a", 1);
  await r.clock.advance(100_000);
  assert.deepEqual(r.troubles, []);
  assert.deepEqual(r.server.requests.slice(0, 3), ["page", "open 2", "open 3"]);
  assert.deepEqual(types(r), ["ADDED a", "MODIFIED a"]);
  await r.stop();
});

test("drive() resumes after a broken connection and loses nothing", async () => {
  const r = rig();
  r.server.put("a");
  await r.clock.advance(100);
  r.server.faults.stream = reset();
  await r.clock.advance(200);
  r.server.put("b");
  r.server.remove("a");
  await r.clock.advance(2000);
  assert.deepEqual(types(r), ["ADDED a", "ADDED b", "DELETED a"]);
  assert.equal(r.troubles.length, 1);
  assert.ok((r.troubles[0]?.delayMs ?? 0) >= 800);
  await r.stop();
});

test("drive() lists again after 410, as an answer and in the stream, and reports the differences", async () => {
  for (const form of ["answer", "stream"] as const) {
    const r = rig();
    for (const n of ["a", "b", "c"]) r.server.put(n);
    await r.clock.advance(100);
    r.server.faults.stream = form === "answer" ? "end" : refusal(410, "Expired");
    await r.clock.advance(100);
    r.server.put("a", 1);
    r.server.remove("b");
    r.server.remove("c");
    r.server.put("c", 7);
    r.server.put("d");
    r.server.compact();
    await r.clock.advance(10_000);
    assert.deepEqual(r.state(), serverState(r), form);
    assert.deepEqual(
      types(r).slice(3).sort(),
      ["ADDED c", "ADDED d", "DELETED b", "DELETED c", "MODIFIED a"],
      form,
    );
    await r.stop();
  }
});

test("drive() hands on what precedes an ERROR, and nothing after it, of what comes at once", async () => {
  for (const before of [0, 1, 2, 3, 4, 5]) {
    const r = rig();
    for (const n of ["a", "b"]) r.server.put(n);
    await r.clock.advance(100);
    const frames = Array.from({ length: before + 2 }, (_, i): WatchFrame => {
      const name = i % 2 === 0 ? "a" : "b";
      r.server.put(name, i + 1);
      return { type: "MODIFIED", object: r.server.objects.get(name) as KubeObject };
    });
    const refused: WatchFrame = { type: "ERROR", object: refusal(410, "Expired").status };
    r.server.faults.stream = frames.toSpliced(before, 0, refused);
    await r.clock.advance(5000);
    const told = ["MODIFIED a", "MODIFIED b", "MODIFIED a", "MODIFIED b", "MODIFIED a"];
    // What follows the ERROR is seen by the list.
    assert.deepEqual(types(r).slice(2), [...told.slice(0, before), "MODIFIED a", "MODIFIED b"]);
    assert.equal(r.server.requests.filter((request) => request === "page").length, 2);
    await r.stop();
  }
});

test("drive() takes one full list when a page token expires", async () => {
  const r = rig({ pageSize: 2 });
  for (const n of ["a", "b", "c"]) r.server.put(n);
  await r.clock.advance(1);
  r.server.compact();
  r.server.put("d");
  r.server.compact();
  await r.clock.advance(10_000);
  assert.deepEqual(r.server.requests.slice(0, 3), ["page", "page 4/c", "page"]);
  assert.deepEqual(r.state(), serverState(r));
  assert.equal(new Set(types(r)).size, types(r).length);
  await r.stop();
});

test("drive() begins a list anew when a page fails with an internal error, for its token may be the cause", async () => {
  const r = rig({ pageSize: 1 });
  for (const name of ["a", "b", "c"]) r.server.put(name);
  await r.clock.advance(1.5);
  r.server.faults.page = refusal(500, "InternalError");
  await r.clock.advance(5000);
  assert.deepEqual(r.server.requests, [
    "page",
    "page 4/b",
    "page",
    "page 4/b",
    "page 4/c",
    "open 4",
  ]);
  await r.stop();
});

test("drive() finds a connection that died in silence within 75 s", async () => {
  const r = rig();
  r.server.put("a");
  await r.clock.advance(100);
  r.server.faults.stream = "silence";
  await r.clock.advance(200);
  r.server.put("b");
  await r.clock.advance(75_000 + 1600);
  assert.deepEqual(types(r), ["ADDED a", "ADDED b"]);
  assert.equal((r.troubles[0]?.error as { phase?: string }).phase, "idle");
  await r.stop();
});

test("drive() renews a stream soon after the machine has slept, and not for less", async () => {
  const clock = manualClock();
  let asleepMs = 0;
  const r = rig({ clock: { ...clock, wall: () => clock.now() + asleepMs } }, clock);
  r.server.put("a");
  await clock.advance(100);
  for (const ms of [-3_600_000, 0, 29_000]) {
    asleepMs += ms;
    await clock.advance(15_000);
    assert.deepEqual([r.server.streams, r.troubles.length], [1, 0]);
  }
  r.server.faults.stream = "silence";
  await clock.advance(200);
  r.server.put("b");
  asleepMs += 3_600_000;
  await clock.advance(15_000 + 1600);
  assert.deepEqual(types(r), ["ADDED a", "ADDED b"]);
  assert.equal(
    String(r.troubles[0]?.error),
    "TransportError: Cannot watch things: the clock went ahead by 3600 s, as after a sleep; the connection is renewed",
  );
  await r.stop();
});

test("drive() drops what a resumed stream repeats", async () => {
  const r = rig();
  for (const n of ["a", "b", "c"]) r.server.put(n);
  await r.clock.advance(100);
  r.server.put("a", 1);
  await r.clock.advance(200);
  r.server.faults.stream = "repeat";
  await r.clock.advance(1000);
  r.server.put("a", 2);
  await r.clock.advance(1000);
  assert.deepEqual(types(r).slice(3), ["MODIFIED a", "MODIFIED a"]);
  await r.stop();
});

test("drive() does not bring back what was deleted when a stream repeats itself", async () => {
  const r = rig();
  r.server.put("a");
  await r.clock.advance(100);
  r.server.put("b");
  r.server.remove("b");
  r.server.put("c");
  r.server.remove("c");
  r.server.put("c", 2);
  await r.clock.advance(200);
  const told = types(r).length;
  r.server.faults.stream = "repeat";
  await r.clock.advance(1000);
  assert.equal(types(r).length, told, types(r).slice(told).join(", "));
  await r.stop();
});

test("drive() waits longer and longer while the server is down, and at least as long as it asks", async () => {
  const r = rig({ random: () => 0 });
  r.server.put("a");
  await r.clock.advance(100);
  r.server.faults.stream = reset();
  await r.clock.advance(150);
  for (let i = 0; i < 3; i++) {
    r.server.faults.open = reset();
    await r.clock.advance(5 + 800 * 2 ** i);
  }
  assert.deepEqual(r.troubles.map((t) => t.delayMs), [800, 1600, 3200, 6400]);
  r.server.faults.open = refusal(429, "TooManyRequests", { details: { retryAfterSeconds: 60 } });
  await r.clock.advance(6400 + 5);
  assert.equal(r.troubles.at(-1)?.delayMs, 60_000);
  await r.stop();
});

test("drive() throws what only the user can mend", async () => {
  for (const where of ["page", "open", "stream"] as const) {
    const r = rig();
    r.server.faults[where] = refusal(403, "Forbidden");
    await r.clock.advance(1000);
    assert.equal((r.error() as ApiError).reason, "Forbidden", where);
    await r.stop();
  }
});

test("drive() throws at once when the server cannot be reached in the first place", async () => {
  const r = rig();
  const refused = new TransportError("Cannot connect: refused", { problem: "refused" });
  r.server.faults.page = refused;
  await r.clock.advance(10);
  assert.equal(r.error(), refused);
  await r.stop();

  const later = rig();
  await later.clock.advance(100);
  later.server.faults.stream = refused;
  await later.clock.advance(3000);
  assert.equal(later.error(), undefined);
  await later.stop();
});

test("drive() mends failures of a kind that it does not know", async () => {
  const r = rig();
  await r.clock.advance(100);
  for (const where of ["stream", "open", "page"] as const) {
    if (where === "page") r.server.faults.stream = refusal(410, "Expired");
    r.server.faults[where] = new TransportError("Cannot reach it: something strange");
    await r.clock.advance(70_000);
    assert.equal(r.error(), undefined, where);
    assert.equal(r.server.faults[where], undefined, where);
  }
  await r.stop();
});

test("drive() ends when its client is closed or denied the network", async () => {
  for (const problem of ["closed", "permission"] as const) {
    const r = rig();
    await r.clock.advance(100);
    r.server.faults.stream = new TransportError("Cannot reach it", { problem });
    await r.clock.advance(10);
    assert.equal((r.error() as TransportError).problem, problem);
    await r.stop();
  }
});

test("drive() gives up after three broken events in a row at one version, not before", async () => {
  const r = rig();
  r.server.put("a");
  await r.clock.advance(100);
  for (let i = 0; i < 3; i++) {
    assert.equal(r.error(), undefined);
    r.server.faults.stream = garbage();
    await r.clock.advance(10_000);
  }
  assert.match(String(r.error()), /Cannot read a watch event/);
  await r.stop();

  const mended = rig();
  mended.server.put("a");
  await mended.clock.advance(100);
  for (let i = 0; i < 5; i++) {
    mended.server.faults.stream = garbage();
    await mended.clock.advance(70_000);
    mended.server.put("a", i);
    await mended.clock.advance(1000);
  }
  assert.equal(mended.error(), undefined);
  await mended.stop();
});

test("drive() starts after a given version without listing and passes on what it cannot know", async () => {
  const r = rig({ resourceVersion: "2" });
  r.server.put("a");
  r.server.put("a", 1);
  r.server.remove("a");
  await r.clock.advance(100);
  assert.deepEqual(r.server.requests, ["open 2"]);
  assert.deepEqual(types(r), ["MODIFIED a", "DELETED a"]);
  await r.stop();
});

for (const resourceVersion of ["0", ""]) {
  test(`drive() from version "${resourceVersion}" begins with the present objects, in whatever order they come`, async () => {
    const r = rig({ resourceVersion });
    r.server.put("b");
    r.server.put("a");
    r.server.put("b", 2);
    r.server.compact();
    await r.clock.advance(50);
    assert.deepEqual(
      r.events.map(({ type, object }) => `${type} ${object.metadata.name}`).sort(),
      ["ADDED a", "ADDED b"],
    );
    r.server.faults.stream = reset();
    r.server.remove("a");
    await r.clock.advance(5000);
    assert.deepEqual(Object.keys(r.state()), ["b"]);
    await r.stop();
  });
}

// The simulator of tests/faults plays far more; each await costs ten times as much under the runner of Node.
test("drive() converges over random schedules of changes and faults", async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const chance = seeded(seed);
    const r = rig({ seed, pageSize: 3 });
    const pick = <E>(list: readonly E[]) => list[Math.floor(chance() * list.length)] as E;
    const faults = [
      () => (r.server.faults.stream = reset()),
      () => (r.server.faults.stream = "end"),
      () => (r.server.faults.stream = "silence"),
      () => (r.server.faults.stream = "repeat"),
      () => (r.server.faults.stream = refusal(410, "Expired")),
      () => (r.server.faults.stream = refusal(500, "InternalError")),
      () => (r.server.faults.open = refusal(410, "Gone")),
      () => (r.server.faults.open = refusal(503, "ServiceUnavailable")),
      () => (r.server.faults.open = reset()),
      () => (r.server.faults.page = refusal(500, "InternalError")),
      () => (r.server.faults.page = refusal(410, "Expired")),
      () => r.server.compact(),
    ];
    await r.clock.advance(100);
    for (let i = 0; i < 300; i++) {
      const name = `n${Math.floor(chance() * 10)}`;
      if (chance() < 0.3) r.server.remove(name);
      else r.server.put(name, i);
      if (chance() < 0.2) pick(faults)();
      await r.clock.advance(chance() < 0.1 ? 20_000 : 200 * chance());
    }
    for (const fault of ["page", "open", "stream"] as const) delete r.server.faults[fault];
    await r.clock.advance(200_000);
    const stuck = r.error();
    assert.equal(stuck, undefined, `seed ${seed}: ${stuck}`);
    assert.deepEqual(r.state(), serverState(r), `seed ${seed}`);
    checkHistory(r.events, seed);
    await r.stop();
  }
}, { timeoutMs: 360_000 });

/** Per object: added before modified, deleted once, versions only rise within one life. */
function checkHistory(events: readonly WatchEvent[], seed: number): void {
  const alive = new Map<string, { uid: string; version: number }>();
  for (const { type, object } of events) {
    const { name, uid, resourceVersion } = object.metadata;
    const version = Number(resourceVersion);
    const known = alive.get(name);
    const where = `seed ${seed}: ${type} ${name} at ${version}`;
    if (type === "ADDED") assert.equal(known, undefined, where);
    else assert.equal(known?.uid, uid, where);
    if (type === "MODIFIED") assert.ok(version > (known?.version ?? 0), where);
    if (type === "DELETED") alive.delete(name);
    else alive.set(name, { uid, version });
  }
}
