/**
 * YAML as Kubernetes reads and writes it. The only importer of the YAML library, which is loaded on
 * the first call.
 *
 * @module
 */

import { compose, SCALAR, type YamlEvent } from "./yaml/compose.ts";
import { splitDocuments, splitJson } from "./yaml/documents.ts";
import type { YamlError } from "./yaml/error.ts";
import { flatten, unclosed } from "./yaml/flatten.ts";
import { withDefaults, type YamlLimits } from "./yaml/limits.ts";
import { errorAt, type Place } from "./yaml/place.ts";
import { needsQuotes } from "./yaml/scalar.ts";

/** How a YAML text is read. */
export interface YamlOptions extends YamlLimits {
  /** What the text is, for errors: a file's path. @default {"yaml"} */
  readonly source?: string;
  /** What becomes of an integer beyond 2^53: refused, or rounded to the nearest double. @default {"refuse"} */
  readonly unsafeIntegers?: "refuse" | "round";
  /** Is told of each key that its mapping has already, and its line, from 1; the last one counts. @default {such a key is refused} */
  readonly onRepeated?: (key: string, line: number) => void;
}

/** One document of a text. */
export interface YamlDocument {
  /** A JSON value. */
  readonly value: unknown;
  /** Where the document starts in its source, from 1. */
  readonly line: number;
  /** Its place among all documents of the text, empty ones included, from 1. */
  readonly index: number;
}

type Library = typeof import("js-yaml");
type Node = Parameters<Parameters<Library["visit"]>[1]>[0];

/**
 * Reads a text of one document; `null` when there is none.
 *
 * Scalars are those of YAML 1.1 as the Kubernetes tools read them: `0644` is 420, `yes` is true,
 * timestamps are text. Repeated keys are refused, and so are tags that are no data.
 *
 * **Errors**: {@linkcode YamlError} with `source:line:column`.
 *
 * @example
 * ```ts
 * import { parseYaml } from "kubist/meta";
 *
 * await parseYaml("mode: 0644\non: yes"); // { mode: 420, true: true }
 * ```
 */
export async function parseYaml(text: string, options: YamlOptions = {}): Promise<unknown> {
  const [first, second] = await parseAllYaml(text, options);
  if (second) {
    const place = { text: "", source: options.source ?? "yaml", firstLine: second.line };
    throw errorAt(place, 0, "separator", "a second document where one is expected");
  }
  return first?.value ?? null;
}

/**
 * Reads all documents of a text, separated by `---` lines; empty documents are left out.
 *
 * **Errors**: {@linkcode YamlError} with `source:line:column`.
 *
 * @example
 * ```ts
 * import { parseAllYaml } from "kubist/meta";
 *
 * for (const { value, line } of await parseAllYaml("a: 1\n---\nb: 2")) console.log(line, value);
 * ```
 */
export async function parseAllYaml(
  text: string,
  options: YamlOptions = {},
): Promise<YamlDocument[]> {
  const library = await import("js-yaml");
  const limits = withDefaults(options);
  const unmarked = text.startsWith("\ufeff") ? text.slice(1) : text;
  const whole: Place = { text: unmarked, source: options.source ?? "yaml", firstLine: 1 };
  if (text.length > limits.maxLength) {
    throw errorAt(whole, 0, "limit", `more than ${limits.maxLength} characters`);
  }
  const places = splitDocuments(whole);
  if (places.length > limits.maxDocuments) {
    throw errorAt(whole, 0, "limit", `more than ${limits.maxDocuments} documents`);
  }
  const read = (place: Place) => readDocument(library, place, limits, options);
  return places.flatMap((place, i) =>
    read(place).map((value) => ({ value, line: place.firstLine, index: i + 1 }))
  ).filter((document) => document.value !== null);
}

/**
 * Writes a value as YAML that every reader, of YAML 1.1 and 1.2, reads as the same value: strings that
 * could be taken for something else are quoted. Keys keep their order.
 *
 * @example
 * ```ts
 * import { stringifyYaml } from "kubist/meta";
 *
 * await stringifyYaml({ a: "yes", b: ["0644", 1] }); // a: 'yes'\nb:\n- '0644'\n- 1\n
 * ```
 */
export async function stringifyYaml(value: unknown): Promise<string> {
  const library = await import("js-yaml");
  const { PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED } = library.SCALAR_STYLE;
  // YAML 1.1 readers take these for line breaks.
  const breaks = /[\u0085\u2028\u2029\ufeff]/;
  return library.dump(value, {
    noRefs: true,
    seqNoIndent: true,
    lineWidth: -1,
    transform: (documents) => library.visit(documents, wholeAsFloat),
    scalarStyleRules: [
      (layout) => {
        // Readers differ in how far a block that is the whole document must be indented.
        const root = layout.parent === null && /^\s/.test(layout.node.value);
        if (root || breaks.test(layout.node.value)) layout.style = DOUBLE_QUOTED;
      },
      ...Object.values(library.DEFAULT_SCALAR_STYLE_RULES),
      (layout) => {
        const text = layout.node.tag === "tag:yaml.org,2002:str" || layout.node.tag === "!!str";
        if (layout.style === PLAIN && text && needsQuotes(layout.node.value)) {
          layout.style = SINGLE_QUOTED;
        }
      },
    ],
  });
}

/** An integer beyond 2^53 is written as a float: its digits would be refused, or seem exact. */
function wholeAsFloat(node: Node): void {
  if (node.kind !== "scalar" || !/int$/.test(node.tag)) return;
  const number = Number(node.value);
  if (Number.isSafeInteger(number)) return;
  node.value = number.toExponential();
  node.tag = node.tag.replace(/int$/, "float");
}

function readDocument(
  library: Library,
  place: Place,
  limits: Required<YamlLimits>,
  options: YamlOptions,
): unknown[] {
  const objects = splitJson(place);
  if (objects.length > 1) {
    return objects.flatMap((o) => readDocument(library, o, limits, options));
  }
  const events = parse(library, place, limits.maxDepth);
  const textOf = (event: YamlEvent) =>
    library.getScalarValue(place.text, event as Parameters<Library["getScalarValue"]>[1]);
  const roundIntegers = options.unsafeIntegers === "round";
  const { onRepeated } = options;
  const documents = compose({ place, events, limits, roundIntegers, textOf, onRepeated });
  if (documents.length > 1) {
    const state = `a second document after "..."; separate documents with "---"`;
    throw errorAt(place, place.text.length, "separator", state);
  }
  return documents;
}

function parse(library: Library, place: Place, maxDepth: number): readonly YamlEvent[] {
  // The library counts a scalar as one more level.
  const options = { maxDepth: maxDepth + 1 };
  try {
    return library.parseEvents(place.text, options);
  } catch (error) {
    const strict = failure(library, place, error, maxDepth);
    if (strict.problem === "limit") throw strict;
    try {
      // `fast` would take a value as it stands between its offsets, line breaks and all.
      return library.parseEvents(flatten(place.text), options)
        .map((event) => event.type === SCALAR ? { ...event, fast: false } : event);
    } catch {
      throw strict;
    }
  }
}

function failure(
  library: Library,
  place: Place,
  error: unknown,
  maxDepth: number,
): YamlError {
  if (!(error instanceof library.YAMLException)) throw error;
  const offset = error.mark?.position ?? 0;
  if (/maxDepth/.test(error.reason)) {
    return errorAt(place, offset, "limit", `more than ${maxDepth} collections in each other`);
  }
  const open = unclosed(place.text);
  if (open !== undefined) {
    return errorAt(place, open, "syntax", `unclosed ${place.text.charAt(open)}`);
  }
  if (/tab characters/.test(error.reason)) {
    return errorAt(place, offset, "tab", "a tab in the indentation, which must be spaces");
  }
  return errorAt(place, offset, "syntax", error.reason);
}
