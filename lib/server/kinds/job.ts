/**
 * Jobs get a selector of their own, so that no two jobs fight for pods.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { isEmpty } from "../validation/empty.ts";

/** Generates the selector and labels of a new job. One without labels has those of its pods. */
export function prepareJob(job: AnyObject, old: AnyObject | undefined): void {
  const spec = job["spec"];
  if (!old && spec?.template && spec.manualSelector !== true) generate(job);
  const labels = spec?.template?.metadata?.labels;
  if (labels && isEmpty(job.metadata.labels)) job.metadata.labels = { ...labels };
}

function generate(job: AnyObject): void {
  const spec = job["spec"];
  const { uid, name } = job.metadata;
  spec.template.metadata ??= {};
  const labels = spec.template.metadata.labels ??= {};
  Object.assign(labels, {
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
  });
  spec.selector ??= {};
  spec.selector.matchLabels = {
    ...spec.selector.matchLabels,
    "batch.kubernetes.io/controller-uid": uid,
  };
}
