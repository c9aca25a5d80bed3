/**
 * Runs the table of kubectl's commands against a cluster, and makes outputs comparable.
 *
 * @module
 */

import { chmod, writeFile } from "node:fs/promises";
import { runtime } from "kubist/runtime";
import { openKubectl } from "./kubectl.ts";
import { files } from "./kubectl_tables/files.ts";
import type { Command } from "./kubectl_tables/command.ts";

/** What came of a command. */
export interface Outcome {
  readonly line: string;
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the editor does to a file. */
const EDITS = [
  "s/  replicas: 3/  replicas: 2/",
  "s/colour: blue/colour: edited/",
  's/"colour": "client"/"colour": "edited"/',
];

/** Runs commands one after the other, as one user at one prompt. */
export async function runScript(
  kubeconfig: string,
  commands: readonly Command[],
  path?: string,
): Promise<Outcome[]> {
  const folder = await runtime().makeTempDir("kubist-script-");
  const editor = `${folder}/editor`;
  await writeFile(editor, `#!/bin/sh\nsed -i ${EDITS.map((e) => `-e '${e}'`).join(" ")} "$1"\n`);
  await chmod(editor, 0o755);
  for (const [name, text] of Object.entries(files)) await writeFile(`${folder}/${name}`, text);
  const env = { KUBE_EDITOR: editor, KUBECTL_EXTERNAL_DIFF: "diff -u -N" };
  const cwd = folder;
  const kubectl = await openKubectl(kubeconfig, {
    env,
    cwd,
    ...(path === undefined ? {} : { path }),
  });
  const outcomes: Outcome[] = [];
  try {
    for (const { line, input = "", eventually } of commands) {
      const run = () => kubectl.feed(wordsOf(line), input);
      let output = await run();
      for (let i = 0; eventually && !output.ok && i < 50; i++) output = await run();
      const { code, stdout, stderr } = output;
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
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [+-]\d{4}\b/g, "TIME"],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "UID"],
  [/(resourceVersion"?: ?|Resource Version: +)"?\d+"?/g, "$1VERSION"],
  [/\/tmp\/[\w./-]+/g, "PATH"],
  [/ey[\w-]+\.ey[\w-]+\.[\w-]+/g, "TOKEN"],
  [/(?<=\s)10\.(0\.0|96\.\d+)\.\d+\b/g, "IP"],
  [/\bgen-\w{5}\b/g, "gen-NAME"],
  [/(?<=\d:)3[0-2]\d{3}(?=\/)|(?<=nodePort: |NodePort: .*)3\d{4}/g, "PORT"],
  [/(?<=node-debugger-n1-)\w{5}/g, "NAME"],
  [/https:\/\/127\.0\.0\.1:\d+/g, "SERVER"],
  [/(?<=\s)(\d+(s|m|h|d))+(?=\s|$)/g, "AGE"],
  [/[ \t]+/g, " "],
];

/** A real server repairs its addresses now and then, whoever is at work, and tells each in an event. */
const REPAIR = "ClusterIPNotAllocated";

/** A text without what differs between any two runs, and without what its command excuses. */
export function comparable(text: string, { prose, anyOrder, masks = [] }: Command): string {
  const told = [...masks, ...CHANCE].reduce(
    (t, [pattern, name]) => t.replace(pattern, name),
    prose ? withoutProse(text) : text,
  );
  const lines = told.split("\n").filter((line) => !line.includes(REPAIR)).map((l) => l.trimEnd());
  return (anyOrder ? lines.sort() : lines).join("\n").trim();
}

/** What `kubectl explain` says without its sentences: headings, fields, types, values. */
function withoutProse(text: string): string {
  return text.split("\n").filter((line) =>
    /^[A-Z]+:/.test(line) || /^ *(enum: |[\w$]+\t<)/.test(line)
  ).map((line) => line.replace(/^DESCRIPTION: .*/, "DESCRIPTION:")).join("\n");
}
