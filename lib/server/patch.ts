/**
 * PATCH: which language a patch is in, and what it makes of an object.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#patch-and-apply
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import { applyJsonPatch, type JsonPatchOperation } from "../meta/json_patch.ts";
import { applyMergePatch } from "../meta/merge_patch.ts";
import type { AnyObject } from "../meta/object.ts";
import { anyValue } from "../meta/openapi_types.ts";
import { PatchError } from "../meta/patch/error.ts";
import { applyStrategicMergePatch } from "../meta/strategic_merge_patch.ts";
import { mergeTypeOf } from "./builtin_types.ts";
import { textOf } from "./body.ts";
import { apiVersion, type Call } from "./call.ts";
import { invalid, invalidValue } from "./field_error.ts";
import { jsonProblem } from "./json_problem.ts";
import { tooLarge } from "./refusals.ts";
import { badRequest, failure } from "./status_error.ts";

/** Makes the next state of an object from its present one, which it may change. */
export type Patcher = (old: AnyObject) => AnyObject;

const JSON_PATCH = "application/json-patch+json";
/** The media type of strategic merge patches. */
export const STRATEGIC = "application/strategic-merge-patch+json";
const MERGE = "application/merge-patch+json";
const MAX_OPERATIONS = 10_000;

/**
 * Reads a patch in one of the languages of the API.
 *
 * **Errors**: 400 for a malformed patch, 415 for another language.
 */
export function patcher(call: Call, media: string, body: Uint8Array): Patcher {
  switch (media) {
    case JSON_PATCH:
      return jsonPatcher(call, body);
    case MERGE:
      return mergePatcher(body);
    case STRATEGIC:
      if (!call.type.custom) return strategicPatcher(call, body);
      throw unsupportedPatch(call);
    default:
      throw unsupportedPatch(call);
  }
}

function jsonPatcher(call: Call, body: Uint8Array): Patcher {
  // Go reads null as a list with nothing in it.
  const operations = parse(body) ?? [];
  if (!Array.isArray(operations)) {
    throw badRequest(
      "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp",
    );
  }
  if (operations.length > MAX_OPERATIONS) {
    throw failure(
      413,
      "RequestEntityTooLarge",
      `The allowed maximum operations in a JSON patch is ${MAX_OPERATIONS}, got ${operations.length}`,
      {},
    );
  }
  for (const operation of operations) {
    if (isObject(operation)) continue;
    const what = Array.isArray(operation) ? "array" : typeof operation;
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${what} into Go value of type handlers.jsonPatchOp`,
    );
  }
  return (old) => {
    try {
      const patched = checkObject(applyJsonPatch(old, operations as JsonPatchOperation[]));
      checkOperations(call, operations as Record<string, unknown>[], patched);
      return patched;
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      if (error.problem === "limit") throw tooLarge(3_145_728);
      throw unprocessable();
    }
  };
}

/** Fields of operations that no operation has are warned of, or refused. */
function checkOperations(
  call: Call,
  operations: readonly Record<string, unknown>[],
  patched: AnyObject,
): void {
  if (call.fieldValidation === "Ignore") return;
  const known = ["op", "path", "from", "value"];
  const problems = operations.flatMap((operation, i) =>
    Object.keys(operation).filter((name) => !known.includes(name))
      .map((name) => `json patch unknown field ${JSON.stringify(`[${i}].${name}`)}`)
  );
  if (problems.length > 0 && call.fieldValidation === "Strict") {
    throw invalid({ group: "", kind: "" }, "", [
      invalidValue(
        "patch",
        JSON.stringify(patched),
        `strict decoding error: ${problems.join(", ")}`,
      ),
    ]);
  }
  for (const problem of problems) call.warn(problem);
}

function mergePatcher(body: Uint8Array): Patcher {
  const patch = parse(body);
  if (!isObject(patch)) throw notAMap(patch, "error decoding patch: ");
  return (old) => checkObject(applyMergePatch(old, patch));
}

function strategicPatcher(call: Call, body: Uint8Array): Patcher {
  const patch = parse(body);
  if (!isObject(patch)) throw notAMap(patch, "");
  const type = mergeTypeOf(apiVersion(call), call.type.kind) ?? anyValue;
  return (old) => {
    try {
      return checkObject(applyStrategicMergePatch(old, patch, type));
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      throw strategicRefusal(error);
    }
  };
}

function notAMap(value: unknown, lead: string): Error {
  const what = Array.isArray(value) ? "array" : typeof value;
  if (value === null && lead !== "") return badRequest("Invalid JSON Patch");
  return badRequest(
    `${lead}json: cannot unmarshal ${what} into Go value of type map[string]interface {}`,
  );
}

function strategicRefusal(error: PatchError): Error {
  const text = error.message.replace("Cannot apply strategic merge patch: ", "");
  // Of lists of different things the reference has no error of its own, so that it is one of the server.
  const isMixed = text.startsWith("list element types are not identical");
  if (error.problem === "format" && !isMixed) return badRequest(text);
  if (error.problem === "retain") return badRequest("invalid patch format of retainKeys");
  return failure(500, "", text);
}

function parse(body: Uint8Array): unknown {
  const text = textOf(body);
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`error decoding patch: ${jsonProblem(text)}`);
  }
}

/** A patch may make anything of an object, but it must stay one. */
function checkObject(value: unknown): AnyObject {
  if (!isObject(value)) throw unprocessable();
  return value as AnyObject;
}

function unprocessable(): Error {
  return failure(
    422,
    "Invalid",
    "the server rejected our request due to an error in our request",
    {},
  );
}

function unsupportedPatch(call: Call): Error {
  const accepted = [JSON_PATCH, MERGE, "application/apply-patch+yaml"].join(", ");
  const text = call.type.custom
    ? `the body of the request was in an unknown format - accepted media types include: ${accepted}`
    : "415: Unsupported Media Type";
  return failure(415, "UnsupportedMediaType", text, call.type.custom ? undefined : {});
}
