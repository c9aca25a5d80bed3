import assert from "node:assert/strict";
import type { KubeObject, ManagedFieldsEntry } from "kubist/meta";
import {
  difference,
  entriesAfterScale,
  equalSets,
  fieldPathOf,
  fieldSet,
  formatFieldsV1,
  formatManagers,
  hasPath,
  intersection,
  isEmptySet,
  parseFieldsV1,
  parseManagers,
  pathsOf,
  pathText,
  scaleEntries,
  union,
  upgradeManagedFields,
  upgradePatch,
} from "../../lib/meta/apply/mod.ts";
import { test } from "../harness.ts";

const fields = {
  "f:metadata": { "f:labels": { ".": {}, "f:a": {} } },
  "f:spec": {
    "f:containers": {
      'k:{"name":"b"}': { ".": {}, "f:image": {} },
      'k:{"name":"a"}': {},
    },
    "f:ports": {
      'k:{"containerPort":443,"protocol":"TCP"}': {},
      'k:{"containerPort":80,"protocol":"TCP"}': {},
    },
    "f:finalizers": { 'v:"x"': {}, "v:2": {} },
    "f:list": { "i:10": {}, "i:9": {} },
  },
};

test("parseFieldsV1() and formatFieldsV1() go back and forth", () => {
  assert.deepEqual(formatFieldsV1(parseFieldsV1(fields)), fields);
  assert.deepEqual(formatFieldsV1(parseFieldsV1(undefined)), {});
});

test("formatFieldsV1() orders keys as the API server does", () => {
  const spec = formatFieldsV1(parseFieldsV1(fields))["f:spec"] as Record<string, object>;
  assert.deepEqual(Object.keys(spec), ["f:containers", "f:finalizers", "f:list", "f:ports"]);
  assert.deepEqual(Object.keys(spec["f:ports"] ?? {}), [
    'k:{"containerPort":80,"protocol":"TCP"}',
    'k:{"containerPort":443,"protocol":"TCP"}',
  ]);
  assert.deepEqual(Object.keys(spec["f:finalizers"] ?? {}), ["v:2", 'v:"x"']);
  assert.deepEqual(Object.keys(spec["f:list"] ?? {}), ["i:9", "i:10"]);
});

test("parseFieldsV1() reads keys in any spelling and skips kinds of the future", () => {
  const set = parseFieldsV1({ 'k:{ "b": 1, "a": "<" }': {}, "z:later": { "f:x": {} } });
  assert.deepEqual(formatFieldsV1(set), { 'k:{"a":"\\u003c","b":1}': {} });
});

test("parseFieldsV1() refuses malformed keys", () => {
  for (const key of ["", "f", "spec", "k:[1]", "k:{", "v:", "i:x"]) {
    assert.throws(() => parseFieldsV1({ [key]: {} }), SyntaxError, key);
  }
});

test("parseFieldsV1() refuses endless depth", () => {
  let deep: Record<string, unknown> = {};
  for (let i = 0; i < 5000; i++) deep = { "f:a": deep };
  assert.throws(() => parseFieldsV1(deep), SyntaxError);
});

test("parseFieldsV1() keeps fields called __proto__", () => {
  const set = parseFieldsV1(JSON.parse('{"f:__proto__":{"f:x":{}}}'));
  assert.deepEqual([...pathsOf(set)].map(pathText), [".__proto__.x"]);
});

test("pathText() shows paths as conflicts do", () => {
  assert.deepEqual([...pathsOf(parseFieldsV1(fields))].map(pathText), [
    ".metadata.labels",
    ".metadata.labels.a",
    '.spec.containers[name="a"]',
    '.spec.containers[name="b"]',
    '.spec.containers[name="b"].image',
    ".spec.finalizers[=2]",
    '.spec.finalizers[="x"]',
    ".spec.list[9]",
    ".spec.list[10]",
    '.spec.ports[containerPort=80,protocol="TCP"]',
    '.spec.ports[containerPort=443,protocol="TCP"]',
  ]);
});

test("field sets add and subtract", () => {
  const a = fieldSet(fieldPathOf("x"), fieldPathOf("y", "z"));
  const b = fieldSet(fieldPathOf("y", "z"), fieldPathOf("y", "w"));
  assert.equal(hasPath(a, fieldPathOf("y", "z")), true);
  assert.equal(hasPath(a, fieldPathOf("y")), false);
  assert.ok(equalSets(intersection(a, b), fieldSet(fieldPathOf("y", "z"))));
  assert.ok(equalSets(difference(a, b), fieldSet(fieldPathOf("x"))));
  assert.ok(equalSets(difference(union(a, b), a), fieldSet(fieldPathOf("y", "w"))));
  assert.ok(isEmptySet(difference(a, a)));
});

const entry = (name: string, operation: string, extra: Partial<ManagedFieldsEntry> = {}) => ({
  manager: name,
  operation,
  apiVersion: "apps/v1",
  fieldsType: "FieldsV1",
  fieldsV1: { "f:spec": { "f:replicas": {} } },
  ...extra,
});

test("formatManagers() sorts entries as the API server does", () => {
  const entries = [
    entry("b", "Update", { time: "2026-01-01T00:00:01Z" }),
    entry("a", "Update", { time: "2026-01-01T00:00:02Z" }),
    entry("z", "Apply", { time: "2026-01-01T00:00:09Z" }),
    entry("a", "Update", { time: "2026-01-01T00:00:01Z", subresource: "status" }),
  ];
  const sorted = formatManagers(parseManagers(entries))?.map((e) =>
    `${e.manager}${e.subresource ?? ""}`
  );
  assert.deepEqual(sorted, ["z", "astatus", "b", "a"]);
  assert.equal(formatManagers(new Map()), undefined);
});

test("parseManagers() refuses entries that the server would not take", () => {
  for (
    const bad of [{ operation: "X" }, { apiVersion: "" }, { fieldsType: "FieldsV2" }, {
      fieldsV1: 1,
    }]
  ) {
    const made = entry("a", "Apply", bad as Partial<ManagedFieldsEntry>);
    assert.throws(() => parseManagers([made]), SyntaxError, JSON.stringify(bad));
  }
});

const replicas = (apiVersion: string) =>
  apiVersion === "apps/v1" ? fieldPathOf("spec", "replicas") : undefined;

test("scaleEntries() shows the owners of replicas on the scale", () => {
  const other = entry("b", "Update", { fieldsV1: { "f:spec": { "f:paused": {} } } });
  assert.deepEqual(scaleEntries([entry("a", "Apply"), other], replicas), [
    entry("a", "Apply", { apiVersion: "autoscaling/v1" }),
  ]);
});

test("entriesAfterScale() takes replicas from their owner", () => {
  const parent = [
    entry("a", "Apply", { fieldsV1: { "f:spec": { "f:paused": {}, "f:replicas": {} } } }),
    entry("b", "Update"),
  ];
  const scaled = [entry("s", "Update", { apiVersion: "autoscaling/v1", subresource: "scale" })];
  assert.deepEqual(entriesAfterScale(parent, scaled, "apps/v1", replicas), [
    entry("a", "Apply", { fieldsV1: { "f:spec": { "f:paused": {} } } }),
    entry("s", "Update", { subresource: "scale" }),
  ]);
  const kept = entriesAfterScale(parent, scaleEntries(parent, replicas), "apps/v1", replicas);
  assert.deepEqual(kept?.map((e) => e.manager), ["a", "b"]);
});

test("upgradeManagedFields() hands client-side fields to the applier", () => {
  const entries = [
    entry("kubectl-client-side-apply", "Update", { fieldsV1: { "f:spec": { "f:a": {} } } }),
    entry("ctl", "Update"),
  ];
  assert.deepEqual(upgradeManagedFields(entries, { to: "me" }), [
    entry("me", "Apply", { fieldsV1: { "f:spec": { "f:a": {} } } }),
    entry("ctl", "Update"),
  ]);
  const both = [entry("me", "Apply"), ...entries];
  assert.deepEqual(upgradeManagedFields(both, { to: "me" }), [
    entry("me", "Apply", { fieldsV1: { "f:spec": { "f:a": {}, "f:replicas": {} } } }),
    entry("ctl", "Update"),
  ]);
  assert.deepEqual(upgradeManagedFields([entry("ctl", "Update")], { to: "me" }), [
    entry("ctl", "Update"),
  ]);
});

test("upgradePatch() replaces the entries under the version they were read in", () => {
  const managedFields = [entry("kubectl-client-side-apply", "Update")];
  const metadata = {
    name: "d",
    uid: "u",
    resourceVersion: "7",
    creationTimestamp: "",
    managedFields,
  };
  const object: KubeObject = { apiVersion: "apps/v1", kind: "Deployment", metadata };
  assert.deepEqual(upgradePatch(object, { to: "me" }), [
    { op: "replace", path: "/metadata/managedFields", value: [entry("me", "Apply")] },
    { op: "replace", path: "/metadata/resourceVersion", value: "7" },
  ]);
  assert.equal(upgradePatch(object, { to: "me", from: ["nobody"] }), undefined);
});
