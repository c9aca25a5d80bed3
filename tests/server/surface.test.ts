import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api, CM, cm, DP } from "./api.ts";

test("GET / lists the paths that are served", async () => {
  await using s = await api();
  for (const path of ["/", "/index.html"]) {
    const { status, body } = await s.get(path);
    assert.equal(status, 200);
    for (const known of ["/api/v1", "/apis/apps/v1", "/livez/ping", "/openapi/v3", "/version"]) {
      assert.ok(body.paths.includes(known), known);
    }
  }
});

test("one object of a namespaced kind has no path without its namespace", async () => {
  await using s = await api();
  const { status, body } = await s.get("/api/v1/configmaps/x");
  assert.equal(status, 404);
  assert.deepEqual(body.details, {});
});

test("nothing follows a subresource that is no proxy", async () => {
  await using s = await api();
  const { status, body } = await s.get(`${DP}/d/status/x`);
  assert.deepEqual([status, body.details], [404, {}]);
});

test("/version and the lists of resources take GET alone, the lists of groups any method", async () => {
  await using s = await api();
  const code = async (method: string, path: string) => (await s.send(method, path)).status;
  for (const method of ["HEAD", "OPTIONS", "POST", "DELETE"]) {
    for (const path of ["/version", "/api", "/api/v1", "/apis/apps/v1"]) {
      assert.equal(await code(method, path), 405, `${method} ${path}`);
    }
    for (const path of ["/healthz", "/apis", "/apis/apps", "/openapi/v3"]) {
      assert.equal(await code(method, path), 200, `${method} ${path}`);
    }
  }
});

test("discovery is refused in a form that it has not", async () => {
  await using s = await api();
  for (const path of ["/api", "/apis", "/apis/apps", "/apis/apps/v1", "/version"]) {
    assert.equal((await s.get(path, { accept: "text/html" })).status, 406, path);
    assert.equal((await s.get(path, { accept: "text/html,*/*" })).status, 200, path);
  }
});

test("media types are told apart by case, and parameters that are not known are refused", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  for (const accept of ["APPLICATION/JSON", "application/json;stream=bogus"]) {
    assert.equal((await s.get(`${CM}/a`, { accept })).status, 406, accept);
  }
});

test("a refusal is written in the form that was asked for", async () => {
  await using s = await api();
  const { status, headers, text } = await s.get(`${CM}/ghost`, { accept: "application/yaml" });
  assert.deepEqual([status, headers.get("content-type")], [404, "application/yaml"]);
  assert.match(text, /^reason: NotFound$/m);
});

test("a watch is refused as YAML, and with rows of an unknown kind", async () => {
  await using s = await api();
  assert.equal((await s.get(`${CM}?watch=1`, { accept: "application/yaml" })).status, 406);
  const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";
  assert.equal((await s.get(`${CM}?watch=1&includeObject=Bogus`, { accept })).status, 400);
});

test("a timeout that is no duration is refused, also where it would not count", async () => {
  await using s = await api();
  for (const timeout of ["32s", "1m30s", "0", "1.5h"]) {
    assert.equal((await s.get(`${CM}?timeout=${timeout}`)).status, 200, timeout);
  }
  const { status, body } = await s.get(`${CM}?timeout=abc`);
  assert.equal(status, 400);
  assert.equal(
    body.message,
    'invalid timeout specified in the request URL - time: invalid duration "abc"',
  );
});

test("health checks that cannot be left out are named", async () => {
  await using s = await api();
  const { text } = await s.get("/readyz?verbose&exclude=nope&exclude=etcd");
  assert.match(text, /^\[\+\]etcd excluded: ok$/m);
  assert.match(text, /^warn: some health checks cannot be excluded: no matches for "nope"$/m);
  assert.equal((await s.get("/readyz/informer-sync")).text, "ok");
  assert.equal((await s.get("/livez/informer-sync")).status, 404);
});

test("the name of a PUT and the media type of a PATCH are checked before the object is looked for", async () => {
  await using s = await api();
  const put = await s.put(`${CM}/ghost`, {});
  assert.deepEqual([put.status, put.body.reason], [400, "BadRequest"]);
  const patch = await s.patch(`${DP}/ghost/scale`, {}, { type: "text/plain" });
  assert.deepEqual([patch.status, patch.body.message], [415, "415: Unsupported Media Type"]);
});

test("a deletion cannot be written, and an owner's version must be one", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  for (const field of ["deletionTimestamp", "deletionGracePeriodSeconds"]) {
    const value = field === "deletionTimestamp" ? "2001-01-01T00:00:00Z" : 3;
    const metadata = { [field]: value };
    const { status, body } = await s.patch(`${CM}/a`, { metadata });
    assert.equal(status, 422);
    assert.equal(body.details.causes[0].field, `metadata.${field}`);
  }
  const ownerReferences = [{ apiVersion: "a/b/c", kind: "Pod", name: "p", uid: "u" }];
  const { status } = await s.patch(`${CM}/a`, { metadata: { ownerReferences } });
  assert.equal(status, 422);
});

test("a status is written with its owners and finalizers, and of a deployment without labels", async () => {
  await using s = await api();
  const spec = {
    selector: { matchLabels: { a: "b" } },
    template: {
      metadata: { labels: { a: "b" } },
      spec: { containers: [{ name: "c", image: "i" }] },
    },
  };
  await s.post(DP, { metadata: { name: "d" }, spec });
  const ownerReferences = [{ apiVersion: "v1", kind: "ConfigMap", name: "o", uid: "u" }];
  const metadata = { labels: { x: "1" }, annotations: { y: "1" }, ownerReferences };
  const { body } = await s.patch(`${DP}/d/status`, { metadata, spec: { replicas: 9 } });
  assert.deepEqual(body.metadata.ownerReferences, ownerReferences);
  assert.deepEqual(body.metadata.annotations, { y: "1" });
  assert.equal(body.metadata.labels, undefined);
  assert.equal(body.spec.replicas, 1);
});

test("names that make bad hostnames are warned of, and those of cron jobs leave room for their jobs", async () => {
  await using s = await api();
  const containers = [{ name: "c", image: "i" }];
  const pod = await s.post("/api/v1/namespaces/t/pods", {
    metadata: { name: "a.b" },
    spec: { containers },
  });
  assert.match(pod.headers.get("warning") ?? "", /Pod's hostname.*\[must not contain dots\]/);
  const template = { spec: { restartPolicy: "Never", containers } };
  const cron = (name: string) =>
    s.post("/apis/batch/v1/namespaces/t/cronjobs", {
      metadata: { name },
      spec: { schedule: "* * * * *", jobTemplate: { spec: { template } } },
    });
  assert.equal((await cron("a".repeat(52))).status, 201);
  const { status, body } = await cron("a".repeat(53));
  assert.equal(status, 422);
  assert.match(
    body.message,
    /metadata.name: Invalid value: "a+": must be no more than 52 characters$/,
  );
});

test("names of the system's priorities are its own", async () => {
  await using s = await api();
  const metadata = { name: "system-mine" };
  const { status, body } = await s.post("/apis/scheduling.k8s.io/v1/priorityclasses", {
    metadata,
    value: 5,
  });
  assert.deepEqual([status, body.details.causes[0].reason], [422, "FieldValueForbidden"]);
});

test("version 0 is none for a new object", async () => {
  await using s = await api();
  assert.equal((await s.post(CM, cm("z", { metadata: { resourceVersion: "0" } }))).status, 201);
});
