/**
 * The annotation of client-side apply, which kubectl's server-side apply respects and keeps up to
 * date.
 *
 * @module
 */

import { deepCopy, getOwn, isObject, setOwn } from "../deep.ts";
import { sortedJson } from "../sorted_json.ts";
import type { TypeSchema } from "../type_schema.ts";
import { compareTyped } from "./compare.ts";
import type { FieldSet } from "./field_set.ts";
import { difference } from "./set_algebra.ts";
import { fieldsOf } from "./to_fields.ts";
import { checkType } from "./validate.ts";

/** The annotation's key. */
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

const MAX_ANNOTATION_BYTES = 256 * 1024;

/** What client-side apply set last, or undefined. */
export function lastApplied(object: unknown): string | undefined {
  const value = getOwn(annotationsOf(object), LAST_APPLIED);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * The fields that client-side apply set and that still have its values: they may be taken over without
 * force. Undefined when that cannot be told.
 */
export function lastAppliedFields(
  live: unknown,
  type: TypeSchema,
  apiVersion: string,
): FieldSet | undefined {
  try {
    const config: unknown = JSON.parse(lastApplied(live) ?? "null");
    if (!isObject(config) || config.apiVersion !== apiVersion) return undefined;
    checkType(live, type);
    checkType(config, type);
    const { added, modified, removed } = compareTyped(config, live, type);
    return [modified, added, removed].reduce(difference, fieldsOf(config, type));
  } catch {
    return undefined;
  }
}

/** An object whose annotation says that a configuration was applied last. */
export function withLastApplied(object: unknown, config: unknown): unknown {
  const applied = deepCopy(config);
  delete annotationsOf(applied)[LAST_APPLIED];
  const value = `${sortedJson(applied)}\n`;
  const result = deepCopy(object);
  const annotations = annotationsOf(result);
  setOwn(annotations, LAST_APPLIED, value);
  const encoder = new TextEncoder();
  const size = Object.entries(annotations)
    .reduce((sum, [k, v]) => sum + encoder.encode(k + String(v)).length, 0);
  if (size > MAX_ANNOTATION_BYTES) delete annotations[LAST_APPLIED];
  return result;
}

function annotationsOf(object: unknown): Record<string, unknown> {
  const metadata = isObject(object) ? getOwn(object, "metadata") : undefined;
  const annotations = isObject(metadata) ? getOwn(metadata, "annotations") : undefined;
  return isObject(annotations) ? annotations : {};
}
