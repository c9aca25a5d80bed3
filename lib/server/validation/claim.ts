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
import { about, type Check, fields, present } from "./checks.ts";
import { labelSelector } from "./labels.ts";
import { subdomain } from "./names.ts";
import { needed, oneOf } from "./texts.ts";

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

const source: Check = present(about((value, at) => {
  const { apiGroup = "", kind = "" } = value;
  const errors = fields({ name: needed(), kind: needed() })(value, at);
  if (apiGroup === "" && kind !== "PersistentVolumeClaim") {
    const detail = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
    errors.push(invalidValue(at, kind, detail));
  }
  return [...errors, ...subdomain(apiGroup, `${at}.apiGroup`)];
}));

/** The two ways to say what a volume begins with say the same. */
const bothSources: Check = about(({ dataSource, dataSourceRef }, at) => {
  if (!dataSource || !dataSourceRef) return [];
  const wrong = (detail: string) => [invalidValue(at, {}, detail)];
  if (dataSourceRef.namespace) {
    return wrong("may not be specified when dataSourceRef.namespace is specified");
  }
  const same = ["apiGroup", "kind", "name"].every((field) =>
    (dataSource[field] ?? "") === (dataSourceRef[field] ?? "")
  );
  return same ? [] : wrong("must match dataSourceRef");
});

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
    ...source(spec.dataSource, `${at}.dataSource`),
    ...source(spec.dataSourceRef, `${at}.dataSourceRef`),
    ...bothSources(spec, at),
  ];
});
