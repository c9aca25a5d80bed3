/**
 * From the parser's events to JSON values, within limits.
 *
 * @module
 */

import { deepCopy, isObject, setOwn } from "../deep.ts";
import { quote } from "../syntax.ts";
import type { YamlError, YamlProblem } from "./error.ts";
import { keyText } from "./key.ts";
import type { YamlLimits } from "./limits.ts";
import { errorAt, lineAt, type Place } from "./place.ts";
import type { ScalarValue } from "./scalar.ts";
import { taggedScalar } from "./tags.ts";

/** The number of a scalar's event. */
export const SCALAR = 4;

// The other events and the styles of scalars, as the parser numbers them.
const SEQUENCE = 2;
const MAPPING = 3;
const ALIAS = 5;
const POP = 6;
const PLAIN = 1;
const SINGLE_QUOTED = 2;
const DOUBLE_QUOTED = 3;
const LITERAL = 4;

/** What this module needs to know of an event; offsets are -1 where there is nothing. */
export interface YamlEvent {
  readonly type: number;
  readonly start?: number;
  readonly valueStart?: number;
  readonly valueEnd?: number;
  readonly anchorStart?: number;
  readonly anchorEnd?: number;
  readonly tagStart?: number;
  readonly tagEnd?: number;
  readonly style?: number;
}

/** One document's events and what its values are made with. */
export interface Composition {
  readonly place: Place;
  readonly events: readonly YamlEvent[];
  readonly limits: Required<YamlLimits>;
  /** Take integers beyond 2^53 as the nearest double. */
  readonly roundIntegers: boolean;
  /** Is told of keys that repeat; undefined where they are refused. */
  readonly onRepeated: ((key: string, line: number) => void) | undefined;
  /** The decoded text of a scalar. */
  readonly textOf: (event: YamlEvent) => string;
}

interface Run extends Composition {
  next: number;
  nodes: number;
  aliases: number;
  offset: number;
  readonly anchors: Map<string, { readonly value: unknown; readonly nodes: number }>;
}

const MERGE: unique symbol = Symbol("merge");

/** The values of all documents among the events. */
export function compose(composition: Composition): unknown[] {
  const documents: unknown[] = [];
  const run: Run = {
    ...composition,
    next: 0,
    nodes: 0,
    aliases: 0,
    offset: 0,
    anchors: new Map(),
  };
  while (run.next < run.events.length) {
    run.next++;
    documents.push(value(run));
    run.next++;
  }
  return documents;
}

function value(run: Run): unknown {
  const event = run.events[run.next++] as YamlEvent;
  const before = run.nodes;
  count(run, event, 1);
  if (event.type === ALIAS) return alias(run, event);
  const made = event.type === SEQUENCE
    ? sequence(run, event)
    : event.type === MAPPING
    ? mapping(run, event)
    : json(run, event, scalar(run, event));
  const anchor = sourceText(run, event.anchorStart, event.anchorEnd);
  if (anchor) run.anchors.set(anchor, { value: made, nodes: run.nodes - before });
  return made;
}

function count(run: Run, event: YamlEvent, nodes: number): void {
  run.offset = Math.max(run.offset, event.start ?? event.valueStart ?? event.anchorStart ?? 0);
  run.nodes += nodes;
  if (run.nodes > run.limits.maxNodes) {
    throw fail(run, event, "limit", `more than ${run.limits.maxNodes} values in one document`);
  }
}

function alias(run: Run, event: YamlEvent): unknown {
  const name = sourceText(run, event.anchorStart, event.anchorEnd);
  if (++run.aliases > run.limits.maxAliases) {
    throw fail(run, event, "limit", `more than ${run.limits.maxAliases} aliases in one document`);
  }
  const target = run.anchors.get(name);
  // An anchor is known only after its value ends, so that no value can contain itself.
  if (!target) throw fail(run, event, "syntax", `unknown alias ${quote(name)}`);
  count(run, event, target.nodes);
  return deepCopy(target.value);
}

function sequence(run: Run, event: YamlEvent): unknown[] {
  checkCollectionTag(run, event, "seq");
  const items: unknown[] = [];
  while (peek(run).type !== POP) items.push(value(run));
  run.next++;
  return items;
}

function mapping(run: Run, event: YamlEvent): Record<string, unknown> {
  checkCollectionTag(run, event, "map");
  const object: Record<string, unknown> = {};
  const lines = new Map<string, number>();
  while (peek(run).type !== POP) {
    const keyEvent = peek(run);
    const name = key(run);
    if (name === MERGE) {
      merge(run, object, keyEvent);
      continue;
    }
    const seen = lines.get(name);
    if (seen !== undefined && run.onRepeated) {
      run.onRepeated(name, lineAt(run.place, keyEvent.valueStart ?? 0));
    } else if (seen !== undefined) {
      const state = `key ${quote(name)} repeats the one of line ${lineAt(run.place, seen)}`;
      throw fail(run, keyEvent, "duplicate", state);
    }
    lines.set(name, keyEvent.valueStart ?? -1);
    setOwn(object, name, value(run));
  }
  run.next++;
  return object;
}

function key(run: Run): string | typeof MERGE {
  const event = peek(run);
  if (event.type === SEQUENCE || event.type === MAPPING) throw badKey(run, event);
  run.next++;
  if (event.type === ALIAS) return aliasKey(run, event);
  count(run, event, 1);
  const source = run.textOf(event);
  if (source === "<<" && event.style === PLAIN && tagOf(run, event) === "") return MERGE;
  const made = scalar(run, event);
  const text = keyText(made, source);
  if (text === undefined) throw badKey(run, event);
  if (
    (event.style ?? PLAIN) < LITERAL &&
    /[\r\n]/.test(sourceText(run, event.valueStart, event.valueEnd))
  ) {
    throw fail(run, event, "syntax", "a key must stand on one line");
  }
  const anchor = sourceText(run, event.anchorStart, event.anchorEnd);
  if (anchor) run.anchors.set(anchor, { value: json(run, event, made), nodes: 1 });
  return text;
}

function aliasKey(run: Run, event: YamlEvent): string {
  count(run, event, 1);
  const target = alias(run, event);
  const text = typeof target === "object" ? undefined : String(target);
  if (text === undefined) throw badKey(run, event);
  return text;
}

function badKey(run: Run, event: YamlEvent): YamlError {
  return fail(run, event, "value", "a key must be a string, a number or a boolean");
}

/** Merged keys take their place in order: they replace what stands before, and yield to what follows. */
function merge(run: Run, object: Record<string, unknown>, event: YamlEvent): void {
  const merged = value(run);
  const sources = Array.isArray(merged) ? merged.toReversed() : [merged];
  for (const source of sources) {
    if (!isObject(source)) {
      throw fail(run, event, "value", `"<<" merges a mapping or a list of mappings`);
    }
    for (const name of Object.keys(source)) setOwn(object, name, deepCopy(source[name]));
  }
}

function scalar(run: Run, event: YamlEvent): ScalarValue {
  const made = taggedScalar(tagOf(run, event), run.textOf(event), event.style === PLAIN);
  if (typeof made === "object" && made !== null) throw fail(run, event, "tag", made.problem);
  return made;
}

/** The value in JSON's terms. */
function json(run: Run, event: YamlEvent, made: ScalarValue): unknown {
  if (typeof made === "bigint") {
    if (run.roundIntegers) return Number(made);
    const state =
      `the integer ${made} is beyond 2^53 and would be rounded; quote it to keep it as text`;
    throw fail(run, event, "number", state);
  }
  if (typeof made === "number" && !Number.isFinite(made)) {
    throw fail(run, event, "number", `the number ${run.textOf(event)} does not exist in JSON`);
  }
  return made;
}

function checkCollectionTag(run: Run, event: YamlEvent, own: "seq" | "map"): void {
  const tag = tagOf(run, event);
  if (tag === "" || tag === "!" || tag === `!!${own}`) return;
  throw fail(run, event, "tag", `the tag ${quote(tag)} has no meaning in a manifest`);
}

function tagOf(run: Run, event: YamlEvent): string {
  const raw = sourceText(run, event.tagStart, event.tagEnd);
  return raw.startsWith("!<tag:yaml.org,2002:") ? `!!${raw.slice(20, -1)}` : raw;
}

function sourceText(run: Run, start: number | undefined, end: number | undefined): string {
  return start === undefined || start < 0 ? "" : run.place.text.slice(start, end);
}

function peek(run: Run): YamlEvent {
  return run.events[run.next] as YamlEvent;
}

function fail(
  run: Run,
  event: YamlEvent,
  problem: YamlProblem,
  state: string,
): YamlError {
  // A quoted value starts after its quote.
  const quoted = event.style === SINGLE_QUOTED || event.style === DOUBLE_QUOTED;
  const value = (event.valueStart ?? -1) - (quoted ? 1 : 0);
  const places = [event.start, value, event.anchorStart, event.tagStart];
  const [offset = run.offset] = (problem === "tag" ? places.reverse() : places)
    .filter((o) => o !== undefined && o >= 0);
  return errorAt(run.place, offset, problem, state);
}
