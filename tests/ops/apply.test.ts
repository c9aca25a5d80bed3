import assert from "node:assert/strict";
import { ApiError, type Client } from "kubist";
import { type Applied, ApplyError, type ApplyManyOptions, ManifestError } from "kubist/ops";
import { test } from "../harness.ts";
import { startRig, workload } from "./rig.ts";

const configMap = (name: string, data: Record<string, string> = {}, namespace?: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: namespace === undefined ? { name } : { name, namespace },
  data,
});
const namespace = (name: string) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });

const websites = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "websites.example.com" },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural: "websites", singular: "website", kind: "Website", listKind: "WebsiteList" },
    versions: [{
      name: "v1",
      served: true,
      storage: true,
      schema: {
        openAPIV3Schema: {
          type: "object",
          properties: {
            spec: { type: "object", properties: { host: { type: "string" } } },
          },
        },
      },
    }],
  },
};
const website = {
  apiVersion: "example.com/v1",
  kind: "Website",
  metadata: { name: "a" },
  spec: { host: "a.example.com" },
};

async function said(
  k: Client,
  objects: Parameters<Client["apply"]>[0],
  options?: ApplyManyOptions,
): Promise<string[]> {
  const all: Applied[] = await k.apply(objects, options).toArray();
  return all.map(({ ref, action }) => `${ref} ${action}`);
}

async function refused(promise: Promise<unknown>): Promise<ApplyError> {
  const error = await promise.then(() => undefined, (e: unknown) => e);
  assert.ok(error instanceof ApplyError, String(error));
  return error;
}

test("apply() creates, configures, and tells what it left alone", async () => {
  await using s = startRig();
  const objects = [configMap("a", { x: "1" }), configMap("b")];
  assert.deepEqual(await said(s.k, objects), [
    "configmaps/default/a created",
    "configmaps/default/b created",
  ]);
  assert.deepEqual(await said(s.k, [configMap("a", { x: "2" }), configMap("b")]), [
    "configmaps/default/a configured",
    "configmaps/default/b unchanged",
  ]);
  // What is not listed any more is not owned any more.
  await said(s.k, [configMap("a", { y: "1" })]);
  assert.deepEqual((await s.k.configMaps().get("a")).data, { y: "1" });
});

test("apply() goes by stages: namespaces, definitions, what others need, the rest", async () => {
  await using s = startRig();
  const labels = { app: "a" };
  const objects = [
    { ...website, metadata: { name: "a", namespace: "web" } },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "a", namespace: "web", labels },
      spec: workload("a"),
    },
    {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingWebhookConfiguration",
      metadata: { name: "a" },
    },
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "a", namespace: "web" } },
    websites,
    namespace("web"),
  ];
  assert.deepEqual(await said(s.k, objects), [
    "namespaces/web created",
    "customresourcedefinitions.apiextensions.k8s.io/websites.example.com created",
    "serviceaccounts/web/a created",
    "websites.example.com/web/a created",
    "deployments.apps/web/a created",
    "validatingwebhookconfigurations.admissionregistration.k8s.io/a created",
  ]);
  assert.equal((await s.k.resource("websites", "web").get("a")).spec.host, "a.example.com");
  assert.deepEqual(
    new Set((await said(s.k, objects)).map((line) => line.split(" ")[1])),
    new Set(["unchanged"]),
  );
});

test("apply() of a dry run says the same and stores nothing", async () => {
  await using s = startRig();
  const objects = [
    namespace("web"),
    configMap("a", {}, "web"),
    websites,
    website,
    configMap("b", { x: "1" }),
  ];
  await said(s.k, [configMap("b", { x: "0" }), configMap("c")]);
  const lines = await said(s.k, [...objects, configMap("c")], { dryRun: true });
  assert.deepEqual(lines, [
    "namespaces/web created",
    "customresourcedefinitions.apiextensions.k8s.io/websites.example.com created",
    "configmaps/web/a created",
    "configmaps/default/b configured",
    "configmaps/default/c unchanged",
    "website/a created",
  ]);
  assert.equal(await s.k.namespaces().find("web"), undefined);
  assert.equal((await s.k.configMaps().get("b")).data?.x, "0");
  assert.deepEqual(await said(s.k.dryRun(), [configMap("d")]), ["configmaps/default/d created"]);
  assert.equal(await s.k.configMaps().find("d"), undefined);
});

test("apply() takes options for all: namespace, manager, force", async () => {
  await using s = startRig();
  await said(s.k, [namespace("web")]);
  await said(s.k, [configMap("a", { x: "1" })], { namespace: "web", fieldManager: "one" });
  const { metadata } = await s.k.configMaps("web").get("a");
  assert.deepEqual(metadata.managedFields?.map((m) => m.manager), ["one"]);
  const other = { namespace: "web", fieldManager: "two" };
  const error = await refused(said(s.k, [configMap("a", { x: "2" })], other));
  assert.match(
    error.message,
    /configmap\/a: others own some of its fields \(409\)\n +\.data\.x +"one"/,
  );
  assert.match(error.message, /take them over with \{ force: true \}, or leave them out$/);
  assert.ok(error.cause instanceof ApiError);
  await said(s.k, [configMap("a", { x: "2" })], { ...other, force: true });
});

test("apply() takes over what client-side apply has owned", async () => {
  await using s = startRig();
  const old = configMap("a", { x: "1", y: "1" });
  await s.k.configMaps().create(
    { ...old, apiVersion: "v1", kind: "ConfigMap" },
    { fieldManager: "kubectl-client-side-apply" },
  );
  await said(s.k, [configMap("a", { x: "1" })]);
  const { data, metadata } = await s.k.configMaps().get("a");
  assert.deepEqual(data, { x: "1" });
  assert.deepEqual(metadata.managedFields?.map((m) => `${m.manager} ${m.operation}`), [
    "kubist Apply",
  ]);
});

test("apply() tells every object of a stage that was refused, and begins no later stage", async () => {
  await using s = startRig();
  const text = `
apiVersion: v1
kind: ConfigMap
metadata: {name: good}
---
apiVersion: v1
kind: Service
metadata: {name: bad}
spec: {ports: [{port: 99999}, {port: -1}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: later}
spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}}
`;
  const seen: string[] = [];
  const error = await refused((async () => {
    const objects = s.k.yaml(text, { source: "app.yaml" });
    for await (const { ref } of s.k.apply(objects)) seen.push(ref);
  })());
  assert.deepEqual(seen, ["configmaps/default/good"]);
  assert.match(error.message, /^Cannot apply 1 object of 3:\n {2}- service\/bad \(app\.yaml:6\): /);
  assert.deepEqual(error.failures.map((f) => f.origin), [{ source: "app.yaml", line: 6 }]);
  assert.equal(await s.k.deployments().find("later"), undefined);
});

test("apply() says which fields are wrong, and what was meant (6.5: 109, 111, 112, 118, 120)", async () => {
  await using s = startRig();
  const deployment = (spec: object) => ({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "a" },
    spec: { ...workload("a"), ...spec },
  });
  const container = { name: "a", image: "b", imagepullPolicy: "Always" };
  const { template } = workload("a");
  const typo = { template: { ...template, spec: { containers: [container] } } };
  const secret = { ...configMap("a"), kind: "Secret", data: { good: "YQ==", bad: "plain-secret" } };
  const rows: [ReturnType<typeof configMap>, RegExp][] = [
    [
      deployment({ replica: 3 }) as never,
      /\n {2}- deployment\/a: refused \(500\)\n {6}\.spec\.replica: there is no such field; did you mean "replicas"\?$/,
    ],
    [
      deployment(typo) as never,
      /\.containers\[name="a"\]\.imagepullPolicy: there is no such field; did you mean "imagePullPolicy"\?$/,
    ],
    [deployment({ replicas: "3" }) as never, /\.spec\.replicas: expected numeric .*, got string$/],
    [
      { ...configMap("a"), data: { port: 80, on: true } as never },
      /\.data\.port: expected string, got 80; quote it\n {6}\.data\.on: expected string, got true; quote it$/,
    ],
    [secret, /\n {6}\.data\.bad: not base64; plain text belongs in stringData$/],
    [
      {
        ...configMap("a"),
        metadata: { name: "a", annotations: { x: "y".repeat(2 ** 18) } } as never,
      },
      /metadata\.annotations: Too long: may not be more than 262144 bytes/,
    ],
  ];
  for (const [object, message] of rows) {
    const error = await refused(said(s.k, [object]));
    assert.match(error.message, message);
    assert.doesNotMatch(error.message, /plain-secret/);
  }
  assert.deepEqual(await s.k.deployments().toArray(), []);
});

test("apply() takes any key for data (6.5: 115)", async () => {
  await using s = startRig();
  const text =
    `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"__proto__":"1","constructor":"2"}}`;
  assert.deepEqual(await said(s.k, s.k.yaml(text)), ["configmaps/default/a created"]);
  const { data } = await s.k.configMaps().get("a");
  assert.deepEqual(Object.entries(data ?? {}).toSorted(), [["__proto__", "1"], [
    "constructor",
    "2",
  ]]);
});

test("apply() refuses a set before anything of it is written", async () => {
  await using s = startRig();
  const good = configMap("good");
  const rows: [object, string, RegExp][] = [
    [{ ...good, kind: "pod" }, "kind", /the server has no v1 pod; did you mean v1 Pod\?$/],
    [
      { apiVersion: "apps/v1", kind: "Deploymnet", metadata: { name: "a" } },
      "kind",
      /the server has no apps\/v1 Deploymnet; did you mean apps\/v1 Deployment\?$/,
    ],
    [
      { apiVersion: "extensions/v1beta1", kind: "Deployment", metadata: { name: "a" } },
      "kind",
      /did you mean apps\/v1 Deployment\?$/,
    ],
    [{ apiVersion: "v1", kind: "ConfigMap", metadata: {} }, "name", /no metadata\.name$/],
    [
      { ...good, metadata: { name: "a", managedFields: [] } },
      "managed_fields",
      /has metadata\.managedFields, which the server keeps; remove it$/,
    ],
    [
      configMap("a", { big: "x".repeat(3 * 1024 * 1024) }),
      "too_large",
      /configmap\/a has 31\d+ bytes, of which 31\d+ are in data\.big; the server takes 3145728$/,
    ],
    [good, "duplicate", /configmaps\/default\/good is there twice$/],
  ];
  for (const [object, problem, message] of rows) {
    await assert.rejects(said(s.k, [good, object as typeof good]), (error) => {
      assert.ok(error instanceof ManifestError, String(error));
      assert.equal(error.problem, problem);
      assert.match(error.message, message);
      return true;
    });
  }
  assert.equal(await s.k.configMaps().find("good"), undefined);
  await assert.rejects(said(s.k, [good], { concurrency: 0 }), RangeError);
});

test("apply() names both places of an object that is there twice", async () => {
  await using s = startRig();
  const one = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  const twice = s.k.yaml(`${one}---\n${one}`, { source: "app.yaml" });
  await assert.rejects(
    said(s.k, twice),
    /app\.yaml:5: .* is there twice \(the other at app\.yaml:1\)/,
  );
});

test("apply() with prune deletes what the set lists no more, and nothing else", async () => {
  await using s = startRig();
  await said(s.k, [namespace("web")]);
  const first = [
    configMap("a"),
    configMap("b"),
    configMap("c", {}, "web"),
    namespace("extra"),
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "d" } },
  ];
  await said(s.k, [configMap("other")]);
  await said(s.k, first, { prune: "app" });
  const parent = await s.k.secrets().get("app");
  assert.match(
    parent.metadata.labels?.["applyset.kubernetes.io/id"] ?? "",
    /^applyset-[\w-]{43}-v1$/,
  );
  assert.deepEqual(parent.metadata.annotations, {
    "applyset.kubernetes.io/tooling": "kubist/v0.1.0",
    "applyset.kubernetes.io/contains-group-kinds": "ConfigMap,Namespace,ServiceAccount",
    "applyset.kubernetes.io/additional-namespaces": "web",
  });
  const dry = await said(s.k, [configMap("a")], { prune: "app", dryRun: true });
  const lines = await said(s.k, [configMap("a")], { prune: "app" });
  assert.deepEqual(lines, [
    "configmaps/default/a unchanged",
    "configmaps/default/b pruned",
    "configmaps/web/c pruned",
    "serviceaccounts/default/d pruned",
    "namespaces/extra pruned",
  ]);
  assert.deepEqual(dry, lines);
  const left = (await s.k.configMaps("*").toArray()).map((cm) => cm.metadata.name);
  assert.ok(left.includes("other") && left.includes("a") && !left.includes("b"));
  const { annotations } = (await s.k.secrets().get("app")).metadata;
  assert.equal(annotations?.["applyset.kubernetes.io/contains-group-kinds"], "ConfigMap");
});

test("apply() with prune finds the members of an apply that broke off", async () => {
  await using s = startRig();
  await said(s.k, [configMap("a")], { prune: "app" });
  const bad = { apiVersion: "v1", kind: "Service", metadata: { name: "bad" }, spec: { ports: [] } };
  const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "d" } };
  await refused(said(s.k, [account, bad], { prune: "app" }));
  assert.ok(await s.k.configMaps().find("a"), "nothing is pruned after a failure");
  assert.deepEqual(await said(s.k, [configMap("b")], { prune: "app" }), [
    "configmaps/default/b created",
    "configmaps/default/a pruned",
    "serviceaccounts/default/d pruned",
  ]);
});

test("apply() with prune keeps its set in a namespace that it brings itself", async () => {
  await using s = startRig();
  const options = { prune: "app", namespace: "shop" };
  await said(s.k, [namespace("shop"), configMap("a"), configMap("b")], options);
  const lines = await said(s.k, [namespace("shop"), configMap("b")], options);
  assert.deepEqual(lines, [
    "namespaces/shop unchanged",
    "configmaps/shop/b unchanged",
    "configmaps/shop/a pruned",
  ]);
  await assert.rejects(said(s.k, [configMap("a")], { ...options, namespace: "none" }), {
    reason: "NotFound",
  });
});

test("apply() with prune refuses an empty set, and a Secret that is not its own", async () => {
  await using s = startRig();
  await assert.rejects(said(s.k, [], { prune: "app" }), /^TypeError: .*all would be deleted$/);
  await s.k.secrets().create({ metadata: { name: "app" } });
  await assert.rejects(said(s.k, [configMap("a")], { prune: "app" }), /keeps no set$/);
  assert.equal(await s.k.configMaps().find("a"), undefined);
  await said(s.k, [configMap("a")], { prune: "mine" });
  await s.k.secrets().patch("mine", {
    metadata: { annotations: { "applyset.kubernetes.io/tooling": "kubectl/v1.36" } },
  });
  await assert.rejects(
    said(s.k, [configMap("a")], { prune: "mine" }),
    /is kept by kubectl\/v1\.36$/,
  );
});

test("apply() stops when it is left or its signal aborts", async () => {
  await using s = startRig();
  const objects = [namespace("web"), configMap("a", {}, "web")];
  for await (const { ref } of s.k.apply(objects)) {
    assert.equal(ref, "namespaces/web");
    break;
  }
  assert.equal(await s.k.configMaps("web").find("a"), undefined);
  const signal = AbortSignal.abort("enough");
  await assert.rejects(said(s.k, objects, { signal }), (e) => e === "enough");
});

test("apply() keeps to the budget of its client", async () => {
  await using s = startRig();
  const error = await refused(said(s.k.budget({ updates: 1 }), [configMap("a"), configMap("b")]));
  assert.match(error.message, /configmap\/b: Cannot apply .*: the client's budget of 1 updates/);
});

test("diff() shows what apply would change, and changes nothing", async () => {
  await using s = startRig();
  await said(s.k, [configMap("a", { x: "1", z: "1" }), configMap("same")]);
  const before = await s.k.configMaps().get("a");
  const objects = [
    configMap("a", { x: "2", z: "1" }),
    configMap("same"),
    configMap("new", { z: "1" }),
  ];
  const all = await s.k.diff(objects).toArray();
  assert.deepEqual(all.map(({ ref, action }) => `${ref} ${action}`), [
    "configmaps/default/a configured",
    "configmaps/default/new created",
  ]);
  assert.equal(
    all[0]?.patch,
    `--- live/configmaps/default/a
+++ merged/configmaps/default/a
@@ -1,6 +1,6 @@
 apiVersion: v1
 data:
-  x: '1'
+  x: '2'
   z: '1'
 kind: ConfigMap
 metadata:
`,
  );
  assert.match(
    all[1]?.patch ?? "",
    /^--- \/dev\/null\n\+\+\+ merged\/configmaps\/default\/new\n@@ /,
  );
  assert.deepEqual(await s.k.configMaps().get("a"), before);
});

test("diff() with prune shows what would go, and no labels of the set", async () => {
  await using s = startRig();
  const prune = { prune: "app" };
  await said(s.k, [configMap("a", { x: "1" }), configMap("b", { x: "1" })], prune);
  assert.deepEqual(
    await s.k.diff([configMap("a", { x: "1" }), configMap("b", { x: "1" })], prune).toArray(),
    [],
  );
  const parent = await s.k.secrets().get("app");
  const all = await s.k.diff([configMap("a", { x: "1" })], prune).toArray();
  assert.deepEqual(all.map(({ ref, action }) => `${ref} ${action}`), [
    "configmaps/default/b pruned",
  ]);
  assert.match(
    all[0]?.patch ?? "",
    /^--- live\/configmaps\/default\/b\n\+\+\+ \/dev\/null\n@@ .*\n-apiVersion: v1\n/,
  );
  assert.deepEqual(await s.k.secrets().get("app"), parent);
  assert.ok(await s.k.configMaps().find("b"));
});

test("diff() of a set that defines its own namespaces and kinds", async () => {
  await using s = startRig();
  const all = await s.k.diff([namespace("web"), configMap("a", {}, "web"), websites, website])
    .toArray();
  assert.deepEqual(all.map((d) => d.ref), [
    "namespaces/web",
    "configmaps/web/a",
    "customresourcedefinitions.apiextensions.k8s.io/websites.example.com",
    "website/a",
  ]);
});

test("diff() shows that a Secret changes, not its values", async () => {
  await using s = startRig();
  const secret = (data: Record<string, string>) => ({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "a" },
    data,
  });
  await said(s.k, [secret({ kept: "a2VwdA==", changed: "b2xk" })]);
  const [difference] = await s.k.diff([
    secret({ kept: "a2VwdA==", changed: "bmV3", added: "YWRk" }),
  ]).toArray();
  const patch = difference?.patch ?? "";
  assert.doesNotMatch(patch, /a2VwdA|b2xk|bmV3|YWRk/);
  assert.match(
    patch,
    /^- {2}changed: '?\*\*\* \(before\)'?\n\+ {2}added: '?\*\*\*'?\n\+ {2}changed: '?\*\*\* \(after\)'?$/m,
  );
  assert.match(patch, /^ {3}kept: '?\*\*\*'?$/m);
});

test("delete() deletes in the opposite order, and takes absence for done", async () => {
  await using s = startRig();
  const objects = [namespace("web"), configMap("a", {}, "web"), websites, website];
  await said(s.k, objects);
  const all = await s.k.delete([...objects, configMap("absent")]).toArray();
  assert.deepEqual(all.map(({ ref, action }) => `${ref} ${action}`), [
    "websites.example.com/default/a deleted",
    "configmaps/default/absent absent",
    "configmaps/web/a deleted",
    "customresourcedefinitions.apiextensions.k8s.io/websites.example.com deleted",
    "namespaces/web deleted",
  ]);
  const again = await s.k.delete([website], { waitMs: 1000 }).toArray();
  assert.deepEqual(again.map(({ action }) => action), ["absent"]);
});
