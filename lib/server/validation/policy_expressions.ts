/**
 * The expressions of admission policies when they are defined: what does not compile is refused.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Expression } from "../cel/expression.ts";
import { celLibrary } from "../cel/library.ts";
import { compilePolicy } from "../cel/policy.ts";
import { type FieldError, invalidValue } from "../field_error.ts";

/** The problems of a policy's expressions; none before the library is loaded. */
export function policyExpressionErrors(spec: AnyObject["spec"], at: string): FieldError[] {
  const library = celLibrary();
  if (!library) return [];
  const { conditions, variables, checks } = compilePolicy(library, spec);
  const text = (list: string, i: number): string => spec[list]?.[i]?.expression ?? "";
  return [
    ...conditions.flatMap(({ expression }, i) =>
      wrong(
        expression,
        `${at}.matchConditions[${i}].expression`,
        text("matchConditions", i),
        "bool",
      )
    ),
    ...variables.flatMap(({ expression }, i) =>
      wrong(expression, `${at}.variables[${i}].expression`, text("variables", i), undefined)
    ),
    ...checks.flatMap(({ expression, messageExpression }, i) => {
      const here = `${at}.validations[${i}]`;
      const message: string = spec.validations[i].messageExpression ?? "";
      return [
        ...wrong(expression, `${here}.expression`, text("validations", i), "bool"),
        ...(messageExpression
          ? wrong(messageExpression, `${here}.messageExpression`, message, "string")
          : []),
      ];
    }),
  ];
}

/** A type as Go names it. */
function goType(type: string): string {
  const names: Readonly<Record<string, string>> = {
    T: "dyn",
    K: "dyn",
    V: "dyn",
    null: "null_type",
    optional: "optional_type",
  };
  return type.replace(/^list$/, "list<dyn>").replace(/\w+/g, (name) => names[name] ?? name)
    .replaceAll("<", "(").replaceAll(">", ")");
}

/** A path into what is written, of which nobody knows what type it is. */
const UNTYPED = /^\s*(object|oldObject|params)(\.\w+|\[\d+\])*\s*$/;

function wrong(
  { problem, type }: Expression,
  field: string,
  text: string,
  wanted: string | undefined,
): FieldError[] {
  if (text.trim() === "") return [];
  if (problem) return [invalidValue(field, text, problem)];
  if (wanted === undefined || type === wanted) return [];
  if (type === "dyn" && !UNTYPED.test(text)) return [];
  return [invalidValue(field, text, `must evaluate to ${wanted} but got ${goType(type)}`)];
}
