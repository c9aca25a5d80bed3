/**
 * Fields of a resource in an OpenAPI v3 document, as `kubectl explain` tells of them.
 *
 * @module
 */

import { didYouMean } from "kubist/config";
import { UsageError } from "./parse.ts";

/** As much of a schema as is told. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-group-version-kind"?: readonly Gvk[];
}

/** A document of one group and version. */
export interface OpenApiDocument {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

interface Gvk {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** How much to tell. */
export interface ExplainHow {
  /** The names of all fields inside, at every depth. */
  readonly recursive: boolean;
}

const columns = 80;

/**
 * Describes a kind or the field at a path in it.
 *
 * **Errors**: {@linkcode UsageError} for a field that there is not.
 */
export function explainField(
  document: OpenApiDocument,
  kind: Gvk,
  path: readonly string[],
  { recursive }: ExplainHow,
): string {
  const root = rootOf(document, kind);
  let schema = root;
  for (const [i, name] of path.entries()) {
    schema = fieldOf(document, schema, name, [kind.kind, ...path.slice(0, i)].join("."));
  }
  const head = [
    ...(kind.group === "" ? [] : [`GROUP:      ${kind.group}`]),
    `KIND:       ${kind.kind}`,
    `VERSION:    ${kind.version}`,
  ];
  const last = path.at(-1);
  const field = last === undefined ? [] : ["", `FIELD: ${last} <${typeOf(document, schema)}>`];
  const inner = insideOf(document, schema);
  const enums = schema.enum ? ["", "ENUM:", ...schema.enum.map((v) => `    ${String(v)}`)] : [];
  const fields = Object.keys(inner.properties ?? {}).length === 0 ? [] : [
    "",
    "FIELDS:",
    ...(recursive ? nested(document, inner, 1, new Set()) : listed(document, inner)),
  ];
  const told = ["", "DESCRIPTION:", ...wrapped(descriptionOf(document, schema), 4)];
  return [...head, ...field, ...enums, ...told, ...fields].join("\n").trimEnd();
}

function rootOf({ components }: OpenApiDocument, kind: Gvk): Schema {
  const root = Object.values(components?.schemas ?? {}).find((schema) =>
    schema["x-kubernetes-group-version-kind"]?.some((gvk) =>
      gvk.kind === kind.kind && gvk.version === kind.version && (gvk.group ?? "") === kind.group
    )
  );
  if (!root) throw new UsageError(`Cannot explain ${kind.kind}: the server does not describe it`);
  return root;
}

function fieldOf(document: OpenApiDocument, schema: Schema, name: string, at: string): Schema {
  const { properties = {} } = insideOf(document, schema);
  const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (field) return field;
  const near = didYouMean(name, Object.keys(properties));
  throw new UsageError(`Cannot explain ${at}.${name}: ${at} has no field "${name}"${near}`);
}

/** The schema behind references. */
function resolved(document: OpenApiDocument, schema: Schema): Schema {
  const ref = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined);
  const name = ref?.split("/").at(-1);
  const found = name === undefined ? undefined : document.components?.schemas?.[name];
  return found ? resolved(document, found) : schema;
}

/** The object whose fields a path goes on with: that of a list's elements, of a map's values. */
function insideOf(document: OpenApiDocument, schema: Schema): Schema {
  const it = resolved(document, schema);
  if (it.items) return insideOf(document, it.items);
  if (typeof it.additionalProperties === "object" && !it.properties) {
    return insideOf(document, it.additionalProperties);
  }
  return it;
}

function typeOf(document: OpenApiDocument, schema: Schema): string {
  const it = resolved(document, schema);
  if (it["x-kubernetes-int-or-string"]) return "IntOrString";
  if (it.items) return `[]${typeOf(document, it.items)}`;
  if (typeof it.additionalProperties === "object" && !it.properties) {
    return `map[string]${typeOf(document, it.additionalProperties)}`;
  }
  const name = (schema.$ref ?? schema.allOf?.[0]?.$ref)?.split("/").at(-1)?.split(".").at(-1);
  if (it.properties || it.type === "object") return name ?? "Object";
  return it.type ?? name ?? "any";
}

function descriptionOf(document: OpenApiDocument, schema: Schema): string {
  const own = schema.description ?? schema.allOf?.[0]?.description;
  return own || resolved(document, schema).description || "<empty>";
}

function listed(document: OpenApiDocument, { properties = {}, required = [] }: Schema): string[] {
  return Object.entries(properties).sort(([a], [b]) => a < b ? -1 : 1).flatMap(([name, field]) => {
    const needed = required.includes(name) ? " -required-" : "";
    const head = `  ${name}\t<${typeOf(document, field)}>${needed}`;
    return [head, ...wrapped(descriptionOf(document, field), 4), ""];
  });
}

function nested(
  document: OpenApiDocument,
  { properties = {}, required = [] }: Schema,
  depth: number,
  above: ReadonlySet<Schema>,
): string[] {
  return Object.entries(properties).sort(([a], [b]) => a < b ? -1 : 1).flatMap(([name, field]) => {
    const needed = required.includes(name) ? " -required-" : "";
    const inner = insideOf(document, field);
    // A schema may hold itself, as JSON schemas do.
    const deeper = above.has(inner)
      ? []
      : nested(document, inner, depth + 1, new Set([...above, inner]));
    return [`${"  ".repeat(depth)}${name}\t<${typeOf(document, field)}>${needed}`, ...deeper];
  });
}

/** The text in lines of up to 80 columns, its paragraphs kept. */
function wrapped(text: string, indent: number): string[] {
  const room = columns - indent;
  return text.split("\n").flatMap((paragraph) => {
    const lines = [""];
    for (const word of paragraph.split(" ")) {
      const line = lines.at(-1) ?? "";
      if (line !== "" && line.length + 1 + word.length > room) lines.push(word);
      else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
    }
    return lines.map((line) => line === "" ? "" : " ".repeat(indent) + line);
  });
}
