/**
 * What the types of kubist cost a script: type-checking five lines that list pods against an empty
 * file, as users meet them, from emitted declarations in `node_modules`.
 *
 * `deno task bench:types [--rounds 5]`
 *
 * @module
 */

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeGoal, median } from "./report.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
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

async function run(command: string, args: readonly string[], cwd: string): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const ms = performance.now() - start;
  if (code === 0) return ms;
  throw new RangeError(`Cannot run ${command} ${args.join(" ")}: ${(await output).join("")}`);
}

/** Installs a compiler, so that its start is not npm's. */
async function install(folder: string, compiler: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), "{}");
  await run("npm", ["install", "--silent", "--no-save", compiler], folder);
  return join(folder, "node_modules", ".bin", "tsc");
}

/** Writes kubist's declarations as an installed package. */
async function emit(tsc: string, folder: string): Promise<void> {
  const target = join(folder, "node_modules", "kubist");
  const options = {
    compilerOptions: {
      rootDir: root,
      outDir: target,
      declaration: true,
      emitDeclarationOnly: true,
      noCheck: true,
      isolatedDeclarations: true,
      allowImportingTsExtensions: true,
      rewriteRelativeImportExtensions: true,
      module: "nodenext",
      target: "esnext",
      types: [],
    },
    files: [join(root, "mod.ts")],
  };
  const project = join(folder, "emit.json");
  await writeFile(project, JSON.stringify(options));
  await run(tsc, ["-p", project], folder);
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const exports = { ".": { types: "./mod.d.ts" } };
  const { name, version } = manifest;
  await writeFile(
    join(target, "package.json"),
    JSON.stringify({ name, version, type: "module", exports }),
  );
}

/** The medians of an empty script and of the five lines, in turns, each round a new text. */
async function measure(
  folder: string,
  rounds: number,
  check: (file: string) => Promise<number>,
): Promise<{ empty: number; five: number }> {
  const samples = { empty: [] as number[], five: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    for (const name of ["empty", "five"] as const) {
      await writeFile(join(folder, `${name}.ts`), `// round ${round}\n${scripts[name]}`);
      const ms = await check(`${name}.ts`);
      if (round >= 0) samples[name].push(ms);
    }
  }
  return { empty: median(samples.empty), five: median(samples.five) };
}

function report(name: string, { empty, five }: { empty: number; five: number }): void {
  const ratio = `${(five / empty).toFixed(2)}x an empty script (${five.toFixed(0)} ms against ${
    empty.toFixed(0)
  } ms)`;
  console.log(`  ${name}  ${ratio}; ${describeGoal("extra", five - empty, goalMs, "ms")}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
  const rounds = Number(values.rounds);
  const folder = await mkdtemp(join(tmpdir(), "kubist-types-"));
  try {
    await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(folder, "deno.json"), JSON.stringify({ nodeModulesDir: "manual" }));
    console.log(`type-checking five lines that list pods, medians of ${rounds} rounds`);
    for (const compiler of compilers) {
      const tsc = await install(join(folder, compiler.replace("@", "-")), compiler);
      if (compiler === compilers[0]) await emit(tsc, folder);
      const flags = ["--strict", "--noEmit", "--module", "nodenext", "--target", "esnext"];
      const check = (file: string) => run(tsc, [...flags, "--ignoreConfig", file], folder);
      report(`tsc, ${compiler}  `, await measure(folder, rounds, check));
    }
    const check = (file: string) => run(Deno.execPath(), ["check", "--quiet", file], folder);
    report(`deno check ${Deno.version.deno}`, await measure(folder, rounds, check));
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  await main();
  process.exit();
}
