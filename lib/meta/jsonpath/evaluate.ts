/**
 * Evaluates JSONPath templates: a walk over plain data, own properties only.
 *
 * @module
 */

import { isObject } from "../deep.ts";
import { compares, JsonPathError } from "./compare.ts";
import type { Bounds, Expression, Filter, Step, Template } from "./node.ts";

/** How many values an evaluation may visit: `..` in `..` in `..` grows fast. */
const BUDGET = 1_000_000;

interface Run {
  readonly template: Template;
  readonly skipMissing: boolean;
  budget: number;
  /** Ranges that the last part opened, that are open, and that it closed. */
  opened: number;
  open: number;
  closed: number;
  /** The part that closed a range last. */
  lastEnd: number;
}

/** The values of every part of a template, ranges unrolled. */
export function evaluate(template: Template, data: unknown, skipMissing: boolean): unknown[][] {
  const run: Run = {
    template,
    skipMissing,
    budget: BUDGET,
    opened: 0,
    open: 0,
    closed: 0,
    lastEnd: -1,
  };
  return evaluateFrom(run, 0, data);
}

function evaluateFrom(run: Run, start: number, data: unknown): unknown[][] {
  const all: unknown[][] = [];
  for (let i = start; i < run.template.length; i++) {
    const part = run.template[i] as Expression | string;
    const values = typeof part === "string" ? [part] : walk(run, part, [data]);
    if (run.closed > 0 && run.closed <= run.open) {
      run.closed--;
      run.lastEnd = i;
      break;
    }
    if (run.opened === 0) {
      all.push(values);
      continue;
    }
    run.opened--;
    run.open++;
    for (const value of values) all.push(...evaluateFrom(run, i + 1, value ?? undefined));
    // An empty range is walked once, for its end to be found.
    if (values.length === 0) evaluateFrom(run, i + 1, undefined);
    run.open--;
    if (run.lastEnd > i) i = run.lastEnd;
  }
  return all;
}

function walk(run: Run, expression: Expression, input: readonly unknown[]): unknown[] {
  let values = [...input];
  for (const step of expression) {
    values = take(run, step, values);
    spend(run, values.length + 1);
  }
  return values;
}

function take(run: Run, step: Step, input: readonly unknown[]): unknown[] {
  switch (step.type) {
    case "text":
      return [step.text];
    case "literal":
      return input.map(() => step.value);
    case "field":
      return fields(run, step.name, input);
    case "slice":
      return input.filter(present).flatMap((value) => slice(value, step.bounds));
    case "filter":
      return input.flatMap((value) => filter(run, value, step.filter));
    case "union":
      return step.branches.flatMap((branch) => walk(run, branch, input));
    case "wildcard":
      return input.flatMap(children);
    case "recursive":
      return descend(run, input);
    default:
      return word(run, step.word, input);
  }
}

function word(run: Run, name: string, input: readonly unknown[]): unknown[] {
  if (name === "range") {
    run.opened++;
    return [...input];
  }
  if (name !== "end") throw problem(`unrecognized identifier ${name}`);
  if (run.open === 0) throw problem("not in range, nothing to end");
  run.closed++;
  return [];
}

function fields(run: Run, name: string, input: readonly unknown[]): unknown[] {
  const found = input.filter((v) => isObject(v) && Object.hasOwn(v, name))
    .map((v) => (v as Record<string, unknown>)[name]);
  if (found.length > 0 || input.length === 0 || run.skipMissing) return found;
  throw problem(`${name} is not found`);
}

function slice(value: unknown, bounds: Bounds): unknown[] {
  if (!Array.isArray(value)) throw problem(`${kindOf(value)} is not array or slice`);
  const { length } = value;
  let from = bounds.from ?? 0;
  // The end of `[-1]` is counted before its start is turned into an index.
  let to = bounds.single ? from + 1 : bounds.to ?? length;
  if (from < 0) from += length;
  if (to < 0 || (to === 0 && bounds.single)) to += length;
  if (from === to) return [];
  const outside = from >= length || from < 0 ? from : to > length || to < 0 ? to - 1 : undefined;
  if (outside !== undefined) {
    throw problem(`array index out of bounds: index ${outside}, length ${length}`);
  }
  if (from > to) throw problem(`starting index ${from} is greater than ending index ${to}`);
  const step = bounds.step ?? 1;
  if (step <= 0) throw problem("step must be > 0");
  return value.slice(from, to).filter((_, i) => i % step === 0);
}

function filter(run: Run, value: unknown, { left, operator, right }: Filter): unknown[] {
  if (!Array.isArray(value)) {
    throw problem(`${kindOf(value)} is not array or slice and cannot be filtered`);
  }
  return value.filter((item) => {
    if (operator === "exists") return exists(run, left, item);
    const lefts = walk(run, left, [item]);
    if (lefts.length === 0) return false;
    if (lefts.length > 1) throw problem("can only compare one element at a time");
    const rights = walk(run, right, [item]);
    if (rights.length === 0) return false;
    if (rights.length > 1) throw problem("can only compare one element at a time");
    return compares(lefts[0], operator, rights[0]);
  });
}

function exists(run: Run, expression: Expression, item: unknown): boolean {
  try {
    return walk(run, expression, [item]).length > 0;
  } catch (error) {
    if (error instanceof JsonPathError && run.budget > 0) return false;
    throw error;
  }
}

/** The value and all that is in it, as far as it has something in it. */
function descend(run: Run, input: readonly unknown[]): unknown[] {
  const found: unknown[] = [];
  for (const value of input) {
    const inner = children(value);
    spend(run, inner.length + 1);
    if (inner.length === 0) continue;
    found.push(value);
    // A string's bytes hold nothing.
    if (typeof value !== "string") { for (const v of descend(run, inner)) found.push(v); }
  }
  return found;
}

/** What an object or a list holds; of a string, its bytes. */
function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value)) return Object.values(value);
  return typeof value === "string" ? [...new TextEncoder().encode(value)] : [];
}

function present(value: unknown): boolean {
  return value !== null;
}

function spend(run: Run, values: number): void {
  run.budget -= values;
  if (run.budget < 0) throw problem(`it visits more than ${BUDGET} values`);
}

function kindOf(value: unknown): string {
  return isObject(value) ? "an object" : JSON.stringify(value) ?? "nothing";
}

function problem(state: string): JsonPathError {
  return new JsonPathError(`Cannot evaluate JSONPath: ${state}`);
}
