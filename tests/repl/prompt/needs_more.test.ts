import assert from "node:assert/strict";
import { needsMore } from "../../../repl/prompt/needs_more.ts";
import { test } from "../../harness.ts";

const open = [
  "f(",
  "const x: { a: number } = {",
  "function f(a: string): void {",
  'k.pods("web" as string, {',
  "f((x: number) =>",
  "const x: Foo =",
  "interface A {",
  "const f = (a: number): string => {\n  return `abc ${a}",
  "const x: string[] = [\n  'a',",
  "if (true) {\n  const a: string = await f(",
  "class A { x: number = 1;",
];
const ended = [
  "",
  "1",
  "const x: number = 1",
  "1 +* 2",
  "1 +* 2 (",
  "kubectl get pods",
  "a b {",
  "}",
];

test("needsMore() asks for another line of JavaScript and of TypeScript", async () => {
  for (const input of open) assert.equal(await needsMore(input), true, input);
});

test("needsMore() lets what is whole, or cannot become so, run", async () => {
  for (const input of ended) assert.equal(await needsMore(input), false, input);
});
