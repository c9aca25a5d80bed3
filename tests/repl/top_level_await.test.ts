import assert from "node:assert/strict";
import vm from "node:vm";
import { isIncomplete, rewriteAwait } from "../../repl/top_level_await.ts";
import { test } from "../harness.ts";

async function run(context: vm.Context, input: string): Promise<unknown> {
  const rewritten = rewriteAwait(input);
  assert.ok(rewritten, input);
  return (await vm.runInContext(rewritten.code, context))?.value;
}

test("rewriteAwait() gives the value of the last expression", async () => {
  const context = vm.createContext({ Promise });
  assert.equal(await run(context, "await Promise.resolve(1); await Promise.resolve(2)"), 2);
  assert.equal(await run(context, "await Promise.resolve(1); if (true) {}"), undefined);
});

test("rewriteAwait() keeps what was declared for the next input", async () => {
  const context = vm.createContext({ Promise });
  await run(
    context,
    `const { a, b: { c = 5 }, ...rest } = await Promise.resolve({ a: 1, b: {}, d: 3 });
     let [x, , ...y] = [7, 8, 9, 10], z;
     function twice(n) { return 2 * n }
     class Thing { n = 1 }`,
  );
  assert.deepEqual(
    JSON.parse(
      vm.runInContext("JSON.stringify([a, c, rest, x, y, twice(x), new Thing().n, z])", context),
    ),
    [1, 5, { d: 3 }, 7, [9, 10], 14, 1, null],
  );
});

test("rewriteAwait() takes for await and leaves inner functions alone", async () => {
  const context = vm.createContext({ Promise, seen: [] });
  await run(context, "for await (const n of [1, 2]) seen.push(n)");
  assert.deepEqual([...context.seen], [1, 2]);
  assert.equal(rewriteAwait("const f = async () => await 1"), undefined);
});

test("rewriteAwait() leaves the rest to the evaluator", () => {
  for (const input of ["1 + 1", "await", "const x =", ""]) {
    assert.equal(rewriteAwait(input), undefined, input);
  }
});

test("isIncomplete() asks for more only where more can help", () => {
  for (const input of ["for (const x of [1]) {", "f(", "`abc", "/* x", "const x ="]) {
    assert.equal(isIncomplete(input), true, input);
  }
  for (const input of ["1 +* 2", "1", "await f()", "}"]) {
    assert.equal(isIncomplete(input), false, input);
  }
});
