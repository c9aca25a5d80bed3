/**
 * Mutating admission policies: expressions that change what is written.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
 *
 * @module
 */

import { checkType, mergeTyped } from "../../meta/apply/mod.ts";
import { isObject } from "../../meta/deep.ts";
import { applyJsonPatch, type JsonPatchOperation } from "../../meta/json_patch.ts";
import type { AnyObject } from "../../meta/object.ts";
import { PatchError } from "../../meta/patch/error.ts";
import { jsonValue } from "../cel/json_value.ts";
import { celLibrary, type Library } from "../cel/library.ts";
import { type CompiledPolicy, compilePolicy, type Mutation } from "../cel/policy.ts";
import type { Kernel } from "../kernel.ts";
import { mergeType } from "../ownership.ts";
import { decodeRecord, type StoredRecord } from "../record.ts";
import { forbidden, StatusError } from "../status_error.ts";
import { dropUnknown } from "../strictness.ts";
import { atomicParts } from "./atomic_parts.ts";
import { patchProblem } from "./patch_texts.ts";
import type { Admission, AdmissionPlugin } from "./plugin.ts";
import { evaluated, problemOf, variablesOf, withVariables } from "./policy_input.ts";
import { isMatch } from "./policy_match.ts";
import { NO_PARAMS, paramsOf } from "./policy_params.ts";
import { shown, takeOver } from "./versioned.ts";

const GROUP = "admissionregistration.k8s.io";
const POLICIES = `${GROUP}/mutatingadmissionpolicies`;
const BINDINGS = `${GROUP}/mutatingadmissionpolicybindings`;

/** Whether there are such policies, so that a write may be changed twice. */
export function hasMutatingPolicies({ store }: Kernel): boolean {
  return store.of(BINDINGS).size > 0;
}

/** Changes writes by the policies that are bound. */
export const mutatingPolicies: AdmissionPlugin = {
  name: "MutatingAdmissionPolicy",
  mutate(admission) {
    const library = celLibrary();
    const { kernel, type } = admission.call;
    // Policies are not about what admission is made of.
    if (!library || type.group === GROUP || !hasMutatingPolicies(kernel)) return;
    if (admission.operation === "DELETE") return;
    const problems = invocations(admission).flatMap((invocation) =>
      invoke(library, admission, invocation)
    );
    if (problems.length > 0) throw denied(admission, problems);
  },
};

/** A policy with one of its bindings and one of its parameters. */
interface Invocation {
  readonly policy: AnyObject;
  readonly binding: AnyObject;
  readonly record: StoredRecord;
  /** Undefined where there are none and have to be some. */
  readonly params: readonly (AnyObject | undefined)[] | undefined;
}

function invocations(admission: Admission): Invocation[] {
  const { store } = admission.call.kernel;
  const bindings = store.of(BINDINGS).range("", "")
    .map((r) => decodeRecord(r, "MutatingAdmissionPolicyBinding", GROUP));
  return store.of(POLICIES).range("", "").flatMap((record) => {
    const policy = decodeRecord(record, "MutatingAdmissionPolicy", GROUP);
    if (!isMatch(policy["spec"].matchConstraints ?? {}, admission, true)) return [];
    return bindings
      .filter((b) =>
        b["spec"].policyName === record.name &&
        isMatch(b["spec"].matchResources ?? {}, admission, false)
      )
      .map((binding) => {
        const params = paramsOf(admission.call, policy, binding);
        return { policy, binding, record, params };
      });
  });
}

const compiled = new WeakMap<StoredRecord, CompiledPolicy>();

/** Makes the changes of a policy; answers what went wrong. */
function invoke(library: Library, admission: Admission, invocation: Invocation): string[] {
  const { policy, binding, record, params } = invocation;
  const by = `policy '${policy.metadata.name}' with binding '${binding.metadata.name}'`;
  const ignores = policy["spec"].failurePolicy === "Ignore";
  const problem = (text: string) => ignores ? [] : [`${by} denied request: ${text}`];
  if (!params) return problem(NO_PARAMS);
  const expressions = compiled.get(record) ?? compilePolicy(library, policy["spec"]);
  compiled.set(record, expressions);
  return params.flatMap((param) => {
    const { rounds } = admission;
    const id = [by, param?.metadata.namespace, param?.metadata.name].join("/");
    try {
      const seen = withVariables(expressions, variablesOf(library, admission, param));
      if (expressions.conditions.some((c) => evaluated(c, seen) !== true)) return [];
    } catch (error) {
      return problem(problemOf(error));
    }
    // Whoever was not asked in the first round is not in the second.
    if (rounds?.again && !rounds.askAgain.has(id)) return [];
    const found = expressions.mutations.flatMap((mutation) => {
      const seen = withVariables(expressions, variablesOf(library, admission, param));
      try {
        mutate(admission, mutation, seen);
        return [];
      } catch (error) {
        if (error instanceof StatusError) throw error;
        return problem(problemOf(error));
      }
    });
    if (rounds) {
      for (const asked of rounds.asked) rounds.askAgain.add(asked);
      rounds.asked.clear();
      rounds.wanted = true;
      if (policy["spec"].reinvocationPolicy === "IfNeeded") rounds.asked.add(id);
    }
    return found;
  });
}

function mutate(
  admission: Admission,
  mutation: Mutation,
  seen: Record<string, unknown>,
): void {
  const { call, object } = admission;
  const before = shown(call, object, call.version);
  const value = jsonValue(evaluated(mutation, seen));
  const after = mutation.kind === "JSONPatch"
    ? patched(before, value as JsonPatchOperation[])
    : applied(admission, before, value);
  if (!after) return;
  dropUnknown(call, after);
  takeOver(admission, after, call.version);
}

/** The object after a patch; undefined when one of its tests fails. */
function patched(
  before: AnyObject,
  operations: readonly JsonPatchOperation[],
): AnyObject | undefined {
  try {
    return applyJsonPatch(before, operations, { lenient: true }) as AnyObject;
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    if (error.problem === "test") return undefined;
    throw new PatchError(`JSON Patch: ${patchProblem(error, before)}`, { problem: error.problem });
  }
}

function applied({ call }: Admission, before: AnyObject, config: unknown): AnyObject {
  const type = mergeType(call);
  const { kind, apiVersion } = before;
  const whole = { ...(isObject(config) ? config : {}), kind, apiVersion };
  checkType(whole, type);
  const atomic = atomicParts(whole, type);
  if (atomic.length > 0) {
    const parts = atomic.join(", ");
    throw new PatchError(
      `error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: ${parts}`,
      { problem: "format" },
    );
  }
  return mergeTyped(before, whole, type) as AnyObject;
}

/** The first problem is the message, and all are causes. */
function denied({ call, object }: Admission, problems: readonly string[]): StatusError {
  const error = forbidden(call.type, object.metadata.name ?? "", "");
  Object.assign(error.status, {
    message: problems[0],
    reason: "Invalid",
    details: { ...error.status.details, causes: problems.map((message) => ({ message })) },
  });
  return error;
}
