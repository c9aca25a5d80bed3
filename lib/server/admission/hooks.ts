/**
 * Admission that users of the server add: functions in place of webhooks.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { UserInfo } from "../options.ts";
import { failure, StatusError } from "../status_error.ts";
import { type Admission, type AdmissionPlugin, nameOf } from "./plugin.ts";

/** What a hook is told of a write. */
export interface AdmissionReview {
  /** What is being done. */
  readonly operation: "CREATE" | "UPDATE" | "DELETE" | "CONNECT";
  /** "" is the core group. */
  readonly group: string;
  /** The version of the request. */
  readonly version: string;
  /** The plural. */
  readonly resource: string;
  /** "" for the object itself. */
  readonly subresource: string;
  /** "" at cluster scope. */
  readonly namespace: string;
  /** The name; "" while the server is to make one up. */
  readonly name: string;
  /** Who asks. */
  readonly user: UserInfo;
  /** Whether nothing is stored. */
  readonly dryRun: boolean;
  /** The new state; of a deletion the present one, of a connection its options. A mutating hook changes it in place. */
  readonly object: Record<string, unknown>;
  /** The state before; undefined for a new object. */
  readonly oldObject: Record<string, unknown> | undefined;
  /** Adds a Warning header to the answer. */
  warn(text: string): void;
}

/** Why a write is refused. */
export interface AdmissionRefusal {
  /** What is said to who asks. */
  readonly message: string;
  /** The HTTP status. @default {403} */
  readonly code?: number;
  /** The reason, for programs. @default {"Forbidden" for 403, else none} */
  readonly reason?: string;
}

/** One hook. It answers at once: writes never interleave, so it cannot wait for anything. */
export interface AdmissionHook {
  /** As messages name it, such as "images.example.com". */
  readonly name: string;
  /** The resources it is for, as "pods", "deployments.apps" or "pods/status"; "*" is all but subresources. */
  readonly resources: readonly string[];
  /** What it is asked about. @default {["CREATE", "UPDATE"]} */
  readonly operations?: readonly AdmissionReview["operation"][];
  /** Changes `review.object` in place. */
  readonly mutate?: (review: AdmissionReview) => void;
  /** Refuses with a message; undefined lets the write through. */
  readonly validate?: (review: AdmissionReview) => string | AdmissionRefusal | undefined;
}

/** A hook as a part of admission. */
export function hookPlugin(hook: AdmissionHook): AdmissionPlugin {
  const { mutate, validate } = hook;
  return {
    name: hook.name,
    ...(mutate && {
      mutate(admission) {
        if (admission.operation !== "DELETE" && concerns(hook, admission)) {
          guarded(hook, () => mutate(reviewOf(admission)));
        }
      },
    }),
    ...(validate && {
      validate(admission) {
        if (!concerns(hook, admission)) return;
        const answer = guarded(hook, () => validate(reviewOf(admission)));
        if (answer !== undefined) throw refusal(hook, answer);
      },
    }),
  };
}

function concerns(hook: AdmissionHook, { call, operation }: Admission): boolean {
  if (!(hook.operations ?? ["CREATE", "UPDATE"]).includes(operation)) return false;
  const { group, plural } = call.type;
  const full = group === "" ? plural : `${plural}.${group}`;
  const part = call.subresource === "" ? "" : `/${call.subresource}`;
  return hook.resources.some((r) => r === `${full}${part}` || (r === "*" && part === ""));
}

function reviewOf(admission: Admission): AdmissionReview {
  const { call, operation, object, old } = admission;
  return {
    operation,
    group: call.type.group,
    version: call.version,
    resource: call.type.plural,
    subresource: call.subresource,
    namespace: call.namespace,
    name: nameOf(admission) || (operation === "DELETE" ? object.metadata.name : ""),
    user: call.user,
    dryRun: call.dryRun,
    object: object as Record<string, unknown> & AnyObject,
    oldObject: old as (Record<string, unknown> & AnyObject) | undefined,
    warn: call.warn,
  };
}

/** What a hook throws is a failed call of a webhook. */
function guarded<T>(hook: AdmissionHook, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof StatusError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    const message = `failed calling webhook ${JSON.stringify(hook.name)}: ${text}`;
    throw failure(500, "InternalError", `Internal error occurred: ${message}`, {
      causes: [{ message }],
    });
  }
}

function refusal(hook: AdmissionHook, answer: string | AdmissionRefusal): StatusError {
  const { message, code = 403, reason = code === 403 ? "Forbidden" : "" } = isObject(answer)
    ? answer as AdmissionRefusal
    : { message: answer as string };
  const text = `admission webhook ${JSON.stringify(hook.name)} denied the request: ${message}`;
  return failure(code, reason, text);
}
