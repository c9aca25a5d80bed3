/**
 * The resource table: one row for each resource and subresource of each version, as discovery
 * lists them.
 *
 * @module
 */

/** A column of a Table. */
export interface ColumnRow {
  /** The heading. */
  readonly name: string;
  /** The type of the cells. */
  readonly type: string;
  /** "name" for the column of names. */
  readonly format?: string;
  /** What it shows. */
  readonly description?: string;
  /** 0 is always shown; above, only in wide output. */
  readonly priority?: number;
}

/** One resource ("pods") or subresource ("pods/status"). */
export interface ResourceRow {
  /** The API group; "" is the core group. */
  readonly group: string;
  /** The version that serves it. */
  readonly version: string;
  /** The plural in the URL. */
  readonly resource: string;
  /** Whether objects live in namespaces. */
  readonly namespaced: boolean;
  /** The kind of its objects. */
  readonly kind: string;
  /** What can be done with it. */
  readonly verbs: readonly string[];
  /** The name for one. @default {the kind in lower case} */
  readonly singular?: string;
  /** What kubectl calls it for short. */
  readonly shortNames?: readonly string[];
  /** The groups of resources that it counts to, such as "all". */
  readonly categories?: readonly string[];
  /** The group of the kind where it is not the resource's: autoscaling for deployments/scale. */
  readonly kindGroup?: string;
  /** The version of the kind, where it is another's. */
  readonly kindVersion?: string;
  /** The columns of its table. */
  readonly columns?: readonly ColumnRow[];
}
