/**
 * Jobs: pods until enough have succeeded or too many have failed.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { change, create, find, remove } from "./access.ts";
import { restartsOf } from "./restarts.ts";
import { recordEvent } from "./event_recorder.ts";
import { type JobDeadlines, jobDeadlines } from "./job_deadlines.ts";
import { nextIndex, numberPod } from "./job_indexes.ts";
import { successOf } from "./job_policies.ts";
import { report, type Verdict } from "./job_status.ts";
import { createTallies, type Tallies, type Tally } from "./job_tally.ts";
import { podOf } from "./replica_set.ts";
import { isActive, owned, workloadLoop } from "./workload_loop.ts";

const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 600_000;
const CONTROLLER = "kubernetes.io/job-controller";

/** What the controller works with. */
interface Desk {
  readonly kernel: Kernel;
  readonly jobs: ResourceType;
  readonly pods: ResourceType;
  readonly deadlines: JobDeadlines;
  readonly tallies: Tallies;
}

/** Starts the controller; the returned function stops it. */
export function startJobController(kernel: Kernel): () => void {
  const jobs = kernel.catalog.type("batch", "jobs");
  const pods = kernel.catalog.type("", "pods");
  if (!jobs || !pods) return () => {};
  const deadlines = jobDeadlines(kernel, jobs);
  const desk: Desk = { kernel, jobs, pods, deadlines, tallies: createTallies() };
  const stop = workloadLoop(kernel, jobs, ["/pods"], (job, later) => sync(desk, job, later));
  const unlisten = kernel.store.listen(jobs.storageKey, ({ last }) => {
    if (last) desk.tallies.forget(last.uid);
  });
  return () => {
    stop();
    unlisten();
    deadlines.stop();
  };
}

function isOver({ status }: AnyObject): boolean {
  return ["Complete", "Failed"].some((type) => hasCondition(status?.conditions, type));
}

function sync(desk: Desk, job: AnyObject, later: (ms: number) => void): void {
  const { kernel, jobs, pods, deadlines, tallies } = desk;
  if (isOver(job)) return tallies.forget(job.metadata.uid);
  if ((job["spec"].managedBy ?? CONTROLLER) !== CONTROLLER) return;
  const mine = owned(kernel, pods, job);
  const tally = tallies.of(job, mine);
  const active = mine.filter(isActive);
  const failedIndexes = failedIndexesOf(job, tally);
  const verdict = begunVerdict(job) ??
    verdictOf(job, { tally, active, failedIndexes, late: deadlines.isOver(job) });
  deadlines.watch(job);
  const { suspend = false } = job["spec"];
  const gone = verdict || suspend ? active.splice(0) : active.splice(wantedOf(job, tally));
  for (const pod of gone) dismiss(desk, job, pod, verdict?.success === false);
  const terminating = mine.filter((p) => isGoing(kernel, pods, p)).length;
  const pause = pauseOf(desk.kernel, mine, tally);
  if (pause > 0) later(pause);
  else if (!verdict && !suspend) {
    addPods(desk, job, { tally, active, failedIndexes, mine, terminating });
  }
  tellSuspension(kernel, job);
  const place = { type: jobs, namespace: job.metadata.namespace ?? "", name: job.metadata.name };
  const progress = { tally: tallies.of(job), active, terminating, failedIndexes, verdict };
  const written = change(kernel, place, (o) => report(kernel, o, progress), "status");
  if (verdict && written && isOver(written)) tellEnd(kernel, job, verdict);
}

/** Whether a pod has been told to go, and has not gone. */
function isGoing(kernel: Kernel, type: ResourceType, { metadata }: AnyObject): boolean {
  const { namespace = "", name, uid } = metadata;
  const now = find(kernel, { type, namespace, name });
  if (now?.metadata.uid !== uid || now.metadata.deletionTimestamp === undefined) return false;
  return !["Succeeded", "Failed"].includes(now["status"]?.phase);
}

/** Lets a pod go; those that the end of a failed job takes along have failed too. */
function dismiss(desk: Desk, job: AnyObject, pod: AnyObject, isFailure: boolean): void {
  const { kernel, pods, tallies } = desk;
  const { namespace = "", name } = pod.metadata;
  tallies.dismissed(job, pod, isFailure);
  remove(kernel, { type: pods, namespace, name });
  recordEvent(kernel, job, "job-controller", "SuccessfulDelete", `Deleted pod: ${name}`);
}

/** For how long no pod is made after failures that do not count, and would have no end, in milliseconds. */
function pauseOf(kernel: Kernel, pods: readonly AnyObject[], tally: Tally): number {
  if (tally.ignoredInRow === 0) return 0;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tally.ignoredInRow - 1), LONGEST_PAUSE_MS);
  const ends = pods.flatMap(({ status }) => status?.containerStatuses ?? [])
    .map((c) => Date.parse(c.state?.terminated?.finishedAt ?? 0));
  return Math.max(0, ...ends) + pause - kernel.wallMs();
}

/** How many pods may be active. */
function wantedOf({ spec }: AnyObject, { succeeded, completed }: Tally): number {
  const { completions, parallelism = 1, completionMode } = spec;
  if (completions === undefined) return succeeded > 0 ? 0 : parallelism;
  const done = completionMode === "Indexed" ? completed.length : succeeded;
  return Math.max(0, Math.min(parallelism, completions - done));
}

/** What is known when pods are added. */
interface Room {
  readonly tally: Tally;
  readonly active: AnyObject[];
  readonly failedIndexes: readonly number[] | undefined;
  readonly mine: readonly AnyObject[];
  readonly terminating: number;
}

function addPods({ kernel, pods }: Desk, job: AnyObject, room: Room): void {
  const { tally, active, failedIndexes = [], mine, terminating } = room;
  const { completions = 1, completionMode, podReplacementPolicy } = job["spec"];
  // Those that go are replaced at once, unless the job waits for their end.
  const waits = podReplacementPolicy === "Failed";
  const most = wantedOf(job, tally) - (waits ? terminating : 0);
  while (active.length < most) {
    const wish = podOf(job) as unknown as AnyObject;
    if (completionMode === "Indexed") {
      const going = waits ? mine.filter((p) => isGoing(kernel, pods, p)) : [];
      const over = [...tally.completed, ...failedIndexes];
      const index = nextIndex(completions, over, [...active, ...going]);
      if (index === undefined) return;
      const failures = tally.failures.get(index) ?? { counted: 0, ignored: 0 };
      numberPod(kernel, job, wish, index, failures);
    }
    const pod = create(kernel, pods, job.metadata.namespace ?? "", wish);
    if (!pod) return;
    active.push(pod);
    const text = `Created pod: ${pod.metadata.name}`;
    recordEvent(kernel, job, "job-controller", "SuccessfulCreate", text);
  }
}

/** The indexes that failed for good; undefined for a job that gives none up. */
function failedIndexesOf({ spec }: AnyObject, tally: Tally): number[] | undefined {
  const limit: number | undefined = spec.backoffLimitPerIndex;
  if (limit === undefined) return undefined;
  const often = [...tally.failures].filter(([, { counted }]) => counted > limit).map(([i]) => i);
  return [...new Set([...often, ...tally.givenUp])].sort((a, b) => a - b);
}

/** The end that has been told already, while pods were still there. */
function begunVerdict({ status }: AnyObject): Verdict | undefined {
  const conditions: readonly { type: string; reason: string; message: string }[] =
    status?.conditions ?? [];
  const begun = conditions.find(({ type }) =>
    ["SuccessCriteriaMet", "FailureTarget"].includes(type)
  );
  if (!begun) return undefined;
  const { type, reason, message } = begun;
  return { success: type === "SuccessCriteriaMet", reason, message };
}

/** What a job's end is decided by. */
interface Evidence {
  readonly tally: Tally;
  readonly active: readonly AnyObject[];
  readonly failedIndexes: readonly number[] | undefined;
  readonly late: boolean;
}

function verdictOf(job: AnyObject, evidence: Evidence): Verdict | undefined {
  const { tally, active, failedIndexes = [], late } = evidence;
  const { spec } = job;
  const fail = (reason: string, message: string) => ({ success: false, reason, message });
  if (tally.fatal) return fail("PodFailurePolicy", tally.fatal);
  if (tally.failed > (spec.backoffLimit ?? 6) || restartsTooOften(job, active)) {
    return fail("BackoffLimitExceeded", "Job has reached the specified backoff limit");
  }
  if (late) return fail("DeadlineExceeded", "Job was active longer than specified deadline");
  const enough = successOf(job, tally.completed);
  if (enough) return { success: true, reason: "SuccessPolicy", message: enough };
  const given = failedIndexes.length;
  if (given > (spec.maxFailedIndexes ?? Infinity)) {
    const message = "Job has exceeded the specified maximal number of failed indexes";
    return fail("MaxFailedIndexesExceeded", message);
  }
  if (given > 0 && given + tally.completed.length >= spec.completions) {
    return fail("FailedIndexes", "Job has failed indexes");
  }
  return isComplete(job, tally, active) ? REACHED : undefined;
}

const REACHED: Verdict = {
  success: true,
  reason: "CompletionsReached",
  message: "Reached expected number of succeeded pods",
};

/** A job without a number of completions is over when one pod succeeded and none is left. */
function isComplete({ spec }: AnyObject, tally: Tally, active: readonly AnyObject[]): boolean {
  if (spec.completions === undefined) return tally.succeeded > 0 && active.length === 0;
  const indexed = spec.completionMode === "Indexed";
  return (indexed ? tally.completed.length : tally.succeeded) >= spec.completions;
}

function tellSuspension(kernel: Kernel, { spec, status, ...job }: AnyObject): void {
  const wanted = spec.suspend === true;
  if (hasCondition(status?.conditions, "Suspended") === wanted) return;
  const [reason, text] = wanted ? ["Suspended", "Job suspended"] : ["Resumed", "Job resumed"];
  recordEvent(kernel, job as AnyObject, "job-controller", reason ?? "", text ?? "");
}

function tellEnd(kernel: Kernel, job: AnyObject, { success, reason, message }: Verdict): void {
  if (success) recordEvent(kernel, job, "job-controller", "Completed", "Job completed");
  else recordEvent(kernel, job, "job-controller", reason, message, "Warning");
}

/** Containers that are restarted in their pods count as pods that fail do. */
function restartsTooOften({ spec }: AnyObject, active: readonly AnyObject[]): boolean {
  if (spec.template.spec.restartPolicy !== "OnFailure") return false;
  const restarts = active.reduce((sum, pod) => sum + restartsOf(pod), 0);
  const { backoffLimit = 6 } = spec;
  return restarts > 0 && restarts >= backoffLimit;
}
