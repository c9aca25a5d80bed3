/**
 * Reviews: what a webhook is asked, and what its answer means.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#webhook-request-and-response
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Status } from "../../meta/status.ts";
import type { Call } from "../call.ts";
import { StatusError } from "../status_error.ts";
import { CallProblem } from "../outgoing.ts";
import { type Admission, nameOf, sentKind } from "./plugin.ts";
import { shown } from "./versioned.ts";
import type { Webhook } from "./webhook_match.ts";

const GROUP = "admission.k8s.io";

/** A question on its way to a webhook. */
export interface Review {
  readonly uid: string;
  readonly apiVersion: string;
  readonly body: Record<string, unknown>;
}

/** The answer of a webhook. */
export interface WebhookAnswer {
  /** Why not; undefined when it allows the write. */
  readonly denial: StatusError | undefined;
  readonly patch: string;
  readonly patchType: string;
  readonly warnings: readonly string[];
}

/**
 * The question about a write, in one version of the resource.
 *
 * **Errors**: a {@linkcode CallProblem} for a webhook that understands no known review.
 */
export function reviewFor(
  hook: Webhook,
  admission: Admission,
  version: string,
  mutating: boolean,
): Review {
  const known = hook.admissionReviewVersions?.find((v) => v === "v1" || v === "v1beta1");
  if (!known) {
    throw new CallProblem(
      "could not create admission objects: webhook does not accept known AdmissionReview versions (v1, v1beta1)",
    );
  }
  const uid = admission.call.kernel.ids.uid();
  const apiVersion = `${GROUP}/${known}`;
  const request = { uid, ...requestOf(admission, version, mutating) };
  return { uid, apiVersion, body: { kind: "AdmissionReview", apiVersion, request } };
}

function requestOf(
  admission: Admission,
  version: string,
  mutating: boolean,
): Record<string, unknown> {
  const { call, operation, object, old } = admission;
  const { type, subresource } = call;
  const { group, plural } = type;
  const part = (of: string) => ({
    kind: sentKind(call, of),
    resource: { group, version: of, resource: plural },
  });
  const [asked, sent] = [part(version), part(call.version)];
  const name = nameOf(admission);
  const namespace = type.storageKey === "/namespaces" ? object.metadata.name : call.namespace;
  return {
    ...asked,
    ...(subresource && { subResource: subresource }),
    requestKind: sent.kind,
    requestResource: sent.resource,
    ...(subresource && { requestSubResource: subresource }),
    ...(name && { name }),
    ...(namespace && { namespace }),
    operation,
    userInfo: userOf(call),
    object: operation === "DELETE" ? null : shownNew(admission, version, mutating),
    oldObject: old ? shown(call, old, version) : null,
    dryRun: call.dryRun,
    options: optionsOf(admission),
  };
}

function userOf({ user }: Call): Record<string, unknown> {
  const { username, uid, groups, extra } = user;
  return { username, ...(uid && { uid }), groups: [...groups], ...(extra && { extra }) };
}

function optionsOf({ call, operation, options }: Admission): Record<string, unknown> | null {
  if (operation === "CONNECT") return null;
  const kinds = { CREATE: "CreateOptions", UPDATE: "UpdateOptions", DELETE: "DeleteOptions" };
  const given = options ?? call.options ?? {};
  return { ...given, kind: kinds[operation], apiVersion: "meta.k8s.io/v1" };
}

/** The new state; a mutating webhook sees it before the server gives a new object its identity. */
function shownNew(admission: Admission, version: string, mutating: boolean): AnyObject {
  const object = shown(admission.call, admission.object, version);
  if (!mutating || admission.operation !== "CREATE") return object;
  const meta = object.metadata as Partial<AnyObject["metadata"]>;
  delete meta.uid;
  delete meta.creationTimestamp;
  if (admission.unnamed) delete meta.name;
  return object;
}

/** What an answer says. **Errors**: a {@linkcode CallProblem} for one that is none. */
export function readAnswer(
  hook: Webhook,
  review: Review,
  value: Record<string, unknown>,
  mutating: boolean,
): WebhookAnswer {
  checkVersion(review, value);
  const { response } = value;
  if (!isObject(response)) throw invalid("webhook response was absent");
  const strict = review.apiVersion === `${GROUP}/v1`;
  if (strict) checkIdentity(review, value, response);
  const { patch, patchType } = patchOf(response, mutating, strict);
  const warnings = Array.isArray(response["warnings"]) ? response["warnings"].map(String) : [];
  const status = isObject(response["status"]) ? response["status"] : {};
  const denial = response["allowed"] === true ? undefined : denialOf(hook.name, status);
  return { denial, patch, patchType, warnings };
}

function invalid(problem: string): CallProblem {
  return new CallProblem(`received invalid webhook response: ${problem}`);
}

/** An answer in another known version cannot be read as one in that of the question. */
function checkVersion({ apiVersion }: Review, value: Record<string, unknown>): void {
  const given = String(value["apiVersion"] ?? "");
  const version = given.slice(GROUP.length + 1);
  if (value["kind"] !== "AdmissionReview" || given === apiVersion) return;
  if (given !== `${GROUP}/v1` && given !== `${GROUP}/v1beta1`) return;
  const wanted = apiVersion.slice(GROUP.length + 1);
  throw new CallProblem(
    `failed to call webhook: converting (${version}.AdmissionReview) to (${wanted}.AdmissionReview): unknown conversion`,
  );
}

function checkIdentity(
  { uid, apiVersion }: Review,
  value: Record<string, unknown>,
  response: Record<string, unknown>,
): void {
  if (response["uid"] !== uid) {
    const got = JSON.stringify(response["uid"] ?? "");
    throw invalid(`expected response.uid=${JSON.stringify(uid)}, got ${got}`);
  }
  if (value["kind"] === "AdmissionReview" && value["apiVersion"] === apiVersion) return;
  const given = String(value["apiVersion"] ?? "");
  throw invalid(
    `expected webhook response of ${apiVersion}, Kind=AdmissionReview, got ${
      given.includes("/") ? given : `/${given}`
    }, Kind=${value["kind"] ?? ""}`,
  );
}

function patchOf(
  response: Record<string, unknown>,
  mutating: boolean,
  strict: boolean,
): Pick<WebhookAnswer, "patch" | "patchType"> {
  const patch = typeof response["patch"] === "string" ? response["patch"] : "";
  const type = response["patchType"] ?? undefined;
  if (!strict) return { patch: mutating ? patch : "", patchType: "JSONPatch" };
  if (!mutating) {
    if (patch !== "") throw invalid("validating webhook may not return response.patch");
    if (type !== undefined) throw invalid("validating webhook may not return response.patchType");
    return { patch, patchType: "" };
  }
  if (patch !== "" && type === undefined) {
    throw invalid("webhook returned response.patch but not response.patchType");
  }
  if (patch === "" && type !== undefined) {
    throw invalid("webhook returned response.patchType but not response.patch");
  }
  if (type === "") throw invalid('webhook returned invalid response.patchType of ""');
  return { patch, patchType: String(type ?? "") };
}

/** A denial is a failure with a code of at least 400, and a message that names the webhook. */
function denialOf(name: string, status: Record<string, unknown>): StatusError {
  const by = `admission webhook ${JSON.stringify(name)} denied the request`;
  const { message, reason, code, details } = status as Partial<Status>;
  const why = message || reason;
  return new StatusError({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: why ? `${by}: ${why}` : `${by} without explanation`,
    ...(reason && { reason }),
    ...(details && { details }),
    code: code !== undefined && code >= 400 ? code : 400,
  });
}
