/**
 * Completion: what may stand at the cursor, from the client's own names, the Kinds of the server and
 * what the cluster holds.
 *
 * @module
 */

import type { Client, DiscoveredKind } from "kubist";
import { isView, type TableView } from "../show/value.ts";
import type { ClusterNames } from "./cluster.ts";
import { type CallAt, type Cursor, readCursor } from "./cursor.ts";
import { valueOf } from "./evaluate.ts";
import { explainPaths, fieldPaths, kindOfChain, resourceNames } from "./kinds.ts";
import type { OptionValues } from "./options.ts";
import { fieldSelectors } from "./selectors.ts";
import { type CallFacts, clientMethods, hasVerb, viewVerbs } from "./verbs.ts";

/** What completion knows. */
export interface CompletionSource {
  /** The names that inputs see. */
  readonly globals: object;
  readonly names: ClusterNames;
  /** Whether a call only names a place, as `k.pods()` does. */
  isAccessor(fn: unknown, owner: unknown, name: string): boolean;
}

/** The completions of an input, and the part of it that they replace. */
export type Completions = readonly [candidates: readonly string[], word: string];

/** The candidates for the end of `text`. */
export async function complete(text: string, source: CompletionSource): Promise<Completions> {
  const cursor = readCursor(text);
  if (cursor === undefined) return [[], ""];
  const all = await candidates(cursor, source);
  return [matching(all, cursor.word), cursor.word];
}

function matching(all: readonly string[], word: string): string[] {
  const unique = [...new Set(all)];
  const exact = unique.filter((name) => name.startsWith(word));
  if (exact.length > 0) return exact.sort();
  const lower = word.toLowerCase();
  return unique.filter((name) => name.toLowerCase().startsWith(lower)).sort();
}

async function candidates(cursor: Cursor, source: CompletionSource): Promise<readonly string[]> {
  const { place, call } = cursor;
  switch (place.type) {
    case "member":
      return await members(place.object, source);
    case "name":
      return [...call === undefined ? [] : flags(call, source), ...memberNames(source.globals)];
    case "key":
      return call === undefined ? [] : await keys(call, place.quote !== "", source);
    case "string":
      return call === undefined ? [] : await strings(cursor.word, call, source);
  }
}

/** Of a view, what its resource can do and no more. */
async function members(chain: string, source: CompletionSource): Promise<readonly string[]> {
  const value = valueOf(chain, source.globals, source.isAccessor);
  const names = memberNames(value);
  if (!isView(value)) return names;
  const kind = await kindOf(chain, source);
  return names.filter((name) =>
    Object.hasOwn(viewVerbs, name)
      ? kind === undefined || hasVerb(kind, name)
      : typeof (value as unknown as Record<string, unknown>)[name] !== "function"
  );
}

/** The names on a value and on what it inherits, but for what every object has. */
function memberNames(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  const names: string[] = [];
  let owner: object | null = Object(value) as object;
  while (owner !== null && owner !== Object.prototype && owner !== Function.prototype) {
    for (const name of Object.getOwnPropertyNames(owner)) {
      if (/^[A-Za-z$][\w$]*$/.test(name) && name !== "constructor") names.push(name);
    }
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  return names;
}

/** What is called, split: the view or the client before the verb. */
interface Called {
  readonly verb: string;
  readonly owner: string;
  readonly value: unknown;
  readonly facts: CallFacts;
}

function called({ callee }: CallAt, source: CompletionSource): Called {
  const dot = callee.lastIndexOf(".");
  const owner = dot < 0 ? "" : callee.slice(0, dot).replace(/\?$/, "");
  const verb = callee.slice(dot + 1).trim();
  const value = owner === "" ? undefined : valueOf(owner, source.globals, source.isAccessor);
  const known = isView(value) ? viewVerbs : isClient(value) ? clientMethods : {};
  return { verb, owner, value, facts: Object.hasOwn(known, verb) ? known[verb] ?? {} : {} };
}

function isClient(value: unknown): boolean {
  return typeof (value as Partial<Client> | undefined)?.kinds === "function";
}

/** The options of the call at the cursor; none where something else is being written. */
function optionsAt({ argument }: CallAt, { options, alone }: CallFacts): OptionValues {
  if (options === undefined) return {};
  return options[0] === argument || (alone && argument === 0) ? options[1] : {};
}

/** `true` and `false` where an option wants them. */
function flags(call: CallAt, source: CompletionSource): readonly string[] {
  const { facts } = called(call, source);
  const [key = "", ...deeper] = call.path;
  const values = optionsAt(call, facts)[key] ?? [];
  return deeper.length > 0 ? [] : values.filter(isFlag);
}

function isFlag(value: string): boolean {
  return value === "true" || value === "false";
}

async function keys(
  call: CallAt,
  quoted: boolean,
  source: CompletionSource,
): Promise<readonly string[]> {
  const { verb, owner, value, facts } = called(call, source);
  const { path, argument } = call;
  const options = Object.keys(optionsAt(call, facts));
  if (options.length > 0) return path.length === 0 ? options : [];
  if (!isView(value)) return [];
  if (verb === "where" && path.length === 0) {
    const labels = await labelsOf(owner, value, source);
    return [...labels.keys()].filter((key) => quoted || /^[\w$]+$/.test(key));
  }
  if (verb === "fields" && quoted) {
    const kind = await kindOf(owner, source);
    return fieldSelectors[kind?.plural ?? ""] ?? fieldSelectors[""] ?? [];
  }
  if (facts.object !== argument) return [];
  if (isJsonPatch(verb, path)) return path.length === 1 ? Object.keys(jsonPatch) : [];
  const kind = await kindOf(owner, source);
  return kind ? await source.names.fields(kind, path) : [];
}

async function strings(
  word: string,
  call: CallAt,
  source: CompletionSource,
): Promise<readonly string[]> {
  const found = called(call, source);
  if (isView(found.value)) {
    return await stringsOfView(word, call, { ...found, view: found.value }, source);
  }
  const { path, argument } = call;
  const [key = "", ...deeper] = path;
  if (path.length > 0) {
    const values = optionsAt(call, found.facts)[key] ?? [];
    return deeper.length > 0 ? [] : values.filter((value) => !isFlag(value));
  }
  return await stringsOfClient(word, argument, call.callee, found, source);
}

async function stringsOfClient(
  word: string,
  argument: number,
  callee: string,
  { verb, value }: Called,
  source: CompletionSource,
): Promise<readonly string[]> {
  const { names } = source;
  if (verb === "explain") return await explainPaths(word, await names.kinds(), names);
  if (verb === "resource" && argument === 0) return resourceNames(await names.kinds());
  if (verb === "top" && argument === 0) return ["pods", "nodes"];
  if (verb === "can" && argument === 0) return apiVerbs;
  if (verb === "can" && argument === 1) return resourceNames(await names.kinds());
  const fn = valueOf(callee, source.globals, () => false);
  const namesPlace = source.isAccessor(fn, value, verb) || ["of", "resource"].includes(verb) ||
    verb === "can" && argument === 2 || verb === "top";
  return namesPlace ? ["*", ...await names.namespaces()] : [];
}

async function stringsOfView(
  word: string,
  { path, argument, first, callee }: CallAt,
  { verb, owner, view, facts }: Called & { readonly view: TableView },
  source: CompletionSource,
): Promise<readonly string[]> {
  const { names } = source;
  const key = path.at(-1);
  const kind = await kindOf(owner, source);
  if (key === undefined) {
    if (argument === 0 && facts.names) {
      return (await names.objects(owner, view as never)).map(({ name }) => name);
    }
    const waits = verb === "wait" && argument === 1 && kind;
    return waits ? ["deleted", ...await names.values(kind, ["status", "conditions", "type"])] : [];
  }
  if (verb === "where") return [...(await labelsOf(owner, view, source)).get(key) ?? []];
  if (verb === "select") return kind ? await fieldPaths(word, ".", kind, names) : [];
  if (verb === "fields") return kind ? await names.values(kind, key.split(".")) : [];
  const options = optionsAt({ path, argument, first, callee }, facts);
  if (Object.hasOwn(options, key) && path.length === 1) {
    if (!["container", "target"].includes(key) || first === undefined) {
      return options[key]?.filter((value) => !isFlag(value)) ?? [];
    }
    return await names.containers(owner, view as never, first);
  }
  if (facts.object !== argument || !kind) return [];
  if (!isJsonPatch(verb, path)) return await names.values(kind, path);
  return key === "op" ? jsonPatch.op : await fieldPaths(word, "/", kind, names);
}

const apiVerbs = [
  "get",
  "list",
  "watch",
  "create",
  "update",
  "patch",
  "delete",
  "deletecollection",
] as const;

/** The members of an operation of a JSON patch. Source: https://www.rfc-editor.org/rfc/rfc6902 */
const jsonPatch = {
  op: ["add", "remove", "replace", "move", "copy", "test"],
  path: [],
  from: [],
  value: [],
} as const;

/** A list, where an object would be a merge patch. */
function isJsonPatch(verb: string, [first = ""]: readonly string[]): boolean {
  return verb.startsWith("patch") && /^\d+$/.test(first);
}

async function labelsOf(owner: string, view: object, source: CompletionSource) {
  const labels = new Map<string, Set<string>>();
  const objects = await source.names.objects(owner.replace(/\.where\(.*$/s, ""), view as never);
  for (const [key, value] of objects.flatMap((o) => Object.entries(o.labels ?? {}))) {
    const values = labels.get(key) ?? new Set();
    labels.set(key, values.add(value));
  }
  return labels;
}

async function kindOf(
  chain: string,
  source: CompletionSource,
): Promise<DiscoveredKind | undefined> {
  return kindOfChain(chain, await source.names.kinds());
}
