import assert from "node:assert/strict";
import { mergeChanges, startAll, waitForSync } from "kubist/cache";
import type { KubeObject } from "kubist/meta";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";

const config = (name: string, data: Record<string, string> = {}) => ({
  metadata: { name, labels: { app: name } },
  data,
});

test("informer() holds the present objects once it is synced, and follows them", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  const maps = k.configMaps("default");
  await maps.create(config("a", { n: "1" }));
  await using informer = maps.informer({ indexes: { n: (m) => [m.data?.n ?? ""] } });
  assert.equal(informer.get("default/a"), undefined);
  await informer.synced;
  assert.equal(informer.get("default/a")?.data?.n, "1");
  assert.deepEqual(informer.by("n", "1").map((m) => m.metadata.name), ["a"]);
  const seen: string[] = [];
  const loop = (async () => {
    for await (const { type, key, object, old } of informer) {
      seen.push(`${type} ${key} ${old?.data?.n} ${object.data?.n}`);
      if (type === "DELETED") break;
    }
  })();
  await informer.after(maps.create(config("b", { n: "1" })));
  assert.equal(informer.by("n", "1").length, 2);
  await informer.after(maps.patch("a", { data: { n: "2" } }));
  assert.deepEqual(informer.by("n", "2").map((m) => m.metadata.name), ["a"]);
  assert.deepEqual(await informer.verify(), []);
  await informer.after(maps.delete("b"));
  assert.equal(informer.has("default/b"), false);
  await loop;
  assert.deepEqual(seen, [
    "ADDED default/a undefined 1",
    "ADDED default/b undefined 1",
    "MODIFIED default/a 1 2",
    "DELETED default/b 1 1",
  ]);
});

test("startAll() starts informers by name, waitForSync() waits for them, mergeChanges() hears them", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  await k.configMaps("default").create(config("a"));
  await using all = startAll({ maps: k.configMaps("default"), spaces: k.namespaces() });
  await waitForSync(all, { timeoutMs: 5000 });
  assert.ok(all.spaces.has("default"));
  assert.equal(all.maps.get("default/a")?.metadata.name, "a");
  const seen: string[] = [];
  for await (const { source, change } of mergeChanges<KubeObject>({ a: all.maps, b: all.spaces })) {
    seen.push(`${source} ${change.type} ${change.key}`);
    if (change.key === "default/b") break;
    if (seen.length === all.maps.size + all.spaces.size) {
      await k.configMaps("default").create(config("b"));
    }
  }
  assert.ok(seen.includes("b ADDED default") && seen.includes("a ADDED default/a"));
  assert.equal(seen.at(-1), "a ADDED default/b");
});
