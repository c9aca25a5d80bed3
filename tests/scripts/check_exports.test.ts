import assert from "node:assert/strict";
import { checkExports } from "../../scripts/check_exports.ts";
import { houseOf } from "../../scripts/source/mod.ts";
import { test } from "../harness.ts";

const deno = {
  exports: { ".": "./mod.ts", "./errors": "./lib/errors.ts" },
  imports: { "kubist": "./mod.ts", "kubist/errors": "./lib/errors.ts" },
};
const npm = { exports: deno.exports };
const sound = {
  "mod.ts": `export { a } from "./lib/errors.ts";`,
  "lib/errors.ts": "export const a = 1;",
};

function judge(texts: Record<string, string>, manifests = { deno, npm } as object): string[] {
  return checkExports(houseOf({ ...sound, ...texts }, manifests))
    .map((p) => `${p.path}${p.line === undefined ? "" : `:${p.line}`}: ${p.message}`);
}

function names(count: number): string {
  return Array.from({ length: count }, (_, i) => `export const a${i} = ${i};`).join("\n");
}

test("checkExports() accepts a sound house", () => {
  assert.deepEqual(judge({}), []);
});

test("checkExports() refuses export * and default exports anywhere", () => {
  assert.deepEqual(judge({ "lib/meta/mod.ts": `export * from "./kind.ts";` }), [
    `lib/meta/mod.ts:1: export * from "./kind.ts": name every export`,
  ]);
  assert.deepEqual(judge({ "repl/a.ts": `export * as a from "./b.ts";` }), [
    `repl/a.ts:1: export * from "./b.ts": name every export`,
  ]);
  assert.deepEqual(judge({ "scripts/a.ts": "\nexport default 1;" }), [
    "scripts/a.ts:2: default export",
  ]);
  assert.deepEqual(judge({ "scripts/a.ts": "const a = 1;\nexport { a as default };" }), [
    "scripts/a.ts:2: default export",
  ]);
});

test("checkExports() counts types and values, each name once", () => {
  const overloads = "export function a0(x: 1): 1;\nexport function a0(x: 2): 2;\n";
  assert.deepEqual(judge({ "lib/meta/a.ts": overloads + names(10) }), []);
  assert.deepEqual(judge({ "lib/meta/a.ts": `${names(10)}\nexport interface B { c: 1 }` }), [
    "lib/meta/a.ts: 11 exports; a module has at most 10",
  ]);
  assert.deepEqual(judge({ "lib/meta/a.ts": "const a = 1;" }), ["lib/meta/a.ts: exports nothing"]);
});

test("checkExports() lets doors be wider", () => {
  assert.deepEqual(judge({ "lib/meta/mod.ts": names(60), "lib/errors.ts": names(60) }), []);
  assert.deepEqual(judge({ "mod.ts": names(61) }), ["mod.ts: 61 exports; a door has at most 60"]);
});

test("checkExports() leaves generated tables their width", () => {
  assert.deepEqual(judge({ "lib/generated/v1.ts": names(200) }), []);
});

test("checkExports() compares the two manifests and the import map", () => {
  assert.deepEqual(judge({}, { deno, npm: { exports: { ".": "./mod.ts", "./x": "./x.ts" } } }), [
    `package.json: exports "./x" is ./x.ts; deno.json exports no such name`,
    `package.json: exports "./errors" is absent; deno.json exports ./lib/errors.ts`,
  ]);
  assert.deepEqual(judge({}, { deno: { ...deno, imports: { "kubist": "./mod.ts" } }, npm }), [
    `deno.json: imports "kubist/errors" is absent; deno.json exports ./lib/errors.ts`,
  ]);
});

test("checkExports() refuses an exported file that does not exist", () => {
  const exports = { ...deno.exports, "./wire": "./lib/wire/mod.ts" };
  const imports = { ...deno.imports, "kubist/wire": "./lib/wire/mod.ts" };
  assert.deepEqual(judge({}, { deno: { exports, imports }, npm: { exports } }), [
    `deno.json: exports "./wire": ./lib/wire/mod.ts does not exist`,
  ]);
});

test("checkExports() refuses a runtime as a dependency", () => {
  const [problem] = judge({}, { deno, npm: { ...npm, devDependencies: { bun: "1.4.5" } } });
  assert.match(problem ?? "", /bun is a dependency/);
});
