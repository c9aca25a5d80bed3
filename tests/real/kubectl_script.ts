/**
 * Runs tables of kubectl's commands against clusters, and compares what they say.
 *
 * @module
 */

import assert from "node:assert/strict";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { runtime } from "kubist/runtime";
import { type Kubectl, openKubectl, wordsOf } from "./kubectl.ts";
import { files } from "./kubectl_tables/files.ts";
import type { Command } from "./kubectl_tables/command.ts";

/** What came of a command. */
export interface Outcome {
  readonly line: string;
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the editor does to a file, unless it is told otherwise. */
const EDIT =
  's/  replicas: 3/  replicas: 2/;s/colour: blue/colour: edited/;s/"colour": "client"/"colour": "edited"/';

/** Runs commands one after the other, as one user at one prompt. */
export async function runScript(
  kubeconfig: string,
  commands: readonly Command[],
  path?: string,
): Promise<Outcome[]> {
  const folder = await runtime().makeTempDir("kubist-script-");
  const editor = `${folder}/editor`;
  await writeFile(editor, `#!/bin/sh\nsed -i -e "$EDIT" "$1"\n`);
  await chmod(editor, 0o755);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(`${folder}/${name}`), { recursive: true });
    await writeFile(`${folder}/${name}`, text);
  }
  const env = { KUBE_EDITOR: editor, KUBECTL_EXTERNAL_DIFF: "diff -u -N" };
  const cwd = folder;
  const kubectl = await openKubectl(kubeconfig, {
    env,
    cwd,
    ...(path === undefined ? {} : { path }),
  });
  const outcomes: Outcome[] = [];
  try {
    for (const { line, input = "", edit = EDIT, env, eventually } of commands) {
      const told = await withUids(input, kubectl);
      const run = () => kubectl.feed(wordsOf(line), told, { EDIT: edit, ...env });
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

/** A manifest that names owners, with their identities. */
async function withUids(manifest: string, kubectl: Kubectl): Promise<string> {
  let text = manifest;
  for (const [call, name = ""] of manifest.matchAll(/UID_OF\(([^)]+)\)/g)) {
    const { stdout } = await kubectl.run(["get", name, "-o", "jsonpath={.metadata.uid}"]);
    text = text.replaceAll(call, stdout);
  }
  return text;
}

/** What differs between any two runs: times, ages, identities, versions, addresses, paths. */
const CHANCE: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\b/g, "TIME"],
  [/\b\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\b/g, "TIME"],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)? [+-]\d{4}\b/g, "TIME"],
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "UID"],
  [/(resourceVersion\\?"?: ?|Resource Version: +)\\?"?\d+\\?"?/g, "$1VERSION"],
  [/^([EIW])\d{4} [\d:.]+ +\d+ (?=\w+\.go)/gm, "$1 "],
  [/\/tmp\/[\w./-]+/g, "PATH"],
  [/ey[\w-]+\.ey[\w-]+\.[\w-]+/g, "TOKEN"],
  [/(?<=\s)10\.(0\.0|96\.\d+)\.\d+\b/g, "IP"],
  [/\bgen-\w{5}\b/g, "gen-NAME"],
  [/(?<=\d:)3[0-2]\d{3}(?=\/)|(?<=nodePort: |NodePort: .*)3\d{4}/g, "PORT"],
  [/(?<=\bdebugger-(n1-|node-1-)?)\w{5}\b/g, "NAME"],
  [/https:\/\/127\.0\.0\.1:\d+/g, "SERVER"],
  [/(?<=\s)(\d+(s|m|h|d))+(?=\s|$)/g, "AGE"],
  [/[ \t]+/g, " "],
];

/** A real server repairs addresses and ports now and then, and tells each in an event. */
const REPAIR = /^.* (ClusterIP|Port)(Not|Already|OutOf)\w+ .*\n?/gm;

/** The head of a description's events under which no event is left. */
const NO_EVENTS = /^Events:\n Type Reason .*\n ---- .*$(?!\n )/gm;

/** The owners of fields, as YAML and as JSON: their order is that of whole seconds. */
const MANAGERS = /^( *)managedFields:\n(?:\1[- ] .*\n)+|^( *)"managedFields": \[\n[^]*?^\2\]/gm;

/** A text without what differs between any two runs, and without what its command excuses. */
function comparable(text: string, { prose, anyOrder, masks = [] }: Command): string {
  const told = [...masks, ...CHANCE].reduce(
    (t, [pattern, name]) => t.replace(pattern, name),
    (prose ? withoutProse(text) : text).replace(MANAGERS, sortedLines),
  ).replace(/ +$/gm, "").replace(REPAIR, "").replace(NO_EVENTS, "Events: <none>");
  const lines = told.split("\n");
  return (anyOrder ? lines.sort() : lines).join("\n").trim();
}

/** What no order is promised for: its lines, times apart, in that of the alphabet. */
function sortedLines(block: string): string {
  const lines = block.trimEnd().split("\n").map((line) => line.replace(/,$/, ""));
  return lines.map((line) => line.replace(/(time"?: ).*/, "$1TIME")).sort().join("\n") + "\n";
}

/** What `kubectl explain` says without its sentences: headings, fields, types, values. */
function withoutProse(text: string): string {
  return text.split("\n").filter((line) =>
    /^[A-Z]+:/.test(line) || /^ *(enum: |[\w$]+\t<)/.test(line)
  ).map((line) => line.replace(/^DESCRIPTION: .*/, "DESCRIPTION:")).join("\n");
}

/**
 * Runs commands on two servers, and fails with everything that these do not say alike. Servers have
 * clocks, and a second that ends between two commands can change a line: what differs has to differ
 * again when both begin anew, and is told each time.
 */
export async function requireSame(
  commands: readonly Command[],
  onBoth: () => Promise<readonly [expected: readonly Outcome[], actual: readonly Outcome[]]>,
): Promise<void> {
  const first = differencesOf(commands, ...await onBoth());
  if (first.length === 0) return;
  console.error(["They differ once:", ...first].join("\n\n"));
  const second = differencesOf(commands, ...await onBoth());
  assert.ok(second.length === 0, second.join("\n\n"));
}

function differencesOf(
  commands: readonly Command[],
  expected: readonly Outcome[],
  actual: readonly Outcome[],
): string[] {
  return commands.flatMap((command, i) => {
    const said = differing(toldBy(expected[i]!, command), toldBy(actual[i]!, command));
    return said.length === 0 ? [] : [[command.line, ...said].join("\n")];
  });
}

function toldBy({ code, stdout, stderr }: Outcome, command: Command): string[] {
  return [`code ${code}`, comparable(stdout, command), comparable(stderr, command)].join("\n")
    .split("\n");
}

/** The lines of either text that the other has not, or not there. */
function differing(want: readonly string[], got: readonly string[]): string[] {
  if (want.join("\n") === got.join("\n")) return [];
  const [missing, extra] = [without(want, got), without(got, want)];
  if (missing.length + extra.length === 0) return ["lines in another order:", ...got];
  return [...missing.map((line) => `- ${line}`), ...extra.map((line) => `+ ${line}`)];
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
