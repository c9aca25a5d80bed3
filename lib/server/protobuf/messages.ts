/**
 * The generated table of protobuf messages, read.
 *
 * @module
 */

import { protobufMessages } from "../../generated/protobuf.ts";

/** One field of a message. */
export interface MessageField {
  readonly number: number;
  /** The name in JSON; "-" for none. */
  readonly name: string;
  readonly list: boolean;
  /** A pointer in Go: a zero that is there is a value. */
  readonly pointer: boolean;
  /** In JSON even when zero. */
  readonly always: boolean;
  /** Its fields are the parent's in JSON. */
  readonly inline: boolean;
  /** A map from string. */
  readonly map: boolean;
  /** A scalar's letter or the short name of a message. */
  readonly type: string;
}

/** A message. */
export interface Message {
  readonly fields: ReadonlyMap<number, MessageField>;
  /** A bare list in JSON. */
  readonly bareList: boolean;
}

const parsed = new Map<string, Message>();

/** A message by its short name; undefined for an unknown one. */
export function messageOf(short: string): Message | undefined {
  const known = parsed.get(short);
  if (known) return known;
  const text = Object.hasOwn(protobufMessages, short) ? protobufMessages[short] : undefined;
  if (text === undefined) return undefined;
  const home = short.slice(0, short.lastIndexOf("."));
  const words = text.split(" ").filter((w) => w !== "");
  const fields = words.filter((w) => !w.startsWith("%")).map((w) => readField(w, home));
  const message = {
    fields: new Map(fields.map((f) => [f.number, f])),
    bareList: words.includes("%list"),
  };
  parsed.set(short, message);
  return message;
}

const byName = new Map<string, ReadonlyMap<string, MessageField>>();

/** The fields of a message by their name in JSON, those of inline messages included. */
export function jsonFields(short: string): ReadonlyMap<string, MessageField> | undefined {
  const known = byName.get(short);
  if (known) return known;
  const message = messageOf(short);
  if (!message) return undefined;
  const fields = new Map<string, MessageField>();
  for (const field of message.fields.values()) {
    if (!field.inline) fields.set(field.name, field);
    else for (const [name, inner] of jsonFields(field.type) ?? []) fields.set(name, inner);
  }
  byName.set(short, fields);
  return fields;
}

function readField(word: string, home: string): MessageField {
  const [head = "", name = "", ...rest] = word.split(":");
  const number = Number.parseInt(head, 10);
  const letters = head.slice(String(number).length);
  const text = rest.join(":");
  const map = text.startsWith("{");
  const type = map ? text.slice(1) : text;
  return {
    number,
    name,
    list: letters.includes("r"),
    pointer: letters.includes("p"),
    always: letters.includes("a"),
    inline: letters.includes("i"),
    map,
    type: type.startsWith(".") ? home + type : type,
  };
}
