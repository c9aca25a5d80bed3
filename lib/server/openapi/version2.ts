/**
 * The OpenAPI v2 document of all resources, made of those of version 3.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v2
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import { shortDefinition } from "../../meta/schema_text.ts";
import { schemaOf as schemaOfBuiltIn } from "../builtin_types.ts";
import type { Catalog } from "../catalog.ts";
import { discoveryDocuments } from "./discovery_documents.ts";
import { openApiDocument } from "./document.ts";
import type { Fields } from "./frame.ts";

const PRODUCES = [
  "application/json",
  "application/yaml",
  "application/vnd.kubernetes.protobuf",
];
/** What version 2 has no words for. */
const UNKNOWN = new Set(["oneOf", "anyOf", "not", "nullable", "default"]);
const KINDS = "x-kubernetes-group-version-kind";
const PRESERVE = "x-kubernetes-preserve-unknown-fields";
const METHODS = ["get", "put", "post", "delete", "patch"];

/** The document of everything that is served. */
export function version2Document(catalog: Catalog): Fields {
  const paths: Record<string, unknown> = {};
  const definitions: Record<string, unknown> = {};
  const documents = [
    ...[...discoveryDocuments(catalog).values()].map((make) => make()),
    ...catalog.groups.flatMap(({ name, versions }) =>
      versions.map((version) => openApiDocument(catalog, name, version))
    ),
  ];
  for (const document of documents) {
    const { schemas = {} } = document["components"] as { schemas?: Fields };
    for (const [name, schema] of Object.entries(schemas)) {
      definitions[name] ??= schemaOf({ ...schema as Fields, ...kindsOf(name) });
    }
    for (const [path, item] of Object.entries(document["paths"] as Fields)) {
      paths[path] = itemOf(item as Fields);
    }
  }
  const info = { title: "Kubernetes", version: "1.36" };
  return { swagger: "2.0", info, paths, definitions };
}

/** Version 2 has one definition for all groups, with the kinds of them all. */
function kindsOf(name: string): Fields {
  const kinds = schemaOfBuiltIn(shortDefinition(name))?.[KINDS];
  return kinds ? { [KINDS]: kinds } : {};
}

function schemaOf(schema: Fields): Fields {
  const open = opened(schema);
  const own = Object.entries(open).filter(([key]) => !UNKNOWN.has(key)).map(convert);
  const { allOf, ...rest } = Object.fromEntries(own);
  // Version 3 wraps a reference that has a description; here it stands beside it.
  const [only, ...others] = Array.isArray(allOf) ? allOf : [];
  if (only?.["$ref"] !== undefined && others.length === 0) {
    return { ...rest, ...only };
  }
  // Texts that may be numbers are texts.
  const text = "oneOf" in schema && rest["type"] === undefined ? { type: "string" } : {};
  return { ...text, ...rest, ...required(open) };
}

/** Without a type: null has none, nor has what may have any field. */
function opened(schema: Fields): Fields {
  if (!schema["nullable"] && !schema[PRESERVE]) return schema;
  const isRoot = KINDS in schema;
  const dropped = ["properties", "items", "additionalProperties", isRoot ? PRESERVE : "type"];
  if (schema["x-kubernetes-embedded-resource"]) dropped.push("required");
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !dropped.includes(key)));
}

/** Null cannot be written in version 2, so what may be null is not required. */
function required({ required, properties }: Fields): Fields {
  if (required === undefined) return {};
  const fields = (properties ?? {}) as Readonly<Record<string, Fields>>;
  return { required: (required as string[]).filter((name) => !fields[name]?.["nullable"]) };
}

function convert([key, value]: [string, unknown]): [string, unknown] {
  if (key === "$ref") {
    return [key, String(value).replace("#/components/schemas/", "#/definitions/")];
  }
  if (key === "allOf") return [key, (value as Fields[]).map(schemaOf)];
  if (key === "properties") {
    const entries = Object.entries(value as Fields);
    return [key, Object.fromEntries(entries.map(([k, s]) => [k, schemaOf(s as Fields)]))];
  }
  const nested = (key === "items" || key === "additionalProperties") && isObject(value);
  return [key, nested ? schemaOf(value) : value];
}

function itemOf(item: Fields): Fields {
  const operations = METHODS.filter((method) => method in item).map((
    method,
  ): [string, unknown] => [method, operationOf(item[method] as Fields)]);
  return { parameters: parametersOf(item), ...Object.fromEntries(operations) };
}

function parametersOf({ parameters = [] }: Fields): Fields[] {
  return (parameters as (Fields & { schema: Fields })[]).map(({ schema, ...rest }) => ({
    ...rest,
    ...schema,
  }));
}

function operationOf(operation: Fields): Fields {
  const { requestBody, responses, parameters: _parameters, ...rest } = operation;
  const content = (requestBody as { content?: Fields } | undefined)?.content ?? {};
  const consumes = Object.keys(content);
  const [first] = Object.values(content) as { schema: Fields }[];
  const body = { name: "body", in: "body", required: true, schema: schemaOf(first?.schema ?? {}) };
  const answers = Object.entries(responses as Fields).map(([code, response]) => {
    const { description, content = {} } = response as { description: string; content?: Fields };
    const [first] = Object.values(content) as { schema: Fields }[];
    return [code, { description, ...(first && { schema: schemaOf(first.schema) }) }];
  });
  return {
    ...rest,
    consumes: consumes.length === 0 ? ["*/*"] : consumes,
    produces: PRODUCES,
    parameters: [...(first ? [body] : []), ...parametersOf(operation)],
    responses: Object.fromEntries(answers),
  };
}
