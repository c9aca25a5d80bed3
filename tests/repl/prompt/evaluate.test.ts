import assert from "node:assert/strict";
import { createEvaluator } from "../../../repl/prompt/evaluate.ts";
import { test } from "../../harness.ts";

test("createEvaluator() runs TypeScript, keeps its names and gives values awaited", async () => {
  const evaluator = createEvaluator({ $seven: { value: 7, writable: true } });
  assert.equal(await evaluator.run("const $a: number = $seven as number; $a"), 7);
  assert.equal(await evaluator.run("Promise.resolve($a + 1)"), 8);
});

test("createEvaluator() complains about what is neither JavaScript nor TypeScript", async () => {
  const evaluator = createEvaluator({});
  await assert.rejects(() => evaluator.run("const = 3"), SyntaxError);
});

test("createEvaluator() imports bundled modules by name, others as the runtime does", async () => {
  const evaluator = createEvaluator({}, { "kubist/x": () => Promise.resolve({ y: 3 }) });
  assert.equal(await evaluator.run(`import { y as $y } from "kubist/x"; $y`), 3);
  assert.equal(typeof await evaluator.run(`(await import("node:path")).join`), "function");
});

test("createEvaluator() disposes what inputs declared with using, the latest first", async () => {
  const ended: string[] = [];
  const thing = (name: string) => ({ [Symbol.dispose]: () => ended.push(name) });
  const evaluator = createEvaluator({ $thing: { value: thing } });
  await evaluator.run(`using $one = $thing("one"); await using $two = $thing("two"); null`);
  await assert.rejects(() => evaluator.run("using $three = 3"), TypeError);
  assert.deepEqual(ended, []);
  await evaluator[Symbol.asyncDispose]();
  assert.deepEqual(ended, ["two", "one"]);
});
