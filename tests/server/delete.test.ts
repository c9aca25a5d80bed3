import assert from "node:assert/strict";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, dep, DP, names, PO, pod, SV } from "./api.ts";

const held = (s: Api, name = "x") =>
  s.post(CM, cm(name, { metadata: { finalizers: ["ex.com/f"] } }));

test("DEL-01 a deletion answers a Status", async () => {
  await using s = await api();
  const { body: old } = await s.post(CM, cm("a"));
  const { status, body } = await s.delete(`${CM}/a`);
  assert.equal(status, 200);
  assert.equal(body.status, "Success");
  assert.deepEqual(body.details, { name: "a", kind: "configmaps", uid: old.metadata.uid });
});

test("DEL-02 a second deletion finds nothing", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  await s.delete(`${CM}/a`);
  assert.equal((await s.delete(`${CM}/a`)).status, 404);
});

test("DEL-03 some kinds answer the object", async () => {
  await using s = await api();
  await s.post(PO, pod("p"));
  await s.post(SV, { metadata: { name: "s" }, spec: { ports: [{ port: 80 }] } });
  assert.equal((await s.delete(`${PO}/p`)).body.kind, "Pod");
  assert.equal((await s.delete(`${SV}/s`)).body.kind, "Service");
});

test("DEL-04 preconditions must hold", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  for (
    const [preconditions, text] of [
      [{ uid: "x" }, /UID in the precondition/],
      [{ resourceVersion: "1" }, /ResourceVersion in the precondition/],
    ] as const
  ) {
    const { status, body } = await s.delete(`${CM}/a`, { preconditions });
    assert.equal(status, 409);
    assert.equal(body.reason, "Conflict");
    assert.match(body.message, text);
  }
  assert.equal((await s.get(`${CM}/a`)).status, 200);
});

test("DEL-05 a policy must be a known one", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  for (
    const body of [{ propagationPolicy: "Bogus" }, {
      propagationPolicy: "Foreground",
      orphanDependents: true,
    }]
  ) {
    const answer = await s.delete(`${CM}/a`, body);
    assert.equal(answer.status, 422);
    assert.equal(answer.body.details.kind, "DeleteOptions");
  }
});

test("DEL-06 the query may carry the policy", async () => {
  await using s = await api({ controllers: false });
  await s.post(CM, cm("a"));
  const { body } = await s.delete(`${CM}/a?propagationPolicy=Foreground`);
  assert.deepEqual(body.metadata.finalizers, ["foregroundDeletion"]);
});

test("DEL-07 the body wins over the query", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const { body } = await s.delete(`${CM}/a?propagationPolicy=Orphan`, {
    propagationPolicy: "Background",
  });
  assert.equal(body.status, "Success");
});

test("DEL-08 a finalizer holds the object", async () => {
  await using s = await api();
  await held(s);
  const { status, body } = await s.delete(`${CM}/x`);
  assert.equal(status, 200);
  assert.ok(body.metadata.deletionTimestamp);
  assert.equal(body.metadata.deletionGracePeriodSeconds, 0);
});

test("DEL-09 deleting again changes nothing", async () => {
  await using s = await api();
  await held(s);
  const first = await s.delete(`${CM}/x`);
  const second = await s.delete(`${CM}/x`);
  assert.equal(second.status, 200);
  assert.equal(second.body.metadata.resourceVersion, first.body.metadata.resourceVersion);
});

test("DEL-10 no finalizer is added while deleting", async () => {
  await using s = await api();
  await held(s);
  await s.delete(`${CM}/x`);
  const { status, body } = await s.patch(`${CM}/x`, {
    metadata: { finalizers: ["ex.com/f", "ex.com/g"] },
  });
  assert.equal(status, 422);
  assert.match(body.message, /no new finalizers can be added if the object is being deleted/);
  assert.equal(body.details.causes[0].reason, "FieldValueForbidden");
});

test("DEL-11 other changes go on while deleting", async () => {
  await using s = await api();
  await held(s);
  await s.delete(`${CM}/x`);
  assert.equal((await s.patch(`${CM}/x`, { data: { z: "1" } })).status, 200);
});

test("DEL-12 a deletion cannot be undone", async () => {
  await using s = await api();
  await held(s);
  const { body: old } = await s.delete(`${CM}/x`);
  const { status, body } = await s.patch(`${CM}/x`, { metadata: { deletionTimestamp: null } });
  assert.equal(status, 200);
  assert.equal(body.metadata.deletionTimestamp, old.metadata.deletionTimestamp);
});

test("DEL-13 the name stays taken while deleting", async () => {
  await using s = await api();
  await held(s);
  await s.delete(`${CM}/x`);
  const { status, body } = await s.post(CM, cm("x"));
  assert.equal(status, 409);
  assert.equal(body.reason, "AlreadyExists");
  assert.equal(body.message, 'object is being deleted: configmaps "x" already exists');
});

test("DEL-14 the last finalizer takes the object along", async () => {
  await using s = await api();
  await held(s);
  await s.delete(`${CM}/x`);
  const { status, body } = await s.patch(`${CM}/x`, { metadata: { finalizers: null } });
  assert.equal(status, 200);
  assert.equal(body.metadata.name, "x");
  assert.equal((await s.get(`${CM}/x`)).status, 404);
});

test("DEL-15 a deletion counts a generation", async () => {
  await using s = await api();
  await s.post(DP, dep("d", { metadata: { finalizers: ["ex.com/f"] } }));
  const { body } = await s.delete(`${DP}/d`);
  assert.equal(body.metadata.generation, 2);
});

test("DEL-16 a collection is deleted by selector", async () => {
  await using s = await api();
  for (const n of ["a", "b", "c"]) await s.post(CM, cm(n, { metadata: { labels: { dc: "1" } } }));
  await s.post(CM, cm("other"));
  const answer = await s.delete(`${CM}?labelSelector=dc%3D1`);
  assert.equal(answer.status, 200);
  assert.equal(answer.body.kind, "ConfigMapList");
  assert.deepEqual(names(answer), ["a", "b", "c"]);
  assert.deepEqual(names(await s.get(CM)), ["other"]);
});

test("DEL-17 an empty selection deletes nothing", async () => {
  await using s = await api();
  const { status, body } = await s.delete(`${CM}?labelSelector=none`);
  assert.equal(status, 200);
  assert.deepEqual(body.items, []);
});

async function scheduled(): Promise<Api> {
  const s = await api({
    controllers: false,
    clock: manualClock(),
    startTimeMs: Date.UTC(2026, 0, 2),
  });
  await s.post(PO, pod("p", { spec: { nodeName: "n1", terminationGracePeriodSeconds: 7 } }));
  return s;
}

test("DEL-18 a scheduled pod gets its grace period", async () => {
  await using s = await scheduled();
  const { body } = await s.delete(`${PO}/p`);
  assert.equal(body.metadata.deletionTimestamp, "2026-01-02T00:00:07Z");
  assert.equal(body.metadata.deletionGracePeriodSeconds, 7);
  assert.equal((await s.get(`${PO}/p`)).status, 200);
});

test("DEL-19 a later deletion may only shorten it", async () => {
  await using s = await scheduled();
  await s.delete(`${PO}/p`);
  const longer = await s.delete(`${PO}/p`, { gracePeriodSeconds: 60 });
  assert.equal(longer.body.metadata.deletionGracePeriodSeconds, 7);
  const shorter = await s.delete(`${PO}/p`, { gracePeriodSeconds: 2 });
  assert.equal(shorter.body.metadata.deletionGracePeriodSeconds, 2);
  assert.equal(shorter.body.metadata.deletionTimestamp, "2026-01-02T00:00:02Z");
});

test("DEL-20 a negative grace period is one second", async () => {
  await using s = await scheduled();
  const { body } = await s.delete(`${PO}/p`, { gracePeriodSeconds: -1 });
  assert.equal(body.metadata.deletionGracePeriodSeconds, 1);
});

test("DEL-21 grace period 0 deletes at once", async () => {
  await using s = await scheduled();
  assert.equal((await s.delete(`${PO}/p?gracePeriodSeconds=0`)).status, 200);
  assert.equal((await s.get(`${PO}/p`)).status, 404);
});

test("DEL-22 pods that do not run go at once", async () => {
  await using s = await scheduled();
  await s.patch(`${PO}/p/status`, { status: { phase: "Succeeded" } });
  await s.post(PO, pod("q"));
  for (const name of ["p", "q"]) {
    await s.delete(`${PO}/${name}`);
    assert.equal((await s.get(`${PO}/${name}`)).status, 404);
  }
});

test("admitDelete() keeps the namespaces of the cluster", async () => {
  await using s = await api();
  const { status, body } = await s.delete("/api/v1/namespaces/default");
  assert.equal(status, 403);
  assert.equal(
    body.message,
    'namespaces "default" is forbidden: this namespace may not be deleted',
  );
  assert.equal((await s.delete("/api/v1/namespaces")).status, 405);
});
