/**
 * Reading schemas.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import type { Schema } from "../meta/schema.ts";

/** The last part of a reference: "io.k8s.api.core.v1.Pod" of "#/definitions/io.k8s.api.core.v1.Pod". */
export function refId(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

const shapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...every((v) => typeof v === "string", [
    ...["$ref", "type", "format", "description", "pattern", "x-kubernetes-list-type"],
    ...["x-kubernetes-map-type", "x-kubernetes-patch-merge-key", "x-kubernetes-patch-strategy"],
  ]),
  ...every((v) => typeof v === "boolean", [
    ...["nullable", "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields"],
    "x-kubernetes-embedded-resource",
  ]),
  ...every((v) => typeof v === "number", [
    ...["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"],
  ]),
  ...every(isStrings, ["required", "x-kubernetes-list-map-keys"]),
  ...every(Array.isArray, [
    ...["allOf", "anyOf", "oneOf", "enum", "x-kubernetes-group-version-kind"],
  ]),
  ...every(isObject, ["properties", "items"]),
  additionalProperties: (v) => isObject(v) || typeof v === "boolean",
  default: () => true,
};

function every(
  test: (value: unknown) => boolean,
  names: readonly string[],
): Record<string, (value: unknown) => boolean> {
  return Object.fromEntries(names.map((name) => [name, test]));
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((v) => typeof v === "string");
}

/**
 * What of a value is a schema: parts that are not of the right kind are left out, so that a document
 * written by anyone can be read. The schemas inside it are not looked at.
 */
export function cleanSchema(value: unknown): Schema {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(([name, v]) => Object.hasOwn(shapes, name) && shapes[name]?.(v)),
  );
}

/**
 * The schema without wrappers: OpenAPI v3 writes a reference that has a default or a description of
 * its own as an `allOf` of one.
 */
export function unwrap(value: unknown): Schema {
  const schema = cleanSchema(value);
  const only = schema.allOf?.length === 1 ? schema.allOf[0] : undefined;
  if (only === undefined || schema.type !== undefined || schema.properties !== undefined) {
    return schema;
  }
  const { allOf: _, ...outer } = schema;
  return { ...unwrap(only), ...outer };
}
