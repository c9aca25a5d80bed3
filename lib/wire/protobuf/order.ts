/**
 * A message with its fields in order: by number, each that is no list or map once.
 *
 * @module
 */

import { join } from "../bytes.ts";
import type { FieldPlan, Plan } from "./plan.ts";
import { Reader, wireTypes } from "./reader.ts";

/**
 * The known fields of a message in the order of their numbers. Of a value that comes twice the last
 * one counts; a message may come in parts, which are one after another the whole.
 *
 * **Errors**: `RangeError` for torn bytes.
 */
export function inOrder(bytes: Uint8Array, plan: Plan): Uint8Array {
  const found = plan.fields.map((): Uint8Array[] => []);
  const reader = new Reader(bytes);
  while (reader.at < bytes.length) {
    const start = reader.at;
    const tag = reader.uint();
    const field = plan.byNumber[tag >>> 3];
    reader.skip(tag & 7);
    if (field) found[field.index]?.push(bytes.subarray(start, reader.at));
  }
  return join(plan.fields.flatMap((field) => joined(field, found[field.index] ?? [])));
}

/** What is left of the occurrences of one field. */
function joined(field: FieldPlan, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  if (field.element || parts.length < 2) return parts;
  return field.holds === "message" || field.holds === "inline"
    ? wholeOf(field, parts)
    : parts.slice(-1);
}

function wholeOf(field: FieldPlan, parts: readonly Uint8Array[]): readonly Uint8Array[] {
  const bodies = parts.map((part) => {
    const reader = new Reader(part);
    reader.uint();
    return reader.raw(part.length);
  });
  const body = join(bodies);
  const head = [...varint(field.number * 8 + wireTypes.bytes), ...varint(body.length)];
  return [Uint8Array.from(head), body];
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [value % 128 + 128, ...varint(Math.floor(value / 128))];
}
