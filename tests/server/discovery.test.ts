import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api } from "./api.ts";

const V2 =
  "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";
const V2BETA1 =
  "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

test("DISC-01 GET /api/v1 describes pods", async () => {
  await using s = await api();
  const { body } = await s.get("/api/v1");
  assert.equal(body.kind, "APIResourceList");
  const pods = body.resources.find((r: Json) => r.name === "pods");
  assert.equal(pods.namespaced, true);
  assert.equal(pods.kind, "Pod");
  assert.equal(pods.singularName, "pod");
  assert.deepEqual(pods.shortNames, ["po"]);
  assert.deepEqual(pods.categories, ["all"]);
  assert.ok(pods.verbs.includes("watch") && pods.verbs.includes("deletecollection"));
});

test("DISC-03 deployments/scale is of autoscaling/v1", async () => {
  await using s = await api();
  const { body } = await s.get("/apis/apps/v1");
  const scale = body.resources.find((r: Json) => r.name === "deployments/scale");
  assert.equal(scale.group, "autoscaling");
  assert.equal(scale.version, "v1");
  assert.equal(scale.kind, "Scale");
});

test("DISC-04 GET /apis answers aggregated discovery v2", async () => {
  await using s = await api();
  const { status, headers, body } = await s.get("/apis", { accept: V2 });
  assert.equal(status, 200);
  assert.equal(body.kind, "APIGroupDiscoveryList");
  assert.equal(body.apiVersion, "apidiscovery.k8s.io/v2");
  assert.match(headers.get("content-type") ?? "", /v=v2;.*as=APIGroupDiscoveryList/);
});

test("DISC-05 GET /api answers the core group alone", async () => {
  await using s = await api();
  const { body } = await s.get("/api", { accept: V2 });
  assert.equal(body.items.length, 1);
  assert.equal(body.items[0].metadata.name ?? "", "");
  assert.equal(body.items[0].versions[0].version, "v1");
});

test("DISC-06 a client of v2beta1 gets v2beta1", async () => {
  await using s = await api();
  const { body } = await s.get("/apis", { accept: V2BETA1 });
  assert.equal(body.apiVersion, "apidiscovery.k8s.io/v2beta1");
});

test("DISC-07 a plain client gets plain discovery", async () => {
  await using s = await api();
  assert.equal((await s.get("/apis", { accept: "application/json" })).body.kind, "APIGroupList");
});

test("DISC-08 If-None-Match is answered 304", async () => {
  await using s = await api();
  const first = await s.get("/apis", { accept: V2 });
  const etag = first.headers.get("etag") ?? "";
  assert.match(etag, /^".+"$/);
  const again = await s.get("/apis", { accept: V2, "if-none-match": etag });
  assert.equal(again.status, 304);
  assert.equal(again.text, "");
  assert.equal(again.headers.get("vary"), "Accept");
});

test("DISC-10 legacy and aggregated discovery agree", async () => {
  await using s = await api();
  const items = [
    ...(await s.get("/api", { accept: V2 })).body.items,
    ...(await s.get("/apis", { accept: V2 })).body.items,
  ];
  for (const group of items) {
    for (const version of group.versions) {
      const root = group.metadata.name ? `/apis/${group.metadata.name}` : "/api";
      const legacy = (await s.get(`${root}/${version.version}`)).body.resources;
      const flat = version.resources.flatMap((r: Json) => [
        [r.resource, r.verbs],
        ...(r.subresources ?? []).map((x: Json) => [`${r.resource}/${x.subresource}`, x.verbs]),
      ]);
      assert.deepEqual(flat, legacy.map((r: Json) => [r.name, r.verbs]));
    }
  }
});

test("DISC-11 GET /version answers strings", async () => {
  await using s = await api();
  const { body } = await s.get("/version");
  assert.ok(Object.values(body).every((v) => typeof v === "string"));
  assert.match(body.gitVersion, /^v1\.\d+\.\d+/);
  assert.equal(body.major, "1");
});

test("DISC-12 health paths answer ok", async () => {
  await using s = await api();
  for (const path of ["/healthz", "/livez", "/readyz", "/livez/ping"]) {
    const { status, text, headers } = await s.get(path);
    assert.equal(status, 200, path);
    assert.equal(text, "ok");
    assert.match(headers.get("content-type") ?? "", /text\/plain/);
  }
});

test("DISC-13 verbose health lists the checks", async () => {
  await using s = await api();
  const lines = (await s.get("/livez?verbose")).text.trim().split("\n");
  assert.ok(lines.includes("[+]ping ok"));
  assert.equal(lines.at(-1), "livez check passed");
});

test("DISC-14 a check can be excluded", async () => {
  await using s = await api();
  const { status, text } = await s.get("/readyz?exclude=etcd");
  assert.equal(status, 200);
  assert.equal(text, "ok");
});

test("the hash of a resource's storage is that of its group, version and kind", async () => {
  await using s = await api();
  const hash = async (path: string, name: string) =>
    (await s.get(path)).body.resources.find((r: { name: string }) => r.name === name)
      .storageVersionHash;
  assert.equal(await hash("/apis/apps/v1", "deployments"), "8aSe+NMegvE=");
  assert.equal(await hash("/api/v1", "configmaps"), "qFsyl6wFWjQ=");
  // Events of either group are stored as those of the core group.
  assert.equal(await hash("/apis/events.k8s.io/v1", "events"), "r2yiGXH7wu8=");
});
