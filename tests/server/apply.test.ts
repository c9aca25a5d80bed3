import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, dep, DP } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

const config = (data: Json, more: Json = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "s", ...more },
  data,
});
const apply = (s: Api, manager: string, body: Json, query = "", path = `${CM}/s`) =>
  s.patch(`${path}?fieldManager=${manager}${query}`, body, {
    type: "application/apply-patch+yaml",
  });
const deployment = (spec: Json) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "d" },
  spec,
});
const owners = (answer: Json): Json[] => answer.body.metadata.managedFields;
const ownerOf = (answer: Json, manager: string) =>
  owners(answer).find((e) => e.manager === manager);

test("SSA-01 an apply creates and owns", async () => {
  await using s = await api();
  const answer = await apply(s, "m1", config({ a: "1", b: "2" }, { labels: { l: "1" } }));
  assert.equal(answer.status, 201);
  assert.equal(owners(answer).length, 1);
  const [entry] = owners(answer);
  assert.equal(entry.manager, "m1");
  assert.equal(entry.operation, "Apply");
  assert.deepEqual(entry.fieldsV1, {
    "f:data": { "f:a": {}, "f:b": {} },
    "f:metadata": { "f:labels": { "f:l": {} } },
  });
});

test("SSA-02 applying the same again writes nothing", async () => {
  await using s = await api();
  const first = await apply(s, "m1", config({ a: "1" }));
  const second = await apply(s, "m1", config({ a: "1" }));
  assert.equal(second.status, 200);
  assert.deepEqual(second.body, first.body);
});

test("SSA-03 what is no longer applied goes", async () => {
  await using s = await api();
  await apply(s, "m1", config({ a: "1", b: "2" }));
  assert.deepEqual((await apply(s, "m1", config({ a: "1" }))).body.data, { a: "1" });
});

test("SSA-04 another's field conflicts", async () => {
  await using s = await api();
  await apply(s, "m1", config({ a: "1" }));
  const { status, body } = await apply(s, "m2", config({ a: "2" }));
  assert.equal(status, 409);
  assert.equal(body.reason, "Conflict");
  assert.equal(body.message, 'Apply failed with 1 conflict: conflict with "m1": .data.a');
  assert.equal(body.details.causes[0].reason, "FieldManagerConflict");
  assert.equal(body.details.causes[0].field, ".data.a");
});

test("SSA-05 the same value is shared", async () => {
  await using s = await api();
  await apply(s, "m1", config({ a: "1" }));
  const answer = await apply(s, "m2", config({ a: "1" }));
  assert.equal(answer.status, 200);
  for (const m of ["m1", "m2"]) {
    assert.deepEqual(ownerOf(answer, m).fieldsV1["f:data"], { "f:a": {} });
  }
});

test("SSA-06 a shared field stays for the other", async () => {
  await using s = await api();
  await apply(s, "m1", config({ a: "1", k: "1" }));
  await apply(s, "m2", config({ a: "1" }));
  const answer = await apply(s, "m1", config({ k: "1" }));
  assert.deepEqual(answer.body.data, { a: "1", k: "1" });
  assert.deepEqual(ownerOf(answer, "m1").fieldsV1["f:data"], { "f:k": {} });
});

test("SSA-07 force takes over", async () => {
  await using s = await api();
  await apply(s, "m2", config({ a: "1" }));
  const answer = await apply(s, "m1", config({ a: "3" }), "&force=true");
  assert.equal(answer.status, 200);
  assert.equal(answer.body.data.a, "3");
  assert.equal(ownerOf(answer, "m2"), undefined);
});

test("SSA-08 updates own as well", async () => {
  await using s = await api();
  const { body } = await apply(s, "m1", config({ a: "1" }));
  await s.put(`${CM}/s?fieldManager=ed`, { ...body, data: { a: "9" } });
  const answer = await apply(s, "m1", config({ a: "3" }));
  assert.equal(answer.status, 409);
  assert.match(answer.body.message, /conflict with "ed" using v1/);
});

test("SSA-09 a manager is needed", async () => {
  await using s = await api();
  const { status, body } = await s.patch(`${CM}/s`, config({}), {
    type: "application/apply-patch+yaml",
  });
  assert.equal(status, 422);
  assert.match(body.message, /is required for apply patch/);
});

test("SSA-10 owners cannot be applied", async () => {
  await using s = await api();
  const { status, body } = await apply(s, "m1", config({}, { managedFields: [] }));
  assert.equal(status, 400);
  assert.match(body.message, /metadata.managedFields must be nil/);
});

test("SSA-11 a stale version conflicts", async () => {
  await using s = await api();
  await apply(s, "m1", config({ a: "1" }));
  const { status, body } = await apply(s, "m1", config({ a: "2" }, { resourceVersion: "1" }));
  assert.equal(status, 409);
  assert.equal(body.reason, "Conflict");
});

test("SSA-12 kind and version are needed", async () => {
  await using s = await api();
  const { status, body } = await apply(s, "m1", { metadata: { name: "s" } });
  assert.equal(status, 400);
  assert.match(body.message, /Incorrect version specified in apply patch/);
});

test("SSA-13 the name may come from the URL", async () => {
  await using s = await api();
  await apply(s, "m1", config({ a: "1" }));
  const body = { apiVersion: "v1", kind: "ConfigMap", data: { a: "2" } };
  assert.equal((await apply(s, "m1", body)).status, 200);
});

test("SSA-14 unknown fields are refused", async () => {
  await using s = await api();
  const { status, body } = await apply(s, "m1", { ...config({}), bogus: 1 });
  assert.equal(status, 500);
  assert.match(body.message, /\.bogus: field not declared in schema/);
});

test("SSA-15 wrong types are refused", async () => {
  await using s = await api();
  const { body } = await apply(s, "m1", config({ a: 1 }));
  assert.match(body.message, /\.data\.a: expected string/);
});

test("SSA-16 repeated elements are refused", async () => {
  await using s = await api();
  const containers = [{ name: "c", image: "i" }, { name: "c", image: "j" }];
  const spec = { selector: dep("d").spec.selector, template: { spec: { containers } } };
  const { body } = await apply(s, "m1", deployment(spec), "", `${DP}/d`);
  assert.match(body.message, /duplicate entries for key \[name="c"\]/);
});

test("SSA-17 broken YAML is refused", async () => {
  await using s = await api();
  assert.equal((await apply(s, "m1", "a: [b")).status, 400);
});

test("SSA-18 YAML is read", async () => {
  await using s = await api();
  const yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: s\ndata:\n  a: '1'\n";
  const { status, body } = await apply(s, "m1", yaml);
  assert.equal(status, 201);
  assert.deepEqual(body.data, { a: "1" });
});

async function deployed(): Promise<{ s: Api; base: Json; answer: Json }> {
  const s = await api({ controllers: false });
  const base = dep("d").spec;
  base.template.spec.containers = [{
    name: "c1",
    image: "i1",
    ports: [{ containerPort: 80 }],
    args: ["a"],
  }];
  const answer = await apply(s, "m1", deployment({ ...base, replicas: 2 }), "", `${DP}/d`);
  assert.equal(answer.status, 201, answer.text);
  return { s, base, answer };
}

test("SSA-19 list elements are owned by their keys", async () => {
  const { s, answer } = await deployed();
  await using _ = s;
  const fields = ownerOf(answer, "m1").fieldsV1["f:spec"]["f:template"]["f:spec"]["f:containers"];
  const container = fields['k:{"name":"c1"}'];
  assert.ok(container);
  assert.ok(container["f:ports"]['k:{"containerPort":80,"protocol":"TCP"}']);
});

test("SSA-20 managers share a list, SSA-21 and leave it", async () => {
  const { s } = await deployed();
  await using _ = s;
  const containers = [{ name: "c1", env: [{ name: "E", value: "1" }] }, {
    name: "c2",
    image: "i2",
  }];
  const shared = await apply(
    s,
    "m2",
    deployment({ template: { spec: { containers } } }),
    "",
    `${DP}/d`,
  );
  assert.equal(shared.status, 200, shared.text);
  const found: Json[] = shared.body.spec.template.spec.containers;
  assert.deepEqual(found.map((c) => c.name), ["c1", "c2"]);
  assert.equal(found[0].image, "i1");
  assert.equal(found[0].env[0].name, "E");
  const left = await apply(s, "m2", deployment({}), "", `${DP}/d`);
  assert.deepEqual(left.body.spec.template.spec.containers.map((c: Json) => [c.name, c.env]), [[
    "c1",
    undefined,
  ]]);
  const rest = ownerOf(left, "m2")?.fieldsV1 ?? {};
  assert.equal(JSON.stringify(rest).includes("f:template"), false);
});

test("SSA-22 what goes is defaulted", async () => {
  const { s, base } = await deployed();
  await using _ = s;
  const answer = await apply(s, "m1", deployment(base), "", `${DP}/d`);
  assert.equal(answer.body.spec.replicas, 1);
});

test("SSA-23 conflicts name the field", async () => {
  const { s } = await deployed();
  await using _ = s;
  const containers = [{ name: "c1", args: ["b"] }];
  const answer = await apply(
    s,
    "m3",
    deployment({ template: { spec: { containers } } }),
    "",
    `${DP}/d`,
  );
  assert.equal(answer.status, 409);
  assert.equal(
    answer.body.details.causes[0].field,
    '.spec.template.spec.containers[name="c1"].args',
  );
});

test("SSA-24 scaling owns replicas", async () => {
  const { s, base } = await deployed();
  await using _ = s;
  await s.patch(`${DP}/d/scale?fieldManager=scaler`, { spec: { replicas: 5 } });
  const answer = await apply(s, "m1", deployment({ ...base, replicas: 3 }), "", `${DP}/d`);
  assert.equal(answer.status, 409);
  assert.match(answer.body.message, /"scaler".*subresource "scale"/);
});

test("OTH-06 applying the status keeps the spec", async () => {
  const { s } = await deployed();
  await using _ = s;
  await s.patch(`${DP}/d`, { metadata: { finalizers: ["ex.com/f"] } });
  const body = { ...deployment({}), status: { replicas: 2 } };
  delete (body as Json).spec;
  const answer = await apply(s, "m1", body, "", `${DP}/d/status`);
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.body.spec.replicas, 2);
  assert.equal(answer.body.status.replicas, 2);
  assert.deepEqual(answer.body.metadata.finalizers, ["ex.com/f"]);
});

test("trackOwners() records writes by their client", async () => {
  await using s = await api();
  const made = await s.send("POST", CM, config({ a: "1" }), {
    headers: { "user-agent": "tool/1.0 (x)" },
  });
  assert.equal(owners(made)[0].manager, "tool");
  assert.equal(owners(made)[0].operation, "Update");
  assert.deepEqual(owners(made)[0].fieldsV1, { "f:data": { ".": {}, "f:a": {} } });
  const same = await s.patch(`${CM}/s?fieldManager=other`, { data: { a: "1" } });
  assert.equal(same.body.metadata.resourceVersion, made.body.metadata.resourceVersion);
});
