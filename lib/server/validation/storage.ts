/**
 * Volumes, claims, storage classes and what drivers report.
 *
 * Source: https://kubernetes.io/docs/concepts/storage/
 *
 * @module
 */

import { dns1123SubdomainProblems, qualifiedNameProblems } from "../../meta/names.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { shownEmpty } from "../emptied.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { claimSpec } from "./claim.ts";
import { driverName, sharedSources } from "./volume.ts";
import { amount } from "./amounts.ts";
import { about, all, type Check, each, fields, first } from "./checks.ts";
import { accessModes } from "./claim.ts";
import { neededSubdomain, subdomain } from "./names.ts";
import { exactlyOneOf, named, needed, oneOf, strictName } from "./texts.ts";

const POLICIES = ["Delete", "Recycle", "Retain"];

const sources: Readonly<Record<string, Check>> = {
  ...sharedSources,
  azureFile: fields({ secretName: needed(), shareName: needed() }),
  local: fields({ path: needed() }),
  csi: fields({ driver: driverName, volumeHandle: needed() }),
};

const volumeSpec: Check = about((spec, at) => {
  const errors: FieldError[] = [];
  if ((spec.accessModes ?? []).length === 0) errors.push(required(`${at}.accessModes`));
  errors.push(...accessModes(spec.accessModes, `${at}.accessModes`));
  const capacity = spec.capacity;
  const empty = Object.keys(capacity ?? {}).length === 0;
  if (empty) errors.push(required(`${at}.capacity`));
  if (empty || !("storage" in capacity) || Object.keys(capacity).length > 1) {
    errors.push(
      notSupported(`${at}.capacity`, capacity ?? shownEmpty(spec, "capacity"), ["storage"]),
    );
  }
  const size = amount(capacity?.storage, `${at}.capacity[storage]`);
  if (size.length === 0 && capacity?.storage && parseAmount(capacity.storage).sign === 0) {
    const detail = "must be greater than zero";
    size.push(invalidValue(`${at}.capacity[storage]`, String(capacity.storage), detail));
  }
  errors.push(...size);
  errors.push(
    ...exactlyOneOf(...POLICIES)(
      spec.persistentVolumeReclaimPolicy ?? "Retain",
      `${at}.persistentVolumeReclaimPolicy`,
    ),
  );
  const used = Object.keys(sources).filter((s) => spec[s] !== undefined);
  used.forEach((s, i) => {
    const found = i > 0
      ? [forbiddenField(`${at}.${s}`, "may not specify more than 1 volume type")]
      : sources[s]?.(spec[s], `${at}.${s}`) ?? [];
    errors.push(...found);
  });
  if (used.length === 0) errors.push(required(at, "must specify a volume type"));
  return [
    ...errors,
    ...subdomain(spec.storageClassName, `${at}.storageClassName`),
    ...oneOf("Block", "Filesystem")(spec.volumeMode, `${at}.volumeMode`),
  ];
});

const topologyKeys: Check = each(strictName(qualifiedNameProblems));

/** The name of a driver, of which capital letters are not told. */
const driver: Check = first(
  needed(),
  (value, at) => named(qualifiedNameProblems)(String(value).toLowerCase(), at),
);

/** The checks by storage key. */
export const storageChecks: Readonly<Record<string, Check>> = {
  "/persistentvolumes": fields({ spec: volumeSpec }),
  "/persistentvolumeclaims": fields({ spec: claimSpec }),
  "storage.k8s.io/storageclasses": fields({
    provisioner: driver,
    reclaimPolicy: oneOf("Delete", "Retain"),
    volumeBindingMode: oneOf("Immediate", "WaitForFirstConsumer"),
  }),
  "storage.k8s.io/volumeattributesclasses": fields({
    driverName: driver,
    parameters: needed("must contain at least one key/value pair"),
  }),
  "storage.k8s.io/csistoragecapacities": fields({
    storageClassName: strictName(dns1123SubdomainProblems),
    capacity: amount,
    maximumVolumeSize: amount,
  }),
  "storage.k8s.io/csinodes": fields({
    spec: fields({
      drivers: each(fields({ name: driverName, nodeID: needed(), topologyKeys })),
    }),
  }),
  "storage.k8s.io/volumeattachments": fields({
    spec: fields({
      attacher: neededSubdomain,
      source: about((source, at) => {
        const { persistentVolumeName: name, inlineVolumeSpec: inline } = source;
        if (!inline && name === undefined) {
          const detail = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
          return [required(at, detail)];
        }
        if (name === undefined) return [];
        const detail = "must specify non empty persistentVolumeName";
        return all(needed(detail), strictName(dns1123SubdomainProblems))(
          name,
          `${at}.persistentVolumeName`,
        );
      }),
      nodeName: strictName(dns1123SubdomainProblems),
    }),
  }),
};
