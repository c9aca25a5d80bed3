import assert from "node:assert/strict";
import type { ConfigMap } from "kubist/core/v1";
import { startCluster } from "kubist/testing";
import { type Change, changed } from "kubist/watch";
import { test } from "../harness.ts";

test("changed() lets through what comes, what goes, and changes of what is selected", async () => {
  await using cluster = await startCluster();
  const maps = cluster.client().configMaps("default").where("mine");
  const seen: string[] = [];
  const events = maps.watch().filter(changed((map) => [map.data?.size, map.data?.color]));
  const write = cluster.client().configMaps("default");
  await write.create({ metadata: { name: "a", labels: { mine: "" } }, data: { size: "1" } });
  for await (const { type, object } of events) {
    seen.push(`${type} ${object.data?.size} ${object.data?.color}`);
    if (type === "DELETED") break;
    if (seen.length === 1) {
      await write.patch("a", { metadata: { labels: { seen: "" } } });
      await write.patch("a", { data: { color: "red" } });
    } else {
      await write.patch("a", { data: { other: "1" } });
      await write.delete("a");
    }
  }
  assert.deepEqual(seen, ["ADDED 1 undefined", "MODIFIED 1 red", "DELETED 1 red"]);
});

test("changed() of an informer's changes compares with the state before", async () => {
  await using cluster = await startCluster();
  const maps = cluster.client().configMaps("default");
  await maps.create({ metadata: { name: "a" }, data: { size: "1" } });
  await using informer = maps.informer();
  await informer.synced;
  const differs = changed<Change<ConfigMap>>((map) => map.data);
  const seen: string[] = [];
  const gone = Promise.withResolvers<void>();
  await using _ = informer.on((change) => {
    if (change.key !== "default/a") return;
    if (differs(change)) seen.push(`${change.type} ${change.object.data?.size}`);
    if (change.type === "DELETED") gone.resolve();
  });
  await informer.after(maps.patch("a", { metadata: { labels: { seen: "" } } }));
  await informer.after(maps.patch("a", { data: { size: "2" } }));
  await informer.after(maps.delete("a"));
  await gone.promise;
  assert.deepEqual(seen, ["ADDED 1", "MODIFIED 2", "DELETED 2"]);
});
