import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, names } from "./api.ts";

async function family(s: Api, block = false): Promise<void> {
  const { body: owner } = await s.post(CM, cm("owner"));
  const ownerReferences = [{
    apiVersion: "v1",
    kind: "ConfigMap",
    name: "owner",
    uid: owner.metadata.uid,
    ...(block ? { blockOwnerDeletion: true } : {}),
  }];
  await s.post(CM, cm("child", { metadata: { ownerReferences } }));
}

test("GC-01 Background deletes the dependents afterwards", async () => {
  await using s = await api();
  await family(s);
  await s.delete(`${CM}/owner`, { propagationPolicy: "Background" });
  assert.deepEqual(names(await s.get(CM)), []);
});

test("GC-02 Foreground deletes the dependents first", async () => {
  await using s = await api();
  await family(s, true);
  await s.patch(`${CM}/child`, { metadata: { finalizers: ["ex.com/f"] } });
  const { body } = await s.delete(`${CM}/owner`, { propagationPolicy: "Foreground" });
  assert.deepEqual(body.metadata.finalizers, ["foregroundDeletion"]);
  assert.deepEqual(names(await s.get(CM)), ["child", "owner"]);
  await s.patch(`${CM}/child`, { metadata: { finalizers: null } });
  assert.deepEqual(names(await s.get(CM)), []);
});

test("GC-03 Orphan keeps the dependents", async () => {
  await using s = await api();
  await family(s);
  await s.delete(`${CM}/owner`, { propagationPolicy: "Orphan" });
  const { body } = await s.get(CM);
  assert.deepEqual(names(await s.get(CM)), ["child"]);
  assert.equal("ownerReferences" in body.items[0].metadata, false);
});

test("GC-04 Background is the default", async () => {
  await using s = await api();
  await family(s);
  assert.equal((await s.delete(`${CM}/owner`)).body.status, "Success");
  assert.deepEqual(names(await s.get(CM)), []);
});

test("OTH-12 a dependent of an unknown owner is collected", async () => {
  await using s = await api();
  const ownerReferences = [{ apiVersion: "v1", kind: "ConfigMap", name: "no", uid: "no" }];
  await s.post(CM, cm("child", { metadata: { ownerReferences } }));
  assert.deepEqual(names(await s.get(CM)), []);
});

test("controllers can be switched off", async () => {
  await using s = await api({ controllers: false });
  await family(s);
  await s.delete(`${CM}/owner`);
  assert.deepEqual(names(await s.get(CM)), ["child"]);
});

test("OTH-13 a namespace is deleted and created again", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { body } = await s.delete("/api/v1/namespaces/t");
  assert.equal(body.kind, "Namespace");
  assert.equal(body.status.phase, "Terminating");
  assert.equal((await s.get("/api/v1/namespaces/t")).status, 404);
  assert.equal((await s.post("/api/v1/namespaces", { metadata: { name: "t" } })).status, 201);
  assert.deepEqual(names(await s.get(CM)), []);
});

test("a namespace waits for finalizers of its content", async () => {
  await using s = await api();
  await s.post(CM, cm("a", { metadata: { finalizers: ["ex.com/f"] } }));
  await s.delete("/api/v1/namespaces/t");
  const { body } = await s.get("/api/v1/namespaces/t");
  assert.equal(body.status.phase, "Terminating");
  const types = Object.fromEntries(
    body.status.conditions.map((c: { type: string }) => [c.type, c]),
  );
  assert.equal(types.NamespaceContentRemaining.status, "True");
  assert.match(types.NamespaceFinalizersRemaining.message, /ex\.com\/f in 1 resource instances/);
  const refused = await s.post(CM, cm("b"));
  assert.equal(refused.status, 403);
  assert.equal(refused.body.details.causes[0].reason, "NamespaceTerminating");
  await s.patch(`${CM}/a`, { metadata: { finalizers: null } });
  assert.equal((await s.get("/api/v1/namespaces/t")).status, 404);
});
