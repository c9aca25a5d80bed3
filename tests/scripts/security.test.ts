import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "../harness.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string) => readFile(new URL(path, root), "utf8");

test("SECURITY.md names tests that are there", async () => {
  const [, table = ""] = (await read("SECURITY.md")).split(/<!-- \/?tests -->/);
  const rows = [...table.matchAll(/^\| (S\d+) .*\| `([^`]+)`: (.*?) +\|$/gm)];
  assert.ok(rows.length >= 30, `${rows.length} rows`);
  for (const [, number, file = "", words = ""] of rows) {
    const text = await read(file);
    assert.ok(text.includes(words), `${number}: ${file} has no "${words}"`);
  }
});

test("SECURITY.md says of every requirement which test proves it, or why none does", async () => {
  const text = await read("SECURITY.md");
  const [, table = "", rest = ""] = text.split(/<!-- \/?tests -->/);
  const proved = new Set([...table.matchAll(/^\| (S\d+) /gm)].map(([, number]) => number));
  const excused = [...rest.matchAll(/^- ((?:S\d+(?:, )?)+):/gm)]
    .flatMap(([, numbers = ""]) => numbers.split(", "));
  const all = Array.from({ length: 48 }, (_, i) => `S${i + 1}`);
  assert.deepEqual(all.filter((one) => !proved.has(one) && !excused.includes(one)), []);
});
