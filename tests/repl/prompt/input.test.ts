import assert from "node:assert/strict";
import vm from "node:vm";
import { isIncomplete, isJavaScript, rewriteInput } from "../../../repl/prompt/input.ts";
import { test } from "../../harness.ts";

async function run(context: vm.Context, input: string): Promise<unknown> {
  return (await vm.runInContext(rewriteInput(input), context))?.value;
}

test("rewriteInput() gives the awaited value of the last expression", async () => {
  const context = vm.createContext({ Promise });
  assert.equal(await run(context, "await Promise.resolve(1); Promise.resolve(2)"), 2);
  assert.equal(await run(context, "1 + 1"), 2);
  assert.equal(await run(context, "1; if (true) {}"), undefined);
});

test("rewriteInput() keeps what was declared for the next input, which may declare it anew", async () => {
  const context = vm.createContext({ Promise });
  await run(
    context,
    `const { a, b: { c = 5 }, ...rest } = await Promise.resolve({ a: 1, b: {}, d: 3 });
     let [x, , ...y] = [7, 8, 9, 10], z;
     function twice(n) { return 2 * n }
     class Thing { n = 1 }`,
  );
  assert.equal(
    await run(context, "JSON.stringify([a, c, rest, x, y, twice(x), new Thing().n, z])"),
    '[1,5,{"d":3},7,[9,10],14,1,null]',
  );
  assert.equal(await run(context, "const x = 8; x"), 8);
});

test("rewriteInput() lets functions be called above their declaration", async () => {
  const context = vm.createContext({ Promise });
  assert.equal(await run(context, "const g = f(); function f() { return 3 } g"), 3);
});

test("rewriteInput() takes for await and leaves inner functions alone", async () => {
  const context = vm.createContext({ Promise, seen: [] });
  await run(context, "for await (const n of [1, 2]) seen.push(n)");
  assert.deepEqual([...context.seen], [1, 2]);
  assert.equal(await run(context, "const f = async () => await 1; await f()"), 1);
});

test("rewriteInput() reads what looks like an object as one, and a block as a block", async () => {
  const context = vm.createContext({ Promise });
  assert.equal(await run(context, "JSON.stringify(({ a: 1 }))"), '{"a":1}');
  assert.equal((await run(context, "{ a: 1 }") as { a: number }).a, 1);
  assert.equal(await run(context, "{ let q = 1; q += 1 };"), undefined);
});

test("rewriteInput() turns imports into variables of the session", async () => {
  const asked: string[] = [];
  const module = { default: 1, two: 2, "three-3": 3 };
  const $import = (name: string) => (asked.push(name), Promise.resolve(module));
  const context = vm.createContext({ Promise, JSON, $import });
  await run(context, `import one, { two as deux } from "m"; import * as all from "n"`);
  assert.equal(await run(context, "JSON.stringify([one, deux, all.two])"), "[1,2,2]");
  assert.equal(await run(context, `(await import("o")).two + "import()".length`), 10);
  assert.deepEqual(asked, ["m", "n", "o"]);
});

test("rewriteInput() hands what using declares to the session", async () => {
  const held: unknown[] = [];
  const context = vm.createContext({ Promise, $using: (v: unknown) => (held.push(v), v) });
  assert.equal(await run(context, "await using a = 5; a"), 5);
  assert.deepEqual(held, [5]);
});

test("isIncomplete() asks for more only where more can help", () => {
  for (const input of ["for (const x of [1]) {", "f(", "`abc", "/* x", "const x =", "{ a: 1,"]) {
    assert.equal(isIncomplete(input), true, input);
  }
  for (const input of ["1 +* 2", "1", "await f()", "}", "", "{ a: 1 }", 'import "x"']) {
    assert.equal(isIncomplete(input), false, input);
  }
});

test("isJavaScript() tells TypeScript apart", () => {
  assert.equal(isJavaScript("const x: number = 1"), false);
  assert.equal(isJavaScript("const x = 1"), true);
});
