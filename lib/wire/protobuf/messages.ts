/**
 * The table of protobuf messages, read one message at a time as they are needed.
 *
 * The form of the table is described in `lib/generated/protobuf.ts`.
 *
 * @module
 */

/** What a field holds. */
export type FieldType =
  | { readonly is: "string" | "bool" | "int32" | "int64" | "double" | "bytes" }
  | { readonly is: "message"; readonly name: string }
  | { readonly is: "map"; readonly value: FieldType };

/** A field of a message. */
export interface MessageField {
  readonly number: number;
  /** Its name in JSON; "-" when JSON does not show it. */
  readonly json: string;
  readonly type: FieldType;
  readonly repeated: boolean;
  /** Optional in Go: a zero on the wire is a value. */
  readonly pointer: boolean;
  /** In JSON even when zero. */
  readonly always: boolean;
  /** Not in JSON when zero, though a struct. */
  readonly omitZero: boolean;
  /** Its fields are the parent's in JSON. */
  readonly inline: boolean;
}

/** A message. */
export interface MessageType {
  /** Such as "core.v1.Pod". */
  readonly name: string;
  /** By number, in ascending order. */
  readonly fields: readonly MessageField[];
  readonly byNumber: ReadonlyMap<number, MessageField>;
  /** JSON shows its only field, bare. */
  readonly bare: boolean;
}

/** All messages by name. */
export interface MessageTable {
  /** **Errors**: `RangeError` for a name that the table lacks. */
  get(name: string): MessageType;
  has(name: string): boolean;
}

/** Reads a table; each message is parsed when first asked for. */
export function messageTable(texts: Readonly<Record<string, string>>): MessageTable {
  const parsed = new Map<string, MessageType>();
  return {
    has: (name) => Object.hasOwn(texts, name),
    get(name) {
      const known = parsed.get(name);
      if (known) return known;
      const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
      if (text === undefined) throw new RangeError(`Cannot read the message ${name}: unknown`);
      const message = parseMessage(name, text);
      parsed.set(name, message);
      return message;
    },
  };
}

function parseMessage(name: string, text: string): MessageType {
  const words = text === "" ? [] : text.split(" ");
  const bare = words[0] === "%list";
  const home = name.slice(0, name.lastIndexOf("."));
  const fields = words.slice(bare ? 1 : 0).map((word) => parseField(word, home))
    .sort((a, b) => a.number - b.number);
  return { name, fields, byNumber: new Map(fields.map((f) => [f.number, f])), bare };
}

const scalars = {
  s: "string",
  b: "bool",
  i: "int32",
  l: "int64",
  d: "double",
  y: "bytes",
} as const;

function parseField(word: string, home: string): MessageField {
  const [head = "", json = "", type = ""] = word.split(":");
  const letters = head.replace(/^\d+/, "");
  return {
    number: Number.parseInt(head, 10),
    json,
    type: parseType(type, home),
    repeated: letters.includes("r"),
    pointer: letters.includes("p"),
    always: letters.includes("a"),
    omitZero: letters.includes("z"),
    inline: letters.includes("i"),
  };
}

function parseType(text: string, home: string): FieldType {
  if (text.startsWith("{")) return { is: "map", value: parseType(text.slice(1), home) };
  if (Object.hasOwn(scalars, text)) return { is: scalars[text as keyof typeof scalars] };
  return { is: "message", name: text.startsWith(".") ? home + text : text };
}
