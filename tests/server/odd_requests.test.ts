/** What kube-apiserver makes of requests that few clients send, as the comparison with it has found. */
import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { createServer } from "../../lib/server/mod.ts";
import { api, CM, cm, DP, drive } from "./api.ts";

const PARTIALS = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";
const dep = {
  metadata: { name: "d" },
  spec: {
    replicas: 1,
    selector: { matchLabels: { a: "d" } },
    template: {
      metadata: { labels: { a: "d" } },
      spec: { containers: [{ name: "c", image: "i" }] },
    },
  },
};

test("a scale takes replicas from their owner, and its own entry has no time", async () => {
  await using s = await api();
  await s.post(`${DP}?fieldManager=maker`, dep);
  await s.patch(`${DP}/d/scale?fieldManager=scaler`, { spec: { replicas: 3 } });
  const { body } = await s.get(`${DP}/d`);
  const [first, second] = body.metadata.managedFields;
  assert.deepEqual([first.manager, first.subresource, first.time], ["scaler", "scale", undefined]);
  assert.deepEqual(first.fieldsV1, { "f:spec": { "f:replicas": {} } });
  assert.equal(second.manager, "maker");
  assert.equal(second.fieldsV1["f:spec"]["f:replicas"], undefined);
});

test("the metadata of no objects is null", async () => {
  await using s = await api();
  const { body } = await s.get(`${CM}?labelSelector=none`, { accept: PARTIALS });
  assert.deepEqual([body.kind, body.items], ["PartialObjectMetadataList", null]);
});

test("the version in the query of a deletion is a precondition", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  assert.equal((await s.delete(`${CM}/a?resourceVersion=1`)).status, 409);
});

test("the case of a patch's media type counts", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const odd = { type: "Application/Merge-Patch+JSON" };
  assert.equal((await s.patch(`${CM}/a`, { data: { b: "1" } }, odd)).status, 415);
});

test("parameters that Go cannot read are none", async () => {
  await using s = await api();
  const { status, body } = await s.post(`${CM}?dryRun=All;x=1&fieldManager=%zz`, cm("a"));
  assert.deepEqual([status, body.metadata.managedFields[0].manager], [201, "unknown"]);
  assert.equal((await s.get(`${CM}/a`)).status, 200);
});

test("the last of repeated keys of YAML counts, with a warning", async () => {
  await using s = await api();
  const yaml = { type: "application/yaml" };
  const text = "metadata:\n  name: a\n  name: b\n";
  const { status, body, headers } = await s.post(CM, text, yaml);
  assert.deepEqual([status, body.metadata.name], [201, "b"]);
  assert.equal(headers.get("warning"), '299 - "line 3: key \\"name\\" already set in map"');
  assert.equal((await s.post(`${CM}?fieldValidation=Strict`, text, yaml)).status, 400);
});

test("mistakes in metadata are told as often as the kinds look at it", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { body } = await s.patch(`${CM}/a`, { metadata: { labels: { a: "b c" } } });
  assert.equal(body.details.causes.length, 4);
});

test("values in messages are quoted as Go quotes them", async () => {
  await using s = await api();
  const { body } = await s.post(CM, cm("a\u0000"));
  assert.match(body.message, /^ConfigMap "a\\x00" is invalid/);
});

test("halves of characters become signs of replacement", async () => {
  await using s = await api();
  const { body } = await s.post(
    CM,
    '{"metadata":{"name":"a"},"data":{"a":"\\ud800","b":"\\ud83d\\ude00"}}',
  );
  assert.deepEqual(body.data, { a: "\ufffd", b: "😀" });
});

test("whoever impersonates nobody is not known, and extra needs a name", async () => {
  await using s = drive(createServer({
    auth: { mode: "rbac", tokens: { admin: { username: "admin", groups: ["system:masters"] } } },
  }));
  const review = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  const as = (headers: Record<string, string>) =>
    s.post(review, {}, { headers: { authorization: "Bearer admin", ...headers } });
  assert.equal((await as({ "impersonate-user": "system:anonymous" })).status, 403);
  assert.equal((await as({ "impersonate-extra-scopes": "a" })).status, 400);
  assert.equal((await as({ authorization: "Bearer bogus words" })).status, 401);
});
