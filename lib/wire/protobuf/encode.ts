/**
 * JSON to protobuf, as Go would write it: fields in the order of their numbers, maps in the order of
 * their keys, and every field that is no pointer, even when it is zero.
 *
 * @module
 */

import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { isObject } from "../../meta/deep.ts";
import type { FieldType, MessageField, MessageTable, MessageType } from "./messages.ts";
import { specialMessages } from "./special.ts";

/** What encoding needs. */
export interface EncodeContext {
  readonly table: MessageTable;
}

/**
 * The bytes of a message.
 *
 * **Errors**: `TypeError` for a field that the message does not have, which JSON would carry, and for
 * a value of another type.
 */
export function encodeMessage(json: unknown, name: string, context: EncodeContext): Uint8Array {
  const writer = new BinaryWriter();
  writeMessage(writer, json, name, context, "");
  return writer.finish();
}

function writeMessage(
  writer: BinaryWriter,
  json: unknown,
  name: string,
  context: EncodeContext,
  path: string,
): void {
  const message = context.table.get(name);
  const values = valuesOf(json, message, context, path);
  const sparse = Object.hasOwn(specialMessages, name);
  for (const field of message.fields) {
    // Of these, Go writes what it has; an empty time, for one, has nothing.
    if (sparse && !values.has(field.number)) continue;
    writeField(writer, field, values.get(field.number), context, pathTo(path, field));
  }
}

function pathTo(path: string, field: MessageField): string {
  if (field.inline || field.json === "-") return path;
  return path === "" ? field.json : `${path}.${field.json}`;
}

/** The values of a message's fields by number. */
function valuesOf(
  json: unknown,
  message: MessageType,
  context: EncodeContext,
  path: string,
): ReadonlyMap<number, unknown> {
  if (message.name === "~runtime.RawExtension") {
    const empty = json === null || json === undefined;
    return empty ? new Map() : new Map([[1, new TextEncoder().encode(JSON.stringify(json))]]);
  }
  const special = Object.hasOwn(specialMessages, message.name)
    ? specialMessages[message.name]
    : undefined;
  if (special) return json === undefined ? new Map() : special.fromJson(json);
  if (message.bare) return new Map([[1, json]]);
  if (json === undefined || json === null) return new Map();
  if (!isObject(json)) throw mistyped(json, "an object", path);
  const { values, known } = split(json, message, context);
  for (const name of Object.keys(json)) {
    if (known.has(name) || json[name] === undefined) continue;
    throw new TypeError(
      `Cannot write ${path === "" ? name : `${path}.${name}`} as protobuf: ` +
        `${message.name} has no such field; send JSON`,
    );
  }
  return values;
}

/** Each field's own value, those of inline messages as objects of their own. */
function split(
  json: Readonly<Record<string, unknown>>,
  message: MessageType,
  context: EncodeContext,
): { values: Map<number, unknown>; known: Set<string> } {
  const values = new Map<number, unknown>();
  const known = new Set<string>();
  // An object inside another one says in JSON what it is, but not in protobuf.
  if (
    message.name === "meta.v1.DeleteOptions" || message.fields.some((f) => f.json === "metadata")
  ) {
    known.add("apiVersion").add("kind");
  }
  for (const { number, json: name, inline, type } of message.fields) {
    if (!inline) {
      known.add(name);
      if (Object.hasOwn(json, name)) values.set(number, json[name]);
      continue;
    }
    if (type.is !== "message") continue;
    const inner = split(json, context.table.get(type.name), context).known;
    for (const each of inner) known.add(each);
    values.set(number, Object.fromEntries(Object.entries(json).filter(([k]) => inner.has(k))));
  }
  return { values, known };
}

function writeField(
  writer: BinaryWriter,
  field: MessageField,
  value: unknown,
  context: EncodeContext,
  path: string,
): void {
  const { number, type } = field;
  const absent = value === undefined || value === null;
  if (field.repeated) {
    if (absent) return;
    if (!Array.isArray(value)) throw mistyped(value, "a list", path);
    value.forEach((v, i) => writeValue(writer, number, type, v, context, `${path}[${i}]`));
  } else if (type.is === "map") {
    if (absent) return;
    if (!isObject(value)) throw mistyped(value, "an object", path);
    for (const key of Object.keys(value).sort()) {
      writer.tag(number, WireType.LengthDelimited).fork();
      writer.tag(1, WireType.LengthDelimited).string(key);
      const isNil = type.value.is === "bytes" && value[key] === null;
      if (!isNil) writeValue(writer, 2, type.value, value[key], context, `${path}.${key}`);
      writer.join();
    }
  } else if (!absent || !(field.pointer || type.is === "bytes")) {
    writeValue(writer, number, type, value ?? undefined, context, path);
  }
}

function writeValue(
  writer: BinaryWriter,
  number: number,
  type: FieldType,
  value: unknown,
  context: EncodeContext,
  path: string,
): void {
  switch (type.is) {
    case "message":
      writer.tag(number, WireType.LengthDelimited).fork();
      writeMessage(writer, value, type.name, context, path);
      writer.join();
      return;
    case "bytes":
      writer.tag(number, WireType.LengthDelimited).bytes(bytesOf(value, path));
      return;
    case "string":
      if (typeof (value ?? "") !== "string") throw mistyped(value, "a string", path);
      writer.tag(number, WireType.LengthDelimited).string(value as string | undefined ?? "");
      return;
    case "bool":
      if (typeof (value ?? false) !== "boolean") throw mistyped(value, "a boolean", path);
      writer.tag(number, WireType.Varint).bool(value as boolean | undefined ?? false);
      return;
    case "double":
      writer.tag(number, WireType.Bit64).double(numberOf(value, path));
      return;
    case "int32":
      writer.tag(number, WireType.Varint).int32(wholeOf(numberOf(value, path), path));
      return;
    case "int64":
      writer.tag(number, WireType.Varint).int64(
        typeof value === "bigint" ? value : BigInt(wholeOf(numberOf(value, path), path)),
      );
      return;
    case "map":
      throw new RangeError("Cannot write a map of maps: protobuf has none");
  }
}

function numberOf(value: unknown, path: string): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== "number") throw mistyped(value, "a number", path);
  return value;
}

function wholeOf(value: number, path: string): number {
  if (!Number.isSafeInteger(value)) throw mistyped(value, "a whole number", path);
  return value;
}

function bytesOf(value: unknown, path: string): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== "string") throw mistyped(value, "base64", path);
  try {
    return Uint8Array.from(atob(value), (c) => c.charCodeAt(0));
  } catch {
    throw mistyped("text", "base64", path);
  }
}

function mistyped(value: unknown, wanted: string, path: string): TypeError {
  const got = value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
  return new TypeError(`Cannot write ${path || "the object"} as protobuf: ${got} is not ${wanted}`);
}
