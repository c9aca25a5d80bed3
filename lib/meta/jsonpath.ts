/**
 * JSONPath in kubectl's dialect.
 *
 * Source: https://kubernetes.io/docs/reference/kubectl/jsonpath/
 *
 * @module
 */

import { evaluate } from "./jsonpath/evaluate.ts";
import { parseTemplate } from "./jsonpath/parse.ts";
import { printed } from "./jsonpath/text.ts";
import { sortedJson } from "./sorted_json.ts";

/** How a template is evaluated. */
export interface JsonPathOptions {
  /** What becomes of a field that the data lacks: left out, or refused. @default {"skip"} as kubectl */
  readonly missing?: "skip" | "refuse";
}

/** A JSONPath template, ready to be evaluated. */
export interface JsonPath {
  /** The values that all parts of the template select. */
  find(data: unknown): unknown[];
  /** What `kubectl get -o jsonpath=…` prints. */
  format(data: unknown): string;
  /** What `kubectl get -o jsonpath-as-json=…` prints. */
  formatJson(data: unknown): string;
}

/**
 * Reads a JSONPath template. No script is evaluated, and no inherited property is seen.
 *
 * **Errors**: `SyntaxError` for a template that is none; later {@linkcode JsonPathError} for data that
 * does not fit.
 *
 * @example
 * ```ts
 * import { jsonPath } from "kubist/meta";
 *
 * const pods = { items: [{ name: "a", up: true }, { name: "b", up: false }] };
 * jsonPath("{range .items[?(@.up==true)]}{.name}{end}").format(pods); // "a"
 * jsonPath("{.items[*].name}").find(pods); // ["a", "b"]
 * ```
 */
export function jsonPath(template: string, options: JsonPathOptions = {}): JsonPath {
  const parsed = parseTemplate(template);
  const results = (data: unknown) => evaluate(parsed, data, options.missing !== "refuse");
  return Object.freeze({
    find: (data: unknown) => results(data).flat(),
    format: (data: unknown) =>
      results(data).map((values) => values.map(printed).join(" ")).join(""),
    formatJson: (data: unknown) =>
      results(data).map((values) => `${sortedJson(values, "    ")}\n`).join(""),
  });
}
