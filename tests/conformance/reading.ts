import assert from "node:assert/strict";
import { isApiError, type KubeObject } from "kubist";
import { type Case, subject } from "./form.ts";
import { configMap, pod } from "./objects.ts";

const { cases, add } = subject();
/** get, find, list, iteration, selectors. */
export const reading: readonly Case[] = cases;

const names = (objects: readonly KubeObject[]) => objects.map((o) => o.metadata.name).sort();

add("get() gives the object with its type and the server's metadata", async ({ k, ns }) => {
  await k.configMaps(ns).create(configMap("a"));
  const got = await k.configMaps(ns).get("a");
  assert.equal(got.apiVersion, "v1");
  assert.equal(got.kind, "ConfigMap");
  assert.deepEqual(got.data, { name: "a" });
  assert.equal(got.metadata.namespace, ns);
  assert.match(got.metadata.uid, /^[0-9a-f-]{36}$/);
  assert.match(got.metadata.resourceVersion, /^[1-9][0-9]*$/);
  assert.ok(Math.abs(Date.parse(got.metadata.creationTimestamp) - Date.now()) < 600_000);
});

add("get() of a missing object is NotFound and says which", async ({ k, ns }) => {
  await assert.rejects(() => k.pods(ns).get("a"), (e) => {
    assert.ok(isApiError(e, "NotFound"));
    assert.equal(e.message, `Cannot get pods "a" in namespace "${ns}": not found (404)`);
    assert.equal(e.status.message, 'pods "a" not found');
    assert.deepEqual(e.status.details, { name: "a", kind: "pods" });
    return true;
  });
});

add("find() gives undefined for a missing object", async ({ k, ns }) => {
  assert.equal(await k.secrets(ns).find("none"), undefined);
  await k.secrets(ns).create({ metadata: { name: "s" }, stringData: { p: "x" } });
  assert.deepEqual((await k.secrets(ns).find("s"))?.data, { p: btoa("x") });
});

add("get() refuses a name that could leave its path, before any request", async ({ k, ns }) => {
  for (const name of ["", "..", "a/b", "a%2fb"]) {
    await assert.rejects(() => k.configMaps(ns).get(name), TypeError, name);
  }
  const everywhere: string = "*";
  await assert.rejects(
    () => k.configMaps(everywhere).get("a"),
    /a single object needs its namespace/,
  );
  // @ts-expect-error a node has no namespace
  assert.throws(() => k.nodes(ns), /they belong to the cluster/);
});

add("list() gives one page and the way to the next", async ({ k, ns }) => {
  for (const n of ["a", "b", "c"]) await k.configMaps(ns).create(configMap(n, { mine: "1" }));
  const view = k.configMaps(ns).where("mine=1");
  const first = await view.list({ limit: 2 });
  assert.equal(first.kind, "ConfigMapList");
  assert.deepEqual(first.items.map((i) => i.metadata.name), ["a", "b"]);
  assert.ok(first.metadata.continue);
  const second = await view.list({ limit: 2, continue: first.metadata.continue });
  assert.deepEqual(names(second.items), ["c"]);
  assert.ok(!second.metadata.continue);
  assert.equal(second.metadata.resourceVersion, first.metadata.resourceVersion);
});

add("list() pages are one snapshot", async ({ k, ns }) => {
  for (const n of ["a", "b", "c"]) await k.configMaps(ns).create(configMap(n, { mine: "1" }));
  const view = k.configMaps(ns).where({ mine: "1" });
  const first = await view.list({ limit: 1 });
  await k.configMaps(ns).delete("c");
  await k.configMaps(ns).create(configMap("bb", { mine: "1" }));
  const rest = await view.list({ continue: first.metadata.continue });
  assert.deepEqual(names(rest.items), ["b", "c"]);
});

add("iterating a view reads every page and fills in the type of each item", async ({ k, ns }) => {
  for (let i = 0; i < 7; i++) await k.configMaps(ns).create(configMap(`n${i}`, { mine: "1" }));
  const seen: string[] = [];
  for await (const o of k.configMaps(ns).where({ mine: "1" }).items({ pageSize: 3 })) {
    assert.equal(`${o.apiVersion} ${o.kind}`, "v1 ConfigMap");
    seen.push(o.metadata.name);
  }
  assert.deepEqual(seen, ["n0", "n1", "n2", "n3", "n4", "n5", "n6"]);
  let first = "";
  for await (const o of k.configMaps(ns).where({ mine: "1" })) {
    first = o.metadata.name;
    break;
  }
  assert.equal(first, "n0");
});

add("where() narrows by labels in every form", async ({ k, ns }) => {
  const all: readonly [string, Record<string, string>][] = [
    ["a", { app: "api", tier: "x" }],
    ["b", { app: "api", tier: "y", legacy: "" }],
    ["c", { app: "web", tier: "z" }],
    ["d", { n: "5" }],
  ];
  for (const [n, labels] of all) {
    await k.configMaps(ns).create(configMap(n, { ...labels, mine: "1" }));
  }
  const view = k.configMaps(ns).where({ mine: "1" });
  const expect = async (query: Parameters<typeof view.where>[0], found: readonly string[]) =>
    assert.deepEqual(names(await view.where(query).toArray()), found, JSON.stringify(query));
  await expect({ app: "api" }, ["a", "b"]);
  await expect({ app: ["api", "web"] }, ["a", "b", "c"]);
  await expect({ app: "api", legacy: false }, ["a"]);
  await expect({ legacy: true }, ["b"]);
  await expect("app!=api", ["c", "d"]);
  await expect("app notin (api,web)", ["d"]);
  await expect("!app", ["d"]);
  await expect("tier in (x,z),app", ["a", "c"]);
  await expect("n>4", ["d"]);
  await expect("n<5", []);
});

add("fields() narrows by fields", async ({ k, ns }) => {
  await k.configMaps(ns).create(configMap("a"));
  await k.configMaps(ns).create(configMap("b"));
  assert.deepEqual(names(await k.configMaps(ns).fields({ "metadata.name": "b" }).toArray()), ["b"]);
  await k.pods(ns).create(pod("p"));
  assert.deepEqual(names(await k.pods(ns).fields("status.phase=Pending").toArray()), ["p"]);
  assert.deepEqual(names(await k.pods(ns).fields("status.phase!=Pending").toArray()), []);
  await assert.rejects(
    () => k.configMaps(ns).fields("data.a=1").toArray(),
    (e) => isApiError(e, "BadRequest") && /data\.a/.test(e.message),
  );
});

add('k.configMaps("*") spans all namespaces', async ({ k, ns }) => {
  const other =
    (await k.namespaces().create({ metadata: { generateName: "conform-" } })).metadata.name;
  const labels = { mark: ns };
  await k.configMaps(ns).create(configMap("a", labels));
  await k.configMaps(other).create(configMap("b", labels));
  const found = await k.configMaps("*").where(labels).toArray();
  assert.deepEqual(found.map((o) => o.metadata.namespace).sort(), [ns, other].sort());
});

add("a namespace that does not exist is empty", async ({ k, ns }) => {
  assert.deepEqual(await k.configMaps(`${ns}-none`).toArray(), []);
});

add("resource() finds what the server has by every name that kubectl takes", async ({ k, ns }) => {
  await k.deployments(ns).toArray();
  await k.configMaps(ns).create(configMap("a"));
  for (const name of ["configmaps", "configmap", "cm", "ConfigMap", "configmaps.v1."]) {
    const got = await k.resource(name, ns).get("a");
    assert.equal(got.kind, "ConfigMap", name);
  }
  for (const name of ["deploy", "deployments.apps", "deployment.v1.apps", "deploy.app"]) {
    assert.deepEqual(await k.resource(name, ns).toArray(), [], name);
  }
  assert.equal((await k.resource("ns").get(ns)).kind, "Namespace");
});

add("resource() suggests near names for one that the server does not have", async ({ k, ns }) => {
  await assert.rejects(
    () => k.resource("deploymentz", ns).toArray(),
    /Cannot find the resource "deploymentz": .*did you mean deployments\.apps\?/,
  );
  await assert.rejects(() => k.resource("ns", ns).get("a"), /they belong to the cluster/);
});

add("kinds() lists what the server has", async ({ k }) => {
  const kinds = await k.kinds();
  const pods = kinds.find((kind) => kind.plural === "pods" && kind.group === "");
  assert.equal(pods?.kind, "Pod");
  assert.equal(pods?.scope, "Namespaced");
  assert.ok(pods?.subresources.includes("status"));
  assert.ok(pods?.verbs.includes("watch"));
  assert.ok(kinds.some((kind) => kind.plural === "deployments" && kind.group === "apps"));
});

add("version() and raw() reach what is not a resource", async ({ k }) => {
  assert.equal((await k.version()).major, "1");
  const ready = await k.raw("/readyz");
  assert.equal(ready.status, 200);
  assert.equal(await ready.text(), "ok");
  const missing = await k.raw("/api/v1/nothing");
  assert.equal(missing.status, 404);
  await missing.body?.cancel();
});
