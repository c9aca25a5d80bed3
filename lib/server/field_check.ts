/**
 * Decoding into the built-in types: unknown fields are found and dropped, wrong types are refused.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import type { Schema } from "../meta/schema.ts";
import { parseTime } from "../meta/time.ts";
import { base64Problem } from "./base64.ts";
import { definitionOf, referenced, schemaOf } from "./builtin_types.ts";
import { parseAmount } from "./kinds/quantities.ts";
import { rememberEmptied } from "./emptied.ts";
import { enumFields } from "../generated/server/enums.ts";
import { jsonFields, messageOf } from "./protobuf/messages.ts";
import { StatusError } from "./status_error.ts";
import type { Misfit } from "./unstructured.ts";

/** A value that its Go type cannot hold; the message is Go's. */
export class DecodeProblem extends TypeError {
  override name = "DecodeProblem";
  /** What was to be held, where the type alone forbids it. */
  readonly misfit: Misfit | undefined;

  constructor(message: string, misfit?: Misfit) {
    super(message);
    this.misfit = misfit;
  }
}

interface Place {
  /** With indices, for unknown fields: "spec.containers[0]". */
  readonly path: string;
  /** Without, for type errors: "spec.containers". */
  readonly fields: string;
  /** The innermost type: "Container". */
  readonly owner: string;
  /** The definition of the enum that the field is of. */
  readonly type?: string | undefined;
}

const QUANTITY = "~api.resource.Quantity";
const INT_OR_STRING = "~util.intstr.IntOrString";
const TIMES = new Set(["meta.v1.Time", "meta.v1.MicroTime"]);

/** Checks the metadata of a custom resource, in place; answers the unknown fields. */
export function checkMetadata(metadata: unknown): string[] {
  const unknown: string[] = [];
  const schema = schemaOf("meta.v1.ObjectMeta");
  if (!schema || !isObject(metadata)) return unknown;
  const place = { path: "metadata", fields: "", owner: "ObjectMeta" };
  checkObject(metadata, "meta.v1.ObjectMeta", schema, place, unknown);
  return unknown;
}

/** Checks the options of a deletion, in place. **Errors**: {@linkcode DecodeProblem}. */
export function checkDeleteOptions(options: Record<string, unknown>): void {
  const owner = "DeleteOptions";
  const schema = schemaOf(`meta.v1.${owner}`);
  if (schema) checkObject(options, `meta.v1.${owner}`, schema, { path: "", fields: "", owner }, []);
}

/**
 * Checks an object of a built-in kind in place and answers the paths of the unknown fields, which are
 * dropped. Nulls are dropped too, and amounts become canonical. Unknown kinds pass.
 *
 * **Errors**: {@linkcode DecodeProblem} for a value of a wrong type.
 */
export function checkFields(object: AnyObject): string[] {
  const short = definitionOf(object.apiVersion, object.kind);
  const schema = short === undefined ? undefined : schemaOf(short);
  if (!short || !schema) return [];
  const unknown: string[] = [];
  checkObject(object, short, schema, { path: "", fields: "", owner: lastPart(short) }, unknown);
  return unknown;
}

function check(value: unknown, schema: Schema, place: Place, unknown: string[]): unknown {
  const short = referenced(schema);
  if (short === undefined) return checkInline(value, schema, place, unknown);
  if (short === QUANTITY) return checkQuantity(value, place);
  if (short === INT_OR_STRING) {
    return typeof value === "string" || Number.isInteger(value)
      ? value
      : fail(value, "int32", place, "own");
  }
  const target = schemaOf(short);
  if (!target) return value;
  if (TIMES.has(short)) return checkTime(value, short, place);
  if (target.properties === undefined) return checkInline(value, target, place, unknown);
  if (!isObject(value)) return fail(value, goName(short), place, "struct");
  return checkObject(value, short, target, { ...place, owner: lastPart(short) }, unknown);
}

function checkInline(value: unknown, schema: Schema, place: Place, unknown: string[]): unknown {
  switch (schema.type) {
    case "array":
      return checkArray(value, schema, place, unknown);
    case "object":
      return checkMap(value, schema, place, unknown);
    case "string":
      if (typeof value === "string") return schema.format === "byte" ? checkBytes(value) : value;
      return fail(value, place.type ? goName(place.type) : "string", place, "string");
    case "boolean":
      return typeof value === "boolean" ? value : fail(value, "bool", place);
    case "integer":
      return Number.isInteger(value) ? value : fail(value, schema.format ?? "int64", place);
    case "number":
      return typeof value === "number" ? value : fail(value, "float64", place);
    default:
      return value;
  }
}

function checkObject(
  object: Record<string, unknown>,
  short: string,
  schema: Schema,
  place: Place,
  unknown: string[],
): unknown {
  for (const [name, value] of Object.entries(object)) {
    const field = schema.properties && Object.hasOwn(schema.properties, name)
      ? schema.properties[name]
      : undefined;
    const path = place.path === "" ? name : `${place.path}.${name}`;
    if (!field) {
      unknown.push(path);
      delete object[name];
      continue;
    }
    if (value === null) {
      // Go reads null as nothing, except where any JSON may be.
      if (!isAnything(field)) delete object[name];
      continue;
    }
    const fields = [place.fields, embeddedIn(short, name), name].filter((f) => f !== "").join(".");
    const type = enumFields[short]?.[name];
    object[name] = check(value, field, { path, fields, owner: place.owner, type }, unknown);
    if (!isLeftOut(short, name, object[name])) continue;
    if (typeof object[name] === "object") rememberEmptied(object, name);
    delete object[name];
  }
  return object;
}

function checkArray(value: unknown, schema: Schema, place: Place, unknown: string[]): unknown {
  if (!Array.isArray(value)) {
    return fail(value, place.type ? `[]${goName(place.type)}` : goType(schema), place);
  }
  const items = schema.items ?? {};
  return value.map((item, i) =>
    item === null
      ? zeroOf(items)
      : check(item, items, { ...place, path: `${place.path}[${i}]` }, unknown)
  );
}

function checkMap(value: unknown, schema: Schema, place: Place, unknown: string[]): unknown {
  if (!isObject(value)) return fail(value, goType(schema), place);
  const values = schema.additionalProperties;
  if (typeof values !== "object") return value;
  for (const [key, item] of Object.entries(value)) {
    value[key] = item === null
      ? zeroOf(values)
      : check(item, values, { ...place, path: `${place.path}.${key}` }, unknown);
  }
  return value;
}

function checkQuantity(value: unknown, place: Place): unknown {
  if (typeof value !== "string" && typeof value !== "number") {
    fail(value, "resource.Quantity", place);
  }
  try {
    return parseAmount(value).toString();
  } catch (error) {
    throw error instanceof StatusError ? new DecodeProblem(error.message) : error;
  }
}

/** The struct that Go embeds a field in: "VolumeSource" for the sources of a volume; "" for none. */
function embeddedIn(short: string, name: string): string {
  for (const field of messageOf(short)?.fields.values() ?? []) {
    if (!field.inline || !jsonFields(field.type)?.has(name)) continue;
    const deeper = embeddedIn(field.type, name);
    return deeper === "" ? lastPart(field.type) : `${lastPart(field.type)}.${deeper}`;
  }
  return "";
}

/** A time as far as it can be read. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/;

function checkTime(value: unknown, short: string, place: Place): unknown {
  if (typeof value !== "string") return fail(value, goName(short), place);
  try {
    parseTime(value);
  } catch {
    const quoted = JSON.stringify(value);
    const extra = value.replace(TIME, "");
    if (extra !== value && extra !== "") {
      throw new DecodeProblem(`parsing time ${quoted}: extra text: ${JSON.stringify(extra)}`);
    }
    const layout = `2006-01-02T15:04:05${short.endsWith("MicroTime") ? ".000000" : ""}Z07:00`;
    throw new DecodeProblem(
      `parsing time ${quoted} as "${layout}": cannot parse ${quoted} as "2006"`,
    );
  }
  return value;
}

function checkBytes(text: string): string {
  const at = base64Problem(text);
  if (at === undefined) return text;
  throw new DecodeProblem(`illegal base64 data at input byte ${at}`);
}

/** Go leaves out zeros of fields that are no pointers, empty lists and maps among them. */
function isLeftOut(short: string, name: string, value: unknown): boolean {
  const field = jsonFields(short)?.get(name);
  if (!field || field.always || field.pointer) return false;
  if (field.list) return Array.isArray(value) && value.length === 0;
  if (field.map) return isObject(value) && Object.keys(value).length === 0;
  return value === "" || value === 0 || value === false;
}

/** A field that holds any JSON. */
function isAnything(schema: Schema): boolean {
  const short = referenced(schema);
  const target = short === undefined ? schema : schemaOf(short);
  return target !== undefined && target.type === undefined;
}

function zeroOf(schema: Schema): unknown {
  if (referenced(schema) === QUANTITY) return "0";
  if (referenced(schema) !== undefined) return {};
  return schema.type === "string"
    ? ""
    : schema.type === "boolean"
    ? false
    : schema.type === "array"
    ? []
    : 0;
}

function fail(value: unknown, wanted: string, place: Place, kind: string = wanted): never {
  const given = Array.isArray(value)
    ? "array"
    : typeof value === "boolean"
    ? "bool"
    : typeof value === "number" && !Number.isInteger(value)
    ? `number ${value}`
    : typeof value;
  throw new DecodeProblem(
    `json: cannot unmarshal ${given} into Go struct field ${place.owner}.${place.fields} of type ${wanted}`,
    { value, wanted, kind },
  );
}

function goType(schema: Schema): string {
  const short = referenced(schema);
  if (short !== undefined) return goName(short);
  switch (schema.type) {
    case "array":
      return `[]${goType(schema.items ?? {})}`;
    case "object": {
      const values = schema.additionalProperties;
      if (typeof values === "object" && referenced(values) === QUANTITY) return "v1.ResourceList";
      return `map[string]${typeof values === "object" ? goType(values) : "interface {}"}`;
    }
    case "boolean":
      return "bool";
    case "integer":
      return schema.format ?? "int64";
    default:
      return schema.type ?? "interface {}";
  }
}

function goName(short: string): string {
  const parts = short.split(".");
  return parts.slice(-2).join(".");
}

function lastPart(short: string): string {
  return short.slice(short.lastIndexOf(".") + 1);
}
