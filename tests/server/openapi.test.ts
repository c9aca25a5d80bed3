import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

const urlOf = async (s: Awaited<ReturnType<typeof api>>, key: string): Promise<string> =>
  (await s.get("/openapi/v3")).body.paths[key].serverRelativeURL;

test("OAS-01 the index lists every group and version", async () => {
  await using s = await api();
  const { status, body } = await s.get("/openapi/v3");
  assert.equal(status, 200);
  for (const key of ["api/v1", "apis/apps/v1"]) {
    assert.match(body.paths[key].serverRelativeURL, new RegExp(`^/openapi/v3/${key}\\?hash=\\w+$`));
  }
});

test("OAS-02 a document has schemas and what patches may ask for", async () => {
  await using s = await api();
  const { status, body } = await s.get(await urlOf(s, "apis/apps/v1"));
  assert.equal(status, 200);
  const schema = body.components.schemas["io.k8s.api.apps.v1.Deployment"];
  assert.deepEqual(schema["x-kubernetes-group-version-kind"], [{
    group: "apps",
    version: "v1",
    kind: "Deployment",
  }]);
  const { patch } = body.paths["/apis/apps/v1/namespaces/{namespace}/deployments/{name}"];
  const names = patch.parameters.map((p: Json) => p.name);
  for (const name of ["dryRun", "fieldManager", "fieldValidation", "force"]) {
    assert.ok(names.includes(name));
  }
});

test("OAS-03 an old hash is redirected", async () => {
  await using s = await api();
  const current = await urlOf(s, "apis/apps/v1");
  const { status, headers } = await s.get("/openapi/v3/apis/apps/v1?hash=old");
  assert.equal(status, 301);
  assert.equal(headers.get("location"), current);
});

test("OAS-04 a known document is not sent again", async () => {
  await using s = await api();
  const url = await urlOf(s, "apis/apps/v1");
  const etag = (await s.get(url)).headers.get("etag") ?? "";
  assert.equal((await s.get(url, { "if-none-match": etag })).status, 304);
});

test("OAS-05 schemas say how lists merge", async () => {
  await using s = await api();
  const { body } = await s.get(await urlOf(s, "api/v1"));
  const { containers } = body.components.schemas["io.k8s.api.core.v1.PodSpec"].properties;
  assert.equal(containers["x-kubernetes-patch-merge-key"], "name");
  assert.equal(containers["x-kubernetes-patch-strategy"], "merge");
  assert.equal(containers["x-kubernetes-list-type"], "map");
});

test("version 2 has every resource in one document, as JSON and as protobuf", async () => {
  await using s = await api();
  const { status, headers, body } = await s.get("/openapi/v2");
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "application/json");
  assert.equal(body.swagger, "2.0");
  const { spec } = body.definitions["io.k8s.api.apps.v1.Deployment"].properties;
  assert.deepEqual(spec, { $ref: "#/definitions/io.k8s.api.apps.v1.DeploymentSpec" });
  const { patch } = body.paths["/apis/apps/v1/namespaces/{namespace}/deployments/{name}"];
  assert.ok(patch.parameters.some((p: { name: string }) => p.name === "dryRun"));
  assert.ok(!JSON.stringify(body).includes("#/components/"));
  const accept = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
  const binary = await s.get("/openapi/v2", { accept });
  assert.match(binary.headers.get("content-type") ?? "", /proto-openapi\.spec\.v2.*protobuf$/);
  // Field 1, three bytes: the version.
  assert.ok(binary.text.startsWith("\n\u00032.0"));
  const etag = binary.headers.get("etag") ?? "";
  assert.equal((await s.get("/openapi/v2", { accept, "if-none-match": etag })).status, 304);
});

test("schemas show enums, what Go has without a value, and facts in place of sentences", async () => {
  await using s = await api();
  const { schemas } = (await s.get(await urlOf(s, "api/v1"))).body.components;
  const { Container, ContainerPort, ServiceSpec } = Object.fromEntries(
    ["Container", "ContainerPort", "ServiceSpec"].map((name) => [
      name,
      schemas[`io.k8s.api.core.v1.${name}`],
    ]),
  );
  assert.match(
    Container.description,
    /^Container of core\/v1\. Source: https:.*#container-v1-core$/,
  );
  assert.deepEqual(Container.properties.imagePullPolicy.enum, ["Always", "IfNotPresent", "Never"]);
  assert.equal(Container.properties.name.default, "");
  assert.deepEqual(ContainerPort.properties.protocol.enum, ["SCTP", "TCP", "UDP"]);
  assert.equal(ContainerPort.properties.protocol.default, "TCP");
  assert.deepEqual(ServiceSpec.properties.ipFamilies.items.enum, ["", "IPv4", "IPv6"]);
});

test("custom resources have schemas of their own, and of lists of them, in both versions", async () => {
  await using s = await api();
  const spec = {
    description: "What it should do.",
    type: "object",
    required: ["a", "b"],
    properties: {
      a: { type: "string", nullable: true, description: "A." },
      b: { "x-kubernetes-int-or-string": true },
    },
  };
  await s.post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", {
    metadata: { name: "widgets.ex.com" },
    spec: {
      group: "ex.com",
      scope: "Namespaced",
      names: { plural: "widgets", kind: "Widget" },
      versions: [{
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", properties: { spec } } },
      }],
    },
  });
  const { schemas } = (await s.get(await urlOf(s, "apis/ex.com/v1"))).body.components;
  const widget = schemas["com.ex.v1.Widget"].properties;
  assert.equal(widget.apiVersion.description, 'Always "ex.com/v1".');
  assert.equal(widget.spec.description, spec.description);
  assert.deepEqual(widget.spec.properties.a, spec.properties.a);
  assert.deepEqual(widget.spec.properties.b.anyOf, [{ type: "integer" }, { type: "string" }]);
  assert.deepEqual(schemas["com.ex.v1.WidgetList"].required, ["items"]);
  const { definitions } = (await s.get("/openapi/v2")).body;
  const old = definitions["com.ex.v1.Widget"].properties.spec;
  // Version 2 knows no null.
  assert.deepEqual([old.properties.a, old.required], [{ description: "A." }, ["b"]]);
});
