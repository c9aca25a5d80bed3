/**
 * The schemas of all definitions, one line each, in the form that `lib/meta/schema_text.ts` reads.
 *
 * @module
 */

import { type SourceFile, sourceFile } from "../file.ts";
import type { Schema } from "../../meta/schema.ts";
import { shortDefinition } from "../../meta/schema_text.ts";
import { literal } from "../names.ts";
import { refId } from "../schema.ts";
import { header } from "./header.ts";
import type { BuiltInInputs } from "./inputs.ts";

/** The file of the schemas. */
export function schemaFile(inputs: BuiltInInputs): SourceFile {
  const lines = Object.entries(inputs.swagger.definitions).map(([id, schema]) => {
    const short = shortDefinition(id);
    const text = schemaText(schema, short.slice(0, short.lastIndexOf(".") + 1));
    return `  ${literal(short)}: ${quoted(text)},`;
  });
  return sourceFile(
    "server/schemas.ts",
    header(
      "The schema of every definition, in the form that `readSchema` reads.",
      "For servers, and for what explains or merges objects; large, so to be imported when needed.",
    ),
    [
      "/** Schemas by the short name of their definition: `core.v1.Pod`. */",
      "export const schemas: Readonly<Record<string, string>> = {",
      ...lines,
      "};",
    ],
  );
}

/** The one-line form of a definition's schema. */
function schemaText(schema: Schema, home: string): string {
  const required = new Set(schema.required);
  return [
    ...facts(schema),
    ...Object.entries(schema.properties ?? {}).map(([name, s]) =>
      `${required.has(name) ? "*" : ""}${name}:${[typeText(s, home), ...fieldFacts(s)].join(";")}`
    ),
  ].join(" ");
}

function facts(schema: Schema): string[] {
  const words: string[] = [];
  if (schema.type === undefined) words.push("%any");
  else if (schema.type !== "object") words.push(`%type=${schema.type}`);
  if (schema.format !== undefined) words.push(`%format=${schema.format}`);
  if (schema["x-kubernetes-map-type"] !== undefined) words.push("%atomic");
  const unions = schema["x-kubernetes-unions"];
  if (unions !== undefined) words.push(`%unions=${JSON.stringify(unions)}`);
  const kinds = schema["x-kubernetes-group-version-kind"] ?? [];
  return [...words, ...kinds.map((k) => `%gvk=${k.group}/${k.version}/${k.kind}`)];
}

function typeText(schema: Schema, home: string): string {
  if (schema.$ref !== undefined) {
    const short = shortDefinition(refId(schema.$ref));
    return `@${short.startsWith(home) ? short.slice(home.length - 1) : short}`;
  }
  if (schema.type === "array") return `[${typeText(schema.items ?? {}, home)}`;
  if (schema.type === "object") return `{${typeText(schema.additionalProperties as Schema, home)}`;
  if (schema.type === "boolean") return "b";
  const formats = { int32: "i", int64: "l", double: "d", byte: "y" };
  return formats[schema.format as keyof typeof formats] ?? "s";
}

function fieldFacts(schema: Schema): string[] {
  const words: string[] = [];
  const list = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"];
  if (list !== undefined) words.push(keys ? `${list}=${keys.join()}` : list);
  const map = schema["x-kubernetes-map-type"];
  if (map !== undefined) words.push(map === "atomic" ? "whole" : "parts");
  const patch = schema["x-kubernetes-patch-strategy"];
  if (patch !== undefined) words.push(`patch=${patch}`);
  const key = schema["x-kubernetes-patch-merge-key"];
  return key === undefined ? words : [...words, `key=${key}`];
}

/** In single quotes where the text has double ones. */
function quoted(text: string): string {
  return text.includes('"') && !/['\\]/.test(text) ? `'${text}'` : literal(text);
}
