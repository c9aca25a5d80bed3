/**
 * Scripts about metadata: names, labels, owners, managers, generations.
 *
 * @module
 */

import { type Script, script } from "../script.ts";
import {
  CM,
  cm,
  dep,
  DP,
  get,
  type Json,
  LE,
  NS,
  patch,
  PO,
  pod,
  post,
  put,
  SE,
  SV,
} from "../steps.ts";

const APPLY = "application/apply-patch+yaml";
const JSON_PATCH = "application/json-patch+json";
const RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces/{ns}";
const owner = (more: Json = {}): Json => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  name: "o",
  uid: "u1",
  ...more,
});

const names = [
  "a",
  "a.b",
  "a-b",
  "-a",
  "a-",
  "a..b",
  ".a",
  "A",
  "a_b",
  "a/b",
  "",
  " ",
  "a b",
  "1",
  "1.2",
  "ä",
  "a\n",
  "a".repeat(63),
  "a".repeat(64),
  "a".repeat(253),
  "a".repeat(254),
];

const labels: Json[] = [
  { "": "x" },
  { "a": "" },
  { "a/b": "x" },
  { "a/": "x" },
  { "/a": "x" },
  { "A.B/c": "x" },
  { "a.b/c/d": "x" },
  { "a-": "x" },
  { "-a": "x" },
  { "a_b.c": "x" },
  { ["a".repeat(63)]: "x" },
  { ["a".repeat(64)]: "x" },
  { [`${"a".repeat(254)}/b`]: "x" },
  { "a": "-x" },
  { "a": "x-" },
  { "a": "x y" },
  { "a": "ä" },
  { "a": "x".repeat(63) },
  { "a b": "c d" },
  { "a": "x/y" },
];

const metas: Json[] = [
  { finalizers: ["a"] },
  { finalizers: ["a/b"] },
  { finalizers: ["a/b", "a/b"] },
  { finalizers: ["orphan"] },
  { finalizers: ["foregroundDeletion"] },
  { finalizers: ["orphan", "foregroundDeletion"] },
  { finalizers: [""] },
  { finalizers: ["kubernetes"] },
  { finalizers: ["a b/c"] },
  { finalizers: ["kubernetes.io/x"] },
  { finalizers: [null] },
  { ownerReferences: [{}] },
  { ownerReferences: [owner({ apiVersion: "" })] },
  { ownerReferences: [owner({ apiVersion: "a/b/c" })] },
  { ownerReferences: [owner({ kind: "" })] },
  { ownerReferences: [owner({ name: "" })] },
  { ownerReferences: [owner({ uid: "" })] },
  { ownerReferences: [owner({ controller: true }), owner({ uid: "u2", controller: true })] },
  { ownerReferences: [owner({ controller: true }), owner({ uid: "u2", controller: false })] },
  { ownerReferences: [owner(), owner({ name: "other" })] },
  { ownerReferences: [owner({ apiVersion: "events.k8s.io/v1", kind: "Event" })] },
  { ownerReferences: [owner({ apiVersion: "bogus/v1", kind: "Bogus" })] },
  { ownerReferences: [owner({ blockOwnerDeletion: true })] },
  { ownerReferences: owner() },
  { generateName: "g-", name: "named" },
  { name: "", generateName: "" },
  { name: "gen", generation: -1 },
  { name: "gen", generation: 7 },
  { annotations: { "a b": "1" } },
  { annotations: { "A/b": "1" } },
  { annotations: { "": "1" } },
  { annotations: { a: "x".repeat(262144) } },
  { annotations: { a: "x".repeat(262143) } },
  { annotations: { "UPPER.example.com/Key": "1" } },
  { managedFields: [] },
  { managedFields: [{}] },
  {
    managedFields: [{
      manager: "x",
      operation: "Apply",
      apiVersion: "v1",
      fieldsType: "FieldsV1",
      fieldsV1: { "f:data": {} },
    }],
  },
  {
    managedFields: [{
      manager: "x",
      operation: "Update",
      apiVersion: "v1",
      fieldsType: "FieldsV2",
      fieldsV1: {},
    }],
  },
  {
    managedFields: [{
      manager: "x",
      operation: "Update",
      apiVersion: "v1",
      fieldsType: "FieldsV1",
      fieldsV1: { bogus: {} },
    }],
  },
  {
    managedFields: [{
      manager: "x".repeat(129),
      operation: "Update",
      apiVersion: "v1",
      fieldsType: "FieldsV1",
      fieldsV1: {},
    }],
  },
  {
    managedFields: [{
      manager: "x",
      operation: "Update",
      apiVersion: "a/b/c",
      fieldsType: "FieldsV1",
      fieldsV1: {},
    }],
  },
  {
    managedFields: [{
      manager: "x",
      operation: "Update",
      apiVersion: "v1",
      time: "bogus",
      fieldsType: "FieldsV1",
      fieldsV1: {},
    }],
  },
  {
    managedFields: [{
      manager: "x",
      operation: "Update",
      apiVersion: "v1",
      subresource: "status",
      fieldsType: "FieldsV1",
      fieldsV1: { "f:data": { "f:a": {} } },
    }],
  },
  { managedFields: "x" },
  { selfLink: "/a" },
  { clusterName: "x" },
  { deletionTimestamp: "2001-01-01T00:00:00Z" },
  { deletionGracePeriodSeconds: 5 },
  { uid: 5 },
  { resourceVersion: "" },
  { resourceVersion: "0" },
  { resourceVersion: 5 },
  { namespace: "" },
  { namespace: "other" },
];

const made = (kind: string, metadata: Json): Json => ({
  ...(kind === "cm" ? { data: { a: "1" } } : {}),
  metadata,
});

const updates: Json[] = [
  { labels: { a: "b c" } },
  { annotations: { "a b": "1" } },
  { finalizers: ["x"] },
  { finalizers: ["a/b"] },
  { finalizers: null },
  { ownerReferences: [{}] },
  { ownerReferences: [owner()] },
  { uid: "00000000-0000-4000-8000-000000000000" },
  { uid: "" },
  { uid: null },
  { name: "other" },
  { name: "" },
  { name: null },
  { namespace: "other" },
  { namespace: "" },
  { namespace: null },
  { generateName: "x-" },
  { generation: 5 },
  { generation: -1 },
  { creationTimestamp: "2001-01-01T00:00:00Z" },
  { creationTimestamp: null },
  { deletionTimestamp: "2001-01-01T00:00:00Z" },
  { deletionGracePeriodSeconds: 3 },
  { selfLink: "/x" },
  { resourceVersion: "1" },
  { resourceVersion: "abc" },
  { resourceVersion: "" },
  { resourceVersion: "0" },
  { resourceVersion: null },
  { resourceVersion: "-1" },
  { managedFields: [{}] },
  { managedFields: [] },
  { managedFields: null },
  { managedFields: [{ manager: "x" }] },
  {
    managedFields: [{
      manager: "x",
      operation: "Update",
      apiVersion: "v1",
      time: "2020-01-01T00:00:00Z",
      fieldsType: "FieldsV1",
      fieldsV1: { "f:data": { "f:a": {} } },
    }],
  },
];

/** Metadata. */
export const metadata: readonly Script[] = [
  script(
    "metadata: names",
    ...[
      ...names.map((name) => post(`${CM}?dryRun=All`, cm(name))),
      ...names.map((name) =>
        post(`${SV}?dryRun=All`, { metadata: { name }, spec: { ports: [{ port: 80 }] } })
      ),
      ...names.map((name) => post("/api/v1/namespaces?dryRun=All", { metadata: { name } })),
      ...names.map((name) => post(`${RBAC}/roles?dryRun=All`, { metadata: { name } })),
      ...names.map((name) => post(`${PO}?dryRun=All`, pod(name))),
      ...names.map((name) =>
        post(`/apis/batch/v1/namespaces/{ns}/cronjobs?dryRun=All`, {
          metadata: { name },
          spec: {
            schedule: "* * * * *",
            jobTemplate: {
              spec: {
                template: {
                  spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] },
                },
              },
            },
          },
        })
      ),
    ],
    ...["%", "..", ".", "a:b", "system:x", "a%b"].map((name) =>
      post(`${RBAC}/roles?dryRun=All`, { metadata: { name } })
    ),
    ...["priorityclasses"].flatMap(() =>
      ["system-x", "a", "A"].map((name) =>
        post("/apis/scheduling.k8s.io/v1/priorityclasses?dryRun=All", {
          metadata: { name },
          value: 5,
        })
      )
    ),
  ),
  script(
    "metadata: labels",
    ...labels.map((l) => post(`${CM}?dryRun=All`, cm("l", { labels: l }))),
    ...labels.map((l) =>
      post(`${DP}?dryRun=All`, { ...dep("l"), metadata: { name: "l", labels: l, annotations: l } })
    ),
  ),
  script(
    "metadata: created",
    ...metas.map((meta, i) => post(CM, made("cm", { name: `m${i}`, ...meta }))),
  ),
  script(
    "metadata: created deployments",
    ...metas.map((meta, i) =>
      post(`${DP}?dryRun=All`, { ...dep("l"), metadata: { name: `m${i}`, ...meta } })
    ),
  ),
  script(
    "metadata: put",
    post(CM, cm("a")),
    ...updates.flatMap((u) => [put(`${CM}/a`, cm("a", u)), get(`${CM}/a`)]),
  ),
  script(
    "metadata: merged",
    post(CM, cm("a")),
    ...updates.flatMap((u) => [patch(`${CM}/a`, { metadata: u }), get(`${CM}/a`)]),
  ),
  script(
    "metadata: status",
    post(DP, dep("d")),
    ...updates.map((u) => patch(`${DP}/d/status`, { metadata: u })),
    get(`${DP}/d`),
    post(PO, pod("p")),
    ...updates.map((u) => patch(`${PO}/p/status`, { metadata: u })),
    get(`${PO}/p`),
  ),
  script(
    "metadata: generations",
    post(DP, dep("d")),
    patch(`${DP}/d`, { metadata: { annotations: { x: "1" } } }),
    patch(`${DP}/d`, { metadata: { labels: { x: "1" } } }),
    patch(`${DP}/d`, { spec: { paused: true } }),
    patch(`${DP}/d`, { spec: { replicas: 1 } }),
    patch(`${DP}/d/scale`, { spec: { replicas: 4 } }),
    patch(`${DP}/d/status`, { status: { observedGeneration: 9 } }),
    post(LE, { metadata: { name: "l", generation: 3 }, spec: {} }),
    patch(`${LE}/l`, { spec: { holderIdentity: "x" } }),
    post("/apis/policy/v1/namespaces/{ns}/poddisruptionbudgets", {
      metadata: { name: "b" },
      spec: { minAvailable: 1 },
    }),
    patch("/apis/policy/v1/namespaces/{ns}/poddisruptionbudgets/b", { spec: { minAvailable: 2 } }),
    patch("/apis/policy/v1/namespaces/{ns}/poddisruptionbudgets/b/status", {
      status: { currentHealthy: 2 },
    }),
    post("/apis/networking.k8s.io/v1/namespaces/{ns}/ingresses", {
      metadata: { name: "i" },
      spec: { defaultBackend: { service: { name: "s", port: { number: 80 } } } },
    }),
    patch("/apis/networking.k8s.io/v1/namespaces/{ns}/ingresses/i", {
      spec: { ingressClassName: "x" },
    }),
    post(SE, { metadata: { name: "s", generation: 4 } }),
    patch(`${SE}/s`, { data: { a: "YQ==" } }),
    post(PO, pod("p")),
    patch(
      `${PO}/p`,
      { spec: { containers: [{ name: "c", image: "other" }] } },
      "application/strategic-merge-patch+json",
    ),
    patch(`${PO}/p`, { metadata: { labels: { x: "1" } } }),
    patch(NS, { metadata: { labels: { x: "1" } } }),
    patch(NS, { metadata: { labels: { "kubernetes.io/metadata.name": "x" } } }),
    patch(NS, { metadata: { labels: { "kubernetes.io/metadata.name": null } } }),
    get(NS),
  ),
  script(
    "metadata: managers",
    post(`${CM}?fieldManager=a`, cm("m")),
    patch(`${CM}/m?fieldManager=b`, { data: { b: "1" } }),
    patch(`${CM}/m?fieldManager=b`, { data: { a: "2" } }),
    patch(
      `${CM}/m?fieldManager=c`,
      { apiVersion: "v1", kind: "ConfigMap", data: { c: "1" } },
      APPLY,
    ),
    patch(`${CM}/m?fieldManager=c`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      data: { c: "1", a: "2" },
    }, APPLY),
    patch(
      `${CM}/m?fieldManager=c`,
      { apiVersion: "v1", kind: "ConfigMap", data: { a: "3" } },
      APPLY,
    ),
    patch(`${CM}/m?fieldManager=c&force=true`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      data: { a: "3" },
    }, APPLY),
    patch(`${CM}/m?fieldManager=c&force=bogus`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      data: { a: "3" },
    }, APPLY),
    patch(`${CM}/m?fieldManager=d&dryRun=All`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      data: { d: "3" },
    }, APPLY),
    patch(`${CM}/m?fieldManager=d`, [{ op: "add", path: "/data/x", value: "1" }], JSON_PATCH),
    patch(`${CM}/m?fieldManager=d`, [{ op: "remove", path: "/data/x" }], JSON_PATCH),
    put(`${CM}/m?fieldManager=e`, cm("m", {}, {})),
    put(`${CM}/m?fieldManager=e`, { metadata: { name: "m" } }),
    get(`${CM}/m`),
    patch(`${CM}/m?fieldManager=b`, [{
      op: "replace",
      path: "/metadata/managedFields",
      value: [{}],
    }], JSON_PATCH),
    patch(
      `${CM}/m?fieldManager=after`,
      { apiVersion: "v1", kind: "ConfigMap", data: { z: "1" } },
      APPLY,
    ),
    ...Array.from(
      { length: 12 },
      (_, i) =>
        patch(`${CM}/m?fieldManager=u${String(i).padStart(2, "0")}`, { data: { [`u${i}`]: "1" } }),
    ),
    get(`${CM}/m`),
    post(`${CM}?fieldManager=${"x".repeat(128)}`, cm("long")),
    post(`${CM}?fieldManager=${encodeURIComponent("ä b")}`, cm("uml")),
    post(`${CM}?fieldManager=%0A`, cm("nl")),
    { ...post(CM, cm("ua")), headers: { "user-agent": "agent/1 (x)" } },
  ),
];
