/**
 * What a custom resource must be: what its schema says, replicas that can be scaled, whole objects
 * where objects are embedded.
 *
 * @module
 */

import { getOwn, isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Schema } from "../../meta/schema.ts";
import { hasRules, ruleErrors } from "../cel/rules.ts";
import { type FieldError, invalidValue, required } from "../field_error.ts";
import { type DefinedVersion, type ScalePaths, schemaOfVersion } from "./definition.ts";
import { schemaErrors } from "./validate.ts";

/**
 * The problems of an object of a version; of its status alone, where only that is written. What an
 * update leaves as it was has no new problems.
 */
export function resourceErrors(
  object: AnyObject,
  old: AnyObject | undefined,
  version: DefinedVersion,
  subresource: string,
): FieldError[] {
  const errors = structuralErrors(object, old, version, subresource);
  const schema = schemaOfVersion(version);
  if (!hasRules(schema)) return errors;
  if (errors.some((e) => BLOCKING.has(e.reason))) return [...errors, UNCHECKED];
  return [...errors, ...ruleErrors(schema, { value: object, old, path: "", whole: true })];
}

/** What is so wrong that rules would fail over it. */
const BLOCKING = new Set([
  "FieldValueRequired",
  "FieldValueNotSupported",
  "FieldValueTooLong",
  "FieldValueTooMany",
  "FieldValueTypeInvalid",
]);

const UNCHECKED: FieldError = {
  reason: "FieldValueInvalid",
  field: "<nil>",
  message:
    "Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation",
};

function structuralErrors(
  object: AnyObject,
  old: AnyObject | undefined,
  version: DefinedVersion,
  subresource: string,
): FieldError[] {
  const { apiVersion: _version, kind: _kind, metadata: _metadata, ...content } = object;
  const schema = contentSchema(schemaOfVersion(version));
  const scale = version.subresources?.scale;
  if (subresource === "status") {
    const status = schema.properties?.["status"] ?? {};
    return [
      ...schemaErrors(content["status"], status, "status", old?.["status"]),
      ...(scale ? statusErrors(content, scale) : []),
    ];
  }
  return [
    ...schemaErrors(content, schema, "", old),
    ...(scale ? replicaErrors(content, scale.specReplicasPath) : []),
    ...(scale ? statusErrors(content, scale) : []),
    ...embeddedErrors(content, schema, ""),
  ];
}

/** The schema's view of a whole object: kind, version and metadata are not its business. */
function contentSchema(schema: Schema): Schema {
  const own = (name: string) => name !== "apiVersion" && name !== "kind" && name !== "metadata";
  return {
    ...schema,
    required: (schema.required ?? []).filter(own),
    properties: Object.fromEntries(
      Object.entries(schema.properties ?? {}).filter(([name]) => own(name)),
    ),
  };
}

function statusErrors(content: Record<string, unknown>, scale: ScalePaths): FieldError[] {
  const errors = replicaErrors(content, scale.statusReplicasPath);
  const path = scale.labelSelectorPath;
  if (!path) return errors;
  const { value, problem } = nested(content, path);
  if (problem !== undefined) return [...errors, invalidValue(path, "", problem)];
  if (value === undefined || typeof value === "string") return errors;
  return [...errors, invalidValue(path, "", accessorError(path, value, "string"))];
}

function replicaErrors(content: Record<string, unknown>, path: string): FieldError[] {
  const { value, problem } = nested(content, path);
  if (problem !== undefined) return [invalidValue(path, 0, problem)];
  if (value === undefined) return [];
  if (typeof value !== "number" || !Number.isInteger(value)) {
    return [invalidValue(path, 0, accessorError(path, value, "int64"))];
  }
  if (value < 0) return [invalidValue(path, value, "should be a non-negative integer")];
  if (value <= 2147483647) return [];
  return [invalidValue(path, value, "should be less than or equal to 2147483647")];
}

/** What is at a path; the problem, when something on the way is no object. */
function nested(
  content: Record<string, unknown>,
  path: string,
): { readonly value?: unknown; readonly problem?: string } {
  let value: unknown = content;
  const fields = path.split(".").slice(1);
  for (const [i, field] of fields.entries()) {
    if (!isObject(value)) {
      const at = `.${fields.slice(0, i + 1).join(".")}`;
      return { problem: accessorError(at, value, "map[string]interface{}") };
    }
    value = getOwn(value, field);
    if (value === undefined) return {};
  }
  return { value };
}

function accessorError(path: string, value: unknown, wanted: string): string {
  return `${path} accessor error: ${goText(value)} is of the type ${
    goType(value)
  }, expected ${wanted}`;
}

function goType(value: unknown): string {
  if (value === null) return "<nil>";
  if (Array.isArray(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  return typeof value === "boolean" ? "bool" : "string";
}

function goText(value: unknown): string {
  if (value === null) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (!isObject(value)) return String(value);
  const entries = Object.keys(value).sort().map((key) => `${key}:${goText(value[key])}`);
  return `map[${entries.join(" ")}]`;
}

/** Embedded objects have a version and a kind. */
function embeddedErrors(value: unknown, schema: Schema, path: string): FieldError[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, i) => embeddedErrors(item, items, `${path}[${i}]`)) : [];
  }
  if (!isObject(value)) return [];
  const errors: FieldError[] = [];
  const at = (name: string) => path === "" ? name : `${path}.${name}`;
  if (schema["x-kubernetes-embedded-resource"] === true) {
    for (const name of ["apiVersion", "kind"]) {
      if (typeof value[name] !== "string" || value[name] === "") errors.push(required(at(name)));
    }
  }
  const { properties = {}, additionalProperties: extra } = schema;
  for (const [name, inner] of Object.entries(value)) {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (field) errors.push(...embeddedErrors(inner, field, at(name)));
    else if (isObject(extra)) errors.push(...embeddedErrors(inner, extra as Schema, at(name)));
  }
  return errors;
}
