/**
 * How to decode each message, worked out once: what the decoder would otherwise ask of the table for
 * every field of every object.
 *
 * @module
 */

import type { FieldType, MessageField, MessageTable, MessageType } from "./messages.ts";
import { wireTypes } from "./reader.ts";
import { type Shape, shape } from "./shape.ts";
import { type SpecialMessage, specialMessages } from "./special.ts";
import { noTexts, type RecentTexts } from "./text.ts";

/** What JSON makes of a message. */
export type Form =
  | "object"
  /** The list in its only field. */
  | "bare"
  | "time"
  | "microtime"
  | "quantity"
  /** Another object, in JSON or in an envelope. */
  | "raw"
  /** What a function makes of its values. */
  | "special";

/** How to decode a message. */
export interface Plan {
  readonly form: Form;
  /** In the order of their numbers. */
  readonly fields: readonly FieldPlan[];
  readonly byNumber: readonly (FieldPlan | undefined)[];
  readonly special: SpecialMessage | undefined;
  /** Makes its objects. */
  readonly Shape: Shape;
}

/** What a field holds. */
export type Holds =
  | "text"
  | "bool"
  | "int32"
  | "int64"
  | "double"
  | "bytes"
  | "message"
  /** A message whose fields are the parent's. */
  | "inline"
  | "list"
  | "map"
  /** What JSON does not show. */
  | "hidden";

/** How to decode a field. */
export interface FieldPlan {
  readonly number: number;
  /** Its place among the fields of its message. */
  readonly index: number;
  readonly key: string;
  readonly holds: Holds;
  readonly wireType: number;
  /** A zero on the wire is shown. */
  readonly keepsZero: boolean;
  /** Not shown when JSON's null is all there is to show. */
  readonly dropsNull: boolean;
  /** What JSON shows when the field is not on the wire. */
  readonly absent: "nothing" | "null" | "list" | "zero" | "message";
  /** The elements of a list, or the values of a map, as if they were a field. */
  readonly element: FieldPlan | undefined;
  /** Of texts, or of the keys of a map. */
  readonly texts: RecentTexts;
  /** Of a message; worked out late, for messages hold one another. */
  readonly plan: () => Plan;
}

/** Finds plans by the names of messages. */
export type Planner = (name: string) => Plan;

/** Makes plans as they are asked for; `base` has those of messages that `own` says are not its own. */
export function planner(
  table: MessageTable,
  base?: { readonly own: (name: string) => boolean; readonly plans: Planner },
): Planner {
  const made = new Map<string, Plan>();
  const plans: Planner = (name) => {
    if (base && !base.own(name)) return base.plans(name);
    let plan = made.get(name);
    if (plan === undefined) made.set(name, plan = toPlan(table.get(name), plans));
    return plan;
  };
  return plans;
}

const forms: Readonly<Record<string, Form>> = {
  "meta.v1.Time": "time",
  "meta.v1.MicroTime": "microtime",
  "~api.resource.Quantity": "quantity",
  "~runtime.RawExtension": "raw",
};

function toPlan({ name, bare, fields }: MessageType, plans: Planner): Plan {
  const special = Object.hasOwn(specialMessages, name) ? specialMessages[name] : undefined;
  const known = Object.hasOwn(forms, name) ? forms[name] : undefined;
  const form = known ?? (special ? "special" : bare ? "bare" : "object");
  // A field that JSON does not show is what the other forms are made of.
  const own = form === "object" ? fields : fields.map((field) => ({ ...field, json: "value" }));
  const planned = own.map((field, index) => toField(field, index, plans));
  const byNumber: (FieldPlan | undefined)[] = [];
  for (const field of planned) byNumber[field.number] = field;
  return { form, fields: planned, byNumber: Array.from(byNumber), special, Shape: shape() };
}

function toField(field: MessageField, index: number, plans: Planner): FieldPlan {
  const { number, json, type, pointer, always, omitZero } = field;
  let plan: Plan | undefined;
  return {
    number,
    index,
    key: json,
    holds: holding(field),
    wireType: wireTypeOf(type),
    keepsZero: always || pointer,
    dropsNull: type.is === "bytes" ? !always : omitZero && !pointer,
    absent: absence(field),
    element: elementOf(field, plans),
    texts: noTexts(),
    plan: () => plan ??= plans(type.is === "message" ? type.name : ""),
  };
}

function holding({ json, type, repeated, inline }: MessageField): Holds {
  if (json === "-") return "hidden";
  if (repeated) return "list";
  if (inline) return "inline";
  return type.is === "string" ? "text" : type.is;
}

function elementOf(field: MessageField, plans: Planner): FieldPlan | undefined {
  const { type, repeated } = field;
  const bare = { ...field, json: "element", always: true, pointer: false, omitZero: false };
  if (repeated) return toField({ ...bare, repeated: false }, 0, plans);
  return type.is === "map" ? toField({ ...bare, type: type.value }, 0, plans) : undefined;
}

function absence({ json, type, repeated, pointer, always, inline }: MessageField) {
  if (json === "-") return "nothing";
  if (inline) return "message";
  // A list of objects is made before it is written, if only to be empty.
  if (repeated) return always ? json === "items" ? "list" : "null" : "nothing";
  if (pointer || type.is === "map" || type.is === "bytes") return always ? "null" : "nothing";
  if (type.is === "message") return "message";
  return always ? "zero" : "nothing";
}

function wireTypeOf({ is }: FieldType): number {
  switch (is) {
    case "bool":
    case "int32":
    case "int64":
      return wireTypes.varint;
    case "double":
      return wireTypes.fixed64;
    default:
      return wireTypes.bytes;
  }
}
