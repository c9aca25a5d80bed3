import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api, CM, cm, DP } from "./api.ts";

test("URL-01 GET /api answers APIVersions without apiVersion", async () => {
  await using s = await api();
  const { status, body } = await s.get("/api");
  assert.equal(status, 200);
  assert.equal(body.kind, "APIVersions");
  assert.deepEqual(body.versions, ["v1"]);
  assert.equal(body.serverAddressByClientCIDRs.length, 1);
  assert.equal("apiVersion" in body, false);
});

test("URL-02 GET /apis answers groups with a preferred version", async () => {
  await using s = await api();
  const { body } = await s.get("/apis");
  assert.equal(body.kind, "APIGroupList");
  assert.ok(body.groups.length > 0);
  for (const g of body.groups) {
    assert.ok(g.versions.length > 0);
    assert.ok(g.preferredVersion.groupVersion.startsWith(`${g.name}/`));
  }
});

test("URL-03 GET /apis/apps answers one group", async () => {
  await using s = await api();
  const { body } = await s.get("/apis/apps");
  assert.equal(body.kind, "APIGroup");
  assert.equal(body.preferredVersion.groupVersion, "apps/v1");
});

test("URL-04 GET /apis/nope is plain text", async () => {
  await using s = await api();
  for (const path of ["/apis/nope", "/apis/nope/v1", "/apis/nope/v1/x"]) {
    const { status, headers, text } = await s.get(path);
    assert.equal(status, 404);
    assert.match(headers.get("content-type") ?? "", /text\/plain/);
    assert.equal(text.trim(), "404 page not found");
  }
});

for (
  const [id, path] of [
    ["URL-05", "/apis/apps/v9"],
    ["URL-06", "/api/v1/nope"],
    ["URL-07", `${DP}/x/nope`],
    ["URL-09", "/apis/apps/v1/nodes"],
  ] as const
) {
  test(`${id} GET ${path} is a Status without details`, async () => {
    await using s = await api();
    const { status, body } = await s.get(path);
    assert.equal(status, 404);
    assert.equal(body.reason, "NotFound");
    assert.equal(body.message, "the server could not find the requested resource");
    assert.deepEqual(body.details, {});
  });
}

test("URL-08 GET /nope lists the paths there are", async () => {
  await using s = await api();
  const { status, body } = await s.get("/nope");
  assert.equal(status, 404);
  assert.ok(Array.isArray(body.paths));
});

test("URL-10 a list in a missing namespace is empty", async () => {
  await using s = await api();
  const { status, body } = await s.get("/api/v1/namespaces/ghost/pods");
  assert.equal(status, 200);
  assert.equal(body.kind, "PodList");
  assert.deepEqual(body.items, []);
});

test("URL-11 a missing object is named in the Status", async () => {
  await using s = await api();
  const { status, body } = await s.get("/api/v1/namespaces/ghost/pods/x");
  assert.equal(status, 404);
  assert.equal(body.message, 'pods "x" not found');
  assert.deepEqual(body.details, { name: "x", kind: "pods" });
});

for (
  const [id, method, path] of [
    ["URL-12", "PUT", CM],
    ["URL-13", "POST", `${CM}/x`],
    ["URL-14", "PATCH", CM],
    ["URL-15", "POST", "/api/v1/configmaps"],
    ["URL-16", "OPTIONS", CM],
  ] as const
) {
  test(`${id} ${method} ${path} is not allowed`, async () => {
    await using s = await api();
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const body = method === "OPTIONS" ? undefined : cm("q");
    const answer = await s.send(method, path, body, { type });
    assert.equal(answer.status, 405);
    assert.equal(answer.body.reason, "MethodNotAllowed");
  });
}

test("URL-16 HEAD is not allowed and has no body", async () => {
  await using s = await api();
  const { status, text } = await s.send("HEAD", CM);
  assert.equal(status, 405);
  assert.equal(text, "");
});

test("URL-17 a trailing slash is tolerated", async () => {
  await using s = await api();
  const { status, body } = await s.get(`${CM}/`);
  assert.equal(status, 200);
  assert.equal(body.kind, "ConfigMapList");
});

test("URL-18 a double slash is not found", async () => {
  await using s = await api();
  assert.equal((await s.get("/api/v1//namespaces")).status, 404);
});
