/**
 * Jobs whose pods have numbers: each index must succeed once.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";

const INDEX = "batch.kubernetes.io/job-completion-index";

/** The index of a pod; undefined for a pod without one. */
function indexOf(pod: AnyObject): number | undefined {
  const text = pod.metadata.annotations?.[INDEX];
  return text === undefined ? undefined : Number(text);
}

/** The indexes of the pods of a phase, in order. */
export function indexesIn(pods: readonly AnyObject[], phase: string): number[] {
  const found = pods.filter((p) => p["status"]?.phase === phase).map(indexOf);
  return [...new Set(found.filter((i) => i !== undefined))].sort((a, b) => a - b);
}

/** The first index that neither succeeded nor runs; undefined when there is none left. */
export function nextIndex(
  completions: number,
  succeeded: readonly number[],
  active: readonly AnyObject[],
): number | undefined {
  const taken = new Set([...succeeded, ...active.map(indexOf)]);
  for (let i = 0; i < completions; i++) if (!taken.has(i)) return i;
  return undefined;
}

/** Makes a pod the one of an index: its name, its label, its host name, its environment. */
export function numberPod(kernel: Kernel, job: AnyObject, pod: AnyObject, index: number): void {
  const name = `${job.metadata.name}-${index}`;
  delete pod.metadata.generateName;
  pod.metadata.name = `${name}-${kernel.ids.suffix(5)}`;
  pod.metadata.labels = { ...pod.metadata.labels, [INDEX]: String(index) };
  pod.metadata.annotations = { ...pod.metadata.annotations, [INDEX]: String(index) };
  const spec = pod["spec"];
  spec.hostname ||= name;
  const fieldPath = `metadata.labels['${INDEX}']`;
  const variable = { name: "JOB_COMPLETION_INDEX", valueFrom: { fieldRef: { fieldPath } } };
  for (const c of [...spec.initContainers ?? [], ...spec.containers]) {
    c.env = [...c.env ?? [], variable];
  }
}

/** Indexes as the status of a job has them: "0-2,4". */
export function indexText(indexes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const i of indexes) {
    const last = runs.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else runs.push([i, i]);
  }
  return runs.map(([from, to]) => {
    if (from === to) return String(from);
    return to === from + 1 ? `${from},${to}` : `${from}-${to}`;
  }).join(",");
}
