/**
 * Functions of strings: those of the extended string library, and regular expressions.
 *
 * @module
 */

import type { CelEnvironment } from "../environment.ts";

/** Adds the functions. */
export function registerTexts(env: CelEnvironment): void {
  env.registerFunction("string.charAt(int): string", (text: string, at: bigint) => {
    const letters = [...text];
    if (at < 0n || at > letters.length) throw new RangeError(`index out of range: ${at}`);
    return letters[Number(at)] ?? "";
  });
  env.registerFunction(
    "string.replace(string, string): string",
    (text: string, a: string, b: string) => text.replaceAll(a, () => b),
  );
  env.registerFunction(
    "string.replace(string, string, int): string",
    (text: string, a: string, b: string, most: bigint) => replaceSome(text, a, b, Number(most)),
  );
  env.registerFunction(
    "string.format(list<dyn>): string",
    (text: string, values: unknown[]) => formatted(text, values),
  );
  env.registerFunction(
    "escapeKey(string): string",
    (text: string) => text.replaceAll("~", "~0").replaceAll("/", "~1"),
  );
  env.registerFunction(
    "string.find(string): string",
    (text: string, pattern: string) => new RegExp(pattern, "u").exec(text)?.[0] ?? "",
  );
  env.registerFunction(
    "string.findAll(string): list<string>",
    (text: string, pattern: string) => found(text, pattern),
  );
  env.registerFunction(
    "string.findAll(string, int): list<string>",
    (text: string, pattern: string, most: bigint) =>
      most < 0n ? found(text, pattern) : found(text, pattern).slice(0, Number(most)),
  );
}

function replaceSome(text: string, from: string, to: string, most: number): string {
  if (most < 0) return text.replaceAll(from, () => to);
  let left = most;
  return text.replaceAll(from, (match) => left-- > 0 ? to : match);
}

function found(text: string, pattern: string): string[] {
  return [...text.matchAll(new RegExp(pattern, "gu"))].map((m) => m[0]);
}

/** `%s`, `%d`, `%f`, `%e`, `%x`, `%X`, `%o`, `%b` and `%%`. */
function formatted(text: string, values: readonly unknown[]): string {
  let next = 0;
  return text.replace(
    /%(?:\.(\d+))?([sdfexXob%])/g,
    (_all, digits: string | undefined, verb: string) => {
      if (verb === "%") return "%";
      if (next >= values.length) throw new RangeError(`index ${next} out of range`);
      return one(values[next++], verb, digits === undefined ? 6 : Number(digits));
    },
  );
}

function one(value: unknown, verb: string, digits: number): string {
  switch (verb) {
    case "f":
      return Number(value).toFixed(digits);
    case "e":
      return Number(value).toExponential(digits);
    case "x":
    case "X": {
      const hex = typeof value === "bigint" ? value.toString(16) : hexOf(value);
      return verb === "x" ? hex : hex.toUpperCase();
    }
    case "o":
      return BigInt(value as bigint).toString(8);
    case "b":
      return typeof value === "boolean"
        ? String(Number(value))
        : BigInt(value as bigint).toString(2);
    default:
      return shown(value);
  }
}

function hexOf(value: unknown): string {
  const bytes = value instanceof Uint8Array ? value : new TextEncoder().encode(String(value));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}

function shown(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Date) return value.toISOString().replace(".000Z", "Z");
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === null) {
    const entries = Object.entries(value).map(([k, v]) => `${k}: ${shown(v)}`);
    return `{${entries.join(", ")}}`;
  }
  return String(value);
}
