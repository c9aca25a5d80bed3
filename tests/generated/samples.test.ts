import assert from "node:assert/strict";
import { resources } from "../../lib/generated/resources.ts";
import { schemas } from "../../lib/generated/server/schemas.ts";
import { readSchema, type Schema, shortDefinition } from "../meta/definitions.ts";
import { test } from "../harness.ts";
import { samples } from "./samples.ts";

const definitions = new Map(
  Object.keys(schemas).flatMap((name) =>
    (readSchema(schemas, name)?.["x-kubernetes-group-version-kind"] ?? []).map((gvk) =>
      [`${gvk.group}/${gvk.version}/${gvk.kind}`, name] as const
    )
  ),
);

/** The paths of what a value has and its schema does not. */
function unknownIn(value: unknown, schema: Schema | undefined, path: string): string[] {
  const ref = schema?.$ref;
  if (ref !== undefined) {
    const name = shortDefinition(ref.slice(ref.lastIndexOf("/") + 1));
    return unknownIn(value, readSchema(schemas, name), path);
  }
  if (Array.isArray(value)) {
    return value.flatMap((v, i) => unknownIn(v, schema?.items, `${path}[${i}]`));
  }
  if (typeof value !== "object" || value === null || !schema?.properties) return [];
  return Object.entries(value).flatMap(([field, inner]) => {
    const own = schema.properties?.[field];
    return own === undefined ? [`${path}.${field}`] : unknownIn(inner, own, `${path}.${field}`);
  });
}

test("samples has an object for each resource that can be created", () => {
  const creatable = resources.filter((r) => r.verbs.includes("create"));
  const left = creatable.filter((r) =>
    !samples.some(({ kind }) =>
      kind.plural === r.plural && kind.group === r.group && kind.version === r.version
    )
  );
  assert.deepEqual(left.map((r) => `${r.group}/${r.version}/${r.plural}`), []);
});

test("samples holds no field that the schemas do not have", () => {
  for (const { kind, object } of samples) {
    const name = definitions.get(`${kind.group}/${kind.version}/${kind.kind}`) ?? "";
    assert.ok(name !== "", kind.kind);
    assert.deepEqual(unknownIn(object, readSchema(schemas, name), kind.kind), []);
  }
});
