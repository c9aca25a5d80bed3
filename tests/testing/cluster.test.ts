import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createClient, lazyTransport } from "kubist/client";
import { manualClock } from "kubist/stream";
import { runtime } from "kubist/runtime";
import { type Cluster, type ClusterOptions, startCluster } from "kubist/testing";
import { cpuMs, test } from "../harness.ts";

const fixture = `
apiVersion: example.dev/v1
kind: Widget
metadata: { name: w, namespace: shop }
spec: { size: 3 }
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.dev }
spec:
  group: example.dev
  scope: Namespaced
  names: { plural: widgets, singular: widget, kind: Widget, listKind: WidgetList }
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true }
---
apiVersion: v1
kind: Pod
metadata: { name: p, namespace: shop }
spec: { containers: [{ name: c, image: i }] }
status: { phase: Running, podIP: 10.0.0.7 }
`;

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await runtime().makeTempDir("kubist-cluster-");
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const configMap = (name: string) => ({ metadata: { name }, data: { a: "1" } });

test("startCluster() seeds from files, definitions first, namespaces along, status kept", async () => {
  await inFolder(async (folder) => {
    await mkdir(`${folder}/more`);
    await writeFile(`${folder}/more/all.yaml`, fixture);
    await using cluster = await startCluster({
      seed: [`${folder}/**/*.yaml`, {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "c", namespace: "other" },
      }],
    });
    const k = cluster.client();
    const pod = await k.pods("shop").get("p");
    assert.deepEqual([pod.status?.phase, pod.status?.podIP], ["Running", "10.0.0.7"]);
    assert.equal((await k.configMaps("other").get("c")).metadata.name, "c");
    const widget = await (await k.resource("widgets.example.dev", "shop")).get("w");
    assert.deepEqual(widget.spec, { size: 3 });
  });
});

test("startCluster() refuses a seed of a kind that it does not serve", async () => {
  const seed = [{ apiVersion: "x.dev/v1", kind: "Nope", metadata: { name: "n" } }];
  await assert.rejects(startCluster({ seed }), /Cannot seed Nope "n": the server has no x.dev\/v1/);
});

test("startCluster() is ready within 50 ms of processor time, the fastest of ten starts", async () => {
  const times: number[] = [];
  for (let i = 0; i < 10; i++) {
    const start = cpuMs();
    await using cluster = await startCluster({ simulate: true });
    await cluster.client().namespaces().get("default");
    times.push(cpuMs() - start);
  }
  assert.ok(Math.min(...times) < 50, `${times.map(Math.round)} ms`);
});

async function facts(options: ClusterOptions): Promise<unknown> {
  await using cluster = await startCluster({ simulate: true, clock: manualClock(), ...options });
  const k = cluster.client();
  const template = {
    metadata: { labels: { a: "b" } },
    spec: { containers: [{ name: "c", image: "i" }] },
  };
  const spec = { replicas: 2, selector: { matchLabels: { a: "b" } }, template };
  await k.deployments("default").create({ metadata: { name: "d" }, spec });
  await k.configMaps("default").create({ metadata: { generateName: "g-" } });
  return await k.pods("default").toArray();
}

test("startCluster() deterministic: names, uids, versions and times repeat", async () => {
  const first = await facts({ deterministic: true });
  assert.equal((first as unknown[]).length, 2);
  assert.deepEqual(await facts({ deterministic: true }), first);
  assert.notDeepEqual(await facts({ deterministic: 2 }), first);
});

test("snapshot() and restore() bring objects back, and watches see it", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  const kept = await k.configMaps("default").create(configMap("kept"));
  await k.configMaps("default").create(configMap("changed"));
  const before = JSON.parse(JSON.stringify(cluster.snapshot()));
  await k.configMaps("default").delete("kept");
  await k.configMaps("default").patch("changed", { data: { a: "2" } });
  await k.configMaps("default").create(configMap("new"));
  const seen: string[] = [];
  for await (const event of k.configMaps("default").watch()) {
    seen.push(`${event.type} ${event.object.metadata.name}`);
    if (seen.length === 2) cluster.restore(before);
    if (seen.length === 5) break;
  }
  assert.deepEqual(seen.slice(0, 2), ["ADDED changed", "ADDED new"]);
  assert.deepEqual(seen.slice(2).sort(), ["ADDED kept", "DELETED new", "MODIFIED changed"]);
  const again = await k.configMaps("default").get("kept");
  assert.equal(again.metadata.uid, kept.metadata.uid);
  assert.deepEqual((await k.configMaps("default").get("changed")).data, { a: "1" });
});

test("requests are recorded when that is asked for", async () => {
  await using cluster = await startCluster({ record: true });
  const k = cluster.client();
  await k.configMaps("default").create(configMap("a"));
  await k.configMaps("default").find("b");
  const seen = cluster.requests.map((r) => `${r.method} ${r.path.split("?")[0]} ${r.status}`);
  assert.deepEqual(seen, [
    "POST /api/v1/namespaces/default/configmaps 201",
    "GET /api/v1/namespaces/default/configmaps/b 404",
  ]);
  assert.equal(JSON.parse(cluster.requests[0]!.body).metadata.name, "a");
  await using silent = await startCluster();
  await silent.client().configMaps("default").create(configMap("a"));
  assert.deepEqual(silent.requests, []);
});

test("toYaml() writes what another cluster can be seeded with", async () => {
  await using cluster = await startCluster({
    seed: [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c", namespace: "n" } }],
  });
  const text = await cluster.toYaml({ namespace: "n" });
  assert.doesNotMatch(text, /uid|managedFields|resourceVersion/);
  await using other = await startCluster({ seed: text });
  assert.equal((await other.client().configMaps("n").get("c")).metadata.name, "c");
});

async function names(cluster: Cluster): Promise<string[]> {
  const found: string[] = [];
  for await (const map of cluster.client().configMaps("default")) found.push(map.metadata.name);
  return found;
}

test("persist keeps objects, versions, definitions and credentials", async () => {
  await inFolder(async (folder) => {
    const options = { persist: `${folder}/cluster.db`, seed: fixture };
    const first = await startCluster(options);
    await first.client().configMaps("default").create(configMap("a"));
    const b = await first.client().configMaps("default").create(configMap("b"));
    await first.client().configMaps("default").delete("a");
    const { kubeconfig, ...address } = await first.listen();
    await first.stop();

    await using second = await startCluster(options);
    assert.deepEqual(await names(second), ["b"]);
    const again = await second.client().configMaps("default").get("b");
    assert.deepEqual(again, b);
    const next = await second.client().configMaps("default").create(configMap("c"));
    assert.ok(Number(next.metadata.resourceVersion) > Number(b.metadata.resourceVersion) + 1);
    const widgets = await second.client().resource("widgets.example.dev", "shop");
    assert.deepEqual((await widgets.get("w")).spec, { size: 3 });
    const port = Number(new URL(address.server).port);
    assert.equal((await second.listen({ port })).kubeconfig, kubeconfig);
  });
});

test("persist refuses a file that is no database, and one that is in use", async () => {
  await inFolder(async (folder) => {
    await writeFile(
      `${folder}/text`,
      "no database at all, but long enough to be looked at".repeat(9),
    );
    await assert.rejects(startCluster({ persist: `${folder}/text` }), /Cannot open the database/);
    await using _first = await startCluster({ persist: `${folder}/db` });
    await assert.rejects(startCluster({ persist: `${folder}/db` }), /Cannot open the database/);
  });
});

test("transport() is for clients of one's own, and may be opened by their first request", async () => {
  await using cluster = await startCluster();
  let opened = 0;
  const transport = lazyTransport("http://embedded.cluster", () => {
    opened++;
    return Promise.resolve(cluster.transport());
  });
  await using k = createClient({ transport, namespace: "default" });
  assert.equal(opened, 0);
  await k.configMaps().create(configMap("a"));
  await k.configMaps().get("a");
  assert.equal(opened, 1);
});

test("cluster.client() freezes what informers keep, unless told not to", async () => {
  await using cluster = await startCluster();
  const write = async (options: { freeze?: boolean }, how: { freeze?: boolean } = {}) => {
    const k = cluster.client(options);
    await using namespaces = k.namespaces().informer(how);
    await namespaces.synced;
    namespaces.get("default")!.metadata.labels!["changed"] = "by mistake";
  };
  await assert.rejects(write({}), TypeError);
  await assert.rejects(write({ freeze: false }, { freeze: true }), TypeError);
  await write({}, { freeze: false });
  await write({ freeze: false });
});
