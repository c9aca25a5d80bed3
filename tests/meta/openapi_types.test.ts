import assert from "node:assert/strict";
import { openApiType, openApiTypes, type TypeSchema } from "../../lib/meta/apply/mod.ts";
import type { Schema } from "../../lib/meta/schema.ts";
import { test } from "../harness.ts";

function fieldOf(type: TypeSchema | undefined, ...path: string[]): TypeSchema | undefined {
  return path.reduce<TypeSchema | undefined>((at, name) => {
    if (at?.kind === "list") return at.items;
    return at?.kind === "map" ? at.field(name)?.type ?? at.values : undefined;
  }, type);
}

test("openApiType() reads kinds of lists and maps", () => {
  const type = openApiType({
    type: "object",
    properties: {
      set: { type: "array", items: { type: "string" }, "x-kubernetes-list-type": "set" },
      map: {
        type: "array",
        items: { type: "object" },
        "x-kubernetes-list-type": "map",
        "x-kubernetes-list-map-keys": ["a", "b"],
      },
      old: {
        type: "array",
        items: { type: "object" },
        "x-kubernetes-patch-strategy": "merge",
        "x-kubernetes-patch-merge-key": "name",
      },
      plain: { type: "array", items: { type: "integer" } },
      whole: { type: "object", "x-kubernetes-map-type": "atomic" },
    },
  });
  const list = (name: string) => {
    const found = fieldOf(type, name);
    assert.ok(found?.kind === "list");
    return [found.relation, found.keys];
  };
  assert.deepEqual(list("set"), ["set", []]);
  assert.deepEqual(list("map"), ["map", ["a", "b"]]);
  assert.deepEqual(list("old"), ["map", ["name"]]);
  assert.deepEqual(list("plain"), ["atomic", []]);
  const whole = fieldOf(type, "whole");
  assert.ok(whole?.kind === "map" && whole.atomic);
  assert.equal(fieldOf(type, "other"), undefined);
});

test("openApiType() reads scalars and free-form values", () => {
  const kind = (schema: Schema) => {
    const type = openApiType(schema);
    return type.kind === "scalar" ? type.of : type.kind;
  };
  assert.equal(kind({ type: "integer", format: "int64" }), "number");
  assert.equal(kind({ type: "string", format: "byte" }), "string");
  assert.equal(kind({ type: "string", format: "int-or-string" }), "any");
  assert.equal(kind({ "x-kubernetes-int-or-string": true }), "any");
  assert.equal(kind({ type: "boolean" }), "boolean");
});

test("openApiType() keeps unknown fields below where the schema asks for it", () => {
  const inner: Schema = { type: "object", properties: { known: { type: "string" } } };
  const type = openApiType({
    type: "object",
    properties: {
      strict: inner,
      loose: { ...inner, "x-kubernetes-preserve-unknown-fields": true },
    },
  });
  assert.equal(fieldOf(type, "strict", "unknown"), undefined);
  assert.equal(fieldOf(type, "loose", "unknown")?.kind, "any");
  assert.deepEqual(fieldOf(type, "loose", "known"), { kind: "scalar", of: "string" });
});

test("openApiTypes() follows references, recursive ones too", () => {
  const definitions: Record<string, Schema> = {
    "x.Node": {
      type: "object",
      properties: {
        next: { $ref: "#/definitions/x.Node" },
        v3: { allOf: [{ $ref: "#/components/schemas/x.Node" }], default: {} },
        size: { $ref: "#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity" },
        whole: { $ref: "#/definitions/x.Node", "x-kubernetes-map-type": "atomic" },
      },
    },
    "io.k8s.apimachinery.pkg.api.resource.Quantity": { type: "string" },
  };
  const asked: string[] = [];
  const typeOf = openApiTypes({
    schema: (name) => {
      asked.push(name);
      return definitions[name];
    },
    defaultOf: (definition, field) => `${definition}.${field}`,
  });
  const node = typeOf("x.Node");
  assert.deepEqual(asked, ["x.Node"]);
  assert.equal(fieldOf(node, "next", "v3", "next"), node);
  assert.deepEqual(fieldOf(node, "size"), { kind: "scalar", of: "any" });
  const whole = fieldOf(node, "whole");
  assert.ok(whole?.kind === "map" && whole.atomic && whole.name === "Node");
  assert.ok(node?.kind === "map" && node.field("next")?.default === "x.Node.next");
  assert.deepEqual(node.field("v3")?.default, {});
  assert.equal(typeOf("x.Missing"), undefined);
});
