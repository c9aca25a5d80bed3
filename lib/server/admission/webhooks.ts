/**
 * Webhooks: servers elsewhere that may change and refuse what is written.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import { applyJsonPatch, type JsonPatchOperation } from "../../meta/json_patch.ts";
import type { AnyObject } from "../../meta/object.ts";
import { PatchError } from "../../meta/patch/error.ts";
import { DecodeProblem } from "../field_check.ts";
import type { Kernel } from "../kernel.ts";
import { CallProblem, callWebhook } from "../outgoing.ts";
import type { StoredRecord } from "../record.ts";
import { badRequest, internal } from "../status_error.ts";
import { type Steps, wait } from "../steps.ts";
import { dropUnknown } from "../strictness.ts";
import { conditionsHold } from "./match_conditions.ts";
import { patchProblem } from "./patch_texts.ts";
import type { Admission, AdmissionPlugin } from "./plugin.ts";
import { takeOver } from "./versioned.ts";
import { versionFor, type Webhook } from "./webhook_match.ts";
import { readAnswer, type Review, reviewFor, type WebhookAnswer } from "./webhook_review.ts";

const GROUP = "admissionregistration.k8s.io";
const MUTATING = `${GROUP}/mutatingwebhookconfigurations`;
const VALIDATING = `${GROUP}/validatingwebhookconfigurations`;

/** Asks those who may change a write, one after the other. */
export const mutatingWebhooks: AdmissionPlugin = {
  name: "MutatingAdmissionWebhook",
  mutate: (admission) => isAsked(admission, MUTATING) ? mutate(admission) : undefined,
};

/** Asks those who may refuse a write, all at once. */
export const validatingWebhooks: AdmissionPlugin = {
  name: "ValidatingAdmissionWebhook",
  validate: (admission) => isAsked(admission, VALIDATING) ? validate(admission) : undefined,
};

/** Whether a condition of a webhook may have to be evaluated when something is written. */
export function hasConditions({ store }: Kernel): boolean {
  return [MUTATING, VALIDATING].some((key) =>
    store.of(key).range("", "").some((r) => r.text.includes('"matchConditions"'))
  );
}

/** Whether a write may have to wait for a webhook. */
export function mayAsk({ call }: Pick<Admission, "call">): boolean {
  const { store } = call.kernel;
  return call.reviewed && (store.of(MUTATING).size > 0 || store.of(VALIDATING).size > 0);
}

/** Webhooks are not asked about what admission is made of. */
function isAsked({ call }: Admission, key: string): boolean {
  return call.reviewed && call.type.group !== GROUP && call.kernel.store.of(key).size > 0;
}

interface Registered {
  /** The configuration and the name. */
  readonly id: string;
  readonly hook: Webhook;
}

const parsed = new WeakMap<StoredRecord, readonly Registered[]>();

/** All webhooks, in the order in which they are asked. */
function registered({ store }: Kernel, key: string): readonly Registered[] {
  return store.of(key).range("", "").flatMap((record) => {
    const known = parsed.get(record);
    if (known) return known;
    const { webhooks = [] } = JSON.parse(record.text) as { webhooks?: Webhook[] };
    const found = webhooks.map((hook) => ({ id: `${record.name}/${hook.name}`, hook }));
    parsed.set(record, found);
    return found;
  });
}

/** The version in which a webhook is to be asked; undefined when it is not. */
function askedIn({ hook }: Registered, admission: Admission): string | undefined {
  const version = versionFor(hook, admission);
  return version !== undefined && conditionsHold(hook, admission) ? version : undefined;
}

function* mutate(admission: Admission): Steps<void> {
  const { rounds, call } = admission;
  for (const one of registered(call.kernel, MUTATING)) {
    const version = askedIn(one, admission);
    if (version === undefined) continue;
    const { id, hook } = one;
    // Whoever was not asked in the first round is not in the second.
    if (rounds?.again && !rounds.askAgain.has(id)) continue;
    let changed = false;
    try {
      changed = yield* change(hook, admission, version);
    } catch (error) {
      refuse(hook, error);
    }
    if (changed && rounds) {
      for (const asked of rounds.asked) rounds.askAgain.add(asked);
      rounds.asked.clear();
      rounds.wanted = true;
    }
    if (hook.reinvocationPolicy === "IfNeeded") rounds?.asked.add(id);
  }
}

/** A failed call refuses the write, unless the webhook is for ignoring that. */
function refuse({ name, failurePolicy }: Webhook, problem: unknown): void {
  if (!(problem instanceof CallProblem)) throw problem;
  if (failurePolicy === "Ignore") return;
  throw internal(`failed calling webhook ${JSON.stringify(name)}: ${problem.message}`);
}

/** Asks for a change, and makes it; answers whether there was one. */
function* change(hook: Webhook, admission: Admission, version: string): Steps<boolean> {
  const review = reviewFor(hook, admission, version, true);
  const answer = yield* wait(ask(hook, admission, review, true));
  const operations = operationsOf(answer);
  if (operations.length === 0) return false;
  if (admission.operation === "DELETE") {
    throw internal(
      `admission webhook ${
        JSON.stringify(hook.name)
      } attempted to modify the object, which is not supported for this operation`,
    );
  }
  if (answer.patchType !== "JSONPatch") {
    throw new CallProblem(`unsupported patch type ${JSON.stringify(answer.patchType)}`);
  }
  const { object: before } = review.body["request"] as { object: AnyObject };
  const after = patched(before, operations);
  const call = { ...admission.call, version };
  try {
    dropUnknown(call, after);
  } catch (error) {
    throw error instanceof DecodeProblem ? internal(error.message) : error;
  }
  const changed = !deepEqual(before, after);
  takeOver(admission, after, version);
  return changed;
}

function operationsOf({ patch }: WebhookAnswer): readonly JsonPatchOperation[] {
  if (patch === "") return [];
  let value: unknown;
  try {
    value = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(atob(patch), (c) => c.charCodeAt(0))),
    );
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new CallProblem(`received undecodable patch in webhook response: ${problem}`);
  }
  if (value === null) return [];
  if (Array.isArray(value)) return value;
  throw new CallProblem(
    `received undecodable patch in webhook response: json: cannot unmarshal ${typeof value} into Go value of type jsonpatch.Patch`,
  );
}

function patched(object: AnyObject, operations: readonly JsonPatchOperation[]): AnyObject {
  try {
    return applyJsonPatch(object, operations, { lenient: true }) as AnyObject;
  } catch (error) {
    throw error instanceof PatchError ? internal(patchProblem(error, object)) : error;
  }
}

/** Of several refusals the first counts. */
function* validate(admission: Admission): Steps<void> {
  const asked = registered(admission.call.kernel, VALIDATING).flatMap((one) => {
    const version = askedIn(one, admission);
    return version === undefined ? [] : [{ hook: one.hook, version }];
  });
  const answers = asked.map(({ hook, version }) => {
    try {
      const review = reviewFor(hook, admission, version, false);
      return ask(hook, admission, review, false).then(() => undefined, (error: unknown) => error);
    } catch (error) {
      return Promise.resolve(error);
    }
  });
  const problems = yield* wait(Promise.all(answers));
  for (const [i, problem] of problems.entries()) {
    const hook = asked[i]?.hook;
    if (problem && hook) refuse(hook, problem);
  }
}

/**
 * Sends a question and waits for its answer.
 *
 * **Errors**: a {@linkcode CallProblem}; a `StatusError` for a denial.
 */
async function ask(
  hook: Webhook,
  { call }: Admission,
  review: Review,
  mutating: boolean,
): Promise<WebhookAnswer> {
  if (call.dryRun && !["None", "NoneOnDryRun"].includes(hook.sideEffects ?? "")) {
    throw badRequest(`admission webhook ${JSON.stringify(hook.name)} does not support dry run`);
  }
  const value = await callWebhook(
    call.kernel,
    hook.clientConfig,
    review.body,
    hook.timeoutSeconds ?? 10,
  ).catch((error: unknown) => {
    if (!(error instanceof CallProblem)) throw error;
    throw new CallProblem(`failed to call webhook: ${error.message}`);
  });
  const answer = readAnswer(hook, review, value, mutating);
  for (const text of answer.warnings) call.warn(text);
  if (answer.denial) throw answer.denial;
  return answer;
}
