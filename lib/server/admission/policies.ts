/**
 * Admission policies: expressions that writes must keep, and the bindings that put them to work.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { celLibrary, type Library } from "../cel/library.ts";
import { type CompiledPolicy, compilePolicy, type PolicyCheck } from "../cel/policy.ts";
import type { Kernel } from "../kernel.ts";
import { decodeRecord, type StoredRecord } from "../record.ts";
import { forbidden } from "../status_error.ts";
import { type Admission, type AdmissionPlugin, nameOf } from "./plugin.ts";
import { evaluated, problemOf, variablesOf, withVariables } from "./policy_input.ts";
import { isMatch } from "./policy_match.ts";
import { NO_PARAMS, paramsOf } from "./policy_params.ts";

const GROUP = "admissionregistration.k8s.io";
const POLICIES = `${GROUP}/validatingadmissionpolicies`;
const BINDINGS = `${GROUP}/validatingadmissionpolicybindings`;

/** Whether there are policies, so that their expressions can be evaluated when something is written. */
export function hasPolicies(kernel: Kernel): boolean {
  return kernel.store.of(BINDINGS).range("", "").length > 0;
}

/** Refuses what breaks a policy that is bound; warns where a binding asks for that. */
export const admissionPolicies: AdmissionPlugin = {
  name: "ValidatingAdmissionPolicy",
  validate(admission) {
    const library = celLibrary();
    const { kernel, type } = admission.call;
    // Policies are not about what admission is made of.
    if (!library || type.group === GROUP || !hasPolicies(kernel)) return;
    for (const record of kernel.store.of(BINDINGS).range("", "")) {
      enforce(library, admission, decodeRecord(record, "ValidatingAdmissionPolicyBinding", GROUP));
    }
  },
};

const compiled = new WeakMap<StoredRecord, CompiledPolicy>();

function enforce(library: Library, admission: Admission, binding: AnyObject): void {
  const { policyName, matchResources = {}, validationActions = [] } = binding["spec"];
  const record = admission.call.kernel.store.of(POLICIES).get(policyName);
  if (!record) return;
  const policy = decodeRecord(record, "ValidatingAdmissionPolicy", GROUP);
  const { matchConstraints = {}, failurePolicy = "Fail" } = policy["spec"];
  if (!isMatch(matchConstraints, admission, true) || !isMatch(matchResources, admission, false)) {
    return;
  }
  const expressions = compiled.get(record) ?? compilePolicy(library, policy["spec"]);
  compiled.set(record, expressions);
  const choices = paramsOf(admission.call, policy, binding);
  if (!choices) {
    const by = `ValidatingAdmissionPolicy '${policyName}' with binding '${binding.metadata.name}'`;
    throw denied(admission, `${by} denied request: ${NO_PARAMS}`, "Invalid");
  }
  for (const params of choices) {
    const found = broken(library, admission, expressions, params);
    for (const { message, reason, failed = false } of found) {
      if (failed && failurePolicy === "Ignore") continue;
      const by =
        `ValidatingAdmissionPolicy '${policyName}' with binding '${binding.metadata.name}'`;
      if (validationActions.includes("Warn")) {
        admission.call.warn(`Validation failed for ${by}: ${message}`);
      }
      if (validationActions.includes("Deny")) {
        throw denied(admission, `${by} denied request: ${message}`, reason);
      }
    }
  }
}

const CODES: Readonly<Record<string, number>> = {
  Unauthorized: 401,
  Forbidden: 403,
  Invalid: 422,
  RequestEntityTooLarge: 413,
};

function denied(admission: Admission, text: string, reason: string): Error {
  const { metadata }: Partial<AnyObject> = admission.operation === "CREATE" ? admission.object : {};
  const name = nameOf(admission) || metadata?.name || "Unknown";
  const error = forbidden(admission.call.type, name, text);
  Object.assign(error.status, {
    reason,
    code: CODES[reason] ?? 422,
    details: { ...error.status.details, causes: [{ message: text }] },
  });
  return error;
}

interface Broken {
  readonly message: string;
  readonly reason: string;
  /** The expression could not be evaluated. */
  readonly failed?: boolean;
}

function broken(
  library: Library,
  admission: Admission,
  { conditions, variables, checks }: CompiledPolicy,
  params: AnyObject | undefined,
): Broken[] {
  const all = withVariables({ variables }, variablesOf(library, admission, params));
  try {
    if (conditions.some((condition) => evaluated(condition, all) !== true)) return [];
  } catch (error) {
    return [{ message: problemOf(error), reason: "Invalid", failed: true }];
  }
  return checks.flatMap((check) => checked(check, all));
}

function checked(check: PolicyCheck, seen: Record<string, unknown>): Broken[] {
  try {
    if (check.expression.evaluate(seen) === true) return [];
  } catch (error) {
    const message = `expression '${check.text}' resulted in error: ${problemOf(error)}`;
    return [{ message, reason: "Invalid", failed: true }];
  }
  return [{ message: messageOf(check, seen), reason: check.reason }];
}

function messageOf(check: PolicyCheck, seen: Record<string, unknown>): string {
  try {
    const text = String(check.messageExpression?.evaluate(seen) ?? "").trim();
    if (text !== "" && !text.includes("\n")) return text;
  } catch {
    // A message that cannot be computed is none.
  }
  return check.message || `failed expression: ${check.text}`;
}
