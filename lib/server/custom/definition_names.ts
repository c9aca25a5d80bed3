/**
 * Validation of the names of a definition: those it asks for, and those it got.
 *
 * @module
 */

import { dns1035LabelProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, invalidValue, required } from "../field_error.ts";
import type { DefinedNames } from "./definition.ts";

/** What a definition must name. */
export function presenceErrors(names: Partial<DefinedNames>): FieldError[] {
  return (["plural", "singular", "kind", "listKind"] as const)
    .filter((f) => !names[f]).map((f) => required(`spec.names.${f}`));
}

/** What is wrong with names at a path such as "spec.names". */
export function nameErrors(names: Partial<DefinedNames>, at: string): FieldError[] {
  const errors: FieldError[] = [];
  const check = (field: string, value: string | undefined, mixed: boolean) => {
    const problems = value ? dns1035LabelProblems(mixed ? value.toLowerCase() : value) : [];
    if (problems.length === 0) return;
    const lead = mixed ? "may have mixed case, but should otherwise match: " : "";
    errors.push(invalidValue(`${at}.${field}`, value, lead + problems.join(",")));
  };
  check("plural", names.plural, false);
  check("singular", names.singular, false);
  check("kind", names.kind, true);
  check("listKind", names.listKind, true);
  (names.shortNames ?? []).forEach((n, i) => check(`shortNames[${i}]`, n, false));
  if (names.kind && names.kind === names.listKind) {
    const detail = "kind and listKind may not be the same";
    errors.push(invalidValue(`${at}.listKind`, names.listKind, detail));
  }
  (names.categories ?? []).forEach((n, i) => check(`categories[${i}]`, n, false));
  return errors;
}

/** What is wrong with the names that a status says were accepted. */
export function acceptedErrors({ status }: AnyObject): FieldError[] {
  return nameErrors(status?.acceptedNames ?? {}, "status.acceptedNames");
}
