import assert from "node:assert/strict";
import { type Client, createClient, TransportError } from "kubist";
import { createTransport } from "kubist/transport";
import { test } from "../harness.ts";
import { settle, startRig, workload } from "./rig.ts";

test("explain() tells of fields, lists and maps, by any name of the resource", async () => {
  await using s = startRig();
  const strategy = await s.k.explain("deployments.spec.strategy");
  assert.equal(strategy.path, "deployments.spec.strategy");
  assert.equal(strategy.apiVersion, "apps/v1");
  assert.equal(strategy.type, "DeploymentStrategy");
  assert.deepEqual(strategy.fields.map((f) => [f.name, f.type]), [
    ["rollingUpdate", "RollingUpdateDeployment"],
    ["type", "string"],
  ]);
  const rows: [string, string, string][] = [
    ["deploy", "Deployment", "deployments"],
    ["Deployment.apps.spec.replicas", "integer", "deployments.spec.replicas"],
    ["deployments.v1.apps.spec", "DeploymentSpec", "deployments.spec"],
    ["po.spec.containers", "[]Container", "pods.spec.containers"],
    ["po.spec.containers.image", "string", "pods.spec.containers.image"],
    ["pods.metadata.labels", "map[string]string", "pods.metadata.labels"],
    ["svc.spec.ports.targetPort", "IntOrString", "services.spec.ports.targetPort"],
  ];
  for (const [asked, type, path] of rows) {
    const explanation = await s.k.explain(asked);
    assert.equal(explanation.type, type, asked);
    assert.equal(explanation.path, path, asked);
  }
  const { fields } = await s.k.explain("deployments.spec");
  assert.equal(fields.find((f) => f.name === "selector")?.required, true);
});

test("explain() as text is what kubectl shows", async () => {
  await using s = startRig();
  const text = String(await s.k.explain("deployments.spec.strategy"));
  assert.match(
    text,
    /^KIND: {7}Deployment\nVERSION: {4}apps\/v1\n\nFIELD: deployments\.spec\.strategy <Dep/,
  );
  assert.match(text, /\nFIELDS:\n {2}rollingUpdate\t<RollingUpdateDeployment>\n/);
});

test("explain() reads each document once, and suggests near names", async () => {
  await using s = startRig();
  const seen: string[] = [];
  const k = s.client({ onTrace: (t) => seen.push(new URL(t.url).pathname) });
  await k.explain("deployments.spec");
  await k.explain("daemonsets.spec");
  assert.equal(seen.filter((path) => path === "/openapi/v3/apis/apps/v1").length, 1);
  await assert.rejects(k.explain("deployments.spec.replica"), {
    name: "TypeError",
    message:
      'Cannot explain deployments.spec.replica: deployments.spec has no such field; did you mean "replicas"?',
  });
  await assert.rejects(k.explain("deploymets.spec"), { name: "TypeError" });
});

test("explain() goes by what is built in where there is no server, or none that tells", async () => {
  const transport = createTransport({
    server: "https://127.0.0.1:1",
    open: () => ({
      request: () => Promise.reject(new TransportError("no", { problem: "refused" })),
      close: () => Promise.resolve(),
    }),
  });
  await using k = createClient({ transport });
  const offline = await k.explain("deploy.spec.strategy");
  await using s = startRig();
  const online = await s.k.explain("deploy.spec.strategy");
  assert.equal(offline.type, online.type);
  assert.deepEqual(
    offline.fields.map((f) => [f.name, f.type, f.required]),
    online.fields.map((f) => [f.name, f.type, f.required]),
  );
  await assert.rejects(k.explain("deploy.spec.replica"), /did you mean "replicas"\?$/);
  await assert.rejects(k.explain("websites"), { name: "TypeError" });
});

async function deploy(k: Client) {
  await k.deployments().create({ metadata: { name: "a" }, spec: workload("a") });
  const [pod] = await k.pods().toArray();
  assert.ok(pod);
  return pod;
}

test("owners() goes up the controllers, and ends before one that is gone", async () => {
  await using s = startRig({ simulate: true });
  const pod = await deploy(s.k);
  const chain = await s.k.owners(pod);
  assert.deepEqual(chain.map((o) => o.kind), ["ReplicaSet", "Deployment"]);
  assert.deepEqual(await s.k.owners(chain[1] ?? pod), []);
  await s.k.deployments().delete("a", { propagation: "Orphan" });
  const orphan = await s.k.pods().get(pod.metadata.name);
  assert.deepEqual((await s.k.owners(orphan)).map((o) => o.kind), ["ReplicaSet"]);
});

test("owners() takes another object of an owner's name for another", async () => {
  await using s = startRig();
  await s.k.deployments().create({ metadata: { name: "a" }, spec: workload("a") });
  const owner = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    name: "a",
    uid: "before",
    controller: true,
  };
  const set = await s.k.replicaSets().create({
    metadata: { name: "b", ownerReferences: [owner] },
    spec: workload("a"),
  });
  assert.deepEqual(await s.k.owners(set), []);
});

test("children() goes down, through all kinds or those that are named", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k);
  const deployment = await s.k.deployments().get("a");
  const [set] = await s.k.children(deployment).toArray();
  assert.equal(set?.kind, "ReplicaSet");
  assert.equal(set?.apiVersion, "apps/v1");
  assert.ok(set);
  const pods = await s.k.children(set, { kinds: ["po"] }).toArray();
  assert.deepEqual(pods.map((p) => p.kind), ["Pod"]);
  assert.deepEqual(await s.k.children(set, { kinds: ["configmaps"] }).toArray(), []);
  await assert.rejects(s.k.children(set, { kinds: ["nothing"] }).toArray(), TypeError);
});

test("eventsOf() gives the events about one object, the oldest first, and follows", async () => {
  await using s = startRig({ simulate: true });
  const pod = await deploy(s.k);
  const past = await s.k.eventsOf(pod).toArray();
  assert.ok(past.some((event) => event.reason === "Scheduled"));
  assert.ok(past.every((event) => event.involvedObject.uid === pod.metadata.uid));
  const times = past.map((event) => event.lastTimestamp ?? "");
  assert.deepEqual(times, times.toSorted());
  const following = (async () => {
    for await (const event of s.k.eventsOf(pod, { follow: true })) {
      if (event.reason === "Killing") return event.message;
    }
    return undefined;
  })();
  await settle();
  await s.k.pods().delete(pod.metadata.name);
  assert.match(await following ?? "", /Stopping container/);
});

test("top() says when the cluster does not measure", async () => {
  await using s = startRig();
  await assert.rejects(s.k.top("pods"), {
    name: "TypeError",
    message:
      "Cannot read what pods use: the server has no metrics.k8s.io; metrics-server brings it",
  });
});

test("top() adds up containers, the most of a CPU first", async () => {
  await using s = startRig();
  const schema = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
  await s.k.customResourceDefinitions().create({
    metadata: { name: "pods.metrics.k8s.io", annotations: { "api-approved.kubernetes.io": "x" } },
    spec: {
      group: "metrics.k8s.io",
      scope: "Namespaced",
      names: { plural: "pods", kind: "PodMetrics" },
      versions: [{
        name: "v1beta1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: schema },
      }],
    },
  });
  await s.k.customResourceDefinitions().wait("pods.metrics.k8s.io", "Established");
  const measured = (name: string, ...cpu: string[]) =>
    s.k.resource("pods.metrics.k8s.io").create({
      metadata: { name },
      timestamp: "2026-01-02T03:04:05Z",
      containers: cpu.map((c) => ({ name: c, usage: { cpu: c, memory: "1Mi" } })),
    });
  await measured("a", "100m", "150m");
  await measured("b", "1");
  const usage = await s.k.top("pods");
  assert.deepEqual(usage.map((u) => [u.name, String(u.cpu), String(u.memory)]), [
    ["b", "1", "1Mi"],
    ["a", "250m", "2Mi"],
  ]);
});
