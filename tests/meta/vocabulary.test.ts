import assert from "node:assert/strict";
import {
  compareVersions,
  gvk,
  hasCondition,
  type KubeObject,
  ownerReference,
  parseApiVersion,
  setCondition,
} from "kubist/meta";
import { type Condition, findCondition, removeCondition } from "../../lib/meta/conditions.ts";
import { parseResourceArgument } from "../../lib/meta/gvk.ts";
import { controllerOf, isControlledBy, withoutOwner, withOwner } from "../../lib/meta/owner.ts";
import { test } from "../harness.ts";

test("parseApiVersion() splits group and version", () => {
  assert.deepEqual(parseApiVersion("apps/v1"), { group: "apps", version: "v1" });
  assert.deepEqual(parseApiVersion("v1"), { group: "", version: "v1" });
  for (const bad of ["", "/v1", "apps/", "a/b/c"]) {
    assert.throws(() => parseApiVersion(bad), SyntaxError, bad);
  }
});

test("gvk() says what an object is", () => {
  const object = { apiVersion: "apps/v1", kind: "Deployment", spec: {} };
  assert.deepEqual(gvk(object), { group: "apps", version: "v1", kind: "Deployment" });
  assert.throws(() => gvk({ apiVersion: "v1" }), TypeError);
  assert.throws(() => gvk({ kind: "Pod" }), TypeError);
});

test("parseResourceArgument() gives both readings of two dots", () => {
  assert.deepEqual(parseResourceArgument("pods"), { name: "pods", group: "" });
  assert.deepEqual(parseResourceArgument("deployments.apps"), {
    name: "deployments",
    group: "apps",
  });
  assert.deepEqual(parseResourceArgument("deployments.v1.apps"), {
    name: "deployments",
    group: "v1.apps",
    versioned: { group: "apps", version: "v1" },
  });
});

test("compareVersions() puts stable versions first, others last", () => {
  const versions = ["foo10", "v1alpha1", "v10", "v2", "v1beta2", "foo1", "v11beta2", "v1"];
  assert.deepEqual(versions.sort(compareVersions), [
    "v10",
    "v2",
    "v1",
    "v11beta2",
    "v1beta2",
    "v1alpha1",
    "foo1",
    "foo10",
  ]);
});

function object(name: string, extra: object = {}): KubeObject {
  const metadata = { name, uid: `uid-${name}`, resourceVersion: "1", creationTimestamp: "" };
  return { apiVersion: "example.com/v1", kind: "Website", metadata: { ...metadata, ...extra } };
}

test("ownerReference() refers to an owner that exists", () => {
  assert.deepEqual(ownerReference(object("web")), {
    apiVersion: "example.com/v1",
    kind: "Website",
    name: "web",
    uid: "uid-web",
    controller: true,
    blockOwnerDeletion: true,
  });
  assert.throws(() => ownerReference(object("web", { uid: "" })), TypeError);
});

test("withOwner() adds or replaces, and allows one controller", () => {
  const owner = object("web");
  const owned = { metadata: { ownerReferences: withOwner({ metadata: {} }, owner) } };
  assert.equal(isControlledBy(owned, owner), true);
  assert.equal(withOwner(owned, owner, { controller: false }).length, 1);
  assert.throws(() => withOwner(owned, object("other")), /Website "web" is/);
  assert.equal(withOwner(owned, object("other"), { controller: false }).length, 2);
  assert.deepEqual(withoutOwner(owned, "uid-web"), []);
  assert.equal(controllerOf({ metadata: {} }), undefined);
});

test("withOwner() refuses an owner of another namespace", () => {
  const owner = object("web", { namespace: "a" });
  assert.throws(() => withOwner({ metadata: { namespace: "b" } }, owner), TypeError);
  assert.throws(() => withOwner({ metadata: {} }, owner), TypeError);
  assert.equal(withOwner({ metadata: { namespace: "a" } }, owner).length, 1);
  assert.equal(withOwner({ metadata: { namespace: "a" } }, object("cluster-wide")).length, 1);
});

const ready: Condition = { type: "Ready", status: "True", reason: "Up", lastTransitionTime: "t1" };

test("hasCondition() looks for a status", () => {
  assert.equal(hasCondition([ready], "Ready"), true);
  assert.equal(hasCondition([ready], "Ready", "False"), false);
  assert.equal(hasCondition(undefined, "Ready"), false);
  assert.equal(findCondition([ready], "Ready"), ready);
});

test("setCondition() moves the transition time with the status only", () => {
  const all = [ready];
  assert.equal(setCondition(all, { type: "Ready", status: "True", reason: "Up" }, "t2"), all);
  assert.deepEqual(setCondition(all, { type: "Ready", status: "True", reason: "Still" }, "t2"), [
    { type: "Ready", status: "True", reason: "Still", lastTransitionTime: "t1" },
  ]);
  assert.deepEqual(setCondition(all, { type: "Ready", status: "False" }, "t2"), [
    { type: "Ready", status: "False", lastTransitionTime: "t2" },
  ]);
  const given: Condition = { type: "Ready", status: "False", lastTransitionTime: "t3" };
  assert.deepEqual(setCondition(all, given, "t2"), [given]);
  assert.equal(setCondition(undefined, { type: "A", status: "True" }, "t2").length, 1);
  assert.deepEqual(all, [ready]);
});

test("setCondition() fits into the types of a status: with its own conditions, to be changed or not", () => {
  interface Own {
    type: string;
    status: string;
    reason: string;
    lastTransitionTime: string;
    weight?: number;
  }
  const status: { conditions?: Own[] } = {};
  const ready = { type: "Ready", status: "True", reason: "Up", weight: 3 };
  status.conditions = setCondition(status.conditions, ready, "t1");
  assert.deepEqual(status.conditions, [{ ...ready, lastTransitionTime: "t1" }]);
  const first: Condition[] = setCondition([], { type: "A", status: "True" }, "t1");
  assert.equal(first.length, 1);
  const fixed: readonly Own[] = status.conditions;
  // @ts-expect-error -- conditions that are not to be changed stay so
  status.conditions = setCondition(fixed, ready, "t2");
  // @ts-expect-error -- "reason" is one of them
  assert.equal(setCondition(status.conditions, { type: "A", status: "True" }, "t2").length, 2);
});

test("removeCondition() removes all of a type", () => {
  assert.deepEqual(removeCondition([ready, { type: "A", status: "True" }], "Ready"), [
    { type: "A", status: "True" },
  ]);
});
