/**
 * What becomes of fields that nobody knows: refused, warned about, or dropped in silence.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import { apiVersion, type Call } from "./call.ts";
import { duplicateKeys } from "./duplicate_keys.ts";
import { checkFields, DecodeProblem } from "./field_check.ts";
import { invalid, invalidValue } from "./field_error.ts";
import { goTypeOf } from "./resource_type.ts";
import { badRequest } from "./status_error.ts";
import { conversionProblem, conversionText, goText } from "./unstructured.ts";

/** Where kube-apiserver says that it looks kinds up. */
export const SCHEME = "pkg/runtime/scheme.go:111";

/**
 * Checks a decoded body against its type, in place.
 *
 * **Errors**: 400 for a wrong type, and in strict mode for unknown and repeated fields.
 */
export function checkBody(
  call: Call,
  object: AnyObject,
  jsonText: string | undefined,
  repeatedInYaml: readonly string[] = [],
): void {
  const { kind } = object;
  const version = object.apiVersion.slice(object.apiVersion.indexOf("/") + 1);
  const subject = `${kind} in version ${JSON.stringify(version)} cannot be handled as a ${kind}`;
  let unknown: string[];
  try {
    unknown = findUnknown(call, object);
  } catch (error) {
    if (error instanceof DecodeProblem) throw badRequest(`${subject}: ${error.message}`);
    throw error;
  }
  const problems = describe(call, unknown, jsonText);
  const inYaml = call.fieldValidation === "Ignore" ? [] : repeatedInYaml;
  if (problems.length === 0 && inYaml.length === 0) return;
  if (call.fieldValidation === "Strict") {
    const yaml = inYaml.length === 0 ? [] : [`yaml: unmarshal errors:\n  ${inYaml.join("\n  ")}`];
    throw badRequest(`${subject}: strict decoding error: ${[...yaml, ...problems].join(", ")}`);
  }
  for (const problem of [...inYaml, ...problems]) call.warn(problem);
}

/**
 * Drops the fields that the type of an object does not have, in place.
 *
 * **Errors**: a `DecodeProblem` for a wrong type.
 */
export function dropUnknown(call: Call, object: AnyObject): void {
  findUnknown(call, object);
}

/**
 * Checks the result of a patch, in place.
 *
 * **Errors**: 422 for the same.
 */
export function checkPatched(
  call: Call,
  object: AnyObject,
  patchText: string,
  isStrategic: boolean,
): void {
  checkKind(call, object);
  checkFieldsOf(call, object, patchText, isStrategic);
}

/**
 * Checks the result of a patch that is of another kind than the resource, such as a scale, in place.
 *
 * **Errors**: 422 for a wrong type, and in strict mode for unknown and repeated fields.
 */
export function checkFieldsOf(
  call: Call,
  object: AnyObject,
  patchText: string,
  isStrategic: boolean = false,
): void {
  let unknown: string[];
  const shown = JSON.stringify(object);
  try {
    unknown = findUnknown(call, object);
  } catch (error) {
    if (!(error instanceof DecodeProblem)) throw error;
    if (!isStrategic) throw refused(shown, error.message);
    const problem = error.misfit && conversionProblem(error.misfit);
    const value = goText(withoutMerged(JSON.parse(patchText)));
    throw refused(value, problem ?? conversionText(error.message));
  }
  const problems = describe(call, unknown, patchText);
  if (problems.length === 0) return;
  if (call.fieldValidation === "Strict") {
    // Of a list of operations the result is shown.
    const value = isStrategic
      ? goText(JSON.parse(patchText))
      : patchText.trimStart().startsWith("[")
      ? shown
      : patchText;
    throw refused(value, `strict decoding error: ${problems.join(", ")}`);
  }
  for (const problem of problems) call.warn(problem);
}

/** A patch leaves an object what it is. */
function checkKind(call: Call, object: AnyObject): void {
  if (call.type.custom) return;
  const { kind } = call.type;
  const version = apiVersion(call);
  // What a patch leaves out, the URL says.
  object.kind ||= kind;
  object.apiVersion ||= version;
  if (object.kind === kind && object.apiVersion === version) return;
  const { kind: _, apiVersion: __, ...rest } = object;
  const shown = { apiVersion: object.apiVersion, kind: object.kind, ...rest };
  throw refused(JSON.stringify(shown), kindProblem(call, object, { kind, apiVersion: version }));
}

/** Why an object of one kind is none of the expected one. */
export function kindProblem(
  call: Call,
  given: AnyObject,
  expected: { readonly kind: string; readonly apiVersion: string },
): string {
  const { kind, apiVersion: version } = given;
  const other = call.kernel.catalog.byKind(version, kind);
  if (!other) {
    return `no kind ${JSON.stringify(kind)} is registered for version ${
      JSON.stringify(version)
    } in scheme ${JSON.stringify(SCHEME)}`;
  }
  const group = expected.apiVersion.slice(0, Math.max(0, expected.apiVersion.indexOf("/")));
  const wanted = goTypeOf({ ...call.type, kind: expected.kind, group });
  return `converting (${other.version.version}.${kind}) to (${wanted}): unknown conversion`;
}

function findUnknown(call: Call, object: AnyObject): string[] {
  return call.type.check && object.kind === call.type.kind
    ? call.type.check(object, call.version)
    : checkFields(object);
}

function describe(call: Call, unknown: readonly string[], text: string | undefined): string[] {
  if (call.fieldValidation === "Ignore") return [];
  const isObject = text !== undefined && !text.trimStart().startsWith("[");
  const repeated = isObject ? duplicateKeys(text) : [];
  return [
    ...unknown.map((path) => `unknown field ${JSON.stringify(path)}`),
    ...repeated.map((path) => `duplicate field ${JSON.stringify(path)}`),
  ];
}

function refused(value: string, problem: string): Error {
  return invalid({ group: "", kind: "" }, "", [invalidValue("patch", value, problem)]);
}

/** A strategic patch as it is once it is merged: what sets an order is gone, with the list that it orders. */
function withoutMerged(patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const lead = "$setElementOrder/";
  const gone = Object.keys(patch).filter((key) => key.startsWith(lead))
    .flatMap((key) => [key, key.slice(lead.length)]);
  return Object.fromEntries(
    Object.entries(patch).filter(([key]) => !gone.includes(key))
      .map(([key, value]) => [key, withoutMerged(value)]),
  );
}
