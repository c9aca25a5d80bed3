/**
 * Functions of strings: those of the extended string library, and regular expressions.
 *
 * @module
 */

import { goQuoted } from "../../../meta/go_text.ts";
import type { CelEnvironment } from "../environment.ts";
import { formatted } from "./format_text.ts";
import { patternOf } from "./pattern.ts";

/** What `strings` stands for in an expression. */
class Strings {}

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
    "string(google.protobuf.Timestamp): string",
    (time: Date) => time.toISOString().replace(/\.?0*Z$/, "Z"),
  );
  env.registerType("kubernetes.Strings", { ctor: Strings });
  env.registerConstant("strings", "kubernetes.Strings", new Strings());
  env.registerFunction(
    "kubernetes.Strings.quote(string): string",
    (_strings: Strings, text: string) => goQuoted(text),
  );
  env.registerFunction(
    "escapeKey(string): string",
    (text: string) => text.replaceAll("~", "~0").replaceAll("/", "~1"),
  );
  env.registerFunction(
    "string.find(string): string",
    (text: string, pattern: string) => patternOf(pattern, "u").exec(text)?.[0] ?? "",
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
  return [...text.matchAll(patternOf(pattern, "gu"))].map((m) => m[0]);
}
