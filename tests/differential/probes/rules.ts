/**
 * Scripts about the rules of custom resources, written in CEL, and about definitions.
 *
 * @module
 */

import { type Script, script, type Step } from "../script.ts";
import { get, type Json, patch, post, put, remove } from "../steps.ts";

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const APPLY = "application/apply-patch+yaml";

interface Rule {
  readonly rule: string;
  readonly [field: string]: unknown;
}

/** A definition of one version with a schema for its spec. */
export function definition(group: string, plural: string, spec: Json, version: Json = {}): Json {
  const kind = plural[0]?.toUpperCase() + plural.slice(1, -1);
  return {
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: "Namespaced",
      names: { plural, kind },
      versions: [{
        name: "v1",
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: "object",
            description: "one",
            properties: {
              spec,
              status: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
            },
          },
        },
        ...version,
      }, {
        name: "v1alpha1",
        served: true,
        storage: false,
        schema: {
          openAPIV3Schema: {
            type: "object",
            description: "another",
            "x-kubernetes-preserve-unknown-fields": true,
          },
        },
      }],
    },
  };
}

const spec: Json = {
  type: "object",
  properties: {
    n: { type: "integer" },
    max: { type: "integer" },
    f: { type: "number" },
    s: { type: "string", maxLength: 20 },
    b: { type: "boolean" },
    frozen: {
      type: "string",
      maxLength: 20,
      "x-kubernetes-validations": [{ rule: "self == oldSelf", message: "is frozen" }],
    },
    once: { type: "string", maxLength: 20 },
    list: { type: "array", items: { type: "string", maxLength: 20 }, maxItems: 10 },
    rows: {
      type: "array",
      maxItems: 5,
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["k"],
      items: {
        type: "object",
        required: ["k"],
        properties: { k: { type: "string", maxLength: 9 }, v: { type: "integer" } },
        "x-kubernetes-validations": [
          { rule: "!has(self.v) || self.v < 10", message: "v is too much" },
          {
            rule: "!has(self.v) || !has(oldSelf.v) || self.v >= oldSelf.v",
            message: "v may not shrink",
          },
        ],
      },
    },
    map: {
      type: "object",
      maxProperties: 5,
      additionalProperties: { type: "integer", "x-kubernetes-validations": [{ rule: "self > 0" }] },
    },
    any: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
    ios: { "x-kubernetes-int-or-string": true },
    when: { type: "string", format: "date-time" },
    lasts: { type: "string", format: "duration" },
    nul: { type: "string", nullable: true },
    "in": { type: "string" },
    "a-b": { type: "string" },
    "a.b": { type: "string" },
    e: { type: "string", enum: ["x", "y"] },
    q: { type: "string", maxLength: 20 },
    ip: { type: "string", maxLength: 50 },
    u: { type: "string", maxLength: 50 },
  },
  "x-kubernetes-validations": [
    {
      rule: "!has(self.n) || !has(self.max) || self.n <= self.max",
      message: "n must not be over max",
    },
    {
      rule: "!has(self.s) || self.s.startsWith('a')",
      messageExpression: "'s is ' + self.s + ', not a...'",
    },
    {
      rule: "!has(self.b) || self.b",
      reason: "FieldValueForbidden",
      fieldPath: ".b",
      message: "b must be true",
    },
    { rule: "!has(oldSelf.once) || has(self.once)", message: "once stays" },
    { rule: "!has(self.list) || self.list.all(x, x.size() < 5)" },
    {
      rule: "!has(self.rows) || self.rows.exists(r, r.k == 'main')",
      message: "no main row",
      fieldPath: ".rows",
    },
    { rule: "!has(self.f) || self.f >= 0.5", reason: "FieldValueInvalid", message: "f is small" },
    {
      rule: "!has(self.ios) || (type(self.ios) == int ? self.ios < 5 : self.ios.endsWith('%'))",
      message: "ios",
    },
    {
      rule: "!has(self.when) || self.when > timestamp('2020-01-01T00:00:00Z')",
      message: "too early",
    },
    { rule: "!has(self.lasts) || self.lasts < duration('1h')", message: "too long" },
    { rule: "!has(self.__in__) || self.__in__ != 'bad'", message: "in is bad" },
    {
      rule: "!has(self.a__dash__b) || self.a__dash__b != 'bad'",
      message: "a-b is bad",
      reason: "FieldValueRequired",
    },
    {
      rule: "!has(self.a__dot__b) || self.a__dot__b != 'bad'",
      message: "a.b is bad",
      reason: "FieldValueDuplicate",
    },
    {
      rule: "!has(self.q) || !isQuantity(self.q) || quantity(self.q).isLessThan(quantity('1Gi'))",
      message: "q is big",
    },
    { rule: "!has(self.ip) || (isIP(self.ip) && ip(self.ip).family() == 4)", message: "no IPv4" },
    {
      rule: "!has(self.u) || (isURL(self.u) && url(self.u).getHost() == 'example.com')",
      message: "no such host",
    },
    { rule: "!has(self.n) || self.n != 13 || 1 / (self.n - 13) == 1", message: "divided" },
    { rule: "self.?list.orValue([]).size() < 4", message: "at most 3" },
    { rule: "!has(self.s) || self.s.matches('^[a-z]+$')", message: "lower case only" },
  ] as Rule[],
};

const G = "rules.example.com";
const path = `/apis/${G}/v1/namespaces/{ns}/ruleds`;
const thing = (name: string, spec: unknown, more: Json = {}) => ({
  apiVersion: `${G}/v1`,
  kind: "Ruled",
  metadata: { name },
  spec,
  ...more,
});

const specs: Json[] = [
  {},
  { n: 1, max: 2 },
  { n: 3, max: 2 },
  { s: "abc" },
  { s: "xyz" },
  { s: "aBC" },
  { b: true },
  { b: false },
  { list: ["a", "bb"] },
  { list: ["a", "bbbbbb"] },
  { list: ["a", "b", "c", "d"] },
  { rows: [{ k: "main", v: 1 }] },
  { rows: [{ k: "other", v: 1 }] },
  { rows: [{ k: "main", v: 11 }] },
  { map: { a: 1 } },
  { map: { a: 0, b: -1 } },
  { f: 0.5 },
  { f: 0.4 },
  { f: 1 },
  { ios: 3 },
  { ios: 7 },
  { ios: "5%" },
  { ios: "5" },
  { when: "2021-01-01T00:00:00Z" },
  { when: "2019-01-01T00:00:00Z" },
  { lasts: "5m" },
  { lasts: "2h" },
  { "in": "bad" },
  { "a-b": "bad" },
  { "a.b": "bad" },
  { any: { x: 1 } },
  { any: { x: 2 } },
  { any: { y: 2 } },
  { any: "text" },
  { q: "1Mi" },
  { q: "2Gi" },
  { q: "bogus" },
  { ip: "1.2.3.4" },
  { ip: "::1" },
  { ip: "x" },
  { u: "https://example.com/a" },
  { u: "https://other.com/a" },
  { u: "%" },
  { n: 13 },
  { n: "x", b: false },
  { e: "z", b: false },
  { nul: null, n: 1 },
];

const bad = (
  rule: Rule | Json,
  schema: Json = {
    type: "object",
    properties: {
      n: { type: "integer" },
      s: { type: "string" },
      list: { type: "array", items: { type: "string" } },
    },
  },
): Step =>
  post(
    `${CRDS}?dryRun=All`,
    definition(G, "bads", { ...schema, "x-kubernetes-validations": [rule] }),
  );

/** Rules and definitions. */
export const rules: readonly Script[] = [
  script(
    "rules: rules",
    post(CRDS, definition(G, "ruleds", spec)),
    { method: "WAIT", path },
    ...specs.map((s, i) => post(path, thing(`r${i}`, s))),
    post(path, thing("a", { frozen: "x", once: "1", rows: [{ k: "main", v: 5 }] })),
    patch(`${path}/a`, { spec: { frozen: "y" } }),
    patch(`${path}/a`, { spec: { frozen: null } }),
    patch(`${path}/a`, { spec: { frozen: "y" } }),
    patch(`${path}/a`, { spec: { once: null } }),
    patch(`${path}/a`, { spec: { rows: [{ k: "main", v: 4 }] } }),
    patch(`${path}/a`, { spec: { rows: [{ k: "main", v: 6 }] } }),
    patch(`${path}/a`, { spec: { rows: [{ k: "new", v: 1 }, { k: "main", v: 7 }] } }),
    patch(`${path}/a`, { spec: { n: 5, max: 1 } }),
    patch(`${path}/a`, { metadata: { labels: { x: "1" } } }),
    patch(`${path}/a?fieldManager=m&force=true`, thing("a", { n: 9, max: 1 }), APPLY),
    put(
      `${path}/a`,
      thing("a", { b: false }, { metadata: { name: "a", resourceVersion: "{rv}" } }),
    ),
    get(`${path}/a`),
    remove(`${CRDS}/ruleds.${G}`),
  ),
  script(
    "rules: mistakes",
    bad({ rule: "" }),
    bad({ rule: "  " }),
    bad({ rule: "self.bogus > 1" }),
    bad({ rule: "self.n" }),
    bad({ rule: "self.n > 'a'" }),
    bad({ rule: "self.n >" }),
    bad({ rule: "bogus" }),
    bad({ rule: "self.n > 1", message: "" }),
    bad({ rule: "self.n > 1", message: " " }),
    bad({ rule: "self.n > 1", message: "a\nb" }),
    bad({ rule: "self.n >\n 1" }),
    bad({ rule: "self.n > 1", messageExpression: "self.n" }),
    bad({ rule: "self.n > 1", messageExpression: "'x' + self.bogus" }),
    bad({ rule: "self.n > 1", messageExpression: "" }),
    bad({ rule: "self.n > 1", reason: "Bogus" }),
    bad({ rule: "self.n > 1", fieldPath: ".bogus" }),
    bad({ rule: "self.n > 1", fieldPath: "n" }),
    bad({ rule: "self.n > 1", fieldPath: ".n" }),
    bad({ rule: "self.n > oldSelf.n", optionalOldSelf: true }),
    bad({ rule: "!oldSelf.hasValue() || self.n > oldSelf.value().n", optionalOldSelf: true }),
    bad({ rule: "self.n > 1", optionalOldSelf: true }),
    bad({ rule: "self.foo()" }),
    bad({ rule: "self.s.matches('[')" }),
    bad({ rule: "self.list.all(x, self.list.all(y, self.list.all(z, x + y + z != '')))" }),
    bad({ rule: "self == oldSelf" }, {
      type: "array",
      items: { type: "string", "x-kubernetes-validations": [{ rule: "self == oldSelf" }] },
    }),
    bad({ rule: "true" }, { type: "object", "x-kubernetes-preserve-unknown-fields": true }),
    bad({ rule: "self.x == 1" }, { type: "object", "x-kubernetes-preserve-unknown-fields": true }),
    bad({ bogus: "true" }),
  ),
];
