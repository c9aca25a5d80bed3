/**
 * What one process of a controller holds: objects in the cache, objects worked, and what sharing
 * costs. `--write` puts the table into docs/scaling.md, where it is read.
 *
 * `deno task bench:controller [--objects 10000] [--write]`
 *
 * @module
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import process from "node:process";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { type Client, connect } from "kubist";
import { controller, shareWork } from "kubist/controller";
import { workQueue } from "kubist/controller/queue";
import { startCluster } from "kubist/testing";

/** One line of the table. */
interface Row {
  readonly what: string;
  readonly figure: string;
}

const page = "docs/scaling.md";
const marks = ["<!-- measured -->", "<!-- until here -->"] as const;

function collect(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}

/** Seconds of wall clock and of CPU that something takes. */
async function measure(work: () => Promise<void>): Promise<{ wall: number; cpu: number }> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

function perSecond(count: number, { wall }: { wall: number }): string {
  return `${Math.round(count / wall).toLocaleString("en")} a second`;
}

async function benchCache(k: Client, count: number): Promise<Row[]> {
  const [sample] = (await k.pods("*").list({ limit: 1 })).items;
  const bytes = JSON.stringify(sample).length;
  const empty = collect();
  let worked = 0;
  const synced = Promise.withResolvers<void>();
  const c = controller(k.pods("*")).run(() => {
    if (++worked === count) synced.resolve();
  });
  const took = await measure(() => synced.promise);
  const perObject = (collect() - empty) / count;
  await c.stop();
  return [
    { what: `start with ${count} pods: list, cache, work each once`, figure: seconds(took) },
    {
      what: `heap for each pod in the cache (its JSON: ${bytes} bytes)`,
      figure: `${Math.round(perObject)} bytes`,
    },
  ];
}

async function benchWrites(k: Client, count: number, concurrency: number): Promise<Row> {
  let worked = 0;
  const done = Promise.withResolvers<void>();
  const maps = k.configMaps("default").where("bench");
  const c = controller(maps).run(async ({ object }) => {
    if (object.data?.v === `${concurrency}`) return;
    await k.configMaps("default").patch(object.metadata.name, { data: { v: `${concurrency}` } });
    if (++worked === count) done.resolve();
  }, { concurrency });
  await c.synced;
  const took = await measure(() => done.promise);
  await c.stop();
  const what = `objects worked with one PATCH each, concurrency ${concurrency}`;
  return { what, figure: `${perSecond(count, took)}, ${each(count, took)}` };
}

async function benchQueue(count: number): Promise<Row> {
  const queue = workQueue();
  const took = await measure(async () => {
    for (let i = 0; i < count; i++) queue.add(`default/object-${i}`);
    for (let i = 0; i < count; i++) queue.done(await queue.take() ?? "");
  });
  queue.shutDown();
  const figure = `${perSecond(count, took)}, ${each(count, took)}`;
  return { what: "keys through the queue alone", figure };
}

async function benchShare(k: Client, members: number, count: number): Promise<Row> {
  const name = `bench-${members}`;
  const shares = await Promise.all(
    Array.from({ length: members }, () => shareWork(k, { name, retryPeriodMs: 100 })),
  );
  const sample = Array.from({ length: 1000 }, (_, i) => `sample/${i}`);
  while (sample.some((key) => !shares.some((share) => share.owns(key)))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  let owned = 0;
  const took = await measure(() => {
    for (let i = 0; i < count; i++) if (shares[0]?.owns(`default/object-${i}`)) owned++;
    return Promise.resolve();
  });
  await Promise.all(shares.map((share) => share.leave()));
  const micros = (took.cpu / count * 1e6).toFixed(1);
  const what = `asking whose key it is, ${members} members`;
  return {
    what,
    figure: `${micros} µs of CPU each; one had ${(owned / count * 100).toFixed(1)} % of the keys`,
  };
}

async function benchIdle(access: Parameters<typeof connect>[0], waitMs: number): Promise<Row> {
  let requests = 0;
  await using k = await connect({ ...access, onTrace: () => void requests++ });
  const share = await shareWork(k, { name: "idle" });
  requests = 0;
  const took = await measure(() => new Promise((resolve) => setTimeout(resolve, waitMs)));
  await share.leave();
  const rate = Math.round(requests / waitMs * 60_000);
  const what = "a member of a group with nothing to do";
  return { what, figure: `${rate} requests a minute, ${percent(took)} of a core` };
}

function seconds({ wall, cpu }: { wall: number; cpu: number }): string {
  return `${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU`;
}

/** The CPU that each of many took. */
function each(count: number, { cpu }: { cpu: number }): string {
  const micros = cpu / count * 1e6;
  return micros < 100
    ? `${micros.toFixed(0)} µs of CPU each`
    : `${(micros / 1000).toFixed(2)} ms of CPU each`;
}

function percent({ wall, cpu }: { wall: number; cpu: number }): string {
  return `${(cpu / wall * 100).toFixed(0)} %`;
}

/** The embedded cluster in a process of its own, filled. Prints how to reach it. */
async function serve(count: number): Promise<void> {
  const cluster = await startCluster();
  const k = cluster.client();
  const containers = [{
    name: "app",
    image: "registry.example/app:1.2.3",
    env: Array.from({ length: 8 }, (_, i) => ({ name: `VARIABLE_${i}`, value: `value ${i}` })),
  }];
  for (let i = 0; i < count; i++) {
    const metadata = { name: `pod-${i}`, labels: { app: `app-${i % 50}` } };
    await k.pods("default").create({ metadata, spec: { containers } });
  }
  for (let i = 0; i < 2000; i++) {
    await k.configMaps("default").create({ metadata: { name: `m${i}`, labels: { bench: "1" } } });
  }
  const { server, ca, cert, key } = await cluster.listen();
  console.log(JSON.stringify({ server, ca, cert, key }));
}

async function run(count: number): Promise<Row[]> {
  const args = ["run", "-A", "tests/bench/controller.ts", "--serve", "--objects", `${count}`];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await Array.fromAsync(firstLine(child.stdout));
    const access = JSON.parse(line ?? "");
    await using k = await connect({ ...access, namespace: "default" });
    const rows = await benchCache(k, count);
    rows.push(await benchQueue(100_000));
    for (const concurrency of [1, 8, 32]) rows.push(await benchWrites(k, 2000, concurrency));
    for (const members of [3, 10]) rows.push(await benchShare(k, members, 100_000));
    rows.push(await benchIdle({ ...access, namespace: "default" }, 10_000));
    return rows;
  } finally {
    child.kill("SIGKILL");
  }
}

async function* firstLine(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input: stream })) {
    yield line;
    return;
  }
}

function table(rows: readonly Row[]): string {
  const [cpu] = cpus();
  const where = `Deno ${Deno.version.deno}, ${cpus().length} × ${cpu?.model ?? "unknown"}`;
  const lines = rows.map(({ what, figure }) => `| ${what} | ${figure} |`);
  return [`| ${where} | |`, "| --- | --- |", ...lines].join("\n");
}

async function write(text: string): Promise<void> {
  const [before = "", rest = ""] = (await readFile(page, "utf8")).split(marks[0]);
  const after = rest.split(marks[1])[1] ?? "";
  await writeFile(page, `${before}${marks[0]}\n\n${text}\n\n${marks[1]}${after}`);
  await once(spawn(process.execPath, ["fmt", "-q", page], { stdio: "inherit" }), "exit");
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      objects: { type: "string", default: "10000" },
      serve: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const count = Number(values.objects);
  if (values.serve) await serve(count);
  else {
    const text = table(await run(count));
    console.log(text);
    if (values.write) await write(text);
  }
}
