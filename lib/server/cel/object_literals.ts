/**
 * Objects that mutations write, `Object.spec{replicas: 3}` and `JSONPatch{op: "add"}`, as maps: what
 * evaluates expressions knows no literals of named types.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
 *
 * @module
 */

import { fieldOfName } from "./names.ts";

/** A string, a comment, a name with its fields, or one character. */
const TOKEN =
  /(?:[rRbB]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'))|\/\/[^\n]*|\.?[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*|[\s\S]/gy;

const NAMED = /^(JSONPatch|Object(\s*\.\s*\w+)*)$/;

/** The same expression without literals of named types. */
export function plainLiterals(expression: string): string {
  const tokens = expression.match(TOKEN) ?? [];
  // What is open, innermost last: a literal of a named type, or any other bracket.
  const open: ("literal" | "other")[] = [];
  let text = "";
  let awaitsField = false;
  for (const [i, token] of tokens.entries()) {
    const next = tokens.slice(i + 1).find((t) => t.trim() !== "");
    if (awaitsField && token.trim() !== "" && token !== "?" && token !== "}") {
      text += JSON.stringify(fieldOfName(token));
      awaitsField = false;
      continue;
    }
    if (awaitsField && token === "?") continue;
    if (NAMED.test(token) && next === "{") {
      open.push("literal");
      continue;
    }
    if (token === "{" && isNamed(tokens, i)) {
      text += "dyn({";
      awaitsField = true;
      continue;
    }
    if (token === "{" || token === "(" || token === "[") open.push("other");
    if (token === "}" || token === ")" || token === "]") {
      awaitsField = false;
      text += open.pop() === "literal" ? "})" : token;
      continue;
    }
    text += token;
    awaitsField ||= token === "," && open.at(-1) === "literal";
  }
  return text.replaceAll(/\bjsonpatch\s*\.\s*escapeKey\s*\(/g, "escapeKey(");
}

function isNamed(tokens: readonly string[], at: number): boolean {
  return NAMED.test(tokens.slice(0, at).findLast((t) => t.trim() !== "") ?? "");
}
