import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "../harness.ts";
import { instead, type Row, rows } from "./rows.ts";

/** A test of a row: its file, and the text from its row to the next one. */
interface Found {
  readonly file: string;
  readonly text: string;
}

/**
 * How a test says which row it is about: `row: 1,` in a table, `[88, "…"` in a short one, "row 1: …" or
 * "… (6.5: 103, 105)" in a title.
 */
const mark =
  /\brow: (?<field>\d+),|^ {4}\[(?<short>\d+), ["`]|\brows? (?<title>\d+(?:(?:, | and )\d+)*):|\(6\.\d: (?<behind>\d+(?:, \d+)*)\)/gm;

/** Where the text of a row ends, by how it begins. */
const ends = {
  field: /\brow: \d+,|^\];|^test\(/m,
  short: /^ {2}\]\.map[^]*?\}\)\)/m,
  title: /^(?:test|for)\b|^ {2}test\(/m,
};

async function* testsOfRows(): AsyncGenerator<readonly [row: number, Found]> {
  const folder = new URL("../", import.meta.url);
  for (const file of (await readdir(folder, { recursive: true })).sort()) {
    if (!file.endsWith(".test.ts") || file.startsWith("bad_input")) continue;
    const text = await readFile(new URL(file, folder), "utf8");
    for (const found of text.matchAll(mark)) {
      const { field, short, title, behind } = found.groups ?? {};
      const end = ends[field ? "field" : short ? "short" : "title"];
      const rest = text.slice(found.index + found[0].length);
      const last = end.exec(rest);
      const length = last ? last.index + (short ? last[0].length : 0) : rest.length;
      const whole = found[0] + rest.slice(0, length);
      for (const number of (field ?? short ?? title ?? behind ?? "").match(/\d+/g) ?? []) {
        yield [Number(number), { file, text: whole }];
      }
    }
  }
}

const found = new Map<number, Found[]>();
for await (const [row, at] of testsOfRows()) found.set(row, [...found.get(row) ?? [], at]);

test("the catalogue has the rows 1 to 152, once each", () => {
  assert.deepEqual(rows.map(({ row }) => row), Array.from({ length: 152 }, (_, i) => i + 1));
  const unknown = [...found.keys()].filter((row) => row < 1 || row > 152);
  assert.deepEqual(unknown.filter((row) => row !== 0), []);
});

for (const { row, input, says, asked } of rows) {
  const otherwise = asked === undefined ? "" : ` instead of ${asked}`;
  test(`row ${row} has a test: ${input} is ${says}${otherwise}`, () => {
    const tests = found.get(row) ?? [];
    assert.notEqual(tests.length, 0, "no test is about this row");
    const expecting = tests.filter(({ text }) => text.includes(says));
    assert.notEqual(expecting.length, 0, `none of ${tests.map(({ file }) => file)} expects it`);
    if (asked !== undefined) assert.ok(instead[says], `nothing says why it is not ${asked}`);
  });
}

test("every reason for another word than the catalogue's is in use", () => {
  const used = new Set(rows.filter((row: Row) => row.asked !== undefined).map(({ says }) => says));
  assert.deepEqual(Object.keys(instead).filter((says) => !used.has(says)), []);
});
