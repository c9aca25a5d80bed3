/**
 * JSON as Go writes it.
 *
 * @module
 */

import { isObject } from "./deep.ts";

/**
 * JSON with sorted keys, and with the characters escaped that HTML would take for its own: equal values
 * give equal texts.
 *
 * @param indent What lines are indented by; "" for one line. @default {""}
 */
export function sortedJson(value: unknown, indent = ""): string {
  return layout(value, indent, "").replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function layout(value: unknown, indent: string, margin: string): string {
  const inner = margin + indent;
  if (Array.isArray(value)) {
    return enclose("[", value.map((v) => layout(v, indent, inner)), "]", indent, margin);
  }
  if (!isObject(value)) return JSON.stringify(value) ?? "null";
  const colon = indent === "" ? ":" : ": ";
  const items = Object.keys(value).filter((k) => value[k] !== undefined).sort()
    .map((k) => `${JSON.stringify(k)}${colon}${layout(value[k], indent, inner)}`);
  return enclose("{", items, "}", indent, margin);
}

function enclose(
  open: string,
  items: readonly string[],
  close: string,
  indent: string,
  margin: string,
): string {
  if (items.length === 0 || indent === "") return `${open}${items.join(",")}${close}`;
  const line = `\n${margin}${indent}`;
  return `${open}${line}${items.join(`,${line}`)}\n${margin}${close}`;
}
