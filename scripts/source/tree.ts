/**
 * The files of the project as the house checks read them, and what a check answers.
 *
 * @module
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { type Module, readModule } from "./module.ts";

/** What the checks look at: every TypeScript module, and the two manifests. */
export interface House {
  readonly modules: readonly Module[];
  readonly deno: Manifest;
  readonly npm: Manifest;
}

/** What `deno.json` and `package.json` have in common. */
export interface Manifest {
  readonly exports?: Readonly<Record<string, string>>;
  readonly imports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** One thing that a check refuses. */
export interface Problem {
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

const folders = ["lib", "repl", "scripts", "tests"];

/** Reads the project at `root`. */
export async function readHouse(root: string): Promise<House> {
  const paths = ["mod.ts", ...(await Promise.all(folders.map((f) => list(root, f)))).flat()];
  const texts = await Promise.all(paths.map((path) => read(root, path)));
  return {
    modules: paths.flatMap((path, i) => texts[i] === undefined ? [] : [readModule(path, texts[i])]),
    deno: JSON.parse(await read(root, "deno.json") ?? "{}"),
    npm: JSON.parse(await read(root, "package.json") ?? "{}"),
  };
}

/** A house from texts by path, for tests. */
export function houseOf(
  texts: Readonly<Record<string, string>>,
  manifests: { readonly deno?: Manifest; readonly npm?: Manifest } = {},
): House {
  const modules = Object.entries(texts).map(([path, text]) => readModule(path, text));
  return { modules, deno: manifests.deno ?? {}, npm: manifests.npm ?? {} };
}

/** One problem as a line that editors and terminals make a link of. */
export function formatProblem({ path, line, message }: Problem): string {
  return `${path}${line === undefined ? "" : `:${line}`}: ${message}`;
}

/** Runs one check from the command line: prints its problems and sets the exit code. */
export async function runCheck(
  name: string,
  check: (house: House) => readonly Problem[] | Promise<readonly Problem[]>,
): Promise<void> {
  const problems = await check(await readHouse("."));
  for (const problem of problems) console.log(formatProblem(problem));
  console.log(problems.length === 0 ? `${name}: ok` : `${name}: ${problems.length} refused`);
  if (problems.length > 0) process.exitCode = 1;
}

async function list(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true })
    .catch(() => []);
  return entries
    .filter((e) => e.isFile() && e.name.endsWith(".ts"))
    .map((e) => join(e.parentPath, e.name).slice(root === "." ? 0 : root.length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

async function read(root: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(join(root, path), "utf8");
  } catch (cause) {
    if ((cause as { code?: string }).code === "ENOENT") return undefined;
    throw cause;
  }
}
