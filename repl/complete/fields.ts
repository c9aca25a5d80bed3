/**
 * The fields of a Kind and the values that the API names for them: from the server's own OpenAPI
 * documents, and from what kubist was made with where the server says nothing.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 *
 * @module
 */

import type { Schema } from "kubist/codegen";
import { apiVersionOf } from "kubist/meta";
import type { Schemas } from "kubist/ops";

/** Whose fields are asked for. */
export interface FieldOwner {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Reads what objects are made of; each document once. */
export interface FieldSource {
  /** The fields below a path such as `["spec", "containers", "0"]`; none where the path leads nowhere. */
  fields(owner: FieldOwner, path: readonly string[]): Promise<readonly string[]>;
  /** The values that the API names for the field at a path; none for most. */
  values(owner: FieldOwner, path: readonly string[]): Promise<readonly string[]>;
}

/** The schemas of a Kind's group and version. */
export type SchemaReader = (owner: FieldOwner) => Promise<Schemas>;

/** Creates a source over what the server says. */
export function fieldSource(read: SchemaReader): FieldSource {
  const at = async (owner: FieldOwner, path: readonly string[]) => {
    const schemas = await read(owner);
    const root = Object.values(schemas).find((schema) =>
      schema["x-kubernetes-group-version-kind"]?.some((gvk) =>
        gvk.kind === owner.kind && gvk.group === owner.group && gvk.version === owner.version
      )
    );
    return root && descend(root, path, schemas);
  };
  return {
    fields: async (owner, path) => Object.keys((await at(owner, path))?.properties ?? {}),
    async values(owner, path) {
      const named = (await at(owner, path))?.enum ?? [];
      return named.filter((value) => typeof value === "string");
    },
  };
}

/** The path of a Kind's document. */
export function documentPath(owner: FieldOwner): string {
  return `/openapi/v3/${owner.group === "" ? "api" : "apis"}/${apiVersionOf(owner)}`;
}

function descend(root: Schema, path: readonly string[], schemas: Schemas): Schema | undefined {
  let schema: Schema | undefined = resolve(root, schemas);
  for (const key of path) schema = schema && within(schema, key, schemas);
  // A list stands for its items, as in kubectl explain.
  return schema?.items ? resolve(schema.items, schemas) : schema;
}

function within(schema: Schema, key: string, schemas: Schemas): Schema | undefined {
  const isIndex = /^\d+$/.test(key);
  if (schema.items && !isIndex) return within(resolve(schema.items, schemas), key, schemas);
  const { additionalProperties } = schema;
  const values = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const next = schema.items ?? schema.properties?.[key] ?? values;
  return next && resolve(next, schemas);
}

/** Follows references; Kubernetes wraps each in `allOf` to give it a default or a description. */
function resolve(schema: Schema, schemas: Schemas): Schema {
  const { $ref = schema.allOf?.[0]?.$ref } = schema;
  if ($ref === undefined) return schema;
  return schemas[$ref.slice($ref.lastIndexOf("/") + 1)] ?? schema;
}
