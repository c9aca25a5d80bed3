/**
 * A kubist informer over all pods, measured; see `informer.ts`.
 *
 * @module
 */

import { connect } from "kubist";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const { server, ca, token, events } = JSON.parse(process.env["BENCH"] ?? "{}");
const k = await connect({ server, ca, token });
await k.version();

const before = heap();
let start = now();
const pods = k.pods("*").informer();
await pods.synced;
const synced = spent(start);
report("synced", {
  objects: pods.size,
  heap: heap() - before,
  syncedMs: synced.wallMs,
  syncCpuMs: synced.cpuMs,
});

start = now();
let left = events;
for await (const change of pods.changes({ buffer: 1e6 })) {
  if (change.type === "MODIFIED" && --left === 0) break;
}
report("events", spent(start));
process.exit();

function now(): { readonly wall: number; readonly cpu: NodeJS.CpuUsage } {
  return { wall: performance.now(), cpu: process.cpuUsage() };
}

function spent(from: ReturnType<typeof now>): { wallMs: number; cpuMs: number } {
  const { user, system } = process.cpuUsage(from.cpu);
  return { wallMs: performance.now() - from.wall, cpuMs: (user + system) / 1000 };
}

function heap(): number {
  const { Bun } = globalThis as { Bun?: { gc(force: boolean): void } };
  if (Bun) Bun.gc(true);
  else {
    setFlagsFromString("--expose-gc");
    runInNewContext("gc")();
  }
  return process.memoryUsage().heapUsed;
}

function report(phase: string, facts: object): void {
  console.log(JSON.stringify({ phase, ...facts }));
}
