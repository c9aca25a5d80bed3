import assert from "node:assert/strict";
import { type AnyObject, ApiError, type Client, type Kind, type KubeObject } from "kubist";
import { ConfigMap, Secret } from "kubist/core/v1";
import {
  controller,
  type ControllerTrouble,
  generationChanged,
  labelled,
  metrics,
  TerminalError,
} from "kubist/controller";
import { exponentialLimiter } from "kubist/controller/queue";
import { ownerReference } from "kubist/meta";
import { type Cluster, startCluster } from "kubist/testing";
import { test } from "../harness.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const limiter = () => exponentialLimiter({ baseMs: 1, maxMs: 20 });

/** A cluster with some config maps, and a client. */
async function start(
  ...names: string[]
): Promise<AsyncDisposable & { k: Client; cluster: Cluster }> {
  const cluster = await startCluster();
  const k = cluster.client();
  for (const name of names) await k.configMaps("default").create({ metadata: { name } });
  return { k, cluster, [Symbol.asyncDispose]: () => cluster.stop() };
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(5);
}

test("controller() works every object there is, and every one that changes", async () => {
  await using world = await start("a", "b");
  const maps = world.k.configMaps("default");
  const seen: string[] = [];
  await using c = controller(maps).run(({ key, object }) => {
    seen.push(`${key} ${object.data?.v ?? ""}`);
  });
  await c.idle();
  assert.deepEqual(seen.sort(), ["default/a ", "default/b "]);
  seen.length = 0;
  await maps.patch("a", { data: { v: "1" } });
  await until(() => seen.length > 0);
  assert.deepEqual(seen, ["default/a 1"]);
});

test("run() never works one key twice at once, and others beside it", async () => {
  await using world = await start("a", "b", "c");
  const maps = world.k.configMaps("default");
  const busy = new Set<string>();
  let most = 0;
  let runs = 0;
  await using c = controller(maps).run(async ({ key }) => {
    assert.ok(!busy.has(key), `${key} is worked twice`);
    busy.add(key);
    most = Math.max(most, busy.size);
    runs++;
    await pause(20);
    busy.delete(key);
  }, { concurrency: 8 });
  await c.synced;
  for (let i = 0; i < 10; i++) {
    await maps.patch("a", { data: { v: `${i}` } });
    await pause(5);
  }
  await c.idle();
  assert.equal(most, 3);
  assert.ok(runs >= 5 && runs <= 13, `${runs} runs`);
});

test("owns() works the object that controls a changed one, found by uid", async () => {
  await using world = await start("a", "b");
  const { k } = world;
  const seen: string[] = [];
  const owned: string[][] = [];
  await using c = controller(k.configMaps("*")).owns(k.secrets("*")).run(({ key, cache }) => {
    seen.push(key);
    owned.push(cache.owned(Secret).map((secret) => secret.metadata.name));
  });
  await c.idle();
  seen.length = owned.length = 0;
  const owner = await k.configMaps("default").get("b");
  const metadata = { name: "s", ownerReferences: [ownerReference(owner)] };
  await k.secrets("default").create({ metadata });
  await until(() => seen.length > 0);
  assert.deepEqual([seen, owned], [["default/b"], [["s"]]]);
  const stale = { ...ownerReference(owner), uid: "another" };
  await k.secrets("default").create({ metadata: { name: "t", ownerReferences: [stale] } });
  await k.secrets("default").delete("s");
  await until(() => seen.length > 1);
  await c.idle();
  assert.deepEqual([seen, owned], [["default/b", "default/b"], [["s"], []]]);
});

test("watches() works the keys that a function gives, of the object before and after", async () => {
  await using world = await start("a", "b", "c");
  const { k } = world;
  const seen: string[] = [];
  const keys = ({ metadata: { labels } }: KubeObject) => Promise.resolve(`default/${labels?.for}`);
  await using c = controller(k.configMaps("default"))
    .watches(k.secrets("default"), keys)
    .run(({ key }) => void seen.push(key));
  await c.idle();
  seen.length = 0;
  await k.secrets("default").create({ metadata: { name: "s", labels: { for: "a" } } });
  await until(() => seen.length === 1);
  await k.secrets("default").patch("s", { metadata: { labels: { for: "c" } } });
  await until(() => seen.length === 3);
  assert.deepEqual(seen, ["default/a", "default/c", "default/a"]);
});

test("watch() follows further objects while the controller runs, until it is told otherwise", async () => {
  await using world = await start("a");
  const { k } = world;
  const seen: string[] = [];
  let secrets: string[] | TypeError = [];
  await using c = controller(k.configMaps("default")).run(({ key, cache }) => {
    seen.push(key);
    try {
      secrets = cache.list(Secret).map(({ metadata }) => metadata.name);
    } catch (error) {
      secrets = error as TypeError;
    }
  });
  await c.idle();
  assert.ok(secrets instanceof TypeError, "nobody follows secrets yet");
  await k.secrets("default").create({ metadata: { name: "s" } });
  const guest = c.watch(k.secrets("default"), () => "default/a");
  await guest.synced;
  await until(() => seen.length === 2);
  await c.idle();
  assert.deepEqual(secrets, ["s"]);
  await guest[Symbol.asyncDispose]();
  await k.secrets("default").create({ metadata: { name: "t" } });
  c.enqueue("default/a");
  await until(() => seen.length === 3);
  await c.idle();
  assert.ok(secrets as unknown instanceof TypeError, "and nobody does any more");
  assert.deepEqual(seen, ["default/a", "default/a", "default/a"]);
});

test("watch() of what is not served ends alone, and says so", async () => {
  await using world = await start("a");
  const { k } = world;
  const Ghost = { ...ConfigMap, group: "ghosts.example", kind: "Ghost", plural: "ghosts" };
  const troubles: unknown[] = [];
  await using c = controller(k.configMaps("default")).run(() => {}, {
    onError: (error) => troubles.push(error),
  });
  await c.idle();
  const guest = c.watch(k.of(Ghost, "default"), () => "default/a");
  await assert.rejects(guest.synced, ApiError);
  await until(() => troubles.length > 0);
  assert.ok(troubles[0] instanceof ApiError);
  assert.ok(c.isReady);
  await c.stop();
  assert.throws(
    () => c.watch(k.secrets("default"), () => "default/a"),
    /the controller was stopped/,
  );
});

test("watches() follows another cluster by its client", async () => {
  await using near = await start("a");
  await using far = await start();
  const seen: string[] = [];
  await using c = controller(near.k.configMaps("default"))
    .watches(far.k.configMaps("default").where("of"), (map) => `default/${map.metadata.labels?.of}`)
    .run(({ key }) => void seen.push(key));
  await c.idle();
  seen.length = 0;
  await far.k.configMaps("default").create({ metadata: { name: "x", labels: { of: "a" } } });
  await until(() => seen.length > 0);
  assert.deepEqual(seen, ["default/a"]);
});

test("a failure is reported and tried again, later with each time", async () => {
  await using world = await start("a");
  const troubles: (ControllerTrouble & { error: unknown })[] = [];
  const failures: number[] = [];
  const failure = new RangeError("boom");
  await using c = controller(world.k.configMaps("default")).run((context) => {
    failures.push(context.failures);
    if (failures.length < 4) throw failure;
  }, {
    limiter: exponentialLimiter({ baseMs: 2, maxMs: 100 }),
    onError: (error, trouble) => troubles.push({ error, ...trouble }),
  });
  await until(() => failures.length === 4);
  await c.idle();
  assert.deepEqual(failures, [0, 1, 2, 3]);
  assert.deepEqual(troubles.map(({ retryMs }) => retryMs), [2, 4, 8]);
  assert.ok(troubles.every(({ error, key }) => error === failure && key === "default/a"));
});

test("a TerminalError is reported and not tried again; whatever else is thrown ends nothing", async () => {
  await using world = await start("a", "b", "c");
  const all = metrics();
  const runs: string[] = [];
  await using c = controller(world.k.configMaps("default")).run(({ key }) => {
    runs.push(key);
    if (key === "default/a") throw new TerminalError("Cannot work it: hopeless");
    if (key === "default/b" && runs.length < 5) throw "not even an error";
  }, {
    limiter: limiter(),
    metrics: all,
    name: "maps",
    onError: () => {
      throw new TypeError("hooks may fail too");
    },
  });
  await until(() => runs.filter((key) => key === "default/b").length >= 2);
  await until(() => runs.length >= 5);
  await c.idle();
  assert.equal(runs.filter((key) => key === "default/a").length, 1);
  const text = all.text();
  assert.match(
    text,
    /^controller_runtime_terminal_reconcile_errors_total\{controller="maps"\} 1$/m,
  );
  assert.match(text, /^controller_runtime_reconcile_panics_total\{controller="maps"\} [1-9]/m);
  assert.match(
    text,
    /^controller_runtime_reconcile_total\{controller="maps",result="success"\} 2$/m,
  );
  assert.match(text, /^workqueue_depth\{name="maps"\} 0$/m);
});

test("requeueAfter() asks for another call, once, and an earlier change replaces it", async () => {
  await using world = await start("a");
  const maps = world.k.configMaps("default");
  const times: number[] = [];
  await using c = controller(maps).run(({ requeueAfter }) => {
    times.push(performance.now());
    if (times.length === 1) requeueAfter(30);
    if (times.length === 2) requeueAfter(60_000);
  });
  await until(() => times.length === 2);
  assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 29);
  await maps.patch("a", { data: { v: "1" } });
  await until(() => times.length === 3);
  await c.idle();
});

test("a predicate keeps changes out: generationChanged, labelled", async () => {
  await using world = await start();
  const { k } = world;
  const replicas = (n: number) => ({ spec: { replicas: n } });
  const template = {
    metadata: { labels: { app: "a" } },
    spec: { containers: [{ name: "a", image: "a:1" }] },
  };
  const spec = { replicas: 1, selector: { matchLabels: { app: "a" } }, template };
  const view = k.deployments("default");
  await view.create({ metadata: { name: "a" }, spec });
  const seen: (number | undefined)[] = [];
  await using c = controller(view, { when: generationChanged })
    .run(({ object }) => void seen.push(object.spec.replicas));
  await c.idle();
  await view.patchStatus("a", { status: { replicas: 1 } });
  await view.patch("a", { metadata: { labels: { x: "y" } } });
  await view.patch("a", replicas(2));
  await until(() => seen.length >= 2);
  assert.deepEqual(seen, [1, 2]);
  const change = (labels?: Record<string, string>, old?: Record<string, string>) => {
    const object = (l = {}) => ({ metadata: { labels: l } }) as unknown as AnyObject;
    const type = "MODIFIED" as const;
    return { type, key: "a", object: object(labels), old: object(old), resync: false };
  };
  assert.ok(labelled("app=x")(change({ app: "x" })));
  assert.ok(labelled("app=x")(change({}, { app: "x" })));
  assert.ok(!labelled("app=x")(change({ app: "y" }, {})));
});

test("removed() is called for an object that is no more", async () => {
  await using world = await start("a");
  const gone: string[] = [];
  await using c = controller(world.k.configMaps("default"))
    .run(() => {}, { removed: (key) => void gone.push(key) });
  await c.idle();
  await world.k.configMaps("default").delete("a");
  await until(() => gone.length > 0);
  assert.deepEqual(gone, ["default/a"]);
});

test("the object is a copy, and the cache keeps what it had", async () => {
  await using world = await start("a");
  await using c = controller(world.k.configMaps("default")).run(({ object, cache, key }) => {
    object.metadata.name = "changed";
    assert.equal(cache.get(ConfigMap, key)?.metadata.name, "a");
  }, { onError: (error) => assert.fail(`${error}`) });
  await c.idle();
});

test("cache.after() waits until a write shows, also the first of its kind", async () => {
  await using world = await start("a");
  const { k } = world;
  const counts: number[][] = [];
  await using c = controller(k.configMaps("default")).owns(k.secrets("*"))
    .run(async ({ object, cache }) => {
      if (cache.owned(Secret).length > 0) return;
      const metadata = { name: "s", ownerReferences: [ownerReference(object)] };
      await cache.after(k.secrets("default").create({ metadata }));
      counts.push([cache.owned(Secret).length, cache.list(Secret).length]);
    }, { onError: (error) => assert.fail(`${error}`) });
  await c.idle();
  assert.deepEqual(counts, [[1, 1]]);
});

test("cache refuses a kind that no source follows", async () => {
  await using world = await start("a");
  const errors: unknown[] = [];
  await using c = controller(world.k.configMaps("default"))
    .run(({ cache }) => cache.list(Secret), {
      onError: (error) => errors.push(error),
      limiter: exponentialLimiter({ baseMs: 60_000 }),
    });
  await c.idle();
  assert.match(
    String(errors[0]),
    /^TypeError: Cannot read Secret from the cache: the controller follows configmaps in/,
  );
});

test("stop() waits for what is under way and starts nothing more", async () => {
  await using world = await start("a", "b", "c");
  const began: string[] = [];
  const ended: string[] = [];
  const held = Promise.withResolvers<void>();
  const c = controller(world.k.configMaps("default")).run(async ({ key }) => {
    began.push(key);
    await held.promise;
    ended.push(key);
  });
  await until(() => began.length === 1);
  const stopping = c.stop();
  held.resolve();
  await stopping;
  assert.equal(began.length, 1);
  assert.deepEqual(ended, began);
  await c.ended;
});

test("stop() aborts what is not done when the drain is over, and names what goes on", async () => {
  await using world = await start("a");
  let reason: unknown;
  let release = () => {};
  const began = Promise.withResolvers<void>();
  const c = controller(world.k.configMaps("default")).run(({ signal }) => {
    signal.addEventListener("abort", () => reason = signal.reason);
    began.resolve();
    return new Promise<void>((resolve) => release = resolve);
  });
  await began.promise;
  const stopping = c.stop({ drainMs: 10 });
  await assert.rejects(stopping, /"default\/a" still under way after 1010 ms/);
  assert.match(String(reason), /the controller has stopped/);
  release();
});

test("the signal of the options ends what is under way at once", async () => {
  await using world = await start("a");
  const lost = new AbortController();
  const began = Promise.withResolvers<void>();
  let seen: unknown;
  const c = controller(world.k.configMaps("default")).run(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(seen = signal.reason));
        began.resolve();
      }),
    { signal: lost.signal },
  );
  await began.promise;
  lost.abort("lease lost");
  await assert.rejects(c.ended, (error) => error === "lease lost");
  assert.equal(seen, "lease lost");
  await c.stop();
});

test("synced and ended reject with the cause when a source cannot be followed", async () => {
  await using world = await start("a");
  const Ghost: Kind<AnyObject, "Namespaced"> = {
    ...ConfigMap,
    group: "example.com",
    kind: "Ghost",
    plural: "ghosts",
    singular: "ghost",
    shortNames: [],
    subresources: [],
  };
  const c = controller(world.k.configMaps("default")).owns(world.k.of(Ghost, "*")).run(() => {});
  const isNotFound = (error: unknown) => error instanceof ApiError && error.code === 404;
  await assert.rejects(c.synced, isNotFound);
  await assert.rejects(c.ended, isNotFound);
  await c.stop();
});

test("a reconcile that takes too long is aborted and tried again", async () => {
  await using world = await start("a");
  const reasons: string[] = [];
  let runs = 0;
  await using c = controller(world.k.configMaps("default")).run(({ signal }) => {
    if (++runs > 1) return;
    return new Promise((_, reject) =>
      signal.addEventListener("abort", () => reject(signal.reason))
    );
  }, { timeoutMs: 20, limiter: limiter(), onError: (error) => reasons.push(String(error)) });
  await until(() => runs === 2);
  await c.idle();
  assert.match(reasons.join(), /Cannot reconcile "default\/a": not done after 20 ms/);
});

test("what was there before waits for what changes", async () => {
  await using world = await start(...Array.from({ length: 10 }, (_, i) => `m${i}`));
  const maps = world.k.configMaps("default");
  const order: string[] = [];
  await using c = controller(maps).run(async ({ key, object }) => {
    order.push(`${key} ${object.data?.v ?? ""}`);
    if (order.length === 1) {
      await maps.patch("m9", { data: { v: "new" } });
      await c.objects.waitUntil("default/m9", (map) => map?.data?.v === "new");
      await pause(5);
    }
  });
  await c.idle();
  assert.equal(order[1], "default/m9 new");
  assert.equal(order.length, 10);
});

test("a controller survives broken watches and goes on", async () => {
  await using world = await start("a");
  const { k, cluster } = world;
  const seen: (string | undefined)[] = [];
  await using c = controller(k.configMaps("default")).run(({ object }) => {
    seen.push(object.data?.v);
  });
  await c.idle();
  cluster.faults.closeWatches();
  cluster.faults.compact();
  await k.configMaps("default").patch("a", { data: { v: "2" } });
  await until(() => seen.includes("2"));
});
