import assert from "node:assert/strict";
import { checkSizes, measureReach, measureSizes } from "../../scripts/check_sizes.ts";
import { houseOf } from "../../scripts/source/mod.ts";
import { test } from "../harness.ts";

function judge(path: string, text: string): string[] {
  return checkSizes(houseOf({ [path]: text })).map((p) => p.message);
}

const lines = (count: number) => "f();\n".repeat(count);

test("checkSizes() refuses a module of lib over 300 lines, of repl and scripts over 500", () => {
  assert.deepEqual(judge("lib/meta/a.ts", lines(300)), []);
  assert.deepEqual(judge("lib/meta/a.ts", lines(301)), ["301 lines; at most 300"]);
  assert.deepEqual(judge("lib/meta/a.ts", `${lines(300)}f();`), ["301 lines; at most 300"]);
  for (const path of ["repl/a.ts", "scripts/a.ts"]) {
    assert.deepEqual(judge(path, lines(500)), []);
    assert.deepEqual(judge(path, lines(501)), ["501 lines; at most 500"]);
  }
});

test("checkSizes() lets generated files and tests be long", () => {
  assert.deepEqual(judge("tests/meta/a.test.ts", lines(501)), []);
  assert.deepEqual(judge("lib/generated/core_v1.ts", lines(5000)), []);
});

test("checkSizes() refuses a function body over 80 lines, whatever its form", () => {
  const long = lines(81);
  const cases = {
    "named": `function named<T extends { a: 1 }>(x: T): { b: T } {\n${long}}`,
    "arrow": `const arrow = (x = "}") => {\n${long}};`,
    "method": `class A { method(): void {\n${long}} }`,
    "#hidden": `class A { #hidden(): void {\n${long}} }`,
    "field": `class A { field = async () => {\n${long}}; }`,
    "property": `const a = { property() {\n${long}} };`,
    "a function": `f(function () {\n${long}});`,
  };
  for (const [name, text] of Object.entries(cases)) {
    assert.deepEqual(judge("scripts/a.ts", text), [`${name} has 81 lines; at most 80`]);
    assert.deepEqual(judge("scripts/a.ts", text.replace("f();\n", "")), []);
  }
});

test("checkSizes() counts no lines of a type, a class or a template's text", () => {
  const template = `const a = () => \`{\n${lines(90)}}\`;`;
  const type = `interface A {\n${"  m(): void;\n".repeat(90)}}`;
  assert.deepEqual(judge("scripts/a.ts", `${template}\n${type}`), []);
});

test("checkSizes() refuses a lint directive in lib without a reason", () => {
  const bare = "// deno-lint-ignore no-explicit-any\nexport type A = any;";
  const reasoned = "// deno-lint-ignore no-explicit-any -- the caller's type\nexport type A = any;";
  assert.deepEqual(judge("lib/meta/a.ts", bare), [
    `"deno-lint-ignore no-explicit-any" gives no reason: write it after --`,
  ]);
  assert.deepEqual(judge("lib/meta/a.ts", reasoned), []);
});

test("measureSizes() looks at lib alone", () => {
  const house = houseOf({
    "lib/a.ts": lines(10),
    "lib/b.ts": lines(20),
    "lib/c.ts": lines(30),
    "lib/generated/d.ts": lines(900),
    "tests/e.ts": lines(400),
  });
  assert.deepEqual(measureSizes(house), { median: 20, p90: 30, longest: 30 });
});

test("measureReach() counts what the front door loads, and what is behind import() beside it", () => {
  const house = houseOf({
    "mod.ts": `export { a } from "./lib/a.ts"; export type { T } from "./lib/types.ts";`,
    "lib/a.ts": `import "./b.ts"; import "node:fs"; export const a = () => import("./lazy.ts");`,
    "lib/b.ts": `import { a } from "./a.ts"; export const b = a;`,
    "lib/lazy.ts": `import { b } from "./b.ts"; import "./behind.ts"; export const lazy = b;`,
    "lib/behind.ts": "export {};",
    "lib/types.ts": "export type T = 1;",
    "lib/alone.ts": `import "./a.ts";`,
  });
  assert.deepEqual(measureReach(house), { atOnce: 3, inAll: 5 });
});

test("checkSizes() refuses a front door that leads to too many modules", () => {
  const parts = Array.from({ length: 64 }, (_, i) => [`lib/a${i}.ts`, "export {};"]);
  const door = (imports: (path: string) => string) =>
    checkSizes(houseOf({
      ...Object.fromEntries(parts),
      "mod.ts": parts.map(([path]) => imports(`./${path}`)).join("\n"),
    })).map((p) => p.message);
  assert.deepEqual(door((path) => `import "${path}";`), ["loads 65 modules at once; at most 64"]);
  assert.deepEqual(door((path) => `import("${path}");`), []);
  assert.deepEqual(door((path) => `import type {} from "${path}";`), []);
});
