/**
 * Schemas to declarations.
 *
 * @module
 */

import type { Schema } from "../meta/schema.ts";
import { escapeComment } from "./comment.ts";
import { fieldFacts } from "./facts.ts";
import { looseMeta } from "./known.ts";
import type { Declaration, Field, Root, TypeExpr } from "./model.ts";
import { pascalCase, type TypeNames } from "./names.ts";
import { refId, unwrap } from "./schema.ts";
import { isOpen, type TypeContext, typeOf } from "./type_of.ts";

/** A schema that is to become a named type. */
export interface NamedSchema {
  readonly id: string;
  readonly home: string;
  readonly name: string;
  /** Lines for its comment, fit to stand in one. */
  readonly doc: readonly string[];
  readonly schema: Schema;
  readonly root?: Root | undefined;
  /** What it stands for, where the schema does not say. */
  readonly type?: TypeExpr | undefined;
}

/** What is known of a field besides its schema; what is given here counts. */
export interface FieldKnowledge {
  readonly type?: TypeExpr | undefined;
  readonly required?: boolean | undefined;
  readonly present?: boolean | undefined;
  readonly nullable?: boolean | undefined;
  readonly default?: unknown;
  /** A further sentence for its comment. */
  readonly note?: string | undefined;
}

/** How schemas become declarations. */
export interface DeclareOptions {
  readonly names: TypeNames;
  /** Whether the schema's own descriptions become comments. */
  readonly descriptions: boolean;
  /** What is known of a field besides its schema. */
  readonly knowledge?:
    | ((id: string, field: string, schema: Schema, parent: Schema) => FieldKnowledge)
    | undefined;
  /** Whether a definition exists; what refers to one that does not is of unknown type. */
  readonly exists: (id: string) => boolean;
}

/**
 * Turns named schemas into declarations; objects inside objects get names of their own.
 *
 * **Errors**: `RangeError` for schemas nested deeper than any real one.
 */
export function declare(
  schemas: Iterable<NamedSchema>,
  options: DeclareOptions,
): Map<string, Declaration> {
  const out = new Map<string, Declaration>();
  // All first names are given before those of the parts, which have to make do with what is left.
  const placed = [...schemas].map((s) => place(s, 0, options));
  for (const named of placed) declareOne(named, options, out);
  return out;
}

function place(named: NamedSchema, depth: number, { names }: DeclareOptions): Placed {
  return { ...named, name: names.take(named.home, named.name), depth };
}

/** Declares a type, then its parts, each followed by its own. */
function declareOne(named: Placed, options: DeclareOptions, out: Map<string, Declaration>): void {
  const parts: Placed[] = [];
  const context: TypeContext = {
    exists: options.exists,
    nested(id, name, schema, depth) {
      const own = options.descriptions ? description(schema) : [];
      const field = escapeComment(id.slice(named.id.length + 1)).replaceAll("`", "'");
      const doc = own.length > 0 ? own : [`The field \`${field}\` of a {@linkcode ${named.name}}.`];
      parts.push(place({ id, home: named.home, name, doc, schema }, depth, options));
    },
  };
  out.set(named.id, declaration(named, options, context));
  for (const part of parts) declareOne(part, options, out);
}

interface Placed extends NamedSchema {
  readonly depth: number;
}

function declaration(named: Placed, options: DeclareOptions, context: TypeContext): Declaration {
  const { id, home, name, doc, root, depth } = named;
  const schema = unwrap(named.schema);
  const common = { id, home, name, draft: `${name}Draft`, doc, ...root && { root } };
  const item = root ? undefined : itemOf(schema, name);
  if (item !== undefined) return { ...common, body: { is: "page", item } };
  if (named.type !== undefined || (schema.properties === undefined && !root)) {
    const type = named.type ?? typeOf(schema, { id: `${id}/`, wish: name, depth }, context);
    return { ...common, body: { is: "alias", type } };
  }
  const own = Object.entries(schema.properties ?? {})
    .filter(([field]) => !root || !rootFields.some((f) => f.name === field))
    .map(([field, s]) => fieldOf(named, schema, field, s, options, context));
  const fields = root ? [...rootFields, ...own] : own;
  return { ...common, body: { is: "object", fields, rest: isOpen(schema) } };
}

/** What a list is of; undefined for anything else. */
function itemOf(schema: Schema, name: string): string | undefined {
  if (!name.endsWith("List") || schema.properties?.metadata === undefined) return undefined;
  const ref = unwrap(unwrap(schema.properties.items).items).$ref;
  return ref === undefined ? undefined : refId(ref);
}

/** The printer gives these their types. */
const rootFields: readonly Field[] = ["apiVersion", "kind", "metadata"].map((name) => ({
  name,
  type: name === "metadata" ? looseMeta : { is: "plain", text: "string" },
  required: false,
  present: true,
  nullable: false,
  doc: [],
}));

function fieldOf(
  owner: Placed,
  parent: Schema,
  name: string,
  wrapped: Schema,
  options: DeclareOptions,
  context: TypeContext,
): Field {
  const bare = unwrap(wrapped);
  const known = options.knowledge?.(owner.id, name, bare, parent) ?? {};
  const schema = known.default === undefined ? bare : { ...bare, default: known.default };
  const nullable = known.nullable ?? schema.nullable === true;
  const defaulted = schema.default !== undefined && !nullable;
  const at = {
    id: `${owner.id}/${name.replaceAll("/", "~1")}`,
    wish: owner.name + pascalCase(name),
    depth: owner.depth,
  };
  const required = (parent.required ?? []).includes(name);
  const facts = [...known.note ? [known.note] : [], ...fieldFacts(schema)].join(" ");
  return {
    name,
    type: known.type ?? typeOf(schema, at, context),
    required: known.required ?? (required && !defaulted),
    present: known.present ?? (required || defaulted),
    nullable,
    doc: [
      ...options.descriptions ? description(schema) : [],
      ...facts === "" ? [] : [escapeComment(facts)],
    ],
  };
}

function description(schema: Schema): string[] {
  const text = escapeComment(schema.description ?? "");
  return text === "" ? [] : text.split("\n");
}
