/**
 * Completion: what may stand at the cursor, from the client's own names, the Kinds of the server and
 * what the cluster holds.
 *
 * @module
 */

import type { DiscoveredKind } from "kubist";
import { isView, type TableView } from "../show/value.ts";
import type { ClusterNames } from "./cluster.ts";
import { type CallAt, type Cursor, readCursor } from "./cursor.ts";
import { valueOf } from "./evaluate.ts";
import { fieldSelectors, namingVerbs, objectArgument, verbOptions } from "./options.ts";

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
      return memberNames(valueOf(place.object, source.globals, source.isAccessor));
    case "name":
      return memberNames(source.globals);
    case "key":
      return call === undefined ? [] : await keys(call, place.quote !== "", source);
    case "string":
      return call === undefined ? [] : await strings(cursor.word, call, source);
  }
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

/** What is called, split: the view before the verb. */
interface Called {
  readonly verb: string;
  readonly owner: string;
  readonly view: unknown;
}

function called({ callee }: CallAt, source: CompletionSource): Called {
  const dot = callee.lastIndexOf(".");
  const owner = dot < 0 ? "" : callee.slice(0, dot).replace(/\?$/, "");
  return {
    verb: callee.slice(dot + 1).trim(),
    owner,
    view: owner === "" ? undefined : valueOf(owner, source.globals, source.isAccessor),
  };
}

async function keys(call: CallAt, quoted: boolean, source: CompletionSource) {
  const { verb, owner, view } = called(call, source);
  if (!isView(view)) return [];
  const { path, argument } = call;
  if (verb === "where" && path.length === 0) {
    const labels = await labelsOf(owner, view, source);
    return [...labels.keys()].filter((key) => quoted || /^[\w$]+$/.test(key));
  }
  if (verb === "fields" && quoted) {
    const kind = await kindOf(owner, source);
    return fieldSelectors[kind?.plural ?? ""] ?? fieldSelectors[""] ?? [];
  }
  const known = verbOptions[verb];
  if (known?.argument === argument && path.length === 0) return Object.keys(known.options);
  if (objectArgument[verb] !== argument) return [];
  const kind = await kindOf(owner, source);
  return kind ? (await source.names.fields(kind, path)).map((field) => field.name) : [];
}

async function strings(
  word: string,
  call: CallAt,
  source: CompletionSource,
): Promise<readonly string[]> {
  const { verb, owner, view } = called(call, source);
  const { path, argument } = call;
  if (isView(view)) return await stringsOfView({ verb, owner, view }, call, source);
  if (path.length > 0) return [];
  const fn = valueOf(call.callee, source.globals, () => false);
  const kinds = await source.names.kinds();
  if (verb === "resource" && argument === 0) return resourceNames(kinds);
  if (verb === "explain") return await explainPaths(word, kinds, source);
  const client = owner === "" ? undefined : valueOf(owner, source.globals, source.isAccessor);
  const isPlace = source.isAccessor(fn, client, verb) || verb === "of" || verb === "resource";
  return isPlace ? ["*", ...await source.names.namespaces()] : [];
}

async function stringsOfView(
  { verb, owner, view }: Called & { readonly view: TableView },
  { path, argument, first }: CallAt,
  source: CompletionSource,
): Promise<readonly string[]> {
  const { names } = source;
  const key = path.at(-1);
  if (key === undefined) {
    if (argument > 0 || !namingVerbs.has(verb)) return [];
    return (await names.objects(owner, view as never)).map(({ name }) => name);
  }
  if (verb === "where") return [...(await labelsOf(owner, view, source)).get(key) ?? []];
  const known = verbOptions[verb];
  if (known?.argument === argument && path.length === 1) {
    if (key !== "container" || first === undefined) return known.options[key] ?? [];
    return await names.containers(owner, view as never, first);
  }
  if (objectArgument[verb] !== argument) return [];
  const kind = await kindOf(owner, source);
  const fields = kind ? await names.fields(kind, path.slice(0, -1)) : [];
  return fields.find((field) => field.name === key)?.values ?? [];
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

/** The Kind that a chain such as `k.apps.v1.deployments("web").where(…)` is about. */
async function kindOf(
  chain: string,
  source: CompletionSource,
): Promise<DiscoveredKind | undefined> {
  const kinds = await source.names.kinds();
  const found = /(?:(\w+)\.(v\w+)\.)?(\w+)\(\s*(?:["'`]([^"'`]*)["'`])?/g;
  for (const [, group, version, accessor = "", text] of chain.matchAll(found)) {
    const wanted = accessor === "resource" ? (text ?? "").split(".")[0] ?? "" : accessor;
    const plural = wanted.toLowerCase();
    const kind = kinds.find((k) =>
      (k.plural === plural || k.shortNames.includes(plural)) &&
      (version === undefined ? k.preferred : k.version === version) &&
      (group === undefined || (k.group.split(".")[0] || "core") === group)
    );
    if (kind) return kind;
  }
  return undefined;
}

function resourceNames(kinds: readonly DiscoveredKind[]): readonly string[] {
  return kinds.filter((kind) => kind.preferred).flatMap((kind) => [
    kind.plural,
    ...kind.shortNames,
    ...(kind.group === "" ? [] : [`${kind.plural}.${kind.group}`]),
  ]);
}

/** `deploy`, then `deploy.spec.strat`: the word so far is part of every candidate. */
async function explainPaths(
  word: string,
  kinds: readonly DiscoveredKind[],
  source: CompletionSource,
): Promise<readonly string[]> {
  const [resource = "", ...path] = word.split(".");
  const preferred = kinds.filter((kind) => kind.preferred);
  if (path.length === 0) {
    return preferred.flatMap((kind) => [kind.plural, kind.singular, ...kind.shortNames]);
  }
  const kind = preferred.find((k) =>
    k.plural === resource || k.singular === resource || k.shortNames.includes(resource)
  );
  if (kind === undefined) return [];
  const above = path.slice(0, -1);
  const fields = await source.names.fields(kind, above);
  return fields.map(({ name }) => [resource, ...above, name].join("."));
}
