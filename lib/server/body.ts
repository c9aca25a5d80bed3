/**
 * Reading request bodies: size, media type, JSON and YAML.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import { parseAllYaml } from "../meta/yaml.ts";
import { YamlError } from "../meta/yaml/error.ts";
import { apiVersion, type Call } from "./call.ts";
import { invalid, invalidValue } from "./field_error.ts";
import { isTooDeep, MAX_DEPTH } from "./limits.ts";
import { repeatedText } from "./duplicate_keys.ts";
import { decodeProtobuf, PROTOBUF } from "./protobuf/body.ts";
import { jsonProblem } from "./json_problem.ts";
import { checkBody, kindProblem } from "./strictness.ts";
import { tooLarge, unsupportedBody } from "./refusals.ts";
import { badRequest, failure } from "./status_error.ts";

const ACCEPTED = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"];

/**
 * Reads a body, up to a limit.
 *
 * **Errors**: 413 beyond the limit, 400 for JSON that is nested too deep.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const body = await readBytes(request, limit);
  if (!mediaType(request).includes("protobuf") && isTooDeep(body)) {
    throw badRequest(`the body is nested more than ${MAX_DEPTH} levels deep`);
  }
  return body;
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array();
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  if (chunks.length === 1) return chunks[0] as Uint8Array<ArrayBuffer>;
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.length;
  }
  return body;
}

/** The media type of a request's body, without parameters; empty when there is none. */
export function mediaType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** The media type of a server-side apply. */
export const APPLY = "application/apply-patch+yaml";

/** The media type of a patch, without parameters; its case counts. */
export function patchType(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";")[0] ?? "";
}

/** The text of a body. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body);
}

/**
 * Decodes an object of the kind of a call; its kind and version may be left out.
 *
 * **Errors**: 400 for anything else, 415 for another media type.
 */
export async function decodeObject(
  call: Call,
  media: string,
  body: Uint8Array,
  expected: { readonly kind: string; readonly apiVersion: string } = {
    kind: call.type.kind,
    apiVersion: apiVersion(call),
  },
): Promise<AnyObject> {
  const repeated: string[] = [];
  let value: unknown = media === PROTOBUF && !call.type.custom
    ? decodeProtobuf(body, expected)
    : await decodeValue(media, body, expected.kind, repeated);
  // Go reads null as a struct with nothing in it.
  if (value === null) value = {};
  if (!isObject(value)) throw unrecognized(expected.kind, notAnObject(value, textOf(body)));
  const custom = call.type.custom && call.subresource !== "scale";
  for (const field of ["kind", "apiVersion"] as const) {
    const given = value[field];
    if (given === undefined || given === null || given === "") {
      if (custom) {
        const text = textOf(body);
        const problem = `Object '${titled(field)}' is missing in '${text}' (${described(text)})`;
        throw unrecognized(expected.kind, problem);
      }
      value[field] = expected[field];
    } else if (typeof given !== "string") {
      throw unrecognized(
        expected.kind,
        `couldn't get version/kind; json parse error: json: cannot unmarshal ${typeof given} into Go struct field .${field} of type string (${
          described(textOf(body))
        })`,
      );
    }
  }
  const given = value as AnyObject;
  if (given.kind !== expected.kind || given.apiVersion !== expected.apiVersion) {
    throw mismatch(call, given, expected);
  }
  const isJson = media === "" || media === "application/json";
  checkBody(call, given, isJson ? textOf(body) : undefined, repeated);
  return given;
}

/**
 * The value of a JSON or YAML text; the repeated keys of YAML are put into `repeated`.
 *
 * **Errors**: 400 for neither, 415 for another media type.
 */
export async function decodeValue(
  media: string,
  body: Uint8Array,
  kind: string,
  repeated: string[] = [],
): Promise<unknown> {
  const text = textOf(body);
  if (media === "application/yaml") return await yamlValue(text, kind, repeated);
  if (media !== "" && media !== "application/json") throw unsupportedBody(ACCEPTED);
  try {
    return JSON.parse(wellFormed(text));
  } catch {
    const problem = `${jsonProblem(text)} (${described(text)})`;
    throw unrecognized(kind, `couldn't get version/kind; json parse error: ${problem}`);
  }
}

/** Halves of characters that stand alone are none to Go, which puts a sign in their place. */
function wellFormed(text: string): string {
  if (!/\\ud[89a-f]/i.test(text)) return text;
  const pairs = /(\\\\)|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|(\\ud[89a-f][0-9a-f]{2})/gi;
  return text.replace(pairs, (all, _, lone) => lone === undefined ? all : "\\ufffd");
}

async function yamlValue(text: string, kind: string, repeated: string[]): Promise<unknown> {
  try {
    const onRepeated = (key: string, line: number) => void repeated.push(repeatedText(key, line));
    // Of several documents the first counts.
    const [first] = await parseAllYaml(text, { onRepeated });
    return first?.value ?? null;
  } catch (error) {
    if (error instanceof YamlError) {
      throw unrecognized(kind, `couldn't get version/kind; yaml parse error: ${error.message}`);
    }
    throw error;
  }
}

function unrecognized(kind: string, problem: string): Error {
  return badRequest(`the object provided is unrecognized (must be of type ${kind}): ${problem}`);
}

function notAnObject(value: unknown, text: string): string {
  const what = Array.isArray(value) ? "array" : typeof value;
  const type =
    'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }';
  return `couldn't get version/kind; json parse error: json: cannot unmarshal ${what} into Go value of type ${type} (${
    described(text)
  })`;
}

/** The beginning of a body, as messages show it: text that looks like an object, else hexadecimal. */
function described(text: string): string {
  if (text === "") return "<empty>";
  if (text.trimStart().startsWith("{")) return text.length > 30 ? `${text.slice(0, 30)} ...` : text;
  return [...new TextEncoder().encode(text.slice(0, 1024))]
    .map((b) => b.toString(16).padStart(2, "0")).join("");
}

function titled(field: string): string {
  return field === "kind" ? "Kind" : "apiVersion";
}

function mismatch(
  call: Call,
  given: AnyObject,
  expected: { readonly kind: string; readonly apiVersion: string },
): Error {
  if (call.type.custom) {
    if (given.kind !== expected.kind) {
      const { name = "" } = given.metadata ?? {};
      return invalid({ group: call.type.group, kind: given.kind }, name, [
        invalidValue("kind", given.kind, `must be ${expected.kind}`),
      ]);
    }
    const problem =
      `the API version in the data (${given.apiVersion}) does not match the expected API version (${expected.apiVersion})`;
    return badRequest(problem);
  }
  const problem = kindProblem(call, given, expected);
  return failure(
    400,
    "BadRequest",
    `${given.kind} in version "${
      versionOf(given)
    }" cannot be handled as a ${expected.kind}: ${problem}`,
  );
}

function versionOf(object: AnyObject): string {
  return object.apiVersion.slice(object.apiVersion.indexOf("/") + 1);
}
