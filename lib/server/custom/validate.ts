/**
 * Validation of custom resources by their schema.
 *
 * @module
 */

import { deepEqual, isObject } from "../../meta/deep.ts";
import type { Schema } from "../../meta/schema.ts";
import {
  duplicate,
  type FieldError,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { formatProblem } from "./formats.ts";

/** The problems of a value at a path. */
export function schemaErrors(value: unknown, schema: Schema, path: string): FieldError[] {
  if (value === undefined) return [];
  if (value === null) {
    return schema.nullable === true || !schema.type ? [] : [typeError(value, schema, path)];
  }
  if (!fits(value, schema)) return [typeError(value, schema, path)];
  return [
    ...enumErrors(value, schema, path),
    ...(typeof value === "number" ? numberErrors(value, schema, path) : []),
    ...(typeof value === "string" ? stringErrors(value, schema, path) : []),
    ...(Array.isArray(value) ? arrayErrors(value, schema, path) : []),
    ...(isObject(value) ? objectErrors(value, schema, path) : []),
    ...combinedErrors(value, schema, path),
  ];
}

function fits(value: unknown, schema: Schema): boolean {
  if (schema["x-kubernetes-int-or-string"] === true) {
    return typeof value === "string" || Number.isInteger(value);
  }
  switch (schema.type) {
    case "object":
      return isObject(value);
    case "array":
      return Array.isArray(value);
    case "string":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number";
    default:
      return true;
  }
}

function typeError(value: unknown, schema: Schema, path: string): FieldError {
  const given = value === null
    ? "null"
    : Array.isArray(value)
    ? "array"
    : typeof value === "number" && Number.isInteger(value)
    ? "integer"
    : typeof value;
  const wanted = schema["x-kubernetes-int-or-string"] === true ? "integer,string" : schema.type;
  const error = invalidValue(
    path,
    given,
    `${path} in body must be of type ${wanted}: ${JSON.stringify(given)}`,
  );
  return { ...error, reason: "FieldValueTypeInvalid" };
}

function enumErrors(value: unknown, schema: Schema, path: string): FieldError[] {
  if (!schema.enum || schema.enum.some((e) => deepEqual(e, value))) return [];
  return [
    notSupported(
      path,
      value,
      schema.enum.map((e) => typeof e === "string" ? e : JSON.stringify(e)),
    ),
  ];
}

function numberErrors(value: number, schema: Schema, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const fail = (text: string) =>
    errors.push(invalidValue(path, value, `${path} in body should be ${text}`));
  const extra = schema as {
    multipleOf?: number;
    exclusiveMinimum?: boolean;
    exclusiveMaximum?: boolean;
  };
  const { minimum, maximum } = schema;
  if (
    maximum !== undefined && extra.exclusiveMaximum === true
      ? value >= maximum
      : value > (maximum ?? Infinity)
  ) {
    fail(`less than ${extra.exclusiveMaximum ? "" : "or equal to "}${maximum}`);
  }
  if (
    minimum !== undefined && extra.exclusiveMinimum === true
      ? value <= minimum
      : value < (minimum ?? -Infinity)
  ) {
    fail(`greater than ${extra.exclusiveMinimum ? "" : "or equal to "}${minimum}`);
  }
  if (extra.multipleOf !== undefined && value % extra.multipleOf !== 0) {
    fail(`a multiple of ${extra.multipleOf}`);
  }
  return errors;
}

function stringErrors(value: string, schema: Schema, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const length = [...value].length;
  const { minLength, maxLength, pattern, format } = schema;
  const fail = (text: string, shown: unknown = value) =>
    errors.push(invalidValue(path, shown, `${path} in body should ${text}`));
  if (maxLength !== undefined && length > maxLength) {
    errors.push({
      ...invalidValue(path, "", `${path} in body should be at most ${maxLength} chars long`),
      reason: "FieldValueTooLong",
    });
  }
  if (minLength !== undefined && length < minLength) fail(`be at least ${minLength} chars long`);
  if (pattern !== undefined && !matches(pattern, value)) fail(`match '${pattern}'`);
  const problem = format === undefined ? undefined : formatProblem(format, value);
  if (problem !== undefined) {
    errors.push(
      invalidValue(
        path,
        value,
        `${path} in body must be of type ${format}: ${JSON.stringify(value)}`,
      ),
    );
  }
  return errors;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    // Go's dialect differs in corners; what this one cannot read is not checked.
    return true;
  }
}

function arrayErrors(value: readonly unknown[], schema: Schema, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const { items, minItems, maxItems } = schema;
  if (maxItems !== undefined && value.length > maxItems) {
    errors.push({
      reason: "FieldValueTooMany",
      field: path,
      message: `Too many: ${value.length}: must have at most ${maxItems} items`,
    });
  }
  if (minItems !== undefined && value.length < minItems) {
    errors.push(
      invalidValue(path, value.length, `${path} in body should have at least ${minItems} items`),
    );
  }
  if (items) value.forEach((item, i) => errors.push(...schemaErrors(item, items, `${path}[${i}]`)));
  const kind = schema["x-kubernetes-list-type"];
  const unique = (schema as { uniqueItems?: boolean }).uniqueItems === true;
  if (kind !== "set" && kind !== "map" && !unique) return errors;
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const identity = (item: unknown) =>
    kind === "map" && isObject(item) ? Object.fromEntries(keys.map((k) => [k, item[k]])) : item;
  value.forEach((item, i) => {
    const id = identity(item);
    if (value.slice(0, i).some((other) => deepEqual(identity(other), id))) {
      errors.push(duplicate(`${path}[${i}]`, id));
    }
  });
  return errors;
}

function objectErrors(value: Record<string, unknown>, schema: Schema, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const at = (name: string) => path === "" ? name : `${path}.${name}`;
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) errors.push(required(at(name)));
  }
  const extra = schema.additionalProperties;
  for (const [name, inner] of Object.entries(value)) {
    const field = schema.properties && Object.hasOwn(schema.properties, name)
      ? schema.properties[name]
      : undefined;
    if (field) errors.push(...schemaErrors(inner, field, at(name)));
    else if (typeof extra === "object") errors.push(...schemaErrors(inner, extra, at(name)));
  }
  const { minProperties, maxProperties } = schema as {
    minProperties?: number;
    maxProperties?: number;
  };
  const size = Object.keys(value).length;
  if (minProperties !== undefined && size < minProperties) {
    errors.push(
      invalidValue(path, size, `${path} in body should have at least ${minProperties} properties`),
    );
  }
  if (maxProperties !== undefined && size > maxProperties) {
    errors.push({
      reason: "FieldValueTooMany",
      field: path,
      message: `Too many: ${size}: must have at most ${maxProperties} items`,
    });
  }
  return errors;
}

function combinedErrors(value: unknown, schema: Schema, path: string): FieldError[] {
  const ok = (s: Schema) => schemaErrors(value, s, path).length === 0;
  const errors = (schema.allOf ?? []).flatMap((s) => schemaErrors(value, s, path));
  const fail = (text: string) =>
    errors.push(invalidValue(path, "", `${path} in body must validate ${text}`));
  if (schema.anyOf && !schema.anyOf.some(ok)) fail("at least one schema (anyOf)");
  if (schema.oneOf && schema.oneOf.filter(ok).length !== 1) fail("one and only one schema (oneOf)");
  const { not } = schema as { not?: Schema };
  if (not && ok(not)) fail("not validate the schema (not)");
  return errors;
}
