import assert from "node:assert/strict";
import { Deployment } from "kubist/apps/v1";
import { HorizontalPodAutoscaler as V1 } from "kubist/autoscaling/v1";
import { HorizontalPodAutoscaler as V2 } from "kubist/autoscaling/v2";
import { Pod } from "kubist/core/v1";
import { createScheme, isSameObject, objectReference } from "kubist/scheme";
import { test } from "../harness.ts";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "a", namespace: "web", uid: "u1", resourceVersion: "7", creationTimestamp: "" },
};

test("createScheme() maps kinds to resources and back", () => {
  const scheme = createScheme([Pod, Deployment]);
  const kind = { group: "apps", version: "v1", kind: "Deployment" };
  const resource = { group: "apps", version: "v1", resource: "deployments" };
  assert.deepEqual(scheme.resourceFor(kind), resource);
  assert.deepEqual(scheme.kindFor(resource), kind);
  assert.equal(scheme.kindOf(pod), Pod);
  assert.equal(scheme.kindOf({ apiVersion: "v2", kind: "Pod" }), undefined);
  assert.equal(scheme.kindFor({ ...resource, resource: "constructor" }), undefined);
});

test("preferred() ranks versions as the API does", () => {
  const beta = { ...V2, version: "v3beta1" };
  const scheme = createScheme([V1, beta, V2]);
  assert.equal(scheme.preferred("autoscaling", "HorizontalPodAutoscaler"), V2);
  assert.equal(scheme.preferred("autoscaling", "Nothing"), undefined);
});

test("add() refuses a second Kind of one name or one resource", () => {
  const scheme = createScheme([Pod]);
  assert.throws(() => scheme.add(Pod), /Cannot add "Pod" as "pods": Pod has it already/);
  assert.throws(() => scheme.add({ ...Pod, kind: "Other" }), TypeError);
});

test("withDefaults() fills in a copy and leaves the object alone", () => {
  const scheme = createScheme().add(Pod, (p) => p.spec ??= { restartPolicy: "Always" });
  const filled = scheme.withDefaults<typeof pod & { spec?: unknown }>(pod);
  assert.deepEqual(filled.spec, { restartPolicy: "Always" });
  assert.equal("spec" in pod, false);
  const unknown = { apiVersion: "x/v1", kind: "Y", deep: { a: 1 } };
  const copy = scheme.withDefaults(unknown);
  assert.deepEqual(copy, unknown);
  assert.notEqual(copy.deep, unknown.deep);
});

test("objectReference() says which object is meant", () => {
  const reference = objectReference(pod, "spec.containers{web}");
  assert.deepEqual(reference, {
    apiVersion: "v1",
    kind: "Pod",
    name: "a",
    namespace: "web",
    uid: "u1",
    resourceVersion: "7",
    fieldPath: "spec.containers{web}",
  });
  assert.equal(isSameObject(reference, { uid: "u1" }), true);
  assert.equal(isSameObject({ uid: "" }, { uid: "" }), false);
});
