/**
 * JSON with places: where the text is no JSON, where a key repeats, on which line a value stands.
 *
 * The runtimes' own parser gives no such places, and its messages quote the text, secrets included.
 *
 * @module
 */

import type { Path } from "./check_shape.ts";

/** Why a text is no JSON document of the kind we read. */
export interface JsonProblem {
  readonly code: "json.syntax" | "json.duplicate_key" | "json.depth";
  readonly line: number;
  readonly column: number;
  /** For people; quotes nothing of the text but a repeated key's line. */
  readonly problem: string;
}

/** A JSON text that was read. */
export interface JsonText {
  readonly value: unknown;
  /** The line of the value at a path, or of what should hold it. */
  lineOf(path: Path): number | undefined;
}

const MAX_DEPTH = 200;

/** Reads a text that is to be one JSON value. */
export function readJson(text: string): JsonText | JsonProblem {
  const scan: Scan = { text, at: 0, places: new Map() };
  try {
    space(scan);
    const root = scanValue(scan, 0, "");
    space(scan);
    if (scan.at < text.length) throw new Stop(scan.at, "json.syntax", "text after the end");
    scan.places.set("", root);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { code: error.code, ...position(text, error.at), problem: error.problem };
  }
  return { value: JSON.parse(text), lineOf: (path) => lineOf(scan, path) };
}

interface Scan {
  readonly text: string;
  at: number;
  /** Offsets by path; a path is its steps as JSON, one after the other. */
  readonly places: Map<string, number>;
}

class Stop {
  readonly at: number;
  readonly code: JsonProblem["code"];
  readonly problem: string;

  constructor(at: number, code: JsonProblem["code"], problem: string) {
    this.at = at;
    this.code = code;
    this.problem = problem;
  }
}

const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
// deno-lint-ignore no-control-regex -- JSON strings may not hold control characters
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

function scanValue(scan: Scan, depth: number, path: string): number {
  const start = scan.at;
  if (depth > MAX_DEPTH) {
    throw new Stop(start, "json.depth", `more than ${MAX_DEPTH} levels`);
  }
  const first = scan.text[start];
  if (first === "{") scanObject(scan, depth, path);
  else if (first === "[") scanArray(scan, depth, path);
  else if (first === '"') {
    take(scan, STRING, "a string without end, or with a raw control character");
  } else {take(
      scan,
      SCALAR,
      start < scan.text.length ? "a value is missing here" : "the text ends early",
    );}
  return start;
}

function scanObject(scan: Scan, depth: number, path: string): void {
  const seen = new Map<string, number>();
  scan.at++;
  space(scan);
  if (skip(scan, "}")) return;
  do {
    space(scan);
    const start = scan.at;
    if (scan.text[start] !== '"') throw new Stop(start, "json.syntax", "expected a key in quotes");
    const key = JSON.parse(take(scan, STRING, "a key without end")) as string;
    const before = seen.get(key);
    if (before !== undefined) {
      const line = position(scan.text, before).line;
      throw new Stop(start, "json.duplicate_key", `this key repeats the one of line ${line}`);
    }
    seen.set(key, start);
    space(scan);
    if (!skip(scan, ":")) throw new Stop(scan.at, "json.syntax", 'expected ":"');
    space(scan);
    const below = path + JSON.stringify(key);
    scan.places.set(below, start);
    scanValue(scan, depth + 1, below);
    space(scan);
  } while (skip(scan, ","));
  if (!skip(scan, "}")) throw new Stop(scan.at, "json.syntax", 'expected "," or "}"');
}

function scanArray(scan: Scan, depth: number, path: string): void {
  scan.at++;
  space(scan);
  if (skip(scan, "]")) return;
  let index = 0;
  do {
    space(scan);
    const below = `${path}${index++},`;
    scan.places.set(below, scan.at);
    scanValue(scan, depth + 1, below);
    space(scan);
  } while (skip(scan, ","));
  if (!skip(scan, "]")) throw new Stop(scan.at, "json.syntax", 'expected "," or "]"');
}

function take(scan: Scan, token: RegExp, problem: string): string {
  token.lastIndex = scan.at;
  const match = token.exec(scan.text);
  if (!match) throw new Stop(scan.at, "json.syntax", problem);
  scan.at = token.lastIndex;
  return match[0];
}

function space(scan: Scan): void {
  const blank = /[ \t\r\n]*/y;
  blank.lastIndex = scan.at;
  blank.exec(scan.text);
  scan.at = blank.lastIndex;
}

function skip(scan: Scan, token: string): boolean {
  if (scan.text[scan.at] !== token) return false;
  scan.at++;
  return true;
}

function lineOf(scan: Scan, path: Path): number | undefined {
  const keys = path.map((s) => typeof s === "number" ? `${s},` : JSON.stringify(s));
  const at = scan.places.get(keys.join("")) ?? scan.places.get(keys.slice(0, -1).join(""));
  return at === undefined ? undefined : position(scan.text, at).line;
}

function position(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
