/**
 * Messages whose JSON is not an object of their fields: times, quantities, raw JSON, unions.
 *
 * @module
 */

import { formatDuration, parseDuration } from "../../meta/duration.ts";
import { formatTimestamp, parseTimestamp } from "./times.ts";

/** The values of a message's fields by number, as far as they were on the wire. */
export type FieldValues = ReadonlyMap<number, unknown>;

/** How a message looks in JSON. */
export interface SpecialMessage {
  /** What JSON shows when nothing was set, where the field is shown at all. */
  readonly zero: unknown;
  /** From the values on the wire; undefined stands for the zero. */
  toJson(values: FieldValues): unknown;
  /** To the values to be written. **Errors**: `TypeError` or `SyntaxError` for JSON of another kind. */
  fromJson(json: unknown): Map<number, unknown>;
}

const text = (json: unknown, what: string): string => {
  if (typeof json === "string") return json;
  throw new TypeError(`Cannot write ${JSON.stringify(json)} as ${what}: it is not a string`);
};

const time = (micro: boolean): SpecialMessage => ({
  zero: null,
  toJson(values) {
    if (values.size === 0) return undefined;
    const seconds = values.get(1) as bigint | undefined ?? 0n;
    return formatTimestamp({ seconds, nanos: values.get(2) as number | undefined ?? 0 }, micro);
  },
  fromJson(json) {
    if (json === null) return new Map();
    const { seconds, nanos } = parseTimestamp(text(json, "a time"), micro);
    return new Map<number, unknown>([[1, seconds], [2, nanos]]);
  },
});

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() };

/** A message with one field of bytes that are JSON. */
const rawJson: SpecialMessage = {
  zero: null,
  toJson(values) {
    const bytes = values.get(1) as Uint8Array | undefined;
    return bytes?.length ? JSON.parse(utf8.decoder.decode(bytes)) : undefined;
  },
  fromJson: (json) =>
    json === null ? new Map() : new Map([[1, utf8.encoder.encode(JSON.stringify(json))]]),
};

/** A schema, or something else under another number. */
const orSchema = (number: number, isOther: (json: unknown) => boolean): SpecialMessage => ({
  zero: null,
  toJson: (values) => values.get(2) ?? values.get(1),
  fromJson: (json) => new Map([[isOther(json) ? number : 1, json]]),
});

const orBoolean: SpecialMessage = {
  zero: false,
  toJson: (values) => values.get(2) ?? values.get(1) ?? false,
  // Go keeps the boolean beside the schema, which allows by being there.
  fromJson: (json) =>
    typeof json === "boolean"
      ? new Map([[1, json]])
      : new Map<number, unknown>([[1, true], [2, json]]),
};

/** Schemas of definitions, in both versions that there were. */
const definitions = (package_: string): Record<string, SpecialMessage> => ({
  [`${package_}.JSON`]: rawJson,
  [`${package_}.JSONSchemaPropsOrArray`]: orSchema(2, Array.isArray),
  [`${package_}.JSONSchemaPropsOrStringArray`]: orSchema(2, Array.isArray),
  [`${package_}.JSONSchemaPropsOrBool`]: orBoolean,
});

/** By the name of the message. */
export const specialMessages: Readonly<Record<string, SpecialMessage>> = {
  "meta.v1.Time": time(false),
  "meta.v1.MicroTime": time(true),
  "meta.v1.Duration": {
    zero: "0s",
    toJson: (values) => formatDuration(values.get(1) as bigint | undefined ?? 0n),
    fromJson: (json) => new Map([[1, parseDuration(text(json, "a duration"))]]),
  },
  "meta.v1.FieldsV1": rawJson,
  "~api.resource.Quantity": {
    zero: "0",
    toJson: (values) => values.get(1) || undefined,
    fromJson: (json) =>
      new Map([[1, typeof json === "number" ? String(json) : text(json, "a quantity")]]),
  },
  "~util.intstr.IntOrString": {
    zero: 0,
    toJson: (values) => values.get(1) === 1n ? values.get(3) ?? "" : values.get(2) ?? 0,
    fromJson: (json) =>
      typeof json === "number"
        ? new Map<number, unknown>([[1, 0n], [2, json], [3, ""]])
        : new Map<number, unknown>([[1, 1n], [2, 0], [3, text(json, "a number or a string")]]),
  },
  ...definitions("apiextensions.v1"),
  ...definitions("apiextensions.v1beta1"),
};
