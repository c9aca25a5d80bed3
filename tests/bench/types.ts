/**
 * What the types of kubist cost a script: type-checking five lines that list pods against an empty file,
 * in a project that has the npm package.
 *
 * `deno task bench:types [--rounds 5]`
 *
 * @module
 */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeGoal, median } from "./report.ts";

const goalMs = 300;
const compilers = ["typescript@6", "typescript@7"] as const;

const scripts = {
  empty: "export {};\n",
  five: `import { connect } from "kubist";
const k = await connect();
for await (const pod of k.pods("web")) {
  console.log(pod.metadata.name, pod.status.phase);
}
`,
};

/** What a check took. */
interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a command to its end; the shell knows what CPU time it took. */
async function run(command: readonly string[], cwd: string): Promise<Spent> {
  const start = performance.now();
  const script = ["-c", '"$@"; code=$?; times; exit $code', "sh", ...command];
  const child = spawn("sh", script, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const wall = performance.now() - start;
  const [out, errors] = await output;
  if (code !== 0) throw new RangeError(`Cannot run ${command.join(" ")}: ${out}${errors}`);
  // The last line is of the children: 0m1.250000s 0m0.080000s
  const parts = (out.trim().split("\n").at(-1) ?? "").matchAll(/(\d+)m([\d.]+)s/g);
  const cpu = [...parts].reduce((sum, [, m, s]) => sum + Number(m) * 60_000 + Number(s) * 1000, 0);
  return { wall, cpu };
}

/** Installs a compiler, so that its start is not npm's. */
async function install(folder: string, compiler: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), "{}");
  await run(["npm", "install", "--silent", "--no-save", compiler], folder);
  return join(folder, "node_modules", ".bin", "tsc");
}

type Name = keyof typeof scripts;

/** The medians of an empty script and of the five lines, in turns, each round a new text. */
async function measure(
  folder: string,
  rounds: number,
  check: (name: Name) => readonly string[],
): Promise<Record<Name, Spent>> {
  const samples: Record<Name, Spent[]> = { empty: [], five: [] };
  for (let round = -1; round < rounds; round++) {
    for (const name of ["empty", "five"] as const) {
      await writeFile(join(folder, name, "main.ts"), `// round ${round}\n${scripts[name]}`);
      const spent = await run(check(name), join(folder, name));
      if (round >= 0) samples[name].push(spent);
    }
  }
  const middle = (spent: readonly Spent[]): Spent => ({
    wall: median(spent.map((s) => s.wall)),
    cpu: median(spent.map((s) => s.cpu)),
  });
  return { empty: middle(samples.empty), five: middle(samples.five) };
}

/**
 * The goal is held against CPU time: other programs hardly change it, and a check that has the machine to
 * itself takes no longer on the clock.
 */
function report(name: string, { empty, five }: Record<Name, Spent>): void {
  const extra = describeGoal("extra", five.cpu - empty.cpu, goalMs, "ms CPU");
  const ratio = `${(five.cpu / empty.cpu).toFixed(2)}x an empty script`;
  const inWall = `${(five.wall - empty.wall).toFixed(0)} ms on the clock`;
  console.log(`  ${name}  ${ratio} (${empty.cpu.toFixed(0)} ms CPU); ${extra} (${inWall})`);
}

/** Two scripts, each in a folder with what `tsc --init` writes, and the package above them. */
async function layOut(folder: string, tsc: string): Promise<void> {
  const build = fileURLToPath(new URL("../../scripts/build_npm.ts", import.meta.url));
  const out = join(folder, "node_modules", "kubist");
  await run([Deno.execPath(), "run", "-A", build, "--out", out], folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));
  for (const name of Object.keys(scripts)) {
    await mkdir(join(folder, name));
    await run([tsc, "--init"], join(folder, name));
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
  const rounds = Number(values.rounds);
  const folder = await mkdtemp(join(tmpdir(), "kubist-types-"));
  try {
    console.log(`type-checking five lines that list pods, medians of ${rounds} rounds`);
    for (const compiler of compilers) {
      const tsc = await install(join(folder, compiler.replace("@", "-")), compiler);
      if (compiler === compilers[0]) await layOut(folder, tsc);
      const init = [tsc, "--noEmit", "-p", "."];
      report(`${compiler}, as tsc --init has it`, await measure(folder, rounds, () => init));
      // Every declaration is checked as well, those of the DOM first of all.
      const all = [...init, "--skipLibCheck", "false"];
      report(`${compiler}, libraries too       `, await measure(folder, rounds, () => all));
    }
    const check = [Deno.execPath(), "check", "--quiet", "main.ts"];
    report(`deno check ${Deno.version.deno}`, await measure(folder, rounds, () => check));
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  await main();
  process.exit();
}
