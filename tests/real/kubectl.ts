/**
 * Runs the kubectl that `deno task envtest:build` built.
 *
 * @module
 */

import { rm, writeFile } from "node:fs/promises";
import { runtime, type SpawnOptions } from "kubist/runtime";
import { assetsDir } from "./assets.ts";

const built = `${assetsDir()}/kubectl`;

/** Whether it is there. */
export const hasKubectl: boolean = (await runtime().stat(built))?.isFile === true;

/** What it had to say. */
export interface KubectlOutput {
  readonly ok: boolean;
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** kubectl with a home of its own. */
export interface Kubectl {
  /** Runs it; a manifest becomes the file of `-f`. */
  run(args: readonly string[], manifest?: string): Promise<KubectlOutput>;
  /** Runs it with a text for its standard input. */
  feed(args: readonly string[], input: string): Promise<KubectlOutput>;
  /** Removes its home. */
  close(): Promise<void>;
}

/** Which kubectl, and with what around it. */
export interface KubectlOptions {
  /** @default {the one that was built} */
  readonly path?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Makes a kubectl that knows the clusters of a kubeconfig, or none. */
export async function openKubectl(
  kubeconfig = "",
  { path = built, env: more = {} }: KubectlOptions = {},
): Promise<Kubectl> {
  const home = await runtime().makeTempDir("kubist-kubectl-");
  const env = { ...more, HOME: home, KUBECONFIG: `${home}/config` };
  await writeFile(env.KUBECONFIG, kubeconfig);
  let files = 0;
  return {
    async run(args, manifest) {
      if (manifest === undefined) return await output(path, { args, env });
      const file = `${home}/${files++}.yaml`;
      await writeFile(file, manifest);
      return await output(path, { args: [...args, "-f", file], env });
    },
    feed: (args, stdin) => output(path, { args, env, stdin }),
    close: () => rm(home, { recursive: true, force: true }),
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
