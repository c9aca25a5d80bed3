import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api, CM, cm, dep, DP } from "./api.ts";

test("UPD-01 a stale version conflicts", async () => {
  await using s = await api();
  const { body: old } = await s.post(CM, cm("a"));
  await s.patch(`${CM}/a`, { data: { a: "2" } });
  const { status, body } = await s.put(`${CM}/a`, old);
  assert.equal(status, 409);
  assert.equal(body.reason, "Conflict");
  assert.equal(
    body.message,
    'Operation cannot be fulfilled on configmaps "a": the object has been modified; please apply your changes to the latest version and try again',
  );
  assert.deepEqual(body.details, { name: "a", kind: "configmaps" });
});

test("UPD-02 an update without version replaces", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status, body } = await s.put(`${CM}/a`, cm("a", { data: { b: "2" } }));
  assert.equal(status, 200);
  assert.deepEqual(body.data, { b: "2" });
});

test("UPD-03 version 0 is none", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status } = await s.put(`${CM}/a`, cm("a", { metadata: { resourceVersion: "0" } }));
  assert.equal(status, 200);
});

test("UPD-06 a missing object is not created", async () => {
  await using s = await api();
  assert.equal((await s.put(`${CM}/ghost`, cm("ghost"))).status, 404);
});

test("UPD-10 the name is the URL's", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status, body } = await s.put(`${CM}/a`, cm("b"));
  assert.equal(status, 400);
  assert.equal(body.message, "the name of the object (b) does not match the name on the URL (a)");
});

test("UPD-11 a name must be given", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status, body } = await s.put(`${CM}/a`, { metadata: {} });
  assert.equal(status, 400);
  assert.match(body.message, /was undeterminable/);
});

test("UPD-12 another uid conflicts", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status, body } = await s.put(`${CM}/a`, cm("a", { metadata: { uid: "x" } }));
  assert.equal(status, 409);
  assert.equal(body.reason, "Conflict");
  assert.match(body.message, /UID in precondition/);
});

test("UPD-13 one of many updates of one version wins", async () => {
  await using s = await api();
  const { body } = await s.post(CM, cm("a"));
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, i) => s.put(`${CM}/a`, { ...body, data: { a: `v${i}` } })),
  );
  const codes = all.map((a) => a.status).sort();
  assert.deepEqual(codes, [200, ...Array(19).fill(409)]);
});

test("UPD-14 the main endpoint leaves the status alone", async () => {
  await using s = await api();
  const { body } = await s.post(DP, dep("d"));
  const answer = await s.put(`${DP}/d`, { ...body, status: { replicas: 77 } });
  assert.equal(answer.status, 200);
  assert.notEqual(answer.body.status?.replicas, 77);
});

test("OTH-09 a stale update of status conflicts", async () => {
  await using s = await api();
  const { body: old } = await s.post(DP, dep("d"));
  await s.patch(`${DP}/d`, { metadata: { annotations: { x: "1" } } });
  const { status } = await s.put(`${DP}/d/status`, { ...old, status: { replicas: 3 } });
  assert.equal(status, 409);
});

test("updateObject() counts generations of specs only", async () => {
  await using s = await api();
  const generation = async (path: string, patch: unknown) =>
    (await s.patch(path, patch)).body.metadata.generation;
  assert.equal((await s.post(DP, dep("d"))).body.metadata.generation, 1);
  assert.equal(await generation(`${DP}/d`, { metadata: { labels: { x: "1" } } }), 1);
  assert.equal(await generation(`${DP}/d`, { spec: { replicas: 5 } }), 2);
  assert.equal(await generation(`${DP}/d/status`, { status: { replicas: 5 } }), 2);
  assert.equal(await generation(`${DP}/d`, { metadata: { annotations: { x: "1" } } }), 3);
});

test("SUB-01 a deployment has a scale", async () => {
  await using s = await api();
  const { body: d } = await s.post(DP, dep("d", { spec: { replicas: 2 } }));
  const { body } = await s.get(`${DP}/d/scale`);
  assert.equal(body.kind, "Scale");
  assert.equal(body.apiVersion, "autoscaling/v1");
  assert.equal(body.metadata.uid, d.metadata.uid);
  assert.equal(body.metadata.resourceVersion, d.metadata.resourceVersion);
  assert.equal(body.spec.replicas, 2);
  assert.equal(body.status.selector, "a=d");
});

test("SUB-02 a patch of the scale scales", async () => {
  await using s = await api();
  await s.post(DP, dep("d"));
  assert.equal((await s.patch(`${DP}/d/scale`, { spec: { replicas: 3 } })).body.spec.replicas, 3);
  const { body } = await s.get(`${DP}/d`);
  assert.equal(body.spec.replicas, 3);
  assert.equal(body.metadata.generation, 2);
});

test("SUB-03 replicas are not negative", async () => {
  await using s = await api();
  await s.post(DP, dep("d"));
  const { status, body } = await s.patch(`${DP}/d/scale`, { spec: { replicas: -1 } });
  assert.equal(status, 422);
  assert.equal(body.details.kind, "Scale");
  assert.equal(body.details.causes[0].field, "spec.replicas");
});

test("SUB-04 a stale scale conflicts on its parent", async () => {
  await using s = await api();
  await s.post(DP, dep("d"));
  const { body: scale } = await s.get(`${DP}/d/scale`);
  await s.patch(`${DP}/d`, { metadata: { labels: { x: "1" } } });
  const { status, body } = await s.put(`${DP}/d/scale`, scale);
  assert.equal(status, 409);
  assert.equal(body.details.kind, "deployments");
});

test("SUB-05 a scale needs neither version nor Content-Type", async () => {
  await using s = await api();
  await s.post(DP, dep("d"));
  const scale = {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: { name: "d", namespace: "t" },
    spec: { replicas: 4 },
  };
  const { status, body } = await s.send("PUT", `${DP}/d/scale`, scale);
  assert.equal(status, 200);
  assert.equal(body.spec.replicas, 4);
});

test("SUB-06 a missing parent has no scale", async () => {
  await using s = await api();
  assert.equal((await s.get(`${DP}/ghost/scale`)).status, 404);
});

const LE = "/apis/coordination.k8s.io/v1/namespaces/t/leases";
const lease = (name: string) => ({ metadata: { name }, spec: { holderIdentity: "me" } });

test("UPD-05 a lease needs a version, UPD-07 unless it is new", async () => {
  await using s = await api();
  assert.equal((await s.put(`${LE}/x`, lease("x"))).status, 201);
  const { status, body } = await s.put(`${LE}/x`, lease("x"));
  assert.equal(status, 422);
  assert.match(body.message, /metadata\.resourceVersion: .*must be specified for an update/);
});

test("UPD-08 an update creates a role", async () => {
  await using s = await api();
  const path = "/apis/rbac.authorization.k8s.io/v1/namespaces/t/roles/new";
  assert.equal((await s.put(path, { metadata: { name: "new" }, rules: [] })).status, 201);
});
