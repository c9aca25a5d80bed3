import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "../harness.ts";
import { ids, idsIn } from "./cases.ts";

const root = join(import.meta.dirname ?? ".", "..");
const guide = join(root, "../docs/embedded-cluster.md");

/** The texts of all test files: a case is named where it is tested, in the name of its test. */
async function testFiles(): Promise<string[]> {
  const folders = ["server", "conformance", "real"];
  const files = await Promise.all(folders.map(async (folder) => {
    const names = await readdir(join(root, folder));
    return names.filter((name) => name.endsWith(".test.ts")).map((name) =>
      join(root, folder, name)
    );
  }));
  return await Promise.all(files.flat().map((file) => readFile(file, "utf8")));
}

test("every conformance case has a test, or a reason in the guide", async () => {
  const tested = new Set((await testFiles()).flatMap(idsIn));
  const section = /## Cases that are left out\n([\s\S]*?)(\n## |$)/.exec(
    await readFile(guide, "utf8"),
  );
  const reasons = new Set(idsIn(section?.[1] ?? ""));
  assert.deepEqual(ids.filter((id) => !tested.has(id) && !reasons.has(id)), []);
  assert.deepEqual([...reasons].filter((id) => tested.has(id)), [], "tested and left out");
  assert.ok(reasons.size <= ids.length / 20, `${reasons.size} cases are left out`);
});
