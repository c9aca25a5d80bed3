/**
 * Label selectors: parse, format, match.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 *
 * @module
 */

import { parseRequirements } from "./selector/parse.ts";
import {
  formatRequirement,
  type LabelRequirement,
  matchesRequirement,
  requirement,
  requirementProblem,
} from "./selector/requirement.ts";
import { TextSyntaxError } from "./syntax.ts";

export type { LabelOperator, LabelRequirement } from "./selector/requirement.ts";

/**
 * A selector as an object: a value, any of several values, `true` for "has the key", `false` for
 * "has it not". All of them must hold.
 */
export type LabelQuery = Readonly<Record<string, string | readonly string[] | boolean>>;

/** A label selector, ready to match and to be written. Requirements are joined by "and". */
export interface LabelSelector {
  /** Sorted by key. */
  readonly requirements: readonly LabelRequirement[];
  /** Whether it selects everything. */
  readonly empty: boolean;
  /** Whether an object with these labels is selected. */
  matches(labels: Readonly<Record<string, string>> | undefined): boolean;
  /** The text that the API takes as `labelSelector`. */
  toString(): string;
}

/** How a selector is read. */
export interface SelectorOptions {
  /** Told of `key in ()`, which is taken as a server takes it and seldom meant. */
  readonly onWarning?: ((text: string) => void) | undefined;
}

/**
 * Reads a label selector from text or from an object.
 *
 * **Errors**: `SyntaxError` that quotes the text and the place.
 *
 * @example
 * ```ts
 * import { selector } from "kubist/meta";
 *
 * selector("a in (b,c),!legacy").matches({ a: "b" }); // true
 * selector({ app: "api", tier: ["a", "b"], legacy: false }).toString();
 * // "app=api,!legacy,tier in (a,b)"
 * ```
 */
export function selector(
  query: string | LabelQuery,
  options: SelectorOptions = {},
): LabelSelector {
  return typeof query === "string"
    ? selectorOf(parseRequirements(query, options.onWarning))
    : selectorOf(queryRequirements(query));
}

/** A selector of requirements that are known to be valid. */
export function selectorOf(requirements: readonly LabelRequirement[]): LabelSelector {
  const none: Readonly<Record<string, string>> = {};
  return Object.freeze({
    requirements,
    empty: requirements.length === 0,
    matches: (labels: Readonly<Record<string, string>> | undefined) =>
      requirements.every((r) => matchesRequirement(r, labels ?? none)),
    toString: () => requirements.map(formatRequirement).join(","),
  });
}

function queryRequirements(query: LabelQuery): LabelRequirement[] {
  if (typeof query !== "object" || query === null || Array.isArray(query)) {
    const given = Array.isArray(query) ? "a list" : query === null ? "null" : `a ${typeof query}`;
    throw new TypeError(
      `Cannot select by ${given}: give a selector such as "app=api", or an object such as { app: "api" }`,
    );
  }
  return Object.keys(query).sort().map((key) => {
    const r = queryRequirement(key, query[key]);
    const problem = requirementProblem(r);
    if (problem) {
      throw new TextSyntaxError({
        what: "label selector",
        text: formatRequirement(r),
        reason: problem,
      });
    }
    return r;
  });
}

function queryRequirement(key: string, value: LabelQuery[string] | undefined): LabelRequirement {
  if (value === true) return requirement(key, "exists");
  if (value === false) return requirement(key, "!");
  if (typeof value === "string") return requirement(key, "=", [value]);
  if (Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === "string")) {
    return requirement(key, "in", value);
  }
  throw new TypeError(
    `Cannot select by label ${
      JSON.stringify(key)
    }: its value must be a string, a non-empty array of strings, true (exists) or false (does not exist)`,
  );
}
