/**
 * Paths for people.
 *
 * @module
 */

import { sortedJson } from "../sorted_json.ts";
import type { FieldPath, PathElement } from "./element.ts";

/** A path as conflicts show it: `.spec.containers[name="c1"].image`. */
export function pathText(path: FieldPath): string {
  return path.map(elementText).join("");
}

/** One step as messages show it. */
export function elementText(element: PathElement): string {
  const rest = element.slice(2);
  switch (element[0]) {
    case "f":
      return `.${rest}`;
    case "k": {
      const fields = JSON.parse(rest) as Record<string, unknown>;
      return `[${Object.keys(fields).map((k) => `${k}=${shown(fields[k])}`).join(",")}]`;
    }
    case "v":
      return `[=${shown(JSON.parse(rest))}]`;
    default:
      return `[${rest}]`;
  }
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : sortedJson(value);
}
