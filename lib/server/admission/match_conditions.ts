/**
 * Match conditions of webhooks: expressions that say whether a webhook is to be asked.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-matchconditions
 *
 * @module
 */

import { celLibrary } from "../cel/library.ts";
import { compilePolicy, type NamedExpression } from "../cel/policy.ts";
import { forbidden } from "../status_error.ts";
import { type Admission, nameOf } from "./plugin.ts";
import { evaluated, problemOf, variablesOf } from "./policy_input.ts";
import type { Webhook } from "./webhook_match.ts";

const compiled = new WeakMap<object, readonly NamedExpression[]>();

/**
 * Whether all conditions hold. One that is false decides, whatever the others are.
 *
 * **Errors**: 403 for one that cannot be evaluated, unless the webhook is for ignoring failures.
 */
export function conditionsHold(hook: Webhook, admission: Admission): boolean {
  const { matchConditions = [] } = hook;
  const library = celLibrary();
  if (matchConditions.length === 0 || !library) return true;
  const conditions = compiled.get(matchConditions) ??
    compilePolicy(library, { matchConditions }).conditions;
  compiled.set(matchConditions, conditions);
  const seen = variablesOf(library, admission, undefined);
  const problems: string[] = [];
  for (const condition of conditions) {
    try {
      if (evaluated(condition, seen) === false) return false;
    } catch (error) {
      problems.push(problemOf(error));
    }
  }
  if (problems.length === 0) return true;
  if (hook.failurePolicy === "Ignore") return false;
  const { call } = admission;
  const text = problems.length === 1 ? problems[0] ?? "" : `[${problems.join(", ")}]`;
  throw forbidden(call.type, nameOf(admission), text);
}
