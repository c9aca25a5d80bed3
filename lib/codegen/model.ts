/**
 * What is printed: declarations of types, and resources. Made from schemas, free of their syntax.
 *
 * @module
 */

import type { Scope, Verb } from "../meta/kind.ts";

/** A type that kubist's `meta` room exports, with the name of its write shape where that differs. */
export interface MetaName {
  readonly name: string;
  readonly draft?: string;
}

/** What a value may be. */
export type TypeExpr =
  | { readonly is: "plain"; readonly text: "string" | "number" | "boolean" | "unknown" | "null" }
  | { readonly is: "meta"; readonly meta: MetaName }
  | { readonly is: "ref"; readonly id: string }
  | { readonly is: "enum"; readonly values: readonly EnumValue[]; readonly open: boolean }
  | { readonly is: "list"; readonly item: TypeExpr }
  | { readonly is: "map"; readonly value: TypeExpr }
  | { readonly is: "union"; readonly of: readonly TypeExpr[] };

/** A value of a closed set. */
export type EnumValue = string | number | boolean | null;

/** A field of an object. */
export interface Field {
  /** As on the wire. */
  readonly name: string;
  readonly type: TypeExpr;
  /** Whether a writer must give it. */
  readonly required: boolean;
  /** Whether every answer of the server has it. */
  readonly present: boolean;
  /** Whether it may be null. */
  readonly nullable: boolean;
  /** Sentences for the comment, not yet escaped. */
  readonly doc: readonly string[];
}

/** What makes a declaration the object of a kind. */
export interface Root {
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether the server stores it: objects that are only ever sent have no uid. */
  readonly stored: boolean;
}

/** A named type. */
export interface Declaration {
  /** Unique over the model. */
  readonly id: string;
  /** The file it is in: "apps/v1". */
  readonly home: string;
  /** Unique in its home, as is its write shape's. */
  readonly name: string;
  readonly draft: string;
  /** Sentences for the comment, not yet escaped. */
  readonly doc: readonly string[];
  readonly body:
    | { readonly is: "object"; readonly fields: readonly Field[]; readonly rest: boolean }
    | { readonly is: "alias"; readonly type: TypeExpr }
    | { readonly is: "page"; readonly item: string };
  readonly root?: Root;
}

/** A subresource, and the kind it takes and gives. */
export interface Subresource {
  readonly name: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly verbs: readonly Verb[];
}

/** A resource of a group and version. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly scope: Scope;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly Verb[];
  readonly subresources: readonly Subresource[];
  /** The fields that select beside those of the metadata; undefined where nothing tells. */
  readonly fields?: readonly string[] | undefined;
}

/** All there is to print. */
export interface Model {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly resources: readonly Resource[];
}
