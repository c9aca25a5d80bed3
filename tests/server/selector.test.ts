import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, names, NS, PO, pod } from "./api.ts";

async function labelled(s: Api): Promise<void> {
  await s.post(CM, cm("a", { metadata: { labels: { app: "a", n: "1", tier: "x" } } }));
  await s.post(CM, cm("b", { metadata: { labels: { app: "b", n: "2" } } }));
  await s.post(CM, cm("c", { metadata: { labels: { n: "x" } } }));
}

const select = async (s: Api, selector: string) =>
  names(await s.get(`${CM}?labelSelector=${encodeURIComponent(selector)}`));
const fields = (s: Api, selector: string, path = CM) =>
  s.get(`${path}?fieldSelector=${encodeURIComponent(selector)}`);

for (
  const [id, text, expected] of [
    ["SEL-01", "app", ["a", "b"]],
    ["SEL-01", "!app", ["c"]],
    ["SEL-02", "app=a", ["a"]],
    ["SEL-02", "app==a", ["a"]],
    ["SEL-02", "app!=a", ["b", "c"]],
    ["SEL-03", "app in (a,b)", ["a", "b"]],
    ["SEL-03", "app notin (a,b)", ["c"]],
    ["SEL-04", "app in (a,b),tier=x", ["a"]],
    ["SEL-05", "n>1", ["b"]],
  ] as const
) {
  test(`${id} labelSelector ${text} selects ${expected}`, async () => {
    await using s = await api();
    await labelled(s);
    assert.deepEqual(await select(s, text), expected);
  });
}

test("SEL-06 an empty value is a value", async () => {
  await using s = await api();
  await labelled(s);
  await s.post(CM, cm("e", { metadata: { labels: { app: "" } } }));
  for (const text of ["app=", "app in ()"]) assert.deepEqual(await select(s, text), ["e"]);
});

test("SEL-07 a set needs parentheses", async () => {
  await using s = await api();
  const { status, body } = await s.get(`${CM}?labelSelector=app+in+a`);
  assert.equal(status, 400);
  assert.match(body.message, /found 'a' expected: '\('/);
});

for (const text of ["app=a b", "=a", "app,", "a/b/c"]) {
  test(`SEL-08 labelSelector ${text} is refused`, async () => {
    await using s = await api();
    const { status, body } = await s.get(`${CM}?labelSelector=${encodeURIComponent(text)}`);
    assert.equal(status, 400);
    assert.equal(body.reason, "BadRequest");
  });
}

test("SEL-09 objects are selected by name", async () => {
  await using s = await api();
  await labelled(s);
  assert.deepEqual(names(await fields(s, "metadata.name=a")), ["a"]);
  assert.deepEqual(names(await fields(s, "metadata.name!=a")), ["b", "c"]);
});

test("SEL-10 all terms must hold", async () => {
  await using s = await api();
  await labelled(s);
  assert.deepEqual(names(await fields(s, "metadata.name=a,metadata.namespace=t")), ["a"]);
});

test("SEL-11 objects are selected by namespace", async () => {
  await using s = await api();
  await labelled(s);
  await s.post("/api/v1/namespaces/default/configmaps", cm("z"));
  const found = await fields(s, "metadata.namespace=t", "/api/v1/configmaps");
  assert.deepEqual(names(found), ["a", "b", "c"]);
});

test("SEL-12 other fields are unknown", async () => {
  await using s = await api();
  const { status, body } = await fields(s, "data.a=1");
  assert.equal(status, 400);
  assert.equal(
    body.message,
    '"data.a" is not a known field selector: only "metadata.name", "metadata.namespace"',
  );
});

test("SEL-13 kinds with fields of their own say so differently", async () => {
  await using s = await api();
  const { status, body } = await fields(s, "metadata.uid=x", PO);
  assert.equal(status, 400);
  assert.equal(body.message, "field label not supported: metadata.uid");
});

for (const text of ["metadata.name", "metadata.name in (a)"]) {
  test(`SEL-14 fieldSelector ${text} is refused`, async () => {
    await using s = await api();
    const { status, body } = await fields(s, text);
    assert.equal(status, 400);
    assert.match(body.message, /^invalid selector/);
  });
}

test("SEL-15 pods are selected by their fields", async () => {
  await using s = await api();
  await s.post(`${NS}/serviceaccounts`, { metadata: { name: "sa" } });
  await s.post(
    PO,
    pod("p", {
      spec: {
        nodeName: "n1",
        restartPolicy: "Never",
        schedulerName: "s1",
        serviceAccountName: "sa",
      },
    }),
  );
  await s.patch(`${PO}/p/status`, { status: { phase: "Running", podIP: "10.1.1.1" } });
  // Who has a node is not promised another.
  await s.post(PO, pod("q"));
  await s.patch(`${PO}/q/status`, { status: { nominatedNodeName: "n2" } });
  const values = {
    "spec.nodeName": "n1",
    "spec.restartPolicy": "Never",
    "spec.schedulerName": "s1",
    "spec.serviceAccountName": "sa",
    "status.phase": "Running",
    "status.podIP": "10.1.1.1",
    "status.nominatedNodeName": "n2",
  };
  for (const [path, value] of Object.entries(values)) {
    const found = path === "status.nominatedNodeName" ? "q" : "p";
    assert.deepEqual(names(await fields(s, `${path}=${value}`, PO)), [found], path);
    assert.deepEqual(names(await fields(s, `${path}=wrong`, PO)), [], path);
  }
});

test("OTH-01 a set selector never lists everything", async () => {
  await using s = await api();
  await labelled(s);
  assert.deepEqual(await select(s, "app in (nope,none)"), []);
});

test("OTH-02 pods are filtered by phase", async () => {
  await using s = await api();
  await s.post(PO, pod("p"));
  assert.deepEqual(names(await fields(s, "status.phase=Running", PO)), []);
  assert.deepEqual(names(await fields(s, "status.phase=Pending", PO)), ["p"]);
});
