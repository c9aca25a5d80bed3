/**
 * Jobs get a selector of their own, so that no two jobs fight for pods.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";

/** Generates the selector and labels of a new job. One without labels has those of its pods. */
export function prepareJob(job: AnyObject, old: AnyObject | undefined): void {
  const spec = job["spec"];
  if (old) {
    const labels = spec?.template?.metadata?.labels;
    if (labels && Object.keys(job.metadata.labels ?? {}).length === 0) {
      job.metadata.labels = { ...labels };
    }
    return;
  }
  if (!spec?.template || spec.manualSelector === true) return;
  const { uid, name } = job.metadata;
  const labels = {
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
  };
  spec.template.metadata ??= {};
  spec.template.metadata.labels = { ...spec.template.metadata.labels, ...labels };
  if (Object.keys(job.metadata.labels ?? {}).length === 0) {
    job.metadata.labels = { ...spec.template.metadata.labels };
  }
  spec.selector ??= {};
  spec.selector.matchLabels = {
    ...spec.selector.matchLabels,
    "batch.kubernetes.io/controller-uid": uid,
  };
}
