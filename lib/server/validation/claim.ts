/**
 * Claims of volumes.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-claim-v1/
 *
 * @module
 */

import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { isEmpty } from "./empty.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { about, type Check } from "./checks.ts";
import { labelSelector } from "./labels.ts";
import { subdomain } from "./names.ts";
import { oneOf } from "./texts.ts";

/** Access modes of volumes. */
export const accessModes: Check = (value, at) => {
  const modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
  const wanted = (isEmpty(value) ? [] : value) as string[];
  const errors = wanted.filter((m) => !modes.includes(m)).map((m) => notSupported(at, m, modes));
  if (errors.length === 0 && wanted.length > 1 && wanted.includes("ReadWriteOncePod")) {
    errors.push(
      forbiddenField(at, "may not use ReadWriteOncePod with other access modes"),
    );
  }
  return errors;
};

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
