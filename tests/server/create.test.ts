import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api, CM, cm } from "./api.ts";

test("CRE-01 the server fills in the metadata", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("a"));
  assert.equal(status, 201);
  assert.match(
    body.metadata.uid,
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.match(body.metadata.resourceVersion, /^\d+$/);
  assert.match(body.metadata.creationTimestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  assert.equal(body.metadata.namespace, "t");
});

test("CRE-02 a taken name is refused", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status, body } = await s.post(CM, cm("a"));
  assert.equal(status, 409);
  assert.equal(body.reason, "AlreadyExists");
  assert.equal(body.message, 'configmaps "a" already exists');
  assert.deepEqual(body.details, { name: "a", kind: "configmaps" });
});

test("CRE-03 generateName is completed and kept", async () => {
  await using s = await api();
  const { body } = await s.post(CM, { metadata: { generateName: "gn-" } });
  assert.match(body.metadata.name, /^gn-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  assert.equal(body.metadata.generateName, "gn-");
});

test("CRE-04 a long generateName is cut", async () => {
  await using s = await api();
  const { body } = await s.post(CM, { metadata: { generateName: "x".repeat(250) } });
  assert.equal(body.metadata.name.length, 63);
});

test("CRE-05 generated names that are taken are generated again", async () => {
  await using s = await api();
  const seen = new Set<string>();
  for (let i = 0; i < 300; i++) {
    const { status, body } = await s.post(CM, { metadata: { generateName: "gn-" } });
    assert.equal(status, 201);
    seen.add(body.metadata.name);
  }
  assert.equal(seen.size, 300);
});

test("CRE-06 a name is needed", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, { metadata: {} });
  assert.equal(status, 422);
  assert.equal(
    body.message,
    'ConfigMap "" is invalid: metadata.name: Required value: name or generateName is required',
  );
  assert.deepEqual(body.details.causes, [{
    reason: "FieldValueRequired",
    message: "Required value: name or generateName is required",
    field: "metadata.name",
  }]);
});

test("CRE-07 a name must be a DNS subdomain", async () => {
  await using s = await api();
  for (const name of ["Bad_Name", "a".repeat(254)]) {
    const { status, body } = await s.post(CM, cm(name));
    assert.equal(status, 422);
    assert.equal(body.details.causes[0].reason, "FieldValueInvalid");
    assert.equal(body.details.causes[0].field, "metadata.name");
  }
});

test("CRE-08 what only the server sets is ignored", async () => {
  await using s = await api();
  const metadata = {
    uid: "x",
    creationTimestamp: "2001-01-01T00:00:00Z",
    deletionTimestamp: "2001-01-01T00:00:00Z",
    selfLink: "/x",
  };
  const { status, body } = await s.post(CM, cm("a", { metadata }));
  assert.equal(status, 201);
  assert.notEqual(body.metadata.uid, "x");
  assert.notEqual(body.metadata.creationTimestamp, metadata.creationTimestamp);
  assert.equal("deletionTimestamp" in body.metadata, false);
  assert.equal("selfLink" in body.metadata, false);
});

test("CRE-09 a resourceVersion on create is refused", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("a", { metadata: { resourceVersion: "5" } }));
  assert.equal(status, 500);
  assert.equal(body.message, "resourceVersion should not be set on objects to be created");
});

test("CRE-10 another namespace than the URL's is refused", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("a", { metadata: { namespace: "other" } }));
  assert.equal(status, 400);
  assert.match(body.message, /namespace of the provided object does not match/);
});

test("CRE-11 the namespace must exist", async () => {
  await using s = await api();
  const { status, body } = await s.post("/api/v1/namespaces/ghost/configmaps", cm("a"));
  assert.equal(status, 404);
  assert.equal(body.message, 'namespaces "ghost" not found');
  assert.equal(body.details.kind, "namespaces");
});

test("CRE-12 another kind is refused", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, { kind: "Secret", apiVersion: "v1", ...cm("a") });
  assert.equal(status, 400);
  assert.ok(body.message.startsWith('Secret in version "v1" cannot be handled as a ConfigMap'));
});

test("CRE-13 another version is refused", async () => {
  await using s = await api();
  assert.equal((await s.post(CM, { kind: "ConfigMap", apiVersion: "v9", ...cm("a") })).status, 400);
});

test("CRE-14 kind and version may be left out", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("a"));
  assert.equal(status, 201);
  assert.equal(body.kind, "ConfigMap");
  assert.equal(body.apiVersion, "v1");
});

test("CRE-15 a body that is no object is refused", async () => {
  await using s = await api();
  for (const text of ["{bad", "", "[]"]) {
    const { status, body } = await s.post(CM, text);
    assert.equal(status, 400);
    assert.match(body.message, /the object provided is unrecognized \(must be of type ConfigMap\)/);
  }
});

test("CRE-17 label values have a syntax", async () => {
  await using s = await api();
  for (const value of ["b c", "x".repeat(64)]) {
    const { status, body } = await s.post(CM, cm("a", { metadata: { labels: { a: value } } }));
    assert.equal(status, 422);
    assert.equal(body.details.causes[0].field, "metadata.labels");
  }
});

test("CRE-18 annotation keys have a syntax", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("a", { metadata: { annotations: { "a b": "x" } } }));
  assert.equal(status, 422);
  assert.equal(body.details.causes[0].field, "metadata.annotations");
});

test("CRE-19 annotations have a limit", async () => {
  await using s = await api();
  const annotations = { a: "x".repeat(263_000) };
  const { status, body } = await s.post(CM, cm("a", { metadata: { annotations } }));
  assert.equal(status, 422);
  assert.equal(body.details.causes[0].reason, "FieldValueTooLong");
});

test("CRE-20 finalizers are qualified", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("a", { metadata: { finalizers: ["foo"] } }));
  assert.equal(status, 422);
  assert.match(body.message, /name is neither a standard finalizer name nor is it fully qualified/);
});
