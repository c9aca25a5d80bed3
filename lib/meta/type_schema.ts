/**
 * What patches and server-side apply need to know of types: the port through which the generated
 * tables and the schemas of custom resources plug in.
 *
 * @module
 */

/** A type of JSON values. */
export type TypeSchema = ScalarSchema | ListSchema | MapSchema | AnySchema;

/** A string, a number, a boolean, or any of them. */
export interface ScalarSchema {
  /** Tells it from the others. */
  readonly kind: "scalar";
  /** The type of the value. */
  readonly of: "string" | "number" | "boolean" | "any";
}

/** A list. */
export interface ListSchema {
  /** Tells it from the others. */
  readonly kind: "list";
  /** What it holds. */
  readonly items: TypeSchema;
  /**
   * Who owns it: one manager all of it (`atomic`), or each its own elements, which are told apart by
   * their value (`set`) or by some of their fields (`map`).
   */
  readonly relation: "atomic" | "set" | "map";
  /** The fields that tell the elements of a `map` list apart. */
  readonly keys: readonly string[];
}

/** An object: one with known fields, a map of free keys, or both. */
export interface MapSchema {
  /** Tells it from the others. */
  readonly kind: "map";
  /** The name of the type, for messages. */
  readonly name?: string;
  /** One manager owns all of it. @default {false} */
  readonly atomic?: boolean;
  /** A known field. */
  field(name: string): FieldSchema | undefined;
  /** The type behind every other key; undefined when there may be none. */
  readonly values?: TypeSchema | undefined;
}

/** Any JSON value; what it is shows from the value: its objects are maps, its lists atomic. */
export interface AnySchema {
  /** Tells it from the others. */
  readonly kind: "any";
  /** One manager owns all of it. @default {false} */
  readonly atomic?: boolean;
}

/** A field of an object. */
export interface FieldSchema {
  /** What the field may be. */
  readonly type: TypeSchema;
  /** What the server fills in; a missing key field counts as this. */
  readonly default?: unknown;
  /** How strategic merge patches treat it; replaced when absent. */
  readonly patch?: PatchStrategy | undefined;
}

/** How strategic merge patches treat a field. */
export interface PatchStrategy {
  /** Merge lists by element, instead of replacing them. */
  readonly merge?: boolean;
  /** Replace an object, instead of merging it. */
  readonly replace?: boolean;
  /** Let patches say which fields stay. */
  readonly retainKeys?: boolean;
  /** The field by which elements of a merged list are told apart; absent for lists of scalars. */
  readonly mergeKey?: string | undefined;
}
