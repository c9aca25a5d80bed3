/**
 * Running a CronJob out of turn.
 *
 * @module
 */

import type { TriggerOptions } from "../../client/cron_jobs.ts";
import type { ToolCall } from "../../client/tool_call.ts";
import type { AnyObject } from "../../meta/object.ts";
import { describe } from "../../wire/target.ts";
import { ownView, viewOf } from "../call.ts";

/** Makes a CronJob's Job; see `view.trigger`. **Errors**: `TypeError` for what is no CronJob. */
export async function trigger(call: ToolCall, options: TriggerOptions): Promise<AnyObject> {
  const { kind } = call.target;
  if (kind.group !== "batch" || kind.kind !== "CronJob") {
    throw new TypeError(`Cannot trigger ${describe(call.target)}: only CronJobs make Jobs`);
  }
  const { jobName, ...how } = options;
  const { signal, timeoutMs } = options;
  const cronJob = await ownView(call).get(call.target.name, { signal, timeoutMs });
  const { apiVersion, metadata, spec: { jobTemplate } } = cronJob;
  const named = jobName === undefined ? { generateName: `${metadata.name}-` } : { name: jobName };
  const owner = { apiVersion, kind: cronJob.kind, name: metadata.name, uid: metadata.uid };
  return await viewOf(call, "Job").create({
    metadata: {
      ...named,
      labels: jobTemplate.metadata?.labels,
      annotations: {
        ...jobTemplate.metadata?.annotations,
        "cronjob.kubernetes.io/instantiate": "manual",
      },
      ownerReferences: [{ ...owner, controller: true }],
    },
    spec: jobTemplate.spec,
  }, how);
}
