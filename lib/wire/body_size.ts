/**
 * What makes a body too large.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import { quote } from "../meta/syntax.ts";

/** Its size and the field that takes most of it: "it has 2097220 bytes, 2097152 of them in data.b". */
export function describeSize(body: string | Uint8Array): string {
  if (typeof body !== "string") return `it has ${body.length} bytes`;
  const all = bytesOf(body);
  const { path, size } = largestField(JSON.parse(body));
  const inside = path === "" ? "" : `, ${size} of them in ${path}`;
  return `it has ${all} bytes${inside}`;
}

/** Goes down for as long as one child has more than half of what its parent has. */
function largestField(value: unknown): { readonly path: string; readonly size: number } {
  let at = value;
  let path = "";
  let size = bytesOf(JSON.stringify(value));
  while (isObject(at) || Array.isArray(at)) {
    const children = Object.entries(at).map(([key, child]) => ({
      step: Array.isArray(at) ? `[${key}]` : stepTo(key),
      child,
      size: bytesOf(JSON.stringify(child) ?? ""),
    }));
    const largest = children.toSorted((a, b) => b.size - a.size)[0];
    if (largest === undefined || largest.size * 2 < size) break;
    path += largest.step;
    ({ child: at, size } = largest);
  }
  return { path: path.replace(/^\./, ""), size };
}

function stepTo(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `.${key}` : `[${quote(key)}]`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
