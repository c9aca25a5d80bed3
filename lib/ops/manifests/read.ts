/**
 * Texts, files and addresses to objects.
 *
 * @module
 */

import type { Manifest, ManifestOptions } from "../../client/manifests.ts";
import { parseAllYaml } from "../../meta/yaml.ts";
import { runtime } from "../../runtime/mod.ts";
import { addressName, download, isAddress } from "./download.ts";
import { ManifestError } from "./error.ts";
import { expand } from "./glob.ts";
import { type Origin, rememberOrigin } from "./origin.ts";

/**
 * Reads the objects of texts, files and addresses; see `k.yaml`.
 *
 * **Errors**: `YamlError`, {@linkcode ManifestError}.
 */
export async function* readManifests(
  source: string | readonly string[],
  options: ManifestOptions = {},
): AsyncGenerator<Manifest> {
  for (const one of typeof source === "string" ? [source] : source) {
    let empty = true;
    for await (const { text, name } of textsOf(one, options)) {
      options.signal?.throwIfAborted();
      for (const { value, line } of await parseAllYaml(text, { source: name })) {
        for (const object of objectsOf(value, { source: name, line })) {
          empty = false;
          yield object;
        }
      }
    }
    if (empty) throw new ManifestError("there is not one object", emptyAt(one, options));
  }
}

async function* textsOf(
  source: string,
  options: ManifestOptions,
): AsyncGenerator<{ readonly text: string; readonly name: string }> {
  if (isText(source)) return yield { text: source, name: options.source ?? "yaml" };
  if (isAddress(source)) {
    return yield { text: await download(source, options), name: addressName(source) };
  }
  for (const path of await expand(source)) {
    const text = await runtime().readTextFile(path);
    // Gone since it was found.
    if (text === undefined) {
      throw new ManifestError("the file is gone", { problem: "no_match", source: path });
    }
    yield { text, name: path };
  }
}

/** No path has a line break, and none that is sensible starts with a brace. */
function isText(source: string): boolean {
  return /[\r\n]/.test(source) || /^\s*\{/.test(source) && !/^\{[^:{}]*,[^:{}]*\}/.test(source);
}

function emptyAt(one: string, options: ManifestOptions) {
  const place = isAddress(one) ? addressName(one) : JSON.stringify(one);
  const source = isText(one) ? options.source ?? "yaml" : place;
  return { problem: "empty" as const, source };
}

/** The object of a document, or those of its list, each checked. */
function objectsOf(value: unknown, origin: Origin): Manifest[] {
  const object = requireObject(value, origin);
  const { kind, items } = object;
  if (!kind.endsWith("List") || !Array.isArray(items)) {
    requireName(object, origin, "name", kind);
    return [rememberOrigin(object, origin)];
  }
  // The items of a typed list need not say what they are.
  const type = kind === "List" ? {} : { apiVersion: object.apiVersion, kind: kind.slice(0, -4) };
  return items.map((item, i) => {
    const where = `items[${i}] of the ${kind}`;
    const typed = typeof item === "object" && item !== null ? { ...type, ...item } : item;
    const one = requireObject(typed, origin, where);
    requireName(one, origin, "list_item", where);
    return rememberOrigin(one, origin);
  });
}

function requireObject(value: unknown, origin: Origin, where?: string): Manifest {
  const what = where === undefined ? "the document" : where;
  const problem = where === undefined ? undefined : "list_item";
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const state = `${what} is ${nameOf(value)}, not an object`;
    throw new ManifestError(state, { problem: problem ?? "object", ...origin });
  }
  const { apiVersion, kind } = value as Partial<Manifest>;
  const lacking = typeof apiVersion !== "string" || apiVersion === ""
    ? "apiVersion"
    : typeof kind !== "string" || kind === ""
    ? "kind"
    : undefined;
  if (lacking !== undefined) {
    throw new ManifestError(`${what} has no ${lacking}`, { problem: problem ?? "type", ...origin });
  }
  return value as Manifest;
}

function requireName(
  { metadata }: Partial<Manifest>,
  origin: Origin,
  problem: "name" | "list_item",
  what: string,
): void {
  const { name, generateName } = metadata ?? {};
  for (const [field, value] of Object.entries({ name, generateName })) {
    if (value === undefined || typeof value === "string") continue;
    const state = `${what} has ${nameOf(value)} as its metadata.${field}; quote it`;
    throw new ManifestError(state, { problem, ...origin });
  }
  if (name || generateName) return;
  throw new ManifestError(`${what} has no metadata.name`, { problem, ...origin });
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return value === null ? "null" : "an object";
  return `the ${typeof value} ${JSON.stringify(value)}`;
}
