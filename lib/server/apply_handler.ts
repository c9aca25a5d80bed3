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
import { duplicateKeys } from "./duplicate_keys.ts";
import { checkFields } from "./field_check.ts";
import type { Exchange } from "./exchange.ts";
import { invalid, required } from "./field_error.ts";
import { applied } from "./ownership.ts";
import { badRequest, conflict, failure, notFound } from "./status_error.ts";
import { updateObject } from "./update.ts";
import { respondObject } from "./view.ts";

/** The media type. */
export const APPLY = "application/apply-patch+yaml";

/** Answers an apply of an object, or of its status. */
export async function handleApply(exchange: Exchange): Promise<Response> {
  const { call, query } = exchange;
  if ((query.get("fieldManager") ?? "") === "") {
    throw invalid({ group: "meta.k8s.io", kind: "PatchOptions" }, "", [
      required("fieldManager", "is required for apply patch"),
    ]);
  }
  const text = textOf(await readBody(exchange.request, exchange.maxBodyBytes));
  const config = await readConfig(call, text);
  const given = config.metadata.name ?? "";
  config.metadata.name = call.name;
  const force = query.get("force") === "true" || query.get("force") === "1";
  const done = updateObject(call, (live) => {
    if (!live && call.subresource !== "") throw notFound(call.type, call.name);
    if (live) checkVersion(call, config, live);
    return merged(call, live, config, { force, given });
  }, { createMissing: true, ownersSettled: true });
  return await respondObject(exchange, done.created ? 201 : 200, done.object);
}

async function readConfig(call: Call, text: string): Promise<AnyObject> {
  const value = await parse(text);
  if (!isObject(value)) throw badRequest("error decoding YAML: the patch is no object");
  const config = value as AnyObject;
  const expected = apiVersion(call);
  if (config.apiVersion !== expected || typeof config.kind !== "string") {
    throw badRequest(
      `Incorrect version specified in apply patch. Specified patch version: ${
        config.apiVersion ?? ""
      }, expected: ${expected}`,
    );
  }
  if (config.kind !== call.type.kind) {
    throw badRequest(
      `${config.kind} in version "${call.version}" cannot be handled as a ${call.type.kind}`,
    );
  }
  config.metadata ??= {} as AnyObject["metadata"];
  if (config.metadata.managedFields !== undefined && config.metadata.managedFields !== null) {
    throw badRequest("metadata.managedFields must be nil");
  }
  if ((config.metadata.name ?? call.name) !== call.name) {
    throw badRequest(
      `the name of the object (${config.metadata.name}) does not match the name on the URL (${call.name})`,
    );
  }
  return config;
}

async function parse(text: string): Promise<unknown> {
  const json = text.trimStart().startsWith("{");
  try {
    const value = json ? JSON.parse(text) : await parseYaml(text);
    const repeated = json ? duplicateKeys(text) : [];
    if (repeated.length === 0) return value;
    throw badRequest(
      `error strict decoding patch: ${
        repeated.map((p) => `duplicate field ${JSON.stringify(p)}`).join(", ")
      }`,
    );
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof YamlError) {
      throw badRequest(`error decoding YAML: ${error.message}`);
    }
    throw error;
  }
}

function checkVersion(call: Call, config: AnyObject, live: AnyObject): void {
  const version = config.metadata.resourceVersion ?? "";
  if (version !== "" && version !== live.metadata.resourceVersion) {
    throw conflict(call.type, call.name);
  }
}

function merged(
  call: Call,
  live: AnyObject | undefined,
  config: AnyObject,
  how: { readonly force: boolean; readonly given: string },
): AnyObject {
  try {
    const object = applied(call, live, config, how.force);
    // Amounts become canonical, as in every body.
    if (!call.type.custom) checkFields(object);
    return object;
  } catch (error) {
    if (error instanceof ApplyConflictError) {
      throw failure(409, "Conflict", error.reason, { causes: error.causes });
    }
    if (!(error instanceof ApplyTypeError)) throw error;
    const { namespace = "" } = config.metadata;
    const version = call.type.group === "" ? `/${call.version}` : apiVersion(call);
    throw failure(
      500,
      "",
      `failed to create typed patch object (${namespace}/${how.given}; ${version}, Kind=${call.type.kind}): ${error.reason}`,
    );
  }
}
