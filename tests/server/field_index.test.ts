import assert from "node:assert/strict";
import { seededIds } from "../../lib/server/mod.ts";
import { createStore } from "../../lib/server/store.ts";
import { test } from "../harness.ts";
import { api } from "./api.ts";

const getters = {
  "spec.node": (o: Record<string, unknown>) => String((o["spec"] as { node: string }).node),
};

const objectOf = (namespace: string, name: string, node: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace, uid: name, resourceVersion: "", creationTimestamp: "" },
  spec: { node },
});

test("fieldIndex() finds what a look at every record finds, whatever is written", () => {
  const { number } = seededIds(7);
  const pick = (n: number) => Math.floor(number() * n);
  const store = createStore(10_000);
  const source = store.of("/pods");
  let found = 0;
  for (let i = 0; i < 3000; i++) {
    const object = objectOf(`t${pick(2)}`, `p${pick(100)}`, `n${pick(20)}`);
    const { namespace, name } = object.metadata;
    const isThere = source.get(`${namespace}/${name}`) !== undefined;
    if (isThere && pick(3) === 0) store.remove("/pods", object);
    else store.put("/pods", object);
    // The first third of the writes comes before anybody asks.
    if (i < 1000) continue;
    const [node, prefix, start] = [`n${pick(21)}`, pick(2) === 0 ? "" : "t1/", `t0/p${pick(100)}`];
    const keys = source.fields(getters).find("spec.node", node);
    if (!keys) continue;
    const expected = source.range(prefix, start)
      .filter((r) => JSON.parse(r.text).spec.node === node);
    assert.deepEqual(source.pick(keys, prefix, start), expected);
    found += expected.length;
  }
  assert.ok(found > 1000, `${found}`);
});

test("fieldIndex() does not help to find what most have", () => {
  const store = createStore(10_000);
  for (let i = 0; i < 100; i++) store.put("/pods", objectOf("t", `p${i}`, i < 5 ? "few" : "most"));
  const index = store.of("/pods").fields(getters);
  assert.equal(index.find("spec.node", "most"), undefined);
  assert.equal(index.find("spec.node", "few")?.length, 5);
  assert.deepEqual(index.find("spec.node", "none"), []);
});

test("a field that a definition makes selectable later is one of old objects too", async () => {
  await using s = await api();
  const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  const text = { type: "string" };
  const schema = {
    type: "object",
    properties: { spec: { type: "object", properties: { color: text, size: text } } },
  };
  const version = (...paths: string[]) => ({
    name: "v1",
    served: true,
    storage: true,
    schema: { openAPIV3Schema: schema },
    selectableFields: paths.map((jsonPath) => ({ jsonPath })),
  });
  const { status } = await s.post(definitions, {
    metadata: { name: "shirts.example.com" },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { plural: "shirts", kind: "Shirt" },
      versions: [version(".spec.color")],
    },
  });
  assert.equal(status, 201);
  const shirts = "/apis/example.com/v1/namespaces/t/shirts";
  const head = { apiVersion: "example.com/v1", kind: "Shirt" };
  const spec = { color: "red", size: "m" };
  assert.equal((await s.post(shirts, { ...head, metadata: { name: "a" }, spec })).status, 201);
  const select = async (field: string) => {
    const { body } = await s.get(`${shirts}?fieldSelector=${encodeURIComponent(field)}`);
    return body.items.map((o: { metadata: { name: string } }) => o.metadata.name);
  };
  assert.deepEqual(await select("spec.color=red"), ["a"]);
  await s.patch(`${definitions}/shirts.example.com`, {
    spec: { versions: [version(".spec.color", ".spec.size")] },
  });
  assert.deepEqual(await select("spec.size=m"), ["a"]);
  assert.deepEqual(await select("spec.size!=m"), []);
});
