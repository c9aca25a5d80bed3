/**
 * Scripts about custom resources.
 *
 * @module
 */

import type { Script, Step } from "./script.ts";
import { get, type Json, patch, post, put, remove } from "./steps.ts";

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
const APPLY = "application/apply-patch+yaml";

const schema = {
  type: "object",
  required: ["spec"],
  properties: {
    spec: {
      type: "object",
      required: ["size"],
      properties: {
        size: { type: "integer", minimum: 1, maximum: 10 },
        color: { type: "string", default: "red", enum: ["red", "blue"] },
        replicas: { type: "integer" },
        name: { type: "string", pattern: "^[a-z]+$", maxLength: 5, minLength: 2 },
        free: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
        items: {
          type: "array",
          maxItems: 3,
          minItems: 1,
          items: {
            type: "object",
            required: ["k"],
            properties: { k: { type: "string" }, v: { type: "integer" } },
          },
          "x-kubernetes-list-type": "map",
          "x-kubernetes-list-map-keys": ["k"],
        },
        set: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
        ios: { "x-kubernetes-int-or-string": true },
        nul: { type: "string", nullable: true },
        num: { type: "number", multipleOf: 0.5, exclusiveMinimum: true, minimum: 0 },
        bool: { type: "boolean" },
        map: {
          type: "object",
          additionalProperties: { type: "string" },
          maxProperties: 2,
          minProperties: 1,
        },
        when: { type: "string", format: "date-time" },
        mail: { type: "string", format: "email" },
        ip: { type: "string", format: "ipv4" },
        any: {
          anyOf: [{ required: ["a"] }, { required: ["b"] }],
          type: "object",
          properties: { a: { type: "string" }, b: { type: "string" } },
        },
        one: {
          oneOf: [{ required: ["a"] }, { required: ["b"] }],
          type: "object",
          properties: { a: { type: "string" }, b: { type: "string" } },
        },
        not: { not: { required: ["a"] }, type: "object", properties: { a: { type: "string" } } },
        embedded: {
          type: "object",
          "x-kubernetes-embedded-resource": true,
          "x-kubernetes-preserve-unknown-fields": true,
        },
        deep: { type: "object", default: {}, properties: { x: { type: "integer", default: 7 } } },
      },
    },
    status: {
      type: "object",
      properties: {
        phase: { type: "string" },
        replicas: { type: "integer" },
        sel: { type: "string" },
      },
    },
  },
};

const columns = [
  { name: "Size", type: "integer", jsonPath: ".spec.size" },
  { name: "Color", type: "string", jsonPath: ".spec.color", priority: 1 },
  { name: "Phase", type: "string", jsonPath: ".status.phase" },
  { name: "Age", type: "date", jsonPath: ".metadata.creationTimestamp" },
];

function definition(plural: string, kind: string, more: Json = {}, version: Json = {}): Json {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.ex.com` },
    spec: {
      group: "ex.com",
      scope: "Namespaced",
      names: { plural, kind, shortNames: [plural.slice(0, 2)], categories: ["mine"] },
      versions: [
        {
          name: "v1",
          served: true,
          storage: true,
          schema: { openAPIV3Schema: schema },
          subresources: {
            status: {},
            scale: {
              specReplicasPath: ".spec.replicas",
              statusReplicasPath: ".status.replicas",
              labelSelectorPath: ".status.sel",
            },
          },
          additionalPrinterColumns: columns,
          selectableFields: [{ jsonPath: ".spec.color" }],
          ...version,
        },
        // The same schema twice would count as one of the whole definition, without selectableFields.
        {
          name: "v2",
          served: true,
          storage: false,
          schema: { openAPIV3Schema: { ...schema, description: "of version 2" } },
        },
      ],
      ...more,
    },
  };
}

const WI = "/apis/ex.com/v1/namespaces/{ns}/widgets";
const V2 = "/apis/ex.com/v2/namespaces/{ns}/widgets";
const wid = (name: string, spec: unknown, more: Json = {}): Json => ({
  apiVersion: "ex.com/v1",
  kind: "Widget",
  metadata: { name },
  ...(spec === undefined ? {} : { spec }),
  ...more,
});

const specs: unknown[] = [
  { size: 3, bogus: 1, free: { x: { y: 1 } } },
  {},
  undefined,
  { size: "3" },
  { size: 11 },
  { size: 0 },
  { size: 1.5 },
  { size: 3, color: "green" },
  { size: 3, name: "ABCDEFG" },
  { size: 3, name: "a" },
  { size: 3, items: [{ k: "a" }, { k: "a" }] },
  { size: 3, items: [{ v: 1 }] },
  { size: 3, items: [] },
  { size: 3, items: [{ k: "a" }, { k: "b" }, { k: "c" }, { k: "d" }] },
  { size: 3, set: ["a", "a"] },
  { size: 3, color: null, nul: null, name: null },
  { size: 3, ios: "50%" },
  { size: 3, ios: 5 },
  { size: 3, ios: true },
  { size: 3, num: 0.7 },
  { size: 3, num: 0 },
  { size: 3, num: "x" },
  { size: 3, bool: "true" },
  { size: 3, map: {} },
  { size: 3, map: { a: "1", b: "2", c: "3" } },
  { size: 3, map: { a: 1 } },
  { size: 3, when: "yesterday" },
  { size: 3, mail: "nobody" },
  { size: 3, ip: "1.2.3" },
  { size: 3, any: {} },
  { size: 3, one: { a: "1", b: "1" } },
  { size: 3, not: { a: "1" } },
  { size: 3, embedded: {} },
  { size: 3, embedded: { apiVersion: "v1", kind: "Pod", metadata: { name: "x" }, spec: {} } },
  { size: 3, deep: {} },
  { size: 3, deep: null },
  [],
  "x",
  null,
];

/** The definitions come first, since their endpoints take a moment to be there. */
export function custom(): Script[] {
  return [{
    name: "custom: widgets",
    steps: [
      post(CRDS, definition("widgets", "Widget")),
      { method: "WAIT", path: WI },
      // Discovery hears of a definition by itself.
      { method: "WAIT", path: "/apis/ex.com" },
      { method: "WAIT", path: "/apis/ex.com/v1" },
      get("/apis/ex.com"),
      get("/apis/ex.com/v1"),
      get(WI),
      ...specs.map((spec, i) => post(WI, wid(`w${i}`, spec))),
      ...specs.slice(0, 1).map((spec) => post(`${WI}?fieldValidation=Strict`, wid("strict", spec))),
      post(WI, { ...wid("k", { size: 1 }), kind: "Foo" }),
      post(WI, { ...wid("k", { size: 1 }), apiVersion: "ex.com/v2" }),
      post(WI, { metadata: { name: "k" }, spec: { size: 1 } }),
      post(WI, { ...wid("k", { size: 1 }), metadata: { name: "k", labels: 7 } }),
      post(WI, { ...wid("k", { size: 1 }), metadata: { name: "k", bogus: 7 } }),
      post(WI, wid("Bad_", { size: 1 })),
      post("/apis/ex.com/v1/widgets", wid("k", { size: 1 })),
      ...life(),
      ...wrong(),
    ],
  }];
}

function life(): Step[] {
  return [
    post(WI, { ...wid("a", { size: 1 }), status: { phase: "X" } }),
    get(`${WI}/a`),
    get(`${V2}/a`),
    get(WI, TABLE),
    get(V2, TABLE),
    get(
      `${WI}?fieldSelector=spec.color=red`,
      "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
    ),
    get(`${WI}?fieldSelector=spec.size=1`),
    get(`${WI}/a`, "application/vnd.kubernetes.protobuf"),
    put(`${WI}/a`, wid("a", { size: 2 })),
    put(`${WI}/new`, wid("new", { size: 2 })),
    patch(`${WI}/a`, { spec: { size: 2 } }),
    patch(`${WI}/a`, { spec: { size: 2 } }),
    patch(`${WI}/a`, { spec: { size: "x" } }),
    patch(`${WI}/a`, { spec: { bogus: 1 } }),
    patch(`${WI}/a?fieldValidation=Strict`, { spec: { bogus: 1 } }),
    patch(`${WI}/a`, {}, "application/strategic-merge-patch+json"),
    patch(`${WI}/a`, { metadata: { labels: { x: "1" } }, status: { phase: "no" } }),
    patch(`${WI}/a/status`, {
      metadata: { labels: { y: "1" } },
      spec: { size: 9 },
      status: { phase: "Ready", sel: "a=b", replicas: 2 },
    }),
    patch(`${WI}/a/status`, { status: { phase: 7 } }),
    get(`${V2}/a/status`),
    get(`${WI}/a/scale`),
    patch(`${WI}/a`, { spec: { replicas: 2 } }),
    get(`${WI}/a/scale`),
    patch(`${WI}/a/scale`, { spec: { replicas: 5 } }),
    patch(`${WI}/a/scale`, { spec: { replicas: -1 } }),
    patch(
      `${WI}/a?fieldManager=m1`,
      wid("a", { size: 4, items: [{ k: "x", v: 1 }], set: ["p"] }),
      APPLY,
    ),
    patch(
      `${WI}/a?fieldManager=m1&force=true`,
      wid("a", { size: 4, items: [{ k: "x", v: 1 }], set: ["p"] }),
      APPLY,
    ),
    patch(`${WI}/a?fieldManager=m2`, wid("a", { size: 5 }), APPLY),
    patch(`${WI}/a?fieldManager=m2`, wid("a", { items: [{ k: "y" }], set: ["q"] }), APPLY),
    patch(`${WI}/a?fieldManager=m2`, wid("a", { bogus: 1 }), APPLY),
    patch(`${WI}/a?fieldManager=m2`, wid("a", { size: "x" }), APPLY),
    patch(`${WI}/b?fieldManager=m2`, wid("b", { size: 1 }), APPLY),
    get(`${WI}?watch=1&timeoutSeconds=1`),
    remove(`${WI}/b`),
    remove(`${WI}/b`),
    remove(`${WI}?labelSelector=x=1`),
  ];
}

function wrong(): Step[] {
  const bad = (more: Json, version: Json = {}) =>
    post(CRDS, definition("gadgets", "Gadget", more, version));
  const with_ = (s: Json) => ({ schema: { openAPIV3Schema: s } });
  const field = (f: Json) => with_({ type: "object", properties: { a: f } });
  return [
    post(CRDS, { ...definition("gadgets", "Gadget"), metadata: { name: "other.ex.com" } }),
    bad({ preserveUnknownFields: true }),
    bad({ group: "apps.k8s.io" }),
    bad({ scope: "Bogus" }),
    bad({ versions: [] }),
    bad({}, { schema: undefined }),
    bad({}, { storage: false }),
    bad({}, { name: "Bad" }),
    bad({}, with_({ type: "string" })),
    bad({}, with_({})),
    bad({}, field({})),
    bad({}, field({ type: "bogus" })),
    bad({}, field({ type: "array" })),
    bad({}, field({ type: "array", items: {} })),
    bad({}, field({ type: "object", properties: { b: {} } })),
    bad({}, field({ type: "string", default: 7 })),
    bad(
      {},
      field({
        type: "array",
        items: { type: "object", properties: { k: { type: "string" } } },
        "x-kubernetes-list-type": "map",
      }),
    ),
    bad(
      {},
      field({
        type: "array",
        items: { type: "object", properties: { k: { type: "string" } } },
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["k"],
      }),
    ),
    bad({}, field({ type: "array", items: { type: "string" }, "x-kubernetes-list-type": "bogus" })),
    bad({}, field({ type: "string", uniqueItems: true })),
    bad(
      {},
      field({
        type: "object",
        additionalProperties: { type: "string" },
        properties: { x: { type: "string" } },
      }),
    ),
    bad({}, field({ anyOf: [{ type: "string" }], type: "string" })),
    bad({}, { additionalPrinterColumns: [{ name: "", type: "bogus", jsonPath: "" }] }),
    bad({}, { subresources: { scale: { specReplicasPath: "replicas", statusReplicasPath: "" } } }),
    bad({}, { deprecationWarning: "x" }),
    patch(`${CRDS}/widgets.ex.com`, { spec: { scope: "Cluster" } }),
    patch(`${CRDS}/widgets.ex.com`, { spec: { group: "other.com" } }),
    patch(`${CRDS}/widgets.ex.com`, { spec: { versions: [] } }),
    get(`${CRDS}/widgets.ex.com`, TABLE),
  ];
}
