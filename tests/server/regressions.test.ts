import assert from "node:assert/strict";
import { startCluster } from "kubist/testing";
import { cpuMs, test } from "../harness.ts";
import { api, brief, CM, cm, dep, DP, NS } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

test("DISC-02 GET /api/v1 lists the subresources with their kinds", async () => {
  await using s = await api();
  const { body } = await s.get("/api/v1");
  const found = new Map<string, Json>(body.resources.map((r: Json) => [r.name, r]));
  const expected: Readonly<Record<string, string>> = {
    "pods/log": "Pod",
    "pods/exec": "PodExecOptions",
    "pods/attach": "PodAttachOptions",
    "pods/portforward": "PodPortForwardOptions",
    "pods/binding": "Binding",
    "pods/eviction": "policy/v1/Eviction",
    "serviceaccounts/token": "authentication.k8s.io/v1/TokenRequest",
    "namespaces/finalize": "Namespace",
    "namespaces/status": "Namespace",
  };
  for (const [name, kind] of Object.entries(expected)) {
    const { group, version, kind: own } = found.get(name) ?? {};
    assert.equal([group, version, own].filter(Boolean).join("/"), kind, name);
  }
});

test("EVT-02 an event of the new group needs a time and a known type", async () => {
  await using s = await api();
  const { status, body } = await s.post("/apis/events.k8s.io/v1/namespaces/t/events", {
    metadata: { name: "e" },
    reason: "R",
    action: "A",
    reportingController: "ex.com/c",
    reportingInstance: "i",
    regarding: { kind: "Pod", name: "p", namespace: "t" },
  });
  assert.equal(status, 422);
  const causes = body.details.causes.map((c: Json) => `${c.field}: ${c.reason}`);
  assert.ok(causes.includes("eventTime: FieldValueRequired"), causes.join());
  assert.ok(causes.includes("type: FieldValueInvalid"), causes.join());
});

test("LIM-05 after a compaction an old watch is gone, and a client lists again", async () => {
  await using cluster = await startCluster();
  const configMaps = cluster.client().configMaps("default");
  await configMaps.create({ metadata: { name: "a" } });
  const seen: string[] = [];
  for await (const event of configMaps.watch()) {
    if (event.type !== "ADDED") continue;
    seen.push(event.object.metadata.name);
    if (seen.at(-1) === "c") break;
    if (seen.at(-1) !== "a") continue;
    // While the client is away, its place in history is forgotten.
    cluster.faults.closeWatches();
    await configMaps.create({ metadata: { name: "b" } });
    await configMaps.create({ metadata: { name: "c" } });
    cluster.faults.compact();
  }
  assert.ok(seen.includes("b"), seen.join());
});

test("LIM-07 a thousand creates and a list of them are quick", async () => {
  await using s = await api();
  // The limits are those of the case, as CPU time: what else the machine does is not the server's.
  const creates: number[] = [];
  for (let i = 0; i < 1000; i++) creates.push(await spentMs(() => s.post(CM, cm(`c-${i}`))));
  creates.sort((a, b) => a - b);
  assert.ok(creates[990]! < 20, `99 of 100 within ${creates[990]} ms`);
  const lists: number[] = [];
  for (let i = 0; i < 5; i++) {
    lists.push(
      await spentMs(async () => {
        assert.equal((await s.get(CM)).body.items.length, 1000);
      }),
    );
  }
  lists.sort((a, b) => a - b);
  assert.ok(lists[2]! < 50, `listed in ${lists[2]} ms`);
});

/** The CPU that this process spends until something is done, in milliseconds. */
async function spentMs(work: () => Promise<unknown>): Promise<number> {
  const before = cpuMs();
  await work();
  return cpuMs() - before;
}

test("OTH-03 a watch heeds its label selector", async () => {
  await using s = await api();
  const w = await s.watch(`${CM}?watch=1&labelSelector=a%3Db`);
  await s.post(CM, cm("no"));
  await s.post(CM, cm("yes", { metadata: { labels: { a: "b" } } }));
  assert.deepEqual(brief(await w.events()), ["ADDED yes"]);
  await w.close();
});

test("OTH-04 a rolling restart is a strategic merge patch", async () => {
  await using s = await api();
  await s.post(DP, dep("d"));
  const annotations = { "kubectl.kubernetes.io/restartedAt": "2026-01-01T00:00:00Z" };
  const patch = { spec: { template: { metadata: { annotations } } } };
  const type = "application/strategic-merge-patch+json";
  const { status, body } = await s.patch(`${DP}/d`, patch, { type });
  assert.equal(status, 200);
  assert.equal(body.metadata.generation, 2);
  assert.deepEqual(body.spec.template.metadata.annotations, annotations);
});

test("OTH-05 an apply creates what is missing", async () => {
  await using s = await api();
  const applied = { apiVersion: "v1", kind: "ConfigMap", ...cm("new") };
  const type = "application/apply-patch+yaml";
  const { status } = await s.patch(`${CM}/new?fieldManager=m`, applied, { type });
  assert.equal(status, 201);
});

test("OTH-07 finalizers are patched, then the status applied", async () => {
  await using s = await api();
  await s.post(DP, dep("d"));
  assert.equal((await s.patch(`${DP}/d`, { metadata: { finalizers: ["ex.com/f"] } })).status, 200);
  const applied = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "d" },
    status: { replicas: 1 },
  };
  const type = "application/apply-patch+yaml";
  const answer = await s.patch(`${DP}/d/status?fieldManager=m&force=true`, applied, { type });
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.body.status.replicas, 1);
});

test("OTH-08 generated names differ", async () => {
  await using s = await api();
  const create = async () => (await s.post(CM, { metadata: { generateName: "g-" } })).body;
  const [first, second] = [await create(), await create()];
  assert.match(first.metadata.name, /^g-.{5}$/);
  assert.notEqual(first.metadata.name, second.metadata.name);
});

test("OTH-10 a write between list and watch is not lost", async () => {
  await using s = await api();
  const { resourceVersion } = (await s.get(CM)).body.metadata;
  await s.post(CM, cm("between"));
  const w = await s.watch(`${CM}?watch=1&resourceVersion=${resourceVersion}`);
  assert.deepEqual(brief(await w.events()), ["ADDED between"]);
  await w.close();
});

test("OTH-11 a streamed list ends with its bookmark", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const w = await s.watch(
    `${CM}?watch=1&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan`,
  );
  const events = await w.events();
  assert.deepEqual(events.map((e) => e.type), ["ADDED", "BOOKMARK"]);
  assert.equal(events[1].object.metadata.annotations["k8s.io/initial-events-end"], "true");
  await w.close();
});

test("OTH-14 nothing that is missing is answered with an empty body", async () => {
  await using s = await api();
  for (const path of [`${CM}/nope`, `${DP}/nope`, `${NS}/nope/x`, "/apis/apps/v1/nope"]) {
    const { status, text, body } = await s.get(path);
    assert.equal(status, 404, path);
    assert.ok(body?.kind === "Status" || text === "404 page not found\n", `${path}: ${text}`);
  }
  assert.equal((await s.get(`${CM}/nope`)).body.message, 'configmaps "nope" not found');
});
