/**
 * Validation failures of single fields, and the 422 that carries them.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import { goQuoted } from "../meta/go_text.ts";
import type { StatusCause } from "../meta/status.ts";
import { failure, type StatusError } from "./status_error.ts";

/** One failed field, ready to be a cause. */
export interface FieldError {
  /** Such as "FieldValueInvalid". */
  readonly reason: string;
  /** Such as "spec.containers[0].image". */
  readonly field: string;
  /** Type, value and detail, as the server prints them after the field. */
  readonly message: string;
}

/** The field is missing. */
export function required(field: string, detail: string = ""): FieldError {
  return { reason: "FieldValueRequired", field, message: text("Required value", detail) };
}

/** The value is malformed. */
export function invalidValue(field: string, value: unknown, detail: string): FieldError {
  return {
    reason: "FieldValueInvalid",
    field,
    message: `Invalid value: ${show(value)}${detail === "" ? "" : `: ${detail}`}`,
  };
}

/** The value is another one than it was, of a field that is set once and for all. */
export function unchangeableField(field: string, value: unknown): FieldError {
  return invalidValue(field, value, "field is immutable");
}

/** The value is none of the known ones. */
export function notSupported(field: string, value: unknown, known: readonly string[]): FieldError {
  const list = known.map((k) => JSON.stringify(k)).join(", ");
  const detail = known.length === 0 ? "" : `: supported values: ${list}`;
  return {
    reason: "FieldValueNotSupported",
    field,
    message: `Unsupported value: ${show(value)}${detail}`,
  };
}

/** The value is well-formed and still not allowed here. */
export function forbiddenField(field: string, detail: string): FieldError {
  return { reason: "FieldValueForbidden", field, message: text("Forbidden", detail) };
}

/** The value is there twice. */
export function duplicate(field: string, value: unknown): FieldError {
  return { reason: "FieldValueDuplicate", field, message: `Duplicate value: ${show(value)}` };
}

/** The value names something that does not exist. */
export function fieldNotFound(field: string, value: unknown): FieldError {
  return { reason: "FieldValueNotFound", field, message: `Not found: ${show(value)}` };
}

/** The value has more bytes than allowed. */
export function tooLong(field: string, maxBytes: number): FieldError {
  return {
    reason: "FieldValueTooLong",
    field,
    message: `Too long: may not be more than ${maxBytes} bytes`,
  };
}

/** 422 for an object of a kind ("Pod", group "") with all failed fields. */
export function invalid(
  kind: { readonly group: string; readonly kind: string },
  name: string,
  errors: readonly FieldError[],
): StatusError {
  const texts = [
    ...new Set(errors.map((e) => e.field === "" ? e.message : `${e.field}: ${e.message}`)),
  ];
  const list = texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`;
  // Events of either group are judged as those of the core group.
  const group = kind.kind === "Event" && kind.group === "events.k8s.io" ? "" : kind.group;
  const subject = group === "" ? kind.kind : `${kind.kind}.${group}`;
  const causes: StatusCause[] = errors.map((e) => ({
    reason: e.reason,
    message: e.message,
    field: e.field,
  }));
  return failure(422, "Invalid", `${subject} ${goQuoted(name)} is invalid: ${list}`, {
    ...(name === "" ? {} : { name }),
    ...(group === "" ? {} : { group }),
    ...(kind.kind === "" ? {} : { kind: kind.kind }),
    causes,
  });
}

function text(type: string, detail: string): string {
  return detail === "" ? type : `${type}: ${detail}`;
}

function show(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (typeof value === "string") return goQuoted(value);
  if (Array.isArray(value) && value.every((v) => typeof v === "string")) {
    return `[${value.map((v) => JSON.stringify(v)).join(",")}]`;
  }
  return JSON.stringify(sorted(value));
}

/** Maps in messages have their keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  // Go's structs keep the order of their fields, whose names begin with a capital.
  if (!isObject(value) || Object.keys(value).some((key) => /^[A-Z]/.test(key))) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}
