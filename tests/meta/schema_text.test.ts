import assert from "node:assert/strict";
import { definitionId, readSchema, shortDefinition } from "../../lib/meta/schema_text.ts";
import { test } from "../harness.ts";

test("readSchema() reads types, facts and kinds", () => {
  const text =
    "%gvk=example.com/v1/Site %atomic *name:s ports:[@.Port;map=port,protocol;patch=merge;" +
    "key=port labels:{s;parts ref:@meta.v1.LabelSelector;whole n:l ok:b raw:y ratio:d small:i " +
    "tags:[s;set";
  assert.deepEqual(readSchema({ "web.v1.Site": text }, "web.v1.Site"), {
    type: "object",
    "x-kubernetes-group-version-kind": [{ group: "example.com", version: "v1", kind: "Site" }],
    "x-kubernetes-map-type": "atomic",
    required: ["name"],
    properties: {
      name: { type: "string" },
      ports: {
        type: "array",
        items: { $ref: "#/definitions/io.k8s.api.web.v1.Port" },
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["port", "protocol"],
        "x-kubernetes-patch-strategy": "merge",
        "x-kubernetes-patch-merge-key": "port",
      },
      labels: {
        type: "object",
        additionalProperties: { type: "string" },
        "x-kubernetes-map-type": "granular",
      },
      ref: {
        $ref: "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector",
        "x-kubernetes-map-type": "atomic",
      },
      n: { type: "integer", format: "int64" },
      ok: { type: "boolean" },
      raw: { type: "string", format: "byte" },
      ratio: { type: "number", format: "double" },
      small: { type: "integer", format: "int32" },
      tags: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
    },
  });
});

test("readSchema() reads definitions that are no objects", () => {
  const table = {
    "a.v1.Time": "%type=string %format=date-time",
    "a.v1.Any": "%any",
    "a.v1.Empty": "",
  };
  assert.deepEqual(readSchema(table, "a.v1.Time"), { type: "string", format: "date-time" });
  assert.deepEqual(readSchema(table, "a.v1.Any"), {});
  assert.deepEqual(readSchema(table, "a.v1.Empty"), { type: "object" });
  assert.equal(readSchema(table, "toString"), undefined);
});

test("readSchema() refuses words that it does not know", () => {
  for (const text of ["%new", "name", "name:q", "name:s;odd", "name:[q"]) {
    assert.throws(() => readSchema({ "a.v1.A": text }, "a.v1.A"), SyntaxError, text);
  }
});

test("shortDefinition() and definitionId() undo each other", () => {
  const pairs = [
    ["core.v1.Pod", "io.k8s.api.core.v1.Pod"],
    ["meta.v1.Time", "io.k8s.apimachinery.pkg.apis.meta.v1.Time"],
    ["~util.intstr.IntOrString", "io.k8s.apimachinery.pkg.util.intstr.IntOrString"],
    ["apiextensions.v1.JSON", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON"],
    [
      "apiregistration.v1.APIService",
      "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService",
    ],
  ] as const;
  for (const [short, id] of pairs) {
    assert.equal(shortDefinition(id), short);
    assert.equal(definitionId(short), id);
  }
});
