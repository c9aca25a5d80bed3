/** An informer of @kubernetes/client-node over all pods, measured; see `informer.ts`. */

import process from "node:process";

const { server, ca, token, events, clientNode } = JSON.parse(process.env.BENCH ?? "{}");
// It is installed for the bench alone, so its place is known only now.
const { CoreV1Api, KubeConfig, makeInformer } = await import(clientNode);
const config = new KubeConfig();
config.loadFromOptions({
  clusters: [{ name: "c", server, caData: btoa(ca) }],
  users: [{ name: "u", token }],
  contexts: [{ name: "x", cluster: "c", user: "u" }],
  currentContext: "x",
});
const api = config.makeApiClient(CoreV1Api);
await api.listNamespace();

const now = () => ({ wall: performance.now(), cpu: process.cpuUsage() });
const spent = (from) => {
  const { user, system } = process.cpuUsage(from.cpu);
  return { wallMs: performance.now() - from.wall, cpuMs: (user + system) / 1000 };
};
const heap = () => (globalThis.gc(), process.memoryUsage().heapUsed);
const report = (phase, facts) => console.log(JSON.stringify({ phase, ...facts }));

const before = heap();
let start = now();
let left = events;
const informer = makeInformer(config, "/api/v1/pods", () => api.listPodForAllNamespaces());
informer.on("update", () => {
  if (--left === 0) {
    report("events", spent(start));
    process.exit();
  }
});
await informer.start();
const synced = spent(start);
const objects = informer.list().length;
report("synced", {
  objects,
  heap: heap() - before,
  syncedMs: synced.wallMs,
  syncCpuMs: synced.cpuMs,
});
start = now();
