import assert from "node:assert/strict";
import {
  bucketLimiter,
  cappedLimiter,
  defaultLimiter,
  exponentialLimiter,
  fastSlowLimiter,
  longestOf,
  type RateLimiter,
} from "kubist/controller/queue";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";

function waits(limiter: RateLimiter, key: string, times: number): number[] {
  return Array.from({ length: times }, () => limiter.when(key));
}

test("exponentialLimiter() doubles per key and forgets (TestItemExponentialFailureRateLimiter)", () => {
  const limiter = exponentialLimiter({ baseMs: 1, maxMs: 1000 });
  assert.deepEqual(waits(limiter, "one", 5), [1, 2, 4, 8, 16]);
  assert.equal(limiter.retries("one"), 5);
  assert.deepEqual(waits(limiter, "two", 2), [1, 2]);
  assert.equal(limiter.retries("two"), 2);
  limiter.forget("one");
  assert.equal(limiter.retries("one"), 0);
  assert.equal(limiter.when("one"), 1);
});

test("exponentialLimiter() ends at its longest wait (TestItemExponentialFailureRateLimiterOverFlow)", () => {
  const short = exponentialLimiter({ baseMs: 1, maxMs: 1_000_000 });
  assert.equal(waits(short, "one", 6).at(-1), 32);
  assert.equal(waits(short, "overflow1", 1100).at(-1), 1_000_000);
  const long = exponentialLimiter({ baseMs: 60_000, maxMs: 3_600_000_000 });
  assert.equal(waits(long, "two", 3).at(-1), 240_000);
  assert.equal(waits(long, "overflow2", 1100).at(-1), 3_600_000_000);
});

test("fastSlowLimiter() is fast a few times (TestItemFastSlowRateLimiter)", () => {
  const limiter = fastSlowLimiter({ fastMs: 5, slowMs: 10_000, fastTries: 3 });
  assert.deepEqual(waits(limiter, "one", 5), [5, 5, 5, 10_000, 10_000]);
  assert.equal(limiter.retries("one"), 5);
  assert.deepEqual(waits(limiter, "two", 2), [5, 5]);
  limiter.forget("one");
  assert.equal(limiter.retries("one"), 0);
  assert.equal(limiter.when("one"), 5);
});

test("longestOf() takes the longest wait (TestMaxOfRateLimiter)", () => {
  const limiter = longestOf(
    fastSlowLimiter({ fastMs: 5, slowMs: 3000, fastTries: 3 }),
    exponentialLimiter({ baseMs: 1, maxMs: 1000 }),
  );
  assert.deepEqual(waits(limiter, "one", 5), [5, 5, 5, 3000, 3000]);
  assert.equal(limiter.retries("one"), 5);
  assert.deepEqual(waits(limiter, "two", 2), [5, 5]);
  limiter.forget("one");
  assert.equal(limiter.retries("one"), 0);
  assert.equal(limiter.when("one"), 5);
});

test("cappedLimiter() cuts long waits (TestWithMaxWaitRateLimiter)", () => {
  let count = 0;
  const steps: RateLimiter = {
    when: () => ++count <= 100 ? 5 : 1_000_000,
    forget() {},
    retries: () => 0,
  };
  const limiter = cappedLimiter(steps, 500_000);
  assert.deepEqual(new Set(waits(limiter, "a", 100)), new Set([5]));
  assert.deepEqual(new Set(waits(limiter, "b", 100)), new Set([500_000]));
});

test("bucketLimiter() lets a burst through, then so many a second", async () => {
  const clock = manualClock();
  const limiter = bucketLimiter({ perSecond: 10, burst: 2, clock });
  assert.deepEqual(waits(limiter, "a", 4), [0, 0, 100, 200]);
  await clock.advance(200);
  assert.equal(limiter.when("a"), 100);
  await clock.advance(10_000);
  assert.deepEqual(waits(limiter, "a", 3), [0, 0, 100]);
});

test("defaultLimiter() is the longer of 5 ms doubling and 10 a second after 100", () => {
  const limiter = defaultLimiter(manualClock());
  assert.deepEqual(waits(limiter, "a", 3), [5, 10, 20]);
  for (let i = 0; i < 97; i++) limiter.when(`other-${i}`);
  assert.equal(limiter.when("b"), 100);
});
