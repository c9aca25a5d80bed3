/**
 * The one-line form in which the schemas of Kubernetes are kept, and its reader.
 *
 * A definition is words with a space between them. `%` starts a fact about the whole: `%gvk=apps/v1/Scale`,
 * `%atomic`, `%type=string`, `%any` (no type), `%format=date-time`, `%unions=JSON`. Every other word is
 * a field: `*name:type;fact;fact`, the `*` for a required one. Types: `s` string, `b` boolean, `i`
 * int32, `l` int64, `d` double, `y` bytes, `[` a list of, `{` a map to, `@` a definition, `@.` one of the same package. Facts:
 * `atomic`, `set`, `map=key,key` of lists; `whole`, `parts` for atomic and granular maps;
 * `patch=strategy`, `key=mergeKey`.
 *
 * @module
 */

import type { GroupVersionKind } from "./gvk.ts";
import type { Schema } from "./schema.ts";

type Draft = { -readonly [K in keyof Schema]: Schema[K] };

const scalars: Readonly<Record<string, Schema>> = {
  s: { type: "string" },
  b: { type: "boolean" },
  i: { type: "integer", format: "int32" },
  l: { type: "integer", format: "int64" },
  d: { type: "number", format: "double" },
  y: { type: "string", format: "byte" },
};

const prefixes: readonly (readonly [short: string, long: string])[] = [
  ["meta.", "io.k8s.apimachinery.pkg.apis.meta."],
  ["apiextensions.", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions."],
  ["apiregistration.", "io.k8s.kube-aggregator.pkg.apis.apiregistration."],
  ["~", "io.k8s.apimachinery.pkg."],
  ["", "io.k8s.api."],
];

/** The id of a definition as OpenAPI documents write it: "io.k8s.api.core.v1.Pod" of "core.v1.Pod". */
export function definitionId(short: string): string {
  const [from, to] = prefixes.find(([from]) => short.startsWith(from)) ?? ["", ""];
  return to + short.slice(from.length);
}

/** The short form of a definition's id: "core.v1.Pod" of "io.k8s.api.core.v1.Pod". */
export function shortDefinition(id: string): string {
  const [from, to] = prefixes.find(([, to]) => id.startsWith(to)) ?? ["", ""];
  return from + id.slice(to.length);
}

/**
 * Reads the schema of a definition from a table, by its short name; undefined when there is none.
 *
 * **Errors**: `SyntaxError` for a word that is not in the form above.
 */
export function readSchema(
  table: Readonly<Record<string, string>>,
  short: string,
): Schema | undefined {
  const text = Object.hasOwn(table, short) ? table[short] : undefined;
  return text === undefined ? undefined : parse(text, short.slice(0, short.lastIndexOf(".")));
}

function parse(text: string, home: string): Schema {
  const schema: Draft = { type: "object" };
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  const kinds: GroupVersionKind[] = [];
  for (const word of text === "" ? [] : text.split(" ")) {
    if (word.startsWith("%")) readFact(word.slice(1), schema, kinds);
    else {
      const colon = word.indexOf(":");
      const start = word.startsWith("*") ? 1 : 0;
      const name = word.slice(start, colon);
      if (colon < 0) throw new SyntaxError(`Cannot read the schema word ${word}: no type`);
      if (start === 1) required.push(name);
      properties[name] = fieldSchema(word.slice(colon + 1), home);
    }
  }
  if (Object.keys(properties).length > 0) schema.properties = properties;
  if (required.length > 0) schema.required = required;
  if (kinds.length > 0) schema["x-kubernetes-group-version-kind"] = kinds;
  return schema;
}

function readFact(fact: string, schema: Draft, kinds: GroupVersionKind[]): void {
  const [name, value] = halves(fact, "=");
  switch (name) {
    case "any":
      delete schema.type;
      return;
    case "type":
      schema.type = value;
      return;
    case "format":
      schema.format = value;
      return;
    case "atomic":
      schema["x-kubernetes-map-type"] = "atomic";
      return;
    case "unions":
      schema["x-kubernetes-unions"] = JSON.parse(value);
      return;
    case "gvk": {
      const [group = "", version = "", kind = ""] = value.split("/");
      kinds.push({ group, version, kind });
      return;
    }
    default:
      throw new SyntaxError(`Cannot read the schema word %${fact}: unknown`);
  }
}

function fieldSchema(text: string, home: string): Schema {
  const [type = "", ...facts] = text.split(";");
  const schema: Draft = typeSchema(type, home);
  for (const fact of facts) {
    const [name, value] = halves(fact, "=");
    switch (name) {
      case "atomic":
      case "set":
        schema["x-kubernetes-list-type"] = name;
        break;
      case "map":
        schema["x-kubernetes-list-type"] = name;
        schema["x-kubernetes-list-map-keys"] = value.split(",");
        break;
      case "whole":
        schema["x-kubernetes-map-type"] = "atomic";
        break;
      case "parts":
        schema["x-kubernetes-map-type"] = "granular";
        break;
      case "patch":
        schema["x-kubernetes-patch-strategy"] = value;
        break;
      case "key":
        schema["x-kubernetes-patch-merge-key"] = value;
        break;
      default:
        throw new SyntaxError(`Cannot read the schema fact ${fact}: unknown`);
    }
  }
  return schema;
}

function typeSchema(text: string, home: string): Draft {
  const rest = text.slice(1);
  switch (text[0]) {
    case "[":
      return { type: "array", items: typeSchema(rest, home) };
    case "{":
      return { type: "object", additionalProperties: typeSchema(rest, home) };
    case "@":
      return {
        $ref: `#/definitions/${definitionId(rest.startsWith(".") ? home + rest : rest)}`,
      };
    default: {
      const scalar = Object.hasOwn(scalars, text) ? scalars[text] : undefined;
      if (scalar === undefined) {
        throw new SyntaxError(`Cannot read the schema type ${text}: unknown`);
      }
      return { ...scalar };
    }
  }
}

function halves(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
