/**
 * Which definitions of a document are kinds, and in which file each definition goes.
 *
 * @module
 */

import type { GroupVersionKind } from "../meta/gvk.ts";
import type { Schema } from "../meta/schema.ts";
import { isObject } from "../meta/deep.ts";
import { escapeComment } from "./comment.ts";
import type { NamedSchema } from "./declare.ts";
import type { Resource } from "./model.ts";
import { cleanSchema } from "./schema.ts";

/** The definitions of resources, and of the kinds of their subresources. */
export function rootSchemas(
  schemas: ReadonlyMap<string, Schema>,
  resources: readonly Resource[],
): NamedSchema[] {
  const wanted = new Map<string, boolean>();
  for (const r of resources) {
    for (const part of [r, ...r.subresources]) {
      const key = keyOf(part);
      wanted.set(key, (wanted.get(key) ?? false) || part.verbs.includes("get"));
    }
  }
  const home = homes(schemas);
  return [...schemas].flatMap(([id, schema]) => {
    const gvk = onlyKind(schema);
    const stored = gvk && wanted.get(keyOf(gvk));
    if (gvk === undefined || stored === undefined) return [];
    const { group, version, kind } = gvk;
    const apiVersion = group === "" ? version : `${group}/${version}`;
    const description = escapeComment(cleanSchema(schema).description ?? "");
    return [{
      id,
      home: home(id),
      name: kind,
      schema,
      root: { apiVersion, kind, stored },
      doc: description === "" ? [`The kind ${kind} of ${apiVersion}.`] : description.split("\n"),
    }];
  });
}

/**
 * The file of each definition: that of the kinds in its package, or else named after the last two
 * parts of the package.
 */
export function homes(schemas: ReadonlyMap<string, Schema>): (id: string) => string {
  const packages = new Map<string, string>();
  for (const [id, schema] of schemas) {
    const gvk = onlyKind(schema);
    const home = gvk && !id.startsWith(machinery) ? safeHome(gvk.group || "core", gvk.version) : "";
    if (home) packages.set(packageOf(id), home);
  }
  return (id) => {
    const [folder = "", version = ""] = packageOf(id).split(".").slice(-2);
    return packages.get(packageOf(id)) ?? safeHome(folder, version) ?? "other/types";
  };
}

/** Its kinds claim the core group, whose types they are not. */
const machinery = "io.k8s.apimachinery.";

function packageOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf(".")));
}

/** A folder and a file, where both are plain names. */
function safeHome(folder: string, version: string): string | undefined {
  const plain = /^[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9][A-Za-z0-9-]*)*$/;
  return plain.test(folder) && plain.test(version) ? `${folder}/${version}` : undefined;
}

function keyOf(gvk: GroupVersionKind): string {
  return `${gvk.group}/${gvk.version}/${gvk.kind}`;
}

/** The kind that a definition names, if it names one alone. */
function onlyKind(schema: Schema): GroupVersionKind | undefined {
  const kinds = cleanSchema(schema)["x-kubernetes-group-version-kind"] ?? [];
  const [only] = kinds;
  if (kinds.length !== 1 || !isObject(only)) return undefined;
  const { group = "", version = "", kind = "" } = only as Partial<GroupVersionKind>;
  return { group: String(group), version: String(version), kind: String(kind) };
}
