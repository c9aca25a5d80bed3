/**
 * Fields of structures as members.
 *
 * @module
 */

import type { TypeSchema } from "../type_schema.ts";
import { fieldName } from "./element.ts";
import type { FieldSet } from "./field_set.ts";

/**
 * The set with the declared fields that hold members made members themselves: those are never owned,
 * but when sets are subtracted from each other they must not look like leftovers.
 */
export function withNamedFields(set: FieldSet, type: TypeSchema | undefined): FieldSet {
  const members = new Set(set.members);
  const children = new Map<string, FieldSet>();
  for (const [element, child] of set.children) {
    const name = fieldName(element);
    let inner: TypeSchema | undefined;
    if (name !== undefined && type?.kind === "map") {
      const field = type.field(name);
      if (field) members.add(element);
      inner = field?.type ?? type.values;
    } else if (name !== undefined && type?.kind === "any") inner = type;
    else if (element.startsWith("k:") && type?.kind === "list") inner = type.items;
    children.set(element, withNamedFields(child, inner));
  }
  return { members, children };
}
