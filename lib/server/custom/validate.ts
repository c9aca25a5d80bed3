/**
 * Validation of custom resources by their schema.
 *
 * @module
 */

import { deepEqual, getOwn, isObject } from "../../meta/deep.ts";
import type { Schema } from "../../meta/schema.ts";
import {
  duplicate,
  type FieldError,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { counterparts } from "./counterparts.ts";
import { formatProblem } from "./formats.ts";

/**
 * The problems of a value, in the words of kube-openapi: messages name paths within the value, and
 * fields are below `prefix`. Parts that are as they were in `old` have none.
 */
export function schemaErrors(
  value: unknown,
  schema: Schema,
  prefix: string,
  old?: unknown,
): FieldError[] {
  return errorsAt(value, schema, "", old).map((error) => {
    if (prefix === "") return error.field === "" ? { ...error, field: "<nil>" } : error;
    const dot = error.field === "" || error.field.startsWith("[") ? "" : ".";
    return { ...error, field: `${prefix}${dot}${error.field}` };
  });
}

function errorsAt(value: unknown, schema: Schema, path: string, old?: unknown): FieldError[] {
  if (value === undefined || (old !== undefined && deepEqual(value, old))) return [];
  if (value === null && (schema.nullable === true || !schema.type)) return [];
  const wrong = value === null || !fits(value, schema) ? [typeError(value, schema, path)] : [];
  return [
    ...wrong,
    ...combinedErrors(value, schema, path),
    ...(typeof value === "string" ? stringErrors(value, schema, path) : []),
    ...(typeof value === "number" ? numberErrors(value, schema, path) : []),
    ...(Array.isArray(value) ? arrayErrors(value, schema, path, old) : []),
    ...enumErrors(value, schema, path),
    ...(isObject(value) ? objectErrors(value, schema, path, old) : []),
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
  const { minimum, maximum, multipleOf, exclusiveMinimum, exclusiveMaximum } = schema as Limits;
  if (schema.type === "integer" && !Number.isInteger(value)) {
    const text = `Checked value must be of type integer (default format) in ${path}`;
    errors.push(invalidValue("", "", text));
  }
  if (multipleOf !== undefined) {
    // Whole numbers are measured with a whole factor, whatever the schema says.
    const factor = Number.isInteger(value) ? Math.trunc(multipleOf) : multipleOf;
    if (factor <= 0) {
      const text = `factor MultipleOf declared for ${path} must be positive: ${factor}`;
      errors.push(invalidValue(path, factor, text));
    } else if (value % factor !== 0) fail(`a multiple of ${factor}`);
  }
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum)) {
    fail(`greater than ${exclusiveMinimum ? "" : "or equal to "}${minimum}`);
  }
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum)) {
    fail(`less than ${exclusiveMaximum ? "" : "or equal to "}${maximum}`);
  }
  return errors;
}

interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
}

function stringErrors(value: string, schema: Schema, path: string): FieldError[] {
  const found = lengthError(value, schema, path);
  const errors = found ? [found] : [];
  const { format } = schema;
  if (format !== undefined && formatProblem(format, value) !== undefined) {
    const text = `${path} in body must be of type ${format}: ${JSON.stringify(value)}`;
    errors.push({ ...invalidValue(path, value, text), reason: "FieldValueTypeInvalid" });
  }
  return errors;
}

function lengthError(value: string, schema: Schema, path: string): FieldError | undefined {
  const length = [...value].length;
  const { minLength, maxLength, pattern } = schema;
  const fail = (text: string) => invalidValue(path, value, `${path} in body should ${text}`);
  if (maxLength !== undefined && length > maxLength) {
    const text = `${path} in body should be at most ${maxLength} chars long`;
    return { ...invalidValue(path, "", text), reason: "FieldValueTooLong" };
  }
  if (minLength !== undefined && length < minLength) {
    return fail(`be at least ${minLength} chars long`);
  }
  return pattern !== undefined && !matches(pattern, value) ? fail(`match '${pattern}'`) : undefined;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    // Go's dialect differs in corners; what this one cannot read is not checked.
    return true;
  }
}

function arrayErrors(
  value: readonly unknown[],
  schema: Schema,
  path: string,
  old: unknown,
): FieldError[] {
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
  const before = counterparts(schema, Array.isArray(old) ? old : []);
  if (items) {
    value.forEach((item, i) =>
      errors.push(...errorsAt(item, items, `${path}[${i}]`, before(item)))
    );
  }
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

function objectErrors(
  value: Record<string, unknown>,
  schema: Schema,
  path: string,
  old: unknown,
): FieldError[] {
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
    const was = isObject(old) ? getOwn(old, name) : undefined;
    if (field) errors.push(...errorsAt(inner, field, at(name), was));
    else if (typeof extra === "object") errors.push(...errorsAt(inner, extra, at(name), was));
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
  const tried = (schemas: readonly Schema[]) => schemas.map((s) => errorsAt(value, s, path));
  const fail = (text: string) => invalidValue("", "", `"${path}" must ${text}`);
  const errors: FieldError[] = [];
  const { allOf = [], anyOf = [], oneOf = [], not } = schema as Combined;
  const any = tried(anyOf);
  if (any.length > 0 && any.every((found) => found.length > 0)) {
    errors.push(fail("validate at least one schema (anyOf)"), ...any[0]!);
  }
  const one = tried(oneOf);
  const valid = one.filter((found) => found.length === 0).length;
  if (one.length > 0 && valid !== 1) {
    const count = valid === 0 ? "Found none valid" : `Found ${valid} valid alternatives`;
    errors.push(fail(`validate one and only one schema (oneOf). ${count}`));
    if (valid === 0) errors.push(...one[0]!);
  }
  const all = tried(allOf).filter((found) => found.length > 0);
  if (all.length > 0) {
    const none = all.length === allOf.length ? ". None validated" : "";
    errors.push(...all.flat(), fail(`validate all the schemas (allOf)${none}`));
  }
  if (not && errorsAt(value, not, path).length === 0) {
    errors.push(fail("not validate the schema (not)"));
  }
  return errors;
}

interface Combined {
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
}
