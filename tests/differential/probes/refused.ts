/**
 * Scripts for every kind: what an update may not make of an object's metadata.
 *
 * @module
 */

import { subjects } from "../every_kind.ts";
import type { Script, Step } from "../script.ts";
import { type Json, patch, post, remove } from "../steps.ts";

const metadatas: readonly Json[] = [
  { labels: { a: "b c" } },
  { annotations: { "a b": "1" } },
  { finalizers: ["x"] },
  { ownerReferences: [{}] },
  { uid: "00000000-0000-4000-8000-000000000000" },
  { name: "another" },
  { namespace: "another" },
  { deletionTimestamp: "2020-01-01T00:00:00Z" },
  { creationTimestamp: null },
  { generation: 9 },
  { resourceVersion: "1" },
];

/** Refused changes of the metadata of every kind that can be patched, and of what is being deleted. */
export function refused(): Script[] {
  return subjects.filter((s) => s.verbs.includes("patch")).map((s) => {
    const finalizers = (...names: string[]): Step =>
      patch(`${s.path}/${s.name}`, { metadata: { finalizers: names } });
    return {
      name: `refused metadata of ${s.title}`,
      steps: [
        post(s.path, s.object),
        ...metadatas.map((metadata): Step => patch(`${s.path}/${s.name}?dryRun=All`, { metadata })),
        finalizers("example.com/a"),
        remove(`${s.path}/${s.name}`),
        finalizers("example.com/a", "x"),
        finalizers(),
      ],
    };
  });
}
