/**
 * The resources of a rule that hooks and policies choose requests by: no pattern may cover another.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules
 *
 * @module
 */

import { type FieldError, invalidValue, required } from "../field_error.ts";

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
