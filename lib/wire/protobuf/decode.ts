/**
 * Protobuf to JSON, as Go would write it: what Go leaves out is absent, what it never leaves out is
 * there.
 *
 * Go writes fields in the order of their numbers, so one pass makes the object, with its fields in
 * that order; a message in another order is put in order first.
 *
 * @module
 */

import { setOwn } from "../../meta/deep.ts";
import { inOrder } from "./order.ts";
import type { FieldPlan, Plan } from "./plan.ts";
import { Reader, torn } from "./reader.ts";
import type { FieldValues, SpecialMessage } from "./special.ts";
import { noTexts } from "./text.ts";
import { timeText } from "./times.ts";

/** Reads an object that stands inside another one: JSON, or protobuf in its envelope. */
type ReadNested = (bytes: Uint8Array) => unknown;

/** The JSON of a message. **Errors**: `RangeError` for torn bytes. */
export function decodeMessage(bytes: Uint8Array, plan: Plan, nested: ReadNested): unknown {
  return new Decoder(bytes, nested).message(plan, bytes.length);
}

type Json = Record<string, unknown>;

const quantities = noTexts();

/** Bytes and bare lists that Go puts into a map are empty there, and never nil. */
function emptyInMap(field: FieldPlan): unknown {
  if (field.holds === "bytes") return "";
  return field.holds === "message" && field.plan().form === "bare" ? [] : null;
}

class Decoder {
  readonly #reader: Reader;
  readonly #nested: ReadNested;

  constructor(bytes: Uint8Array, nested: ReadNested) {
    this.#reader = new Reader(bytes);
    this.#nested = nested;
  }

  /** The message from here to `end`. */
  message(plan: Plan, end: number): unknown {
    switch (plan.form) {
      case "object":
        return this.#object(plan, end);
      case "time":
      case "microtime":
        return this.#time(plan.form === "microtime", end);
      case "quantity":
        return this.#quantity(end);
      case "raw": {
        const bytes = this.#values(plan, end).get(1) as Uint8Array | undefined;
        return bytes?.length ? this.#nested(bytes) : null;
      }
      case "bare":
        return this.#values(plan, end).get(1) ?? null;
      case "special": {
        const special = plan.special as SpecialMessage;
        return special.toJson(this.#values(plan, end)) ?? special.zero;
      }
    }
  }

  #object(plan: Plan, end: number): Json {
    const reader = this.#reader;
    const start = reader.at;
    const { fields, byNumber } = plan;
    const object = new plan.Shape();
    let next = 0;
    let last: FieldPlan | undefined;
    let list: unknown[] = [];
    while (reader.at < end) {
      const tag = reader.uint();
      const field = byNumber[tag >>> 3];
      if (field === undefined || field.holds === "hidden") {
        reader.skip(tag & 7);
        continue;
      }
      if ((tag & 7) !== field.wireType) throw torn();
      if (field !== last) {
        if (field.index < next) return this.#reordered(plan, start, end);
        while (next < field.index) this.#absent(fields[next++] as FieldPlan, object);
        next = field.index + 1;
        last = field;
        if (field.holds === "list") object[field.key] = list = [];
        else if (field.holds === "map") object[field.key] = {};
      } else if (!field.element) return this.#reordered(plan, start, end);
      if (field.holds === "list") list.push(this.#value(field.element as FieldPlan, end));
      else this.#put(field, object, end);
    }
    if (reader.at !== end) throw torn();
    while (next < fields.length) this.#absent(fields[next++] as FieldPlan, object);
    return object;
  }

  #reordered(plan: Plan, start: number, end: number): Json {
    this.#reader.at = end;
    const ordered = inOrder(this.#reader.bytes.subarray(start, end), plan);
    return new Decoder(ordered, this.#nested).#object(plan, ordered.length);
  }

  #put(field: FieldPlan, object: Json, end: number): void {
    const { key } = field;
    switch (field.holds) {
      case "text": {
        const text = this.#reader.text(end, field.texts);
        if (text !== "" || field.keepsZero) object[key] = text;
        return;
      }
      case "message": {
        const inner = this.message(field.plan(), this.#reader.end(end));
        if (inner !== null || !field.dropsNull) object[key] = inner;
        return;
      }
      case "map":
        return this.#entry(object[key] as Json, field, this.#reader.end(end));
      case "inline":
        Object.assign(object, this.message(field.plan(), this.#reader.end(end)));
        return;
      case "bytes": {
        const bytes = this.#reader.raw(end);
        if (bytes.length > 0 || !field.dropsNull) object[key] = toBase64(bytes);
        return;
      }
      default: {
        const value = this.#value(field, end);
        if (field.keepsZero || (value !== 0 && value !== false)) object[key] = value;
      }
    }
  }

  #value(field: FieldPlan, limit: number): unknown {
    const reader = this.#reader;
    switch (field.holds) {
      case "text":
        return reader.text(limit, field.texts);
      case "message":
        return this.message(field.plan(), reader.end(limit));
      case "bool":
        return reader.int64() !== 0;
      case "int32":
        return reader.int32();
      case "int64":
        return reader.int64();
      case "double":
        return reader.double();
      case "bytes":
        return toBase64(reader.raw(limit));
      default:
        throw torn();
    }
  }

  #entry(map: Json, { texts, element }: FieldPlan, end: number): void {
    const reader = this.#reader;
    const field = element as FieldPlan;
    let key = "";
    let value: unknown;
    while (reader.at < end) {
      const tag = reader.uint();
      const number = tag >>> 3;
      if (number === 1) key = reader.text(end, texts);
      else if (number !== 2) reader.skip(tag & 7);
      else if ((tag & 7) !== field.wireType) throw torn();
      else value = this.#value(field, end);
    }
    if (reader.at !== end) throw torn();
    setOwn(map, key, (value === undefined ? this.#zero(field) : value) ?? emptyInMap(field));
  }

  #absent(field: FieldPlan, object: Json): void {
    switch (field.absent) {
      case "nothing":
        return;
      case "list":
        object[field.key] = [];
        return;
      case "null":
        object[field.key] = null;
        return;
      case "zero":
        object[field.key] = this.#zero(field);
        return;
      case "message": {
        const zero = this.#zero(field);
        if (field.holds === "inline") Object.assign(object, zero);
        else if (zero !== null || !field.dropsNull) object[field.key] = zero;
      }
    }
  }

  #zero(field: FieldPlan): unknown {
    switch (field.holds) {
      case "text":
        return "";
      case "bool":
        return false;
      case "int32":
      case "int64":
      case "double":
        return 0;
      case "message":
      case "inline":
        return this.message(field.plan(), this.#reader.at);
      default:
        return null;
    }
  }

  #time(micro: boolean, end: number): string | null {
    const reader = this.#reader;
    if (reader.at === end) return null;
    let seconds = 0;
    let nanos = 0;
    while (reader.at < end) {
      const tag = reader.uint();
      if (tag === 0x08) seconds = reader.int64();
      else if (tag === 0x10) nanos = reader.int32();
      else reader.skip(tag & 7);
    }
    if (reader.at !== end) throw torn();
    return timeText(seconds, nanos, micro);
  }

  #quantity(end: number): string {
    const reader = this.#reader;
    let text = "";
    while (reader.at < end) {
      const tag = reader.uint();
      if (tag === 0x0a) text = reader.text(end, quantities);
      else reader.skip(tag & 7);
    }
    if (reader.at !== end) throw torn();
    return text || "0";
  }

  /** The values by number, lists gathered, bytes as bytes and int64 in full. */
  #values(plan: Plan, end: number): FieldValues {
    const reader = this.#reader;
    const values = new Map<number, unknown>();
    while (reader.at < end) {
      const tag = reader.uint();
      const field = plan.byNumber[tag >>> 3];
      if (field === undefined) {
        reader.skip(tag & 7);
        continue;
      }
      if ((tag & 7) !== field.wireType) throw torn();
      const value = this.#exact(field.element ?? field, end);
      const list = field.element ? values.get(field.number) as unknown[] | undefined : undefined;
      if (list) list.push(value);
      else values.set(field.number, field.element ? [value] : value);
    }
    if (reader.at !== end) throw torn();
    return values;
  }

  #exact(field: FieldPlan, limit: number): unknown {
    switch (field.holds) {
      case "bytes":
        return this.#reader.raw(limit);
      case "int64":
        return this.#reader.bigint();
      default:
        return this.#value(field, limit);
    }
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}
