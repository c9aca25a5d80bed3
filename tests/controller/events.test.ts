import assert from "node:assert/strict";
import { ApiError, type Client, type KubeObject, TransportError } from "kubist";
import { eventRecorder } from "kubist/controller";
import { manualClock } from "kubist/stream";
import { startCluster } from "kubist/testing";
import { correlator, type CorrelatorOptions } from "../../lib/controller/events/correlator.ts";
import { delivery } from "../../lib/controller/events/delivery.ts";
import { type Happening, type Report, report } from "../../lib/controller/events/happening.ts";
import { lru } from "../../lib/controller/events/lru.ts";
import { seriesBook } from "../../lib/controller/events/series.ts";
import { test } from "../harness.ts";

const pod: KubeObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "foo",
    namespace: "baz",
    uid: "bar",
    resourceVersion: "1",
    creationTimestamp: "",
  },
};

function made(happening: Partial<Happening> = {}, at = 0): Report {
  const reason = happening.reason ?? "test";
  const note = happening.note ?? "note";
  return report(pod, { ...happening, reason, note }, { reporter: "x.io/r", instance: "i", at });
}

/** What becomes of a report after others, so many milliseconds apart. */
async function after(
  earlier: readonly Report[],
  last: Report,
  stepMs: number,
  options: Partial<CorrelatorOptions> = {},
) {
  const clock = manualClock();
  const all = correlator({ clock, ...options });
  for (const one of earlier) {
    all.correlate(one);
    await clock.advance(stepMs);
  }
  const event = all.correlate(last);
  return event && { count: event.count, note: event.report.note, name: event.report.name };
}

const times = (count: number, of: (i: number) => Report) =>
  Array.from({ length: count }, (_, i) => of(i));
const similar = (i: number) => made({ reason: "similar", note: `message ${i}` });
const combined = "(combined from similar events): message 99";

test("correlator() passes a single event (TestEventCorrelator)", async () => {
  const event = await after([], made({ note: "first" }), 5000);
  assert.deepEqual([event?.count, event?.note], [1, "first"]);
});

test("correlator() counts the same event, under its first name (TestEventCorrelator)", async () => {
  const first = made();
  const event = await after([first], made(), 5000);
  assert.deepEqual([event?.count, event?.name], [2, first.name]);
});

test("correlator() counts the same event beyond what is combined (TestEventCorrelator)", async () => {
  const event = await after(times(10, () => made()), made(), 30_000);
  assert.deepEqual([event?.count, event?.note], [11, "note"]);
});

test("correlator() leaves out what comes too often (TestEventCorrelator)", async () => {
  assert.equal(await after(times(26, () => made()), made(), 1000), undefined);
  assert.equal((await after(times(24, () => made()), made(), 1000))?.count, 25);
});

test("correlator() refills one event each five minutes, and those refused owe nothing", async () => {
  const clock = manualClock();
  const all = correlator({ clock });
  for (let i = 0; i < 100; i++) all.correlate(made());
  await clock.advance(300_000);
  assert.ok(all.correlate(made()));
  assert.equal(all.correlate(made()), undefined);
});

test("correlator() passes events of different reasons (TestEventCorrelator)", async () => {
  const unique = times(20, (i) => made({ reason: `r${i}` }));
  assert.equal((await after(unique, made({ reason: "new" }), 5000))?.count, 1);
});

test("correlator() combines the tenth of ten that are alike (TestEventCorrelator)", async () => {
  const event = await after(times(9, similar), similar(99), 5000);
  assert.deepEqual([event?.count, event?.note], [1, combined]);
});

test("correlator() counts what it combined (TestEventCorrelator)", async () => {
  const event = await after(times(10, similar), similar(99), 5000);
  assert.deepEqual([event?.count, event?.note], [2, combined]);
});

test("correlator() keeps containers apart (TestEventCorrelator)", async () => {
  const of = (fieldPath: string): Report => {
    const one = made();
    return { ...one, regarding: { ...one.regarding, fieldPath } };
  };
  const event = await after([of("spec.containers{a}")], of("spec.containers{b}"), 5000);
  assert.equal(event?.count, 1);
});

test("correlator() forgets after ten minutes without one alike (TestEventCorrelator)", async () => {
  const event = await after(times(9, similar), similar(99), 600_001);
  assert.deepEqual([event?.count, event?.note], [1, "message 99"]);
});

test("correlator() takes a key of one's own for spam (TestEventSpamFilter)", async () => {
  const [first, other] = [made({ reason: "a" }), made({ reason: "b" })];
  assert.equal(await after([first], other, 1000, { burst: 1 }), undefined);
  const spamKey = ({ regarding, reason }: Report) => `${regarding.uid} ${reason}`;
  assert.equal((await after([first], other, 1000, { burst: 1, spamKey }))?.count, 1);
  const again = made({ reason: "a", note: "another" });
  assert.equal(await after([first], again, 1000, { burst: 1, spamKey }), undefined);
});

test("lru() forgets what was not used for longest", () => {
  const two = lru<number>(2);
  two.set("a", 1);
  two.set("b", 2);
  two.get("a");
  two.set("c", 3);
  assert.deepEqual([two.get("a"), two.get("b"), two.get("c")], [1, undefined, 3]);
});

test("seriesBook() creates the first, patches the second, counts the others (TestEventSeriesf)", () => {
  const book = seriesBook();
  const first = made();
  assert.deepEqual(book.observe(first), {
    verb: "create",
    series: { report: first, count: 1, lastAt: 0 },
  });
  const second = book.observe(made({ note: "another note" }, 10));
  assert.deepEqual(second, { verb: "patch", series: { report: first, count: 2, lastAt: 10 } });
  assert.equal(book.observe(made({}, 20)), undefined);
  assert.equal(book.observe(made({ action: "stopped" }, 20))?.verb, "create");
  assert.equal(book.size, 2);
});

test("seriesBook() finishes after six idle minutes and writes the last count (TestFinishSeries)", () => {
  const book = seriesBook();
  for (const at of [0, 10, 20]) book.observe(made({}, at));
  book.observe(made({ reason: "single" }));
  book.observe(made({ reason: "alive" }, 200_000));
  const over = book.finish(20 + 6 * 60_000 + 1);
  assert.deepEqual(over.map(({ verb, series }) => [verb, series.count]), [["patch", 3]]);
  assert.equal(book.size, 1);
});

test("seriesBook() refreshes series that go on (TestRefreshExistingEventSeries)", () => {
  const book = seriesBook();
  for (const at of [0, 10, 20]) book.observe(made({}, at));
  book.observe(made({ reason: "single" }));
  assert.deepEqual(book.refresh().map(({ series }) => series.count), [3]);
  assert.equal(book.size, 2);
});

test("report() refuses what the server would, and cuts a note within 1024 bytes", () => {
  assert.throws(() => made({ reason: "" }), TypeError);
  assert.throws(() => made({ action: "x".repeat(129) }), TypeError);
  const { note } = made({ note: "é".repeat(600) });
  const bytes = new TextEncoder().encode(note).length;
  assert.ok(bytes <= 1024 && bytes > 1019 && note.endsWith("é..."), `${bytes} bytes`);
});

test("report() makes names that are names (TestEventfNoNamespace)", () => {
  const cluster = { ...pod, metadata: { ...pod.metadata, name: "system:node" } };
  const { namespace: _, ...metadata } = cluster.metadata;
  const by = { reporter: "x", instance: "i", at: 1_700_000_000_000 };
  const odd = report({ ...cluster, metadata }, { reason: "r", note: "n" }, by);
  assert.match(odd.name, /^[0-9a-f]{8}-/);
  assert.equal(odd.namespace, "default");
  assert.match(made({}, 1_700_000_000_000).name, /^foo\.[0-9a-f]{16}$/);
  assert.notEqual(made().name, made().name);
});

const refused = () => {
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, code: 422 } as const;
  return new ApiError("Cannot", { status, code: 422, reason: "Invalid" });
};
const lost = () => new TransportError("Cannot reach it: reset", { problem: "reset" });

test("delivery() tries again what could not be sent, twelve times, and gives up what is refused (TestWriteEventError)", async () => {
  const clock = manualClock();
  const troubles: unknown[] = [];
  const options = { onTrouble: (e: unknown) => troubles.push(e), clock, random: () => 0 };
  const queue = delivery(options);
  const tries = { refused: 0, flaky: 0, hopeless: 0, fine: 0 };
  queue.add(() => Promise.reject(++tries.refused && refused()));
  queue.add(() => ++tries.flaky < 3 ? Promise.reject(lost()) : Promise.resolve());
  queue.add(() => Promise.reject(++tries.hopeless && lost()));
  queue.add(() => Promise.resolve(void ++tries.fine));
  await clock.advance(20_000);
  assert.deepEqual([tries.refused, tries.flaky, tries.fine], [1, 3, 0]);
  await clock.advance(110_000);
  await queue.flush();
  assert.deepEqual(tries, { refused: 1, flaky: 3, hopeless: 12, fine: 1 });
  assert.equal(troubles.length, 2);
  assert.equal(clock.pending, 0);
});

test("delivery() drops what is too much, and says so (TestLotsOfEvents)", async () => {
  let dropped = 0;
  let written = 0;
  const queue = delivery({
    onTrouble: () => dropped++,
    clock: manualClock(),
    random: () => 0,
  });
  for (let i = 0; i < 3000; i++) queue.add(() => Promise.resolve(void written++));
  await queue.flush();
  assert.equal(written + dropped, 3000);
  assert.ok(written >= 1000 && dropped > 0, `${written} written, ${dropped} dropped`);
});

test("close() ends a write that waits to be tried again (TestCancelEvent)", async () => {
  const clock = manualClock();
  const queue = delivery({ onTrouble: () => {}, clock, random: () => 0 });
  queue.add(() => Promise.reject(lost()));
  await clock.advance(1000);
  await queue.close();
  assert.equal(clock.pending, 0);
});

test("delivery() goes on when the hook throws, and flush() says what it threw", async () => {
  const clock = manualClock();
  const thrown = new Error("the hook's own");
  const onTrouble = () => {
    throw thrown;
  };
  const queue = delivery({ onTrouble, clock, random: () => 0 });
  let written = 0;
  queue.add(() => Promise.reject(refused()));
  queue.add(() => Promise.resolve(void written++));
  await assert.rejects(queue.flush(), thrown);
  queue.add(() => Promise.resolve(void written++));
  await queue.flush();
  assert.equal(written, 2);
});

async function withRecorder(
  api: "events" | "core",
  use: (k: Client, record: (note: string) => void, flush: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await using cluster = await startCluster();
  const k = cluster.client();
  const object = await k.configMaps("default").create({ metadata: { name: "site" } });
  const failed = (error: unknown) => assert.fail(`${error}`);
  await using events = eventRecorder(k, { reporter: "example.com/test", api, onTrouble: failed });
  const record = (note: string) => events.record(object, { type: "Warning", reason: "Down", note });
  await use(k, record, () => events.flush());
}

test("eventRecorder() writes events.k8s.io, and one that expired again (TestUpdateExpiredEvent)", async () => {
  await withRecorder("events", async (k, record, flush) => {
    const view = k.events.v1.events("default");
    record("once");
    await flush();
    const [first] = await view.toArray();
    assert.deepEqual([first?.note, first?.type, first?.regarding.name], [
      "once",
      "Warning",
      "site",
    ]);
    await view.delete(first?.metadata.name ?? "");
    record("twice");
    await flush();
    const [again] = await view.toArray();
    assert.deepEqual([again?.metadata.name, again?.series?.count], [first?.metadata.name, 2]);
  });
});

test("eventRecorder() writes core events, counted (TestEventf)", async () => {
  await withRecorder("core", async (k, record, flush) => {
    for (let i = 0; i < 3; i++) record("down");
    await flush();
    const all = await k.events("default").toArray();
    assert.deepEqual(all.map(({ message, count }) => [message, count]), [["down", 3]]);
    assert.equal(
      all[0]?.involvedObject.uid,
      (await k.configMaps("default").get("site")).metadata.uid,
    );
  });
});

test("close() writes the count that a series has come to", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  const object = await k.configMaps("default").create({ metadata: { name: "site" } });
  const events = eventRecorder(k, { reporter: "example.com/test" });
  for (let i = 0; i < 7; i++) events.record(object, { reason: "Down", note: `${i}` });
  await events.close();
  assert.equal((await k.events.v1.events("default").toArray())[0]?.series?.count, 7);
});

test("close() leaves no timer when the hook throws", async () => {
  await using cluster = await startCluster();
  const clock = manualClock();
  const thrown = new Error("the hook's own");
  const onTrouble = () => {
    throw thrown;
  };
  const events = eventRecorder(cluster.client(), {
    reporter: "example.com/test",
    clock,
    onTrouble,
  });
  const nowhere = { ...pod, metadata: { ...pod.metadata, namespace: "absent" } };
  events.record(nowhere, { reason: "Down", note: "" });
  await assert.rejects(events.close(), thrown);
  assert.equal(clock.pending, 0);
});
