/**
 * Scripts of server-side apply and of deletion.
 *
 * @module
 */

import { type Script, script, type Step } from "./script.ts";
import { CM, cm, dep, DP, get, type Json, patch, PO, pod, post, put, remove } from "./steps.ts";

const APPLY = "application/apply-patch+yaml";

const s = (data: Json, metadata: Json = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "s", ...metadata },
  data,
});
const d = (spec: Json) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "d" },
  spec,
});
const m = (name: string, body: unknown, more = "") =>
  patch(`${CM}/s?fieldManager=${name}${more}`, body, APPLY);
const md = (name: string, spec: Json, more = "") =>
  patch(`${DP}/d?fieldManager=${name}${more}`, d(spec), APPLY);
const selector = { matchLabels: { a: "d" } };
const tpl = (containers: Json[]) => ({
  template: { metadata: { labels: { a: "d" } }, spec: { containers } },
});

const applies: Step[] = [
  m("m1", s({ a: "1", b: "2" }, { labels: { l: "1" } })),
  m("m1", s({ a: "1", b: "2" }, { labels: { l: "1" } })),
  m("m1", s({ a: "1" })),
  m("m2", s({ a: "2" })),
  m("m2", s({ a: "1" })),
  m("m1", s({ c: "1" })),
  m("m1", s({ a: "3" }), "&force=true"),
  put(`${CM}/s?fieldManager=ed`, { ...s({ a: "9" }) }),
  m("m1", s({ a: "3" })),
  patch(`${CM}/s`, s({ a: "1" }), APPLY),
  m("m1", s({ a: "9" }, { managedFields: [] })),
  m("m1", s({ a: "9" }, { managedFields: [{ manager: "x" }] })),
  m("m1", s({ a: "9" }, { resourceVersion: "1" })),
  m("m1", { data: { a: "9" } }),
  m("m1", { apiVersion: "v1", kind: "ConfigMap", data: { a: "9" } }),
  m("m1", { apiVersion: "v1", kind: "Secret", metadata: { name: "s" } }),
  m("m1", { apiVersion: "v2", kind: "ConfigMap", metadata: { name: "s" } }),
  m("m1", { ...s({ a: "9" }), bogus: 1 }),
  m("m1", s({ a: 1 })),
  m("m1", "a: b: c"),
  m("m1", ""),
  m("m1", "[]"),
  m(
    "m1",
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\ndata: {y: 'yes'}\n",
    "&force=true",
  ),
  m(
    "m1",
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"s"},"data":{"a":"1","a":"2"}}',
    "&fieldValidation=Strict",
  ),
  m("m1", s({ a: "1" }, { name: "other" })),
  m("m1", s({ z: "1" }), "&dryRun=All"),
  patch(`${CM}/fresh?fieldManager=m1`, {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "fresh" },
    data: { a: "1" },
  }, APPLY),
  md("m1", {
    replicas: 2,
    selector,
    ...tpl([{ name: "c1", image: "i1", ports: [{ containerPort: 80 }], args: ["a"] }]),
  }),
  md("m2", {
    ...tpl([{ name: "c1", env: [{ name: "E", value: "1" }] }, { name: "c2", image: "i2" }]),
  }),
  md("m2", {}),
  md("m1", {
    selector,
    ...tpl([{ name: "c1", image: "i1", ports: [{ containerPort: 80 }], args: ["a"] }]),
  }),
  md("m3", tpl([{ name: "c1", args: ["b"] }])),
  md("m3", tpl([{ name: "c1" }, { name: "c1" }])),
  md("m3", { replicas: 5 }),
  patch(`${DP}/d/scale?fieldManager=scaler`, { spec: { replicas: 3 } }),
  md("m3", { replicas: 4 }),
  md("m3", { replicas: 4 }, "&force=true"),
  patch(`${DP}/d/status?fieldManager=st`, { ...d({}), status: { replicas: 1 } }, APPLY),
  get(`${DP}/d`),
  patch(`${CM}/s`, { metadata: { managedFields: [{}] } }),
  get(`${CM}/s`),
  m("m4", s({ a: "5" })),
];

const zero = "00000000-0000-4000-8000-000000000000";

const deletions: Step[] = [
  post(CM, cm("a")),
  remove(`${CM}/a`),
  remove(`${CM}/a`),
  post(CM, cm("b")),
  remove(`${CM}/b`, { preconditions: { uid: zero } }),
  remove(`${CM}/b`, { preconditions: { resourceVersion: "1" } }),
  remove(`${CM}/b`, { propagationPolicy: "Bogus" }),
  remove(`${CM}/b`, { propagationPolicy: "Foreground", orphanDependents: true }),
  remove(`${CM}/b`, "{bad"),
  remove(`${CM}/b`, { kind: "DeleteOptions", apiVersion: "v1", bogus: 1 }),
  post(CM, cm("c")),
  remove(`${CM}/c?propagationPolicy=Foreground`),
  post(CM, cm("d")),
  remove(`${CM}/d?propagationPolicy=Orphan`, { propagationPolicy: "Background" }),
  post(CM, cm("e", { finalizers: ["ex.com/f"] })),
  remove(`${CM}/e`),
  remove(`${CM}/e`),
  patch(`${CM}/e`, { metadata: { finalizers: ["ex.com/f", "ex.com/g"] } }),
  patch(`${CM}/e`, { data: { z: "1" } }),
  patch(`${CM}/e`, { metadata: { deletionTimestamp: null } }),
  post(CM, cm("e")),
  patch(`${CM}/e`, { metadata: { finalizers: null } }),
  get(`${CM}/e`),
  post(CM, cm("x1", { labels: { dc: "1" } })),
  post(CM, cm("x2", { labels: { dc: "1" } })),
  post(CM, cm("x3")),
  remove(`${CM}?labelSelector=none`),
  remove(`${CM}?labelSelector=dc=1`),
  remove(`${CM}?dryRun=All`),
  remove(CM),
  post(PO, pod("p", { nodeName: "n1", terminationGracePeriodSeconds: 7 })),
  remove(`${PO}/p`),
  remove(`${PO}/p`, { gracePeriodSeconds: 60 }),
  remove(`${PO}/p`, { gracePeriodSeconds: 2 }),
  remove(`${PO}/p?gracePeriodSeconds=0`),
  post(PO, pod("q")),
  remove(`${PO}/q?gracePeriodSeconds=abc`),
  remove(`${PO}/q`),
  post(DP, { ...dep("g"), metadata: { name: "g", finalizers: ["ex.com/f"] } }),
  remove(`${DP}/g`),
  remove("/api/v1/namespaces/default"),
  remove("/api/v1/namespaces/kube-system"),
  remove("/api/v1/namespaces/{ns}"),
  post(CM, cm("late")),
];

/** Scripts that apply and delete. */
export const applying: readonly Script[] = [
  script("applies", ...applies),
  script("deletions", ...deletions),
];
