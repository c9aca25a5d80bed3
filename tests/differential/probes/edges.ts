/**
 * Scripts about options of writes: dry runs, managers, preconditions, finalizers.
 *
 * @module
 */

import { type Script, script } from "../script.ts";
import { CM, cm, dep, DP, get, type Json, LE, patch, post, put, remove, SV } from "../steps.ts";

const JP = "application/json-patch+json";
const AP = "application/apply-patch+yaml";
const META = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
const METAL = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";
const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
const svc = (name: string, spec: Json = {}) => ({
  metadata: { name },
  spec: { ports: [{ port: 80 }], ...spec },
});
const ap = (path: string, body: unknown, q = "fieldManager=m1") => patch(`${path}?${q}`, body, AP);
const cmA = (name: string, data: unknown, m: Json = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, ...m },
  data,
});

/** Options and their combinations. */
export const edges: readonly Script[] = [
  script(
    "dry generate",
    ...["", "&fieldManager=x", "&fieldValidation=Strict"].flatMap((q) => [
      post(`${CM}?dryRun=All${q}`, { metadata: { name: "g", generateName: "g-" }, data: {} }),
      post(`${CM}?dryRun=All&dryRun=All${q}`, cm("a")),
      post(`${CM}?dryRun=All&dryRun=None${q}`, cm("a")),
      post(`${CM}?dryRun=${q}`, cm(`a${q.length}`)),
      post(`${CM}?dryRun=all${q}`, cm("a")),
      post(`${DP}?dryRun=All${q}`, dep("d")),
      post(`${SV}?dryRun=All${q}`, svc("s", { type: "NodePort" })),
    ]),
  ),
  script(
    "dry others",
    post(DP, dep("d")),
    ap(`${DP}/d`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      spec: { replicas: 3 },
    }, "dryRun=All&fieldManager=m"),
    ap(`${DP}/d/status`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      status: { replicas: 3 },
    }, "dryRun=All&fieldManager=m"),
    ap(`${DP}/d/scale`, {
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: { name: "d" },
      spec: { replicas: 3 },
    }, "dryRun=All&fieldManager=m"),
    ap(`${DP}/new`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "new" },
      spec: { replicas: 3 },
    }, "dryRun=All&fieldManager=m"),
    ap(
      `${DP}/new`,
      { ...dep("new"), apiVersion: "apps/v1", kind: "Deployment" },
      "dryRun=All&fieldManager=m",
    ),
    get(`${DP}/new`),
    put(`${LE}/n?dryRun=All`, { metadata: { name: "n" }, spec: {} }),
    get(`${LE}/n`),
    remove(`${DP}?dryRun=All`),
    remove(`${DP}/d?dryRun=All&propagationPolicy=Foreground`),
    remove(`${DP}/d`, { dryRun: ["All"], propagationPolicy: "Orphan" }),
    remove(`${DP}/d`, { dryRun: ["all"] }),
    remove(`${DP}/d?dryRun=x`),
    remove(`${DP}?dryRun=x`),
    get(`${DP}/d`),
  ),
  script(
    "apply combos",
    ap(`${CM}/a`, cmA("a", { a: "1", b: "1" }, { labels: { l: "1" }, annotations: { n: "1" } })),
    ap(`${CM}/a`, cmA("a", { a: "1" }), "fieldManager=m2"),
    ap(`${CM}/a`, cmA("a", { a: "2" }), "fieldManager=m2"),
    ap(`${CM}/a`, cmA("a", { a: "2" }), "fieldManager=m2&force=true"),
    ap(`${CM}/a`, cmA("a", { a: "3" }), "fieldManager=m2&force=false"),
    ap(`${CM}/a`, cmA("a", { a: "3" }), "fieldManager=m2&force=x"),
    ap(`${CM}/a`, cmA("a", { a: "3" }), "fieldManager=m1&force=1"),
    ap(`${CM}/a`, cmA("a", null), "fieldManager=m1"),
    ap(`${CM}/a`, cmA("a", {}), "fieldManager=m2"),
    ap(`${CM}/a`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "a", finalizers: ["ex.com/a"] },
    }, "fieldManager=m3"),
    ap(`${CM}/a`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "a", finalizers: ["ex.com/b"] },
    }, "fieldManager=m4"),
    ap(
      `${CM}/a`,
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } },
      "fieldManager=m3",
    ),
    ap(`${CM}/a`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name: "a",
        ownerReferences: [{ apiVersion: "v1", kind: "X", name: "x", uid: "u" }],
      },
    }, "fieldManager=m5"),
    ap(`${CM}/a`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name: "a",
        ownerReferences: [{ apiVersion: "v1", kind: "X", name: "x", uid: "u", controller: true }],
      },
    }, "fieldManager=m6"),
    ap(`${CM}/a`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "a", resourceVersion: "1" },
    }, "fieldManager=m5"),
    ap(
      `${CM}/a`,
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", uid: "x" } },
      "fieldManager=m5",
    ),
    ap(`${CM}/a`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "a", generateName: "x" },
    }, "fieldManager=m5"),
    ap(`${CM}/a`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "a", creationTimestamp: null },
    }, "fieldManager=m5"),
    ap(
      `${CM}/a`,
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "b" } },
      "fieldManager=m5",
    ),
    ap(
      `${CM}/a`,
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a", namespace: "x" } },
      "fieldManager=m5",
    ),
    ap(`${CM}/new`, { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "new", uid: "x" } }),
    ap(`${CM}/new`, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "new", resourceVersion: "1" },
    }),
    ap(`${CM}/new`, { apiVersion: "v1", kind: "ConfigMap" }),
    ap(`${CM}/Bad_Name`, { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "Bad_Name" } }),
    { ...ap(`${CM}/t`, cmA("t", {})), accept: TABLE },
    { ...ap(`${CM}/t`, cmA("t", { a: "1" })), accept: META },
    ap(`${CM}/a`, "{", "fieldManager=m"),
    ap(`${CM}/a`, "[]", "fieldManager=m"),
    ap(`${CM}/a`, "", "fieldManager=m"),
    ap(`${CM}/a`, "null", "fieldManager=m"),
    ap(`${CM}/a`, "a: 1\na: 2\n", "fieldManager=m"),
    ap(
      `${CM}/a`,
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: '1', a: '2'}\n",
      "fieldManager=m&force=true",
    ),
    ap(
      `${CM}/a`,
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: yes}\n",
      "fieldManager=m&force=true",
    ),
    ap(
      `${CM}/a`,
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: '1'}\n---\nfoo: 1\n",
      "fieldManager=m&force=true",
    ),
    ...["Strict", "Warn", "Ignore", "x"].map((v) =>
      ap(
        `${CM}/a`,
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {q: '1', q: '2'}\n",
        `fieldManager=m&force=true&fieldValidation=${v}`,
      )
    ),
    patch(`${CM}/a?fieldManager=m`, cmA("a", {}), "application/apply-patch+json"),
    patch(`${CM}/a?fieldManager=m`, cmA("a", {}), "application/apply-patch+cbor"),
    patch(`${CM}/a`, { data: { z: "1" } }, "application/merge-patch+json; charset=utf-8"),
    patch(`${CM}/a`, { data: { z: "1" } }, "application/json"),
    patch(`${CM}/a`, { data: { z: "1" } }, ""),
  ),
  script(
    "apply status",
    post(DP, dep("d")),
    ap(`${DP}/d/status`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      status: { replicas: 1, conditions: [{ type: "A", status: "True" }] },
    }),
    ap(`${DP}/d/status`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      status: { conditions: [{ type: "A", status: "False" }] },
    }, "fieldManager=m2"),
    ap(`${DP}/d/status`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      status: { conditions: [{ type: "A", status: "False" }] },
    }, "fieldManager=m2&force=true"),
    ap(`${DP}/d/status`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d", labels: { x: "1" } },
      spec: { replicas: 7 },
      status: {},
    }, "fieldManager=m3"),
    ap(
      `${DP}/d/status`,
      { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "d" } },
      "fieldManager=m1",
    ),
    ap(`${DP}/none/status`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "none" },
      status: {},
    }),
    ap(`${DP}/d/scale`, {
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: { name: "d" },
      spec: { replicas: 4 },
    }, "fieldManager=sc"),
    ap(`${DP}/d`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      spec: { replicas: 5 },
    }, "fieldManager=m9"),
    ap(`${DP}/d`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      spec: { replicas: 5 },
    }, "fieldManager=m9&force=true"),
    get(`${DP}/d/scale`),
    ap(`${DP}/d/scale`, {
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: { name: "d" },
      spec: { replicas: 4 },
    }, "fieldManager=sc"),
    ap(`${DP}/d/scale`, {
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: { name: "d" },
      spec: { replicas: -4 },
    }, "fieldManager=sc&force=true"),
    ap(`${DP}/d/scale`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      spec: { replicas: 4 },
    }, "fieldManager=sc"),
    get(`${DP}/d`),
  ),
  script(
    "delete options",
    ...["a", "b", "c", "d", "e"].map((n) =>
      post(CM, cm(n, { finalizers: ["ex.com/x"], labels: { n } }))
    ),
    remove(`${CM}/a`, { preconditions: { uid: "x" } }),
    remove(`${CM}/a`, { preconditions: { resourceVersion: "1" } }),
    remove(`${CM}/a`, { preconditions: { uid: "x", resourceVersion: "1" } }),
    remove(`${CM}/a`, { preconditions: {} }),
    remove(`${CM}/b`, { propagationPolicy: "Foreground", gracePeriodSeconds: 5 }),
    remove(`${CM}/b`, { propagationPolicy: "Orphan" }),
    remove(`${CM}/b`, { propagationPolicy: "Background" }),
    remove(`${CM}/c`, { orphanDependents: true }),
    remove(`${CM}/c`, { orphanDependents: false }),
    remove(`${CM}/d?orphanDependents=true`),
    remove(`${CM}/d?orphanDependents=true&propagationPolicy=Foreground`),
    remove(`${CM}/d?gracePeriodSeconds=x`),
    remove(`${CM}/d?gracePeriodSeconds=-5`),
    remove(`${CM}/d?preconditions.uid=x`),
    remove(`${CM}/d`, { kind: "DeleteOptions", apiVersion: "v1" }),
    remove(`${CM}/e`, { kind: "DeleteOptions", apiVersion: "apps/v1" }),
    remove(`${CM}/e`, { kind: "DeleteOptions", apiVersion: "meta.k8s.io/v1" }),
    remove(`${CM}/e`, { kind: "Foo", apiVersion: "v1" }),
    remove(`${CM}/e`, { bogus: 1 }),
    remove(`${CM}/e`, { gracePeriodSeconds: "5" }),
    remove(`${CM}/e`, "[]"),
    remove(`${CM}/e`, "{"),
    remove(`${CM}/e?fieldValidation=Strict`, { bogus: 1 }),
    remove(`${CM}/e?ignoreStoreReadErrorWithClusterBreakingPotential=true`),
    remove(`${CM}/e`, { ignoreStoreReadErrorWithClusterBreakingPotential: true }),
    get(`${CM}`),
    remove(`${CM}?labelSelector=n=a`),
    remove(`${CM}?labelSelector=n in (`),
    remove(`${CM}?fieldSelector=data.x=1`),
    remove(`${CM}?fieldSelector=metadata.name=b`),
    remove(`${CM}?limit=1`),
    remove(`${CM}?limit=1&continue=abc`),
    remove(`${CM}?resourceVersionMatch=Exact`),
    remove(`${CM}`, { preconditions: { uid: "x" } }),
    remove(`${CM}`, { preconditions: { resourceVersion: "x" } }),
    remove(`${CM}`, { propagationPolicy: "Foreground" }),
    remove(`${CM}`, { propagationPolicy: "Nope" }),
    remove(`${CM}?propagationPolicy=Orphan`),
    { ...remove(CM), accept: TABLE },
    { ...remove(CM), accept: METAL },
    { ...remove(CM), accept: META },
    { ...remove(`${CM}/a`), accept: META },
    { ...remove(`${CM}/a`), accept: TABLE },
  ),
  script(
    "finalizers",
    post(CM, cm("a", { finalizers: ["ex.com/a", "ex.com/b"] })),
    patch(`${CM}/a`, { metadata: { finalizers: ["ex.com/a", "ex.com/a"] } }),
    patch(`${CM}/a`, { metadata: { finalizers: [""] } }),
    patch(`${CM}/a`, { metadata: { finalizers: ["foregroundDeletion"] } }),
    patch(`${CM}/a`, { metadata: { finalizers: ["foregroundDeletion", "orphan"] } }),
    patch(`${CM}/a`, { metadata: { finalizers: ["kubernetes"] } }),
    patch(`${CM}/a`, { metadata: { finalizers: ["x"] } }),
    patch(`${CM}/a`, { metadata: { finalizers: ["a/b/c"] } }),
    patch(`${CM}/a`, { metadata: { finalizers: ["ex.com/x"] } }),
    remove(`${CM}/a?propagationPolicy=Foreground`),
    patch(`${CM}/a`, [{ op: "remove", path: "/metadata/finalizers/0" }], JP),
    patch(`${CM}/a`, { metadata: { finalizers: ["foregroundDeletion", "ex.com/y"] } }),
    patch(`${CM}/a`, { metadata: { labels: { z: "1" }, finalizers: [] } }),
    get(`${CM}/a`),
  ),
];
