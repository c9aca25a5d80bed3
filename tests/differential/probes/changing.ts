/**
 * Scripts about patches, applies and deletions.
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
  NS,
  patch,
  PO,
  pod,
  post,
  put,
  remove,
  SV,
} from "../steps.ts";

const APPLY = "application/apply-patch+yaml";
const JSON_PATCH = "application/json-patch+json";
const STRATEGIC = "application/strategic-merge-patch+json";
const RS = "/apis/apps/v1/namespaces/{ns}/replicasets";

const jsonPatches: unknown[] = [
  [],
  [{}],
  [{ op: "add" }],
  [{ op: "replace", path: "", value: { ...cm("a"), kind: "ConfigMap", apiVersion: "v1" } }],
  [{ op: "remove", path: "" }],
  [{ op: "test", path: "/data/a", value: "1" }],
  [{ op: "test", path: "/data/a", value: 1 }],
  [{ op: "test", path: "/data", value: { a: "1" } }],
  [{ op: "copy", from: "/data/a", path: "/data/c" }],
  [{ op: "move", from: "/data/c", path: "/data/d" }],
  [{ op: "move", from: "/data/none", path: "/data/d" }],
  [{ op: "move", path: "/data/d" }],
  [{ op: "add", path: "/metadata/labels", value: { x: "1" } }],
  [{ op: "add", path: "/metadata/labels/a~1b", value: "1" }],
  [{ op: "add", path: "/metadata/labels/t~0t", value: "1" }],
  [{ op: "remove", path: "/metadata/labels/a~1b" }],
  [{ op: "add", path: "/metadata/finalizers", value: ["ex.com/a"] }],
  [{ op: "add", path: "/metadata/finalizers/-", value: "ex.com/b" }],
  [{ op: "add", path: "/metadata/finalizers/0", value: "ex.com/c" }],
  [{ op: "add", path: "/metadata/finalizers/9", value: "ex.com/d" }],
  [{ op: "remove", path: "/metadata/finalizers/-" }],
  [{ op: "remove", path: "/metadata/finalizers/9" }],
  [{ op: "replace", path: "/metadata/finalizers/0", value: "ex.com/e" }],
  [{ op: "remove", path: "/metadata/finalizers" }],
  [{ op: "replace", path: "/apiVersion", value: "v2" }],
  [{ op: "remove", path: "/kind" }],
  [{ op: "remove", path: "/metadata" }],
  [{ op: "replace", path: "/metadata/name", value: "b" }],
  [{ op: "replace", path: "/metadata/resourceVersion", value: "1" }],
  [{ op: "add", path: "/bogus", value: 1 }],
  [{ op: "add", path: "/data/x", value: "1" }, { op: "test", path: "/data/x", value: "2" }],
  [{ op: "ADD", path: "/data/x", value: "1" }],
  [{ op: "add", path: "/data/x", value: "1", extra: true }],
  [1],
  "x",
  "null",
  "{}",
  "",
];

const cmApply = (data: unknown, metadata: Json = {}, more: Json = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "p", ...metadata },
  data,
  ...more,
});
const depApply = (spec: unknown, more: Json = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "d" },
  spec,
  ...more,
});
const podSpec = (spec: Json) => ({
  selector: { matchLabels: { a: "d" } },
  template: { metadata: { labels: { a: "d" } }, spec },
});
const c = (more: Json = {}, name = "c") => ({ name, image: "i", ...more });

const applies: (readonly [string, unknown])[] = [
  ["a", depApply(podSpec({ containers: [c()] }))],
  ["a", depApply(podSpec({ containers: [c(), c()] }))],
  [
    "a",
    depApply(
      podSpec({ containers: [c({ ports: [{ containerPort: 80 }, { containerPort: 80 }] })] }),
    ),
  ],
  [
    "a",
    depApply(
      podSpec({
        containers: [c({ ports: [{ containerPort: 80 }, { containerPort: 80, protocol: "UDP" }] })],
      }),
    ),
  ],
  ["a", depApply(podSpec({ containers: [{ image: "x" }] }))],
  ["a", depApply(podSpec({ containers: [c({ bogus: 1 })] }))],
  ["a", depApply(podSpec({ containers: "x" }))],
  ["a", depApply({ ...podSpec({ containers: [c()] }), replicas: "3" })],
  ["a", depApply({ ...podSpec({ containers: [c()] }), replicas: 3 })],
  ["b", depApply({ replicas: 4 })],
  ["b", depApply({ replicas: 3 })],
  ["b", depApply(podSpec({ containers: [c({ image: "other" })] }))],
  ["b", depApply(podSpec({ containers: [c({ image: "i2" }, "c2")] }))],
  ["a", depApply(podSpec({ containers: [c()] }))],
  ["b", depApply({})],
  ["b", depApply(null)],
  ["c", depApply({ replicas: null })],
  [
    "c",
    depApply({
      template: {
        spec: {
          containers: [{ name: "c", env: [{ name: "A", value: "1" }, { name: "A", value: "2" }] }],
        },
      },
    }),
  ],
  [
    "c",
    depApply({
      template: { spec: { containers: [{ name: "c", env: [{ name: "A", value: "1" }] }] } },
    }),
  ],
  [
    "d",
    depApply({
      template: {
        spec: {
          containers: [{ name: "c", env: [{ name: "A", value: "2" }, { name: "B", value: "2" }] }],
        },
      },
    }),
  ],
  [
    "d",
    depApply({ template: { spec: { tolerations: [{ key: "a" }], nodeSelector: { x: "y" } } } }),
  ],
  [
    "e",
    depApply({ template: { spec: { tolerations: [{ key: "b" }], nodeSelector: { z: "y" } } } }),
  ],
  ["e", depApply(undefined, { status: { replicas: 5 } })],
  [
    "e",
    depApply(undefined, {
      metadata: {
        name: "d",
        labels: { l: "1" },
        annotations: { n: "1" },
        finalizers: ["ex.com/f"],
      },
    }),
  ],
  ["f", depApply(undefined, { metadata: { name: "d", finalizers: ["ex.com/g"] } })],
  ["e", depApply(undefined, { metadata: { name: "d" } })],
  [
    "e",
    depApply(undefined, {
      metadata: {
        name: "d",
        ownerReferences: [{ apiVersion: "v1", kind: "ConfigMap", name: "x", uid: "u1" }],
      },
    }),
  ],
  [
    "e",
    depApply(undefined, {
      metadata: {
        name: "d",
        ownerReferences: [{ apiVersion: "v1", kind: "ConfigMap", name: "x", uid: "u1" }, {
          apiVersion: "v1",
          kind: "ConfigMap",
          name: "x",
          uid: "u1",
        }],
      },
    }),
  ],
  ["e", depApply(undefined, { bogus: 1 })],
  ["e", depApply(undefined, { metadata: { name: "d", bogus: 1 } })],
  ["e", depApply(undefined, { metadata: { name: "d", uid: "x" } })],
  ["e", depApply(undefined, { metadata: { name: "d", labels: { a: 1 } } })],
  ["e", depApply({ strategy: { type: "Recreate" } })],
  ["e", depApply({ selector: { matchLabels: { z: "z" } } })],
];

const deleteBodies: unknown[] = [
  {},
  { kind: "DeleteOptions", apiVersion: "v1" },
  { kind: "DeleteOptions", apiVersion: "meta.k8s.io/v1" },
  { kind: "DeleteOptions", apiVersion: "bogus/v1" },
  { kind: "Bogus", apiVersion: "v1" },
  { gracePeriodSeconds: -1 },
  { gracePeriodSeconds: "1" },
  { gracePeriodSeconds: null },
  { propagationPolicy: "" },
  { propagationPolicy: "Bogus" },
  { propagationPolicy: "background" },
  { orphanDependents: "x" },
  { orphanDependents: true, propagationPolicy: "Orphan" },
  { dryRun: ["All"] },
  { dryRun: ["Bogus"] },
  { dryRun: "All" },
  { dryRun: [] },
  { preconditions: { uid: "bogus" } },
  { preconditions: { uid: "{uid}" }, dryRun: ["All"] },
  { preconditions: { resourceVersion: "1" } },
  { preconditions: { resourceVersion: "{rv}" }, dryRun: ["All"] },
  { preconditions: { resourceVersion: "abc" } },
  { preconditions: {}, dryRun: ["All"] },
  { bogus: 1, dryRun: ["All"] },
  { ignoreStoreReadErrorWithClusterBreakingPotential: true },
  { ignoreStoreReadErrorWithClusterBreakingPotential: false, dryRun: ["All"] },
  "[]",
  "null",
  "x",
];

const deleteQueries = [
  "gracePeriodSeconds=0",
  "gracePeriodSeconds=-1",
  "gracePeriodSeconds=abc",
  "gracePeriodSeconds=",
  "propagationPolicy=Bogus",
  "propagationPolicy=",
  "orphanDependents=true",
  "orphanDependents=bogus",
  "dryRun=All",
  "dryRun=Bogus",
  "dryRun=",
  "dryRun=All&dryRun=All",
  "preconditions=x",
  "uid=x",
  "orphanDependents=true&propagationPolicy=Orphan",
  "ignoreStoreReadErrorWithClusterBreakingPotential=true",
];

/** Changes. */
export const changing: readonly Script[] = [
  script(
    "changing: JSON patch",
    post(CM, cm("a")),
    ...jsonPatches.flatMap((p) => [patch(`${CM}/a`, p, JSON_PATCH), get(`${CM}/a`)]),
  ),
  script(
    "changing: JSON patch strictly",
    post(CM, cm("a")),
    ...jsonPatches.map((p) => patch(`${CM}/a?dryRun=All&fieldValidation=Strict`, p, JSON_PATCH)),
  ),
  script(
    "changing: apply a config map",
    ...["&force=true", "&force=false", "&force=", "&force=1", "&force=bogus"].map((f) =>
      patch(`${CM}/p?fieldManager=a${f}`, cmApply({ a: "1" }), APPLY)
    ),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: "1" }, { namespace: "other" }), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: "1" }, { name: "q" }), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: "1" }, { generateName: "q" }), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: "1" }, { resourceVersion: "{rv}" }), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: "1" }, { resourceVersion: "0" }), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: "1" }, { uid: "{uid}" }), APPLY),
    patch(
      `${CM}/p?fieldManager=a`,
      cmApply({ a: "1" }, { uid: "00000000-0000-4000-8000-000000000000" }),
      APPLY,
    ),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: null }), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply(null), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({}), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: 1 }), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: "1" }, {}, { immutable: "x" }), APPLY),
    patch(`${CM}/p?fieldManager=a`, cmApply({ a: "1" }, { labels: { "a b": "c" } }), APPLY),
    patch(
      `${CM}/p?fieldManager=a&fieldValidation=Strict`,
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"p"},"data":{"a":"1","a":"2"}}',
      APPLY,
    ),
    patch(
      `${CM}/p?fieldManager=a`,
      '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"p"},"data":{"a":"1","a":"2"}}',
      APPLY,
    ),
    patch(
      `${CM}/p?fieldManager=a&fieldValidation=Strict`,
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p\nbogus: 1\n",
      APPLY,
    ),
    patch(
      `${CM}/p?fieldManager=a&fieldValidation=Ignore`,
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: p\nbogus: 1\n",
      APPLY,
    ),
    patch(`${CM}/p?fieldManager=`, cmApply({ a: "1" }), APPLY),
    patch(`${CM}/p?fieldManager=${"x".repeat(129)}`, cmApply({ a: "1" }), APPLY),
    patch(`${CM}/p?fieldManager=a&dryRun=All`, cmApply({ zz: "1" }), APPLY),
    patch(`${CM}/new?fieldManager=a&dryRun=All`, cmApply({ zz: "1" }, { name: "new" }), APPLY),
    get(`${CM}/new`),
    patch(`${CM}/Bad_?fieldManager=a`, cmApply({ zz: "1" }, { name: "Bad_" }), APPLY),
    patch(
      `/api/v1/namespaces/ghost/configmaps/x?fieldManager=a`,
      cmApply({ zz: "1" }, { name: "x" }),
      APPLY,
    ),
    patch(`${CM}?fieldManager=a`, cmApply({ zz: "1" }), APPLY),
    patch(`${CM}/p?fieldManager=a`, "null", APPLY),
    patch(`${CM}/p?fieldManager=a`, "1", APPLY),
    patch(`${CM}/p?fieldManager=a`, { kind: "ConfigMap" }, APPLY),
    patch(`${CM}/p?fieldManager=a`, { apiVersion: "v1" }, APPLY),
    patch(`${CM}/p?fieldManager=a`, {}, APPLY),
    get(`${CM}/p`),
  ),
  script(
    "changing: apply a deployment",
    ...applies.flatMap((
      [m, body],
    ) => [patch(`${DP}/d?fieldManager=${m}`, body, APPLY), get(`${DP}/d`)]),
  ),
  script(
    "changing: apply to subresources",
    patch(`${DP}/d/status?fieldManager=s`, depApply(undefined, { status: { replicas: 1 } }), APPLY),
    post(DP, dep("d")),
    patch(`${DP}/d/status?fieldManager=s`, depApply(undefined, { status: { replicas: 1 } }), APPLY),
    patch(`${DP}/d/status?fieldManager=t`, depApply(undefined, { status: { replicas: 2 } }), APPLY),
    patch(
      `${DP}/d/status?fieldManager=t&force=true`,
      depApply(undefined, { status: { replicas: 2, conditions: [{ type: "A", status: "True" }] } }),
      APPLY,
    ),
    patch(`${DP}/d/status?fieldManager=s`, depApply({ replicas: 9 }), APPLY),
    patch(`${DP}/d/scale?fieldManager=s`, {
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: { name: "d" },
      spec: { replicas: 4 },
    }, APPLY),
    patch(`${DP}/d/scale?fieldManager=s&force=true`, {
      apiVersion: "autoscaling/v1",
      kind: "Scale",
      metadata: { name: "d" },
      spec: { replicas: 4 },
    }, APPLY),
    patch(`${DP}/d/scale?fieldManager=s`, {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "d" },
      spec: { replicas: 4 },
    }, APPLY),
    patch(`${DP}/d?fieldManager=t`, depApply({ replicas: 5 }), APPLY),
    get(`${DP}/d`),
    post(PO, pod("p")),
    patch(`${PO}/p/status?fieldManager=s`, {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p" },
      status: { conditions: [{ type: "X", status: "True" }] },
    }, APPLY),
    patch(`${PO}/p?fieldManager=s`, {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p", labels: { a: "b" } },
    }, APPLY),
    patch(`${PO}/p?fieldManager=s`, {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p" },
      spec: { containers: [{ name: "c", image: "other" }] },
    }, APPLY),
    get(`${PO}/p`),
    patch(`${SV}/s?fieldManager=a`, {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "s" },
      spec: { ports: [{ port: 80 }, { port: 80, protocol: "UDP" }] },
    }, APPLY),
    patch(`${SV}/s?fieldManager=a`, {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "s" },
      spec: { ports: [{ port: 80, name: "a" }, { port: 80, protocol: "UDP", name: "b" }] },
    }, APPLY),
    patch(`${SV}/s?fieldManager=b`, {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "s" },
      spec: { ports: [{ port: 80, name: "z" }] },
    }, APPLY),
    patch(`${SV}/s?fieldManager=b`, {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "s" },
      spec: { selector: { a: "b" } },
    }, APPLY),
    patch(`${SV}/s?fieldManager=c`, {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "s" },
      spec: { selector: { c: "d" } },
    }, APPLY),
  ),
  script(
    "changing: strategic and merge",
    post(DP, dep("d")),
    ...[
      {
        spec: {
          template: { spec: { containers: [{ $patch: "replace" }, { name: "only", image: "x" }] } },
        },
      },
      {
        spec: {
          template: { spec: { $patch: "replace", containers: [{ name: "only", image: "x" }] } },
        },
      },
      { spec: { template: { spec: { containers: [{ $patch: "delete", name: "only" }] } } } },
      { metadata: { labels: { a: null, b: "1" } } },
      { metadata: { annotations: null } },
      { metadata: { $patch: "replace", name: "d" } },
      { $patch: "delete" },
      { spec: { strategy: { $patch: "replace", type: "Recreate" } } },
      { spec: { strategy: { type: "RollingUpdate" } } },
      { spec: { strategy: null } },
      { spec: { replicas: null } },
      {
        spec: {
          template: {
            spec: {
              "$setElementOrder/containers": [{ name: "b" }, { name: "only" }],
              containers: [{ name: "b", image: "b" }],
            },
          },
        },
      },
      {
        spec: {
          template: {
            spec: {
              volumes: [{ name: "v", emptyDir: {} }, { name: "w", secret: { secretName: "s" } }],
            },
          },
        },
      },
      { spec: { template: { spec: { volumes: [{ name: "v", $patch: "delete" }] } } } },
      {
        spec: {
          template: {
            spec: {
              containers: [{
                name: "only",
                ports: [{ containerPort: 80, name: "a" }, { containerPort: 81 }],
              }],
            },
          },
        },
      },
      {
        spec: {
          template: {
            spec: { containers: [{ name: "only", ports: [{ containerPort: 80, name: "b" }] }] },
          },
        },
      },
      {
        spec: {
          template: {
            spec: { containers: [{ name: "only", env: [{ name: "A", value: "1" }], args: ["x"] }] },
          },
        },
      },
      {
        spec: {
          template: {
            spec: {
              containers: [{
                name: "only",
                env: [{ name: "A", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
                args: null,
              }],
            },
          },
        },
      },
      {
        spec: {
          template: {
            spec: {
              imagePullSecrets: [{ name: "s" }],
              hostAliases: [{ ip: "1.1.1.1", hostnames: ["a"] }],
            },
          },
        },
      },
      { spec: { template: { spec: { "$deleteFromPrimitiveList/x": ["a"] } } } },
      { "$retainKeys": ["spec"], spec: {} },
      { metadata: { "$deleteFromPrimitiveList/finalizers": ["none"] } },
      { metadata: { ownerReferences: [{ uid: "u", apiVersion: "v1", kind: "Pod", name: "n" }] } },
      { metadata: { ownerReferences: [{ uid: "u", $patch: "delete" }] } },
      { kind: "Deployment", apiVersion: "apps/v1" },
      { status: { replicas: 7 } },
    ].flatMap((body) => [patch(`${DP}/d`, body, STRATEGIC), patch(`${DP}/d?dryRun=All`, body)]),
    get(`${DP}/d`),
    patch(`${DP}/d/status`, { status: { conditions: [{ type: "A", status: "True" }] } }, STRATEGIC),
    patch(`${DP}/d/status`, { status: { conditions: [{ type: "B", status: "True" }] } }, STRATEGIC),
    patch(`${DP}/d/scale`, { spec: { replicas: 2 } }, STRATEGIC),
    patch(`${DP}/d/scale`, [{ op: "replace", path: "/spec/replicas", value: 3 }], JSON_PATCH),
    patch(`${DP}/d/scale`, { spec: { bogus: 3 } }),
    patch(`${DP}/d/scale?fieldValidation=Strict`, { spec: { bogus: 3 } }),
    patch(`${DP}/d/scale`, { spec: { replicas: "x" } }),
    put(`${DP}/d/scale`, {
      kind: "Deployment",
      apiVersion: "apps/v1",
      metadata: { name: "d" },
      spec: {},
    }),
    put(`${DP}/d/scale`, { metadata: { name: "d" } }),
    put(`${DP}/d/scale`, { metadata: { name: "d", uid: "x" }, spec: { replicas: 1 } }),
    put(`${DP}/d/scale?dryRun=All`, { metadata: { name: "d" }, spec: { replicas: 8 } }),
    get(`${DP}/d/scale`),
  ),
  script(
    "changing: delete",
    post(CM, cm("a")),
    ...deleteBodies.flatMap((b) => [post(CM, cm("a")), remove(`${CM}/a`, b)]),
    ...deleteQueries.flatMap((q) => [post(CM, cm("a")), remove(`${CM}/a?${q}`)]),
    post(CM, cm("a")),
    {
      ...remove(`${CM}/a`, "kind: DeleteOptions\napiVersion: v1\ndryRun: [All]\n"),
      type: "application/yaml",
    },
    { ...remove(`${CM}/a`, "{}"), type: "text/plain" },
    remove(`${CM}/a?dryRun=All`, { propagationPolicy: "Background" }),
    get(`${CM}/a`),
  ),
  script(
    "changing: delete collections",
    ...["a", "b", "c"].map((n) => post(CM, cm(n, { labels: { n } }))),
    ...[
      "labelSelector=n in",
      "fieldSelector=bogus=1",
      "limit=1",
      "limit=abc",
      "resourceVersion=abc",

      "resourceVersionMatch=Exact",
      "continue=abc",
      "dryRun=Bogus",
      "dryRun=All",
      "propagationPolicy=Bogus",
      "gracePeriodSeconds=abc",
      "timeoutSeconds=abc",
      "labelSelector=n=zz",
      "fieldSelector=metadata.name=a",
    ].map((q) => remove(`${CM}?${q}`)),
    get(CM),
    remove(CM, { preconditions: { uid: "x" } }),
    remove(CM, { propagationPolicy: "Foreground" }),
    remove(CM),
    get(CM),
    ...[
      "/api/v1/nodes",
      "/apis/rbac.authorization.k8s.io/v1/clusterroles",
      "/api/v1/persistentvolumes",
    ].map((p) => remove(`${p}?labelSelector=none=none`)),
    remove(SV),
    remove(`${NS}/bindings`),
    remove("/apis/authorization.k8s.io/v1/subjectaccessreviews"),
  ),
  script(
    "changing: finalizers and owners",
    post(CM, cm("o")),
    post(
      CM,
      cm("d", {
        ownerReferences: [{
          apiVersion: "v1",
          kind: "ConfigMap",
          name: "o",
          uid: "{uid}",
          blockOwnerDeletion: true,
        }],
      }),
    ),
    remove(`${CM}/o?propagationPolicy=Foreground`),
    remove(`${CM}/o?propagationPolicy=Background`),
    remove(`${CM}/o?propagationPolicy=Orphan`),
    patch(`${CM}/o`, { metadata: { finalizers: ["foregroundDeletion", "ex.com/x"] } }),
    patch(`${CM}/o`, { metadata: { finalizers: null } }),
    get(`${CM}/o`),
    post(RS, {
      metadata: { name: "r" },
      spec: {
        selector: { matchLabels: { a: "b" } },
        template: { metadata: { labels: { a: "b" } }, spec: { containers: [c()] } },
      },
    }),
    remove(`${RS}/r?orphanDependents=false`),
    post(RS, {
      metadata: { name: "r", finalizers: ["ex.com/x"] },
      spec: {
        selector: { matchLabels: { a: "b" } },
        template: { metadata: { labels: { a: "b" } }, spec: { containers: [c()] } },
      },
    }),
    remove(`${RS}/r?orphanDependents=false`),
    remove(`${RS}/r`, { gracePeriodSeconds: 0 }),
    patch(`${RS}/r`, { spec: { replicas: 3 } }),
    patch(`${RS}/r/scale`, { spec: { replicas: 3 } }),
    patch(`${RS}/r/status`, { status: { replicas: 3 } }),
    patch(`${RS}/r`, { metadata: { finalizers: [] } }),
    post(PO, pod("p", { nodeName: "n1" })),
    remove(`${PO}/p?gracePeriodSeconds=5`),
    patch(`${PO}/p`, { metadata: { finalizers: ["ex.com/late"] } }),
    patch(`${PO}/p`, { metadata: { labels: { late: "1" } } }),
    remove(`${PO}/p?gracePeriodSeconds=-5`),
    remove(`${PO}/p?gracePeriodSeconds=0&dryRun=All`),
    remove(`${PO}/p`, { gracePeriodSeconds: 0, preconditions: { uid: "bogus" } }),
    remove(`${PO}/p`, { gracePeriodSeconds: 0 }),
    get(`${PO}/p`),
    post(PO, pod("q", { nodeName: "n1", terminationGracePeriodSeconds: 0 })),
    remove(`${PO}/q`),
  ),
];
