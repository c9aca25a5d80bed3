/**
 * What is asked of webhooks, and what they answer: one path of a server for each case.
 *
 * @module
 */

import type { Step } from "./script.ts";

// deno-lint-ignore no-explicit-any -- reviews are read field by field
export type Review = any;

/** A webhook that is called for objects with the label `case`, and the writes that meet it. */
export interface WebhookCase {
  readonly name: string;
  /** @default {"mutating" when `answer` may patch, else "validating"} */
  readonly phase: "mutating" | "validating";
  /** What is registered, besides name and address. */
  readonly hook?: Record<string, unknown>;
  /** What it answers: a response, or a whole HTTP answer. */
  readonly answer: (review: Review) => Record<string, unknown> | Response;
  readonly steps: readonly Step[];
}

const CM = "/api/v1/namespaces/{ns}/configmaps";

/** A config map that the webhook of a case is asked about. */
function labelled(name: string, kase: string, more: Record<string, unknown> = {}): unknown {
  return { metadata: { name, labels: { case: kase } }, ...more };
}

const post = (path: string, body: unknown): Step => ({ method: "POST", path, body });

function patched(operations: readonly unknown[]): Record<string, unknown> {
  return { allowed: true, patchType: "JSONPatch", patch: btoa(JSON.stringify(operations)) };
}

function simple(
  name: string,
  phase: WebhookCase["phase"],
  answer: Record<string, unknown> | ((review: Review) => Record<string, unknown> | Response),
  more: Partial<WebhookCase> = {},
): WebhookCase {
  return {
    name,
    phase,
    answer: typeof answer === "function" ? answer : () => answer,
    steps: [post(CM, labelled(name, name))],
    ...more,
  };
}

/** All cases. */
export const webhookCases: readonly WebhookCase[] = [
  simple("denied", "validating", { allowed: false, status: { message: "not today" } }),
  simple("denied-code", "validating", {
    allowed: false,
    status: { message: "too many", code: 429, reason: "TooManyRequests" },
  }),
  simple("denied-reason", "validating", { allowed: false, status: { reason: "Expired" } }),
  simple("denied-bare", "validating", { allowed: false }),
  simple("denied-ok-code", "validating", { allowed: false, status: { code: 200, message: "m" } }),
  simple("denied-details", "validating", {
    allowed: false,
    status: { code: 422, reason: "Invalid", message: "m", details: { causes: [{ field: "a" }] } },
  }),
  simple("denied-mutating", "mutating", { allowed: false, status: { message: "no" } }),
  simple("warned", "validating", { allowed: true, warnings: ["careful", "and again"] }),
  simple("warned-denied", "validating", { allowed: false, warnings: ["w"] }),
  simple("patched", "mutating", patched([{ op: "add", path: "/data", value: { a: "1" } }])),
  simple("patched-missing", "mutating", patched([{ op: "remove", path: "/data/none" }])),
  simple("patched-wrong", "mutating", patched([{ op: "add", path: "/data", value: 7 }])),
  simple("patched-unknown", "mutating", patched([{ op: "add", path: "/unknown", value: 7 }])),
  simple("patched-test", "mutating", patched([{ op: "test", path: "/data", value: "x" }])),
  simple("patch-no-list", "mutating", {
    allowed: true,
    patchType: "JSONPatch",
    patch: btoa('{"a":1}'),
  }),
  simple("patch-no-type", "mutating", { allowed: true, patch: btoa("[]") }),
  simple("patch-no-patch", "mutating", { allowed: true, patchType: "JSONPatch" }),
  simple("patch-other-type", "mutating", {
    allowed: true,
    patchType: "Merge",
    patch: btoa('[{"op":"remove","path":"/data"}]'),
  }),
  simple("patch-validating", "validating", patched([{ op: "remove", path: "/data" }])),
  simple("other-uid", "validating", { uid: "x", allowed: true }),
  simple(
    "no-response",
    "validating",
    () => Response.json({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview" }),
  ),
  simple("other-version", "validating", (r) =>
    Response.json({
      apiVersion: "admission.k8s.io/v1beta1",
      kind: "AdmissionReview",
      response: { uid: r.request.uid, allowed: true },
    })),
  simple(
    "no-kind",
    "validating",
    (r) => Response.json({ response: { uid: r.request.uid, allowed: true } }),
  ),
  simple("no-json", "validating", () => new Response("hello")),
  simple(
    "no-json-typed",
    "validating",
    () => new Response("hello", { headers: { "content-type": "application/json" } }),
  ),
  simple("empty", "validating", () => new Response(null, { status: 200 })),
  simple("status-500", "validating", () => new Response("broken", { status: 500 })),
  simple("status-404", "validating", () => new Response("nothing here", { status: 404 })),
  simple("status-403-status", "validating", () =>
    Response.json({
      kind: "Status",
      apiVersion: "v1",
      status: "Failure",
      message: "told so",
      reason: "Forbidden",
      code: 403,
    }, { status: 403 })),
  simple("ignored", "validating", () => new Response("broken", { status: 500 }), {
    hook: { failurePolicy: "Ignore" },
  }),
  simple("ignored-denied", "validating", { allowed: false }, {
    hook: { failurePolicy: "Ignore" },
  }),
  simple("refused", "validating", { allowed: true }, {
    hook: { clientConfig: { url: "https://127.0.0.1:2/refused" } },
  }),
  simple("refused-ignored", "mutating", { allowed: true }, {
    hook: { clientConfig: { url: "https://127.0.0.1:2/refused" }, failurePolicy: "Ignore" },
  }),
  simple("no-service", "validating", { allowed: true }, {
    hook: {
      clientConfig: { service: { name: "none", namespace: "default", path: "/x" } },
    },
  }),
  simple("conditions", "validating", { allowed: false, status: { message: "asked" } }, {
    hook: {
      matchConditions: [
        { name: "not-b", expression: "object.metadata.name != 'conditions-b'" },
        { name: "creates", expression: "request.operation == 'CREATE'" },
      ],
    },
    steps: [
      post(CM, labelled("conditions-a", "conditions")),
      post(CM, labelled("conditions-b", "conditions")),
    ],
  }),
  simple("condition-fails", "validating", { allowed: true }, {
    hook: { matchConditions: [{ name: "c", expression: "object.data.a == 'b'" }] },
  }),
  simple("condition-ignored", "mutating", { allowed: false }, {
    hook: {
      failurePolicy: "Ignore",
      matchConditions: [{ name: "c", expression: "object.data.a == 'b'" }],
    },
  }),
  ...(["mutating", "validating"] as const).map((phase) =>
    simple(`unnamed-${phase}`, phase, { allowed: true }, {
      hook: { matchConditions: [{ name: "c", expression: "request.name != 'a'" }] },
      steps: [
        post(CM, { metadata: { generateName: "seen-zz-", labels: { case: `unnamed-${phase}` } } }),
        { method: "DELETE", path: `${CM}?labelSelector=case%3Dunnamed-${phase}` },
      ],
    })
  ),
  simple("dry", "validating", { allowed: true, warnings: ["dry"] }, {
    steps: [{ ...post(`${CM}?dryRun=All&fieldManager=me`, labelled("dry", "dry")) }],
  }),
  simple("versions", "validating", { allowed: true }, {
    hook: { admissionReviewVersions: ["v7", "v1beta1", "v1"] },
  }),
  simple("seen", "mutating", { allowed: true }, {
    hook: {
      rules: [{ operations: ["*"], apiGroups: ["*"], apiVersions: ["*"], resources: ["*/*"] }],
    },
    steps: [
      post(
        `${CM}?fieldManager=me&fieldValidation=Strict`,
        labelled("seen", "seen", { data: { a: "1" } }),
      ),
      {
        method: "PATCH",
        path: `${CM}/seen`,
        type: "application/merge-patch+json",
        body: { data: { b: "2" } },
      },
      {
        method: "PATCH",
        path: `${CM}/seen?fieldManager=applier&force=true`,
        type: "application/apply-patch+yaml",
        body: {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: { name: "seen", labels: { case: "seen" } },
          data: { b: "3" },
        },
      },
      {
        method: "PATCH",
        path: `${CM}/seen-applied?fieldManager=applier`,
        type: "application/apply-patch+yaml",
        body: {
          apiVersion: "v1",
          kind: "ConfigMap",
          metadata: { name: "seen-applied", labels: { case: "seen" } },
        },
      },
      { method: "PUT", path: `${CM}/seen`, body: labelled("seen", "seen", { data: { c: "1" } }) },
      {
        method: "DELETE",
        path: `${CM}/seen`,
        body: { propagationPolicy: "Foreground", gracePeriodSeconds: 5 },
      },
      post(CM, { metadata: { generateName: "seen-zz-", labels: { case: "seen" } } }),
      post("/api/v1/namespaces", { metadata: { name: "{ns}-x", labels: { case: "seen" } } }),
      post("/apis/apps/v1/namespaces/{ns}/deployments", {
        metadata: { name: "seen", labels: { case: "seen" } },
        spec: {
          selector: { matchLabels: { a: "b" } },
          template: {
            metadata: { labels: { a: "b" } },
            spec: { containers: [{ name: "c", image: "i" }] },
          },
        },
      }),
      {
        method: "PATCH",
        path: "/apis/apps/v1/namespaces/{ns}/deployments/seen/scale",
        type: "application/merge-patch+json",
        body: { spec: { replicas: 3 } },
      },
      {
        method: "PATCH",
        path: "/apis/apps/v1/namespaces/{ns}/deployments/seen/status",
        type: "application/merge-patch+json",
        body: { status: { replicas: 3 } },
      },
      post("/apis/autoscaling/v1/namespaces/{ns}/horizontalpodautoscalers", {
        metadata: { name: "seen", labels: { case: "seen" } },
        spec: {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "seen" },
          maxReplicas: 3,
        },
      }),
      { method: "DELETE", path: `${CM}?labelSelector=case%3Dseen` },
    ],
  }),
  simple("exact", "validating", { allowed: false }, {
    hook: {
      matchPolicy: "Exact",
      rules: [{
        operations: ["CREATE"],
        apiGroups: ["autoscaling"],
        apiVersions: ["v2"],
        resources: ["horizontalpodautoscalers"],
      }],
    },
    steps: ["v1", "v2"].map((version) =>
      post(`/apis/autoscaling/${version}/namespaces/{ns}/horizontalpodautoscalers`, {
        metadata: { name: `exact-${version}`, labels: { case: "exact" } },
        spec: {
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "a" },
          maxReplicas: 3,
        },
      })
    ),
  }),
  simple(
    "equivalent",
    "mutating",
    (r) =>
      patched([{ op: "add", path: "/spec/minReplicas", value: r.request.object.spec.maxReplicas }]),
    {
      hook: {
        rules: [{
          operations: ["CREATE"],
          apiGroups: ["autoscaling"],
          apiVersions: ["v2"],
          resources: ["horizontalpodautoscalers"],
        }],
      },
      steps: [
        post("/apis/autoscaling/v1/namespaces/{ns}/horizontalpodautoscalers", {
          metadata: { name: "equivalent", labels: { case: "equivalent" } },
          spec: {
            scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "a" },
            maxReplicas: 3,
          },
        }),
      ],
    },
  ),
  simple(
    "reinvoked",
    "mutating",
    (r) =>
      r.request.object.data?.late && !r.request.object.data.again
        ? patched([{ op: "add", path: "/data/again", value: "1" }])
        : { allowed: true },
    { hook: { reinvocationPolicy: "IfNeeded" } },
  ),
  simple(
    "reinvoked-2",
    "mutating",
    (r) =>
      r.request.object.data?.late
        ? { allowed: true }
        : patched([{ op: "add", path: "/data", value: { late: "1" } }]),
    {
      hook: { objectSelector: { matchLabels: { case: "reinvoked" } } },
      steps: [],
    },
  ),
  simple(
    "delete-patched",
    "mutating",
    (r) =>
      r.request.operation === "DELETE"
        ? patched([{ op: "add", path: "/data", value: {} }])
        : { allowed: true },
    {
      steps: [
        post(CM, labelled("delete-patched", "delete-patched")),
        { method: "DELETE", path: `${CM}/delete-patched` },
      ],
    },
  ),
  simple("delete-denied", "validating", (r) => ({ allowed: r.request.operation !== "DELETE" }), {
    steps: [
      post(CM, labelled("delete-denied", "delete-denied")),
      { method: "DELETE", path: `${CM}/delete-denied` },
      { method: "DELETE", path: `${CM}?labelSelector=case%3Ddelete-denied` },
    ],
  }),
  simple("cluster", "validating", { allowed: false }, {
    hook: {
      rules: [{
        operations: ["*"],
        apiGroups: [""],
        apiVersions: ["v1"],
        resources: ["*"],
        scope: "Cluster",
      }],
    },
    steps: [
      post(CM, labelled("cluster", "cluster")),
      post("/api/v1/namespaces", { metadata: { name: "{ns}-c", labels: { case: "cluster" } } }),
    ],
  }),
  simple("named-namespace", "validating", { allowed: false }, {
    hook: { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "default" } } },
    steps: [
      post(CM, labelled("named-namespace", "named-namespace")),
      post("/api/v1/namespaces/default/configmaps", labelled("{ns}", "named-namespace")),
    ],
  }),
  simple(
    "invalid-after",
    "mutating",
    patched([{ op: "add", path: "/data", value: { "a b": "1" } }]),
  ),
  simple(
    "renamed",
    "mutating",
    patched([{ op: "replace", path: "/metadata/name", value: "other" }]),
  ),
  simple("side-effects", "mutating", { allowed: true }, { hook: { sideEffects: "NoneOnDryRun" } }),
];
