/**
 * Protobuf to JSON, as Go would write it: what Go leaves out is absent, what it never leaves out is
 * there.
 *
 * @module
 */

import { BinaryReader } from "@bufbuild/protobuf/wire";
import { setOwn } from "../../meta/deep.ts";
import type { FieldType, MessageField, MessageTable, MessageType } from "./messages.ts";
import { specialMessages } from "./special.ts";

/** What decoding needs. */
export interface DecodeContext {
  readonly table: MessageTable;
  /** Reads an object that stands inside another one: JSON, or protobuf in its envelope. */
  readonly nested: (bytes: Uint8Array) => unknown;
}

/** The JSON of a message. */
export function decodeMessage(bytes: Uint8Array, name: string, context: DecodeContext): unknown {
  return jsonOf(name, readValues(bytes, context.table.get(name), context), context);
}

type Values = Map<number, unknown>;

/** The values on the wire by field number, lists and maps gathered; unknown fields are skipped. */
function readValues(bytes: Uint8Array, message: MessageType, context: DecodeContext): Values {
  const reader = new BinaryReader(bytes);
  const values: Values = new Map();
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    const field = message.byNumber.get(number);
    if (field === undefined) {
      reader.skip(wireType, number);
      continue;
    }
    const { type } = field;
    if (type.is === "map") readEntry(reader.bytes(), type.value, mapAt(values, number), context);
    else if (field.repeated) listAt(values, number).push(readValue(reader, type, context));
    else if (type.is === "message") values.set(number, bytesAt(values, number, reader.bytes()));
    else values.set(number, readValue(reader, type, context));
  }
  for (const { number, type, repeated } of message.fields) {
    const value = values.get(number);
    if (type.is !== "message" || repeated || value === undefined) continue;
    values.set(number, decodeMessage(value as Uint8Array, type.name, context));
  }
  return values;
}

/** A message may come in parts, which are one after another the whole. */
function bytesAt(values: Values, number: number, bytes: Uint8Array): Uint8Array {
  const before = values.get(number) as Uint8Array | undefined;
  if (before === undefined) return bytes;
  const whole = new Uint8Array(before.length + bytes.length);
  whole.set(before);
  whole.set(bytes, before.length);
  return whole;
}

function listAt(values: Values, number: number): unknown[] {
  const list = values.get(number) as unknown[] | undefined ?? [];
  values.set(number, list);
  return list;
}

function mapAt(values: Values, number: number): Record<string, unknown> {
  const map = values.get(number) as Record<string, unknown> | undefined ?? {};
  values.set(number, map);
  return map;
}

function readEntry(
  bytes: Uint8Array,
  type: FieldType,
  map: Record<string, unknown>,
  context: DecodeContext,
): void {
  const reader = new BinaryReader(bytes);
  let key = "";
  let value: unknown = zeroOf(type, context);
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 1) key = reader.string();
    else if (number === 2) value = readValue(reader, type, context);
    else reader.skip(wireType, number);
  }
  setOwn(map, key, value);
}

function readValue(reader: BinaryReader, type: FieldType, context: DecodeContext): unknown {
  switch (type.is) {
    case "string":
      return reader.string();
    case "bool":
      return reader.bool();
    case "int32":
      return reader.int32();
    case "int64":
      return BigInt(reader.int64());
    case "double":
      return reader.double();
    case "bytes":
      return reader.bytes();
    case "message":
      return decodeMessage(reader.bytes(), type.name, context);
    case "map":
      throw new RangeError("Cannot read a map of maps: protobuf has none");
  }
}

/** The JSON of a message whose values were read. */
function jsonOf(name: string, values: Values, context: DecodeContext): unknown {
  if (name === "~runtime.RawExtension") {
    const bytes = values.get(1) as Uint8Array | undefined;
    return bytes?.length ? context.nested(bytes) : null;
  }
  const special = Object.hasOwn(specialMessages, name) ? specialMessages[name] : undefined;
  if (special) return special.toJson(values) ?? special.zero;
  const message = context.table.get(name);
  if (message.bare) return values.get(1) ?? null;
  const object: Record<string, unknown> = {};
  for (const field of message.fields) addField(object, field, values.get(field.number), context);
  return object;
}

function addField(
  object: Record<string, unknown>,
  field: MessageField,
  value: unknown,
  context: DecodeContext,
): void {
  const { json, type } = field;
  if (json === "-") return;
  if (field.inline) {
    Object.assign(object, value ?? zeroOf(type, context));
    return;
  }
  const shown = shownValue(field, value, context);
  if (shown !== undefined) setOwn(object, json, shown);
}

/** What JSON shows of a value; undefined when Go leaves the field out. */
function shownValue(field: MessageField, value: unknown, context: DecodeContext): unknown {
  const { type, always, pointer } = field;
  if (field.repeated || type.is === "map" || type.is === "bytes") {
    const empty = value === undefined || (value instanceof Uint8Array && value.length === 0);
    if (!empty) return plain(value);
    // A list of objects is made before it is written, if only to be empty.
    return always ? field.json === "items" ? [] : null : undefined;
  }
  if (pointer) return value === undefined ? always ? null : undefined : plain(value);
  if (type.is === "message") {
    const own = value ?? zeroOf(type, context);
    return own === null && field.omitZero ? undefined : own;
  }
  const zero = zeroOf(type, context);
  const own = plain(value ?? zero);
  return own === zero && !always ? undefined : own;
}

/** Numbers as numbers and bytes as base64, in lists too. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Uint8Array) return toBase64(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  for (const [key, inner] of Object.entries(value)) {
    if (inner instanceof Uint8Array) setOwn(value as Record<string, unknown>, key, toBase64(inner));
  }
  return value;
}

function zeroOf(type: FieldType, context: DecodeContext): unknown {
  switch (type.is) {
    case "string":
      return "";
    case "bool":
      return false;
    case "int32":
    case "int64":
    case "double":
      return 0;
    case "message":
      return jsonOf(type.name, new Map(), context);
    case "bytes":
    case "map":
      return null;
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
