import assert from "node:assert/strict";
import { type Client, createClient, TransportError } from "kubist";
import { lazyTransport } from "kubist/client";
import { type Cluster, startCluster } from "kubist/testing";
import { type ClusterNames, clusterNames } from "../../../repl/complete/cluster.ts";
import { complete } from "../../../repl/complete/complete.ts";
import { viewVerbs } from "../../../repl/complete/verbs.ts";
import { accessorsOf } from "../../../repl/prompt/names.ts";
import { around, test as plainTest } from "../../harness.ts";

/** All tests share one cluster. */
const test = (name: string, fn: () => Promise<void>) => plainTest(name, fn, { isShared: true });

let cluster: Cluster;
let k: Client;
let online: () => ClusterNames;

const none = () =>
  lazyTransport("https://127.0.0.1:1", () => Promise.reject(new TransportError("")));
const unreachable = createClient({ transport: none(), namespace: "default" });
const quietly = <T>(ask: () => T) => ask();
/** Time for the tables to be loaded on a busy machine. */
const waitMs = 20_000;
const offline = clusterNames({ client: () => unreachable, quietly, waitMs });

around(async () => {
  cluster = await startCluster();
  k = cluster.client({ namespace: "default" });
  online = clusterNames({ client: () => k, quietly, waitMs });
  const labels = { app: "shop" };
  const containers = [{ name: "main", image: "a:1" }, { name: "side", image: "a:1" }];
  await k.pods().create({ metadata: { name: "shop-0", labels }, spec: { containers } });
  await k.customResourceDefinitions().create(websites as never);
  await k.customResourceDefinitions().wait("websites.example.com", "Established");
}, async () => {
  await cluster.stop();
});

const websites = {
  metadata: { name: "websites.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { kind: "Website", plural: "websites", singular: "website", shortNames: ["web"] },
    versions: [{
      name: "v1",
      served: true,
      storage: true,
      schema: {
        openAPIV3Schema: {
          type: "object",
          properties: {
            spec: {
              type: "object",
              properties: {
                url: { type: "string" },
                tier: { type: "string", enum: ["gold", "tin"] },
              },
            },
          },
        },
      },
    }],
  },
};

async function candidates(input: string, names: ClusterNames, client: Client): Promise<string[]> {
  const own = new Set(accessorsOf(client));
  const isAccessor = (_fn: unknown, _owner: unknown, name: string) => own.has(name);
  const [found] = await complete(input, { globals: { k: client }, names, isAccessor });
  return [...found];
}

type Row = readonly [fact: string, input: string, expected: readonly string[]];

/** What needs no cluster: from the types and the snapshot that kubist was made with. */
const known: readonly Row[] = [
  ["accessors", "k.podD", ["podDisruptionBudgets"]],
  ["groups", "k.autosc", ["autoscaling"]],
  ["versions", "k.autoscaling.", ["v1", "v2"]],
  ["plurals of a version", "k.apps.v1.", [
    ...["controllerRevisions", "daemonSets", "deployments", "replicaSets", "statefulSets"],
  ]],
  ["verbs that the resource has", "k.pods().ex", ["exec"]],
  ["no verbs that it lacks", "k.configMaps().ex", []],
  ["no verbs that it lacks: drains", "k.pods().dr", []],
  ["drains of nodes", "k.nodes().dr", ["drain"]],
  ["rollouts of workloads", "k.deployments().roll", ["rollout"]],
  ["options of a verb", "k.pods().logs('a', { t", ["tail", "timeoutMs", "timestamps"]],
  ["options of exec", "k.pods().exec('a', ['ls'], { noth", ["nothrow"]],
  ["options of drain", "k.nodes().drain('a', { ignore", ["ignoreDaemonSets"]],
  ["options of a delete", "k.pods().delete('a', { wai", ["waitMs"]],
  ["options of an informer", "k.pods().informer({ inde", ["indexes"]],
  ["options of an apply of many", "k.apply([], { pru", ["prune"]],
  ["options of as()", "k.as('a', { gro", ["groups"]],
  ["options of budget()", "k.budget({ del", ["deletes"]],
  ["values of an option", "k.pods().delete('a', { propagation: 'F", ["Foreground"]],
  ["values of a switch", "k.pods().list({ limit: 1 }); k.pods().logs('a', { follow: t", ["true"]],
  ["no text for a switch", "k.pods().logs('a', { follow: 't", []],
  ["field selectors", "k.pods().fields({ 'spec.n", ["spec.nodeName"]],
  ["values of a field selector", "k.pods().fields({ 'status.phase': 'P", ["Pending"]],
  ["fields of an object", "k.pods().create({ spec: { restartP", ["restartPolicy"]],
  ["values of a field", "k.pods().create({ spec: { restartPolicy: 'On", ["OnFailure"]],
  ["fields in a list", "k.pods().create({ spec: { containers: [{ imagePullP", ["imagePullPolicy"]],
  [
    "values of a field in a list",
    "k.pods().create({ spec: { containers: [{ ports: [{ protocol: 'S",
    ["SCTP"],
  ],
  [
    "values in a list of texts",
    "k.persistentVolumeClaims().create({ spec: { accessModes: ['ReadWriteO",
    ["ReadWriteOnce", "ReadWriteOncePod"],
  ],
  ["fields of a patch", "k.deployments().patch('a', { spec: { repl", ["replicas"]],
  ["values in a patch", "k.deployments().patch('a', { spec: { strategy: { type: 'Re", ["Recreate"]],
  ["members of a JSON patch", "k.pods().patch('a', [{ o", ["op"]],
  ["operations of a JSON patch", "k.pods().patch('a', [{ op: 're", ["remove", "replace"]],
  ["pointers of a JSON patch", "k.pods().patch('a', [{ path: '/metadata/lab", ["/metadata/labels"]],
  ["paths of a projection", "k.pods().select({ p: 'status.ph", ["status.phase"]],
  ["conditions to wait for", "k.jobs().wait('a', 'Compl", ["Complete"]],
  ["the end to wait for", "k.pods().wait('a', 'del", ["deleted"]],
  ["resources to explain", "k.explain('deploym", ["deployment", "deployments"]],
  ["paths to explain", "k.explain('deploy.spec.strat", ["deploy.spec.strategy"]],
  ["resources by short name", "k.resource('dep", ["deploy", "deployments", "deployments.apps"]],
  ["verbs of the API", "k.can('deletec", ["deletecollection"]],
  ["resources for can()", "k.can('get', 'jo", ["jobs", "jobs.batch"]],
  ["what top() looks at", "k.top('n", ["nodes"]],
];

for (const [fact, input, expected] of known) {
  test(`complete() knows ${fact}, with a cluster and without`, async () => {
    assert.deepEqual(await candidates(input, online(), k), expected, "with");
    assert.deepEqual(await candidates(input, offline(), unreachable), expected, "without");
  });
}

const asked: readonly Row[] = [
  ["namespaces", "k.pods('kube-s", ["kube-system"]],
  ["names", "k.pods().get('sh", ["shop-0"]],
  ["labels", "k.pods().where({ a", ["app"]],
  ["values of labels", "k.pods().where({ app: 's", ["shop"]],
  ["containers", "k.pods().logs('shop-0', { container: '", ["main", "side"]],
  ["containers for exec", "k.pods().exec('shop-0', ['ls'], { container: 's", ["side"]],
  ["containers to debug", "k.pods().debug('shop-0', { target: 'm", ["main"]],
  ["custom resources", "k.resource('webs", ["websites", "websites.example.com"]],
  ["fields of custom resources", "k.resource('websites').create({ spec: { u", ["url"]],
  ["values of custom resources", "k.resource('web').create({ spec: { tier: '", ["gold", "tin"]],
  ["paths of custom resources", "k.explain('website.spec.t", ["website.spec.tier"]],
];

for (const [fact, input, expected] of asked) {
  test(`complete() asks the cluster for ${fact}`, async () => {
    assert.deepEqual(await candidates(input, online(), k), expected);
    assert.deepEqual((await candidates(input, offline(), unreachable)).length, 0);
  });
}

test("complete() stays in its time box while the cluster is silent", async () => {
  const transport = lazyTransport("https://127.0.0.1:1", () => new Promise(() => {}));
  const silent = createClient({ transport, namespace: "default" });
  const waiting = clusterNames({ client: () => silent, quietly, waitMs: 2000 });
  const inputs = [...asked.slice(0, 6), ...known.slice(-3)].map(([, input]) => input);
  await Promise.all(inputs.map(async (input) => {
    const start = performance.now();
    await candidates(input, waiting(), silent);
    const ms = performance.now() - start;
    // Several questions share the box; two of them would fill two.
    assert.ok(ms < 3900, `${input} took ${ms} ms`);
  }));
});

test("viewVerbs has every verb of views", async () => {
  const view = k.pods() as object;
  const methods = new Set<string>();
  for (let owner = view; owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      const value = (view as Record<string, unknown>)[name];
      if (typeof value === "function" && name !== "constructor") methods.add(name);
    }
  }
  // What other verbs are made of, and what the types keep to themselves.
  const inner = [
    "at",
    "applyPart",
    "getPart",
    "patchPart",
    "toString",
    "updatePart",
    "waitUntil",
  ];
  const known = [...Object.keys(viewVerbs), ...inner];
  assert.deepEqual([...methods].filter((name) => !known.includes(name)), []);
  assert.deepEqual(known.filter((name) => !methods.has(name)), []);
  await Promise.resolve();
});
