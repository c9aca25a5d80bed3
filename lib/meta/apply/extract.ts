/**
 * What a manager applied to an object: the configuration to change and apply again.
 *
 * @module
 */

import { isObject } from "../deep.ts";
import type { KubeObject } from "../object.ts";
import type { TypeSchema } from "../type_schema.ts";
import { leaves } from "./set_algebra.ts";
import { metadataOf, withoutEntries } from "./entries.ts";
import { extractFields } from "./items.ts";
import { parseManagers } from "./managers.ts";
import { checkType } from "./validate.ts";

/** Whose fields to extract. */
export interface ExtractOptions {
  /** The field manager. */
  readonly manager: string;
  /** The type of the object. */
  readonly type: TypeSchema;
  /** The subresource that it applied through. @default {""} none */
  readonly subresource?: string;
}

/**
 * The fields of an object that a manager owns by applying, with `apiVersion`, `kind` and `name`;
 * undefined when it owns none.
 *
 * **Errors**: {@linkcode ApplyTypeError} for an object that does not fit its type.
 *
 * @example
 * ```ts
 * import { anyValue, applyObject, extractApplied } from "./mod.ts";
 *
 * const base = { type: anyValue, apiVersion: "v1", now: "2026-01-02T03:04:05Z", manager: "ci" };
 * const config = { apiVersion: "v1", kind: "ConfigMap", data: { a: "1" } };
 * const { object } = applyObject(undefined, config, base);
 * extractApplied(object as never, base)?.data; // { a: "1" }
 * ```
 */
export function extractApplied(
  object: KubeObject,
  options: ExtractOptions,
): Record<string, unknown> | undefined {
  const { manager: name, type, subresource = "" } = options;
  const manager = [...parseManagers(object.metadata.managedFields).values()].find((m) =>
    m.name === name && m.operation === "Apply" && m.subresource === subresource
  );
  if (!manager) return undefined;
  const plain = withoutEntries(object);
  checkType(plain, type, { allowDuplicates: true });
  const fields = extractFields(plain, leaves(manager.fields), type);
  const own = isObject(fields) ? fields : {};
  const { namespace } = object.metadata;
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    ...own,
    metadata: {
      name: object.metadata.name,
      ...(namespace === undefined ? {} : { namespace }),
      ...metadataOf(own),
    },
  };
}
