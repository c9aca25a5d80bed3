/**
 * The resource table: one row for each resource and subresource of each version, as discovery
 * lists them.
 *
 * @module
 */

/** A column of a Table. */
export interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly description?: string;
  /** 0 is always shown; above, only in wide output. */
  readonly priority?: number;
}

/** One resource ("pods") or subresource ("pods/status"). */
export interface ResourceRow {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly namespaced: boolean;
  readonly kind: string;
  readonly verbs: readonly string[];
  /** @default {the kind in lower case} */
  readonly singular?: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  /** The group of the kind where it is not the resource's: autoscaling for deployments/scale. */
  readonly kindGroup?: string;
  readonly kindVersion?: string;
  readonly columns?: readonly ColumnRow[];
}
