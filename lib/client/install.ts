/**
 * The accessors of the built-in resources, made from the table: `k.pods`, `k.apps.v1.deployments`.
 *
 * @module
 */

import { type ResourceEntry, resources } from "../generated/resources.ts";
import type { Kind } from "../meta/kind.ts";

/** What an accessor needs of its client. */
export interface ViewSource {
  of(kind: Kind, namespace?: string): unknown;
}

type Accessor = (namespace?: string) => unknown;
type Group = Record<string, Record<string, Accessor>>;

/**
 * Puts an accessor for each resource and each group on a class of clients.
 *
 * A group is made for a client when it is first used. Where a group has the name of a method (`events`,
 * `resource`), the method carries the group's versions: `k.events("web")`, `k.events.v1.events("web")`.
 */
export function installAccessors(prototype: ViewSource): void {
  for (const entry of resources) {
    if (!entry.top) continue;
    define(prototype, entry.accessor, {
      value(this: ViewSource, namespace?: string) {
        return this.of(entry, namespace);
      },
    });
  }
  for (const [name, entries] of byGroup()) {
    const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as Accessor | undefined;
    define(prototype, name, {
      get(this: ViewSource) {
        const group = makeGroup(this, entries);
        const value = method ? Object.assign(method.bind(this), group) : group;
        define(this, name, { value });
        return value;
      },
    });
  }
}

function define(target: object, name: string, descriptor: PropertyDescriptor): void {
  Object.defineProperty(target, name, { configurable: true, enumerable: true, ...descriptor });
}

function byGroup(): Map<string, ResourceEntry[]> {
  const groups = new Map<string, ResourceEntry[]>();
  for (const entry of resources) {
    const name = entry.group === "" ? "core" : entry.group.split(".")[0] ?? "";
    const entries = groups.get(name);
    if (entries) entries.push(entry);
    else groups.set(name, [entry]);
  }
  return groups;
}

function makeGroup(client: ViewSource, entries: readonly ResourceEntry[]): Group {
  const group: Group = {};
  for (const entry of entries) {
    const version = group[entry.version] ??= {};
    version[entry.accessor] = (namespace) => client.of(entry, namespace);
  }
  return group;
}
