/**
 * The server's side of the load bench: the embedded cluster in a process of its own, which tells its
 * own cost when it is asked. Orders come as lines of JSON, and so do the answers go.
 *
 * @module
 */

import process from "node:process";
import { createInterface } from "node:readline";
import type { Client } from "kubist";
import type { PodDraft } from "kubist/core/v1";
import { runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { describePod } from "./fixture.ts";
import { heap } from "./heap.ts";
import { startBare } from "./load_bare.ts";

/** What the server is asked, and what it answers. */
export interface Orders {
  /** Creates pods, as a controller and a kubelet would; **Returns** the length of their JSON. */
  fill(range: { readonly from: number; readonly to: number }): { readonly bytes: number };
  /** Changes an annotation of each pod in turn. */
  churn(changes: number): Record<string, never>;
  /** The CPU of this process so far, in milliseconds. */
  cpu(): { readonly ms: number };
  /** The CPU of encoding what a path answers, `times` over, as JSON in UTF-8; in milliseconds. */
  encode(what: Encoding): { readonly ms: number; readonly bytes: number };
  /** Hands the bytes of what a path answers to the bare server. */
  hold(what: Encoding): Record<string, never>;
  /** Memory in bytes, once what is garbage is gone. */
  memory(): Memory;
  /** Creates config maps of a kilobyte, `concurrency` at a time. */
  write(how: { readonly count: number; readonly concurrency: number }): Spent;
}

/** What is encoded: what a path answers, or an event of it. */
export interface Encoding {
  readonly path: string;
  readonly event: boolean;
  readonly times: number;
}

/** Memory of a process, in bytes. */
export interface Memory {
  readonly heap: number;
  readonly rss: number;
}

/** What some work took, in milliseconds. */
export interface Spent {
  readonly cpu: number;
  readonly wall: number;
}

/** Where a server is reached. */
export interface Door {
  readonly tls: string;
  readonly plain: string;
  readonly ca: string;
}

/** Where both servers are reached. */
export interface Addresses extends Door {
  readonly token: string;
  readonly runtime: string;
  /** The server that knows nothing. */
  readonly bare: Door;
}

type Answers = { [K in keyof Orders]: (...args: Parameters<Orders[K]>) => Promise<unknown> };

const cluster = await startCluster({ persist: process.env["KUBIST_PERSIST"] });
let written = 0;
const utf8 = new TextEncoder();

/** A pod as its controller creates it, and the status that its kubelet adds. */
function podOf(index: number, owner: string) {
  const { metadata, spec, status } = describePod(index) as Record<string, Record<string, unknown>>;
  const { name, labels, annotations, ownerReferences } = metadata ?? {};
  const [reference] = ownerReferences as object[];
  const pod = {
    metadata: {
      name,
      annotations,
      ownerReferences: [{ ...reference, uid: owner }],
      labels: { ...labels as Record<string, string>, shard: String(index % 10) },
    },
    spec,
  };
  return { pod: pod as unknown as PodDraft, status };
}

/** The namespace, the account and the owner that pods need. */
async function prepare(k: Client): Promise<string> {
  const owner = await k.replicaSets("web").find("api-7d9c6b5f4");
  if (owner) return owner.metadata.uid;
  await k.namespaces().create({ metadata: { name: "web" } });
  await k.serviceAccounts("web").create({ metadata: { name: "api" } });
  const labels = { app: "api" };
  const template = { metadata: { labels }, spec: { containers: [{ name: "api", image: "api" }] } };
  const { metadata } = await k.replicaSets("web").create({
    metadata: { name: "api-7d9c6b5f4" },
    spec: { selector: { matchLabels: labels }, template },
  });
  return metadata.uid;
}

const answers: Answers = {
  async fill({ from, to }) {
    const k = cluster.client();
    const owner = await prepare(k);
    const created = k.with({ fieldManager: "kube-controller-manager" }).pods("web");
    const run = k.with({ fieldManager: "kubelet" }).pods("web");
    let bytes = 0;
    for (let i = from; i < to; i++) {
      const { pod, status } = podOf(i, owner);
      const made = await created.create(pod);
      const running = await run.updateStatus({ ...made, status } as typeof made);
      bytes += JSON.stringify(running).length;
    }
    await k.close();
    return { bytes };
  },
  async churn(changes) {
    const k = cluster.client();
    const pods = k.with({ fieldManager: "annotator" }).pods("web");
    const { items } = await pods.list({});
    const names = items.map(({ metadata }) => metadata.name);
    for (let i = 0; i < changes; i++) {
      const annotations = { "example.com/seen": String(i) };
      await pods.patch(names[i % names.length] ?? "", { metadata: { annotations } });
    }
    await k.close();
    return {};
  },
  cpu: () => Promise.resolve({ ms: cpuMs() }),
  async encode(what) {
    const value = await valueOf(what);
    let bytes = 0;
    const before = cpuMs();
    for (let i = 0; i < what.times; i++) bytes += encode(value).length;
    return { ms: cpuMs() - before, bytes };
  },
  async hold(what) {
    bare.hold(encode(await valueOf(what)));
    return {};
  },
  memory: async () => ({ heap: await heap(), rss: process.memoryUsage().rss }),
  async write({ count, concurrency }) {
    const k = cluster.client();
    const [before, start] = [cpuMs(), performance.now()];
    const until = written + count;
    const data = { value: "x".repeat(1000) };
    const writer = async () => {
      while (written < until) {
        await k.configMaps("default").create({ metadata: { name: `m${written++}` }, data });
      }
    };
    await Promise.all(Array.from({ length: concurrency }, writer));
    const spent = { cpu: cpuMs() - before, wall: performance.now() - start };
    await k.close();
    return spent;
  },
};

async function valueOf({ path, event }: Encoding): Promise<unknown> {
  const answer = await cluster.fetch(new Request(`http://embedded${path}`));
  const object = await answer.json();
  return event ? { type: "MODIFIED", object } : object;
}

function encode(value: unknown): Uint8Array {
  return utf8.encode(`${JSON.stringify(value)}\n`);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function tell(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

const { server, ca, token } = await cluster.listen();
const plain = await runtime().listen(cluster.fetch);
const bare = await startBare();
const { name, version } = runtime();
const addresses: Addresses = {
  tls: server,
  plain: `http://127.0.0.1:${plain.port}`,
  ca,
  token,
  runtime: `${name} ${version}`,
  bare: { tls: bare.tls, plain: bare.plain, ca: bare.ca },
};
tell(addresses);
for await (const line of createInterface({ input: process.stdin })) {
  const [order, argument] = JSON.parse(line) as [keyof Orders, never];
  tell(await answers[order](argument));
}
await plain.close();
bare.close();
await cluster.stop();
process.exit();
