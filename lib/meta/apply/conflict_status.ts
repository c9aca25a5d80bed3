/**
 * Apply conflicts in the server's answer.
 *
 * @module
 */

import type { Status } from "../status.ts";
import type { ApplyConflict } from "./error.ts";

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
