/**
 * Scripts of requests that write: bodies, options, updates, patches.
 *
 * @module
 */

import { type Script, script } from "./script.ts";
import { CM, cm, dep, DP, get, type Json, LE, patch, post, put, remove } from "./steps.ts";

const MERGE = "application/merge-patch+json";

const JSON_PATCH = "application/json-patch+json";

const STRATEGIC = "application/strategic-merge-patch+json";

const podSpec = (spec: Json, strategy?: Json): Json => ({
  spec: { template: { spec }, ...(strategy ? { strategy } : {}) },
});

const bodies: readonly (readonly [unknown, string?])[] = [
  ["{bad"],
  [""],
  ["[]"],
  ["null"],
  ["1"],
  ['"x"'],
  ["<a/>", "text/xml"],
  ["a", "text/plain"],
  [JSON.stringify(cm("y")), "application/json; charset=utf-8"],
  ["metadata: {name: yaml}\ndata: {a: b}\n", "application/yaml"],
  ["a: b: c", "application/yaml"],
  ["\u0000", "application/vnd.kubernetes.protobuf"],
  ["x", "application/cbor"],
  [{ ...cm("k"), kind: "Secret", apiVersion: "v1" }],
  [{ ...cm("k"), apiVersion: "v9" }],
  [{ ...cm("k"), apiVersion: "apps/v1" }],
  [{ ...cm("k"), kind: 7 }],
  [{ ...cm("k"), metadata: [] }],
  [{ ...cm("k"), metadata: { name: 7 } }],
  [cm("k", {}, { a: 1 } as Json)],
  [cm("k", { namespace: "other" })],
  [cm("k", { resourceVersion: "5" })],
  [cm("k1", {
    uid: "x",
    creationTimestamp: "2001-01-01T00:00:00Z",
    deletionTimestamp: "2001-01-01T00:00:00Z",
    selfLink: "/x",
    generation: 7,
    deletionGracePeriodSeconds: 3,
  })],
  [{ data: { a: "1" } }],
  [cm("Bad_Name")],
  [cm("a".repeat(254))],
  [cm("l", { labels: { a: "b c" } })],
  [cm("l", { labels: { a: "b".repeat(64) } })],
  [cm("l", { labels: { "a b": "c" } })],
  [cm("l", { annotations: { "a b": "c" } })],
  [cm("f", { finalizers: ["foo"] })],
  [cm("f", { finalizers: ["a b/c"] })],
  [cm("o", { ownerReferences: [{ kind: "Pod" }] })],
  [cm("o", {
    ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "a", uid: "1", controller: true }, {
      apiVersion: "v1",
      kind: "Pod",
      name: "b",
      uid: "2",
      controller: true,
    }],
  })],
  [cm("o2", {
    ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "a", uid: "1" }, {
      apiVersion: "v1",
      kind: "Pod",
      name: "a",
      uid: "1",
    }],
  })],
  [cm("o", { ownerReferences: [{ apiVersion: "v1", kind: "Event", name: "a", uid: "1" }] })],
  [cm("m", { managedFields: [{ manager: "x", operation: "Bogus" }] })],
  [cm("k2", {}, { "a b": "1" })],
  ['{"metadata":{"name":"dup"},"data":{"a":"1","a":"2"}}'],
  [{ ...cm("u"), bogus: 1, metadata: { name: "u", bogus: 2 } }],
  [{ ...cm("c"), DATA: { a: "1" } }],
];

const writeOptions = [
  "dryRun=All",
  "dryRun=bogus",
  "dryRun=",
  `fieldManager=${"x".repeat(129)}`,
  "fieldManager=%01",
  "fieldValidation=Bogus",
  "fieldValidation=Strict",
  "fieldValidation=Warn",
  "fieldValidation=Ignore",
];

/** Scripts that write. */
export const writing: readonly Script[] = [
  script("bodies", ...bodies.map(([body, type]) => post(CM, body, type)), get(CM)),
  script(
    "write options",
    ...writeOptions.flatMap((q, i) => [
      post(`${DP}?${q}`, {
        ...dep(`d${i}`),
        spec: { ...(dep(`d${i}`)["spec"] as Json), bogus: 1 },
      }),
      post(`${CM}?${q}`, cm(`c${i}`)),
    ]),
    ...writeOptions.map((q) => patch(`${CM}/c6?${q}`, { data: { b: "2" }, bogus: 1 })),
    ...writeOptions.map((q) => put(`${CM}/c6?${q}`, { ...cm("c6"), bogus: 1 })),
    ...writeOptions.map((q) => remove(`${CM}/c6?${q}`)),
    patch(`${CM}/c7?force=true`, {}),
  ),
  script(
    "updates",
    post(CM, cm("a")),
    put(`${CM}/a`, cm("a", {}, { a: "2" })),
    put(`${CM}/a`, cm("a", { resourceVersion: "1" })),
    put(`${CM}/a`, cm("a", { resourceVersion: "0" })),
    put(`${CM}/a`, cm("a", { resourceVersion: "abc" })),
    put(`${CM}/a`, cm("a", { resourceVersion: "{rv}" })),
    put(`${CM}/ghost`, cm("ghost")),
    put(`${CM}/a`, cm("b")),
    put(`${CM}/a`, { data: {} }),
    put(`${CM}/a`, cm("a", { uid: "00000000-0000-4000-8000-000000000000" })),
    put(`${CM}/a`, cm("a", { namespace: "other" })),
    put(`${LE}/new`, { metadata: { name: "new" }, spec: { holderIdentity: "me" } }),
    put(`${LE}/new`, { metadata: { name: "new" }, spec: { holderIdentity: "you" } }),
    post(DP, dep("d")),
    put(`${DP}/d`, { ...dep("d"), status: { replicas: 77 } }),
    put(`${DP}/d`, dep("d", { selector: { matchLabels: { x: "y" } } })),
    put(`${DP}/d`, dep("d", { replicas: -1 })),
  ),
  script(
    "merge and JSON patches",
    post(CM, cm("a")),
    patch(`${CM}/a`, { data: { b: "3", a: null } }),
    patch(`${CM}/a`, { metadata: { resourceVersion: "1" } }),
    patch(`${CM}/a`, { metadata: { resourceVersion: "{rv}" }, data: { z: "1" } }),
    patch(`${CM}/a`, { metadata: { name: "x" } }),
    patch(`${CM}/a`, { metadata: { uid: "x" } }),
    patch(`${CM}/a`, { metadata: { namespace: "x" } }),
    patch(`${CM}/a`, { metadata: { creationTimestamp: null, generation: 99, selfLink: "x" } }),
    patch(`${CM}/ghost`, { data: {} }),
    patch(`${CM}/a`, [], MERGE),
    patch(`${CM}/a`, "{bad", MERGE),
    patch(`${CM}/a`, "", MERGE),
    patch(`${CM}/a`, "null", MERGE),
    patch(`${CM}/a`, { data: { q: 7 } }),
    patch(`${CM}/a`, { data: null }),
    patch(`${CM}/a`, {}, "text/plain"),
    patch(`${CM}/a`, {}, "application/json"),
    patch(`${CM}/a`, [
      { op: "add", path: "/data", value: { x: "1" } },
      { op: "copy", from: "/data/x", path: "/data/y" },
      { op: "move", from: "/data/y", path: "/data/z" },
      { op: "test", path: "/data/z", value: "1" },
    ], JSON_PATCH),
    patch(`${CM}/a`, [{ op: "test", path: "/data/z", value: "2" }], JSON_PATCH),
    patch(`${CM}/a`, [{ op: "remove", path: "/data/none" }], JSON_PATCH),
    patch(`${CM}/a`, [{ op: "replace", path: "/data/none", value: "1" }], JSON_PATCH),
    patch(`${CM}/a`, [{ op: "add", path: "/none/x", value: "1" }], JSON_PATCH),
    patch(`${CM}/a`, [{ op: "bogus", path: "/data/x" }], JSON_PATCH),
    patch(`${CM}/a`, { op: "add" }, JSON_PATCH),
    patch(`${CM}/a`, [{ op: "add", path: "/data/q", value: 7 }], JSON_PATCH),
    patch(`${CM}/a`, "[", JSON_PATCH),
    patch(`${CM}/a`, [{ op: "add", path: "data/x", value: "1" }], JSON_PATCH),
    patch(`${CM}/a`, [{ op: "add", path: "/data/w" }], JSON_PATCH),
    patch(
      `${CM}/a?fieldValidation=Strict`,
      [{ op: "add", path: "/bogus", value: "1" }],
      JSON_PATCH,
    ),
    patch(
      `${CM}/a?fieldValidation=Strict`,
      [{ op: "add", path: "/data/v", value: "1", foo: 1 }],
      JSON_PATCH,
    ),
    get(`${CM}/a`),
  ),
  script(
    "strategic patches",
    post(DP, dep("d")),
    ...[
      podSpec({ containers: [{ name: "c1", image: "i1b" }] }),
      podSpec({ containers: [{ name: "c3", image: "i3" }] }),
      podSpec({ containers: [{ name: "c3", $patch: "delete" }] }),
      podSpec({ containers: [{ name: "none", $patch: "delete" }] }),
      podSpec({
        containers: [{ name: "c1", env: [{ $patch: "replace" }, { name: "Z", value: "9" }] }],
      }),
      podSpec({ containers: [{ name: "c1", env: null }] }),
      podSpec({ containers: [{ name: "c2", args: ["z"] }] }),
      podSpec({
        "$setElementOrder/containers": [{ name: "c2" }, { name: "c1" }],
        containers: [{ name: "c1", image: "i9" }],
      }),
      podSpec({
        "$setElementOrder/containers": [{ name: "c2" }],
        containers: [{ name: "c1", image: "i8" }],
      }),
      podSpec({ containers: [{ name: "c1", ports: [{ containerPort: 80, protocol: "UDP" }] }] }),
      podSpec({ containers: [{ image: "x" }] }),
      podSpec({ containers: [{ name: "c1", $patch: "bogus" }] }),
      podSpec({ tolerations: [{ key: "k2" }] }),
      podSpec({ volumes: [{ name: "v1", configMap: { name: "x" } }] }),
      podSpec({
        volumes: [{ name: "v1", $retainKeys: ["name", "configMap"], configMap: { name: "x" } }],
      }),
      podSpec({}, { $retainKeys: ["type"], type: "Recreate" }),
      podSpec({}, {
        $retainKeys: ["type"],
        type: "RollingUpdate",
        rollingUpdate: { maxSurge: 1 },
      }),
      { metadata: { labels: { x: "1" }, $patch: "merge" } },
      { metadata: { labels: { $patch: "replace", y: "1" } } },
      { metadata: { finalizers: ["example.com/a"] } },
      { metadata: { "$deleteFromPrimitiveList/finalizers": ["example.com/a"] } },
      { spec: { $patch: "delete" } },
      { spec: { replicas: "x" } },
      { spec: { template: { spec: { containers: "x" } } } },
      "[]",
      "{bad",
    ].map((body) => patch(`${DP}/d`, body, STRATEGIC)),
    get(`${DP}/d`),
  ),
];
