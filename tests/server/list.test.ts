import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, names } from "./api.ts";

async function five(s: Api): Promise<void> {
  for (let i = 1; i <= 5; i++) await s.post(CM, cm(`c${i}`, { metadata: { labels: { l: "1" } } }));
}

test("LST-01 items of built-in lists carry no kind", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  await s.post(CM, cm("b"));
  const { body } = await s.get(CM);
  assert.equal(body.kind, "ConfigMapList");
  assert.equal(body.apiVersion, "v1");
  assert.match(body.metadata.resourceVersion, /^\d+$/);
  assert.equal(body.items.length, 2);
  for (const item of body.items) assert.equal("kind" in item || "apiVersion" in item, false);
});

test("LST-03 items are in byte order", async () => {
  await using s = await api();
  for (const n of ["b", "a-1", "a", "a.b", "a0", "b-1"]) await s.post(CM, cm(n));
  assert.deepEqual(names(await s.get(CM)), ["a", "a-1", "a.b", "a0", "b", "b-1"]);
});

test("LST-04 namespaces are in the order of their keys", async () => {
  await using s = await api();
  for (const ns of ["aa", "aa-b", "aab"]) {
    await s.post("/api/v1/namespaces", { metadata: { name: ns } });
    await s.post(
      `/api/v1/namespaces/${ns}/configmaps`,
      cm("x", { metadata: { labels: { o: "1" } } }),
    );
  }
  const { body } = await s.get("/api/v1/configmaps?labelSelector=o%3D1");
  // deno-lint-ignore no-explicit-any -- an answer
  assert.deepEqual(body.items.map((i: any) => i.metadata.namespace), ["aa-b", "aa", "aab"]);
});

test("LST-05 a page says how much follows", async () => {
  await using s = await api();
  await five(s);
  const { body } = await s.get(`${CM}?limit=2`);
  assert.equal(body.items.length, 2);
  assert.ok(body.metadata.continue);
  assert.equal(body.metadata.remainingItemCount, 3);
});

test("LST-06 pages are of one revision", async () => {
  await using s = await api();
  await five(s);
  const sizes: number[] = [];
  const revisions = new Set<string>();
  let token = "";
  do {
    const { body } = await s.get(`${CM}?limit=2&continue=${token}`);
    sizes.push(body.items.length);
    revisions.add(body.metadata.resourceVersion);
    token = body.metadata.continue ?? "";
  } while (token !== "");
  assert.deepEqual(sizes, [2, 2, 1]);
  assert.equal(revisions.size, 1);
});

test("LST-07 with a selector nobody counts the rest", async () => {
  await using s = await api();
  await five(s);
  const { body } = await s.get(`${CM}?limit=2&labelSelector=l`);
  assert.equal("remainingItemCount" in body.metadata, false);
  assert.ok(body.metadata.continue);
});

test("LST-08 a page shows what was deleted since the first", async () => {
  await using s = await api();
  await five(s);
  const first = await s.get(`${CM}?limit=2`);
  await s.delete(`${CM}/c4`);
  await s.patch(`${CM}/c3`, { data: { a: "2" } });
  const second = await s.get(`${CM}?limit=10&continue=${first.body.metadata.continue}`);
  assert.deepEqual(names(second), ["c3", "c4", "c5"]);
  assert.equal(second.body.items[0].data.a, "1");
});

test("LST-09 a page hides what was created since the first", async () => {
  await using s = await api();
  await five(s);
  const first = await s.get(`${CM}?limit=2`);
  await s.post(CM, cm("c9"));
  const second = await s.get(`${CM}?limit=10&continue=${first.body.metadata.continue}`);
  assert.deepEqual(names(second), ["c3", "c4", "c5"]);
});

test("LST-10 a token that is none is refused", async () => {
  await using s = await api();
  const { status, body } = await s.get(`${CM}?limit=2&continue=abc`);
  assert.equal(status, 400);
  assert.match(body.message, /^invalid continue token/);
});

test("LST-11 a limit is a number", async () => {
  await using s = await api();
  assert.equal((await s.get(`${CM}?limit=abc`)).status, 400);
});

test("LST-12 no limit means everything", async () => {
  await using s = await api();
  await five(s);
  for (const limit of [-1, 0]) {
    const { body } = await s.get(`${CM}?limit=${limit}`);
    assert.equal(body.items.length, 5);
    assert.equal("continue" in body.metadata, false);
  }
});

test("listPage() answers an expired token with one that goes on", async () => {
  await using s = await api();
  await five(s);
  const first = await s.get(`${CM}?limit=2`);
  await s.delete(`${CM}/c4`);
  s.server.faults.compact();
  const gone = await s.get(`${CM}?limit=2&continue=${first.body.metadata.continue}`);
  assert.equal(gone.status, 410);
  assert.equal(gone.body.reason, "Expired");
  const rest = await s.get(`${CM}?limit=9&continue=${gone.body.metadata.continue}`);
  assert.deepEqual(names(rest), ["c3", "c5"]);
});

test("RV-01 all kinds share one counter", async () => {
  await using s = await api();
  const a = await s.post(CM, cm("a"));
  const b = await s.post("/api/v1/namespaces/t/secrets", { metadata: { name: "b" } });
  assert.equal(
    Number(b.body.metadata.resourceVersion),
    Number(a.body.metadata.resourceVersion) + 1,
  );
});

test("RV-02 a patch that changes nothing writes nothing", async () => {
  await using s = await api();
  const a = await s.post(CM, cm("a"));
  const b = await s.patch(`${CM}/a`, { data: { a: "1" } });
  assert.equal(b.status, 200);
  assert.equal(b.body.metadata.resourceVersion, a.body.metadata.resourceVersion);
});

test("RV-03 a PUT that changes nothing writes nothing", async () => {
  await using s = await api();
  const a = await s.post(CM, cm("a"));
  const b = await s.put(`${CM}/a`, a.body);
  assert.equal(b.status, 200);
  assert.equal(b.body.metadata.resourceVersion, a.body.metadata.resourceVersion);
});

test("RV-04 a list is not older than a deletion", async () => {
  await using s = await api();
  const a = await s.post(CM, cm("a"));
  await s.delete(`${CM}/a`);
  const { body } = await s.get(CM);
  assert.ok(Number(body.metadata.resourceVersion) > Number(a.body.metadata.resourceVersion));
});

test("RV-05 any version serves a get", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  for (const v of [0, 1]) assert.equal((await s.get(`${CM}/a?resourceVersion=${v}`)).status, 200);
});

for (const [id, path] of [["RV-06", `${CM}/a`], ["RV-07", CM]] as const) {
  test(`${id} a version of the future times out`, async () => {
    await using s = await api();
    await s.post(CM, cm("a"));
    const { status, body, headers } = await s.get(
      `${path}?resourceVersion=${s.server.revision + 100000}`,
    );
    assert.equal(status, 504);
    assert.equal(body.reason, "Timeout");
    assert.equal(body.details.causes[0].reason, "ResourceVersionTooLarge");
    assert.equal(body.details.retryAfterSeconds, 1);
    assert.equal(headers.get("retry-after"), "1");
  });
}

test("RV-08 a version is a number", async () => {
  await using s = await api();
  assert.equal((await s.get(`${CM}?resourceVersion=abc`)).status, 400);
});

test("RV-09 an exact list shows the past", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { body } = await s.get(CM);
  const rv = body.metadata.resourceVersion;
  await s.patch(`${CM}/a`, { data: { a: "2" } });
  await s.post(CM, cm("b"));
  const past = await s.get(`${CM}?resourceVersion=${rv}&resourceVersionMatch=Exact`);
  assert.deepEqual(names(past), ["a"]);
  assert.equal(past.body.items[0].data.a, "1");
  assert.equal(past.body.metadata.resourceVersion, rv);
});

test("RV-10 a compacted past is gone", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  s.server.faults.compact();
  const { status, body } = await s.get(`${CM}?resourceVersion=1&resourceVersionMatch=Exact`);
  assert.equal(status, 410);
  assert.equal(body.reason, "Expired");
});

test("RV-11 a match without a version is refused", async () => {
  await using s = await api();
  const { status, body } = await s.get(`${CM}?resourceVersionMatch=Exact`);
  assert.equal(status, 422);
  assert.match(body.message, /forbidden unless resourceVersion is provided/);
});
