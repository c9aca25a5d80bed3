import assert from "node:assert/strict";
import { backoff, manualClock } from "kubist/stream";
import { test } from "../harness.ts";

test("backoff() doubles from 800 ms to 30 s", () => {
  const waits = backoff(manualClock(), () => 0);
  const seen = Array.from({ length: 8 }, () => waits.next());
  assert.deepEqual(seen, [800, 1600, 3200, 6400, 12800, 25600, 30000, 30000]);
  assert.equal(waits.attempts, 8);
});

test("backoff() stretches each wait by up to its jitter", () => {
  assert.equal(backoff(manualClock(), () => 1).next(), 1600);
  assert.equal(backoff(manualClock(), () => 0.5, { jitter: 0.5 }).next(), 1000);
});

test("backoff() never waits less than the server asks for", () => {
  const waits = backoff(manualClock(), () => 0.5);
  assert.equal(waits.next(5000), 5400);
});

test("backoff() starts again after two quiet minutes", async () => {
  const clock = manualClock();
  const waits = backoff(clock, () => 0);
  waits.next();
  waits.next();
  await clock.advance(1600 + 120_000);
  assert.equal(waits.next(), 3200);
  await clock.advance(3200 + 120_001);
  assert.equal(waits.next(), 800);
});
