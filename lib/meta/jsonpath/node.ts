/**
 * The parts of a JSONPath template.
 *
 * @module
 */

/** One step of an expression, or a literal. */
export type Step =
  | { readonly type: "literal"; readonly value: string | number | boolean }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "field"; readonly name: string }
  | { readonly type: "slice"; readonly bounds: Bounds }
  | { readonly type: "filter"; readonly filter: Filter }
  | { readonly type: "union"; readonly branches: readonly Expression[] }
  | { readonly type: "wildcard" }
  | { readonly type: "recursive" }
  | { readonly type: "word"; readonly word: string };

/** Steps from left to right. */
export type Expression = readonly Step[];

/** A template: texts, and expressions in braces. */
export type Template = readonly (Expression | string)[];

/** `[from:to:step]`; undefined where nothing is written. */
export interface Bounds {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly step: number | undefined;
  /** Whether `[from]` alone is written. */
  readonly single: boolean;
}

/** `[?(left operator right)]`, or `[?(left)]` for "exists". */
export interface Filter {
  readonly left: Expression;
  readonly operator: string;
  readonly right: Expression;
}
