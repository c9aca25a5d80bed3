/**
 * Whether an answer of a server keeps what the types promise of it: what is always there is there,
 * null is where null may be, and there is nothing that the types do not know.
 *
 * @module
 */

import { defaults, workedOut, zeros } from "../../lib/generated/server/defaults.ts";
import { schemas } from "../../lib/generated/server/schemas.ts";
import { readSchema, type Schema, shortDefinition } from "../meta/definitions.ts";

export { resources } from "../../lib/generated/resources.ts";
export type { ResourceEntry } from "../../lib/generated/resources.ts";

/** The definitions with fields that a server always fills in. */
export const filledIn: readonly string[] = [...Object.keys(defaults), ...Object.keys(workedOut)];

/** How often each definition was seen, by its short name. */
export type Seen = Map<string, number>;

/** The short name of the definition of a kind. */
export function definitionOf(group: string, version: string, kind: string): string | undefined {
  return byKind.get(`${group}/${version}/${kind}`);
}

const byKind = new Map(
  Object.keys(schemas).flatMap((name) =>
    (readSchema(schemas, name)?.["x-kubernetes-group-version-kind"] ?? []).map((gvk) =>
      [`${gvk.group}/${gvk.version}/${gvk.kind}`, name] as const
    )
  ),
);

/** The promises that an object of this definition does not keep, each with its path. */
export function broken(value: unknown, definition: string, path: string, seen: Seen): string[] {
  const schema = readSchema(schemas, definition);
  if (typeof value !== "object" || value === null || !schema?.properties) return [];
  seen.set(definition, (seen.get(definition) ?? 0) + 1);
  const object = value as Record<string, unknown>;
  const filled = { ...defaults[definition], ...workedOut[definition] };
  const zero = zeros[definition] ?? {};
  return [
    ...Object.keys(filled).filter((f) => object[f] === undefined || object[f] === null)
      .map((f) => `${path}.${f} is not filled in`),
    ...Object.keys(zero).filter((f) => zero[f] !== null && object[f] === undefined)
      .map((f) => `${path}.${f} is not there`),
    ...Object.entries(object).flatMap(([field, inner]) => {
      const own = schema.properties?.[field];
      if (own === undefined) return [`${path}.${field} is unknown`];
      if (inner === null) return zero[field] === null ? [] : [`${path}.${field} is null`];
      return inside(inner, own, `${path}.${field}`, seen);
    }),
  ];
}

function inside(value: unknown, schema: Schema, path: string, seen: Seen): string[] {
  const { $ref, items, additionalProperties: values } = schema;
  if ($ref !== undefined) {
    return broken(value, shortDefinition($ref.slice($ref.lastIndexOf("/") + 1)), path, seen);
  }
  if (items && Array.isArray(value)) {
    return value.flatMap((v, i) => inside(v, items, `${path}[${i}]`, seen));
  }
  if (typeof values !== "object" || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, v]) => inside(v, values, `${path}.${key}`, seen));
}
