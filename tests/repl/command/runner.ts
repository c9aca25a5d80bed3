/**
 * `kubist` as a process of this runtime, or the binary that KUBIST_BINARY names: with its output piped,
 * or in a terminal.
 */

import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const entry = fileURLToPath(new URL("../../../repl/kubist.ts", import.meta.url));
const deno = "Deno" in globalThis ? ["run", "-A", "--quiet", "--no-check"] : [];
const { KUBIST_BINARY } = process.env;
const kubist = KUBIST_BINARY ? [KUBIST_BINARY] : [process.execPath, ...deno, entry];

/** How it is run. */
export interface RunOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What it reads, with its end. */
  readonly input?: string | undefined;
  /** Typed when the output so far matches, one after the other. */
  readonly answers?: readonly (readonly [seen: RegExp, typed: string])[] | undefined;
  /** Ctrl-C, once this settles or the output matches. */
  readonly interrupt?: RegExp | (() => Promise<unknown>) | undefined;
}

/** What came of it. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it with pipes. */
export async function runPiped(args: readonly string[], options: RunOptions): Promise<Ran> {
  const [program = "", ...words] = [...kubist, ...args];
  const child = spawn(program, words, { cwd: options.cwd, env: environment(options) });
  child.stdin.end(options.input ?? "");
  return await ended(
    child,
    { ...options, answers: [] },
    () => process.kill(child.pid as number, "SIGINT"),
  );
}

/** Runs it in a terminal of 200 columns, where both outputs are one. */
export async function runInTerminal(args: readonly string[], options: RunOptions): Promise<Ran> {
  const words = [...kubist, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  const line = `stty cols 200 rows 50; exec ${words.join(" ")}`;
  const child = spawn("script", ["-qfec", line, "/dev/null"], {
    cwd: options.cwd,
    env: { ...environment(options), TERM: "xterm-256color", SHELL: "/bin/sh" },
  });
  const ran = await ended(child, options, () => child.stdin.write("\x03"));
  return { ...ran, out: ran.out.replaceAll("\r\n", "\n").replace(/\^C/, "") };
}

function environment({ env, cwd }: RunOptions): Record<string, string> {
  const { PATH = "", HOME = "", DENO_DIR = path.join(HOME, ".cache/deno") } = process.env;
  return { PATH, HOME: cwd, XDG_STATE_HOME: cwd, DENO_DIR, NO_COLOR: "1", ...env };
}

async function ended(
  child: ChildProcess,
  { answers = [], interrupt }: RunOptions,
  stop: () => unknown,
): Promise<Ran> {
  let [out, err] = ["", ""];
  const waiting = [...answers];
  let stopped = false;
  const answer = (seen: string) => {
    const [first] = waiting;
    if (first?.[0].test(seen)) {
      waiting.shift();
      child.stdin?.write(first[1]);
    }
    if (stopped || !(interrupt instanceof RegExp) || !interrupt.test(seen)) return;
    stopped = true;
    stop();
  };
  child.stdout?.setEncoding("utf8").on("data", (text) => answer(out += text));
  child.stderr?.setEncoding("utf8").on("data", (text) => void (err += text));
  if (typeof interrupt === "function") void interrupt().then(stop);
  const late = setTimeout(() => child.kill("SIGKILL"), 120_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    return { code, out, err };
  } finally {
    clearTimeout(late);
    child.stdin?.destroy();
  }
}
