import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { readBlocks } from "./blocks.ts";

test("readBlocks() finds the blocks that are TypeScript, with their lines", () => {
  const markdown = [
    "# Title",
    "```ts",
    "const a = 1;",
    "",
    "a;",
    "```",
    "```sh",
    "```",
    "```ts ignore",
    "never run",
    "```",
    "````md",
    "```ts",
    "inside another block",
    "```",
    "````",
    "```typescript",
    "b;",
    "```",
  ].join("\n");
  assert.deepEqual(readBlocks(markdown), [
    { line: 3, code: "const a = 1;\n\na;" },
    { line: 18, code: "b;" },
  ]);
});
