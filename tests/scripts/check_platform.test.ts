import assert from "node:assert/strict";
import { checkPlatform } from "../../scripts/check_platform.ts";
import { houseOf } from "../../scripts/source/mod.ts";
import { test } from "../harness.ts";

function judge(texts: Record<string, string>): string[] {
  const deno = { imports: { "kubist/wire": "./lib/wire/mod.ts" } };
  return checkPlatform(houseOf(texts, { deno })).map((p) => `${p.path}:${p.line}: ${p.message}`);
}

test("checkPlatform() refuses platform names outside lib/runtime", () => {
  const outside = (text: string) => judge({ "lib/client/a.ts": text });
  assert.deepEqual(outside("export const f = () => Deno.cwd();"), [
    "lib/client/a.ts:1: Deno outside lib/runtime",
  ]);
  assert.deepEqual(outside("export const f = () => [Bun.version,\n process.env];"), [
    "lib/client/a.ts:1: Bun outside lib/runtime",
    "lib/client/a.ts:2: process outside lib/runtime",
  ]);
  assert.deepEqual(outside(`export const f = () => "Deno" in globalThis && globalThis.Deno;`), [
    "lib/client/a.ts:1: Deno outside lib/runtime",
  ]);
  assert.deepEqual(outside("export const f = () => (globalThis as unknown as { Bun: 1 }).Bun;"), [
    "lib/client/a.ts:1: Bun outside lib/runtime",
  ]);
  assert.deepEqual(outside("export function f() { const { Deno: d, Bun } = globalThis as A; }"), [
    "lib/client/a.ts:1: Deno outside lib/runtime",
    "lib/client/a.ts:1: Bun outside lib/runtime",
  ]);
  assert.deepEqual(outside("export type A = Deno.HttpClient;"), [
    "lib/client/a.ts:1: Deno outside lib/runtime",
  ]);
  assert.deepEqual(outside(`import type { Agent } from "node:https";`), [
    "lib/client/a.ts:1: node:https outside lib/runtime",
  ]);
  assert.deepEqual(outside(`export const f = () => import("node:fs");`), [
    "lib/client/a.ts:1: node:fs outside lib/runtime",
  ]);
});

test("checkPlatform() refuses console output from lib, lib/runtime included", () => {
  const text = "export function f(): void { console.warn(1); }";
  for (const path of ["lib/runtime/deno.ts", "lib/meta/a.ts"]) {
    assert.match(judge({ [path]: text })[0] ?? "", /console in lib/);
  }
});

test("checkPlatform() leaves properties, own names, comments and strings alone", () => {
  const text = [
    "/** Deno.cwd() */",
    `export const a = { process: 1, Deno: "Bun.version" };`,
    "export interface B { Deno: string; process(): void }",
    "export const c = a.process + a.Deno.length;",
    "export function d(process: number): number { return process + 1; }",
    "export const e = <T extends { Bun: 1 }>({ Bun: bun }: T) => bun;",
    "export function f({ process, g: [Bun = 1, ...Deno] }: A): B { return [process, Bun, Deno]; }",
    "export function h() { const { process } = a; try { process(); } catch (Bun) { throw Bun; } }",
  ].join("\n");
  assert.deepEqual(judge({ "lib/meta/a.ts": text }), []);
});

test("checkPlatform() lets lib/runtime name platforms inside functions and types", () => {
  const text = [
    `import * as https from "node:https";`,
    "export type Client = Deno.HttpClient;",
    "export function f(client: Deno.HttpClient) { return Deno.cwd() + process.pid + https + client; }",
    "export class A { #home = Deno.cwd(); home() { return this.#home; } }",
    "export const g = () => (Bun as unknown as A).home;",
  ].join("\n");
  assert.deepEqual(judge({ "lib/runtime/deno.ts": text }), []);
});

test("checkPlatform() refuses platform names at import time in lib/runtime", () => {
  const atImport = (text: string) => judge({ "lib/runtime/a.ts": text });
  for (
    const text of [
      "export const a = Deno.build.os;",
      "export const a = typeof Deno;",
      "export class A { static a = Deno.cwd(); }",
      "export class A extends Deno.Command {}",
      "export const a = { [Deno.cwd()]: 1 };",
      "export const a = (Deno as unknown as { b: 1 }).b;",
      "if (Deno) f();",
    ]
  ) {
    assert.deepEqual(atImport(text), [
      "lib/runtime/a.ts:1: Deno at import time: use it inside a function",
    ]);
  }
});

test("checkPlatform() refuses dependencies and built-ins in the static graph of mod.ts", () => {
  const house = {
    "mod.ts": `export { a } from "./lib/client/mod.ts"; export type { Z } from "./lib/z/z.ts";`,
    "lib/client/mod.ts": `export { a } from "./a.ts";`,
    "lib/client/a.ts": `import { b } from "kubist/wire"; export const a = b;`,
    "lib/wire/mod.ts": `import "../runtime/node.ts"; export const b = 1;`,
    "lib/runtime/node.ts": `import { request } from "undici"; export const b = request;`,
    "lib/z/z.ts": `import { load } from "js-yaml"; export type Z = typeof load;`,
  };
  assert.deepEqual(judge(house), [
    "lib/runtime/node.ts:1: importing mod.ts loads undici, by way of " +
    "mod.ts > lib/client/mod.ts > lib/client/a.ts > lib/wire/mod.ts > lib/runtime/node.ts",
  ]);
  const builtIn = { ...house, "lib/runtime/node.ts": `import "node:https"; export const b = 1;` };
  assert.match(judge(builtIn)[0] ?? "", /importing mod.ts loads node:https/);
});

test("checkPlatform() does not follow dynamic and type-only imports", () => {
  const house = {
    "mod.ts": `import "./lib/runtime/mod.ts"; import type { A } from "./lib/runtime/node.ts";`,
    "lib/runtime/mod.ts": `export const load = () => import("./node.ts");`,
    "lib/runtime/node.ts": `import { request } from "undici"; export type A = typeof request;`,
  };
  assert.deepEqual(judge(house), []);
});
