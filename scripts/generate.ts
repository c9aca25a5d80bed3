/**
 * Writes `lib/generated` from the documents of a Kubernetes release:
 * `generate.ts --input DIR [--check]`. With `--check` it writes nothing and fails on a difference.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { type BuiltInInputs, generateBuiltIns, type SourceFile } from "../lib/codegen/mod.ts";

const here = import.meta.dirname ?? ".";
const output = resolve(here, "../lib/generated");
const digestFile = resolve(here, "../tests/generated/digest.txt");

/** Reads the documents in a folder. */
export async function readInputs(folder: string): Promise<BuiltInInputs> {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), "utf8"));
  const [swagger, resources, enums, protobuf] = await Promise.all(
    ["swagger.json", "resources.json", "enums.json", "protobuf.json"].map(read),
  );
  return { swagger, resources, enums, protobuf };
}

/** The paths whose text on disk is not the generated one, missing and superfluous files included. */
export async function differences(
  files: readonly SourceFile[],
  folder: string = output,
): Promise<string[]> {
  const expected = new Map(files.map((f) => [f.path, f.text]));
  const present = await textFiles(folder);
  const paths = new Set([...expected.keys(), ...present.keys()]);
  return [...paths].filter((path) => expected.get(path) !== present.get(path)).sort();
}

/** What the files of a folder amount to, so that an edit by hand is noticed without the documents. */
export async function digest(folder: string = output): Promise<string> {
  const hash = createHash("sha256");
  for (const [path, text] of [...await textFiles(folder)].sort(([a], [b]) => a < b ? -1 : 1)) {
    hash.update(`${path}\0${text}\0`);
  }
  return hash.digest("hex");
}

async function textFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const texts = await Promise.all(files.map((f) => readFile(f, "utf8")));
  return new Map(files.map((f, i) => [relative(folder, f).replaceAll("\\", "/"), texts[i] ?? ""]));
}

async function write(files: readonly SourceFile[], changed: readonly string[]): Promise<void> {
  const expected = new Map(files.map((f) => [f.path, f.text]));
  for (const path of changed) {
    const text = expected.get(path);
    const file = join(output, path);
    if (text === undefined) await rm(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { input: { type: "string" }, check: { type: "boolean", default: false } },
  });
  if (values.input === undefined) {
    console.error("generate.ts --input DIR [--check]: DIR holds swagger.json and its companions");
    return 2;
  }
  const files = generateBuiltIns(await readInputs(values.input));
  const changed = await differences(files);
  if (!values.check) {
    await write(files, changed);
    await writeFile(digestFile, `${await digest()}\n`);
  }
  for (const path of changed) console.log(`${values.check ? "differs" : "wrote"} ${path}`);
  return values.check && changed.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main();
