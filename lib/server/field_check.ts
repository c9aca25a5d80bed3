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
import { connectionFields } from "./connection_fields.ts";
import { parseAmount } from "./kinds/quantities.ts";
import { rememberEmptied } from "./emptied.ts";
import { fieldsOf, isLeftOut } from "./field_facts.ts";
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

/** Where a value is, as the chain of steps that led there: most places are never named. */
interface Place {
  readonly above?: Place;
  /** A field or a key; an index. */
  readonly step: string | number;
  /** The step as Go's errors name it, which know no indices and keys; "" for none. */
  readonly goStep: string;
  /** The innermost type: "Container". */
  readonly owner: string;
  /** The definition of the enum that the field is of. */
  readonly type?: string | undefined;
}

/** What documents call an object, and Go takes whatever it is. */
const RAW = "~runtime.RawExtension";
const QUANTITY = "~api.resource.Quantity";
const INT_OR_STRING = "~util.intstr.IntOrString";
const TIMES = new Set(["meta.v1.Time", "meta.v1.MicroTime"]);

/** Checks the metadata of a custom resource, in place; answers the unknown fields. */
export function checkMetadata(metadata: unknown): string[] {
  const unknown: string[] = [];
  if (!isObject(metadata)) return unknown;
  const place = { step: "metadata", goStep: "", owner: "ObjectMeta" };
  checkObject(metadata, "meta.v1.ObjectMeta", place, unknown);
  return unknown;
}

/** Checks the options of a deletion, in place. **Errors**: {@linkcode DecodeProblem}. */
export function checkDeleteOptions(options: Record<string, unknown>): void {
  const owner = "DeleteOptions";
  checkObject(options, `meta.v1.${owner}`, { step: "", goStep: "", owner }, []);
}

/**
 * Checks an object of a built-in kind in place and answers the paths of the unknown fields, which are
 * dropped. Nulls are dropped too, and amounts become canonical. Unknown kinds pass.
 *
 * **Errors**: {@linkcode DecodeProblem} for a value of a wrong type.
 */
export function checkFields(object: AnyObject): string[] {
  const short = definitionOf(object.apiVersion, object.kind);
  const unknown: string[] = [];
  if (short === undefined) {
    for (const [name, schema] of Object.entries(connectionFields[object.kind] ?? {})) {
      const place = { step: name, goStep: name, owner: object.kind };
      if (isObject(object) && object[name]) check(object[name], schema, place, unknown);
    }
    return unknown;
  }
  checkObject(object, short, { step: "", goStep: "", owner: lastPart(short) }, unknown);
  return unknown;
}

function check(value: unknown, schema: Schema, place: Place, unknown: string[]): unknown {
  const short = referenced(schema);
  if (short === undefined) return checkInline(value, schema, place, unknown);
  if (short === RAW) return value;
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
  return checkObject(value, short, { ...place, owner: lastPart(short) }, unknown);
}

function checkInline(value: unknown, schema: Schema, place: Place, unknown: string[]): unknown {
  switch (schema.type) {
    case "array":
      return checkArray(value, schema, place, unknown);
    case "object":
      return checkMap(value, schema, place, unknown);
    case "string":
      if (typeof value === "string") return schema.format === "byte" ? checkBytes(value) : value;
      if (schema.format === "byte") return fail(value, "[]uint8", place, "string");
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
  place: Place,
  unknown: string[],
): unknown {
  const fields = fieldsOf(short);
  for (const [name, value] of Object.entries(object)) {
    const field = fields.get(name);
    if (!field) {
      unknown.push(pathTo({ ...place, above: place, step: name }));
      delete object[name];
    } else if (value === null) {
      // Go reads null as nothing, except where any JSON may be.
      if (!field.isAnything) delete object[name];
    } else {
      const { owner } = place;
      const at = { above: place, step: name, goStep: field.goPath, owner, type: field.enumType };
      const checked = check(value, field.schema, at, unknown);
      if (checked !== value) object[name] = checked;
      if (!isLeftOut(field, checked)) continue;
      if (typeof checked === "object") rememberEmptied(object, name);
      delete object[name];
    }
  }
  return object;
}

function checkArray(value: unknown, schema: Schema, place: Place, unknown: string[]): unknown {
  if (!Array.isArray(value)) {
    return fail(value, place.type ? `[]${goName(place.type)}` : goType(schema), place);
  }
  const items = schema.items ?? {};
  const { owner, type } = place;
  return value.map((item, i) =>
    item === null
      ? zeroOf(items)
      : check(item, items, { above: place, step: i, goStep: "", owner, type }, unknown)
  );
}

function checkMap(value: unknown, schema: Schema, place: Place, unknown: string[]): unknown {
  if (!isObject(value)) {
    // The values that have a type of their own belong to resources.
    const wanted = place.type ? `map[v1.ResourceName]${goName(place.type)}` : goType(schema);
    return fail(value, wanted, place);
  }
  const values = schema.additionalProperties;
  if (typeof values !== "object") return value;
  const { owner, type } = place;
  for (const [key, item] of Object.entries(value)) {
    value[key] = item === null
      ? zeroOf(values)
      : check(item, values, { above: place, step: key, goStep: "", owner, type }, unknown);
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

/** A time as far as it can be read. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/;

function checkTime(value: unknown, short: string, place: Place): unknown {
  if (typeof value !== "string") return fail(value, "string", place);
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
  // Go writes the bytes that it has read: without line ends, and with zeros where no bit counts.
  if (at === undefined) return /[\r\n]|[^=]=/.test(text) ? btoa(atob(text)) : text;
  throw new DecodeProblem(`illegal base64 data at input byte ${at}`);
}

function zeroOf(schema: Schema): unknown {
  const short = referenced(schema);
  if (short === QUANTITY) return "0";
  if (short !== undefined) return TIMES.has(short) ? null : {};
  return schema.type === "string"
    ? ""
    : schema.type === "boolean"
    ? false
    : schema.type === "array"
    ? []
    : 0;
}

/** With indices and keys: "spec.containers[0]". */
function pathTo({ above, step }: Place): string {
  const path = above ? pathTo(above) : "";
  if (typeof step === "number") return `${path}[${step}]`;
  return path === "" ? step : `${path}.${step}`;
}

/** Without: "spec.containers". */
function goPathTo({ above, goStep }: Place): string {
  const path = above ? goPathTo(above) : "";
  return path === "" || goStep === "" ? path + goStep : `${path}.${goStep}`;
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
    `json: cannot unmarshal ${given} into Go struct field ${place.owner}.${
      goPathTo(place)
    } of type ${wanted}`,
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
