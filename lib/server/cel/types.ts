/**
 * Schemas as CEL types, against which expressions are checked before anything is evaluated.
 *
 * @module
 */

import type { Schema } from "../../meta/schema.ts";
import type { CelEnvironment } from "./environment.ts";
import { celName } from "./names.ts";

/** The metadata that rules of a whole object see. */
const METADATA: Schema = {
  type: "object",
  properties: { name: { type: "string" }, generateName: { type: "string" } },
};

/** A schema as rules see it: a whole object has a kind, a version and a name. */
export function ruleSchema(schema: Schema, whole: boolean): Schema {
  if (!whole && schema["x-kubernetes-embedded-resource"] !== true) return schema;
  const text: Schema = { type: "string" };
  const own = { apiVersion: text, kind: text, metadata: METADATA };
  return { ...schema, properties: { ...schema.properties, ...own } };
}

/** Declares the type of a schema; answers its name. */
export function declareType(env: CelEnvironment, schema: Schema, name: string): string {
  if (schema["x-kubernetes-int-or-string"] === true || schema.nullable === true) return "dyn";
  switch (schema.type) {
    case "string":
      return textType(schema.format);
    case "integer":
      return "int";
    case "number":
      return "double";
    case "boolean":
      return "bool";
    case "array":
      return `list<${declareType(env, schema.items ?? {}, `${name}.item`)}>`;
    case "object":
      return objectType(env, schema, name);
    default:
      return "dyn";
  }
}

function objectType(env: CelEnvironment, schema: Schema, name: string): string {
  const extra = schema.additionalProperties;
  if (typeof extra === "object") {
    return `map<string, ${declareType(env, extra, `${name}.value`)}>`;
  }
  const fields: Record<string, string> = {};
  for (const [field, inner] of Object.entries(schema.properties ?? {})) {
    const known = celName(field);
    // A field that has no type is not there for rules.
    const typed = inner.type !== undefined || inner["x-kubernetes-int-or-string"] === true;
    if (known !== undefined && typed) {
      fields[known] = declareType(env, ruleSchema(inner, false), `${name}.${known}`);
    }
  }
  env.registerType(name, { fields });
  env.registerOperator(`${name} == ${name}`, () => true);
  return name;
}

function textType(format: string | undefined): string {
  switch (format) {
    case "date":
    case "date-time":
    case "datetime":
      return "google.protobuf.Timestamp";
    case "duration":
      return "google.protobuf.Duration";
    case "byte":
      return "bytes";
    default:
      return "string";
  }
}
