/**
 * Label selectors as objects hold them: `matchLabels` and `matchExpressions`.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
 *
 * @module
 */

import { type LabelSelector, selectorOf } from "../selector.ts";
import { quote, TextSyntaxError } from "../syntax.ts";
import {
  formatRequirement,
  type LabelOperator,
  type LabelRequirement,
  requirement,
  requirementProblem,
} from "./requirement.ts";

/** One expression of a structured selector. */
export interface StructuredRequirement {
  /** The label. */
  key: string;
  /** How its value stands to the values. */
  operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | (string & Record<never, never>);
  /** For In and NotIn. */
  values?: string[];
}

/** A label selector as a Deployment or a NetworkPolicy holds it. */
export interface StructuredSelector {
  /** Labels with the values that they must have. */
  matchLabels?: Record<string, string>;
  /** What must hold besides. */
  matchExpressions?: StructuredRequirement[];
}

const OPERATORS: ReadonlyMap<string, LabelOperator> = new Map([
  ["In", "in"],
  ["NotIn", "notin"],
  ["Exists", "exists"],
  ["DoesNotExist", "!"],
]);

const nothing: LabelSelector = Object.freeze({
  requirements: [],
  empty: false,
  matches: () => false,
  toString: () => {
    throw new RangeError(
      "Cannot write a selector that selects nothing: its grammar has no text for it",
    );
  },
});

/**
 * The selector that an object holds. An empty one selects everything, an absent one nothing.
 *
 * **Errors**: `SyntaxError` for keys, values and operators that the API server would refuse.
 *
 * @example
 * ```ts
 * import { selectorFromStructured } from "kubist/meta";
 *
 * selectorFromStructured({ matchLabels: { app: "api" } }).matches({ app: "api" }); // true
 * ```
 */
export function selectorFromStructured(structured: StructuredSelector | undefined): LabelSelector {
  if (!structured) return nothing;
  const labels = Object.entries(structured.matchLabels ?? {})
    .map(([key, value]) => requirement(key, "=", [value]));
  const expressions = (structured.matchExpressions ?? []).map(fromExpression);
  const all = [...labels, ...expressions];
  for (const r of all) check(r);
  return selectorOf(all.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)));
}

/**
 * A selector as objects hold it.
 *
 * **Errors**: `RangeError` for `>` and `<`, which have no structured form.
 */
export function structuredSelector(selector: LabelSelector): StructuredSelector {
  const matchLabels: Record<string, string> = {};
  const matchExpressions: StructuredRequirement[] = [];
  for (const r of selector.requirements) {
    const [value = ""] = r.values;
    const equals = r.op === "=" || r.op === "==";
    if (equals && !Object.hasOwn(matchLabels, r.key)) matchLabels[r.key] = value;
    else matchExpressions.push(toExpression(r));
  }
  return {
    ...(Object.keys(matchLabels).length > 0 ? { matchLabels } : {}),
    ...(matchExpressions.length > 0 ? { matchExpressions } : {}),
  };
}

function fromExpression({ key, operator, values }: StructuredRequirement): LabelRequirement {
  const op = OPERATORS.get(operator);
  if (op) return requirement(key, op, values ?? []);
  const reason = `${quote(operator)} is not a valid label selector operator`;
  throw new TextSyntaxError({ what: "label selector", text: key, reason });
}

function toExpression(r: LabelRequirement): StructuredRequirement {
  const values = [...r.values];
  switch (r.op) {
    case "exists":
      return { key: r.key, operator: "Exists" };
    case "!":
      return { key: r.key, operator: "DoesNotExist" };
    case ">":
    case "<":
      throw new RangeError(
        `Cannot put selector ${
          quote(formatRequirement(r))
        } into an object: only its text has ${r.op}`,
      );
    default:
      return { key: r.key, operator: r.op === "!=" || r.op === "notin" ? "NotIn" : "In", values };
  }
}

function check(r: LabelRequirement): void {
  const sets = r.op === "in" || r.op === "notin";
  const problem = sets && r.values.length === 0
    ? "for 'in', 'notin' operators, values set can't be empty"
    : !sets && r.op !== "=" && r.values.length > 0
    ? "values set must be empty for exists and does not exist"
    : requirementProblem(r);
  if (!problem) return;
  throw new TextSyntaxError({
    what: "label selector",
    text: formatRequirement(r),
    reason: problem,
  });
}
