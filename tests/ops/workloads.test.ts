import assert from "node:assert/strict";
import { type Client, isApiError, WaitError } from "kubist";
import { test } from "../harness.ts";
import { startRig, workload } from "./rig.ts";

const two = "registry.example/app:2";

async function deploy(k: Client, replicas = 2) {
  const metadata = { name: "a", annotations: { "kubernetes.io/change-cause": "first" } };
  return await k.deployments().create({ metadata, spec: { replicas, ...workload("a") } });
}

async function imagesOf(k: Client): Promise<string[]> {
  const pods = await k.pods().where({ app: "a" }).toArray();
  return pods.map((pod) => pod.spec.containers[0]?.image ?? "");
}

test("rollout() follows to the end", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k);
  await s.k.deployments().setImage("a", { main: two });
  const seen = await s.k.deployments().rollout("a").toArray();
  assert.deepEqual(seen.at(-1), {
    done: true,
    message: 'deployment "a" successfully rolled out',
    total: 2,
    updated: 2,
    ready: 2,
    available: 2,
  });
  assert.equal(seen.filter((status) => status.done).length, 1);
  assert.deepEqual(await imagesOf(s.k), [two, two]);
});

test("rollout() yields each new message once, and ends as a failure", async () => {
  await using s = startRig();
  await deploy(s.k);
  const messages: string[] = [];
  const following = (async () => {
    for await (const { message } of s.k.deployments().rollout("a")) messages.push(message);
  })();
  const set = (status: object) =>
    s.k.deployments().patchStatus("a", { status: { observedGeneration: 1, ...status } });
  await set({ replicas: 1, updatedReplicas: 1 });
  await set({ replicas: 1, updatedReplicas: 1, readyReplicas: 0 });
  const reason = "ProgressDeadlineExceeded";
  const conditions = [{ type: "Progressing", status: "False", reason }];
  await set({ conditions });
  await assert.rejects(following, (error) => {
    assert.ok(error instanceof WaitError);
    assert.equal(error.problem, "failed");
    assert.match(error.message, /^Cannot follow the rollout of deployments\.apps "a" in namespace/);
    assert.match(error.message, /: deployment "a" exceeded its progress deadline$/);
    return true;
  });
  assert.equal(new Set(messages).size, messages.length);
  assert.ok(messages.some((m) => m.includes("1 out of 2 new replicas")));
});

test("rollout() fails when the object is deleted, absent, or the time is up", async () => {
  await using s = startRig();
  await assert.rejects(s.k.deployments().rollout("a").toArray(), { reason: "NotFound" });
  await deploy(s.k);
  const late = s.k.deployments().rollout("a", { timeoutMs: 1000 }).toArray();
  await assert.rejects(late, /not finished after 1000 ms; Waiting for deployment spec update/);
  const following = s.k.deployments().rollout("a").toArray();
  const signal = AbortSignal.timeout(10);
  await assert.rejects(s.k.deployments().rollout("a", { signal }).toArray(), {
    name: "TimeoutError",
  });
  await s.k.deployments().delete("a");
  await assert.rejects(following, /it was deleted$/);
});

test("rollout() refuses what has no rollouts", async () => {
  await using s = startRig();
  await assert.rejects(
    s.k.resource("configmaps").rollout("a").toArray(),
    /^TypeError: Cannot follow the rollout of configmaps "a" .*: only Deployment, DaemonSet/,
  );
});

test("restart() replaces the pods and leaves the rest of the template", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k);
  const before = new Set((await s.k.pods().toArray()).map((pod) => pod.metadata.uid));
  const made = await s.k.deployments().restart("a");
  const at = made.spec.template.metadata?.annotations?.["kubectl.kubernetes.io/restartedAt"];
  assert.match(at ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
  assert.deepEqual(made.spec.template.metadata?.labels, { app: "a" });
  const after = (await s.k.pods().toArray()).map((pod) => pod.metadata.uid);
  assert.equal(after.length, 2);
  assert.ok(after.every((uid) => !before.has(uid)));
});

test("restart() and undo() refuse a Deployment that is paused", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k);
  assert.equal((await s.k.deployments().pause("a")).spec.paused, true);
  await assert.rejects(s.k.deployments().restart("a"), /it is paused; resume it first$/);
  await assert.rejects(s.k.deployments().undo("a"), { name: "TypeError" });
  assert.equal((await s.k.deployments().resume("a")).spec.paused, undefined);
  await s.k.deployments().restart("a");
});

test("restart() of a dry run changes nothing", async () => {
  await using s = startRig();
  const { metadata } = await deploy(s.k);
  await s.k.deployments().restart("a", { dryRun: true });
  await s.k.dryRun().deployments().restart("a");
  const now = await s.k.deployments().get("a");
  assert.equal(now.metadata.resourceVersion, metadata.resourceVersion);
});

test("setImage() names the containers that there are", async () => {
  await using s = startRig();
  await deploy(s.k);
  await assert.rejects(s.k.deployments().setImage("a", { mian: two }), {
    name: "TypeError",
    message: /it has no container "mian"; it has main$/,
  });
  const made = await s.k.deployments().setImage("a", { "*": two });
  assert.equal(made.spec.template.spec.containers[0]?.image, two);
});

test("history() and undo() go by the revisions of ReplicaSets", async () => {
  await using s = startRig({ simulate: true });
  await deploy(s.k);
  await s.k.deployments().setImage("a", { main: two });
  await s.k.deployments().setImage("a", { main: "registry.example/app:3" });
  const before = await s.k.deployments().history("a");
  assert.deepEqual(before.map((r) => [r.revision, r.images, r.current]), [
    [1, ["registry.example/app:1"], false],
    [2, [two], false],
    [3, ["registry.example/app:3"], true],
  ]);
  assert.equal(before[0]?.cause, "first");
  await s.k.deployments().undo("a");
  assert.deepEqual(await imagesOf(s.k), [two, two]);
  const back = await s.k.deployments().undo("a", { to: 1 });
  assert.equal(back.spec.template.spec.containers[0]?.image, "registry.example/app:1");
  assert.deepEqual(back.spec.template.metadata?.labels, { app: "a" });
  const after = await s.k.deployments().history("a");
  assert.deepEqual(after.map((r) => r.revision), [3, 4, 5]);
  await assert.rejects(s.k.deployments().undo("a", { to: 1 }), {
    name: "RangeError",
    message: /there is no revision 1; kept are 3, 4, 5$/,
  });
});

test("history() and undo() go by the ControllerRevisions of a StatefulSet", async () => {
  await using s = startRig();
  const made = await s.k.statefulSets().create({
    metadata: { name: "a" },
    spec: { serviceName: "a", ...workload("a", two) },
  });
  // The third has the same labels, but is of another's making.
  const other = await s.k.statefulSets().create({
    metadata: { name: "b" },
    spec: { serviceName: "b", ...workload("a") },
  });
  for (const revision of [1, 2, 3]) {
    const { template } = workload("a", `registry.example/app:${revision}`);
    await s.k.controllerRevisions().create({
      metadata: {
        name: `a-${revision}`,
        labels: { app: "a" },
        ownerReferences: [{
          apiVersion: "apps/v1",
          kind: "StatefulSet",
          name: revision === 3 ? "b" : "a",
          uid: (revision === 3 ? other : made).metadata.uid,
          controller: true,
        }],
      },
      revision,
      data: { spec: { template: { ...template, $patch: "replace" } } },
    });
  }
  const history = await s.k.statefulSets().history("a");
  assert.deepEqual(history.map((r) => r.name), ["a-1", "a-2"]);
  const back = await s.k.statefulSets().undo("a");
  assert.equal(back.spec.template.spec.containers[0]?.image, "registry.example/app:1");
  assert.equal("$patch" in back.spec.template, false);
});

test("trigger() makes the Job of a CronJob, as kubectl create job --from does", async () => {
  await using s = startRig();
  const containers = [{ name: "main", image: "registry.example/backup:1" }];
  const jobTemplate = {
    metadata: { labels: { app: "backup" }, annotations: { a: "1" } },
    spec: { template: { spec: { restartPolicy: "Never", containers } } },
  };
  const spec = { schedule: "0 3 * * *", jobTemplate };
  const cronJob = await s.k.cronJobs().create({ metadata: { name: "backup" }, spec });
  const job = await s.k.cronJobs().trigger("backup");
  assert.match(job.metadata.name, /^backup-[a-z0-9]{5}$/);
  assert.equal(job.metadata.labels?.app, "backup");
  assert.deepEqual(job.metadata.annotations, {
    a: "1",
    "cronjob.kubernetes.io/instantiate": "manual",
  });
  assert.deepEqual(job.metadata.ownerReferences, [{
    apiVersion: "batch/v1",
    kind: "CronJob",
    name: "backup",
    uid: cronJob.metadata.uid,
    controller: true,
  }]);
  const named = await s.k.cronJobs().trigger("backup", { jobName: "now" });
  assert.equal(named.metadata.name, "now");
  await assert.rejects(s.k.cronJobs().trigger("none"), (e) => isApiError(e, "NotFound"));
  await assert.rejects(s.k.resource("jobs").trigger("now"), {
    name: "TypeError",
    message: /^Cannot trigger jobs\.batch "now" in namespace "default": only CronJobs make Jobs$/,
  });
});
