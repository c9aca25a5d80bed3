import assert from "node:assert/strict";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";
import { type Api, api, NS, PO } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

const JB = "/apis/batch/v1/namespaces/t/jobs";

async function until(found: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < 2000; i++) {
    if (await found()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.fail("it has not come about");
}

/** A job whose pods run a script, in a cluster that lives in virtual time. */
async function started(script: string, spec: Json = {}, annotations: Json = {}) {
  const clock = manualClock();
  const s = await api({ simulate: true, clock });
  const containers = [{ name: "c", image: "i", command: ["sh", "-c", script] }];
  const template = { metadata: { annotations }, spec: { restartPolicy: "Never", containers } };
  const made = await s.post(JB, { metadata: { name: "j" }, spec: { template, ...spec } });
  assert.equal(made.status, 201, made.text);
  return { s, clock };
}

const statusOf = async (s: Api): Promise<Json> => (await s.get(`${JB}/j`)).body.status ?? {};

async function ended(s: Api): Promise<Json> {
  const types = ["Complete", "Failed"];
  const isEnd = (c: Json) => types.includes(c.type) && c.status === "True";
  await until(async () => (await statusOf(s)).conditions?.some(isEnd));
  const status = await statusOf(s);
  const { type, reason, message } = status.conditions.find(isEnd);
  return { ...status, end: [type, reason, message] };
}

async function pods(s: Api): Promise<Json[]> {
  return (await s.get(`${PO}?labelSelector=job-name=j`)).body.items;
}

const indexed = (completions: number, more: Json = {}) => ({
  completionMode: "Indexed",
  completions,
  parallelism: completions,
  ...more,
});

test("a failure policy ignores failures, and fails the job for some", async () => {
  const onExitCodes = (operator: string, ...values: number[]) => ({ operator, values });
  const rules = [
    { action: "Ignore", onExitCodes: onExitCodes("In", 0x7f) },
    { action: "Count", onExitCodes: onExitCodes("In", 3) },
    {
      action: "FailJob",
      onExitCodes: { containerName: "c", ...onExitCodes("NotIn", 3) },
    },
  ];
  const { s } = await started("exit 42", { backoffLimit: 6, podFailurePolicy: { rules } });
  await using _s = s;
  const { end, failed, conditions } = await ended(s);
  const [pod] = await pods(s);
  assert.deepEqual(end, [
    "Failed",
    "PodFailurePolicy",
    `Container c for pod t/${pod.metadata.name} failed with exit code 42 matching FailJob rule at index 2`,
  ]);
  assert.equal(failed, 1);
  assert.deepEqual(conditions.map((c: Json) => c.type), ["FailureTarget", "Failed"]);
});

test("what a failure policy ignores is tried again without a count", async () => {
  const rules = [{ action: "Ignore", onExitCodes: { operator: "In", values: [4] } }];
  const { s, clock } = await started("exit 4", {
    backoffLimit: 0,
    podFailurePolicy: { rules },
  });
  await using _s = s;
  const isOver = (p: Json) => p.status.phase === "Failed";
  // The pause before the next one doubles.
  for (const [count, seconds] of [[1, 10], [2, 20], [3, 40]] as const) {
    await until(async () => (await pods(s)).filter(isOver).length === count);
    await until(async () => (await statusOf(s)).active === undefined);
    await clock.advance((seconds - 2) * 1000);
    assert.equal((await pods(s)).length, count);
    await clock.advance(2000);
  }
  const { failed, conditions = [] } = await statusOf(s);
  assert.equal(failed, undefined);
  assert.deepEqual(conditions, []);
});

test("a failure policy knows conditions of pods", async () => {
  const rules = [{
    action: "FailJob",
    onPodConditions: [{ type: "DisruptionTarget", status: "True" }],
  }];
  const annotations = { "simulate.kubist.dev/run-seconds": "600" };
  const { s } = await started("true", { podFailurePolicy: { rules } }, annotations);
  await using _s = s;
  await until(async () => (await statusOf(s)).active === 1);
  const [{ metadata: { name } }] = await pods(s) as [Json];
  await s.patch(`${PO}/${name}/status`, {
    status: {
      phase: "Failed",
      conditions: [{ type: "DisruptionTarget", status: "True" }],
    },
  });
  const { end } = await ended(s);
  assert.equal(
    end[2],
    `Pod t/${name} has condition DisruptionTarget matching FailJob rule at index 0`,
  );
});

test("indexes fail for themselves where they have limits of their own", async () => {
  const spec = indexed(4, { backoffLimitPerIndex: 1 });
  const { s } = await started('test "$JOB_COMPLETION_INDEX" != 2', spec);
  await using _s = s;
  const status = await ended(s);
  assert.deepEqual(status.end, ["Failed", "FailedIndexes", "Job has failed indexes"]);
  assert.equal(status.completedIndexes, "0,1,3");
  assert.equal(status.failedIndexes, "2");
  assert.equal(status.failed, 2);
  const counts = (await pods(s)).filter((p) => p.metadata.name.startsWith("j-2-"))
    .map((p) => p.metadata.annotations["batch.kubernetes.io/job-index-failure-count"]);
  assert.deepEqual(counts.sort(), ["0", "1"]);
});

test("a job ends when too many indexes failed, and a rule can fail an index", async () => {
  const rules = [{ action: "FailIndex", onExitCodes: { operator: "In", values: [1] } }];
  const more = { backoffLimitPerIndex: 5, maxFailedIndexes: 1, podFailurePolicy: { rules } };
  const { s } = await started("exit 1", indexed(3, { ...more, parallelism: 1 }));
  await using _s = s;
  const status = await ended(s);
  assert.deepEqual(status.end, [
    "Failed",
    "MaxFailedIndexesExceeded",
    "Job has exceeded the specified maximal number of failed indexes",
  ]);
  assert.equal(status.failedIndexes, "0,1");
  assert.equal(status.failed, 2);
});

test("a success policy ends a job before all has been done", async () => {
  const rules = [{ succeededIndexes: "1-2" }, { succeededIndexes: "0,3", succeededCount: 1 }];
  const spec = indexed(4, { successPolicy: { rules }, backoffLimit: 50, parallelism: 4 });
  const { s } = await started('test "$JOB_COMPLETION_INDEX" = 3', spec);
  await using _s = s;
  const { end, completedIndexes, conditions } = await ended(s);
  assert.deepEqual(end, ["Complete", "SuccessPolicy", "Matched rules at index 1"]);
  assert.equal(completedIndexes, "3");
  assert.deepEqual(conditions.map((c: Json) => c.type), ["SuccessCriteriaMet", "Complete"]);
});

test("a suspended job has no pods, and begins anew when it goes on", async () => {
  const annotations = { "simulate.kubist.dev/run-seconds": "600" };
  const { s, clock } = await started("true", {}, annotations);
  await using _s = s;
  await until(async () => (await statusOf(s)).active === 1);
  const { startTime } = await statusOf(s);
  await clock.advance(5000);
  await s.patch(`${JB}/j`, { spec: { suspend: true } });
  await until(async () => (await statusOf(s)).conditions?.[0]?.reason === "JobSuspended");
  await until(async () => (await pods(s)).length === 0);
  assert.equal((await statusOf(s)).failed, undefined);
  await s.patch(`${JB}/j`, { spec: { suspend: false } });
  await until(async () => (await statusOf(s)).active === 1);
  const { conditions: [condition], ...status } = await statusOf(s);
  assert.deepEqual([condition.status, condition.reason], ["False", "JobResumed"]);
  assert.equal(Date.parse(status.startTime) - Date.parse(startTime), 5000);
});

test("a pod that somebody deletes has failed, and is counted after it is gone", async () => {
  const annotations = { "simulate.kubist.dev/run-seconds": "600" };
  const { s } = await started("true", { backoffLimit: 1 }, annotations);
  await using _s = s;
  for (const failed of [1, 2]) {
    await until(async () => (await statusOf(s)).active === 1 && (await pods(s)).length === 1);
    await s.delete(`${PO}/${(await pods(s))[0]?.metadata.name}`);
    await until(async () => (await statusOf(s)).failed === failed);
  }
  assert.equal((await ended(s)).end[1], "BackoffLimitExceeded");
});

test("a pod that goes is replaced at once, or when it is gone, as the job says", async () => {
  for (const [policy, expected] of [["TerminatingOrFailed", 2], ["Failed", 1]] as const) {
    const annotations = { "simulate.kubist.dev/run-seconds": "600" };
    const { s } = await started("true", { podReplacementPolicy: policy }, annotations);
    await using _s = s;
    await until(async () => (await statusOf(s)).active === 1);
    const [{ metadata: { name } }] = await pods(s) as [Json];
    await s.patch(`${PO}/${name}`, { metadata: { finalizers: ["example.com/stay"] } });
    await s.delete(`${PO}/${name}`);
    await until(async () => (await statusOf(s)).terminating === 1);
    assert.equal((await pods(s)).length, expected, policy);
    await s.patch(`${PO}/${name}`, { metadata: { finalizers: null } });
    await until(async () => (await pods(s)).every((p) => p.metadata.name !== name));
    await until(async () => (await statusOf(s)).active === 1);
  }
});

test("a job without a number of completions is over with its first success", async () => {
  const { s } = await started("true", { parallelism: 2 });
  await using _s = s;
  const { end, succeeded } = await ended(s);
  assert.deepEqual(end.slice(0, 2), ["Complete", "CompletionsReached"]);
  assert.equal(succeeded, 2);
});

test("a job tells by events what it does", async () => {
  const { s } = await started("false", { backoffLimit: 0 });
  await using _s = s;
  await ended(s);
  const { items } = (await s.get(`${NS}/events`)).body;
  const own = items.filter((e: Json) => e.involvedObject.kind === "Job");
  assert.deepEqual(own.map((e: Json) => [e.type, e.reason]).sort(), [
    ["Normal", "SuccessfulCreate"],
    ["Warning", "BackoffLimitExceeded"],
  ]);
});
