/**
 * Claims of volumes.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-claim-v1/
 *
 * @module
 */

import { type FieldError, invalidValue, required } from "../field_error.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { about, type Check, oneOf } from "./checks.ts";
import { accessModes, labelSelector, subdomain } from "./values.ts";

/** The spec of a claim. */
export const claimSpec: Check = about((spec, at) => {
  const errors: FieldError[] = [];
  if ((spec.accessModes ?? []).length === 0) {
    errors.push(required(`${at}.accessModes`, "at least 1 access mode is required"));
  }
  errors.push(...labelSelector(spec.selector, `${at}.selector`));
  errors.push(...accessModes(spec.accessModes, `${at}.accessModes`));
  const storage = spec.resources?.requests?.storage;
  if (storage === undefined) errors.push(required(`${at}.resources[storage]`));
  else if (parseAmount(storage).sign <= 0) {
    const detail = "must be greater than zero";
    errors.push(invalidValue(`${at}.resources[storage]`, storage, detail));
  }
  return [
    ...errors,
    ...subdomain(spec.storageClassName, `${at}.storageClassName`),
    ...oneOf("Block", "Filesystem")(spec.volumeMode, `${at}.volumeMode`),
  ];
});
