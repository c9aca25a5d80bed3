/**
 * From the text of a kubeconfig to checked data.
 *
 * @module
 */

import { deepCopy, getOwn } from "../../meta/deep.ts";
import { quote } from "../../meta/syntax.ts";
import { parseAllYaml, type YamlDocument } from "../../meta/yaml.ts";
import { YamlError } from "../../meta/yaml/error.ts";
import type { Findings } from "../problems.ts";
import { redactOutput } from "../redact_text.ts";
import { checkShape, type Locator, showPath } from "./check_shape.ts";
import { readJson } from "./json_text.ts";
import { type Kubeconfig, type Section, sections } from "./schema.ts";
import { unclosed } from "./yaml_opening.ts";
import { yamlLineOf } from "./yaml_lines.ts";

const MAX_LENGTH = 16 * 1024 * 1024;

/** One kubeconfig as it stands in one place. */
export interface KubeconfigDocument extends Locator {
  /** The file, or "options". */
  readonly source: string;
  readonly format: "yaml" | "json";
  readonly config: Kubeconfig;
}

/** Whether a text has nothing but blanks and comments. */
export function isBlank(text: string): boolean {
  // A text that is too long is not looked through for content.
  return text.length <= MAX_LENGTH &&
    text.split(/\r\n|\r|\n/).every((line) => /^\s*(?:#.*|---)?$/.test(line));
}

/** How a text is decoded. */
export interface DecodeOptions {
  /** What the text is, for messages. */
  readonly source: string;
  /** Refuse integers that JavaScript would round, instead of rounding them. @default {false} */
  readonly exact?: boolean;
}

/**
 * Reads the text of a kubeconfig: YAML, or JSON. Several documents in one text count as several
 * files, the first one first.
 *
 * What is wrong goes to `found`; the result is empty then.
 */
export async function decodeKubeconfig(
  text: string,
  options: DecodeOptions,
  found: Findings,
): Promise<KubeconfigDocument[]> {
  const { source } = options;
  const unmarked = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (!readable(unmarked, source, found)) return [];
  if (/^\s*\{/.test(unmarked)) {
    const json = readJson(unmarked);
    if ("value" in json) return accept(json.value, "json", { source, lineOf: json.lineOf }, found);
    // Whatever opens with a brace may still be YAML in flow style, unless its name says otherwise.
    if (json.code === "json.duplicate_key" || source.toLowerCase().endsWith(".json")) {
      const place = { source, line: json.line };
      found.fail(json.code, place, `${json.problem} (column ${json.column})`);
      return [];
    }
  }
  const documents = await readYaml(unmarked, options, found);
  return documents.flatMap(({ value, line }) => {
    const part = unmarked.split(/\r\n|\r|\n/).slice(line - 1).join("\n").split(/^---/m, 1)[0] ?? "";
    const lineOf: Locator["lineOf"] = (path) => yamlLineOf(part, path, line);
    return accept(value, "yaml", { source, lineOf }, found);
  });
}

/** Checks data that a caller gives instead of a file. */
export function decodeObject(
  value: unknown,
  source: string,
  found: Findings,
): KubeconfigDocument[] {
  try {
    return accept(deepCopy(value), "json", { source, lineOf: () => undefined }, found);
  } catch (error) {
    // The stack ends before an object that contains itself does.
    if (!(error instanceof RangeError)) throw error;
    found.fail("config.shape", { source }, "nested too deeply, or an object that contains itself");
    return [];
  }
}

function readable(text: string, source: string, found: Findings): boolean {
  if (text.length > MAX_LENGTH) {
    found.fail("config.too_large", { source }, "more than 16 MiB, which is no kubeconfig");
    return false;
  }
  // deno-lint-ignore no-control-regex -- a NUL tells a binary file
  const bad = text.search(/[\u0000\ufffd]/);
  if (bad >= 0) {
    const offset = new TextEncoder().encode(text.slice(0, bad)).length;
    const state =
      `not UTF-8 text at byte ${offset}; expected UTF-8, or UTF-16 with a byte order mark`;
    found.fail("config.encoding", { source }, state);
    return false;
  }
  return true;
}

async function readYaml(
  text: string,
  options: DecodeOptions,
  found: Findings,
): Promise<YamlDocument[]> {
  const { source, exact } = options;
  try {
    const limits = { maxNodes: 100_000, unsafeIntegers: exact ? "refuse" : "round" } as const;
    return await parseAllYaml(text, { source, ...limits });
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    failYaml(error, text, found);
    return [];
  }
}

function failYaml(error: YamlError, text: string, found: Findings): void {
  const { source, line, column } = error;
  const opening = error.problem === "syntax" ? unclosed(text) : undefined;
  if (opening && opening.line <= line) {
    const mark = /["']/.test(opening.mark) ? "the quote" : `the ${quote(opening.mark)}`;
    const state = `${mark} opened here is not closed (column ${opening.column})`;
    return found.fail("yaml.syntax", { source, line: opening.line }, state);
  }
  const code = error.problem === "duplicate" ? "yaml.duplicate_key" : `yaml.${error.problem}`;
  found.fail(code, { source, line }, `${yamlState(error)} (column ${column})`);
}

/** What is wrong, without the quotations that may hold a secret: `password: *hunter2`. */
function yamlState(error: YamlError): string {
  if (error.problem === "number") return "a number that JavaScript would round; put it in quotes";
  const place = ` at ${error.source}:${error.line}:${error.column}`;
  const state = error.message.replace(/^Cannot read YAML: /, "").replace(place, "");
  if (error.problem === "duplicate" || error.problem === "limit") return redactOutput(state);
  return state.replace(/"(?:[^"\\]|\\.)*"/g, '"…"').replace(/'[^']*'/g, "'…'");
}

function accept(
  value: unknown,
  format: "yaml" | "json",
  where: Locator,
  found: Findings,
): KubeconfigDocument[] {
  if (!checkShape(value, where, found)) return [];
  const config = value as Kubeconfig;
  const before = found.problems.length;
  for (const section of sections) checkNames(config, section, where, found);
  return found.problems.length > before ? [] : [{ ...where, format, config }];
}

function checkNames(config: Kubeconfig, section: Section, where: Locator, found: Findings): void {
  const seen = new Map<string, number>();
  for (const [i, entry] of (getOwn(config, section) as Kubeconfig["users"] ?? []).entries()) {
    const path = [section, i, "name"] as const;
    const place = { source: where.source, line: where.lineOf(path), path: showPath(path) };
    const before = seen.get(entry.name);
    if (before !== undefined) {
      const text = `${quote(entry.name)} is the name of ${section}[${before}] too`;
      found.fail("config.name_duplicate", place, text);
    } else if (entry.name === "") {
      found.fail("config.name_empty", place, "a name may not be empty");
    }
    seen.set(entry.name, i);
  }
}
