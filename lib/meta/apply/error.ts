/**
 * The errors of server-side apply.
 *
 * @module
 */

import { KubeError } from "../../errors.ts";
import type { Status, StatusCause } from "../status.ts";

/** One thing about a value that does not fit its type. */
export interface TypeProblem {
  /** The path of the value: `.spec.replicas`. */
  readonly path: string;
  /** What is wrong there. */
  readonly state: string;
}

/** A value that does not fit its type; `reason` is what the API server would say. */
export class ApplyTypeError extends KubeError {
  /** The name of the class. */
  override name = "ApplyTypeError";
  /** What does not fit. */
  readonly problems: readonly TypeProblem[];
  /** All problems in the API server's words. */
  readonly reason: string;

  /** Makes one, with every problem in its message. */
  constructor(problems: readonly TypeProblem[]) {
    const lines = problems.map((p) => p.path === "" ? p.state : `${p.path}: ${p.state}`);
    const reason = lines.length === 1 ? lines.join("") : `errors:\n  ${lines.join("\n  ")}`;
    super(`Cannot apply: ${lines.join("; ")}`);
    this.problems = problems;
    this.reason = reason;
  }
}

/** One field that an apply would change and another manager owns. */
export interface ApplyConflict {
  /** The manager as messages show it: `"ed" using v1`. */
  readonly manager: string;
  /** The path of the field: `.data.a`. */
  readonly field: string;
}

/** Fields that an apply would change and other managers own; `reason` is what the API server would say. */
export class ApplyConflictError extends KubeError {
  /** The name of the class. */
  override name = "ApplyConflictError";
  /** The fields and their managers. */
  readonly conflicts: readonly ApplyConflict[];
  /** The conflicts as the causes of a Status. */
  readonly causes: readonly StatusCause[];
  /** The message of the Status. */
  readonly reason: string;

  /** Makes one, with every conflict in its message. */
  constructor(conflicts: readonly ApplyConflict[]) {
    super(`Cannot apply: ${conflictAdvice(conflicts)}`);
    this.conflicts = conflicts;
    this.reason = conflictText(conflicts);
    this.causes = conflicts.map(({ manager, field }) => ({
      reason: "FieldManagerConflict",
      message: `conflict with ${manager}`,
      field,
    }));
  }
}

/**
 * What conflicts are about and both ways out, in one line.
 *
 * @example
 * ```ts
 * import { conflictAdvice } from "./mod.ts";
 *
 * conflictAdvice([{ manager: '"ed" using v1', field: ".data.a" }]);
 * // '.data.a is owned by "ed" using v1; take it over with force: true, or leave it out'
 * ```
 */
export function conflictAdvice(conflicts: readonly ApplyConflict[]): string {
  const fields = conflicts.map((c) => `${c.field} is owned by ${c.manager}`).join(", ");
  const them = conflicts.length === 1 ? "it" : "them";
  return `${fields}; take ${them} over with force: true, or leave ${them} out`;
}

function conflictText(conflicts: readonly ApplyConflict[]): string {
  const [first] = conflicts;
  if (first && conflicts.length === 1) {
    return `Apply failed with 1 conflict: conflict with ${first.manager}: ${first.field}`;
  }
  const managers = [...new Set(conflicts.map((c) => c.manager))];
  const lines = managers.flatMap((manager) => [
    `conflicts with ${manager}:`,
    ...conflicts.filter((c) => c.manager === manager).map((c) => `- ${c.field}`),
  ]);
  return `Apply failed with ${conflicts.length} conflicts: ${lines.join("\n")}`;
}

/**
 * The fields and managers that an apply was refused for; empty for any other answer.
 *
 * @example
 * ```ts
 * import { conflictAdvice, conflictsOfStatus } from "./mod.ts";
 *
 * const cause = { reason: "FieldManagerConflict", message: 'conflict with "ed"', field: ".data.a" };
 * const status = { kind: "Status", apiVersion: "v1", metadata: {}, details: { causes: [cause] } } as const;
 * conflictAdvice(conflictsOfStatus(status)); // '.data.a is owned by "ed"; take it over …'
 * ```
 */
export function conflictsOfStatus(status: Status): ApplyConflict[] {
  return (status.details?.causes ?? [])
    .filter((cause) => cause.reason === "FieldManagerConflict")
    .map((cause) => ({
      manager: (cause.message ?? "").replace(/^conflict with /, ""),
      field: cause.field ?? "",
    }));
}
