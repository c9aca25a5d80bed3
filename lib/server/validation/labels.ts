/**
 * Checks of labels and their selectors.
 *
 * @module
 */

import { qualifiedNameProblems } from "../../meta/names.ts";
import { type FieldError, forbiddenField, invalidValue, required } from "../field_error.ts";
import { labelErrors } from "../meta_validation.ts";
import { about, type Check, each, inside, present } from "./checks.ts";

/** A map of labels. */
export const labels: Check = (value, at) =>
  labelErrors(value as Readonly<Record<string, string>> | undefined, at);

/** A label selector, if there is one. */
export const labelSelector: Check = present(inside({
  matchLabels: labels,
  matchExpressions: each(about((expression, at) => {
    const errors: FieldError[] = [];
    const { key = "", operator = "", values = [] } = expression;
    if (operator === "In" || operator === "NotIn") {
      if (values.length === 0) {
        errors.push(
          required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'"),
        );
      }
    } else if (operator === "Exists" || operator === "DoesNotExist") {
      if (values.length > 0) {
        const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
        errors.push(forbiddenField(`${at}.values`, detail));
      }
    } else errors.push(invalidValue(`${at}.operator`, operator, "not a valid selector operator"));
    for (const p of qualifiedNameProblems(key)) errors.push(invalidValue(`${at}.key`, key, p));
    return errors;
  })),
}));
