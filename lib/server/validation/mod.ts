/**
 * Validation of built-in kinds by tables of checks.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { FieldError } from "../field_error.ts";
import type { Check } from "./checks.ts";
import { deviceChecks } from "./devices.ts";
import { hookChecks } from "./hooks.ts";
import { jobChecks } from "./jobs.ts";
import { networkingChecks } from "./networking.ts";
import { otherChecks } from "./other.ts";
import { storageChecks } from "./storage.ts";

const checks: Readonly<Record<string, Check>> = {
  ...deviceChecks,
  ...hookChecks,
  ...jobChecks,
  ...networkingChecks,
  ...otherChecks,
  ...storageChecks,
};

/** What the tables find wrong with an object of a resource; nothing for resources without rules. */
export function checkKind(storageKey: string, object: AnyObject): FieldError[] {
  return checks[storageKey]?.(object, "") ?? [];
}
