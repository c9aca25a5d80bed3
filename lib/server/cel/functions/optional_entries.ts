/**
 * Entries of lists and maps that are left out when their value is absent, `[?x]` and `{?"a": x}`: what
 * evaluates expressions does not read them, and is given calls in their place.
 *
 * Source: https://github.com/google/cel-spec/wiki/proposal-246
 *
 * @module
 */

import { isObject } from "../../../meta/deep.ts";
import type { CelEnvironment } from "../environment.ts";
import type { Library } from "../library.ts";

/** An expression, and where its places are in the one that was written. */
export interface Rewritten {
  readonly source: string;
  readonly at: (place: number) => number;
}

/** A string, a comment, a word, or one character. */
const TOKEN =
  /(?:[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))|\/\/[^\n]*|\w+|[\s\S]/g;

interface Bracket {
  readonly close: string;
  /** The piece that opens it, which gets a call before it. */
  readonly piece: number;
  readonly isLiteral: boolean;
  hasOptional: boolean;
  /** What is under way: a key whose value is optional, or that value. */
  entry: "key" | "value" | undefined;
  isStart: boolean;
}

const CLOSES: Readonly<Record<string, string>> = { "[": "]", "{": "}", "(": ")" };

/** The same expression without such entries. */
export function withoutOptionalEntries(text: string): Rewritten {
  if (!/[[{,]\s*\?/.test(text)) return { source: text, at: (place) => place };
  const pieces: { text: string; readonly from: number }[] = [];
  const open: Bracket[] = [];
  let before = "";
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const top = open.at(-1);
    const piece = { text: token, from: index };
    pieces.push(piece);
    if (token.trim() === "" || token.startsWith("//")) continue;
    const isMark = token === "?" && top?.isLiteral && top.isStart;
    if (isMark) {
      top.hasOptional = true;
      top.entry = top.close === "]" ? "value" : "key";
      piece.text = top.close === "]" ? "optionalEntry(" : "";
    } else if (token === ":" && top?.entry === "key") {
      top.entry = "value";
      piece.text = ":optionalEntry(";
    } else if (top && (token === "," || token === top.close)) {
      const end = top.entry === "value" ? ")" : "";
      top.entry = undefined;
      piece.text = `${end}${token}${token !== "," && top.hasOptional ? ")" : ""}`;
    }
    if (top) top.isStart = token === "," && !isMark;
    if (token === top?.close) {
      open.pop();
      if (top.hasOptional) pieces[top.piece]!.text = `optionalEntries(${pieces[top.piece]!.text}`;
    }
    const close = CLOSES[token];
    if (close) {
      const isLiteral = token !== "(" && (before === "in" || !/[\w)\]}"']$/.test(before));
      const bracket = { close, piece: pieces.length - 1, isLiteral, hasOptional: false };
      open.push({ ...bracket, entry: undefined, isStart: true });
    }
    before = token;
  }
  return {
    source: pieces.map((p) => p.text).join(""),
    at(place) {
      let left = place;
      for (const { text: own, from } of pieces) {
        if (left < own.length) return Math.min(from + left, text.length);
        left -= own.length;
      }
      return text.length;
    },
  };
}

/** A value that may be absent, on its way into a list or a map. */
class OptionalEntry {
  readonly value: InstanceType<Library["Optional"]>;

  constructor(value: InstanceType<Library["Optional"]>) {
    this.value = value;
  }
}

/** Adds the functions that stand in for such entries. */
export function registerOptionalEntries(env: CelEnvironment): void {
  env.registerType("kubernetes.OptionalEntry", { ctor: OptionalEntry });
  env.registerFunction(
    "optionalEntry(optional<dyn>): kubernetes.OptionalEntry",
    (value: OptionalEntry["value"]) => new OptionalEntry(value),
  );
  env.registerFunction("optionalEntries(list): list<dyn>", (list: unknown[]) => list.flatMap(kept));
  env.registerFunction("optionalEntries(map): map<dyn, dyn>", (map: unknown) => {
    const entries = map instanceof Map ? [...map] : Object.entries(isObject(map) ? map : {});
    return new Map(entries.flatMap(([key, value]) => kept(value).map((v) => [key, v] as const)));
  });
}

function kept(value: unknown): unknown[] {
  if (!(value instanceof OptionalEntry)) return [value];
  return value.value.hasValue() ? [value.value.value()] : [];
}
