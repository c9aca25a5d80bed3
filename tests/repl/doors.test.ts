import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { doors } from "../../repl/doors.ts";
import { test } from "../harness.ts";

const text = await readFile(new URL("../../deno.json", import.meta.url), "utf8");
const exported = Object.keys(JSON.parse(text).exports as object);

test("doors are those of the package, each with what it exports", async () => {
  const names = exported.map((door) => `kubist${door.slice(1)}`);
  assert.deepEqual(Object.keys(doors), names);
  for (const [name, load] of Object.entries(doors)) {
    assert.deepEqual(Object.keys(await load()), Object.keys(await import(name)), name);
  }
});
