/**
 * Custom columns: tables of what JSONPath expressions select.
 *
 * Source: https://kubernetes.io/docs/reference/kubectl/#custom-columns
 *
 * @module
 */

import { goText } from "./go_text.ts";
import { type JsonPath, jsonPath } from "./jsonpath.ts";
import { TextSyntaxError } from "./syntax.ts";

/** The columns of a table. */
export interface CustomColumns {
  /** The headings. */
  readonly headers: readonly string[];
  /** The cells of one object; "<none>" where it has nothing. The texts are not made safe to print. */
  row(object: unknown): string[];
}

/**
 * Reads columns from `HEADER:path,HEADER:path`, as `kubectl get -o custom-columns=…` takes them.
 *
 * **Errors**: `SyntaxError` for a text that is not of that form.
 *
 * @example
 * ```ts
 * import { customColumns } from "kubist/meta";
 *
 * const columns = customColumns("NAME:.metadata.name,NODE:.spec.nodeName");
 * columns.row({ metadata: { name: "a" } }); // ["a", "<none>"]
 * ```
 */
export function customColumns(spec: string): CustomColumns {
  if (spec === "") throw malformed(spec, "no columns given");
  return columnsOf(
    spec.split(",").map((part) => {
      const colon = part.indexOf(":");
      if (colon < 0) throw malformed(spec, `expected <header>:<json-path-expr>, got ${part}`);
      return [part.slice(0, colon), part.slice(colon + 1)];
    }),
  );
}

/** Reads columns from two lines, headers and paths, as `-o custom-columns-file=…` takes them. */
export function customColumnsFromTemplate(text: string): CustomColumns {
  const [headers = [], paths = []] = text.split(/\r?\n/).slice(0, 2)
    .map((line) => line.split(/\s+/).filter((word) => word !== ""));
  if (headers.length !== paths.length || headers.length === 0) {
    const reason =
      `expected as many headers as paths, got ${headers.length} headers and ${paths.length} paths`;
    throw malformed(text, reason);
  }
  return columnsOf(headers.map((header, i) => [header, paths[i] ?? ""]));
}

/**
 * The JSONPath of a field as people write it: `metadata.name`, `.metadata.name`, `{metadata.name}` and
 * `{.metadata.name}` are one.
 */
export function fieldPath(text: string): JsonPath {
  const path = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(text);
  const inner = path?.[1] ?? path?.[2];
  if (text !== "" && inner === undefined) {
    throw malformed(text, "expected name1.name2, .name1.name2, {name1.name2} or {.name1.name2}");
  }
  return jsonPath(inner === undefined ? "" : `{.${inner}}`);
}

function columnsOf(columns: readonly (readonly string[])[]): CustomColumns {
  const paths = columns.map(([, path = ""]) => fieldPath(path));
  return Object.freeze({
    headers: columns.map(([header = ""]) => header),
    row: (object: unknown) =>
      paths.map((path) => {
        const values = path.find(object);
        return values.length === 0 ? "<none>" : values.map(goText).join(",");
      }),
  });
}

function malformed(text: string, reason: string): TextSyntaxError {
  return new TextSyntaxError({ what: "custom columns", text, reason });
}
