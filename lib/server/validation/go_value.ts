/**
 * Values as a refusal shows them: a structure of Go with all its fields, absent ones as their zeros.
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { definitionOf } from "../builtin_types.ts";
import { wasEmptied } from "../emptied.ts";
import { jsonFields, type MessageField, messageOf } from "../protobuf/messages.ts";

/** Of the library's own types JSON names are shown, and nothing for what is empty. */
const LIBRARY = /^(meta\.v1|~)/;
const NAMES: Readonly<Record<string, string>> = {
  apiGroup: "APIGroup",
  apiVersion: "APIVersion",
  uid: "UID",
};

/** The value of a field of a built-in object such as "spec.parentRef", as Go shows it. */
export function goValue(object: AnyObject, path: string): unknown {
  const names = path.split(".");
  let type = definitionOf(object.apiVersion, object.kind) ?? "";
  let parent: unknown = object;
  let field: MessageField | undefined;
  for (const [i, name] of names.entries()) {
    field = jsonFields(type)?.get(name);
    if (!field) return null;
    type = field.type;
    if (i < names.length - 1) parent = isObject(parent) ? parent[name] : undefined;
  }
  return field ? shown(parent, names.at(-1) ?? "", field) : null;
}

function shown(parent: unknown, name: string, field: MessageField): unknown {
  const value = isObject(parent) ? parent[name] : undefined;
  if (!field.list && !field.map) return single(value, field);
  if (Array.isArray(value)) return value.map((item) => single(item, { ...field, pointer: false }));
  if (value !== undefined) return value;
  if (!isObject(parent) || !wasEmptied(parent, name)) return null;
  return field.list ? [] : {};
}

function single(value: unknown, field: MessageField): unknown {
  const isLibrary = LIBRARY.test(field.type);
  if (value === undefined || value === null) {
    if (field.pointer || isLibrary) return null;
    if (field.type === "s") return "";
    if (field.type === "b") return false;
    if (field.type.length === 1) return 0;
  }
  return messageOf(field.type) && !isLibrary ? structure(value, field.type) : value;
}

function structure(value: unknown, type: string): unknown {
  const from: Record<string, unknown> = isObject(value) ? value : {};
  const all: Record<string, unknown> = {};
  for (const field of messageOf(type)?.fields.values() ?? []) {
    if (field.inline) Object.assign(all, structure(from, field.type));
    // Metadata is embedded, and leaves out what is empty.
    else if (field.name === "metadata") Object.assign(all, from["metadata"]);
    else all[goName(field.name)] = shown(from, field.name, field);
  }
  return all;
}

function goName(name: string): string {
  return NAMES[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
}
