/**
 * PATCH with server-side apply.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 *
 * @module
 */

import { ApplyConflictError, ApplyTypeError } from "../meta/apply/mod.ts";
import { isObject } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import { parseYaml } from "../meta/yaml.ts";
import { YamlError } from "../meta/yaml/error.ts";
import { readBody, textOf } from "./body.ts";
import { apiVersion, type Call } from "./call.ts";
import { duplicateKeys, repeatedText } from "./duplicate_keys.ts";
import { checkFields, DecodeProblem } from "./field_check.ts";
import type { Exchange } from "./exchange.ts";
import { applied } from "./ownership.ts";
import { badRequest, conflict, failure, notFound } from "./status_error.ts";
import { takeSteps } from "./steps.ts";
import { conversionText } from "./unstructured.ts";
import { updateObject } from "./update.ts";
import { respondOutcome } from "./view.ts";

/** Answers an apply of an object, or of its status. */
export async function handleApply(exchange: Exchange): Promise<Response> {
  const { call, query } = exchange;
  const config = checkConfig(call, await readConfig(exchange));
  const given = config.metadata.name ?? "";
  config.metadata.name ??= call.name;
  const done = await takeSteps(updateObject(call, (live) => {
    if (!live && call.subresource !== "") throw notFound(call.type, call.name);
    if (live) checkVersion(call, config, live);
    else checkIdentity(call, config);
    return merged(call, live, config, { force: isForced(query), given });
  }, { createMissing: true, ownersSettled: true }));
  return await respondOutcome(exchange, done.created ? 201 : 200, done);
}

/** Whether an apply takes fields from their owners. */
export function isForced(query: URLSearchParams): boolean {
  return query.get("force") === "true" || query.get("force") === "1";
}

/** The object that is applied. **Errors**: 400 for no object. */
export async function readConfig(exchange: Exchange): Promise<AnyObject> {
  const text = textOf(await readBody(exchange.request, exchange.maxBodyBytes));
  const value = await parse(exchange.call, text);
  if (value === null) return {} as AnyObject;
  if (isObject(value)) return value as AnyObject;
  const given = Array.isArray(value) ? "array" : typeof value;
  throw badRequest(
    `error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${given} into Go value of type map[string]interface {}`,
  );
}

function checkConfig(call: Call, config: AnyObject): AnyObject {
  const expected = apiVersion(call);
  if (config.apiVersion !== expected || typeof config.kind !== "string") {
    throw badRequest(
      `Incorrect version specified in apply patch. Specified patch version: ${
        config.apiVersion ?? ""
      }, expected: ${expected}`,
    );
  }
  if (config.kind !== call.type.kind) {
    const version = call.type.group === "" ? `/${call.version}` : expected;
    throw badRequest(`invalid object type: ${version}, Kind=${config.kind}`);
  }
  config.metadata ??= {} as AnyObject["metadata"];
  if (config.metadata.managedFields !== undefined && config.metadata.managedFields !== null) {
    throw badRequest("metadata.managedFields must be nil");
  }
  return config;
}

async function parse(call: Call, text: string): Promise<unknown> {
  const json = text.trimStart().startsWith("{");
  try {
    const repeated: string[] = [];
    const onRepeated = (key: string, line: number) => void repeated.push(repeatedText(key, line));
    const value = json ? JSON.parse(text) : await parseYaml(text, { onRepeated });
    if (call.fieldValidation === "Ignore") return value;
    if (json) duplicateKeys(text, onRepeated);
    if (repeated.length > 0 && call.fieldValidation === "Strict") {
      const problem = `yaml: unmarshal errors:\n  ${repeated.join("\n  ")}`;
      throw badRequest(`error strict decoding YAML: error converting YAML to JSON: ${problem}`);
    }
    for (const problem of repeated) call.warn(problem);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof YamlError) {
      throw badRequest(`error decoding YAML: ${error.message}`);
    }
    throw error;
  }
}

function checkVersion(call: Call, config: AnyObject, live: AnyObject): void {
  const version = config.metadata.resourceVersion ?? "";
  if (version !== "" && version !== "0" && version !== live.metadata.resourceVersion) {
    throw conflict(call.type, call.name);
  }
}

/** Who names an identity means an object that is there. */
function checkIdentity(call: Call, { metadata: { uid = "" } }: AnyObject): void {
  if (uid === "") return;
  throw conflict(
    call.type,
    call.name,
    `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`,
  );
}

/** The object after an apply. **Errors**: 409 for a conflict, 500 for what its type cannot hold. */
export function merged(
  call: Call,
  live: AnyObject | undefined,
  config: AnyObject,
  how: { readonly force: boolean; readonly given: string },
): AnyObject {
  return refusing(call, config, how.given, () => {
    const object = applied(call, live, config, how.force);
    // Amounts become canonical, as in every body.
    if (!call.type.custom) checkFields(object);
    return object;
  });
}

/** Does an apply; its errors as the server answers them. */
export function refusing(
  call: Call,
  config: AnyObject,
  given: string,
  apply: () => AnyObject,
): AnyObject {
  try {
    return apply();
  } catch (error) {
    if (error instanceof ApplyConflictError) {
      throw failure(409, "Conflict", error.reason, { causes: error.causes });
    }
    const { namespace = "" } = config.metadata;
    const version = call.type.group === "" ? `/${call.version}` : apiVersion(call);
    const kind = `${version}, Kind=${call.type.kind}`;
    const subject = `(${namespace}/${given}; ${kind})`;
    if (error instanceof ApplyTypeError) {
      throw failure(500, "", `failed to create typed patch object ${subject}: ${error.reason}`);
    }
    if (!(error instanceof DecodeProblem)) throw error;
    const problem = conversionText(error.message);
    const state = `unable to convert unstructured object to ${kind}: ${problem}`;
    throw failure(500, "", `failed to convert new object ${subject} to proper version: ${state}`);
  }
}
