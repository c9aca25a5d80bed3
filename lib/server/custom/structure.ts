/**
 * Structural schemas: every field has one type, and logic only narrows what is there.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { Schema } from "../../meta/schema.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { schemaErrors } from "./validate.ts";

const TYPES = ["array", "boolean", "integer", "number", "object", "string"];
const LIST_TYPES = ["atomic", "set", "map"];

/** The problems of the schema of a version. */
export function structureErrors(schema: Schema, at: string): FieldError[] {
  const errors: FieldError[] = [];
  if (!schema.type) errors.push(required(`${at}.type`, "must not be empty at the root"));
  else if (schema.type !== "object") {
    errors.push(invalidValue(`${at}.type`, schema.type, "must be object at the root"));
  }
  if ((schema as { nullable?: boolean }).nullable === true) {
    errors.push(forbiddenField(`${at}.nullable`, "nullable cannot be true at the root"));
  }
  return [...errors, ...inner(schema, at)];
}

/** What is below a schema that has its type. */
function inner(schema: Schema, at: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const here = `${at}.properties[${name}]`;
    errors.push(...typed(field, here, "object fields"), ...inner(field, here));
  }
  if (schema.type === "array" && !schema.items) {
    errors.push(required(`${at}.items`, "must be specified"));
  }
  if (schema.items) {
    errors.push(...typed(schema.items, `${at}.items`, "array items"));
    errors.push(...inner(schema.items, `${at}.items`));
  }
  const extra = schema.additionalProperties;
  if (typeof extra === "object") {
    const here = `${at}.additionalProperties`;
    if (Object.keys(schema.properties ?? {}).length > 0) {
      errors.push(
        forbiddenField(here, "additionalProperties and properties are mutual exclusive"),
      );
    }
    errors.push(...typed(extra, here, "object fields"), ...inner(extra, here));
  }
  return [
    ...errors,
    ...listErrors(schema, at),
    ...defaultErrors(schema, at),
    ...logicErrors(schema, at),
  ];
}

function typed(schema: Schema, at: string, where: string): FieldError[] {
  const free = schema["x-kubernetes-int-or-string"] === true ||
    schema["x-kubernetes-preserve-unknown-fields"] === true;
  if (!schema.type) {
    return free ? [] : [required(`${at}.type`, `must not be empty for specified ${where}`)];
  }
  if (TYPES.includes(schema.type)) return [];
  return [notSupported(`${at}.type`, schema.type, TYPES)];
}

function listErrors(schema: Schema, at: string): FieldError[] {
  const kind = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const errors: FieldError[] = [];
  if ((schema as { uniqueItems?: boolean }).uniqueItems === true) {
    errors.push(
      forbiddenField(
        `${at}.uniqueItems`,
        "uniqueItems cannot be set to true since the runtime complexity becomes quadratic",
      ),
    );
  }
  if (kind === undefined) {
    if (keys.length === 0) return errors;
    const detail = "must be map if x-kubernetes-list-map-keys is non-empty";
    return [...errors, required(`${at}.x-kubernetes-list-type`, detail)];
  }
  if (!LIST_TYPES.includes(kind)) {
    return [...errors, notSupported(`${at}.x-kubernetes-list-type`, kind, LIST_TYPES)];
  }
  if (schema.type !== "array") {
    const detail = "must be array if x-kubernetes-list-type is specified";
    return [...errors, invalidValue(`${at}.type`, schema.type ?? "", detail)];
  }
  if (kind !== "map") return errors;
  if (keys.length === 0) {
    const detail = "must not be empty if x-kubernetes-list-type is map";
    errors.push(required(`${at}.x-kubernetes-list-map-keys`, detail));
  }
  const fields = schema.items?.properties ?? {};
  keys.forEach((key, i) => {
    if (Object.hasOwn(fields, key)) return;
    const detail = "entries must all be names of item properties";
    errors.push(invalidValue(`${at}.x-kubernetes-list-map-keys[${i}]`, key, detail));
  });
  const known = new Set(schema.items?.required ?? []);
  for (const key of keys) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field || known.has(key) || field.default !== undefined) continue;
    const detail =
      "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property";
    errors.push(required(`${at}.items.properties[${key}].default`, detail));
  }
  return errors;
}

/** A default must be what its schema allows. */
function defaultErrors(schema: Schema, at: string): FieldError[] {
  if (schema.default === undefined) return [];
  return schemaErrors(
    schema.default,
    { ...schema, required: schema.required ?? [] },
    `${at}.default`,
  );
}

/** Logic may not say what only structure may. */
function logicErrors(schema: Schema, at: string): FieldError[] {
  const { allOf = [], anyOf = [], oneOf = [], not } = schema as {
    allOf?: readonly Schema[];
    anyOf?: readonly Schema[];
    oneOf?: readonly Schema[];
    not?: Schema;
  };
  const isUnion = schema["x-kubernetes-int-or-string"] === true;
  const places: [Schema, string, boolean][] = [
    ...allOf.map((s, i): [Schema, string, boolean] => [s, `${at}.allOf[${i}]`, false]),
    ...anyOf.map((s, i): [Schema, string, boolean] => [s, `${at}.anyOf[${i}]`, isUnion]),
    ...oneOf.map((s, i): [Schema, string, boolean] => [s, `${at}.oneOf[${i}]`, false]),
    ...(not ? [[not, `${at}.not`, false] as [Schema, string, boolean]] : []),
  ];
  return places.flatMap(([s, here, mayType]) => valueOnly(s, here, mayType));
}

function valueOnly(schema: Schema, at: string, mayType: boolean): FieldError[] {
  const errors: FieldError[] = [];
  const forbid = (field: string, value: unknown) => {
    if (value === undefined) return;
    errors.push(forbiddenField(`${at}.${field}`, "must be undefined to be structural"));
  };
  const empty = (field: string, value: unknown) => {
    if (value === undefined || value === "") return;
    errors.push(forbiddenField(`${at}.${field}`, "must be empty to be structural"));
  };
  if (!mayType) empty("type", schema.type);
  forbid("additionalProperties", schema.additionalProperties);
  forbid("default", schema.default);
  empty("description", (schema as { description?: string }).description);
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (isObject(field)) {
      errors.push(...valueOnly(field as Schema, `${at}.properties[${name}]`, false));
    }
  }
  if (schema.items) errors.push(...valueOnly(schema.items, `${at}.items`, false));
  return errors;
}
