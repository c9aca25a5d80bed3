import assert from "node:assert/strict";
import { parseYaml } from "kubist/meta";
import { test } from "../harness.ts";
import { api, CM, cm } from "./api.ts";

test("NEG-01 JSON without Accept and for */*", async () => {
  await using s = await api();
  for (const headers of [{}, { accept: "*/*" }]) {
    const answer = await s.get(CM, headers);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "application/json");
    assert.ok(answer.text.endsWith("}\n"));
  }
});

test("NEG-02 YAML on request", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  for (const path of [`${CM}/a`, CM]) {
    const answer = await s.get(path, { accept: "application/yaml" });
    assert.equal(answer.headers.get("content-type"), "application/yaml");
    const value = await parseYaml(answer.text) as { kind: string };
    assert.match(value.kind, /^ConfigMap(List)?$/);
  }
});

test("NEG-03 HTML and XML are not acceptable", async () => {
  await using s = await api();
  for (const accept of ["text/html", "text/xml"]) {
    const { status, body } = await s.get(CM, { accept });
    assert.equal(status, 406);
    assert.equal(body.reason, "NotAcceptable");
  }
});

test("NEG-04 an unknown version of a view is not acceptable", async () => {
  await using s = await api();
  const accept = "application/json;as=Table;v=v9;g=meta.k8s.io";
  assert.equal((await s.get(CM, { accept })).status, 406);
});

test("NEG-05 the second clause is served when the first cannot be", async () => {
  await using s = await api();
  const accept = "application/json;as=Table;v=v9;g=meta.k8s.io,application/json";
  const { status, body } = await s.get(CM, { accept });
  assert.equal(status, 200);
  assert.equal(body.kind, "ConfigMapList");
});

test("NEG-06 protobuf first, JSON second is answered in one of them", async () => {
  await using s = await api();
  const accept = "application/vnd.kubernetes.protobuf,application/json";
  const answer = await s.get(CM, { accept });
  assert.equal(answer.status, 200);
  assert.match(
    answer.headers.get("content-type") ?? "",
    /^application\/(json|vnd\.kubernetes\.protobuf)$/,
  );
});

test("NEG-08 other bodies are refused with the list of what is read", async () => {
  await using s = await api();
  for (const type of ["text/xml", "text/plain"]) {
    const { status, body } = await s.post(CM, "<a/>", { type });
    assert.equal(status, 415);
    assert.equal(body.reason, "UnsupportedMediaType");
    assert.match(body.message, /application\/json/);
  }
});

test("NEG-09 a body without Content-Type is JSON", async () => {
  await using s = await api();
  assert.equal((await s.send("POST", CM, cm("a"))).status, 201);
});

test("NEG-10 a YAML body is read", async () => {
  await using s = await api();
  const yaml = "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: yaml\ndata:\n  a: '1'\n";
  const { status, body } = await s.post(CM, yaml, { type: "application/yaml" });
  assert.equal(status, 201);
  assert.deepEqual(body.data, { a: "1" });
});

test("createServer() sets the headers of the API", async () => {
  await using s = await api();
  const { headers } = await s.get(CM);
  assert.match(headers.get("audit-id") ?? "", /^[0-9a-f-]{36}$/);
  assert.equal(headers.get("cache-control"), "no-cache, private");
  assert.ok(headers.get("x-kubernetes-pf-flowschema-uid"));
  assert.ok(headers.get("date"));
});

test("createServer() indents for people", async () => {
  await using s = await api();
  assert.match((await s.get(`${CM}?pretty=true`)).text, /\n {2}"kind"/);
  assert.match((await s.get(CM, { "user-agent": "curl/8" })).text, /\n {2}"kind"/);
  assert.doesNotMatch(
    (await s.get(`${CM}?pretty=false`, { "user-agent": "curl/8" })).text,
    /\n {2}/,
  );
});
