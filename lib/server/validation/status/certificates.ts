/**
 * Checks of what is said about a request for a certificate.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
 *
 * @module
 */

import { deepEqual } from "../../../meta/deep.ts";
import type { AnyObject } from "../../../meta/object.ts";
import {
  duplicate,
  type FieldError,
  forbiddenField,
  notSupported,
  required,
} from "../../field_error.ts";

type Fields = AnyObject["spec"];

const AT = "status.conditions";
/** What is said once and for all, and never said to be false. */
const FINAL = ["Approved", "Denied", "Failed"];

/** The status of a request, next to what it was: through /status nobody approves or denies. */
export function requestStatus(request: AnyObject, before: AnyObject): FieldError[] {
  const now: Fields[] = request["status"]?.conditions ?? [];
  const then: Fields[] = before["status"]?.conditions ?? [];
  const of = (list: readonly Fields[], type: string) => list.filter((c) => c.type === type);
  const removed = FINAL.filter((type) => of(now, type).length < of(then, type).length);
  const decided = ["Approved", "Denied"].filter((type) => !removed.includes(type));
  return [
    ...now.flatMap((condition, i) => conditionErrors(condition, now.slice(0, i), `${AT}[${i}]`)),
    ...removed.map((type) =>
      forbiddenField(AT, `updates may not remove a condition of type "${type}"`)
    ),
    ...decided.filter((type) => !deepEqual(of(now, type), of(then, type))).map((type) => {
      const act = of(now, type).length > of(then, type).length ? "add" : "modify";
      return forbiddenField(AT, `updates may not ${act} a condition of type "${type}"`);
    }),
  ];
}

function conditionErrors(
  { type = "", status = "" }: Fields,
  before: readonly Fields[],
  at: string,
): FieldError[] {
  const known = FINAL.includes(type) ? ["True"] : ["False", "True", "Unknown"];
  const errors = type === "" ? [required(`${at}.type`)] : [];
  if (status === "") errors.push(required(`${at}.status`));
  else if (!known.includes(status)) errors.push(notSupported(`${at}.status`, status, known));
  if (before.some((other) => (other.type ?? "") === type)) {
    errors.push(duplicate(`${at}.type`, type));
  }
  return errors;
}
