import assert from "node:assert/strict";
import type { AnyObject, Bookmark, Flow, KubeObject, WatchEvent, WatchOptions } from "kubist";
import { type Case, subject } from "./form.ts";
import { configMap } from "./objects.ts";

const { cases, add } = subject();
/** Watches as users write them. */
export const watching: readonly Case[] = cases;

const brief = (e: WatchEvent) => `${e.type} ${e.object.metadata.name}`;

/** Leaves the flow after `count` events. */
async function first<E>(flow: Flow<E>, count: number): Promise<E[]> {
  return await flow.take(count).toArray();
}

interface Watched {
  watch(options?: WatchOptions): Flow<WatchEvent<KubeObject>>;
}

/** Watches in the background; `seen` waits for that many events. */
function follow(view: Watched, options: WatchOptions = {}) {
  const events: WatchEvent[] = [];
  const controller = new AbortController();
  const stopped = Symbol("stopped");
  let wake = () => {};
  const done = view.watch({ ...options, signal: controller.signal }).forEach((e) => {
    events.push(e);
    wake();
  }).catch((e) => {
    wake();
    if (e !== stopped) throw e;
  });
  return {
    /** Waits until `enough` holds, or the watch has failed. */
    async until(enough: () => boolean): Promise<string[]> {
      while (!enough()) {
        await Promise.race([new Promise<void>((resolve) => (wake = resolve)), done]);
      }
      return events.map(brief);
    },
    seen(count: number): Promise<string[]> {
      return this.until(() => events.length >= count);
    },
    events,
    async stop() {
      controller.abort(stopped);
      await done;
    },
  };
}

add("watch() shows the present objects, then every change with its object", async ({ k, ns }) => {
  const view = k.configMaps(ns).where({ mine: "1" });
  await k.configMaps(ns).create(configMap("a", { mine: "1" }));
  const w = follow(view);
  assert.deepEqual(await w.seen(1), ["ADDED a"]);
  await k.configMaps(ns).create(configMap("b", { mine: "1" }));
  await w.seen(2);
  await k.configMaps(ns).patch("a", { data: { x: "1" } });
  await w.seen(3);
  await k.configMaps(ns).delete("b");
  assert.deepEqual(await w.seen(4), ["ADDED a", "ADDED b", "MODIFIED a", "DELETED b"]);
  const [, , modified, deleted] = w.events.map((e) => e.object as AnyObject);
  assert.deepEqual(modified, await k.configMaps(ns).get("a"));
  assert.equal(deleted?.kind, "ConfigMap");
  assert.ok(Number(deleted?.metadata.resourceVersion) > Number(modified?.metadata.resourceVersion));
  await w.stop();
});

add("watch() with a selector shows what enters and leaves it", async ({ k, ns }) => {
  const w = follow(k.configMaps(ns).where({ app: "x" }));
  await k.configMaps(ns).create(configMap("a", { app: "y" }));
  await k.configMaps(ns).patch("a", { metadata: { labels: { app: "x" } } });
  assert.deepEqual(await w.seen(1), ["ADDED a"]);
  await k.configMaps(ns).patch("a", { data: { n: "2" } });
  await k.configMaps(ns).patch("a", { metadata: { labels: { app: "y" } } });
  assert.deepEqual(await w.seen(3), ["ADDED a", "MODIFIED a", "DELETED a"]);
  assert.equal(w.events[2]?.object.metadata.labels?.app, "x");
  await w.stop();
});

add("watch() follows one object by name", async ({ k, ns }) => {
  const w = follow(k.configMaps(ns).fields({ "metadata.name": "b" }));
  await k.configMaps(ns).create(configMap("a"));
  await k.configMaps(ns).create(configMap("b"));
  assert.deepEqual(await w.seen(1), ["ADDED b"]);
  await w.stop();
});

add(
  "watch() after a version shows what happened since, without the present objects",
  async ({ k, ns }) => {
    const a = await k.configMaps(ns).create(configMap("a"));
    await k.configMaps(ns).create(configMap("b"));
    await k.configMaps(ns).patch("a", { data: { x: "1" } });
    await k.configMaps(ns).delete("a");
    const { resourceVersion } = a.metadata;
    const events = await first(k.configMaps(ns).watch({ resourceVersion }), 3);
    assert.deepEqual(events.map(brief), ["ADDED b", "MODIFIED a", "DELETED a"]);
  },
);

add("watch() renews its connection and goes on", async ({ k, ns }) => {
  const w = follow(k.configMaps(ns).where("mine"), { timeoutSeconds: 1 });
  for (let i = 0; i < 6; i++) {
    await k.configMaps(ns).create(configMap(`n${i}`, { mine: "1" }));
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  assert.deepEqual(await w.seen(6), [0, 1, 2, 3, 4, 5].map((i) => `ADDED n${i}`));
  await w.stop();
});

add("watch() with bookmarks hands them on", async ({ k, ns }) => {
  const view = k.configMaps(ns).where("mine");
  let bookmark: WatchEvent | Bookmark | undefined;
  const seen = first(view.watch({ bookmarks: true, timeoutSeconds: 4 }), 1);
  void seen.then(([event]) => bookmark = event);
  // A bookmark tells of versions that the watch itself has not shown: something else must happen.
  while (!bookmark) {
    await k.configMaps(ns).create({ metadata: { generateName: "other-" } });
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await seen;
  assert.equal(bookmark?.type, "BOOKMARK");
  assert.match(bookmark?.object.metadata.resourceVersion ?? "", /^[1-9][0-9]*$/);
});

add("watch() of all namespaces", async ({ k, ns }) => {
  const w = follow(k.configMaps("*").where({ mark: ns }));
  await k.configMaps(ns).create(configMap("a", { mark: ns }));
  await k.configMaps("default").create(configMap(`m-${ns}`, { mark: ns }));
  assert.deepEqual(await w.seen(2), ["ADDED a", `ADDED m-${ns}`]);
  await w.stop();
});

add("watch() ends with the signal's reason, untouched", async ({ k, ns }) => {
  const controller = new AbortController();
  const flow = k.configMaps(ns).where("none").watch({ signal: controller.signal });
  const reason = { enough: true };
  setTimeout(() => controller.abort(reason), 50);
  await assert.rejects(() => flow.toArray(), (e) => e === reason);
});

add("many watches run side by side", async ({ k, ns }) => {
  const watches = Array.from(
    { length: 20 },
    (_, i) => follow(k.configMaps(ns).where({ n: `${i}` })),
  );
  await Promise.all(
    watches.map((_, i) => k.configMaps(ns).create(configMap(`n${i}`, { n: `${i}` }))),
  );
  for (const [i, w] of watches.entries()) assert.deepEqual(await w.seen(1), [`ADDED n${i}`]);
  await Promise.all(watches.map((w) => w.stop()));
});

add("what a watch shows adds up to a fresh list", async ({ k, ns }) => {
  const view = k.configMaps(ns).where("mine");
  const w = follow(view);
  for (let i = 0; i < 60; i++) {
    const name = `n${i % 7}`;
    const found = await k.configMaps(ns).find(name);
    if (!found) await k.configMaps(ns).create(configMap(name, { mine: "1" }));
    else if (i % 3 === 0) await k.configMaps(ns).delete(name);
    else await k.configMaps(ns).patch(name, { data: { i: `${i}` } });
  }
  await k.configMaps(ns).create(configMap("last", { mine: "1" }));
  await w.until(() => w.events.some((e) => brief(e) === "ADDED last"));
  const state = new Map<string, unknown>();
  for (const { type, object } of w.events) {
    if (type === "DELETED") state.delete(object.metadata.name);
    else state.set(object.metadata.name, object);
  }
  const fresh = await view.toArray();
  assert.deepEqual([...state.values()].sort(byName), fresh.sort(byName));
  await w.stop();
});

function byName(a: unknown, b: unknown): number {
  return (a as AnyObject).metadata.name < (b as AnyObject).metadata.name ? -1 : 1;
}

add("watch() takes the present objects from the stream where it is asked to", async ({ k, ns }) => {
  const view = k.configMaps(ns).where({ mine: "1" });
  for (const name of ["a", "b"]) await k.configMaps(ns).create(configMap(name, { mine: "1" }));
  const w = follow(view, { list: "stream" });
  assert.deepEqual((await w.seen(2)).sort(), ["ADDED a", "ADDED b"]);
  await k.configMaps(ns).delete("a");
  assert.deepEqual((await w.seen(3)).slice(2), ["DELETED a"]);
  await w.stop();
});

for (const list of ["stream", "pages"] as const) {
  add(`informer() holds what the server holds, exactly (${list})`, async ({ k, ns }) => {
    const maps = k.configMaps(ns);
    for (const name of ["a", "b", "c"]) await maps.create(configMap(name, { mine: "1" }));
    await using informer = maps.where({ mine: "1" }).informer({ list });
    await informer.synced;
    assert.deepEqual(informer.in(ns).list().map(({ metadata }) => metadata.name).sort(), [
      "a",
      "b",
      "c",
    ]);
    await informer.after(maps.patch("a", { data: { x: "1" } }));
    await informer.after(maps.delete("b"));
    assert.equal(informer.get(`${ns}/a`)?.data?.["x"], "1");
    assert.deepEqual([...informer.in(ns).keys()].sort(), ["a", "c"]);
    assert.deepEqual(await informer.verify(), []);
    assert.equal(informer.stats.troubles, 0);
  });
}

add("informer() follows any view: by name, metadata, selected fields", async ({ k, ns }) => {
  await k.configMaps(ns).create({ ...configMap("a", { mine: "1" }), data: { x: "1" } });
  const key = `${ns}/a`;
  await using byName = k.resource("cm", ns).informer();
  await using meta = k.configMaps(ns).meta.informer();
  await using fields = k.configMaps(ns).select({ x: "data.x" }).informer();
  await Promise.all([byName.synced, meta.synced, fields.synced]);
  assert.equal(byName.get(key)?.["data"].x, "1");
  assert.equal(meta.get(key)?.kind, "PartialObjectMetadata");
  assert.deepEqual(meta.list({ mine: "1" }).map(({ metadata }) => metadata.name), ["a"]);
  assert.deepEqual(fields.get(key), { x: "1" });
});

add("informer() of what there is not says so", async ({ k, ns }) => {
  const informer = k.resource("nothings.example.com", ns).informer();
  await assert.rejects(informer.synced, TypeError);
  await informer[Symbol.asyncDispose]();
});
