import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateBuiltIns } from "../../lib/codegen/mod.ts";
import { differences, digest, readInputs } from "../../scripts/generate.ts";
import { hasInputs, inputFolder, noInputs } from "../generated/inputs.ts";
import { skip, test } from "../harness.ts";

const name = "generate.ts would change nothing of lib/generated, however often it runs";
if (!hasInputs) skip(name, noInputs);
else {
  test(name, async () => {
    const documents = await readInputs(inputFolder);
    const files = generateBuiltIns(documents);
    assert.deepEqual(await differences(files), []);
    assert.deepEqual(generateBuiltIns(documents), files);
  }, { timeoutMs: 360_000 });
}

test("digest() tells whether lib/generated was changed by hand", async () => {
  const file = join(import.meta.dirname ?? ".", "../generated/digest.txt");
  assert.equal(`${await digest()}\n`, await readFile(file, "utf8"));
});

test("differences() names changed, missing and superfluous files", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kubist-generate-"));
  try {
    await mkdir(join(folder, "a"));
    await writeFile(join(folder, "a/same.ts"), "1");
    await writeFile(join(folder, "a/other.ts"), "1");
    await writeFile(join(folder, "more.ts"), "1");
    const before = await digest(folder);
    const files = [
      { path: "a/same.ts", text: "1" },
      { path: "a/other.ts", text: "2" },
      { path: "a/new.ts", text: "1" },
    ];
    assert.deepEqual(await differences(files, folder), ["a/new.ts", "a/other.ts", "more.ts"]);
    await writeFile(join(folder, "a/other.ts"), "2");
    assert.notEqual(await digest(folder), before);
  } finally {
    await rm(folder, { recursive: true });
  }
});
