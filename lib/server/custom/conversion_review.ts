/**
 * Conversion reviews: what a webhook is asked, and what its answer means.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-request-and-response
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { CallProblem } from "../outgoing.ts";

const GROUP = "apiextensions.k8s.io";

/** A question on its way to a webhook. */
export interface ConversionReview {
  readonly uid: string;
  readonly apiVersion: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The question for objects in another version. */
export function reviewFor(
  uid: string,
  versions: readonly string[],
  objects: readonly AnyObject[],
  desiredAPIVersion: string,
): ConversionReview {
  const version = versions.find((v) => v === "v1" || v === "v1beta1") ?? "v1";
  const apiVersion = `${GROUP}/${version}`;
  const request = { uid, desiredAPIVersion, objects };
  return { uid, apiVersion, body: { kind: "ConversionReview", apiVersion, request } };
}

/**
 * The objects of an answer, in the order of the question.
 *
 * **Errors**: a {@linkcode CallProblem} that follows the name of the webhook.
 */
export function convertedObjects(
  review: ConversionReview,
  value: Record<string, unknown>,
  objects: readonly AnyObject[],
  apiVersion: string,
): AnyObject[] {
  const failed = (text: string) => new CallProblem(`failed: ${text}`);
  if (value["apiVersion"] !== review.apiVersion || value["kind"] !== "ConversionReview") {
    const given = `${value["apiVersion"] ?? "/"}, Kind=${value["kind"] ?? ""}`;
    throw failed(
      `expected webhook response of ${review.apiVersion}, Kind=ConversionReview, got ${given}`,
    );
  }
  const { response } = value;
  if (!isObject(response)) throw failed("no response provided");
  if (response["uid"] !== review.uid) {
    const got = JSON.stringify(response["uid"] ?? "");
    throw failed(`expected response.uid=${JSON.stringify(review.uid)}, got ${got}`);
  }
  const { status = "", message = "" } = isObject(response["result"]) ? response["result"] : {};
  if (status !== "Success") {
    throw failed(String(message) || `response.result.status was '${status}', not 'Success'`);
  }
  const given = response["convertedObjects"];
  const converted = Array.isArray(given) ? given as AnyObject[] : [];
  if (converted.length !== objects.length) {
    throw new CallProblem(`returned ${converted.length} objects, expected ${objects.length}`);
  }
  for (const [i, object] of converted.entries()) {
    const problem = problemOf(objects[i] as AnyObject, object, apiVersion);
    if (problem) {
      throw new CallProblem(`returned invalid converted object at index ${i}: ${problem}`);
    }
  }
  return converted;
}

function problemOf(from: AnyObject, to: AnyObject, apiVersion: string): string | undefined {
  if (to.apiVersion !== apiVersion) {
    return `invalid groupVersion (expected ${apiVersion}, received ${to.apiVersion})`;
  }
  if (to.kind !== from.kind) return `invalid kind (expected ${from.kind}, received ${to.kind})`;
  for (const field of ["name", "namespace", "uid"] as const) {
    const [before, after] = [from.metadata[field] ?? "", to.metadata?.[field] ?? ""];
    if (before !== after) {
      const what = field === "uid" ? "UID" : field;
      return `must have the same ${what}: ${before} != ${after}`;
    }
  }
  return undefined;
}
