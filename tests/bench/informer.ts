/**
 * Informers of kubist, client-go and @kubernetes/client-node over the same 10,000 pods of one
 * kube-apiserver: CPU and time to be synced, memory of an object, CPU of an event.
 *
 * `deno run -A tests/bench/informer.ts [--pods 10000] [--events 2000]`, after `deno task envtest:build`.
 * What is missing is left out and said.
 *
 * @module
 */

import { connect } from "kubist";
import { type AdminAccess, startEnvtest } from "kubist/testing";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { createFixture } from "./fixture.ts";

const clientNode = "@kubernetes/client-node@2.0.1";
const peers = ".cache/bench-peers";
const entry = new URL(
  `../../${peers}/node_modules/@kubernetes/client-node/dist/index.js`,
  import.meta.url,
).href;

interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd?: string;
}

interface Result {
  readonly name: string;
  readonly syncCpuMs: number;
  readonly syncedMs: number;
  readonly heap: number;
  readonly eventCpuMs: number;
}

/** Runs a command to its end; whether it succeeded. */
function succeeds(command: readonly string[], cwd = "."): Promise<boolean> {
  const [file = "", ...args] = command;
  const child = spawn(file, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false)).once("close", (code) => resolve(code === 0));
  });
}

async function contenders(): Promise<Contender[]> {
  const found: Contender[] = [
    {
      name: "kubist, Deno",
      command: [process.execPath, "run", "-A", "tests/bench/informer_kubist.ts"],
    },
  ];
  if (await succeeds(["bun", "--version"])) {
    found.push({ name: "kubist, Bun", command: ["bun", "run", "tests/bench/informer_kubist.ts"] });
  } else console.log("left out: kubist on Bun; it is not on the PATH");
  const go = ["go", "build", "-o", "bin/informer", "./cmd/informer"];
  if (await succeeds(go, "tests/envtest")) {
    found.push({ name: "client-go, JSON", command: ["tests/envtest/bin/informer"] });
  } else console.log("left out: client-go; its program does not build here");
  const install = ["npm", "install", "--no-save", "--prefix", peers, clientNode];
  if (existsSync(`${peers}/node_modules`) || await succeeds(install)) {
    const script = "tests/bench/informer_client_node.mjs";
    found.push({ name: "client-node", command: ["npx", "-y", "node@24", "--expose-gc", script] });
  } else console.log(`left out: ${clientNode}; it cannot be installed`);
  return found;
}

/** Creates the pods and gives the length of their JSON as a cache keeps it. */
async function fill({ server, ca, cert, key }: AdminAccess, pods: number): Promise<number> {
  await using k = await connect({ server, ca, cert, key, namespace: "web" });
  await k.namespaces().create({ metadata: { name: "web" } });
  const serve = createFixture({ pods, events: 0, pageSize: pods });
  const page = serve(new Request(`http://fixture/api/v1/pods?limit=${pods}`));
  const { items } = await page.json() as { items: { metadata: object; spec: object }[] };
  const queue = items.map(({ metadata, spec }) => {
    const { name, labels, annotations } = metadata as Record<string, never>;
    return { metadata: { name, labels, annotations }, spec };
  });
  const worker = async () => {
    for (let pod = queue.pop(); pod; pod = queue.pop()) await k.pods("web").create(pod as never);
  };
  await Promise.all(Array.from({ length: 24 }, worker));
  let bytes = 0;
  for await (const pod of k.pods("web")) {
    delete pod.metadata.managedFields;
    bytes += JSON.stringify(pod).length;
  }
  return bytes / pods;
}

async function change({ server, ca, cert, key }: AdminAccess, events: number): Promise<void> {
  await using k = await connect({ server, ca, cert, key, namespace: "web" });
  const names = (await k.pods("web").list({ limit: 500 })).items.map(({ metadata }) =>
    metadata.name
  );
  let left = events;
  const worker = async () => {
    while (left-- > 0) {
      const name = names[left % names.length] as string;
      await k.pods("web").patch(name, {
        metadata: { annotations: { round: `${left}-${Math.random()}` } },
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

async function measure(contender: Contender, access: AdminAccess, events: number): Promise<Result> {
  const { server, ca, token } = access;
  const [file = "", ...args] = contender.command;
  const env = {
    ...process.env,
    BENCH: JSON.stringify({ server, ca, token, events, clientNode: entry }),
  };
  const child = spawn(file, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let synced: Partial<Result> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const { phase, cpuMs, ...facts } = JSON.parse(line);
    if (phase === "synced") {
      synced = facts;
      await change(access, events);
    } else {
      await ended;
      return { ...synced as Result, name: contender.name, eventCpuMs: cpuMs };
    }
  }
  throw new RangeError(`${contender.name} ended early`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pods: { type: "string", default: "10000" },
      events: { type: "string", default: "2000" },
    },
  });
  const [pods, events] = [Number(values.pods), Number(values.events)];
  const all = await contenders();
  await using cluster = await startEnvtest({
    authorizationMode: "AlwaysAllow",
    apiserverArgs: ["--disable-admission-plugins=ServiceAccount"],
  });
  const text = await fill(cluster, pods);
  console.log(`${pods} pods of ${Math.round(text)} bytes of JSON, ${events} changes`);
  for (const contender of all) {
    const { name, syncCpuMs, syncedMs, heap, eventCpuMs } = await measure(
      contender,
      cluster,
      events,
    );
    const memory = heap / pods;
    console.log(
      `${name.padEnd(16)} sync ${Math.round(syncCpuMs)} ms CPU, ${Math.round(syncedMs)} ms;`,
      `an object ${Math.round(memory)} bytes, ${(memory / text).toFixed(2)}x its text;`,
      `an event ${(eventCpuMs / events * 1000).toFixed(0)} µs CPU`,
    );
  }
}

if (import.meta.main) {
  await main();
  process.exit();
}
