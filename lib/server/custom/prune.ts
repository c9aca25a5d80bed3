/**
 * Custom resources against their schema, before validation: unknown fields go, defaults come.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning
 *
 * @module
 */

import { deepCopy, isObject, setOwn } from "../../meta/deep.ts";
import type { Schema } from "../../meta/schema.ts";

const ROOT_FIELDS = new Set(["apiVersion", "kind", "metadata"]);

/** Drops what a schema does not know, in place; answers the paths. */
export function prune(object: Record<string, unknown>, schema: Schema, embedded = true): string[] {
  const unknown: string[] = [];
  pruneObject(object, schema, "", embedded, unknown);
  return unknown;
}

function pruneValue(value: unknown, schema: Schema, path: string, unknown: string[]): void {
  if (isObject(value)) {
    pruneObject(value, schema, path, schema["x-kubernetes-embedded-resource"] === true, unknown);
  } else if (Array.isArray(value) && schema.items) {
    const { items } = schema;
    value.forEach((item, i) => pruneValue(item, items, `${path}[${i}]`, unknown));
  }
}

function pruneObject(
  object: Record<string, unknown>,
  schema: Schema,
  path: string,
  isRoot: boolean,
  unknown: string[],
): void {
  const keeps = schema["x-kubernetes-preserve-unknown-fields"] === true;
  const extra = schema.additionalProperties;
  for (const [name, value] of Object.entries(object)) {
    if (isRoot && ROOT_FIELDS.has(name)) continue;
    const field = fieldOf(schema, name);
    const here = path === "" ? name : `${path}.${name}`;
    if (field) pruneValue(value, field, here, unknown);
    else if (typeof extra === "object") pruneValue(value, extra, here, unknown);
    else if (!keeps && extra !== true) {
      unknown.push(here);
      delete object[name];
    }
  }
}

/** Fills in defaults and settles nulls, in place. */
export function applyDefaults(value: unknown, schema: Schema): void {
  if (Array.isArray(value) && schema.items) {
    for (const item of value) applyDefaults(item, schema.items);
  }
  if (!isObject(value)) return;
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const isNull = given === null && field.nullable !== true;
    if (field.default !== undefined && (given === undefined || isNull)) {
      setOwn(value, name, deepCopy(field.default));
    } else if (isNull && hasType(field)) delete value[name];
    if (Object.hasOwn(value, name)) applyDefaults(value[name], field);
  }
  const extra = schema.additionalProperties;
  if (typeof extra !== "object") return;
  for (const [name, inner] of Object.entries(value)) {
    if (!fieldOf(schema, name)) applyDefaults(inner, extra);
  }
}

/** Whether a schema fills in anything. */
export function hasDefaults(schema: Schema): boolean {
  return schema.default !== undefined ||
    Object.values(schema.properties ?? {}).some(hasDefaults) ||
    (schema.items !== undefined && hasDefaults(schema.items)) ||
    (typeof schema.additionalProperties === "object" && hasDefaults(schema.additionalProperties));
}

function hasType(schema: Schema): boolean {
  return schema.type !== undefined || schema["x-kubernetes-int-or-string"] === true;
}

function fieldOf(schema: Schema, name: string): Schema | undefined {
  const { properties } = schema;
  return properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
}
