/**
 * How long a start takes: binaries against an empty one of Bun and against kubectl, and both prompts.
 *
 * `deno task bench:start [--rounds 15]`
 *
 * @module
 */

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { describeGoal, median } from "./report.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const scripts = {
  empty: "console.log(1);\n",
  line: `import { connect } from "kubist";\nconsole.log(typeof connect);\n`,
  connected: `import { connect } from "kubist";
const k = await connect({ server: "https://127.0.0.1:1", token: "t" });
console.log(k.server);
`,
} as const;

/** What is typed into a command, and what it prints when the time is up. */
interface Dialogue {
  readonly until: string;
  readonly type?: string;
}

/** The milliseconds until a command ends, or until it has printed what is waited for. */
function timed(
  command: readonly string[],
  { until, type }: Partial<Dialogue> = {},
): Promise<number> {
  const [program = "", ...args] = command;
  const start = performance.now();
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"], env: environment() });
  if (type !== undefined) child.stdin.write(type);
  return new Promise((resolve, reject) => {
    const done = () => {
      resolve(performance.now() - start);
      child.kill("SIGKILL");
    };
    let seen = "";
    child.stdout.on("data", (data) => {
      seen += data;
      if (until !== undefined && seen.includes(until)) done();
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (until === undefined && code === 0) return done();
      reject(new RangeError(`${command.join(" ")} ended with ${code}`));
    });
  });
}

/** No kubeconfig of the person who measures. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, KUBECONFIG: "/nowhere/config", TERM: "xterm" };
}

/** The medians, taken in turns, so that a busy moment hits all alike. */
async function inTurns(
  rounds: number,
  commands: Readonly<Record<string, () => Promise<number>>>,
): Promise<Record<string, number>> {
  const samples: Record<string, number[]> = {};
  for (let round = -2; round < rounds; round++) {
    for (const [name, run] of Object.entries(commands)) {
      const ms = await run();
      if (round >= 0) (samples[name] ??= []).push(ms);
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, ms]) => [name, median(ms)]));
}

/** Builds as users do. */
async function buildBinary(script: string, out: string): Promise<void> {
  const build = ["run", "-A", join(root, "scripts/build_binary.ts"), script, "--out", out];
  await timed([process.execPath, ...build]);
}

async function build(folder: string): Promise<Record<string, string>> {
  const built: Record<string, string> = { kubist: join(folder, "kubist") };
  await buildBinary(join(root, "repl/kubist.ts"), join(folder, "kubist"));
  for (const [name, text] of Object.entries(scripts)) {
    // Where a script is decides which kubist it finds.
    const script = join(root, `.bench-${name}.ts`);
    await writeFile(script, text);
    try {
      await buildBinary(script, join(folder, name));
    } finally {
      await rm(script);
    }
    built[name] = join(folder, name);
  }
  return built;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: "string", default: "15" } } });
  const rounds = Number(values.rounds);
  const folder = await mkdtemp(join(tmpdir(), "kubist-start-"));
  try {
    const { kubist = "", empty = "", line = "", connected = "" } = await build(folder);
    // A pseudo-terminal, for a prompt shows itself to nobody else.
    const inTerminal = (command: string, dialogue: Dialogue) =>
      timed(["script", "-qec", command, "/dev/null"], dialogue);
    const prompt = { until: "> " };
    const ms = await inTurns(rounds, {
      empty: () => timed([empty]),
      line: () => timed([line]),
      connected: () => timed([connected]),
      version: () => timed([kubist, "version", "--client"]),
      kubectl: () => timed(["kubectl", "version", "--client"]),
      prompt: () => inTerminal(`${kubist} repl`, prompt),
      table: () => inTerminal(`${kubist} repl`, { type: "namespaces()\n", until: "kube-system" }),
      task: () => inTerminal(`${process.execPath} task --cwd ${root} repl`, prompt),
    });
    const of = (name: string) => ms[name] ?? NaN;
    console.log(`starting, medians of ${rounds} rounds`);
    for (const name of Object.keys(ms)) {
      console.log(`  ${name.padEnd(10)} ${of(name).toFixed(1)} ms`);
    }
    console.log(describeGoal("a line against empty", of("line") / of("empty"), 2, "x"));
    console.log(describeGoal("version against kubectl", of("version") / of("kubectl"), 1, "x"));
    console.log(describeGoal("the binary to its first prompt", of("prompt"), 150, "ms"));
    console.log(describeGoal("deno task repl to its first prompt", of("task"), 600, "ms"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) {
  await main();
  process.exit();
}
