/**
 * Scripts about the options of requests: each verb with each option.
 *
 * @module
 */

import { type Script, script, type Step } from "../script.ts";
import { CM, cm, dep, DP, get, NS, patch, PO, pod, post, put, remove, SE, SV } from "../steps.ts";

const APPLY = "application/apply-patch+yaml";
const JSON_PATCH = "application/json-patch+json";
const STRATEGIC = "application/strategic-merge-patch+json";

const queries = [
  "dryRun=All",
  "dryRun=all",
  "dryRun=",
  "dryRun=All,All",
  "dryRun=All&dryRun=Bogus",
  "fieldValidation=Strict",
  "fieldValidation=Warn",
  "fieldValidation=Ignore",
  "fieldValidation=",
  "fieldValidation=strict",
  "fieldValidation=Strict&fieldValidation=Ignore",
  `fieldManager=${"m".repeat(128)}`,
  `fieldManager=${"m".repeat(129)}`,
  "fieldManager=a%07b",
  "fieldManager=%C3%A9",
  "fieldManager=a&fieldManager=b",
  "force=true",
  "force=bogus",
  "pretty=true",
  "pretty=bogus",
  "bogus=1",
  "resourceVersion=1",
  "gracePeriodSeconds=5",
  "propagationPolicy=Background",
  "labelSelector=a%3Db",
  "limit=1",
  "watch=true&timeoutSeconds=1",
  "timeout=5s",
  "timeout=-1s",
  "timeout=1",
  "%zz=1",
  "a=%zz",
  "dryRun=All;fieldManager=x",
  "&&dryRun=All&",
];

const applied = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "a" },
  data: { p: "1" },
  bogus: 1,
};
const written: Readonly<Record<string, (query: string, i: number) => Step>> = {
  POST: (q, i) => post(`${CM}?${q}`, { ...cm(`n${i}`), bogus: 1 }),
  PUT: (q) => put(`${CM}/a?${q}`, { ...cm("a"), bogus: 1 }),
  "merge PATCH": (q) => patch(`${CM}/a?${q}`, { data: { m: "1" }, bogus: 1 }),
  "JSON PATCH": (q) =>
    patch(`${CM}/a?${q}`, [{ op: "add", path: "/data/j", value: "1" }], JSON_PATCH),
  "strategic PATCH": (q) => patch(`${CM}/a?${q}`, { data: { s: "1" }, bogus: 1 }, STRATEGIC),
  "apply PATCH": (q) => patch(`${CM}/a?${q}`, applied, APPLY),
};

const collections = [
  "dryRun=All",
  "dryRun=Bogus",
  "labelSelector=app%3Dx",
  "labelSelector=app%3D%3D%3D",
  "fieldSelector=metadata.name%3Dd1",
  "fieldSelector=bogus%3D1",
  "limit=1",
  "limit=bogus",
  "continue=bogus",
  "resourceVersion=0&labelSelector=none",
  "resourceVersion=bogus",
  "resourceVersionMatch=Exact",
  "propagationPolicy=Orphan&labelSelector=none",
  "propagationPolicy=bogus",
  "gracePeriodSeconds=0&labelSelector=none",
  "gracePeriodSeconds=bogus",
  "orphanDependents=true&labelSelector=none",
  "watch=true&labelSelector=none",
  "timeoutSeconds=1&labelSelector=none",
  "sendInitialEvents=true",
];
const collectionBodies: unknown[] = [
  {},
  { dryRun: ["All"] },
  { dryRun: ["Bogus"] },
  { propagationPolicy: "Foreground" },
  { propagationPolicy: "Bogus" },
  { preconditions: { uid: "x" } },
  { preconditions: { resourceVersion: "1" } },
  { gracePeriodSeconds: 3 },
  { orphanDependents: true, propagationPolicy: "Orphan" },
  { kind: "ConfigMap", apiVersion: "v1" },
  "x",
];

const types = [
  "application/merge-patch+json",
  STRATEGIC,
  JSON_PATCH,
  APPLY,
  "application/apply-patch+cbor",
  "application/json",
  "application/yaml",
  "",
  "text/plain",
  "application/merge-patch+json;charset=utf-8",
  "Application/Merge-Patch+JSON",
];
const parts = [
  `${DP}/d`,
  `${DP}/d/status`,
  `${DP}/d/scale`,
  `${PO}/p/status`,
  `${PO}/p/ephemeralcontainers`,
  `${PO}/p/resize`,
  `${PO}/p/binding`,
  `${PO}/p/eviction`,
  `${PO}/p/log`,
  `${PO}/p/exec`,
  `${NS}/finalize`,
  `${NS}/status`,
  `${NS}/serviceaccounts/s/token`,
  `${SV}/s/status`,
];

/** The options of requests. */
export const options: readonly Script[] = [
  ...Object.entries(written).map(([name, step]) =>
    script(`options: ${name}`, post(CM, cm("a")), ...queries.map(step), get(`${CM}/a`))
  ),
  script(
    "options: GET and DELETE",
    post(CM, cm("a", { finalizers: ["ex.com/f"] })),
    ...queries.map((q) => get(`${CM}/a?${q}`)),
    ...queries.map((q) => remove(`${CM}/a?${q}`)),
    get(`${CM}/a`),
  ),
  script(
    "options: collections",
    ...["d1", "d2", "d3"].map((name) => post(CM, cm(name, { labels: { app: "x" } }))),
    ...collections.flatMap((q) => [remove(`${CM}?${q}`), get(CM)]),
    ...["e1", "e2"].map((name) => post(SE, { metadata: { name } })),
    ...collectionBodies.flatMap((body) => [
      remove(`${SE}?labelSelector=none`, body),
      remove(SE, body),
      get(SE),
      post(SE, { metadata: { name: "e1" } }),
    ]),
  ),
  script(
    "options: patches of parts",
    post(DP, dep("d")),
    post(PO, pod("p")),
    post(SV, { metadata: { name: "s" }, spec: { ports: [{ port: 80 }] } }),
    ...parts.flatMap((path) =>
      types.map((type) =>
        patch(
          path,
          type === JSON_PATCH
            ? [{ op: "add", path: "/metadata/labels", value: { a: "b" } }]
            : { metadata: { annotations: { a: "b" } } },
          type,
        )
      )
    ),
  ),
  script(
    "options: dry runs",
    ...[CM, SE].flatMap((path) => [
      post(`${path}?dryRun=All`, { metadata: { name: "x" } }),
      post(`${path}?dryRun=All`, { metadata: { name: "Bad_" } }),
      get(`${path}/x`),
    ]),
    post(PO, pod("p")),
    post(`${PO}?dryRun=All`, pod("p")),
    remove(`${PO}/p?dryRun=All`),
    remove(`${PO}/p?dryRun=All&gracePeriodSeconds=5`),
    post(`${PO}/p/binding?dryRun=All`, { metadata: { name: "p" }, target: { name: "n" } }),
    post(`${PO}/p/eviction?dryRun=All`, { metadata: { name: "p" } }),
    get(`${PO}/p`),
    post("/api/v1/namespaces?dryRun=All", { metadata: { name: "dry-{ns}" } }),
    get("/api/v1/namespaces/dry-{ns}"),
    post(SV, { metadata: { name: "s" }, spec: { ports: [{ port: 80 }] } }),
    post(`${SV}?dryRun=All`, { metadata: { name: "t" }, spec: { ports: [{ port: 80 }] } }),
    post(`${SV}?dryRun=All`, {
      metadata: { name: "u" },
      spec: { type: "NodePort", ports: [{ port: 80 }] },
    }),
    patch(`${SV}/s?dryRun=All`, { spec: { type: "NodePort" } }),
    get(`${SV}/s`),
    remove(`${SV}/s?dryRun=All`),
    remove(`${NS}?dryRun=All`),
    get(NS),
  ),
];
