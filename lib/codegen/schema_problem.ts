/**
 * What keeps the schema of a definition from being one, as the API server sees it.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";

/** No schema of a person's is nested deeper. */
const deepest = 100;

/**
 * Says what is wrong, with the path to it below `at`; undefined for nothing. Parts that are merely of the
 * wrong kind are passed over, as the generator does.
 */
export function schemaProblem(schema: unknown, at: string): string | undefined {
  if (!isObject(schema)) return `${at}: missing; the server takes no version without a schema`;
  return problemIn(schema, at, []);
}

function problemIn(
  schema: Readonly<Record<string, unknown>>,
  at: string,
  above: readonly unknown[],
): string | undefined {
  if (above.includes(schema)) return `${shortened(at)}: it contains itself`;
  if (above.length > deepest) return `${shortened(at)}: nested deeper than ${deepest}`;
  if (typeof schema.$ref === "string") return `${at}.$ref: a definition may not refer to others`;
  const path = [...above, schema];
  for (const [name, inner] of partsOf(schema)) {
    const problem = isObject(inner) ? problemIn(inner, `${at}.${name}`, path) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function partsOf(schema: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] {
  const { properties, items, additionalProperties } = schema;
  const fields = isObject(properties) ? Object.entries(properties) : [];
  return [
    ...fields.map(([name, inner]) => [`properties[${JSON.stringify(name)}]`, inner] as const),
    ["items", items],
    ["additionalProperties", additionalProperties],
  ];
}

/** The end of a path that is too long to be read. */
function shortened(path: string): string {
  return path.length <= 120 ? path : `…${path.slice(-119)}`;
}
