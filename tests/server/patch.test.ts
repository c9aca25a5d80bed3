import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api, CM, cm, dep, DP } from "./api.ts";

test("PAT-01 a merge patch sets and removes", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status, body } = await s.patch(`${CM}/a`, { data: { b: "3", a: null } });
  assert.equal(status, 200);
  assert.deepEqual(body.data, { b: "3" });
});

test("PAT-02 a stale version in a patch conflicts", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const patch = { metadata: { resourceVersion: "1" }, data: { b: "1" } };
  const { status, body } = await s.patch(`${CM}/a`, patch);
  assert.equal(status, 409);
  assert.equal(body.reason, "Conflict");
});

test("PAT-03 the present version in a patch is fine", async () => {
  await using s = await api();
  const { body: old } = await s.post(CM, cm("a"));
  const { resourceVersion } = old.metadata;
  const { status } = await s.patch(`${CM}/a`, { metadata: { resourceVersion }, data: { b: "1" } });
  assert.equal(status, 200);
});

test("PAT-04 a patch cannot rename", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status, body } = await s.patch(`${CM}/a`, { metadata: { name: "x" } });
  assert.equal(status, 400);
  assert.match(body.message, /does not match the name on the URL/);
});

test("PAT-05 a patch cannot change the uid", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status, body } = await s.patch(`${CM}/a`, { metadata: { uid: "x" } });
  assert.equal(status, 422);
  assert.equal(body.details.causes[0].field, "metadata.uid");
  assert.match(body.message, /field is immutable/);
});

test("PAT-06 what only the server sets survives a patch", async () => {
  await using s = await api();
  const { body: old } = await s.post(CM, cm("a"));
  const { status, body } = await s.patch(`${CM}/a`, {
    metadata: { creationTimestamp: null, generation: 99, selfLink: "x" },
  });
  assert.equal(status, 200);
  assert.equal(body.metadata.creationTimestamp, old.metadata.creationTimestamp);
  assert.equal("generation" in body.metadata, false);
  assert.equal("selfLink" in body.metadata, false);
});

test("PAT-07 a missing object cannot be patched", async () => {
  await using s = await api();
  assert.equal((await s.patch(`${CM}/ghost`, { data: {} })).status, 404);
});

test("PAT-08 a JSON patch adds, tests, copies and moves", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { body } = await s.patch(`${CM}/a`, [
    { op: "add", path: "/data/b", value: "2" },
    { op: "test", path: "/data/b", value: "2" },
    { op: "copy", from: "/data/a", path: "/data/c" },
    { op: "move", from: "/data/a", path: "/data/d" },
  ]);
  assert.deepEqual(body.data, { b: "2", c: "1", d: "1" });
});

for (
  const [id, op] of [
    ["PAT-09", { op: "test", path: "/data/a", value: "2" }],
    ["PAT-09", { op: "remove", path: "/data/zz" }],
    ["PAT-09", { op: "add", path: "/zz/b", value: "2" }],
    ["PAT-09", { op: "wat", path: "/data/a", value: "2" }],
    ["PAT-10", { op: "replace", path: "/data/zz", value: "2" }],
  ] as const
) {
  test(`${id} a JSON patch whose ${op.op} of ${op.path} fails changes nothing`, async () => {
    await using s = await api();
    await s.post(CM, cm("a"));
    const { status, body } = await s.patch(`${CM}/a`, [
      { op: "add", path: "/data/n", value: "1" },
      op,
    ]);
    assert.equal(status, 422);
    assert.equal(body.reason, "Invalid");
    assert.deepEqual((await s.get(`${CM}/a`)).body.data, { a: "1" });
  });
}

test("PAT-11 a JSON patch is an array", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { status } = await s.patch(`${CM}/a`, {}, { type: "application/json-patch+json" });
  assert.equal(status, 400);
});

test("patcher() refuses malformed patches and other types", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  assert.equal((await s.patch(`${CM}/a`, '{"data":')).status, 400);
  assert.equal((await s.patch(`${CM}/a`, {}, { type: "application/json" })).status, 415);
  assert.equal((await s.patch(`${CM}/a`, {}, { type: undefined })).status, 415);
});

test("a patch makes no other kind of an object, and what it would have made is shown in order", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const other = await s.patch(`${CM}/a`, { kind: "Secret" });
  assert.equal(other.status, 422);
  assert.match(other.body.message, /"{\\"apiVersion\\":\\"v1\\",\\"kind\\":\\"Secret\\"/);
  assert.match(other.body.message, /converting \(v1.Secret\) to \(core.ConfigMap\): unknown/);
  const unknown = await s.patch(`${CM}/a`, { apiVersion: "v2" });
  assert.match(unknown.body.message, /no kind "ConfigMap" is registered for version "v2"/);
});

test("a strategic patch that cannot be is shown without the lists that were merged", async () => {
  await using s = await api();
  await s.post(DP, dep("d"));
  const patch = {
    metadata: { annotations: { a: "b" } },
    spec: {
      template: {
        spec: {
          "$setElementOrder/containers": [{ name: "c" }],
          containers: [{ name: "c", image: 1 }],
        },
      },
    },
  };
  const type = "application/strategic-merge-patch+json";
  const { body } = await s.patch(`${DP}/d`, patch, { type });
  const shown = "map[metadata:map[annotations:map[a:b]] spec:map[template:map[spec:map[]]]]";
  assert.equal(
    body.message,
    ` "" is invalid: patch: Invalid value: "${shown}": cannot convert int64 to string`,
  );
});
