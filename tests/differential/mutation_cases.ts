/**
 * Mutating admission policies, and the writes that meet them.
 *
 * @module
 */

import type { Step } from "./script.ts";

/** A policy for objects with the label `case`, and a write that it changes. */
export interface MutationCase {
  readonly name: string;
  readonly spec: Record<string, unknown>;
  /** @default {one config map} */
  readonly steps?: readonly Step[];
}

const CM = "/api/v1/namespaces/{ns}/configmaps";

/** The configuration that an expression gives, as a mutation. */
function apply(expression: string): Record<string, unknown> {
  return { patchType: "ApplyConfiguration", applyConfiguration: { expression } };
}

/** The patch that an expression gives, as a mutation. */
function json(expression: string): Record<string, unknown> {
  return { patchType: "JSONPatch", jsonPatch: { expression } };
}

function labelled(name: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { metadata: { name, labels: { case: name } }, data: { a: "1" }, ...more };
}

function pod(name: string): Step {
  const spec = { containers: [{ name: "c", image: "i", ports: [{ containerPort: 80 }] }] };
  const body = { metadata: { name, labels: { case: name } }, spec };
  return { method: "POST", path: "/api/v1/namespaces/{ns}/pods", body };
}

function deployment(name: string): Step {
  const metadata = { name, labels: { case: name } };
  const template = {
    metadata: { labels: { a: "b" } },
    spec: { containers: [{ name: "c", image: "i" }] },
  };
  const spec = { selector: { matchLabels: { a: "b" } }, template };
  const path = "/apis/apps/v1/namespaces/{ns}/deployments";
  return { method: "POST", path, body: { metadata, spec } };
}

function simple(
  name: string,
  mutations: readonly Record<string, unknown>[],
  more: Record<string, unknown> = {},
  steps?: readonly Step[],
): MutationCase {
  return { name, spec: { mutations, ...more }, ...(steps && { steps }) };
}

/** All cases. */
export const mutationCases: readonly MutationCase[] = [
  simple("merged", [
    apply('Object{metadata: Object.metadata{labels: {"x": "y"}}, data: {"b": request.operation}}'),
  ]),
  simple("merged-twice", [
    apply('Object{data: {"b": "2"}}'),
    apply('Object{data: {"c": object.data.b}}'),
  ]),
  simple("patched", [
    json(
      '[JSONPatch{op: "test", path: "/data/a", value: "1"}, JSONPatch{op: "replace", path: "/data/a", value: "2"}]',
    ),
  ]),
  simple("patched-test", [
    json(
      '[JSONPatch{op: "test", path: "/data/a", value: "7"}, JSONPatch{op: "remove", path: "/data"}]',
    ),
  ]),
  simple("patched-escaped", [
    json(
      'has(object.metadata.annotations) ? [] : [JSONPatch{op: "add", path: "/metadata/annotations", value: {jsonpatch.escapeKey("a~b/c"): "x"}}]',
    ),
  ]),
  simple("patched-missing", [json('[JSONPatch{op: "remove", path: "/data/none"}]')]),
  simple("patched-missing-ignored", [json('[JSONPatch{op: "remove", path: "/data/none"}]')], {
    failurePolicy: "Ignore",
  }),
  simple("failing", [apply('Object{data: {"b": object.data.none}}')]),
  simple("variables", [apply('Object{data: {"b": variables.twice}}')], {
    variables: [{ name: "twice", expression: "object.data.a + object.data.a" }],
  }),
  simple(
    "conditions",
    [apply('Object{data: {"b": "1"}}')],
    {
      matchConditions: [{ name: "c", expression: "object.data.a == '2'" }],
    },
    ["1", "2"].map((a) => ({
      method: "POST",
      path: CM,
      body: {
        metadata: { name: `conditions-${a}`, labels: { case: "conditions" } },
        data: { a },
      },
    })),
  ),
  simple(
    "sidecar",
    [
      apply(
        'Object{spec: Object.spec{initContainers: [Object.spec.initContainers{name: "mesh", image: "mesh:1", restartPolicy: "Always"}]}}',
      ),
    ],
    {},
    [pod("sidecar")],
  ),
  simple(
    "environment",
    [
      apply(
        'Object{spec: Object.spec{containers: object.spec.containers.map(c, Object.spec.containers{name: c.name, env: [Object.spec.containers.env{name: "E", value: "1"}]})}}',
      ),
    ],
    {},
    [pod("environment")],
  ),
  simple(
    "atomic",
    [
      apply('Object{spec: Object.spec{selector: Object.spec.selector{matchLabels: {"a": "b"}}}}'),
    ],
    {},
    [deployment("atomic")],
  ),
  simple(
    "replicas",
    [
      apply("Object{spec: Object.spec{replicas: object.spec.replicas + 2}}"),
    ],
    {},
    [deployment("replicas")],
  ),
  simple(
    "updated",
    [apply('Object{data: {"old": oldObject == null ? "no" : oldObject.data.a}}')],
    {},
    [
      { method: "POST", path: CM, body: labelled("updated") },
      {
        method: "PATCH",
        path: `${CM}/updated`,
        type: "application/merge-patch+json",
        body: { data: { a: "2" } },
      },
      { method: "DELETE", path: `${CM}/updated` },
    ],
  ),
  simple("invalid", [apply('Object{data: {"a b": "1"}}')]),
];

/** The requests of a case. */
export function stepsOf({ name, steps }: MutationCase): readonly Step[] {
  return steps ?? [{ method: "POST", path: CM, body: labelled(name) }];
}
