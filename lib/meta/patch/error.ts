/**
 * The error of every patch format in this room.
 *
 * @module
 */

import { KubeError } from "../../errors.ts";

/**
 * What is wrong with a patch: `format` is not a patch at all, `op` and `path` name a bad operation,
 * `missing` a path that the document lacks, `test` a test that failed, `limit` a patch that is too
 * large, `key` a list element without its merge key, `directive` an unknown or misplaced `$patch`,
 * `order` a `$setElementOrder` that does not fit its list, `retain` a `$retainKeys` that does not.
 */
export type PatchProblem =
  | "format"
  | "op"
  | "path"
  | "missing"
  | "test"
  | "limit"
  | "key"
  | "directive"
  | "order"
  | "retain";

/** Where a patch failed. */
export interface PatchErrorOptions extends ErrorOptions {
  readonly problem: PatchProblem;
  /** The place of the operation in a JSON patch, from 0. */
  readonly index?: number | undefined;
  /** The operation as given. */
  readonly operation?: unknown;
}

/** A patch that does not apply to its document. */
export class PatchError extends KubeError {
  /** The name of the class. */
  override name = "PatchError";
  /** What is wrong. */
  readonly problem: PatchProblem;
  /** The place of the failing operation in a JSON patch, from 0. */
  readonly index: number | undefined;
  /** The failing operation of a JSON patch, as given. */
  readonly operation: unknown;

  /** Makes one. */
  constructor(message: string, options: PatchErrorOptions) {
    super(message, options);
    this.problem = options.problem;
    this.index = options.index;
    this.operation = options.operation;
  }
}
