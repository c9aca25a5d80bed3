/**
 * Informers behind a proxy that breaks connections: what they hold in the end is what the server holds,
 * and they keep nothing of what broke.
 *
 * @module
 */

import assert from "node:assert/strict";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Client, createClient } from "kubist";
import { loadConfig } from "kubist/config";
import type { ConfigMap } from "kubist/core/v1";
import { runtime } from "kubist/runtime";
import { type Clock, systemClock } from "kubist/stream";
import type { AdminAccess } from "kubist/testing";
import { toTransport, type Transport } from "kubist/transport";
import type { Informer } from "kubist/watch";
import { chance } from "./chance.ts";
import { type Proxy, socketFaults, startProxy } from "./proxy.ts";

/** How many clients follow, each over connections of its own. */
const followers = 6;
const setting = (name: string, usual: number) =>
  Number(process.env[`KUBIST_SOCKET_${name}`] ?? usual);
/** The full sizes are 2000 faults and 10,000 reconnects. */
export const sizes: { readonly faults: number; readonly reconnects: number } = {
  faults: setting("FAULTS", 60),
  reconnects: setting("RECONNECTS", 120),
};
/** How long a run of the full size may take. */
export const limitMs: { readonly timeoutMs: number } = {
  timeoutMs: 180_000 + 400 * sizes.faults + 100 * sizes.reconnects,
};

/** A clock on which time passes `factor` times as fast. */
function fast(factor: number): Clock {
  return {
    now: () => systemClock.now() * factor,
    after: (delayMs, fn) => systemClock.after(delayMs / factor, fn),
  };
}

interface Follower {
  readonly k: Client;
  readonly informer: Informer<ConfigMap>;
  /** Where it stands, for messages. */
  describe(): string;
}

/**
 * A client through the proxy. Its watches live `factor` times as fast as usual, and take silence of
 * half a second for death; its requests have a tenth of their time.
 */
async function follow(access: AdminAccess, proxy: Proxy, factor: number): Promise<Follower> {
  const { ca, cert, key } = access;
  const config = await loadConfig({ server: `https://127.0.0.1:${proxy.port}`, ca, cert, key });
  const { transport, underWay } = watched(toTransport(config, { clock: fast(10) }));
  let trouble: unknown;
  let end: unknown;
  const k = createClient({ transport, namespace: "default", clock: fast(factor) });
  const informer = k.configMaps("faults").informer({
    timeoutSeconds: 1000 * factor,
    silenceMs: 500 * factor,
    onTrouble: ({ error }) => void (trouble = error),
  });
  informer.ended.catch((error) => void (end = error));
  await informer.synced;
  const describe = () => {
    const { stats, resourceVersion, size } = informer;
    const state = JSON.stringify({ ...stats, resourceVersion, size, underWay: underWay() });
    return `${state}; ended by: ${end ?? "nothing"}; last trouble: ${trouble ?? "none"}`;
  };
  return { k, informer, describe };
}

/** A transport, and what it is doing: each exchange with its phase and its age. */
function watched(inner: Transport) {
  const all = new Set<{ readonly what: string; readonly since: number }>();
  const during = async <R>(what: string, work: Promise<R>): Promise<R> => {
    const one = { what, since: Date.now() };
    all.add(one);
    try {
      return await work;
    } finally {
      all.delete(one);
    }
  };
  const transport: Transport = {
    ...inner,
    exchange: (request, how) => during(request.act, inner.exchange(request, how)),
    async stream(request, how) {
      const { body, contentType, done } = await during(
        `head: ${request.act}`,
        inner.stream(request, how),
      );
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      void during(`body: ${request.act}`, ended);
      return { body, contentType, done: () => (resolve(), done()) };
    },
  };
  const underWay = () =>
    Array.from(all, ({ what, since }) => `${what} for ${Date.now() - since} ms`);
  return { transport, underWay };
}

async function direct({ server, ca, cert, key }: AdminAccess): Promise<Client> {
  const config = await loadConfig({ server, ca, cert, key });
  return createClient({ transport: toTransport(config), namespace: "default" });
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function until(
  condition: () => boolean,
  what: string,
  describe: () => string = () => "",
): Promise<void> {
  const limit = 120_000;
  const end = Date.now() + limit;
  while (!condition()) {
    if (Date.now() > end) assert.fail(`I9 Live: ${what} within ${limit} ms\n${describe()}`);
    await pause(10);
  }
}

/** Waits until it holds for every follower; a failure tells of those for whom it does not. */
function untilAll(
  all: readonly Follower[],
  condition: (follower: Follower, i: number) => boolean,
  what: string,
): Promise<void> {
  const late = () => all.filter((follower, i) => !condition(follower, i));
  const describe = () => late().map((follower) => follower.describe()).join("\n");
  return until(() => late().length === 0, what, describe);
}

/** Writes all the time; gives how many writes there were. */
function writer(k: Client, seed: number) {
  const luck = chance(seed, "writer");
  const names = new Set<string>();
  let on = true;
  let writes = 0;
  const view = k.configMaps("faults");
  const one = async () => {
    const name = `n${luck.below(30)}`;
    writes++;
    if (!names.has(name)) {
      await view.create({ metadata: { name }, data: { text: `ü${writes}` } });
      names.add(name);
    } else if (luck.happens(0.2)) {
      await view.delete(name);
      names.delete(name);
    } else await view.patch(name, { data: { text: `€${writes}` } });
  };
  const running = (async () => {
    while (on) {
      await one();
      await pause(4);
    }
  })();
  return {
    async stop() {
      on = false;
      await running;
      return writes;
    },
  };
}

/** Every store equals the server. */
async function requireEqual(k: Client, all: readonly Follower[]): Promise<void> {
  const mark = await k.configMaps("faults").create({ metadata: { generateName: "mark-" } });
  const key = `faults/${mark.metadata.name}`;
  await untilAll(all, ({ informer }) => informer.has(key), "a mark is seen");
  await k.configMaps("faults").delete(mark.metadata.name);
  await untilAll(all, ({ informer }) => !informer.has(key), "its deletion is seen");
  const truth = await k.configMaps("faults").toArray();
  for (const object of truth) delete object.metadata.managedFields;
  const wanted = new Map(truth.map((object) => [`faults/${object.metadata.name}`, object]));
  for (const { informer } of all) {
    const stored = new Map([...informer.keys()].sort().map((name) => [name, informer.get(name)]));
    assert.deepEqual(stored, new Map([...wanted].sort()), "I1 Converged");
  }
}

/** Breaks connections in every way; throws when a store comes to differ from the server. */
export async function breakSockets(access: AdminAccess, seed: number): Promise<void> {
  const luck = chance(seed, "sockets");
  const k = await direct(access);
  await k.namespaces().create({ metadata: { name: "faults" } }).catch(() => {});
  await k.configMaps("faults").deleteCollection({ all: true });
  const proxy = await startProxy(access.server, luck);
  const factor = 300;
  const all: Follower[] = [];
  const fired: Record<string, number> = {};
  try {
    for (let i = 0; i < followers; i++) all.push(await follow(access, proxy, factor));
    const writing = writer(k, seed);
    for (let done = 0; done < sizes.faults;) {
      const fault = socketFaults[done % socketFaults.length] as (typeof socketFaults)[number];
      await until(() => proxy.breakable, "somebody is connected");
      if (await proxy.hit(fault)) {
        fired[fault] = (fired[fault] ?? 0) + 1;
        done++;
      }
      await pause(luck.below(25));
    }
    await writing.stop();
    proxy.calm();
    await requireEqual(k, all);
    for (const { informer } of all) {
      const differences = await informer.verify({ timeoutMs: 30_000 * factor });
      assert.deepEqual(differences, [], "I1 Converged: verify()");
      assert.ok(informer.stats.streams > 1, "no connection broke");
    }
    for (const name of socketFaults) {
      assert.ok((fired[name] ?? 0) >= Math.floor(sizes.faults / socketFaults.length), name);
    }
  } finally {
    for (const follower of all) await end(follower);
    await until(() => proxy.connections === 0, "I12 Leak-free: no connection is left");
    await proxy.close();
    await k.close();
  }
}

async function end({ k, informer }: Follower): Promise<void> {
  await informer[Symbol.asyncDispose]();
  await k.close();
}

/**
 * Breaks every connection over and over; throws when descriptors or memory grow with it. In the end each
 * follower has one connection: a descriptor here, and two of the proxy.
 */
export async function reconnectForEver(access: AdminAccess): Promise<void> {
  const k = await direct(access);
  await k.namespaces().create({ metadata: { name: "faults" } }).catch(() => {});
  const proxy = await startProxy(access.server, chance(1, "reconnects"));
  const all: Follower[] = [];
  const reconnect = async (count: number) => {
    for (let left = count; left > 0; left -= all.length) {
      const before = all.map(({ informer }) => informer.stats.streams);
      proxy.resetAll();
      const again = ({ informer }: Follower, i: number) => informer.stats.streams > before[i]!;
      await untilAll(all, again, "it follows again");
    }
    await requireEqual(k, all);
  };
  try {
    const alone = await usage();
    const most = alone.descriptors + 3 * 2 * followers;
    for (let i = 0; i < 2 * followers; i++) all.push(await follow(access, proxy, 2000));
    await reconnect(Math.ceil(sizes.reconnects / 5));
    const before = await settledUsage({ descriptors: most, heap: Infinity });
    await reconnect(Math.floor(sizes.reconnects * 4 / 5));
    const allowed = { descriptors: most, heap: before.heap * 1.05 + 3e6 };
    const after = await settledUsage(allowed);
    assert.ok(after.descriptors <= allowed.descriptors, growth("descriptors", alone, after));
    assert.ok(after.heap <= allowed.heap, growth("bytes of heap", before, after));
  } finally {
    for (const follower of all) await end(follower);
    await proxy.close();
    await k.close();
  }
}

interface Usage {
  readonly descriptors: number;
  readonly heap: number;
}

/** What this process holds once the connections that were reset are gone; waits up to 10 s for that. */
async function settledUsage(allowed: Usage): Promise<Usage> {
  let now = await usage();
  const isOver = () => now.descriptors > allowed.descriptors || now.heap > allowed.heap;
  for (let tries = 0; tries < 20 && isOver(); tries++) now = await usage();
  return now;
}

/** What this process holds after collections. */
async function usage(): Promise<Usage> {
  for (let i = 0; i < 4; i++) {
    collect();
    await pause(100);
  }
  const open = await runtime().readDir("/proc/self/fd") ?? [];
  return { descriptors: open.length, heap: process.memoryUsage().heapUsed };
}

/** Collects garbage, by whatever the runtime offers for it. */
function collect(): void {
  const { Bun } = globalThis as { Bun?: { gc(force: boolean): void } };
  if (Bun) return Bun.gc(true);
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

function growth(what: string, before: Usage, after: Usage): string {
  return `I12 Leak-free: ${what}: ${JSON.stringify(before)}, then ${JSON.stringify(after)}`;
}
