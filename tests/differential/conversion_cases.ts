/**
 * A custom resource whose versions a webhook converts, and requests for it in both.
 *
 * @module
 */

import type { Step } from "./script.ts";
import type { Review } from "./webhook_cases.ts";

const GROUP = "convert.example.com";
const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const at = (version: string, name: string = "") =>
  `/apis/${GROUP}/${version}/namespaces/{ns}/ranges${name && `/${name}`}`;

/** Answers a review: in v1 there is `spec.min`, in v2 `spec.range.min`; "odd" makes nothing of it. */
export function conversionOf(review: Review, how: string): Response {
  const { apiVersion, kind, request: { uid, objects, desiredAPIVersion } } = review;
  const turn = (object: Review): Review => {
    const min = object.spec.min ?? object.spec.range?.min;
    const spec = desiredAPIVersion.endsWith("v2") ? { range: { min } } : { min };
    return { ...object, apiVersion: desiredAPIVersion, spec };
  };
  const fails = objects.some((o: Review) => o.metadata.labels?.fails);
  const result = fails ? { status: "Failure", message: "cannot" } : { status: "Success" };
  const convertedObjects = fails || how === "odd" ? [] : objects.map(turn);
  return Response.json({ apiVersion, kind, response: { uid, result, convertedObjects } });
}

/** The definition of the resource. */
export function definition(clientConfig: Record<string, unknown>): Record<string, unknown> {
  const min = { type: "integer", maximum: 9 };
  const version = (name: string, spec: Record<string, unknown>) => ({
    name,
    served: true,
    storage: name === "v1",
    schema: {
      openAPIV3Schema: {
        type: "object",
        properties: { spec: { type: "object", properties: spec } },
      },
    },
  });
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `ranges.${GROUP}` },
    spec: {
      group: GROUP,
      scope: "Namespaced",
      names: { plural: "ranges", kind: "Range" },
      versions: [
        version("v1", { min }),
        version("v2", { range: { type: "object", properties: { min } } }),
      ],
      conversion: {
        strategy: "Webhook",
        webhook: { conversionReviewVersions: ["v1"], clientConfig },
      },
    },
  };
}

function range(version: string, name: string, min: number, labels?: Record<string, string>): Step {
  return {
    method: "POST",
    path: at(version),
    body: {
      apiVersion: `${GROUP}/${version}`,
      kind: "Range",
      metadata: { name, ...(labels && { labels }) },
      spec: version === "v1" ? { min } : { range: { min } },
    },
  };
}

/** The requests. */
export function conversionSteps(clientConfig: Record<string, unknown>): readonly Step[] {
  const merge = (version: string, name: string, spec: Record<string, unknown>): Step => ({
    method: "PATCH",
    path: at(version, name),
    type: "application/merge-patch+json",
    body: { spec },
  });
  return [
    { method: "POST", path: DEFINITIONS, body: definition(clientConfig), only: "head" },
    { method: "WAIT", path: at("v1") },
    { method: "WAIT", path: at("v2") },
    range("v1", "a", 3),
    { method: "GET", path: at("v2", "a") },
    range("v2", "b", 4),
    { method: "GET", path: at("v1", "b") },
    merge("v2", "a", { range: { min: 5 } }),
    merge("v1", "b", { min: 6 }),
    { method: "GET", path: at("v2", "b") },
    range("v2", "big", 10),
    range("v2", "failing", 1, { fails: "yes" }),
    { method: "GET", path: at("v1") },
    { method: "GET", path: at("v2") },
    { method: "DELETE", path: at("v2", "a") },
    // What cannot be converted is stored all the same, for whoever asks for the stored version.
    range("v1", "broken", 1, { fails: "yes" }),
    { method: "GET", path: at("v1", "broken") },
    { method: "GET", path: at("v2", "broken") },
    merge("v1", "broken", { min: 2 }),
    merge("v2", "broken", { range: { min: 3 } }),
    { method: "GET", path: at("v1") },
    { method: "GET", path: at("v2") },
    { method: "DELETE", path: at("v2", "broken") },
    { method: "DELETE", path: at("v1", "broken") },
    { method: "GET", path: at("v2") },
  ];
}
