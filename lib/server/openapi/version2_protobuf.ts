/**
 * The OpenAPI v2 document as protobuf, which kubectl before 1.27 asks for.
 *
 * Source: https://github.com/google/gnostic-models/blob/main/openapiv2/OpenAPIv2.proto
 *
 * @module
 */

import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { Fields } from "./frame.ts";

/** A field of a message: its number, and its value when there is one. */
type Part = readonly [field: number, value: unknown];

/** The bytes of a document. */
export function encodeVersion2(document: Fields): Uint8Array<ArrayBuffer> {
  const { title, version } = document["info"] as Fields;
  return message(
    [1, document["swagger"]],
    [2, message([1, title], [2, version])],
    [8, message(...named(2, document["paths"], itemOf))],
    [9, message(...named(1, document["definitions"], schemaOf))],
  );
}

function message(...parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter();
  for (const [field, value] of parts) {
    if (value instanceof Uint8Array) writer.tag(field, WireType.LengthDelimited).bytes(value);
    else if (typeof value === "string") writer.tag(field, WireType.LengthDelimited).string(value);
    else if (typeof value === "boolean") writer.tag(field, WireType.Varint).bool(value);
    else if (typeof value === "number") writer.tag(field, WireType.Varint).int64(value);
    else if (Array.isArray(value)) writer.tag(field, WireType.Bit64).double(value[0]);
  }
  return new Uint8Array(writer.finish());
}

/** A map as pairs of a name and a message. */
function named(field: number, map: unknown, encode: (value: Fields) => Uint8Array): Part[] {
  return Object.entries((map ?? {}) as Fields).map(([name, value]) => [
    field,
    message([1, name], [2, encode(value as Fields)]),
  ]);
}

function repeated(
  field: number,
  list: unknown,
  encode = (value: unknown): unknown => value,
): Part[] {
  return ((list ?? []) as unknown[]).map((value) => [field, encode(value)]);
}

/** What begins with x- stays as YAML, of which JSON is one form. */
function extensions(field: number, of: Fields): Part[] {
  return Object.entries(of).filter(([name]) => name.startsWith("x-")).map(([name, value]) => [
    field,
    message([1, name], [2, any(value)]),
  ]);
}

function any(value: unknown): Uint8Array {
  return message([2, `${JSON.stringify(value)}\n`]);
}

function itemOf(item: Fields): Uint8Array {
  const methods = { get: 2, put: 3, post: 4, delete: 5, patch: 8 };
  const operations = Object.entries(methods).filter(([method]) => method in item).map((
    [method, field],
  ): Part => [field, operationOf(item[method] as Fields)]);
  return message(...operations, ...repeated(9, item["parameters"], parameterOf));
}

function operationOf(operation: Fields): Uint8Array {
  const responses = named(1, operation["responses"], (response) => {
    const own = response["schema"] as Fields | undefined;
    const schema = own && message([1, schemaOf(own)]);
    return message([1, message([1, response["description"]], [2, schema])]);
  });
  return message(
    ...repeated(6, operation["produces"]),
    ...repeated(7, operation["consumes"]),
    ...repeated(8, operation["parameters"], parameterOf),
    [9, message(...responses)],
    ...extensions(13, operation),
  );
}

function parameterOf(value: unknown): Uint8Array {
  const { name, in: place, required, type, uniqueItems, schema } = value as Fields;
  const body = message([2, name], [3, place], [4, required], [
    5,
    schema && schemaOf(schema as Fields),
  ]);
  const path = message([1, required], [2, place], [4, name], [5, type], [19, uniqueItems]);
  const query = message([2, place], [4, name], [6, type], [20, uniqueItems]);
  const other = () => message(place === "path" ? [4, path] : [3, query]);
  return message([1, message(place === "body" ? [1, body] : [2, other()])]);
}

function schemaOf(schema: Fields): Uint8Array {
  const { type, items, properties, additionalProperties: extra, default: own } = schema;
  const double = (value: unknown) => value === undefined ? undefined : [value];
  return message(
    [1, schema["$ref"]],
    [2, schema["format"]],
    [4, schema["description"]],
    [5, own === undefined ? undefined : any(own)],
    [7, double(schema["maximum"])],
    [9, double(schema["minimum"])],
    [11, schema["maxLength"]],
    [12, schema["minLength"]],
    [13, schema["pattern"]],
    [14, schema["maxItems"]],
    [15, schema["minItems"]],
    ...repeated(19, schema["required"]),
    ...repeated(20, schema["enum"], any),
    [21, extra === undefined ? undefined : extraOf(extra)],
    [22, type === undefined ? undefined : message([1, type])],
    [23, items === undefined ? undefined : message([1, schemaOf(items as Fields)])],
    ...repeated(24, schema["allOf"], (one) => schemaOf(one as Fields)),
    [25, properties === undefined ? undefined : message(...named(1, properties, schemaOf))],
    ...extensions(31, schema),
  );
}

function extraOf(extra: unknown): Uint8Array {
  return typeof extra === "boolean" ? message([2, extra]) : message([1, schemaOf(extra as Fields)]);
}
