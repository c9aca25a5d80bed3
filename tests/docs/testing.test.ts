import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { text } from "node:stream/consumers";
import { runtime } from "kubist/runtime";
import { test } from "../harness.ts";

const page = await readFile("docs/testing.md", "utf8");

/** The test files of the page, each under its heading. */
const files = page.split(/^## /m).flatMap((section) => {
  const [title = ""] = section.split("\n");
  return [...section.matchAll(/```ts ignore\n([^`]*)```/g)]
    .map(([, code = ""]) => ({ title, code }));
});

/** How each runtime runs a test file. */
const commands: Readonly<Record<string, readonly string[]>> = {
  deno: ["test", "--no-prompt"],
  bun: ["test"],
  node: ["--test"],
};

test("docs/testing.md has a test under every heading but the last", () => {
  const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  assert.deepEqual(files.map(({ title }) => title), headings.slice(0, -1));
});

test("docs/testing.md: all tests of the page pass under the runtime's own command", async () => {
  const { name } = runtime();
  // Inside the repository, where "kubist" leads to these sources.
  const paths = files.map((_, i) => `./.docs-${name}-${i}.test.ts`);
  await Promise.all(files.map(({ code }, i) => writeFile(paths[i] ?? "", code)));
  try {
    const child = spawn(process.execPath, [...commands[name] ?? [], ...paths], {
      env: { ...process.env, NO_COLOR: "1", NODE_TEST_CONTEXT: undefined },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const exit = new Promise((resolve) => child.once("close", resolve));
    const output = (await Promise.all([text(child.stdout), text(child.stderr)])).join("\n");
    assert.equal(await exit, 0, output);
    const written = files.flatMap(({ code }) => [...code.matchAll(/^test\(/gm)]).length;
    assert.match(output, new RegExp(`\\b${written} pass|pass ${written}\\b`), output);
  } finally {
    await Promise.all(paths.map((file) => rm(file)));
  }
}, { isShared: true, timeoutMs: 480_000 });
