import assert from "node:assert/strict";
import { type Steps, takeAtOnce, takeSteps, wait } from "../../lib/server/steps.ts";
import { test } from "../harness.ts";

test("takeSteps() runs to the end at once when nothing waits", async () => {
  const said: string[] = [];
  // deno-lint-ignore require-yield -- what never waits is the case
  function* steps(): Steps<number> {
    said.push("done");
    return 7;
  }
  const taken = takeSteps(steps());
  said.push("after");
  assert.deepEqual(said, ["done", "after"]);
  assert.equal(await taken, 7);
});

test("takeSteps() hands over what promises resolve to, and throws what they reject with", async () => {
  function* steps(): Steps<string> {
    const first = yield* wait(Promise.resolve("a"));
    try {
      yield* wait(Promise.reject(new RangeError("b")));
    } catch (error) {
      return first + (error as Error).message;
    }
    return "";
  }
  assert.equal(await takeSteps(steps()), "ab");
});

test("takeAtOnce() refuses to wait", () => {
  function* steps(): Steps<string> {
    return yield* wait(Promise.resolve("a"));
  }
  assert.throws(() => takeAtOnce(steps()), /Cannot write at once: the write waits for an answer/);
});
