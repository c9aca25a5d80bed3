/**
 * What importing kubist costs a script, over a bare runtime: from source, as JSR has it, and from the npm
 * package, each as a whole process.
 *
 * `deno task bench:import [--rounds 15]`
 *
 * @module
 */

import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { execute, findBun, findNode } from "./contender.ts";
import { describeGoal, median } from "./report.ts";

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

/** The cases: source where a runtime reads it as it is, and a project that has the package. */
async function casesIn(folder: string): Promise<Case[]> {
  const deno = [Deno.execPath(), "run", "-A"];
  const build = fileURLToPath(new URL("../../scripts/build_npm.ts", import.meta.url));
  await execute([...deno, build, "--out", join(folder, "node_modules", "kubist")]);
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));
  const filesOf = (at: string, ending: string): [string, string] => [
    join(at, `${scripts[0]}.${ending}`),
    join(at, `${scripts[1]}.${ending}`),
  ];
  const [source, installed] = [filesOf(here, "ts"), filesOf(folder, "js")];
  await Promise.all(source.map((file, i) => copyFile(file, installed[i] ?? "")));
  const lazy = "--unstable-lazy-dynamic-imports";
  const [bun, node] = [await findBun(), await findNode()];
  return [
    { name: "Deno, source           ", run: deno, files: source },
    { name: "Deno, source, lazily   ", run: [...deno, lazy], files: source },
    { name: "Deno, npm package      ", run: deno, files: installed },
    { name: "Bun, source            ", run: bun, files: source },
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
