/**
 * Names to Kinds, the way kubectl reads them.
 *
 * @module
 */

import { resourceName } from "../meta/kind.ts";
import { nearest } from "../meta/nearest.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";

/** The Kind for a name, or undefined; of several groups the first in the server's order. */
export function resolveKind(
  name: string,
  kinds: readonly DiscoveredKind[],
): DiscoveredKind | undefined {
  const [first = "", second, ...rest] = name.split(".");
  if (second === undefined) return match(first, kinds.filter((k) => k.preferred));
  const group = rest.join(".");
  const exact = kinds.filter((k) => k.version === second && k.group === group);
  const all = rest.length === 0 ? second : `${second}.${group}`;
  const preferred = kinds.filter((k) => k.preferred);
  return match(first, exact) ??
    match(first, preferred.filter((k) => k.group === all)) ??
    match(first, preferred.filter((k) => k.group.startsWith(all)));
}

/** A resource's own name beats its Kind, which beats short names. */
function match(word: string, kinds: readonly DiscoveredKind[]): DiscoveredKind | undefined {
  const lower = word.toLowerCase();
  return kinds.find((k) => k.plural === lower) ??
    kinds.find((k) => k.singular === lower || k.kind.toLowerCase() === lower) ??
    kinds.find((k) => k.shortNames.includes(lower));
}

/** The error for a name that the server does not have. */
export function unknownResource(
  name: string,
  kinds: readonly DiscoveredKind[],
  missing: readonly string[] = [],
): TypeError {
  const word = (name.split(".")[0] ?? "").toLowerCase();
  const near = new Set<string>();
  for (const kind of kinds) {
    const names = [kind.plural, kind.singular, ...kind.shortNames];
    if (nearest(word, names.filter((n) => n.length > 2)) !== undefined) {
      near.add(resourceName(kind));
    }
  }
  const [, version, plural] = /^[^/]+\/(v\d[^/]*)\/([^/]+)$/.exec(name) ?? [];
  if (version !== undefined) {
    near.add(`${plural}.${version}.${name.slice(0, name.indexOf("/"))}`);
  }
  const custom = name.includes(".")
    ? "is its CustomResourceDefinition installed and Established? "
    : "";
  const hint = near.size === 0
    ? `${custom}see k.kinds() for what it has`
    : `did you mean ${[...near].slice(0, 3).join(", ")}?`;
  const silent = missing.length === 0
    ? ""
    : `, and ${missing.join(", ")} ${missing.length === 1 ? "does" : "do"} not answer`;
  return new TypeError(
    `Cannot find the resource "${name}": the server has none by this name${silent}; ${hint}`,
  );
}
