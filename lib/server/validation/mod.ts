/**
 * Validation of built-in kinds by tables of checks.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { FieldError } from "../field_error.ts";
import { autoscalerChecks } from "./autoscalers.ts";
import type { Check } from "./checks.ts";
import { deviceChecks } from "./devices.ts";
import { hookChecks } from "./hooks.ts";
import { networkingChecks } from "./networking.ts";
import { otherChecks } from "./other.ts";
import { quotaChecks } from "./quotas.ts";
import { storageChecks } from "./storage.ts";
import { changedErrors } from "./unchanging.ts";

const checks: Readonly<Record<string, Check>> = {
  ...autoscalerChecks,
  ...deviceChecks,
  ...hookChecks,
  ...networkingChecks,
  ...otherChecks,
  ...quotaChecks,
  ...storageChecks,
};

/**
 * Where the refusal of a change stands, for kinds in which it does not follow the object's own
 * mistakes: before them, or without them. The mistakes of volumes are told twice.
 */
const ORDER: Readonly<Record<string, "first" | "alone" | "after all twice">> = {
  "/persistentvolumes": "after all twice",
  "networking.k8s.io/ingressclasses": "first",
  "networking.k8s.io/servicecidrs": "alone",
  "resource.k8s.io/resourceclaims": "alone",
  "scheduling.k8s.io/priorityclasses": "alone",
  "storage.k8s.io/volumeattributesclasses": "first",
};

/** What the tables find wrong with an object of a resource; nothing for resources without rules. */
export function checkKind(storageKey: string, object: AnyObject, old?: AnyObject): FieldError[] {
  const own = () => checks[storageKey]?.(object, "", old) ?? [];
  if (!old) return own();
  const changes = changedErrors(storageKey, object, old);
  switch (ORDER[storageKey]) {
    case "first":
      return [...changes, ...own()];
    case "alone":
      return changes;
    case "after all twice":
      return [...own(), ...own(), ...changes];
    default:
      return [...own(), ...changes];
  }
}
