import assert from "node:assert/strict";
import type { Declaration, Model, TypeExpr } from "../../lib/codegen/model.ts";
import { sharedTypes } from "../../lib/codegen/shared.ts";
import { test } from "../harness.ts";

const text: TypeExpr = { is: "plain", text: "string" };
const count: TypeExpr = { is: "plain", text: "number" };
const ref = (id: string): TypeExpr => ({ is: "ref", id });

/** An object with one field for each of these types; its id is its home and name. */
function object(id: string, ...types: TypeExpr[]): Declaration {
  const [home, name] = [id.slice(0, id.lastIndexOf("/")), id.slice(id.lastIndexOf("/") + 1)];
  const fields = types.map((type, i) => ({
    ...{ name: `f${i}`, type, required: true, present: true, nullable: false, doc: [] },
  }));
  return {
    id,
    home,
    name,
    draft: `${name}Draft`,
    doc: [id],
    body: { is: "object", fields, rest: false },
  };
}

function shared(...declarations: Declaration[]): Record<string, string> {
  const model: Model = { declarations: new Map(declarations.map((d) => [d.id, d])), resources: [] };
  return Object.fromEntries(sharedTypes(model));
}

test("sharedTypes() gives a type of an older version to the best one that has it", () => {
  const versions = ["v1alpha1", "v1", "v1beta1"].map((v) => object(`a/${v}/Part`, text));
  assert.deepEqual(shared(...versions), {
    "a/v1alpha1/Part": "a/v1/Part",
    "a/v1beta1/Part": "a/v1/Part",
  });
});

test("sharedTypes() keeps what differs, and what refers to it", () => {
  const found = shared(
    ...[object("a/v1/Leaf", text), object("a/v1/Tree", ref("a/v1/Leaf")), object("a/v1/Own", text)],
    ...[object("a/v1beta1/Leaf", count), object("a/v1beta1/Tree", ref("a/v1beta1/Leaf"))],
    object("a/v1beta1/Own", text),
  );
  assert.deepEqual(found, { "a/v1beta1/Own": "a/v1/Own" });
});

test("sharedTypes() shares types that refer to each other", () => {
  const ring = (
    v: string,
  ) => [object(`a/${v}/X`, ref(`a/${v}/Y`)), object(`a/${v}/Y`, ref(`a/${v}/X`))];
  assert.deepEqual(shared(...ring("v1"), ...ring("v1beta1")), {
    "a/v1beta1/X": "a/v1/X",
    "a/v1beta1/Y": "a/v1/Y",
  });
});

test("sharedTypes() shares neither objects of kinds nor across groups", () => {
  const root = { apiVersion: "a/v1", kind: "Part", stored: true };
  const kinds = ["v1", "v1beta1"].map((v) => ({ ...object(`a/${v}/Part`, text), root }));
  assert.deepEqual(shared(...kinds, object("b/v1beta1/Part", text)), {});
});
