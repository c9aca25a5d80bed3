import assert from "node:assert/strict";
import { checkDocs, readDocLint } from "../../scripts/check_docs.ts";
import { houseOf } from "../../scripts/source/mod.ts";
import { test } from "../harness.ts";

function judge(texts: Record<string, string>): string[] {
  return checkDocs(houseOf(texts)).map((p) => `${p.path}:${p.line ?? 0}: ${p.message}`);
}

test("checkDocs() refuses an export without a doc comment", () => {
  const text = [
    "/** What it is. @module */",
    "export const a = 1;",
    "// no doc comment",
    "export interface B { c: 1 }",
    "/* nor this */",
    "export function d(): void {}",
    "/** */",
    "export type E = 1;",
    "const f = 1;",
    "export { f as g };",
  ].join("\n");
  assert.deepEqual(judge({ "lib/meta/a.ts": text }), [
    "lib/meta/a.ts:2: a has no doc comment",
    "lib/meta/a.ts:4: B has no doc comment",
    "lib/meta/a.ts:6: d has no doc comment",
    "lib/meta/a.ts:8: E has no doc comment",
    "lib/meta/a.ts:10: g has no doc comment",
  ]);
});

test("checkDocs() accepts documented exports, overloads and re-exports", () => {
  const text = [
    "/** What it is. */",
    "export const a = 1;",
    "/** First form. */",
    "export function b(x: 1): 1;",
    "export function b(x: 2): 2;",
    "export function b(x: number): number { return x; }",
    "/** Local. */",
    "const c = 1;",
    "export { c };",
    `export { d } from "./d.ts";`,
    `import type { E } from "./e.ts";`,
    "export type { E };",
  ].join("\n");
  assert.deepEqual(judge({ "lib/meta/a.ts": text }), []);
});

test("checkDocs() looks at lib and mod.ts alone", () => {
  assert.deepEqual(judge({ "scripts/a.ts": "export const a = 1;" }), []);
  const [problem] = judge({ "mod.ts": "/** The door. @module */\nexport const a = 1;" });
  assert.match(problem ?? "", /a has no doc comment/);
});

test("checkDocs() asks doors for a description", () => {
  assert.deepEqual(judge({ "lib/meta/mod.ts": `export { a } from "./a.ts";` }), [
    "lib/meta/mod.ts:0: the door has no @module comment",
  ]);
  assert.deepEqual(judge({ "lib/meta/mod.ts": "/** @module */" }).length, 1);
  assert.deepEqual(judge({ "lib/meta/mod.ts": "/** The vocabulary.\n * @module */" }), []);
});

test("checkDocs() asks functions of mod.ts for an example, where they are declared", () => {
  const texts = {
    "mod.ts":
      `/** The door. @module */\nexport { used, renamed as other, T } from "./lib/a/mod.ts";`,
    "lib/a/mod.ts": `/** Room. @module */\nexport { used, bare as renamed, type T } from "./a.ts";`,
    "lib/a/a.ts": [
      "/** Used. @example f() */\nexport function used(): void {}",
      "/** Bare. */\nexport const bare = () => 1;",
      "/** Type. */\nexport type T = 1;",
      "/** Not offered. */\nexport function own(): void {}",
    ].join("\n"),
  };
  assert.deepEqual(judge(texts), [
    "lib/a/a.ts:4: other is a function of mod.ts without an @example",
  ]);
});

test("readDocLint() tells silent members from types without a door, and leaves hidden ones out", () => {
  const output = [
    "error[missing-jsdoc]: exported symbol is missing JSDoc documentation",
    "  --> /home/me/kubist/lib/a.ts:14:3",
    "   | ",
    "error[missing-jsdoc]: exported symbol is missing JSDoc documentation",
    "  --> /home/me/kubist/lib/generated/core/v1.ts:2:3",
    "error[private-type-ref]: public type 'drive' references private type 'Frame'",
    "  --> /home/me/kubist/lib/b.ts:67:1",
    `error[private-type-ref]: public type 'Kind["object"]' references private type 'object'`,
    "  --> /home/me/kubist/lib/c.ts:69:1",
  ].join("\n");
  const message = "public type 'drive' references private type 'Frame'";
  assert.deepEqual(readDocLint(output, "/home/me/kubist/"), {
    silent: [{ path: "lib/a.ts", line: 14, message: "it has no doc comment" }],
    unnameable: [{ path: "lib/b.ts", line: 67, message }],
  });
});
