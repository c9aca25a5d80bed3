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
export function indexOf(pod: AnyObject): number | undefined {
  const text = pod.metadata.annotations?.[INDEX];
  return text === undefined ? undefined : Number(text);
}

/** The first index that has not come to its end and has no pod; undefined when there is none left. */
export function nextIndex(
  completions: number,
  over: readonly number[],
  pods: readonly AnyObject[],
): number | undefined {
  const taken = new Set([...over, ...pods.map(indexOf)]);
  for (let i = 0; i < completions; i++) if (!taken.has(i)) return i;
  return undefined;
}

/** How often an index has failed. */
export interface IndexFailures {
  readonly counted: number;
  readonly ignored: number;
}

/**
 * Makes a pod the one of an index: its name, its label, its host name, its environment, and how
 * often the index has failed where that counts for itself.
 */
export function numberPod(
  kernel: Kernel,
  job: AnyObject,
  pod: AnyObject,
  index: number,
  { counted, ignored }: IndexFailures,
): void {
  const name = `${job.metadata.name}-${index}`;
  delete pod.metadata.generateName;
  pod.metadata.name = `${name}-${kernel.ids.suffix(5)}`;
  pod.metadata.labels = { ...pod.metadata.labels, [INDEX]: String(index) };
  const each = job["spec"].backoffLimitPerIndex !== undefined;
  pod.metadata.annotations = {
    ...pod.metadata.annotations,
    [INDEX]: String(index),
    ...(each ? { "batch.kubernetes.io/job-index-failure-count": String(counted) } : {}),
    ...(each && ignored > 0
      ? { "batch.kubernetes.io/job-index-ignored-failure-count": String(ignored) }
      : {}),
  };
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

/** The indexes of such a text. */
export function parseIndexes(text: string): number[] {
  return text.split(",").filter((part) => part !== "").flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}
