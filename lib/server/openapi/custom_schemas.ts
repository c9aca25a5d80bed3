/**
 * The schemas of custom resources as documents of version 3 show them: those of the definition, with
 * what every object has.
 *
 * @module
 */

import type { Schema } from "../../meta/schema.ts";
import type { Served } from "../catalog.ts";
import { whichKind } from "./facts.ts";

const reference = (name: string) => ({
  $ref: `#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.${name}`,
});
const text: Schema = { type: "string" };
const metadata: Schema = { allOf: [reference("ObjectMeta")] };

/** The schemas of objects and of lists of them. */
export function customSchemas({ type, version }: Served, name: string): Record<string, Schema> {
  const { group, kind, listKind } = type;
  const own = published(type.schema?.(version.version) ?? { type: "object" });
  const gvk = { group, version: version.version, kind };
  const typed = (of: typeof gvk) =>
    Object.fromEntries(
      ["apiVersion", "kind"].map((field) => [
        field,
        { ...text, description: whichKind(field, of).join("") },
      ]),
    );
  const listGvk = { ...gvk, kind: listKind };
  return {
    [name]: {
      ...own,
      properties: { ...own.properties, ...typed(gvk), metadata },
      "x-kubernetes-group-version-kind": [gvk],
    },
    [name.slice(0, -kind.length) + listKind]: {
      description: `${listKind} is a list of ${kind}`,
      type: "object",
      required: ["items"],
      properties: {
        ...typed(listGvk),
        items: {
          description: `List of ${type.plural}.`,
          type: "array",
          items: { $ref: `#/components/schemas/${name}` },
        },
        metadata: { allOf: [reference("ListMeta")] },
      },
      "x-kubernetes-group-version-kind": [listGvk],
    },
  };
}

/** A schema with what its marks stand for. */
function published(schema: Schema): Schema {
  const { properties, items, additionalProperties: extra } = schema;
  return {
    ...schema,
    ...(schema["x-kubernetes-int-or-string"] && !schema.anyOf
      ? { anyOf: [{ type: "integer" }, text] }
      : {}),
    ...(properties ? { properties: each(properties) } : {}),
    ...(items ? { items: published(items) } : {}),
    ...(typeof extra === "object" ? { additionalProperties: published(extra) } : {}),
    ...(schema["x-kubernetes-embedded-resource"]
      ? {
        properties: { ...each(properties ?? {}), apiVersion: text, kind: text, metadata },
        required: [...new Set([...schema.required ?? [], "kind", "apiVersion"])],
      }
      : {}),
  };
}

function each(properties: Readonly<Record<string, Schema>>): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties).map(([name, s]) => [name, published(s)]));
}
