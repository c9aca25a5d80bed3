/**
 * What an update may not change of volumes and of claims.
 *
 * Source: https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, forbiddenField, unchangeableField } from "../field_error.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { jsonFields } from "../protobuf/messages.ts";

/** A claim that is not bound stays as it is; one that is bound may ask for more. */
export function claimChanges(object: AnyObject, old: AnyObject): FieldError[] {
  const errors: FieldError[] = [];
  const [now, then] = [object["spec"] ?? {}, old["spec"] ?? {}];
  if (!deepEqual(fixedClaim(now, then, object), fixedClaim(then, then, object))) {
    const text =
      "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
    errors.push(forbiddenField("spec", text));
  }
  const size = (spec: AnyObject["spec"]) => parseAmount(spec.resources?.requests?.storage ?? "0");
  const granted = parseAmount(object["status"]?.capacity?.storage ?? "0");
  if (size(now).compare(size(then)) < 0 && size(now).compare(granted) <= 0) {
    const field = "spec.resources.requests.storage";
    errors.push(forbiddenField(field, "field can not be less than status.capacity"));
  }
  if (!deepEqual(now.volumeMode, then.volumeMode)) {
    errors.push(unchangeableField("volumeMode", now.volumeMode ?? null));
  }
  return errors;
}

/** A claim's spec without what may change. */
function fixedClaim(
  spec: AnyObject["spec"],
  old: AnyObject["spec"],
  { status }: AnyObject,
): AnyObject["spec"] {
  const fixed = structuredClone(spec);
  if (!old.volumeName) delete fixed.volumeName;
  if (old.storageClassName === undefined) delete fixed.storageClassName;
  if (status?.phase === "Bound") {
    if (fixed.resources?.requests) delete fixed.resources.requests.storage;
    delete fixed.volumeAttributesClassName;
  }
  return fixed;
}

/** What a volume is made of stays. */
export function volumeChanges(object: AnyObject, old: AnyObject): FieldError[] {
  const errors: FieldError[] = [];
  const names = [...jsonFields("core.v1.PersistentVolumeSource")?.keys() ?? []];
  const source = ({ spec }: AnyObject): AnyObject["spec"] =>
    Object.fromEntries(names.map((name) => [name, spec?.[name]]));
  const [now, then] = [source(object), source(old)];
  if (then.csi && !then.csi.controllerExpandSecretRef && now.csi?.controllerExpandSecretRef) {
    now.csi = { ...now.csi };
    delete now.csi.controllerExpandSecretRef;
  }
  if (!deepEqual(now, then)) {
    const text = "spec.persistentvolumesource is immutable after creation";
    errors.push(forbiddenField("spec.persistentvolumesource", text));
  }
  if (!deepEqual(object["spec"]?.volumeMode, old["spec"]?.volumeMode)) {
    errors.push(unchangeableField("volumeMode", object["spec"]?.volumeMode ?? null));
  }
  return errors;
}
