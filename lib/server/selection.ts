/**
 * Which objects a list or watch selects, by labels and fields.
 *
 * @module
 */

import { type FieldSelector, fieldSelector } from "../meta/field_selector.ts";
import { type LabelSelector, selector } from "../meta/selector.ts";
import { TextSyntaxError } from "../meta/syntax.ts";
import type { Call } from "./call.ts";
import { decodeRecord, type StoredRecord } from "./record.ts";
import { type ResourceType, versionOf } from "./resource_type.ts";
import { badRequest } from "./status_error.ts";
import { strategyOf } from "./strategies.ts";

/** Decides about stored objects. */
export interface Selection {
  /** Everything is selected. */
  readonly all: boolean;
  /** The only name that can be selected, when a field selector fixes it. */
  readonly name: string | undefined;
  matches(record: StoredRecord): boolean;
}

/**
 * Reads the selectors of a request.
 *
 * **Errors**: 400 for a malformed selector or a field that is not selectable.
 */
export function selection(
  { type, version }: Pick<Call, "type" | "version">,
  labelText: string,
  fieldText: string,
): Selection {
  const labels = parse(() => selector(labelText));
  const fields = parse(() => fieldSelector(fieldText));
  checkFields(type, version, fields);
  const needsObject = fields.requirements.some((r) => !r.path.startsWith("metadata."));
  const named = fields.requirements.find((r) => r.path === "metadata.name" && r.op === "=");
  return {
    all: labels.empty && fields.empty,
    name: named?.value,
    matches: (record) =>
      labels.matches(record.labels) &&
      (fields.empty || fields.matches(fieldsOf(type, record, needsObject))),
  };
}

function parse<T extends LabelSelector | FieldSelector>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TextSyntaxError) throw badRequest(error.reason);
    throw error;
  }
}

function checkFields(type: ResourceType, version: string, fields: FieldSelector): void {
  const known = new Set(["metadata.name", ...(type.namespaced ? ["metadata.namespace"] : [])]);
  const own = versionOf(type, version)?.selectable ?? Object.keys(strategyOf(type).selectable);
  for (const r of fields.requirements) {
    if (known.has(r.path) || own.includes(r.path)) continue;
    if (own.length > 0 || type.custom) throw badRequest(`field label not supported: ${r.path}`);
    const names = [...known, ...(known.size === 1 ? ["metadata.namespace"] : [])];
    throw badRequest(
      `${JSON.stringify(r.path)} is not a known field selector: only ${
        names.map((n) => JSON.stringify(n)).join(", ")
      }`,
    );
  }
}

function fieldsOf(
  type: ResourceType,
  record: StoredRecord,
  needsObject: boolean,
): (path: string) => string {
  const own = needsObject ? selectable(type, record) : {};
  return (path) => {
    if (path === "metadata.name") return record.name;
    if (path === "metadata.namespace") return record.namespace;
    return own[path] ?? "";
  };
}

function selectable(type: ResourceType, record: StoredRecord): Readonly<Record<string, string>> {
  if (record.fields) return record.fields;
  const object = decodeRecord(record, type.kind, "");
  const getters = Object.entries(strategyOf(type).selectable);
  return record.fields = Object.fromEntries(getters.map(([path, get]) => [path, get(object)]));
}
