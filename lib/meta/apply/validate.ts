/**
 * Checks a value against its type, as far as ownership needs it: no unknown fields, no wrong kinds, no
 * repeated keys.
 *
 * @module
 */

import { isObject } from "../deep.ts";
import { goText } from "../go_text.ts";
import type { TypeSchema } from "../type_schema.ts";
import { type Atom, atomOf, itemElement, type ListAtom, type MapAtom } from "./atom.ts";
import { fieldElement, type PathElement } from "./element.ts";
import { elementText } from "./path_text.ts";
import { ApplyTypeError, type TypeProblem } from "./error.ts";

/** What a check lets pass. */
export interface ValidateOptions {
  /** Elements with the same key, as stored objects may have them. @default {false} */
  readonly allowDuplicates?: boolean;
}

/** Throws an `ApplyTypeError` with all problems of a value. */
export function checkType(value: unknown, type: TypeSchema, options: ValidateOptions = {}): void {
  const problems: TypeProblem[] = [];
  check(value, type, undefined, { problems, duplicates: options.allowDuplicates ?? false });
  if (problems.length > 0) throw new ApplyTypeError(problems);
}

interface Run {
  readonly problems: TypeProblem[];
  readonly duplicates: boolean;
}

/** The way to a value, in steps: most are never told. */
interface Place {
  readonly above: Place | undefined;
  readonly step: PathElement;
}

function complain(run: Run, place: Place | undefined, state: string): void {
  let path = "";
  for (let at = place; at; at = at.above) path = elementText(at.step) + path;
  run.problems.push({ path, state });
}

function check(value: unknown, type: TypeSchema, place: Place | undefined, run: Run): void {
  const atom = atomOf(type, value);
  if (atom.kind === "scalar") {
    const state = scalarProblem(atom.of, value);
    if (state) complain(run, place, state);
  } else if (value === null || value === undefined) return;
  else if (atom.kind === "list") checkList(value, atom, place, run);
  else checkMap(value, atom, place, run);
}

function checkList(value: unknown, list: ListAtom, place: Place | undefined, run: Run): void {
  if (!Array.isArray(value)) {
    complain(run, place, `expected list, got ${goValue(value)}`);
    return;
  }
  const seen = new Set<string>();
  for (const [i, item] of value.entries()) {
    const element = list.relation === "atomic" ? `i:${i}` : itemElement(list, item);
    if (typeof element !== "string") {
      complain(run, place, `element ${i}: ${element.problem}`);
      return;
    }
    if (seen.has(element) && !run.duplicates) {
      complain(run, place, `duplicate entries for key ${elementText(element)}`);
    }
    seen.add(element);
    check(item, list.items, { above: place, step: element }, run);
  }
}

function checkMap(value: unknown, map: MapAtom, place: Place | undefined, run: Run): void {
  if (!isObject(value)) {
    complain(run, place, `expected map, got ${goValue(value)}`);
    return;
  }
  for (const key of Object.keys(value)) {
    if (value[key] === undefined) continue;
    const type = map.typeOf(key);
    const inner = { above: place, step: fieldElement(key) };
    if (!type) {
      complain(run, inner, "field not declared in schema");
      return;
    }
    check(value[key], type, inner, run);
  }
}

/** Why a value is not the scalar that it should be; undefined when it is, or is null. */
function scalarProblem(
  of: Extract<Atom, { kind: "scalar" }>["of"],
  value: unknown,
): string | undefined {
  if (value === null || value === undefined) return undefined;
  const type = typeof value;
  switch (of) {
    case "number":
      return type === "number"
        ? undefined
        : `expected numeric (int or float), got ${goType(value)}`;
    case "string":
      if (type === "string") return undefined;
      return `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`;
    case "boolean":
      return type === "boolean" ? undefined : `expected boolean, got ${goValue(value)}`;
    default:
      return type !== "object" ? undefined : `expected any scalar, got ${goValue(value)}`;
  }
}

function goType(value: unknown): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  return typeof value === "boolean" ? "bool" : typeof value;
}

function goValue(value: unknown): string {
  return `&{${goText(value)}}`;
}

function goSyntax(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(", ")}}`;
  if (!isObject(value)) return value === null ? "interface {}(nil)" : JSON.stringify(value);
  const fields = Object.keys(value).sort().map((k) => `${JSON.stringify(k)}:${goSyntax(value[k])}`);
  return `map[string]interface {}{${fields.join(", ")}}`;
}
