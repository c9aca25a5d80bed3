/**
 * The error of work on many objects.
 *
 * @module
 */

import { isApiError, KubeError } from "../../errors.ts";
import { conflictsOfStatus } from "../../meta/apply/error.ts";
import type { Origin } from "./origin.ts";

/** One object that was refused. */
export interface ApplyFailure {
  /** Which: "deployments.apps/web/api". */
  readonly ref: string;
  /** Where it was read; undefined for one that was made. */
  readonly origin: Origin | undefined;
  /** Why. */
  readonly error: unknown;
  /** What is wrong with single fields, a line for each; none, when that is not known. */
  readonly fields?: readonly string[];
}

/** Some of many objects were refused; the others of the same stage are done. */
export class ApplyError extends KubeError {
  /** The name of the class. */
  override name = "ApplyError";
  /** Every object that failed. */
  readonly failures: readonly ApplyFailure[];

  /** Makes one, with every failure in its message. */
  constructor(act: string, failures: readonly ApplyFailure[], total: number) {
    const lines = failures.flatMap(describeFailure);
    const what = failures.length === 1 ? "1 object" : `${failures.length} objects`;
    super(`Cannot ${act} ${what} of ${total}:\n${lines.join("\n")}`, {
      cause: failures[0]?.error,
    });
    this.failures = failures;
  }
}

/** A failure, each cause on a line of its own. */
function describeFailure({ ref, origin, error, fields = [] }: ApplyFailure): string[] {
  const place = origin === undefined ? ref : `${ref} (${origin.source}:${origin.line})`;
  if (!isApiError(error)) {
    return [`  - ${place}: ${error instanceof Error ? error.message : error}`];
  }
  if (fields.length > 0) {
    return [`  - ${place}: refused (${error.code})`, ...fields.map((line) => `      ${line}`)];
  }
  const conflicts = conflictsOfStatus(error.status);
  if (conflicts.length > 0) {
    return [
      `  - ${place}: others own some of its fields (409)`,
      ...conflicts.map(({ field, manager }) => `      ${field}  ${manager}`),
      "      take them over with { force: true }, or leave them out",
    ];
  }
  if (error.causes.length > 1) {
    const causes = error.causes.map((c) => `      ${c.field ?? ""}: ${c.message ?? ""}`);
    return [`  - ${place}: ${error.reason} (${error.code})`, ...causes];
  }
  return [`  - ${place}: ${error.message}`];
}
