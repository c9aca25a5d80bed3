/**
 * Regular expressions of Go, as this runtime understands them.
 *
 * Source: https://github.com/google/re2/wiki/Syntax
 *
 * @module
 */

import type { CelEnvironment } from "../environment.ts";

/** The name under which `matches` is called: that of the CEL library knows no flags, and stays. */
const OWN_NAME = "mAtches";

/** A string, a comment, or a call of the function. */
const TOKEN =
  /(?:[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))|\/\/[^\n]*|\.\s*matches(?=\s*\()/g;

/** A pattern of Go's as one of this runtime: flags at its start, names of groups, classes of one letter. */
export function patternOf(text: string, flags: string): RegExp {
  const [, own = "", rest = text] = /^\(\?([ims]+)\)(.*)$/s.exec(text) ?? [];
  const pattern = rest.replaceAll("(?P<", "(?<").replace(/\\([pP])([A-Z])(?!\w*})/g, "\\$1{$2}")
    .replaceAll("\\z", "$").replaceAll("\\A", "^");
  return new RegExp(pattern, flags + own);
}

/** Adds the function that expressions call as `matches`. */
export function registerMatches(env: CelEnvironment): void {
  env.registerFunction(
    `string.${OWN_NAME}(string): bool`,
    (text: string, pattern: string) => patternOf(pattern, "u").test(text),
  );
}

/** An expression, as long as before, that calls the function of {@linkcode registerMatches}. */
export function callingOwnMatches(text: string): string {
  return text.replace(
    TOKEN,
    (token) => token.startsWith(".") ? token.replace("matches", OWN_NAME) : token,
  );
}

/** A message about such an expression, in the words of whoever wrote it. */
export function withoutOwnName(message: string): string {
  return message.replaceAll(OWN_NAME, "matches");
}
