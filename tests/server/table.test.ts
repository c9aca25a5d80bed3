import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, PO, pod } from "./api.ts";

const TABLE = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" };
const PARTIAL = { accept: "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io" };
const PARTIALS = { accept: "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io" };

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

test("TBL-01 a list is a table on request", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { body } = await s.get(CM, TABLE);
  assert.equal(body.kind, "Table");
  assert.equal(body.apiVersion, "meta.k8s.io/v1");
  assert.deepEqual(body.columnDefinitions.map((c: Json) => c.name), ["Name", "Data", "Age"]);
  assert.equal(body.columnDefinitions[0].format, "name");
  assert.deepEqual(body.rows[0].cells.slice(0, 2), ["a", 1]);
  assert.match(body.rows[0].cells[2], /^\d+s$/);
  assert.equal(body.rows[0].object.kind, "PartialObjectMetadata");
  assert.equal(body.rows[0].object.metadata.name, "a");
});

test("TBL-02 rows may come without objects", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  assert.equal((await s.get(`${CM}?includeObject=None`, TABLE)).body.rows[0].object, null);
});

test("TBL-03 rows may come with whole objects", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { object } = (await s.get(`${CM}?includeObject=Object`, TABLE)).body.rows[0];
  assert.equal(object.kind, "ConfigMap");
  assert.deepEqual(object.data, { a: "1" });
});

test("TBL-04 includeObject has three values", async () => {
  await using s = await api();
  const { status, body } = await s.get(`${CM}?includeObject=Bogus`, TABLE);
  assert.equal(status, 400);
  assert.match(body.message, /must be 'Metadata', 'Object', 'None', or empty/);
});

test("TBL-05 a table has pages", async () => {
  await using s = await api();
  for (const n of ["a", "b", "c"]) await s.post(CM, cm(n));
  const { metadata } = (await s.get(`${CM}?limit=1`, TABLE)).body;
  assert.ok(metadata.continue);
  assert.equal(metadata.remainingItemCount, 2);
});

test("TBL-06 one object is a table of one row", async () => {
  await using s = await api();
  const { body: a } = await s.post(CM, cm("a"));
  const { body } = await s.get(`${CM}/a`, TABLE);
  assert.equal(body.rows.length, 1);
  assert.equal(body.metadata.resourceVersion, a.metadata.resourceVersion);
});

test("TBL-07 an empty table has columns and no rows", async () => {
  await using s = await api();
  const { body } = await s.get(`${CM}?labelSelector=zz`, TABLE);
  assert.deepEqual(body.rows, []);
  assert.equal(body.columnDefinitions.length, 3);
});

test("TBL-08 errors stay Status", async () => {
  await using s = await api();
  const { status, body } = await s.get(`${CM}/ghost`, TABLE);
  assert.equal(status, 404);
  assert.equal(body.kind, "Status");
});

test("TBL-09 a create answers a table of one row", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("p"), { headers: TABLE });
  assert.equal(status, 201);
  assert.equal(body.rows.length, 1);
});

test("TBL-10 only the first event describes columns", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  await s.post(CM, cm("b"));
  const w = await s.watch(`${CM}?watch=1`, TABLE);
  const [first, second] = await w.events();
  assert.equal(first.object.kind, "Table");
  assert.ok(Array.isArray(first.object.columnDefinitions));
  assert.equal(second.object.columnDefinitions, null);
  assert.equal(second.object.rows.length, 1);
  await w.close();
});

test("TBL-11 metadata alone of one object", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { body } = await s.get(`${CM}/a`, PARTIAL);
  assert.equal(body.kind, "PartialObjectMetadata");
  assert.equal(body.metadata.name, "a");
  assert.equal("data" in body, false);
});

test("TBL-12 metadata alone of a list", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { body } = await s.get(CM, PARTIALS);
  assert.equal(body.kind, "PartialObjectMetadataList");
  assert.equal(body.items[0].kind, "PartialObjectMetadata");
  assert.ok(body.metadata.resourceVersion);
});

test("TBL-13 metadata alone of events", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const w = await s.watch(`${CM}?watch=1`, PARTIAL);
  assert.equal((await w.next()).object.kind, "PartialObjectMetadata");
  await w.close();
});

test("TBL-14 the columns of pods", async () => {
  await using s = await api();
  const { body } = await s.get(PO, TABLE);
  const columns = body.columnDefinitions.map((c: Json) => [c.name, c.priority]);
  assert.deepEqual(columns, [
    ["Name", 0],
    ["Ready", 0],
    ["Status", 0],
    ["Restarts", 0],
    ["Age", 0],
    ["IP", 1],
    ["Node", 1],
    ["Nominated Node", 1],
    ["Readiness Gates", 1],
  ]);
});

const row = async (s: Api, name: string) =>
  (await s.get(`${PO}/${name}`, TABLE)).body.rows[0].cells.slice(1, 3);

test("TBL-17 a crashing pod says so", async () => {
  await using s = await api({ controllers: false });
  await s.post(PO, pod("p"));
  const containerStatuses = [{
    name: "c",
    ready: false,
    restartCount: 3,
    image: "nginx",
    imageID: "",
    state: { waiting: { reason: "CrashLoopBackOff" } },
  }];
  await s.patch(`${PO}/p/status`, { status: { phase: "Running", containerStatuses } });
  assert.deepEqual(await row(s, "p"), ["0/1", "CrashLoopBackOff"]);
});

test("TBL-18 a deleted pod is terminating", async () => {
  await using s = await api({ controllers: false });
  await s.post(PO, pod("p", { spec: { nodeName: "n" } }));
  await s.delete(`${PO}/p`);
  assert.deepEqual(await row(s, "p"), ["0/1", "Terminating"]);
});

test("TBL-19 a pod that initializes counts", async () => {
  await using s = await api({ controllers: false });
  const initContainers = [{ name: "i1", image: "x" }, { name: "i2", image: "x" }];
  await s.post(PO, pod("p", { spec: { initContainers } }));
  const status = (name: string, state: unknown) => ({
    name,
    ready: false,
    restartCount: 0,
    image: "x",
    imageID: "",
    state,
  });
  const initContainerStatuses = [
    status("i1", { terminated: { exitCode: 0 } }),
    status("i2", { running: {} }),
  ];
  await s.patch(`${PO}/p/status`, { status: { phase: "Pending", initContainerStatuses } });
  assert.deepEqual(await row(s, "p"), ["0/1", "Init:1/2"]);
});

test("rowConditions() marks finished pods", async () => {
  await using s = await api({ controllers: false });
  await s.post(PO, pod("p"));
  await s.patch(`${PO}/p/status`, { status: { phase: "Succeeded" } });
  const { rows } = (await s.get(PO, TABLE)).body;
  assert.equal(rows[0].conditions[0].reason, "Succeeded");
});
