import assert from "node:assert/strict";
import {
  type AnyObject,
  type Client,
  type ClientHooks,
  connect,
  createClient,
  isApiError,
} from "kubist";
import { runtime } from "kubist/runtime";
import { type Envtest, startEnvtest } from "kubist/testing";
import { createTransport } from "kubist/transport";
import { protobufType } from "kubist/wire";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

function admin(cluster: Envtest, hooks: ClientHooks = {}): Promise<Client> {
  const { server, ca, cert, key } = cluster;
  return connect({ server, ca, cert, key, namespace: "default", ...hooks });
}

const containers = [{
  name: "main",
  image: "registry.example/app:1",
  resources: { limits: { cpu: "1500m", memory: "1Gi" } },
  livenessProbe: { httpGet: { path: "/", port: "web" } },
}];

/** Some objects of several kinds, written through `k`. */
async function fill(k: Client): Promise<void> {
  for (let i = 0; i < 7; i++) {
    const labels = { app: "shop", "app.kubernetes.io/name": `shop-${i}` };
    const spec = { containers, ...(i % 2 === 0 ? { nodeName: "n1" } : {}) };
    await k.pods("default").create({ metadata: { name: `p${i}`, labels }, spec });
  }
  const template = { metadata: { labels: { app: "api" } }, spec: { containers } };
  const selector = { matchLabels: { app: "api" } };
  await k.deployments("default").create({
    metadata: { name: "api" },
    spec: { selector, template },
  });
  await k.secrets("default").create({ metadata: { name: "s" }, data: { a: btoa("1") } });
  const rules = [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }];
  await k.roles("default").create({ metadata: { name: "r" }, rules });
  await k.leases("default").create({
    metadata: { name: "l" },
    spec: { renewTime: "2026-01-02T03:04:05.678901Z", leaseDurationSeconds: 15 },
  });
}

const read = [
  "pods",
  "deployments.apps",
  "secrets",
  "roles",
  "leases",
  "namespaces",
  "flowschemas",
];

function place(name: string): string | undefined {
  return ["flowschemas", "namespaces"].includes(name) ? undefined : "default";
}

/** The objects that a watch shows first, and the change that follows. */
async function follow(k: Client, name: string): Promise<AnyObject[]> {
  const present = (await k.resource(name, place(name)).list()).items.length;
  return await k.resource(name, place(name)).watch().take(present).map((e) => e.object as AnyObject)
    .toArray();
}

/** A client over protobuf, and the types of the answers that it got. */
function observed({ server, ca, cert, key }: Envtest): { k: Client; types: Set<string> } {
  const types = new Set<string>();
  const http = runtime().createHttpClient({ ca, cert, key });
  const transport = createTransport({
    server,
    open: () => ({
      async request(request) {
        const answer = await http.request(request);
        types.add(answer.headers.get("content-type") ?? "");
        return answer;
      },
      close: () => http.close(),
    }),
  });
  return { k: createClient({ transport, contentType: "protobuf" }), types };
}

async function compareForms(cluster: Envtest): Promise<void> {
  const json = await admin(cluster);
  const { k: binary, types } = observed(cluster);
  await fill(binary);
  await binary.kinds();
  types.clear();
  for (const name of read) {
    const [a, b] = [
      await json.resource(name, place(name)).list({ limit: 5 }),
      await binary.resource(name, place(name)).list({ limit: 5 }),
    ];
    assert.ok(a.items.length > 0, name);
    assert.deepEqual([b.kind, b.apiVersion, b.items], [a.kind, a.apiVersion, a.items], name);
    assert.deepEqual(await follow(binary, name), await follow(json, name), name);
    assert.deepEqual(
      await binary.resource(name, place(name)).meta.toArray(),
      await json.resource(name, place(name)).meta.toArray(),
      name,
    );
  }
  // A watch of what is there already is a list; one from its version is a stream.
  const { metadata: { resourceVersion } } = await binary.secrets("default").list();
  const next = binary.secrets("default").watch({ resourceVersion }).take(1).toArray();
  const made = await binary.secrets("default").create({ metadata: { name: "s2" } });
  assert.deepEqual((await next)[0]?.object, made);
  assert.deepEqual([...types].sort(), [protobufType, `${protobufType};stream=watch`]);
  await Promise.all([json.close(), binary.close()]);
}

/** Watches that see a change of each sort, in each form. */
async function compareChanges(cluster: Envtest): Promise<void> {
  const k = await admin(cluster);
  const view = k.configMaps("default").where("live");
  const { resourceVersion } = (await view.list()).metadata;
  const watches = (["json", "protobuf"] as const).map((contentType) =>
    view.watch({ resourceVersion, contentType, bookmarks: false }).take(3).toArray()
  );
  const metas = view.meta.watch({ resourceVersion, contentType: "protobuf" }).take(3).toArray();
  const selected = view.select({ name: "metadata.name", a: "data.a" })
    .watch({ resourceVersion, contentType: "protobuf" }).take(3).toArray();
  const cm = await view.create(
    { metadata: { name: "live", labels: { live: "1" } }, data: { a: "1" } },
    { contentType: "protobuf" },
  );
  await view.update({ ...cm, data: { a: "2" } }, { contentType: "protobuf" });
  await view.delete("live", { gracePeriodSeconds: 0, contentType: "protobuf" });
  const [json = [], binary = []] = await Promise.all(watches);
  assert.deepEqual(binary, json);
  assert.deepEqual(json.map((e) => e.type), ["ADDED", "MODIFIED", "DELETED"]);
  assert.deepEqual(
    await metas,
    json.map(({ type, object: { metadata } }) => ({
      type,
      object: { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata },
    })),
  );
  assert.deepEqual(await selected, [
    { type: "ADDED", object: { name: "live", a: "1" } },
    { type: "MODIFIED", object: { name: "live", a: "2" } },
    { type: "DELETED", object: { name: "live", a: "2" } },
  ]);
  await k.close();
}

/** Records over protobuf, over JSON, and picked by hand. */
async function compareSelections(cluster: Envtest): Promise<void> {
  const k = await admin(cluster);
  const view = k.pods("*").where({ app: "shop" });
  const selection = view.select({
    name: "metadata.name",
    made: "metadata.creationTimestamp",
    labels: "metadata.labels",
    label: "metadata.labels.app.kubernetes.io/name",
    phase: "status.phase",
    node: "spec.nodeName",
    image: "spec.containers.0.image",
    cpu: "spec.containers.0.resources.limits.cpu",
    port: "spec.containers.0.livenessProbe.httpGet.port",
  });
  const expected = (await view.toArray()).map(({ metadata, spec, status }) => ({
    name: metadata.name,
    made: metadata.creationTimestamp,
    labels: metadata.labels,
    label: metadata.labels?.["app.kubernetes.io/name"],
    phase: status.phase,
    node: spec.nodeName,
    image: spec.containers[0]?.image,
    cpu: spec.containers[0]?.resources.limits?.cpu,
    port: spec.containers[0]?.livenessProbe?.httpGet?.port,
  }));
  assert.equal(expected.length, 7);
  for (const contentType of ["json", "protobuf"] as const) {
    assert.deepEqual(await selection.toArray({ contentType, pageSize: 3 }), expected);
    const events = await selection.watch({ contentType }).take(7).toArray();
    assert.deepEqual(events.map((e) => e.object), expected);
  }
  const whole = await view.toArray();
  assert.deepEqual(
    await view.meta.toArray(),
    whole.map(({ metadata }) => ({
      kind: "PartialObjectMetadata",
      apiVersion: "meta.k8s.io/v1",
      metadata,
    })),
  );
  const { columns, rows } = await view.table({ limit: 3 });
  assert.deepEqual(columns.slice(0, 3).map((c) => c.name), ["Name", "Ready", "Status"]);
  assert.deepEqual(rows.map((row) => row.cells[0]), ["p0", "p1", "p2"]);
  assert.deepEqual(
    rows.map((row) => row.object.metadata),
    whole.slice(0, 3).map((p) => p.metadata),
  );
  await k.close();
}

async function compareRefusals(cluster: Envtest): Promise<void> {
  const json = await admin(cluster);
  const binary = await admin(cluster, { contentType: "protobuf" });
  const refusals = [json, binary].map(async (k) => {
    const errors = [
      await k.pods("default").get("none").catch((e) => e),
      await k.pods("default").create({ metadata: { name: "B" }, spec: { containers: [] } })
        .catch((e) => e),
      await k.pods("default").fields("spec.none=1").watch().toArray().catch((e) => e),
    ];
    return errors.map((e) => isApiError(e) ? [e.message, e.code, e.reason, e.status] : e);
  });
  const [a, b] = await Promise.all(refusals);
  assert.deepEqual(b, a);
  assert.deepEqual(a?.map((e) => e[2]), ["NotFound", "Invalid", "BadRequest"]);
  await Promise.all([json.close(), binary.close()]);
}

const crd = {
  metadata: { name: "websites.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural: "websites", singular: "website", kind: "Website" },
    versions: [{
      name: "v1",
      served: true,
      storage: true,
      schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
    }],
  },
} as const;

async function useCustom(cluster: Envtest): Promise<void> {
  const binary = await admin(cluster, { contentType: "protobuf" });
  await binary.customResourceDefinitions().create(structuredClone(crd) as never);
  const websites = binary.resource("websites", "default");
  const made = await eventually(() =>
    websites.create({ metadata: { name: "w" }, spec: { deep: { a: [1] } } })
  );
  assert.deepEqual((await websites.get("w")).spec, { deep: { a: [1] } });
  const records = await websites.select({ name: "metadata.name", a: "spec.deep.a.0" }).toArray();
  assert.deepEqual(records, [{ name: "w", a: 1 }]);
  assert.deepEqual((await websites.meta.toArray()).map((o) => o.metadata), [made.metadata]);
  const event = await websites.meta.watch().take(1).toArray();
  assert.deepEqual(event[0]?.object.metadata, made.metadata);
  const stored = await binary.customResourceDefinitions().get("websites.example.com");
  const json = await binary.customResourceDefinitions().get("websites.example.com", {
    contentType: "json",
  });
  assert.deepEqual(stored, json);
  await binary.close();
}

/** A new resource is served a moment after its definition was stored. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 50;; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function compareAll(): Promise<void> {
  await using cluster = await startEnvtest({
    assetsDir: assetsDir(),
    apiserverArgs: ["--disable-admission-plugins=ServiceAccount"],
  });
  await compareForms(cluster);
  await compareChanges(cluster);
  await compareSelections(cluster);
  await compareRefusals(cluster);
  await useCustom(cluster);
}

const name = "connect() with protobuf reads, watches, selects and writes what JSON does";
const built = (await runtime().stat(`${assetsDir()}/kube-apiserver`))?.isFile === true;
if (built) test(name, compareAll, { timeoutMs: 540_000 });
else skip(name, "kube-apiserver is not built: deno task envtest:build");
