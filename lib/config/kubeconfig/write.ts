/**
 * Writes kubeconfig files without losing what others write at the same time.
 *
 * @module
 */

import { ConfigError } from "../../errors.ts";
import { stringifyYaml } from "../../meta/yaml.ts";
import type { Runtime } from "../../runtime/port.ts";
import { type Clock, sleep } from "../../stream/clock.ts";
import { readInput } from "../files.ts";
import { pathRules } from "../paths.ts";
import { type Findings, findings } from "../problems.ts";
import { decodeKubeconfig, isBlank } from "./decode.ts";
import type { Kubeconfig } from "./schema.ts";

/** What writing needs. */
export interface WriteOptions {
  readonly runtime: Runtime;
  readonly clock: Clock;
}

/** Changes to files: each gets the data of its file as it is at that moment. */
export type FileChanges = ReadonlyMap<string, (config: Kubeconfig) => Kubeconfig>;

/** kubectl holds its lock for milliseconds; one that stays was left behind. */
const LOCK_TRIES = 10;
const LOCK_WAIT_MS = 100;

/**
 * Changes files: locks all of them in order of their names with `<file>.lock`, as kubectl does, reads
 * them again, changes them and puts each in place in one step, readable by the user alone.
 *
 * **Errors**: `ConfigError` when a lock stays or a file makes no sense; nothing is written then.
 */
export async function changeFiles(changes: FileChanges, options: WriteOptions): Promise<void> {
  const { runtime } = options;
  const files = [...changes.keys()].sort();
  const locked: string[] = [];
  try {
    for (const file of files) {
      await makeDirectory(runtime, file);
      await lock(file, options);
      locked.push(file);
    }
    const texts: [file: string, text: string][] = [];
    for (const file of files) {
      const change = changes.get(file) ?? ((config: Kubeconfig) => config);
      texts.push([file, await changed(runtime, file, change)]);
    }
    for (const [file, text] of texts) await runtime.writeTextFile(file, text, { mode: 0o600 });
  } finally {
    for (const file of locked) await runtime.remove(lockName(file));
  }
}

async function makeDirectory(runtime: Runtime, file: string): Promise<void> {
  const directory = pathRules(runtime.os).dirname(file);
  if (await runtime.stat(directory)) return;
  await runtime.mkdir(directory, { mode: 0o755 });
}

async function lock(file: string, { runtime, clock }: WriteOptions): Promise<void> {
  for (let tries = 0; tries < LOCK_TRIES; tries++) {
    if (await runtime.createTextFile(lockName(file), "", { mode: 0o600 })) return;
    await sleep(clock, LOCK_WAIT_MS);
  }
  const problem = `${lockName(file)} exists; another program is writing, or one was interrupted, ` +
    "in which case the file can be removed";
  throw new ConfigError("Cannot write the kubeconfig: it is locked", {
    attempts: [{ source: file, problem, code: "config.locked" }],
  });
}

function lockName(file: string): string {
  return `${file}.lock`;
}

async function changed(
  runtime: Runtime,
  file: string,
  change: (config: Kubeconfig) => Kubeconfig,
): Promise<string> {
  const found = findings();
  const { config, format } = await readForChange(runtime, file, found);
  found.check("write the kubeconfig");
  const next = change(config);
  return format === "json" ? `${JSON.stringify(next, null, 2)}\n` : await stringifyYaml(next);
}

async function readForChange(
  runtime: Runtime,
  file: string,
  found: Findings,
): Promise<{ config: Kubeconfig; format: "yaml" | "json" }> {
  const fresh = { config: { apiVersion: "v1", kind: "Config" }, format: "yaml" } as const;
  const { text, state, problem } = await readInput(runtime, file);
  if (state === "missing" || (text !== undefined && isBlank(text))) return fresh;
  if (text === undefined) {
    found.fail("config.unreadable", { source: file }, problem);
    return fresh;
  }
  const documents = await decodeKubeconfig(text, { source: file, exact: true }, found);
  if (documents.length > 1) {
    found.fail(
      "config.documents",
      { source: file },
      "several documents in one file stay unchanged",
    );
  }
  return documents[0] ?? fresh;
}
