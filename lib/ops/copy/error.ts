/**
 * The error of copies.
 *
 * @module
 */

import { KubeError } from "../../errors.ts";

/** What keeps a copy from being made. */
export type CopyProblem =
  | "cp.sides"
  | "cp.no_tar"
  | "cp.source"
  | "cp.escape"
  | "cp.target"
  | "cp.exists"
  | "cp.disk"
  | "cp.limit"
  | "cp.failed";

/** A copy was not made, or not to its end. */
export class CopyError extends KubeError {
  /** The name of the class. */
  override name = "CopyError";
  /** The problem's stable name, for programs. */
  readonly problem: CopyProblem;

  /** Makes one. */
  constructor(message: string, options: ErrorOptions & { problem: CopyProblem }) {
    super(message, options);
    this.problem = options.problem;
  }
}
