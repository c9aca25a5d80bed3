/**
 * Runs the kubectl that `deno task envtest:build` built.
 *
 * @module
 */

import { readdir, realpath, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname } from "node:path";
import process from "node:process";
import { runtime, type SpawnOptions } from "kubist/runtime";
import { assetsDir } from "./assets.ts";

const built = `${assetsDir()}/kubectl`;

/** Whether it is there. */
export const hasKubectl: boolean = (await runtime().stat(built))?.isFile === true;

/** What `kubectl` on the PATH is, or the versions that lie beside it, newest first. */
export async function installedKubectls(): Promise<string[]> {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = `${folder}/kubectl`;
    if (!(await runtime().stat(path))?.isFile) continue;
    const home = dirname(await realpath(path));
    const beside = (await readdir(home)).filter((name) => /^kubectl\.1\.\d+$/.test(name));
    return beside.length > 0 ? beside.sort().reverse().map((name) => `${home}/${name}`) : [path];
  }
  return [];
}

/** What it had to say. */
export interface KubectlOutput {
  readonly ok: boolean;
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** A kubectl that runs. */
export interface Running {
  /** Its first line. */
  line(): Promise<string>;
  stop(): Promise<void>;
}

/** kubectl with a home of its own. */
export interface Kubectl {
  /** Runs it; a manifest becomes the file of `-f`. */
  run(args: readonly string[], manifest?: string): Promise<KubectlOutput>;
  /** Runs it with a text for its standard input, and with more around it. */
  feed(
    args: readonly string[],
    input: string,
    more?: Readonly<Record<string, string>>,
  ): Promise<KubectlOutput>;
  /** Starts it, for as long as the caller wants. */
  start(args: readonly string[]): Running;
  /** Removes its home. */
  close(): Promise<void>;
}

/** Which kubectl, and with what around it. */
export interface KubectlOptions {
  /** @default {the one that was built} */
  readonly path?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs. @default {where this process does} */
  readonly cwd?: string;
}

/** Makes a kubectl that knows the clusters of a kubeconfig, or none. */
export async function openKubectl(
  kubeconfig = "",
  { path = built, env: more = {}, ...where }: KubectlOptions = {},
): Promise<Kubectl> {
  const home = await runtime().makeTempDir("kubist-kubectl-");
  const env = { ...more, HOME: home, KUBECONFIG: `${home}/config` };
  await writeFile(env.KUBECONFIG, kubeconfig);
  let files = 0;
  return {
    async run(args, manifest) {
      if (manifest === undefined) return await output(path, { args, env, ...where });
      const file = `${home}/${files++}.yaml`;
      await writeFile(file, manifest);
      return await output(path, { args: [...args, "-f", file], env, ...where });
    },
    start: (args) => running(path, { args, env, ...where }),
    feed: (args, stdin, more = {}) =>
      output(path, { args, env: { ...env, ...more }, stdin, ...where }),
    close: () => rm(home, { recursive: true, force: true }),
  };
}

/** The words of a line; quotes hold words together. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

function running(path: string, options: SpawnOptions): Running {
  const child = runtime().spawn(path, options);
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const errors = new Response(child.stderr).text();
  return {
    async line() {
      let text = "";
      while (!text.includes("\n")) {
        const { value, done } = await reader.read();
        if (done) throw new RangeError(`kubectl has ended: ${await errors}`);
        text += value;
      }
      return text;
    },
    async stop() {
      child.kill("SIGKILL");
      await Promise.all([child.exited, reader.cancel(), errors]);
    },
  };
}

async function output(path: string, options: SpawnOptions): Promise<KubectlOutput> {
  const child = runtime().spawn(path, options);
  const [stdout, stderr, { code }] = await Promise.all([
    new Response(child.stdout as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    new Response(child.stderr as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    child.exited,
  ]);
  return { ok: code === 0, code, stdout, stderr };
}

/** Does something for each item, some at a time; fails with the first failure, once all have ended. */
export async function forAll<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const item of left) {
      if (failures.length === 0) await act(item).catch((error) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  if (failures.length > 0) throw failures[0];
}
