import assert from "node:assert/strict";
import { metrics } from "kubist/controller";
import {
  exponentialLimiter,
  parallelize,
  queueMetrics,
  type WorkQueue,
  workQueue,
} from "kubist/controller/queue";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";

/** A number of a text, to the thousandth. */
function milli(text: string | undefined): number {
  return Math.round(Number(text) * 1000) / 1000;
}

/** What a worker finds that does not wait. */
async function taken<K>(queue: WorkQueue<K>): Promise<K | undefined> {
  const signal = AbortSignal.abort("nothing is due");
  return queue.depth === 0 ? await queue.take(signal) : await queue.take();
}

const ways = {
  shutDown: (queue: WorkQueue) => queue.shutDown(),
  drain: (queue: WorkQueue) => void queue.drain(),
};

for (const [way, end] of Object.entries(ways)) {
  test(`workQueue() gives each key to one worker at a time until ${way} (TestBasic)`, async () => {
    const queue = workQueue();
    const working = new Set<string>();
    const seen = new Set<string>();
    const consumer = async () => {
      for (let key = await queue.take(); key !== undefined; key = await queue.take()) {
        assert.ok(!working.has(key), `${key} is worked twice at once`);
        assert.notEqual(key, "added after shutdown!");
        working.add(key);
        await new Promise((resolve) => setTimeout(resolve, 3));
        working.delete(key);
        seen.add(key);
        queue.done(key);
      }
    };
    const consumers = Array.from({ length: 10 }, consumer);
    for (let j = 0; j < 20; j++) {
      for (let i = 0; i < 50; i++) queue.add(`${i}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    end(queue);
    queue.add("added after shutdown!");
    await Promise.all(consumers);
    assert.equal(queue.depth, 0);
    assert.equal(seen.size, 50);
  });

  test(`workQueue() takes keys back while they are worked, until ${way} (TestAddWhileProcessing)`, async () => {
    const queue = workQueue();
    let worked = 0;
    const consumer = async () => {
      const counts = new Map<string, number>();
      for (let key = await queue.take(); key !== undefined; key = await queue.take()) {
        worked++;
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        if (count < 2) queue.add(key);
        queue.done(key);
      }
    };
    const consumers = Array.from({ length: 10 }, consumer);
    for (let i = 0; i < 50; i++) queue.add(`${i}`);
    await queue.idle();
    end(queue);
    await Promise.all(consumers);
    assert.equal(queue.depth, 0);
    assert.ok(worked >= 100, `each key is worked twice or more; there were ${worked}`);
  });
}

test("workQueue() counts a key once (TestLen)", () => {
  const queue = workQueue();
  queue.add("foo");
  assert.equal(queue.depth, 1);
  queue.add("bar");
  queue.add("foo");
  assert.equal(queue.depth, 2);
});

test("workQueue() gives a key again that was added while it was worked (TestReinsert)", async () => {
  const queue = workQueue();
  queue.add("foo");
  assert.equal(await queue.take(), "foo");
  queue.add("foo");
  queue.done("foo");
  assert.equal(await queue.take(), "foo");
  queue.done("foo");
  assert.equal(queue.depth, 0);
});

test("workQueue() makes one of two additions (TestCollapse)", async () => {
  const queue = workQueue();
  queue.add("bar");
  queue.add("bar");
  assert.equal(await queue.take(), "bar");
  queue.done("bar");
  assert.equal(queue.depth, 0);
});

test("workQueue() makes one of two additions under work (TestCollapseWhileProcessing)", async () => {
  const queue = workQueue();
  queue.add("foo");
  await queue.take();
  queue.add("foo");
  queue.add("foo");
  const second = queue.take();
  const early = await Promise.race([second, Promise.resolve("blocked")]);
  assert.equal(early, "blocked");
  queue.done("foo");
  assert.equal(await second, "foo");
  queue.done("foo");
  assert.equal(queue.depth, 0);
});

test("drain() waits for what is under work (TestQueueDrainageUsingShutDownWithDrain)", async () => {
  const queue = workQueue();
  queue.add("foo");
  queue.add("bar");
  await queue.take();
  await queue.take();
  let drained = false;
  const draining = queue.drain().then(() => drained = true);
  assert.equal(await queue.take(), undefined);
  queue.done("foo");
  await Promise.resolve();
  assert.equal(drained, false);
  queue.done("bar");
  await draining;
});

test("shutDown() waits for nothing (TestNoQueueDrainageUsingShutDown)", async () => {
  const queue = workQueue();
  queue.add("foo");
  await queue.take();
  queue.shutDown();
  assert.equal(await queue.take(), undefined);
});

test("shutDown() ends a drain (TestForceQueueShutdownUsingShutDown)", async () => {
  const queue = workQueue();
  queue.add("foo");
  await queue.take();
  const draining = queue.drain();
  queue.shutDown();
  await draining;
});

test("drain() works what was added under work (TestQueueDrainageUsingShutDownWithDrainWithDirtyItem)", async () => {
  const queue = workQueue();
  queue.add("foo");
  await queue.take();
  queue.add("foo");
  const draining = queue.drain();
  assert.equal(await queue.take(), undefined);
  queue.done("foo");
  assert.equal(await queue.take(), "foo");
  queue.done("foo");
  assert.equal(await queue.take(), undefined);
  await draining;
});

test("workQueue() keeps nothing of a key that is done (TestGarbageCollection)", async () => {
  const queue = workQueue<{ readonly data: string }>();
  const key = { data: "hello" };
  queue.add(key);
  await queue.take();
  queue.done(key);
  queue.add(key, { afterMs: 5 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  queue.done(await queue.take() ?? key);
  // every place that could hold it, by what the queue says of itself
  assert.deepEqual([queue.depth, queue.delayed, queue.processing], [0, 0, 0]);
});

test("add() with a delay waits for it, once (TestSimpleQueue)", async () => {
  const clock = manualClock();
  const queue = workQueue({ clock });
  queue.add("foo", { afterMs: 50 });
  assert.equal(queue.depth, 0);
  await clock.advance(60);
  assert.equal(await taken(queue), "foo");
  queue.done("foo");
  await clock.advance(10_000);
  assert.deepEqual([queue.depth, clock.pending], [0, 0]);
});

test("add() keeps the earliest time (TestDeduping)", async () => {
  const clock = manualClock();
  const queue = workQueue({ clock });
  for (const [first, second, due] of [[50, 70, 60], [50, 30, 40]] as const) {
    queue.add("foo", { afterMs: first });
    queue.add("foo", { afterMs: second });
    assert.equal(queue.depth, 0);
    await clock.advance(due);
    assert.equal(await taken(queue), "foo");
    queue.done("foo");
    await clock.advance(30);
    assert.equal(queue.depth, 0);
  }
});

test("add() puts a shorter delay before a longer one (TestAddTwoFireEarly)", async () => {
  const clock = manualClock();
  const queue = workQueue({ clock });
  queue.add("foo", { afterMs: 1000 });
  queue.add("bar", { afterMs: 50 });
  await clock.advance(60);
  assert.equal(await taken(queue), "bar");
  queue.add("baz", { afterMs: 2000 });
  await clock.advance(1000);
  assert.equal(await taken(queue), "foo");
  await clock.advance(2000);
  assert.equal(await taken(queue), "baz");
});

test("add() orders keys by the time they were due (TestCopyShifting)", async () => {
  const clock = manualClock();
  const queue = workQueue({ clock });
  queue.add("foo", { afterMs: 1000 });
  queue.add("bar", { afterMs: 500 });
  queue.add("baz", { afterMs: 250 });
  await clock.advance(2000);
  const order = [await taken(queue), await taken(queue), await taken(queue)];
  assert.deepEqual(order, ["baz", "bar", "foo"]);
});

test("retry() waits as its limiter says (TestRateLimitingQueue)", async () => {
  const clock = manualClock();
  const queue = workQueue({ clock, limiter: exponentialLimiter({ baseMs: 1, maxMs: 1000 }) });
  assert.deepEqual([queue.retry("one"), queue.retry("one")], [1, 2]);
  assert.equal(queue.retries("one"), 2);
  assert.deepEqual([queue.retry("two"), queue.retry("two")], [1, 2]);
  queue.forget("one");
  assert.equal(queue.retries("one"), 0);
  assert.equal(queue.retry("one"), 1);
  await clock.advance(1);
  assert.equal(queue.depth, 2);
  queue.shutDown();
});

test("add() at once brings a delayed key forward, and it comes once", async () => {
  const clock = manualClock();
  const queue = workQueue({ clock });
  queue.add("foo", { afterMs: 1000 });
  queue.add("foo");
  assert.deepEqual([queue.depth, queue.delayed], [1, 0]);
  queue.done(await queue.take() ?? "");
  await clock.advance(2000);
  assert.equal(queue.depth, 0);
});

test("take() gives higher priorities first, and merges to the highest", async () => {
  const queue = workQueue();
  queue.add("initial-1", { priority: -100 });
  queue.add("initial-2", { priority: -100 });
  queue.add("changed");
  queue.add("initial-2", { priority: 5 });
  queue.add("initial-2", { priority: -100 });
  const order = [await queue.take(), await queue.take(), await queue.take()];
  assert.deepEqual(order, ["initial-2", "changed", "initial-1"]);
  assert.equal(queue.depth, 0);
});

test("take() rejects with the signal's reason and leaves the key to others", async () => {
  const queue = workQueue();
  const controller = new AbortController();
  const first = queue.take(controller.signal);
  const second = queue.take();
  controller.abort("enough");
  await assert.rejects(first, (error) => error === "enough");
  queue.add("foo");
  assert.equal(await second, "foo");
});

test("queueMetrics() counts as client-go does (TestMetrics)", async () => {
  const clock = manualClock();
  const all = metrics();
  const measured = queueMetrics(all, "test");
  const queue = workQueue<string>({ clock, observer: measured.observer });
  measured.follow(queue);
  const value = (what: string) =>
    milli(new RegExp(`^workqueue_${what}\\{name="test"\\} (.+)$`, "m").exec(all.text())?.[1]);

  queue.add("foo");
  assert.deepEqual([value("adds_total"), value("depth")], [1, 1]);
  await clock.advance(50);
  await queue.take();
  assert.deepEqual([value("queue_duration_seconds_sum"), value("depth")], [0.05, 0]);
  for (let i = 0; i < 5; i++) queue.add("foo");
  assert.deepEqual([value("adds_total"), value("depth")], [2, 1]);
  await clock.advance(25);
  queue.done("foo");
  assert.equal(value("work_duration_seconds_sum"), 0.025);
  assert.equal(value("depth"), 1);
  await queue.take();
  assert.equal(value("queue_duration_seconds_count"), 2);
  assert.equal(value("queue_duration_seconds_sum"), 0.075);
  await clock.advance(1000);
  assert.equal(value("unfinished_work_seconds"), 1);
  assert.equal(value("longest_running_processor_seconds"), 1);
  queue.done("foo");
  assert.equal(value("work_duration_seconds_count"), 2);
  assert.equal(value("work_duration_seconds_sum"), 1.025);
  queue.retry("foo");
  assert.equal(value("retries_total"), 1);
  queue.shutDown();
});

test("shutDown() leaves no timer and counts no more (TestMetricShutdown)", async () => {
  const clock = manualClock();
  const all = metrics();
  const measured = queueMetrics(all, "test");
  const queue = workQueue<string>({ clock, observer: measured.observer });
  measured.follow(queue);
  queue.add("foo", { afterMs: 1000 });
  queue.shutDown();
  assert.equal(clock.pending, 0);
  await clock.advance(2000);
  queue.add("bar");
  assert.doesNotMatch(all.text(), /^workqueue_adds_total\{/m);
});

for (const [pieces, workers] of [[1000, 10], [999, 13], [3, 10], [0, 4]] as const) {
  test(`parallelize() visits each of ${pieces} pieces once with ${workers} workers (TestParallelizeUntil)`, async () => {
    const visits = Array.from({ length: pieces }, () => 0);
    let busy = 0;
    let most = 0;
    await parallelize(pieces, async (i) => {
      most = Math.max(most, ++busy);
      await Promise.resolve();
      visits[i] = (visits[i] ?? 0) + 1;
      busy--;
    }, { workers });
    assert.ok(visits.every((v) => v === 1));
    assert.ok(most <= workers);
  });
}

test("parallelize() stops at the first failure and at an abort", async () => {
  let started = 0;
  const failure = new RangeError("three");
  const failing = parallelize(100, (i) => {
    started++;
    if (i === 3) throw failure;
  }, { workers: 2 });
  await assert.rejects(failing, (error) => error === failure);
  assert.ok(started < 10, `${started} pieces were started`);
  const aborted = parallelize(100, () => {}, { signal: AbortSignal.abort("enough") });
  await assert.rejects(aborted, (error) => error === "enough");
});
