/**
 * Which types of one version of a group are those of a better one.
 *
 * @module
 */

import { compareVersions } from "../meta/version.ts";
import type { Declaration, Model } from "./model.ts";

/** The id of the declaration that stands for another one, by the id of that one. */
export type Shared = ReadonlyMap<string, string>;

/**
 * The declarations that a better version of their group has too, equal down to the last type that they
 * refer to. Objects of kinds are never equal, for they name their version.
 */
export function sharedTypes({ declarations }: Model): Shared {
  const shared = new Map<string, string>();
  const better = new Map<string, Homes>();
  for (const [home, own] of byPriority(declarations.values())) {
    const group = home.slice(0, home.indexOf("/"));
    const earlier = better.get(group) ?? [];
    for (const other of earlier) takeEqual(own, other, shared);
    better.set(group, [...earlier, own]);
  }
  return shared;
}

/** The declarations of one home by name. */
type Home = ReadonlyMap<string, Declaration>;
type Homes = readonly Home[];

/** The homes, of each group the best version first. */
function byPriority(declarations: Iterable<Declaration>): [string, Home][] {
  const homes = new Map<string, Map<string, Declaration>>();
  for (const d of declarations) {
    homes.set(d.home, (homes.get(d.home) ?? new Map()).set(d.name, d));
  }
  const version = (home: string) => home.slice(home.indexOf("/") + 1);
  return [...homes].sort(([a], [b]) => compareVersions(version(a), version(b)));
}

/** Adds what is equal: all of one name at first, without those that turn out to refer to others. */
function takeEqual(own: Home, other: Home, shared: Map<string, string>): void {
  const pairs = new Map<Declaration, Declaration>();
  for (const d of own.values()) {
    const namesake = other.get(d.name);
    if (!namesake || d.root || d.body.is === "page" || shared.has(d.id)) continue;
    pairs.set(d, namesake);
    shared.set(d.id, shared.get(namesake.id) ?? namesake.id);
  }
  const differing = () => [...pairs].find(([a, b]) => bodyOf(a, shared) !== bodyOf(b, shared));
  for (let pair = differing(); pair; pair = differing()) {
    pairs.delete(pair[0]);
    shared.delete(pair[0].id);
  }
}

/** What a declaration says, the same text for the same types. */
function bodyOf({ body }: Declaration, shared: Shared): string {
  return JSON.stringify(
    body,
    (key, value) => key === "id" ? shared.get(value as string) ?? value : value,
  );
}
