/**
 * Which objects a list or watch selects, by labels and fields.
 *
 * @module
 */

import { type FieldSelector, fieldSelector } from "../meta/field_selector.ts";
import { type LabelSelector, selector } from "../meta/selector.ts";
import { TextSyntaxError } from "../meta/syntax.ts";
import type { Call } from "./call.ts";
import type { FieldIndex } from "./field_index.ts";
import type { StoredRecord } from "./record.ts";
import { type ResourceType, versionOf } from "./resource_type.ts";
import { badRequest } from "./status_error.ts";
import { strategyOf } from "./strategies.ts";

/** Decides about stored objects. */
export interface Selection {
  /** Everything is selected. */
  readonly all: boolean;
  /** The only name that can be selected, when a field selector fixes it. */
  readonly name: string | undefined;
  /** The keys that begin with a prefix among which the selected ones are; undefined for any. */
  keys(prefix: string): readonly string[] | undefined;
  matches(record: StoredRecord): boolean;
}

/**
 * Reads the selectors of a request.
 *
 * **Errors**: 400 for a malformed selector or a field that is not selectable.
 */
export function selection(call: Call, labelText: string, fieldText: string): Selection {
  const { type, version } = call;
  const labels = parse(() => selector(labelText));
  const fields = parse(() => fieldSelector(fieldText));
  checkFields(type, version, fields);
  const own = fields.requirements.filter((r) => !r.path.startsWith("metadata."));
  // From now on the fields are read with every write.
  const index = own.length > 0
    ? call.kernel.store.of(type.storageKey).fields(strategyOf(type).selectable)
    : undefined;
  const name = fields.requirements.find((r) => r.path === "metadata.name" && r.op === "=")?.value;
  const exact = own.find((r) => r.op === "=");
  return {
    all: labels.empty && fields.empty,
    name,
    keys(prefix) {
      const whole = prefix !== "" || !type.namespaced;
      if (name !== undefined && whole) return [prefix + name];
      return exact && index?.find(exact.path, exact.value);
    },
    matches: (record) =>
      labels.matches(record.labels) && (fields.empty || fields.matches(reader(record, index))),
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

/** The kinds that refuse a field in words of their own. */
const OWN_WORDS: Readonly<Record<string, (path: string) => string>> = {
  "batch/jobs": (path) => `field label ${JSON.stringify(path)} not supported for Job`,
  "resource.k8s.io/resourceslices": (path) =>
    `field label not supported for resource.k8s.io/v1, Kind=ResourceSlice: ${path}`,
  "apps/replicasets": (path) =>
    `${
      JSON.stringify(path)
    } is not a known field selector: only "metadata.name", "metadata.namespace"`,
};

function checkFields(type: ResourceType, version: string, { requirements }: FieldSelector): void {
  const known = new Set(["metadata.name", ...(type.namespaced ? ["metadata.namespace"] : [])]);
  const { selectable, selectableIn } = strategyOf(type);
  const fields = versionOf(type, version)?.selectable ?? selectableIn?.(type.group) ??
    Object.keys(selectable);
  for (const r of requirements) {
    if (known.has(r.path) || fields.includes(r.path)) continue;
    const own = OWN_WORDS[type.storageKey]?.(r.path);
    if (own !== undefined) throw badRequest(own);
    if (fields.length > 0 || type.custom) throw badRequest(`field label not supported: ${r.path}`);
    const names = [...known, ...(known.size === 1 ? ["metadata.namespace"] : [])];
    throw badRequest(
      `${JSON.stringify(r.path)} is not a known field selector: only ${
        names.map((n) => JSON.stringify(n)).join(", ")
      }`,
    );
  }
}

function reader(record: StoredRecord, index: FieldIndex | undefined): (path: string) => string {
  const own = index?.fieldsOf(record);
  return (path) => {
    if (path === "metadata.name") return record.name;
    if (path === "metadata.namespace") return record.namespace;
    return own?.[path] ?? "";
  };
}
