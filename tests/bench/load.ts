/**
 * What load costs the embedded server, against the JSON that it stands for: pages of a long list, one
 * change for many watches, the memory of an object.
 *
 * Run it as `deno task bench:load`; KUBIST_PODS and KUBIST_WATCHES give other sizes.
 *
 * @module
 */

import process from "node:process";
import { createServer, type EmbeddedServer } from "kubist/server";
import { describeGoal } from "./report.ts";

/** How much load. */
export interface LoadSize {
  readonly pods: number;
  readonly watches: number;
}

/** Ratios to the cost of the JSON itself. */
export interface LoadReport {
  /** CPU of a page of 500, to that of encoding its objects. */
  readonly page: number;
  /** CPU of one change at all watches, to that of encoding its event once for each. */
  readonly fanOut: number;
  /** Memory of a stored object with its history, to the length of its JSON. */
  readonly memory: number;
  /** Events that prompt watches got while as many others never read. */
  readonly prompt: number;
}

const PODS = "http://embedded/api/v1/namespaces/default/pods";
const PAGE = 500;
const ROUNDS = 20;

/** Puts a server under load and measures it. */
export async function measureLoad({ pods, watches }: LoadSize): Promise<LoadReport> {
  await using server = createServer({ watchBuffer: 100 });
  const before = await heap();
  for (let i = 0; i < pods; i++) await send(server, "POST", PODS, podNamed(`p${i}`));
  const after = await heap();
  const bytes = server.objects().reduce((sum, o) => sum + JSON.stringify(o).length, 0);
  const memory = (after - before) / bytes;
  const page = await pageRatio(server);
  const { fanOut, prompt } = await fanOutRatio(server, watches);
  return { page, fanOut, memory, prompt };
}

async function pageRatio(server: EmbeddedServer): Promise<number> {
  const read = async () => await (await send(server, "GET", `${PODS}?limit=${PAGE}`)).text();
  const list = JSON.parse(await read());
  const ours = await cpu(async () => {
    for (let i = 0; i < ROUNDS; i++) await read();
  });
  const bare = await cpu(() => {
    for (let i = 0; i < ROUNDS; i++) new TextEncoder().encode(JSON.stringify(list));
  });
  return ours / bare;
}

async function fanOutRatio(
  server: EmbeddedServer,
  watches: number,
): Promise<{ fanOut: number; prompt: number }> {
  const open = async () =>
    (await send(server, "GET", `${PODS}?watch=1&resourceVersion=${server.revision}`)).body!;
  const readers = await many(watches, async () => (await open()).getReader());
  // They are open, and nobody ever reads them.
  const idle = await many(watches, open);
  let prompt = 0;
  let event = "";
  const change = async (i: number) => {
    const reading = readers.map(async (reader) => {
      const { value } = await reader.read();
      prompt++;
      return value;
    });
    const patch = { metadata: { annotations: { round: String(i) } } };
    await send(server, "PATCH", `${PODS}/p1`, patch);
    const [first] = await Promise.all(reading);
    event = new TextDecoder().decode(first);
  };
  await change(-1);
  const ours = await cpu(async () => {
    for (let i = 0; i < ROUNDS; i++) await change(i);
  });
  const object = JSON.parse(event);
  const bare = await cpu(() => {
    for (let i = 0; i < ROUNDS * watches; i++) new TextEncoder().encode(JSON.stringify(object));
  });
  await Promise.all([...readers, ...idle].map((stream) => stream.cancel()));
  return { fanOut: ours / bare, prompt: prompt / watches };
}

async function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let i = 0; i < count; i++) made.push(await make());
  return made;
}

async function send(
  server: EmbeddedServer,
  method: string,
  url: string,
  body?: unknown,
): Promise<Response> {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const text = body === undefined ? null : JSON.stringify(body);
  const response = await server.fetch(
    new Request(url, { method, headers: { "content-type": type }, body: text }),
  );
  if (!response.ok) throw new RangeError(`${method} ${url}: ${await response.text()}`);
  if (method !== "GET") await response.arrayBuffer();
  return response;
}

/** A pod as a small service has it. */
function podNamed(name: string): unknown {
  return {
    metadata: { name, labels: { app: "web", tier: "front", release: "r1" } },
    spec: {
      containers: [{
        name: "web",
        image: "registry.example/web:1.2.3",
        ports: [{ containerPort: 8080 }],
        env: [{ name: "MODE", value: "production" }],
        resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
        readinessProbe: { httpGet: { path: "/ready", port: 8080 } },
      }],
    },
  };
}

/** The CPU that some work takes, in milliseconds, of this process as a whole. */
async function cpu(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The heap in use, once what is garbage is gone. */
async function heap(): Promise<number> {
  const { gc, Bun } = globalThis as unknown as {
    gc?: () => void;
    Bun?: { gc(sync: boolean): void };
  };
  for (let i = 0; i < 3; i++) {
    Bun?.gc(true);
    gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return process.memoryUsage().heapUsed;
}

if (import.meta.main) {
  const pods = Number(process.env["KUBIST_PODS"] ?? 10_000);
  const watches = Number(process.env["KUBIST_WATCHES"] ?? 1000);
  const { page, fanOut, memory, prompt } = await measureLoad({ pods, watches });
  console.log(`${pods} pods, ${watches} watches, as many that never read`);
  console.log(describeGoal(`a page of ${PAGE}, CPU`, page, 3, "x its JSON"));
  console.log(describeGoal("one change to all watches, CPU", fanOut, 3, "x its JSON for each"));
  console.log(describeGoal("a stored object, memory", memory, 2, "x its JSON"));
  console.log(`each prompt watch got ${prompt} of ${ROUNDS + 1} changes`);
  process.exit();
}
