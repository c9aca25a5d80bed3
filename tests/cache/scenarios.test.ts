import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "../harness.ts";
import { scenarios } from "./scenarios.ts";

/** The titles of the tests in a folder, with the blanks of templates as they are written. */
async function titlesIn(folder: string): Promise<string[]> {
  const titles: string[] = [];
  for (const name of await readdir(new URL(folder, import.meta.url))) {
    if (!name.endsWith(".test.ts")) continue;
    const text = await readFile(new URL(`${folder}/${name}`, import.meta.url), "utf8");
    for (const [, , title] of text.matchAll(/\btest\(\s*(["`])(.*)\1/g)) titles.push(title ?? "");
  }
  return titles;
}

test("each test function of client-go that follows, queues or leads has a test here, or a reason", async () => {
  const folders = [".", "../watch", "../controller", "../client", "../front"];
  const titles = (await Promise.all(folders.map(titlesIn))).flat();
  const isTitle = (words: string) =>
    titles.some((title) => words.startsWith("(") ? title.endsWith(words) : title.startsWith(words));
  const missing = Object.entries(scenarios).flatMap(([file, functions]) =>
    Object.entries(functions).flatMap(([name, played]) =>
      typeof played === "string" && !isTitle(played) ? [`${file} ${name}: "${played}"`] : []
    )
  );
  assert.deepEqual(missing, []);
});
