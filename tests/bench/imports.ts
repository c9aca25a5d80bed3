/**
 * What importing kubist costs a script, over a bare runtime: from source, as JSR has it, and from the npm
 * package, each as a whole process.
 *
 * `deno task bench:import [--rounds 15]`
 *
 * @module
 */

import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { execute, findBun, findNode } from "./contender.ts";
import { describeGoal, median } from "./report.ts";

const root = new URL("../../", import.meta.url);
const here = fileURLToPath(new URL("./", import.meta.url));
const goals = { ms: 25, megabytes: 10 };
const scripts = ["import_bare", "import_kubist"] as const;

/** A runtime with the files that it runs: one that imports nothing, one that imports kubist. */
interface Case {
  readonly name: string;
  readonly run: readonly string[];
  readonly files: readonly [string, string];
}

/** One figure of each process, by the file that it ran. */
type Pair = readonly [bare: number[], kubist: number[]];

/** A project that has the npm package; gives its two files. */
async function installedIn(folder: string): Promise<[string, string]> {
  const build = fileURLToPath(new URL("scripts/build_npm.ts", root));
  await execute([Deno.execPath(), "run", "-A", build, "--out", `${folder}/node_modules/kubist`]);
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));
  return await filesIn(folder, "js");
}

/**
 * A project whose imports name the source, as a user's does that has it from JSR; gives its two files.
 * The import map of this repository is not theirs, and each import of each module is looked up in it.
 */
async function sourceIn(folder: string): Promise<[string, string]> {
  await mkdir(folder);
  for (const part of ["mod.ts", "lib"]) {
    await cp(new URL(part, root), join(folder, "kubist", part), { recursive: true });
  }
  const { compilerOptions } = await manifest("deno.json");
  const { dependencies } = await manifest("package.json");
  const packages = Object.entries(dependencies ?? {}).map(([name, version]) => [
    ...[name, `npm:${name}@${version}`],
  ]);
  const imports = { kubist: "./kubist/mod.ts", ...Object.fromEntries(packages) };
  await writeFile(join(folder, "deno.json"), JSON.stringify({ compilerOptions, imports }));
  await copyFile(new URL("deno.lock", root), join(folder, "deno.lock"));
  return await filesIn(folder, "ts");
}

/** Copies the scripts into a project. */
async function filesIn(folder: string, ending: string): Promise<[string, string]> {
  const files = filesOf(folder, ending);
  await Promise.all(filesOf(here, "ts").map((file, i) => copyFile(file, files[i] ?? "")));
  return files;
}

function filesOf(folder: string, ending: string): [string, string] {
  return [join(folder, `${scripts[0]}.${ending}`), join(folder, `${scripts[1]}.${ending}`)];
}

async function manifest(
  name: string,
): Promise<Readonly<Partial<Record<string, Record<string, string>>>>> {
  return JSON.parse(await readFile(new URL(name, root), "utf8"));
}

/** The cases: source where a runtime reads it as it is, and a project that has the package. */
async function casesIn(folder: string): Promise<Case[]> {
  const deno = [Deno.execPath(), "run", "-A"];
  const installed = await installedIn(folder);
  const source = await sourceIn(join(folder, "source"));
  const lazy = "--unstable-lazy-dynamic-imports";
  const [bun, node] = [await findBun(), await findNode()];
  return [
    { name: "Deno, source           ", run: deno, files: source },
    { name: "Deno, source, lazily   ", run: [...deno, lazy], files: source },
    { name: "Deno, npm package      ", run: deno, files: installed },
    // Bun reads no import map; in this repository the package's own name leads to the source.
    { name: "Bun, source            ", run: bun, files: filesOf(here, "ts") },
    { name: "Bun, npm package       ", run: bun, files: installed },
    { name: "Node, npm package      ", run: node, files: installed },
  ];
}

/** Runs all cases in turns, so that a busy moment hits all alike. */
async function measure(cases: readonly Case[], rounds: number): Promise<void> {
  const figures = cases.map(() => ({ cpu: pair(), wall: pair(), bytes: pair() }));
  for (let round = -3; round < rounds; round++) {
    for (const [i, { run, files }] of cases.entries()) {
      for (const side of [0, 1] as const) {
        const { output, ms } = await execute([...run, files[side]]);
        if (round < 0) continue; // fills the runtime's caches
        const { cpuMs, bytes } = JSON.parse(output) as { cpuMs: number; bytes: number };
        figures[i]?.cpu[side].push(cpuMs);
        figures[i]?.wall[side].push(ms);
        figures[i]?.bytes[side].push(bytes / 2 ** 20);
      }
    }
  }
  for (const [i, { name }] of cases.entries()) {
    const { cpu, wall, bytes } = figures[i] ?? { cpu: pair(), wall: pair(), bytes: pair() };
    const inWall = `${over(wall).toFixed(1)} ms on the clock`;
    console.log(`${describeGoal(name, over(cpu), goals.ms, "ms CPU")} (${inWall})`);
    console.log(describeGoal(" ".repeat(name.length), over(bytes), goals.megabytes, "MB"));
  }
}

function pair(): Pair {
  return [[], []];
}

/** What kubist adds, by medians. */
function over([bare, kubist]: Pair): number {
  return median(kubist) - median(bare);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: "string", default: "15" } } });
  const rounds = Number(values.rounds);
  const folder = await mkdtemp(join(tmpdir(), "kubist-import-"));
  try {
    console.log(`importing kubist, over a bare runtime, medians of ${rounds} rounds`);
    await measure(await casesIn(folder), rounds);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  await main();
  process.exit();
}
