/**
 * The fields of a Kind, from the server's own OpenAPI documents.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 *
 * @module
 */

import { apiVersionOf } from "kubist/meta";

/** A field, as far as completion needs it. */
export interface Field {
  readonly name: string;
  /** The values that the API names for it, if it does. */
  readonly values: readonly string[];
}

/** Whose fields are asked for. */
export interface FieldOwner {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Reads the fields of Kinds; each document once. */
export interface FieldSource {
  /** The fields below a path such as `["spec", "containers", "0"]`; none where the path leads nowhere. */
  fields(owner: FieldOwner, path: readonly string[]): Promise<readonly Field[]>;
}

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly unknown[];
  readonly "x-kubernetes-group-version-kind"?: readonly FieldOwner[];
}

interface Document {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** Creates a source that reads documents with `read`, given their paths. */
export function openApiFields(read: (path: string) => Promise<unknown>): FieldSource {
  const documents = new Map<string, Promise<Document>>();
  const documentOf = (owner: FieldOwner) => {
    const apiVersion = apiVersionOf(owner);
    let document = documents.get(apiVersion);
    if (document === undefined) {
      const path = owner.group === ""
        ? `/openapi/v3/api/${apiVersion}`
        : `/openapi/v3/apis/${apiVersion}`;
      document = read(path) as Promise<Document>;
      documents.set(apiVersion, document);
      document.catch(() => documents.delete(apiVersion));
    }
    return document;
  };
  return {
    async fields(owner, path) {
      const { components } = await documentOf(owner);
      const schemas = components?.schemas ?? {};
      const root = Object.values(schemas).find((schema) =>
        schema["x-kubernetes-group-version-kind"]?.some((gvk) =>
          gvk.kind === owner.kind && gvk.group === owner.group && gvk.version === owner.version
        )
      );
      const end = root && descend(root, path, schemas);
      return Object.entries(end?.properties ?? {}).map(([name, schema]) => ({
        name,
        values: (resolve(schema, schemas).enum ?? []).filter((v) => typeof v === "string"),
      }));
    },
  };
}

function descend(
  root: Schema,
  path: readonly string[],
  schemas: Readonly<Record<string, Schema>>,
): Schema | undefined {
  let schema: Schema | undefined = resolve(root, schemas);
  for (const key of path) schema = schema && within(schema, key, schemas);
  // A list stands for its items, as in kubectl explain.
  return schema?.items ? resolve(schema.items, schemas) : schema;
}

function within(
  schema: Schema,
  key: string,
  schemas: Readonly<Record<string, Schema>>,
): Schema | undefined {
  const isIndex = /^\d+$/.test(key);
  if (schema.items && !isIndex) return within(resolve(schema.items, schemas), key, schemas);
  const { additionalProperties } = schema;
  const values = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const next = schema.items ?? schema.properties?.[key] ?? values;
  return next && resolve(next, schemas);
}

/** Follows references; Kubernetes wraps each in `allOf` to give it a default or a description. */
function resolve(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  const { $ref = schema.allOf?.[0]?.$ref } = schema;
  if ($ref === undefined) return schema;
  return schemas[$ref.slice("#/components/schemas/".length)] ?? schema;
}
