/**
 * Protobuf bodies, as client-go sends them, into objects as JSON holds them.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding
 *
 * @module
 */

import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import { setOwn } from "../../meta/deep.ts";
import { formatMicroTime, formatTime } from "../../meta/time.ts";
import { badRequest } from "../status_error.ts";
import { type Message, type MessageField, messageOf } from "./messages.ts";

type Fields = Record<string, unknown>;

/** What every protobuf body begins with. */
const MAGIC = [0x6b, 0x38, 0x73, 0x00];

/** An unwrapped body: what it says it is, and the message. */
export interface Envelope {
  readonly apiVersion: string;
  readonly kind: string;
  readonly raw: Uint8Array;
}

/**
 * Unwraps a body.
 *
 * **Errors**: 400 for bytes that are none.
 */
export function openEnvelope(body: Uint8Array): Envelope {
  return guarded(() => {
    if (MAGIC.some((b, i) => body[i] !== b)) throw new RangeError("wrong magic number");
    const reader = new BinaryReader(body.subarray(4));
    let envelope: Envelope = { apiVersion: "", kind: "", raw: new Uint8Array() };
    while (reader.pos < reader.len) {
      const [field, wire] = reader.tag();
      if (field === 1) envelope = { ...envelope, ...typeMeta(reader.bytes()) };
      else if (field === 2) envelope = { ...envelope, raw: reader.bytes() };
      else reader.skip(wire);
    }
    return envelope;
  });
}

/**
 * Decodes a message by its short name; undefined for a message that nobody knows.
 *
 * **Errors**: 400 for bytes that are not of the message.
 */
export function decodeMessage(short: string, raw: Uint8Array): Fields | undefined {
  const message = messageOf(short);
  return message && guarded(() => readMessage(message, new BinaryReader(raw)));
}

function typeMeta(bytes: Uint8Array): { apiVersion: string; kind: string } {
  const reader = new BinaryReader(bytes);
  const meta = { apiVersion: "", kind: "" };
  while (reader.pos < reader.len) {
    const [field, wire] = reader.tag();
    if (field === 1) meta.apiVersion = reader.string();
    else if (field === 2) meta.kind = reader.string();
    else reader.skip(wire);
  }
  return meta;
}

function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError) && (error as Error).name !== "Error") throw error;
    throw badRequest(`the object provided is unrecognized: ${(error as Error).message}`);
  }
}

function readMessage(message: Message, reader: BinaryReader): Fields {
  const object: Fields = {};
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    const field = message.fields.get(number);
    if (!field) reader.skip(wire);
    else readField(object, field, wire, reader);
  }
  for (const field of message.fields.values()) tidy(object, field);
  return object;
}

function readField(
  object: Fields,
  field: MessageField,
  wire: WireType,
  reader: BinaryReader,
): void {
  if (field.map) {
    const map = (object[field.name] ??= {}) as Fields;
    const [key, value] = readEntry(field, new BinaryReader(reader.bytes()));
    setOwn(map, key, value);
  } else if (field.list) {
    const list = (object[field.name] ??= []) as unknown[];
    // Numbers may be packed into one run of bytes.
    if (wire === WireType.LengthDelimited && "bild".includes(field.type)) {
      const packed = new BinaryReader(reader.bytes());
      while (packed.pos < packed.len) list.push(readValue(field.type, packed));
    } else list.push(readValue(field.type, reader));
  } else if (field.inline) {
    Object.assign(object, readValue(field.type, reader));
  } else object[field.name] = readValue(field.type, reader);
}

const scalarZeros: Fields = { b: false, i: 0, l: 0, d: 0 };

function readEntry(field: MessageField, reader: BinaryReader): [string, unknown] {
  let key = "";
  let value: unknown;
  while (reader.pos < reader.len) {
    const [number, wire] = reader.tag();
    if (number === 1) key = reader.string();
    else if (number === 2) value = readValue(field.type, reader);
    else reader.skip(wire);
  }
  if (value !== undefined) return [key, value];
  const isScalar = field.type.length === 1;
  return [key, isScalar ? scalarZeros[field.type] ?? "" : readNested(field.type, new Uint8Array())];
}

function readValue(type: string, reader: BinaryReader): unknown {
  switch (type) {
    case "s":
      return reader.string();
    case "b":
      return reader.bool();
    case "i":
      return reader.int32();
    case "l":
      return Number(reader.int64());
    case "d":
      return reader.double();
    case "y":
      return base64(reader.bytes());
    default:
      return readNested(type, reader.bytes());
  }
}

function readNested(type: string, bytes: Uint8Array): unknown {
  const message = messageOf(type);
  if (!message) return {};
  const fields = readMessage(message, new BinaryReader(bytes));
  switch (type) {
    case "~api.resource.Quantity":
      return fields["string"] ?? "0";
    case "~util.intstr.IntOrString":
      return fields["type"] === 1 ? fields["strVal"] ?? "" : fields["intVal"] ?? 0;
    case "meta.v1.Time":
      return bytes.length === 0 ? null : formatTime(milliseconds(fields));
    case "meta.v1.MicroTime":
      return bytes.length === 0 ? null : formatMicroTime(milliseconds(fields));
    case "meta.v1.FieldsV1":
      return fromRaw(fields["Raw"]);
    case "~runtime.RawExtension":
    case "apiextensions.v1.JSON":
      return fromRaw(fields["-"]);
    case "apiextensions.v1.JSONSchemaPropsOrBool":
      return fields["schema"] ?? fields["allows"] ?? false;
    case "apiextensions.v1.JSONSchemaPropsOrArray":
      return fields["schema"] ?? fields["jSONSchemas"];
    case "apiextensions.v1.JSONSchemaPropsOrStringArray":
      return fields["schema"] ?? fields["property"];
    default:
      return message.bareList ? fields["items"] ?? [] : fields;
  }
}

function milliseconds(fields: Fields): number {
  return Number(fields["seconds"] ?? 0) * 1000 + Number(fields["nanos"] ?? 0) / 1e6;
}

function fromRaw(text: unknown): unknown {
  if (typeof text !== "string" || text === "") return null;
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Go writes zeros of fields that are no pointers: in JSON they are left out. */
function tidy(object: Fields, field: MessageField): void {
  const value = object[field.name];
  if (field.pointer || field.always || field.inline || value === undefined) return;
  if (value === "" || value === 0 || value === false || value === null) delete object[field.name];
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
