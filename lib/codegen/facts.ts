/**
 * What a schema says of a field besides its type, in sentences.
 *
 * @module
 */

import { literal } from "./names.ts";
import type { Schema } from "../meta/schema.ts";

/** Sentences on the default, the kind of list and how patches merge it. */
export function fieldFacts(schema: Schema): string[] {
  const facts: string[] = [];
  if (schema.default !== undefined) facts.push(`Default: ${literal(schema.default)}.`);
  const list = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  if (list === "map") facts.push(`Map by ${keys.join(", ")}.`);
  if (list === "set") facts.push("Set.");
  if (list === "atomic") facts.push("Atomic.");
  if (schema["x-kubernetes-map-type"] === "atomic") facts.push("Atomic.");
  const strategy = schema["x-kubernetes-patch-strategy"];
  const key = schema["x-kubernetes-patch-merge-key"];
  if (strategy !== undefined) {
    facts.push(`Patch: ${strategy}${key === undefined ? "" : ` by ${key}`}.`);
  }
  return [...facts, ...limits(schema)];
}

/** Sentences on which values are valid. */
function limits(schema: Schema): string[] {
  const facts: string[] = [];
  const range = (what: string, min: number | undefined, max: number | undefined) => {
    if (min !== undefined && max !== undefined) facts.push(`${what}${min} to ${max}.`);
    else if (min !== undefined) facts.push(`${what}${min} or more.`);
    else if (max !== undefined) facts.push(`${what}${max} or less.`);
  };
  range("", schema.minimum, schema.maximum);
  range("Length: ", schema.minLength, schema.maxLength);
  range("Items: ", schema.minItems, schema.maxItems);
  if (schema.pattern !== undefined) facts.push(`Pattern: ${schema.pattern}`);
  return facts;
}
