/**
 * Empty projects with the packed package installed, and programs run in them.
 *
 * @module
 */

import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { text } from "node:stream/consumers";

/** What a program printed, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program. */
export async function runIn(
  cwd: string,
  [command = "", ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = "",
): Promise<Ran> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

/** A project in a folder of its own. */
export interface Project extends AsyncDisposable {
  readonly folder: string;
  /** Runs a program in it. **Errors**: `RangeError` when it fails. */
  run(
    command: readonly string[],
    env?: Readonly<Record<string, string>>,
    input?: string,
  ): Promise<string>;
  write(name: string, text: string): Promise<void>;
}

/** An empty project. */
export async function emptyProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), "kubist-package-"));
  const project: Project = {
    folder,
    async run(command, env, input) {
      const { code, out, err } = await runIn(folder, command, env, input);
      if (code === 0) return out;
      throw new RangeError(`${command.join(" ")} ended with ${code}:\n${out}${err}`);
    },
    async write(name, content) {
      await mkdir(join(folder, name, ".."), { recursive: true });
      await writeFile(join(folder, name), content);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
  await project.write("package.json", `${JSON.stringify({ type: "module", private: true })}\n`);
  return project;
}
