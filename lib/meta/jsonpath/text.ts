/**
 * Values as kubectl prints them.
 *
 * @module
 */

import { goScalar } from "../go_text.ts";
import { sortedJson } from "../sorted_json.ts";

/** A value in the output of a template: objects and lists as JSON, anything else bare. */
export function printed(value: unknown): string {
  if (value === undefined) return "<no value>";
  if (value === null) return "null";
  return typeof value === "object" ? sortedJson(value) : goScalar(value);
}
