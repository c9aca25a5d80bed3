/**
 * Parts of hooks and policies: the resources of a rule that they choose requests by, of which none
 * may cover another, and the validations of a policy.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules
 *
 * @module
 */

import { type FieldError, invalidValue, required } from "../field_error.ts";
import { type Check, fields, first } from "./checks.ts";
import { exactlyOneOf } from "./texts.ts";

/** The problems of the resources of a rule. */
export function resourceErrors(value: unknown, at: string): FieldError[] {
  const list = (value ?? []) as readonly string[];
  if (list.length === 0) return [required(at)];
  const [parts, resources] = [new Set<string>(), new Set<string>()];
  const errors = list.flatMap((word, i) => {
    if (word === "") return [required(`${at}[${i}]`)];
    const slash = word.indexOf("/");
    if (slash < 0) return [];
    const [resource, part] = [word.slice(0, slash), word.slice(slash + 1)];
    const covered = [
      ...(parts.has(resource) ? [`${resource}/*`] : []),
      ...(resources.has(part) ? [`*/${part}`] : []),
    ];
    if (part === "*") parts.add(resource);
    if (resource === "*") resources.add(part);
    return covered.map((by) =>
      invalidValue(`${at}[${i}]`, word, `if '${by}' is present, must not specify ${word}`)
    );
  });
  if (list.length > 1 && list.includes("*/*")) {
    errors.push(
      invalidValue(at, list, "if '*/*' is present, must not specify other resources"),
    );
  }
  // Of those without subresources the last one counts.
  const last = list.findLast((word) => word !== "" && !word.includes("/"));
  if (list.includes("*") && last !== "*") {
    const problem = "if '*' is present, must not specify other resources without subresources";
    errors.push(invalidValue(at, list, problem));
  }
  return errors;
}

/** A text that is left out or says something. */
const filled: Check = (value, at) =>
  typeof value === "string" && value !== "" && value.trim() === ""
    ? [invalidValue(at, value, "must be non-empty if specified")]
    : [];

/** The checks of one validation, its expressions apart. */
export const validation: Check = fields({
  expression: (value, at) =>
    String(value ?? "").trim() === "" ? [required(at, "expression is not specified")] : [],
  messageExpression: filled,
  message: first(
    filled,
    (value, at) =>
      /[\r\n]/.test(String(value ?? "").trim())
        ? [invalidValue(at, value, "must not contain line breaks")]
        : [],
  ),
  reason: (value, at) =>
    value === undefined
      ? []
      : exactlyOneOf("Forbidden", "Invalid", "RequestEntityTooLarge")(value, at),
});
