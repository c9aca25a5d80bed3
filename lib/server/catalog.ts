/**
 * Which resources are served right now: the built-in table, and what custom resource definitions add.
 *
 * @module
 */

import {
  compareVersions,
  type ResourceType,
  versionOf,
  type VersionType,
} from "./resource_type.ts";

/** A resource in one of its versions. */
export interface Served {
  readonly type: ResourceType;
  readonly version: VersionType;
}

/** A group as discovery shows it. */
export interface ServedGroup {
  /** "" is the core group. */
  readonly name: string;
  /** Preferred version first. */
  readonly versions: readonly string[];
}

/** The set of served resources. */
export interface Catalog {
  /** A resource by its place in a URL. */
  find(group: string, version: string, plural: string): Served | undefined;
  /** A resource by its group and plural, in any version. */
  type(group: string, plural: string): ResourceType | undefined;
  /** A resource by kind, as owner references name it. */
  byKind(apiVersion: string, kind: string): Served | undefined;
  readonly types: readonly ResourceType[];
  readonly groups: readonly ServedGroup[];
  /** The resources of one group and version, in the order of their plurals. */
  inVersion(group: string, version: string): Served[];
  /** Adds a resource or replaces the one of the same group and plural. */
  add(type: ResourceType): void;
  /** Stops serving a resource. */
  remove(group: string, plural: string): void;
  /** Grows with every change. */
  readonly generation: number;
}

/** Creates a catalog of built-in resources. */
export function createCatalog(builtIn: readonly ResourceType[]): Catalog {
  const types = new Map(builtIn.map((t) => [`${t.group}/${t.plural}`, t]));
  let generation = 1;
  let groups: ServedGroup[] | undefined;
  const changed = () => {
    generation++;
    groups = undefined;
  };

  return {
    find(group, version, plural) {
      const type = types.get(`${group}/${plural}`);
      const found = type && versionOf(type, version);
      return type && found ? { type, version: found } : undefined;
    },
    type: (group, plural) => types.get(`${group}/${plural}`),
    byKind(apiVersion, kind) {
      const slash = apiVersion.indexOf("/");
      const group = slash < 0 ? "" : apiVersion.slice(0, slash);
      const wanted = apiVersion.slice(slash + 1);
      for (const type of types.values()) {
        if (type.group !== group || type.kind !== kind) continue;
        const version = versionOf(type, wanted);
        if (version) return { type, version };
      }
      return undefined;
    },
    get types() {
      return [...types.values()];
    },
    get groups() {
      return groups ??= groupsOf([...types.values()]);
    },
    inVersion(group, version) {
      const found: Served[] = [];
      for (const type of types.values()) {
        const at = type.group === group ? versionOf(type, version) : undefined;
        if (at) found.push({ type, version: at });
      }
      return found.sort((a, b) => a.type.plural < b.type.plural ? -1 : 1);
    },
    add(type) {
      types.set(`${type.group}/${type.plural}`, type);
      changed();
    },
    remove(group, plural) {
      if (types.delete(`${group}/${plural}`)) changed();
    },
    get generation() {
      return generation;
    },
  };
}

/** Built-in groups in the order of the table, then the groups of custom resources by name. */
function groupsOf(types: readonly ResourceType[]): ServedGroup[] {
  const builtIn = new Map<string, Set<string>>();
  const custom = new Map<string, Set<string>>();
  for (const type of types) {
    const target = type.custom && !builtIn.has(type.group) ? custom : builtIn;
    const versions = target.get(type.group) ?? new Set();
    for (const v of type.versions) versions.add(v.version);
    target.set(type.group, versions);
  }
  const ordered = [...builtIn, ...[...custom].sort(([a], [b]) => a < b ? -1 : 1)];
  return ordered.map(([name, versions]) => ({
    name,
    versions: [...versions].sort(compareVersions),
  }));
}
