import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, dep, DP, names, NS, PO, pod, SV } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

const RS = "/apis/apps/v1/namespaces/t/replicasets";
const JB = "/apis/batch/v1/namespaces/t/jobs";
const alive = () => api({ simulate: true });
const condition = (o: Json, type: string): Json =>
  o.status.conditions.find((c: Json) => c.type === type);

test("CTL-02 a deployment becomes available", async () => {
  await using s = await alive();
  await s.post(DP, dep("d", { spec: { replicas: 2 } }));
  const { body } = await s.get(`${DP}/d`);
  assert.equal(body.status.observedGeneration, body.metadata.generation);
  for (const field of ["replicas", "updatedReplicas", "readyReplicas", "availableReplicas"]) {
    assert.equal(body.status[field], 2, field);
  }
  assert.equal(condition(body, "Available").reason, "MinimumReplicasAvailable");
  assert.equal(condition(body, "Progressing").reason, "NewReplicaSetAvailable");
  assert.equal(body.metadata.annotations["deployment.kubernetes.io/revision"], "1");
  assert.equal(body.metadata.generation, 1);
});

test("CTL-03 its replica set is named by its template", async () => {
  await using s = await alive();
  await s.post(DP, dep("d", { spec: { replicas: 2 } }));
  const [rs] = (await s.get(RS)).body.items;
  const hash = rs.metadata.labels["pod-template-hash"];
  assert.equal(rs.metadata.name, `d-${hash}`);
  const [owner] = rs.metadata.ownerReferences;
  assert.equal(owner.controller && owner.blockOwnerDeletion, true);
  assert.equal(rs.metadata.annotations["deployment.kubernetes.io/desired-replicas"], "2");
  assert.equal(rs.metadata.annotations["deployment.kubernetes.io/max-replicas"], "3");
});

test("CTL-04 its pods run", async () => {
  await using s = await alive();
  await s.post(DP, dep("d"));
  const [p] = (await s.get(PO)).body.items;
  assert.equal(p.metadata.ownerReferences[0].kind, "ReplicaSet");
  assert.match(p.metadata.generateName, /^d-\w+-$/);
  assert.equal(p.status.phase, "Running");
  assert.ok(p.status.podIP);
  assert.equal(condition(p, "Ready").status, "True");
});

test("CTL-05 a deleted pod is replaced", async () => {
  await using s = await alive();
  await s.post(DP, dep("d", { spec: { replicas: 2 } }));
  const [first] = names(await s.get(PO));
  await s.delete(`${PO}/${first}`);
  const left = names(await s.get(PO));
  assert.equal(left.length, 2);
  assert.equal(left.includes(first as string), false);
});

test("CTL-06 a new template rolls out, CTL-07 and an old one back", async () => {
  await using s = await alive();
  await s.post(DP, dep("d", { spec: { replicas: 2 } }));
  const image = (i: string) =>
    s.patch(`${DP}/d`, {
      spec: { template: { spec: { containers: [{ name: "c1", image: i }] } } },
    });
  await image("i2");
  const sets = (await s.get(RS)).body.items;
  assert.deepEqual(sets.map((r: Json) => r.spec.replicas).sort(), [0, 2]);
  const revision = async () =>
    (await s.get(`${DP}/d`)).body.metadata.annotations["deployment.kubernetes.io/revision"];
  assert.equal(await revision(), "2");
  await image("i1");
  assert.equal(await revision(), "3");
  assert.equal((await s.get(RS)).body.items.length, 2);
});

test("CTL-09 a paused deployment waits", async () => {
  await using s = await alive();
  await s.post(DP, dep("d"));
  await s.patch(`${DP}/d`, {
    spec: { paused: true, template: { metadata: { labels: { x: "1" } } } },
  });
  assert.equal((await s.get(RS)).body.items.length, 1);
  await s.patch(`${DP}/d`, { spec: { paused: false } });
  assert.equal((await s.get(RS)).body.items.length, 2);
});

test("CTL-10 a deployment scales to nothing and back", async () => {
  await using s = await alive();
  await s.post(DP, dep("d"));
  for (const replicas of [0, 3]) {
    await s.patch(`${DP}/d/scale`, { spec: { replicas } });
    assert.equal(names(await s.get(PO)).length, replicas);
  }
});

test("CTL-11 the same template has the same hash", async () => {
  await using s = await alive();
  const other = "/apis/apps/v1/namespaces/default";
  await s.post(DP, dep("d"));
  await s.post(`${other}/deployments`, dep("d"));
  assert.deepEqual(names(await s.get(RS)), names(await s.get(`${other}/replicasets`)));
});

test("CTL-15 a stateful set makes its pods one by one", async () => {
  await using s = await alive();
  const w = await s.watch(`${PO}?watch=1`);
  await s.post("/apis/apps/v1/namespaces/t/statefulsets", {
    metadata: { name: "s" },
    spec: { ...dep("d").spec, serviceName: "s", replicas: 2 },
  });
  const events = await w.events();
  const ready = (name: string) =>
    events.findIndex((e) => e.object.metadata.name === name && e.object.status.phase === "Running");
  const added = events.findIndex((e) => e.type === "ADDED" && e.object.metadata.name === "s-1");
  assert.ok(ready("s-0") >= 0 && ready("s-0") < added && added < ready("s-1"));
  const { body } = await s.get(`${PO}/s-0`);
  assert.equal(body.metadata.labels["statefulset.kubernetes.io/pod-name"], "s-0");
  assert.equal(body.spec.hostname, "s-0");
  assert.equal(
    (await s.get("/apis/apps/v1/namespaces/t/statefulsets/s")).body.status.readyReplicas,
    2,
  );
  await w.close();
});

test("CTL-16 a daemon set runs on every node", async () => {
  await using s = await alive();
  const path = "/apis/apps/v1/namespaces/t/daemonsets";
  const { selector, template } = dep("d").spec;
  await s.post(path, { metadata: { name: "d" }, spec: { selector, template } });
  const { status } = (await s.get(`${path}/d`)).body;
  assert.equal(status.desiredNumberScheduled, 1);
  assert.equal(status.numberReady, 1);
  assert.equal(names(await s.get(PO)).length, 1);
});

const job = (more: Json = {}, annotations: Json = {}) => ({
  metadata: { name: "j" },
  spec: {
    template: {
      metadata: { annotations },
      spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] },
    },
    ...more,
  },
});

test("CTL-12 a job completes", async () => {
  await using s = await alive();
  await s.post(JB, job());
  const { status } = (await s.get(`${JB}/j`)).body;
  assert.equal(status.succeeded, 1);
  assert.ok(status.completionTime);
  assert.equal((await s.get(PO)).body.items[0].status.phase, "Succeeded");
});

test("CTL-13 a job fails after its limit", async () => {
  await using s = await alive();
  await s.post(JB, job({ backoffLimit: 1 }, { "simulate.kubist.dev/exit-code": "1" }));
  const { body } = await s.get(`${JB}/j`);
  assert.equal(condition(body, "Failed").reason, "BackoffLimitExceeded");
  assert.equal(names(await s.get(PO)).length, 2);
});

test("GC-05 a job orphans its pods unless told otherwise", async () => {
  await using s = await alive();
  await s.post(JB, job());
  const { body } = await s.delete(`${JB}/j`);
  assert.deepEqual(body.metadata.finalizers, ["orphan"]);
  const [p] = (await s.get(PO)).body.items;
  assert.equal("ownerReferences" in p.metadata, false);
});

test("SUB-07 a pod is bound, SUB-08 once", async () => {
  await using s = await api();
  await s.post(PO, pod("p"));
  const bind = () => s.post(`${PO}/p/binding`, { target: { kind: "Node", name: "n1" } });
  const first = await bind();
  assert.equal(first.status, 201);
  assert.equal(first.body.status, "Success");
  const { body } = await s.get(`${PO}/p`);
  assert.equal(body.spec.nodeName, "n1");
  assert.equal(condition(body, "PodScheduled").status, "True");
  const second = await bind();
  assert.equal(second.status, 409);
  assert.match(second.body.message, /already assigned to node "n1"/);
});

const evict = (s: Api, name: string, inBody = name) =>
  s.post(`${PO}/${name}/eviction`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name: inBody },
  });

test("SUB-09 a pod is evicted", async () => {
  await using s = await alive();
  await s.post(PO, pod("p"));
  const { status, body } = await evict(s, "p");
  assert.equal(status, 201);
  assert.equal(body.status, "Success");
  assert.equal((await s.get(`${PO}/p`)).status, 404);
});

test("SUB-10 an eviction names its pod", async () => {
  await using s = await alive();
  await s.post(PO, pod("p"));
  assert.equal((await evict(s, "p", "q")).status, 400);
  assert.equal((await evict(s, "ghost")).status, 404);
});

test("SUB-11 a budget forbids evictions", async () => {
  await using s = await alive();
  await s.post(PO, pod("p", { metadata: { labels: { a: "b" } } }));
  await s.post("/apis/policy/v1/namespaces/t/poddisruptionbudgets", {
    metadata: { name: "b" },
    spec: { minAvailable: 1, selector: { matchLabels: { a: "b" } } },
  });
  const { status, body } = await evict(s, "p");
  assert.equal(status, 429);
  assert.equal(body.reason, "TooManyRequests");
  assert.equal(body.details.causes[0].reason, "DisruptionBudget");
  assert.equal((await s.get(`${PO}/p`)).status, 200);
});

const containers = [{ name: "a", image: "i" }, { name: "b", image: "i" }];

test("SUB-15 of several containers one is named", async () => {
  await using s = await alive();
  await s.post(PO, pod("p", { spec: { containers } }));
  const { status, body } = await s.get(`${PO}/p/log`);
  assert.equal(status, 400);
  assert.equal(body.message, "a container name must be specified for pod p, choose one of: [a b]");
});

test("SUB-16 a container must be there", async () => {
  await using s = await alive();
  await s.post(PO, pod("p"));
  const { status, body } = await s.get(`${PO}/p/log?container=zz`);
  assert.equal(status, 400);
  assert.equal(body.message, "container zz is not valid for pod p");
  assert.equal((await s.get(`${PO}/ghost/log`)).status, 404);
});

test("SUB-17 the options of logs are checked", async () => {
  await using s = await alive();
  await s.post(PO, pod("p"));
  for (const query of ["tailLines=-1", "sinceSeconds=1&sinceTime=2026-01-01T00:00:00Z"]) {
    const { status, body } = await s.get(`${PO}/p/log?${query}`);
    assert.equal(status, 422);
    assert.equal(body.details.kind, "PodLogOptions");
  }
});

test("SUB-18 a log has a tail", async () => {
  await using s = await alive();
  const { body: p } = await s.post(PO, pod("p"));
  s.server.logs.append(p.metadata.uid, "c", "1", "2", "3", "4", "5");
  const { text, headers } = await s.get(`${PO}/p/log?container=c&tailLines=2`);
  assert.equal(text, "4\n5\n");
  assert.match(headers.get("content-type") ?? "", /text\/plain/);
});

test("STR-16 a followed log ends with its pod", async () => {
  await using s = await alive();
  const { body: p } = await s.post(PO, pod("p"));
  s.server.logs.append(p.metadata.uid, "c", "1");
  const response = await s.server.fetch(new Request(`http://embedded${PO}/p/log?follow=true`));
  const text = response.text();
  s.server.logs.append(p.metadata.uid, "c", "2");
  await s.delete(`${PO}/p`);
  assert.equal(await text, "1\n2\n");
});

test("a followed log may be given up by its reader, and then by its request", async () => {
  await using s = await alive();
  await s.post(PO, pod("p"));
  const left = new AbortController();
  const { signal } = left;
  const url = `http://embedded${PO}/p/log?follow=true`;
  const { body } = await s.server.fetch(new Request(url, { signal }));
  await body?.cancel();
  left.abort(); // what throws here is nobody's to catch, and ends the program
  await new Promise((resolve) => setTimeout(resolve, 0));
  assert.equal((await s.get(`${PO}/p/log`)).status, 200);
});

test("EVT-01 events have two forms", async () => {
  await using s = await api();
  const { status, body: one } = await s.post(`${NS}/events`, {
    metadata: { name: "e" },
    involvedObject: { kind: "Pod", name: "p", namespace: "t" },
    message: "hello",
    source: { component: "me" },
    reason: "Because",
    type: "Normal",
  });
  assert.equal(status, 201);
  const { body: two } = await s.get("/apis/events.k8s.io/v1/namespaces/t/events/e");
  assert.equal(two.metadata.uid, one.metadata.uid);
  assert.equal(two.metadata.resourceVersion, one.metadata.resourceVersion);
  assert.equal(two.regarding.name, "p");
  assert.equal(two.note, "hello");
  assert.deepEqual(two.deprecatedSource, { component: "me" });
});

test("a service has endpoints", async () => {
  await using s = await alive();
  await s.post(SV, {
    metadata: { name: "s" },
    spec: { ports: [{ port: 80, targetPort: 8080 }], selector: { a: "d" } },
  });
  await s.post(DP, dep("d"));
  const { items } = (await s.get("/apis/discovery.k8s.io/v1/namespaces/t/endpointslices")).body;
  assert.equal(items[0].metadata.labels["kubernetes.io/service-name"], "s");
  assert.equal(items[0].endpoints.length, 1);
  assert.equal(items[0].ports[0].port, 8080);
});

test("a pod that fits no node says why", async () => {
  await using s = await alive();
  await s.post(PO, pod("p", { spec: { nodeSelector: { disk: "ssd" } } }));
  const { body } = await s.get(`${PO}/p`);
  assert.equal(condition(body, "PodScheduled").reason, "Unschedulable");
  await s.patch("/api/v1/nodes/embedded", { metadata: { labels: { disk: "ssd" } } });
  assert.equal((await s.get(`${PO}/p`)).body.status.phase, "Running");
});

test("a container that has not begun has no log, and one that has ended is not followed", async () => {
  await using s = await api();
  const spec = { nodeName: "n", containers: [{ name: "c", image: "i" }] };
  await s.post(PO, pod("p", { spec }));
  const state = async (state: unknown) =>
    await s.patch(`${PO}/p/status`, { status: { containerStatuses: [{ name: "c", state }] } });
  const log = async () => (await s.get(`${PO}/p/log?follow=true`)).body.message;
  const waits = 'container "c" in pod "p" is waiting to start: ';
  assert.equal(await log(), `${waits}ContainerCreating`);
  await s.patch(`${PO}/p/status`, { status: { phase: "Running" } });
  assert.equal((await s.get(`${PO}/p/log`)).text, "");
  await state({ waiting: { reason: "PodInitializing" } });
  assert.equal(await log(), `${waits}PodInitializing`);
  await state({ waiting: { reason: "ImagePullBackOff" } });
  assert.equal(await log(), `${waits}trying and failing to pull image`);
  await state({ waiting: null, terminated: { exitCode: 1 } });
  const { status, text } = await s.get(`${PO}/p/log?follow=true`);
  assert.deepEqual([status, text], [200, ""]);
});

test("an eviction that is dry, by its own options, evicts nothing", async () => {
  await using s = await alive();
  await s.post(PO, pod("p"));
  const eviction = { metadata: { name: "p" }, deleteOptions: { dryRun: ["All"] } };
  assert.equal((await s.post(`${PO}/p/eviction`, eviction)).status, 201);
  assert.equal((await s.get(`${PO}/p`)).body.metadata.deletionTimestamp, undefined);
});

test("the address of a pod is the first of its addresses", async () => {
  await using s = await api();
  await s.post(PO, pod("p"));
  for (const ip of ["10.1.2.3", "10.1.2.4"]) {
    const { body } = await s.patch(`${PO}/p/status`, { status: { podIP: ip } });
    assert.deepEqual(body.status.podIPs, [{ ip }]);
  }
});
