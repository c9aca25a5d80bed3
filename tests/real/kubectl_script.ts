/**
 * Runs the table of kubectl's commands against a cluster, and makes outputs comparable.
 *
 * @module
 */

import { chmod, writeFile } from "node:fs/promises";
import { runtime } from "kubist/runtime";
import { openKubectl } from "./kubectl.ts";
import type { Command } from "./kubectl_table.ts";

/** What came of a command. */
export interface Outcome {
  readonly line: string;
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs commands one after the other, as one user at one prompt. */
export async function runScript(
  kubeconfig: string,
  commands: readonly Command[],
  path?: string,
): Promise<Outcome[]> {
  const folder = await runtime().makeTempDir("kubist-script-");
  const editor = `${folder}/editor`;
  await writeFile(editor, '#!/bin/sh\nsed -i "s/  replicas: 3/  replicas: 2/" "$1"\n');
  await chmod(editor, 0o755);
  const env = { KUBE_EDITOR: editor, KUBECTL_EXTERNAL_DIFF: "diff -u -N" };
  const kubectl = await openKubectl(kubeconfig, { env, ...(path === undefined ? {} : { path }) });
  const outcomes: Outcome[] = [];
  try {
    for (const { line, input } of commands) {
      const { code, stdout, stderr } = await kubectl.feed(wordsOf(line), input ?? "");
      outcomes.push({ line, code, stdout, stderr });
    }
  } finally {
    await kubectl.close();
    await runtime().remove(folder);
  }
  return outcomes;
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** What differs between any two runs: times, ages, identities, versions, addresses, paths. */
const CHANCE: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\b/g, "TIME"],
  [/\b\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\b/g, "TIME"],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ [+-]\d{4}\b/g, "TIME"],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "UID"],
  [/(resourceVersion"?: )"?\d+"?/g, "$1VERSION"],
  [/\/tmp\/[\w./-]+/g, "PATH"],
  [/https:\/\/127\.0\.0\.1:\d+/g, "SERVER"],
  [/(?<=\s)(\d+(s|m|h|d))+(?=\s|$)/g, "AGE"],
  [/[ \t]+/g, " "],
];

/** A text without what differs between any two runs. */
export function comparable(text: string): string {
  return CHANCE.reduce((t, [pattern, name]) => t.replaceAll(pattern, name), text)
    .replaceAll(/ $/gm, "").trim();
}

/** What `kubectl explain` says without its sentences: headings, fields, types, values. */
export function withoutProse(text: string): string {
  return text.split("\n").filter((line) =>
    /^[A-Z]+:/.test(line) || /^ *(enum: |[\w$]+\t<)/.test(line)
  ).map((line) => line.replace(/^DESCRIPTION: .*/, "DESCRIPTION:")).join("\n");
}
