import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { describe, describeGoal, median, middleHalf, ratios } from "./report.ts";

const fast = { cpu: [90, 110, 100], wall: [200, 200, 200] };
const slow = { cpu: [120, 300, 130], wall: [220, 210, 230] };

test("median() takes the middle, not the mean", () => {
  assert.equal(median([3, 1, 100]), 3);
  assert.equal(median([4, 1, 2, 100]), 3);
  assert.equal(median([7]), 7);
  assert.throws(() => median([]), RangeError);
});

test("middleHalf() leaves out a quarter at each end", () => {
  assert.deepEqual(middleHalf([8, 1, 2, 7, 3, 6, 4, 5]), [3, 6]);
  assert.deepEqual(middleHalf([3, 1, 2]), [1, 3]);
  assert.throws(() => middleHalf([]), RangeError);
});

test("ratios() compares what was measured in the same round", () => {
  assert.equal(median(ratios(slow.cpu, fast.cpu)), 120 / 90);
  const [calm, busy] = [[100, 200, 400], [110, 220, 440]];
  assert.deepEqual(ratios(busy, calm), [1.1, 1.1, 1.1]);
  assert.throws(() => ratios([1, 2], [1]), RangeError);
});

test("describe() says plainly who loses", () => {
  const options = { label: "list", goal: 1.15 };
  assert.equal(
    describe({ job: "list", kubist: slow, bare: fast }, options),
    "list  1.33x CPU (half of the rounds 1.30 to 2.73), 1.10x wall (130 ms CPU in 220 ms against 100 ms CPU in 200 ms); " +
      "goal 1.15x CPU: kubist loses",
  );
  assert.match(describe({ job: "list", kubist: fast, bare: slow }, options), /0\.75x CPU .*holds$/);
});

test("describeGoal() holds at the goal and loses past it", () => {
  assert.equal(describeGoal("import", 25, 25, "ms"), "import  25.0 ms; goal 25 ms: holds");
  assert.equal(describeGoal("import", 26, 25, "ms"), "import  26.0 ms; goal 25 ms: kubist loses");
});
