/**
 * A resource as the server serves it: one store, seen in one or more versions.
 *
 * @module
 */

import type { Conversion } from "./custom/conversion.ts";
import type { AnyObject } from "../meta/object.ts";
import type { Schema } from "../meta/schema.ts";
import type { ScalePaths } from "./custom/definition.ts";
import type { TypeSchema } from "../meta/type_schema.ts";
import type { ResourceRow } from "./resource_row.ts";
import type { Strategy } from "./strategy.ts";
import type { Column } from "./tables/column.ts";

/** A subresource in one version. */
export interface SubresourceType {
  readonly name: string;
  /** The kind of its bodies and answers. */
  readonly kind: string;
  readonly kindGroup: string;
  readonly kindVersion: string;
  readonly verbs: readonly string[];
}

/** One version of a resource. */
export interface VersionType {
  readonly version: string;
  readonly verbs: readonly string[];
  readonly subresources: ReadonlyMap<string, SubresourceType>;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** What is said of every request for a version that is on its way out. */
  readonly deprecation?: string;
  /** The fields of custom resources that select in this version. */
  readonly selectable?: readonly string[];
}

/** A resource with everything that does not differ between its objects. */
export interface ResourceType {
  readonly group: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly listKind: string;
  readonly namespaced: boolean;
  /** Best version first. */
  readonly versions: readonly VersionType[];
  /** The version in which objects are stored. */
  readonly storageVersion: string;
  /** What stored objects are where that is of another group. */
  readonly storageApiVersion?: string;
  /** Defined by a CustomResourceDefinition. */
  readonly custom: boolean;
  /** Where the objects are kept when another resource is a view of the same: "/events". */
  readonly storageKey: string;
  /** Turns a stored object into another version, in place; absent when only `apiVersion` differs. */
  readonly convert?: (object: AnyObject, toVersion: string) => void;
  /** The webhook that converts custom resources; absent when only their `apiVersion` differs. */
  readonly conversion?: Conversion;
  /** Checks a custom resource against its schema, in place; answers the unknown fields. */
  readonly check?: (object: AnyObject, version: string) => string[];
  /** Where custom resources keep their replicas, by version. */
  readonly scale?: (version: string) => ScalePaths | undefined;
  /** How custom resources are merged, by version. */
  readonly mergeType?: (version: string) => TypeSchema;
  /** The schema of a custom resource, as OpenAPI shows it. */
  readonly schema?: (version: string) => Schema | undefined;
  /** The columns of a custom resource, by version. */
  readonly columns?: (version: string) => readonly Column[];
  /** Whether objects of a custom resource must keep rules in CEL. @default {false} */
  readonly hasRules?: boolean;
  /** The rules of a custom resource, from its definition. */
  readonly rules?: Partial<Strategy>;
}

/** Groups the rows of a table into resources, in the order of their first rows. */
export function resourceTypes(rows: readonly ResourceRow[]): ResourceType[] {
  const grouped = new Map<string, ResourceRow[]>();
  for (const row of rows) {
    const key = `${row.group}/${row.resource.split("/")[0]}`;
    const list = grouped.get(key);
    if (list) list.push(row);
    else grouped.set(key, [row]);
  }
  return [...grouped].map(([key, list]) => resourceType(key, list));
}

/** What Go calls the type of a resource: "core.Pod", "apps.Deployment". */
export function goTypeOf({ custom, group, kind }: ResourceType): string {
  if (custom) return "unstructured.Unstructured";
  return `${group === "" ? "core" : group.split(".")[0]}.${kind}`;
}

/** The version of a type by name. */
export function versionOf(type: ResourceType, version: string): VersionType | undefined {
  return type.versions.find((v) => v.version === version);
}

/** Compares versions as Kubernetes ranks them: v2, v1, v1beta2, v1beta1, v1alpha1, then by name. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [rank(a), rank(b)];
  for (let i = 0; i < x.length; i++) {
    const difference = (y[i] ?? 0) - (x[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank(version: string): number[] {
  const m = /^v([1-9]\d*)(?:(alpha|beta)([1-9]\d*))?$/.exec(version);
  if (!m) return [0, 0, 0];
  const stage = m[2] === undefined ? 3 : m[2] === "beta" ? 2 : 1;
  return [stage, Number(m[1]), Number(m[3] ?? 0)];
}

function resourceType(key: string, rows: readonly ResourceRow[]): ResourceType {
  const main = rows.filter((r) => !r.resource.includes("/"));
  const versions = main.map((row) => versionType(row, rows)).sort((a, b) =>
    compareVersions(a.version, b.version)
  );
  const first = main[0] ?? rows[0];
  if (!first || versions[0] === undefined) {
    throw new RangeError(`Cannot serve ${key}: its table has subresources only`);
  }
  return {
    group: first.group,
    plural: first.resource,
    singular: first.singular ?? first.kind.toLowerCase(),
    kind: first.kind,
    listKind: `${first.kind}List`,
    namespaced: first.namespaced,
    versions,
    storageVersion: versions[0].version,
    custom: false,
    storageKey: key,
  };
}

function versionType(row: ResourceRow, rows: readonly ResourceRow[]): VersionType {
  const prefix = `${row.resource}/`;
  const subresources = rows
    .filter((r) => r.version === row.version && r.resource.startsWith(prefix))
    .map((r): [string, SubresourceType] => [r.resource.slice(prefix.length), {
      name: r.resource.slice(prefix.length),
      kind: r.kind,
      kindGroup: r.kindGroup ?? r.group,
      kindVersion: r.kindVersion ?? r.version,
      verbs: r.verbs,
    }]);
  return {
    version: row.version,
    verbs: row.verbs,
    subresources: new Map(subresources),
    shortNames: row.shortNames ?? [],
    categories: row.categories ?? [],
  };
}
