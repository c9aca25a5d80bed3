import assert from "node:assert/strict";
import type { AnyObject, Client, ClientOptions } from "kubist";
import type { DrainOptions } from "kubist/ops";
import { DrainError } from "kubist/ops";
import { manualClock } from "kubist/stream";
import { evictPod } from "../../lib/ops/nodes/evict_pod.ts";
import { judgePod } from "../../lib/ops/nodes/filter.ts";
import { test } from "../harness.ts";
import { settle, startRig, workload } from "./rig.ts";

const { template } = workload("a");
const owner = (kind: string) => [{
  apiVersion: "apps/v1",
  kind,
  name: "a",
  uid: "u1",
  controller: true,
}];

function judged(pod: object, options: DrainOptions = {}, hasDaemonSet = true): string {
  const base = { metadata: { ownerReferences: owner("ReplicaSet") }, spec: {}, status: {} };
  const verdict = judgePod({ ...base, ...pod } as unknown as AnyObject, options, { hasDaemonSet });
  return verdict.reason === undefined ? verdict.type : `${verdict.type}: ${verdict.reason}`;
}

test("judgePod() takes pods by kubectl's rules", () => {
  const daemon = { metadata: { ownerReferences: owner("DaemonSet") } };
  const local = { spec: { volumes: [{ name: "v", emptyDir: {} }] } };
  const alone = { metadata: {} };
  const done = { status: { phase: "Succeeded" } };
  const mirror = { metadata: { annotations: { "kubernetes.io/config.mirror": "x" } } };
  assert.equal(judged({}), "evict");
  assert.match(judged(mirror), /^skip: it is static/);
  assert.match(judged(daemon), /^skip: a DaemonSet/);
  assert.match(judged(daemon, { ignoreDaemonSets: false }), /^refuse: .*: ignoreDaemonSets$/);
  assert.match(judged(daemon, {}, false), /^refuse: its DaemonSet "a" is gone/);
  assert.match(judged(daemon, { force: true }, false), /^evict: its DaemonSet "a" is gone$/);
  assert.equal(judged({ ...daemon, ...done }), "evict");
  assert.match(judged(local), /^refuse: .*emptyDir.*: deleteEmptyDirData$/);
  assert.match(judged(local, { deleteEmptyDirData: true }), /^evict: its local storage/);
  assert.equal(judged({ ...local, ...done }), "evict");
  assert.match(judged(alone), /^refuse: no controller makes it again: force$/);
  assert.match(judged({ ...alone, ...local }, { force: true }), /^refuse: its local/);
  assert.match(
    judged({ ...alone, ...local }, { force: true, deleteEmptyDirData: true }),
    /^evict: its local storage \(emptyDir\) gets lost; no controller makes it again$/,
  );
  assert.equal(judged({ ...alone, ...done }), "evict");
});

/** A node "n1" with the two pods of a Deployment, and no other node. */
async function occupied(k: Client): Promise<void> {
  for await (const node of k.nodes()) await k.nodes().delete(node.metadata.name);
  await k.nodes().create({ metadata: { name: "n1" } });
  await k.nodes().patchStatus("n1", {
    status: { conditions: [{ type: "Ready", status: "True" }] },
  });
  await k.deployments().create({
    metadata: { name: "a" },
    spec: { replicas: 2, ...workload("a") },
  });
  const pods = await k.pods().toArray();
  assert.deepEqual(pods.map((pod) => pod.spec.nodeName), ["n1", "n1"]);
}

test("cordon() and uncordon() close and open a node", async () => {
  await using s = startRig();
  await s.k.nodes().create({ metadata: { name: "n1" } });
  const closed = await s.k.nodes().cordon("n1");
  assert.equal(closed.spec?.unschedulable, true);
  const again = await s.k.nodes().cordon("n1");
  assert.equal(again.metadata.resourceVersion, closed.metadata.resourceVersion);
  assert.equal((await s.k.nodes().uncordon("n1")).spec?.unschedulable, undefined);
  await assert.rejects(s.k.resource("pods").cordon("a"), /only nodes can be$/);
});

test("drain() empties a node, and its pods wait for another", async () => {
  await using s = startRig({ simulate: true });
  await occupied(s.k);
  const events = await s.k.nodes().drain("n1", { gracePeriodSeconds: 0 }).toArray();
  assert.deepEqual(events.map((event) => event.type).toSorted(), [
    "cordoned",
    "evicted",
    "evicted",
    "evicting",
    "evicting",
  ]);
  const on = await s.k.pods("*").fields({ "spec.nodeName": "n1" }).toArray();
  assert.deepEqual(on, []);
});

test("drain() touches nothing when a pod stands in the way", async () => {
  await using s = startRig({ simulate: true });
  await occupied(s.k);
  await s.k.pods().create({ metadata: { name: "alone" }, spec: template.spec });
  await assert.rejects(s.k.nodes().drain("n1").toArray(), (error) => {
    assert.ok(error instanceof DrainError);
    assert.deepEqual(error.pods, [{
      namespace: "default",
      name: "alone",
      reason: "no controller makes it again: force",
    }]);
    assert.equal(
      error.message,
      'Cannot drain node "n1": 1 pods stand in the way\n  - default/alone: no controller makes it again: force',
    );
    return true;
  });
  assert.equal((await s.k.pods().toArray()).length, 3);
  const chosen = s.k.nodes().drain("n1", { podSelector: { app: "a" }, gracePeriodSeconds: 0 });
  await chosen.toArray();
  const left = await s.k.pods("*").fields({ "spec.nodeName": "n1" }).toArray();
  assert.deepEqual(left.map((pod) => pod.metadata.name), ["alone"]);
});

test("drain() waits for disruption budgets, and says so", async () => {
  await using s = startRig({ simulate: true });
  await occupied(s.k);
  await s.k.podDisruptionBudgets().create({
    metadata: { name: "b" },
    spec: { minAvailable: 2, selector: { matchLabels: { app: "a" } } },
  });
  const clock = manualClock();
  const types: string[] = [];
  let over = false;
  const draining = (async () => {
    const events = s.client({ clock }).nodes().drain("n1", { gracePeriodSeconds: 0 });
    for await (const { type } of events) types.push(type);
    over = true;
  })();
  while (!types.includes("blocked")) await settle(2);
  await s.k.podDisruptionBudgets().delete("b");
  while (!over) {
    await clock.advance(1000);
    await settle(2);
  }
  await draining;
  assert.equal(types.filter((type) => type === "evicted").length, 2);
});

test("drain() tells the pods that remain when its time is up", async () => {
  await using s = startRig({ simulate: true });
  await occupied(s.k);
  await s.k.podDisruptionBudgets().create({
    metadata: { name: "b" },
    spec: { minAvailable: 2, selector: { matchLabels: { app: "a" } } },
  });
  const late = s.k.nodes().drain("n1", { timeoutMs: 1000 }).toArray();
  await assert.rejects(
    late,
    /^WaitError: Cannot drain node "n1": not empty after 1000 ms; there rem.* default\/a-/,
  );
});

test("drain() of a dry run changes nothing", async () => {
  await using s = startRig({ simulate: true });
  await occupied(s.k);
  const events = await s.k.nodes().drain("n1", { dryRun: true }).toArray();
  assert.deepEqual(events.map((event) => event.type), ["cordoned", "evicting", "evicting"]);
  const again = await s.k.dryRun().nodes().drain("n1").toArray();
  assert.deepEqual(again, events);
  assert.equal((await s.k.nodes().get("n1")).spec?.unschedulable, undefined);
  assert.equal((await s.k.pods().toArray()).every((p) => !p.metadata.deletionTimestamp), true);
});

test("drain() evicts the very pods that it has seen, not others of their names", async () => {
  await using s = startRig({ simulate: true });
  await occupied(s.k);
  const [pod] = await s.k.pods().toArray();
  assert.ok(pod);
  const old = {
    ...pod,
    metadata: { ...pod.metadata, uid: "of-another-time" },
  } as unknown as AnyObject;
  const { signal } = new AbortController();
  // deno-lint-ignore require-yield -- there is nothing to tell when all goes well
  const drain = async function* (call: Parameters<typeof evictPod>[0]) {
    for await (const reason of evictPod(call, old, { signal })) assert.fail(reason);
  };
  const tools = { nodes: () => Promise.resolve({ drain }) } as unknown as ClientOptions["tools"];
  const k = s.client({ tools });
  assert.deepEqual(await k.nodes().drain("n1").toArray(), []);
  assert.equal((await s.k.pods().get(pod.metadata.name)).metadata.uid, pod.metadata.uid);
});

test("drain() can be left, and evicts no more", async () => {
  await using s = startRig({ simulate: true });
  await occupied(s.k);
  for await (const { type } of s.k.nodes().drain("n1")) {
    assert.equal(type, "cordoned");
    break;
  }
  assert.equal((await s.k.pods().toArray()).every((p) => p.spec.nodeName === "n1"), true);
});
