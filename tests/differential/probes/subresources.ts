/**
 * Scripts for every kind with a status or a scale: written as it should be, and with one thing wrong.
 *
 * @module
 */

import { around, LATER, type Subject, subjects } from "../every_kind.ts";
import { mutations } from "../mutations.ts";
import type { Script, Step } from "../script.ts";
import { statuses } from "../statuses.ts";
import { variants } from "../variants.ts";

/** Writes of /status and /scale of every kind that has them. */
export function subresources(): Script[] {
  const isFirst = (s: Subject) => subjects.find((o) => o.kind === s.kind) === s;
  const has = (s: Subject, name: string) => s.subresources.includes(name);
  return subjects.filter((s) => isFirst(s) && (has(s, "status") || has(s, "scale"))).map((s) =>
    around(s, "subresources of", [
      ...(has(s, "status") ? statusSteps(s) : []),
      ...(has(s, "scale") ? scaleSteps(s) : []),
    ])
  );
}

function statusSteps(s: Subject): Step[] {
  const path = `${s.path}/${s.name}/status?dryRun=All`;
  const status = statuses[s.kind] ?? {};
  const metadata = { name: s.name, resourceVersion: "{rv}" };
  const all = [
    { status },
    ...variants({ status }),
    ...mutations({ status }).map((m) => m.object),
  ];
  const merge = "application/merge-patch+json";
  return [
    ...all.map((body): Step => ({
      method: "PUT",
      path,
      body: { ...s.object, ...body as object, metadata },
    })),
    { method: "PATCH", path, body: { status }, type: merge },
    { method: "PATCH", path, body: { status }, type: "application/strategic-merge-patch+json" },
    {
      method: "PATCH",
      path: `${path}&fieldManager=c&force=true`,
      body: { apiVersion: s.apiVersion, kind: s.kind, metadata: { name: s.name }, status },
      type: "application/apply-patch+yaml",
    },
    // What it leaves alone, and what comes back once it is stored.
    {
      method: "PATCH",
      path: LATER.test(s.kind) ? path : path.replace("?dryRun=All", ""),
      body: { status },
      type: merge,
    },
    {
      method: "PATCH",
      path,
      body: { metadata: { labels: { a: "1" }, finalizers: ["example.com/f"] }, spec: { x: 1 } },
      type: merge,
    },
    { method: "PATCH", path, body: { status: null }, type: merge },
    { method: "PATCH", path, body: { status: { conditions: null } }, type: merge },
  ];
}

function scaleSteps(s: Subject): Step[] {
  const path = `${s.path}/${s.name}/scale?dryRun=All`;
  const scale = {
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata: { name: s.name, namespace: "{ns}" },
    spec: { replicas: 2 },
  };
  const merge = "application/merge-patch+json";
  return [
    { method: "GET", path: path.replace("?dryRun=All", "") },
    ...mutations(scale).map((m): Step => ({ method: "PUT", path, body: m.object })),
    ...mutations({ spec: { replicas: 2 } }).map((m): Step => ({
      method: "PATCH",
      path,
      body: m.object,
      type: merge,
    })),
    { method: "PUT", path, body: { ...scale, metadata: { name: "other" } } },
    {
      method: "PUT",
      path,
      body: { ...scale, metadata: { ...scale.metadata, resourceVersion: "1" } },
    },
    {
      method: "PATCH",
      path,
      body: { spec: { replicas: 2 } },
      type: "application/strategic-merge-patch+json",
    },
    {
      method: "PATCH",
      path: `${path}&fieldManager=c&force=true`,
      body: scale,
      type: "application/apply-patch+yaml",
    },
  ];
}
