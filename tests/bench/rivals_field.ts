/**
 * Who takes part in the bench beside other clients, and how each is run.
 *
 * @module
 */

import { spawn } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { contenders, execute, findNode } from "./contender.ts";
import type { Done, Heard, RivalTask, Weighed } from "./rival.ts";

/** One client in one form on one runtime. */
export interface Rival {
  readonly client: "kubist" | "client-go" | "client-node";
  readonly runtime: string;
  readonly job: "list" | "sync";
  readonly form: string;
  /** Part of the contest itself, not only of the table of forms. */
  readonly main: boolean;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The same runtime, doing nothing. */
  readonly bare: readonly string[];
}

const library = "@kubernetes/client-node@2.0.1";
const envtest = fileURLToPath(new URL("../envtest/", import.meta.url));
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const forms = [
  ["sync", "json", true],
  ["sync", "json, managedFields kept", false],
  ["sync", "json, compact: false", false],
  ["sync", 'json, list: "stream"', false],
  ["sync", "protobuf", false],
  ["list", "json", false],
  ["list", "protobuf", false],
  ["list", "three fields of protobuf", false],
] as const;

/** The rivals that are to be had here; a line says who is not. `folder` is theirs to fill. */
export async function gather(
  folder: string,
  { all, ca, only }: { readonly all: boolean; readonly ca: string; readonly only?: string },
): Promise<Rival[]> {
  const runtimes = await contenders(only);
  const go = await buildGo(folder);
  const found: Rival[] = [];
  for (const [job, form, main] of go ? goForms : []) {
    const same = { client: "client-go", runtime: "Go", env: {}, bare: [go as string] } as const;
    found.push({ ...same, job, form, main, command: [go as string] });
  }
  for (const { name, run, flags, missing } of runtimes) {
    if (missing) {
      console.log(`kubist on ${name} is left out: ${missing}`);
      continue;
    }
    const command = [...run, ...flags, here("rival_kubist.ts")];
    const bare = [...run, ...flags, here("rival_bare.ts")];
    for (const [job, form, main] of forms) {
      found.push({ client: "kubist", runtime: name, job, form, main, command, env: {}, bare });
    }
  }
  found.push(...await clientNode(folder, ca, runtimes));
  return found.filter(({ main }) => main || all);
}

const goForms = [
  ["sync", "json", true],
  ["sync", "protobuf", true],
  ["list", "json", false],
  ["list", "protobuf", false],
] as const;

/** The path of client-go's part, built; undefined where Go does not build it. */
async function buildGo(folder: string): Promise<string | undefined> {
  const path = join(folder, "client-go");
  const env = { CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "-mod=readonly" };
  try {
    await execute(["go", "build", "-C", envtest, "-trimpath", "-o", path, "./bench"], env);
    return path;
  } catch {
    console.log("client-go is left out: Go does not build tests/envtest/bench");
    return undefined;
  }
}

/** client-node on Node, where it is at home, and on the runtimes of kubist. */
async function clientNode(
  folder: string,
  ca: string,
  runtimes: Awaited<ReturnType<typeof contenders>>,
): Promise<Rival[]> {
  try {
    await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
    await execute(["npm", "install", "--silent", "--no-save", "--prefix", folder, library]);
  } catch {
    console.log("client-node is left out: npm does not install it");
    return [];
  }
  for (const file of ["rival_client_node.ts", "rival_bare.ts", "rival.ts", "heap.ts"]) {
    await copyFile(here(file), join(folder, file));
  }
  // On Bun the library does not hand its authority on, so the runtime is told.
  await writeFile(join(folder, "ca.pem"), ca);
  const env = {
    CLIENT_NODE: "@kubernetes/client-node",
    NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
  };
  const own = runtimes.map(({ name, run, flags }) => ({
    name,
    run: [...run, ...flags, ...(name.startsWith("deno") ? manual : [])],
  }));
  return [...await nodes(), ...own].map(({ name, run }) => ({
    client: "client-node",
    runtime: name,
    job: "sync",
    form: "json",
    main: true,
    command: [...run, join(folder, "rival_client_node.ts")],
    env,
    bare: [...run, join(folder, "rival_bare.ts")],
  }));
}

const manual = ["--no-config", "--node-modules-dir=manual"];

async function nodes(): Promise<{ readonly name: string; readonly run: readonly string[] }[]> {
  try {
    const run = await findNode();
    const { output } = await execute([...run, "-p", "process.versions.node"]);
    return [{ name: `node ${output}`, run: [...run, "--expose-gc"] }];
  } catch {
    console.log("client-node on Node is left out: npm does not install node@24");
    return [];
  }
}

/** The CPU that a process takes which does nothing, in milliseconds. */
export async function bareCpu({ bare }: Rival): Promise<number> {
  const { output } = await execute(bare, { BENCH: "" });
  return (JSON.parse(output) as { readonly cpu: number }).cpu;
}

/** Has a rival do its job, in a process of its own. */
export async function run<Line extends Done | Weighed>(
  { command, env }: Rival,
  task: RivalTask,
): Promise<Line> {
  const { output } = await execute(command, { ...env, BENCH: JSON.stringify(task) });
  return JSON.parse(output.split("\n").at(-1) ?? "");
}

/** A rival with a synced store. */
export interface Follower {
  /** Resolves when it has heard of all changes. */
  heard(): Promise<Heard>;
  end(): void;
}

/** Starts a rival that hears of changes, and waits until its store is synced. */
export async function standBy({ command, env }: Rival, task: RivalTask): Promise<Follower> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env, BENCH: JSON.stringify(task) },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { done, value } = await lines.next();
    if (done) throw new RangeError(`Cannot measure ${command.join(" ")}: it ended early`);
    return JSON.parse(value);
  };
  await next();
  return { heard: next, end: () => void child.kill("SIGKILL") };
}
