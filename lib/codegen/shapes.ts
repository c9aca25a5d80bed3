/**
 * Which types are written otherwise than they are read.
 *
 * @module
 */

import type { Declaration, Field, Model, TypeExpr } from "./model.ts";

/** The ids of the declarations that need a write shape of their own. */
export function twoShaped(model: Model): ReadonlySet<string> {
  const differing = new Set<string>();
  const users = new Map<string, string[]>();
  for (const d of model.declarations.values()) {
    for (const id of references(d)) {
      // An object within another one is in its write shape in both: the server gives it no metadata.
      if (model.declarations.get(id)?.root) continue;
      users.set(id, [...users.get(id) ?? [], d.id]);
    }
    if (differsItself(d)) differing.add(d.id);
  }
  for (const id of differing) for (const user of users.get(id) ?? []) differing.add(user);
  return differing;
}

function differsItself(declaration: Declaration): boolean {
  const { body, root } = declaration;
  if (root) return true;
  if (body.is === "page") return false;
  if (body.is === "alias") return hasDraft(body.type);
  return body.fields.some((f) => (f.present && !f.required) || hasDraft(f.type));
}

/** The declarations whose own write shape matters to this one. */
function references(declaration: Declaration): Set<string> {
  const { body } = declaration;
  if (body.is === "page") return new Set();
  const types = body.is === "alias" ? [body.type] : body.fields.map((f: Field) => f.type);
  return new Set(types.flatMap(refsOf));
}

/** The declarations that a type names. */
export function refsOf(type: TypeExpr): string[] {
  switch (type.is) {
    case "ref":
      return [type.id];
    case "list":
      return refsOf(type.item);
    case "map":
      return refsOf(type.value);
    case "union":
      return type.of.flatMap(refsOf);
    default:
      return [];
  }
}

function hasDraft(type: TypeExpr): boolean {
  switch (type.is) {
    case "meta":
      return type.meta.draft !== undefined;
    case "list":
      return hasDraft(type.item);
    case "map":
      return hasDraft(type.value);
    case "union":
      return type.of.some(hasDraft);
    default:
      return false;
  }
}
