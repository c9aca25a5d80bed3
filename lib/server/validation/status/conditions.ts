/**
 * Checks of the conditions of a status.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/condition/
 *
 * @module
 */

import { isObject } from "../../../meta/deep.ts";
import { qualifiedNameProblems } from "../../../meta/names.ts";
import { duplicate, invalidValue, required } from "../../field_error.ts";
import { all, type Check, each, fields, unique } from "../checks.ts";
import { numbers } from "../numbers.ts";
import { exactlyOneOf, needed, strictName } from "../texts.ts";
import { items } from "./items.ts";

const REASON = /^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$/;
const REASON_RULE =
  "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName',  or 'ReasonA,ReasonB',  or 'ReasonA:ReasonB', regex used for validation is '[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?')";

const condition: Check = fields({
  type: strictName(qualifiedNameProblems),
  status: exactlyOneOf("False", "True", "Unknown"),
  observedGeneration: numbers((n) => n >= 0, "must be greater than or equal to zero"),
  lastTransitionTime: needed(),
  reason: (value, at) => {
    if (!value) return [required(at)];
    return REASON.test(String(value)) ? [] : [invalidValue(at, value, REASON_RULE)];
  },
});

/** Conditions of the common type, each type once. */
export const conditions: Check = items((item, at, before) => {
  const type = (c: unknown) => isObject(c) ? c["type"] ?? "" : "";
  const known = before.some((other) => type(other) === type(item));
  return [...(known ? [duplicate(`${at}.type`, type(item))] : []), ...condition(item, at)];
});

/** Conditions with a type, each once. */
export const typedConditions: Check = all(unique("type"), each(fields({ type: needed() })));

/** Conditions that are true, false or unknown. */
export const knownConditions: Check = each(
  fields({ status: exactlyOneOf("True", "False", "Unknown") }),
);
