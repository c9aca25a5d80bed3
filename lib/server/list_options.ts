/**
 * The options of list and watch requests, checked as the API server checks them.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 *
 * @module
 */

import { type FieldError, forbiddenField, invalid, notSupported } from "./field_error.ts";
import { badRequest, failure } from "./status_error.ts";

/** What a list or watch asks for. */
export interface ListOptions {
  readonly limit: number;
  readonly continueToken: string;
  /** Undefined when not given; 0 for "any". */
  readonly revision: number | undefined;
  readonly match: "" | "Exact" | "NotOlderThan";
  readonly labelSelector: string;
  readonly fieldSelector: string;
  readonly timeoutSeconds: number | undefined;
  readonly allowWatchBookmarks: boolean;
  readonly sendInitialEvents: boolean | undefined;
}

/**
 * Reads the options of a query.
 *
 * **Errors**: 400 for malformed numbers, 422 for combinations that make no sense.
 */
export function listOptions(query: URLSearchParams, watch: boolean): ListOptions {
  const match = query.get("resourceVersionMatch") ?? "";
  const version = query.get("resourceVersion") ?? "";
  const initial = query.get("sendInitialEvents");
  const sendInitialEvents = initial === null ? undefined : truthy(initial);
  const errors = watch
    ? watchErrors(match, sendInitialEvents)
    : listErrors(match, version, query.get("continue") ?? "", sendInitialEvents);
  if (errors.length > 0) throw invalid({ group: "meta.k8s.io", kind: "ListOptions" }, "", errors);
  return {
    limit: integer(query, "limit") ?? 0,
    continueToken: query.get("continue") ?? "",
    revision: revision(version, watch),
    match: match as ListOptions["match"],
    labelSelector: query.get("labelSelector") ?? "",
    fieldSelector: query.get("fieldSelector") ?? "",
    timeoutSeconds: integer(query, "timeoutSeconds"),
    allowWatchBookmarks: truthy(query.get("allowWatchBookmarks")),
    sendInitialEvents,
  };
}

function listErrors(
  match: string,
  version: string,
  token: string,
  initial: boolean | undefined,
): FieldError[] {
  const errors: FieldError[] = [];
  const field = "resourceVersionMatch";
  if (match !== "") {
    if (version === "") {
      errors.push(
        forbiddenField(
          field,
          "resourceVersionMatch is forbidden unless resourceVersion is provided",
        ),
      );
    }
    if (token !== "") {
      errors.push(
        forbiddenField(field, "resourceVersionMatch is forbidden when continue is provided"),
      );
    }
    if (match !== "Exact" && match !== "NotOlderThan") {
      errors.push(notSupported(field, match, ["Exact", "NotOlderThan", ""]));
    }
    if (match === "Exact" && version === "0") {
      errors.push(
        forbiddenField(field, 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'),
      );
    }
  }
  if (initial !== undefined) {
    errors.push(forbiddenField("sendInitialEvents", "sendInitialEvents is forbidden for list"));
  }
  return errors;
}

function watchErrors(match: string, initial: boolean | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const field = "resourceVersionMatch";
  if (match !== "" && initial === undefined) {
    const text = "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided";
    errors.push(forbiddenField(field, text));
  }
  if (match !== "NotOlderThan" && initial !== undefined) {
    const text = "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan";
    errors.push(forbiddenField(field, text));
  }
  if (match !== "" && match !== "NotOlderThan") {
    errors.push(notSupported(field, match, ["NotOlderThan"]));
  }
  return errors;
}

/** A resourceVersion of a query; undefined for none. */
export function revision(text: string, watch: boolean): number | undefined {
  if (text === "") return undefined;
  if (/^\d{1,16}$/.test(text)) return Number(text);
  const state = /^\d+$/.test(text) ? "value out of range" : "invalid syntax";
  const problem = `resourceVersion: Invalid value: ${
    JSON.stringify(text)
  }: strconv.ParseUint: parsing ${JSON.stringify(text)}: ${state}`;
  throw watch ? failure(500, "", problem) : badRequest(`invalid resource version: ${problem}`);
}

function integer(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^[+-]?\d{1,18}$/.test(text)) {
    const state = /^[+-]?\d+$/.test(text) ? "value out of range" : "invalid syntax";
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: ${state}`);
  }
  return Number(text);
}

/** Whether an option of a query is set: anything but "0" and "false" sets it. */
export function truthy(value: string | null): boolean {
  return value !== null && value !== "0" && value.toLowerCase() !== "false";
}
