import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api, CM, cm, dep, DP, NS, PO, pod } from "./api.ts";

const APPLY = { type: "application/apply-patch+yaml" };
const scale = (replicas: number) => ({
  apiVersion: "autoscaling/v1",
  kind: "Scale",
  metadata: { name: "d" },
  spec: { replicas },
});

test("a scale is applied, and its manager owns the replicas", async () => {
  await using s = await api();
  await s.post(DP, dep("d", { spec: { replicas: 1 } }));
  const path = `${DP}/d/scale?fieldManager=s`;
  assert.equal((await s.patch(path, scale(4), APPLY)).status, 409);
  const { status, body } = await s.patch(`${path}&force=true`, scale(4), APPLY);
  assert.deepEqual([status, body.kind, body.spec], [200, "Scale", { replicas: 4 }]);
  const other = {
    ...dep("d", { spec: { replicas: 5 } }),
    apiVersion: "apps/v1",
    kind: "Deployment",
  };
  const refused = await s.patch(`${DP}/d?fieldManager=t`, other, APPLY);
  assert.equal(refused.status, 409);
  assert.match(refused.body.message, /conflict with "s" with subresource "scale": .spec.replicas/);
  const wrong = { ...scale(1), apiVersion: "apps/v1", kind: "Deployment" };
  assert.equal((await s.patch(path, wrong, APPLY)).status, 400);
});

test("the options of a deletion have types, may be YAML, and nothing else", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  for (
    const options of [{ gracePeriodSeconds: "1" }, { dryRun: "All" }, { orphanDependents: "x" }]
  ) {
    assert.equal((await s.delete(`${CM}/a`, options)).status, 400, JSON.stringify(options));
  }
  assert.equal((await s.delete(`${CM}/a?propagationPolicy=`)).status, 422);
  assert.equal((await s.delete(`${CM}/a?uid=other`)).status, 409);
  const yaml = "kind: DeleteOptions\napiVersion: v1\ndryRun: [All]\n";
  assert.equal((await s.send("DELETE", `${CM}/a`, yaml, { type: "text/plain" })).status, 415);
  assert.equal((await s.send("DELETE", `${CM}/a`, yaml, { type: "application/yaml" })).status, 200);
  assert.equal((await s.get(`${CM}/a`)).status, 200);
});

test("fields that no operation of a JSON patch has are warned of, or refused", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const patch = [{ op: "add", path: "/data/b", value: "1", extra: true }];
  const warned = await s.patch(`${CM}/a`, patch);
  assert.match(warned.headers.get("warning") ?? "", /json patch unknown field/);
  const { status, body } = await s.patch(`${CM}/a?fieldValidation=Strict`, patch);
  assert.equal(status, 422);
  assert.match(body.message, /strict decoding error: json patch unknown field "\[0\].extra"$/);
});

test("a list from a cache is whole, and options without a value are refused", async () => {
  await using s = await api();
  for (const name of ["a", "b", "c"]) await s.post(CM, cm(name));
  const query = "resourceVersion=0&resourceVersionMatch=NotOlderThan&limit=1";
  assert.equal((await s.get(`${CM}?${query}`)).body.items.length, 3);
  for (const option of ["limit=", "timeoutSeconds="]) {
    assert.equal((await s.get(`${CM}?${option}`)).status, 400, option);
  }
  assert.equal((await s.get(`${CM}?watch=False`)).body.kind, "ConfigMapList");
});

test("repeated keys of an apply are refused where that is asked for", async () => {
  await using s = await api();
  const text =
    '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"p"},"data":{"a":"1","a":"2"}}';
  const path = `${CM}/p?fieldManager=m`;
  assert.equal((await s.patch(`${path}&fieldValidation=Strict`, text, APPLY)).status, 400);
  const { status, body, headers } = await s.patch(path, text, APPLY);
  assert.deepEqual([status, body.data], [201, { a: "2" }]);
  assert.match(headers.get("warning") ?? "", /line 1: key \\"a\\" already set in map/);
});

test("a binding brings labels and waits for gates", async () => {
  await using s = await api();
  await s.post(PO, pod("p"));
  await s.post(PO, pod("g", { spec: { schedulingGates: [{ name: "a" }] } }));
  const bind = (name: string, metadata: object) =>
    s.post(`${PO}/${name}/binding`, { metadata, target: { kind: "Node", name: "n" } });
  assert.equal((await bind("p", { name: "other" })).status, 400);
  assert.equal((await bind("p", { name: "p", namespace: "other" })).status, 400);
  assert.equal((await bind("p", { name: "p", uid: "other" })).status, 409);
  assert.equal((await bind("p", { name: "p", labels: { l: "1" } })).status, 201);
  assert.deepEqual((await s.get(`${PO}/p`)).body.metadata.labels, { l: "1" });
  const { status, body } = await bind("g", { name: "g" });
  assert.equal(status, 409);
  assert.match(body.message, /non-empty .spec.schedulingGates/);
});

test("a token is bound to what exists", async () => {
  await using s = await api();
  await s.post(`${NS}/serviceaccounts`, { metadata: { name: "sa" } });
  await s.post(PO, pod("p", { spec: { serviceAccountName: "sa" } }));
  const ask = (boundObjectRef: object) =>
    s.post(`${NS}/serviceaccounts/sa/token`, { spec: { boundObjectRef } });
  assert.equal((await ask({ kind: "Pod", apiVersion: "v1", name: "none" })).status, 404);
  assert.equal((await ask({ kind: "ConfigMap", apiVersion: "v1", name: "p" })).status, 400);
  assert.equal((await ask({ kind: "Pod", apiVersion: "v1", name: "p" })).status, 201);
});

test("containers for debugging stay, and have no ports", async () => {
  await using s = await api();
  await s.post(PO, pod("p"));
  const add = (ephemeralContainers: object[]) =>
    s.patch(`${PO}/p/ephemeralcontainers`, { spec: { ephemeralContainers } });
  const e = { name: "e", image: "i" };
  assert.equal((await add([{ ...e, ports: [{ containerPort: 1 }] }])).status, 422);
  assert.equal((await add([{ ...e, targetContainerName: "none" }])).status, 422);
  assert.equal((await add([e])).status, 200);
  for (const wrong of [[], [{ ...e, image: "other" }]]) {
    assert.equal((await add(wrong)).status, 422);
  }
  const { status } = await s.patch(`${PO}/p`, { spec: { ephemeralContainers: [] } });
  assert.equal(status, 422);
});

test("a namespace says that it terminates when it does", async () => {
  await using s = await api();
  const { status, body } = await s.patch(`${NS}/status`, { status: { phase: "Terminating" } });
  assert.equal(status, 422);
  assert.equal(body.details.causes[0].field, "status.Phase");
  const wrong = await s.put(`${NS}/finalize`, {
    metadata: { name: "t" },
    spec: { finalizers: ["x"] },
  });
  assert.equal(wrong.status, 422);
});

test("a watch of one object takes no selector of another", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const path =
    "/api/v1/watch/namespaces/t/configmaps/a?timeoutSeconds=1&fieldSelector=metadata.name=b";
  const { status, body } = await s.get(path);
  assert.equal(status, 400);
  assert.equal(body.message, "fieldSelector metadata.name doesn't match requested name");
});
