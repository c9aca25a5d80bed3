/**
 * Validation of metadata, in the server's words.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/
 *
 * @module
 */

import { deepEqual } from "../meta/deep.ts";
import {
  dns1123SubdomainProblems,
  labelValueProblems,
  qualifiedNameProblems,
} from "../meta/names.ts";
import type { AnyObject, ObjectMeta, OwnerReference } from "../meta/object.ts";
import { type FieldError, forbiddenField, invalidValue, required, tooLong } from "./field_error.ts";

const ANNOTATIONS_LIMIT = 262_144;
const STANDARD_FINALIZERS = new Set(["kubernetes", "orphan", "foregroundDeletion"]);

/** The problems of the metadata of one object; names by the rule of its resource. */
export function validateMeta(
  object: AnyObject,
  nameProblems: (name: string) => string[],
  ownFinalizers: boolean,
): FieldError[] {
  const meta = object.metadata;
  const errors: FieldError[] = [];
  if (meta.generateName !== undefined && meta.generateName !== "") {
    // A base may end with a dash, which a whole name may not.
    const base = meta.generateName.replace(/^(.*)[\x20-\x7e]-$/, "$1a");
    for (const p of nameProblems(base)) {
      errors.push(invalidValue("metadata.generateName", meta.generateName, p));
    }
  }
  if (!meta.name) errors.push(required("metadata.name", "name or generateName is required"));
  else {
    for (const p of nameProblems(meta.name)) {
      errors.push(invalidValue("metadata.name", meta.name, p));
    }
  }
  if ((meta.generation ?? 0) < 0) {
    const state = "must be greater than or equal to 0";
    errors.push(invalidValue("metadata.generation", meta.generation, state));
  }
  return [...errors, ...contentErrors(object, ownFinalizers)];
}

/** The problems of what metadata holds besides names. */
export function contentErrors({ metadata }: AnyObject, ownFinalizers: boolean): FieldError[] {
  return [
    ...mapErrors(metadata),
    ...finalizerErrors(metadata.finalizers ?? [], ownFinalizers),
  ];
}

function mapErrors({ labels, annotations, ownerReferences = [] }: ObjectMeta): FieldError[] {
  return [
    ...labelErrors(labels, "metadata.labels"),
    ...annotationErrors(annotations),
    ...ownerErrors(ownerReferences),
  ];
}

/** What no update may change. */
const IMMUTABLE = [
  "name",
  "namespace",
  "uid",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
] as const;

/** The problems of a change of metadata. */
export function validateMetaUpdate(object: AnyObject, old: AnyObject): FieldError[] {
  const errors: FieldError[] = [];
  if (old.metadata.deletionTimestamp !== undefined) {
    const before = new Set(old.metadata.finalizers ?? []);
    const added = (object.metadata.finalizers ?? []).filter((f) => !before.has(f)).sort();
    if (added.length > 0) {
      const text =
        "no new finalizers can be added if the object is being deleted, found new finalizers ";
      errors.push(
        forbiddenField(
          "metadata.finalizers",
          text + `[]string{${added.map((f) => JSON.stringify(f)).join(", ")}}`,
        ),
      );
    }
  }
  for (const field of IMMUTABLE) {
    if (!deepEqual(object.metadata[field], old.metadata[field])) {
      errors.push(invalidValue(`metadata.${field}`, object.metadata[field], "field is immutable"));
    }
  }
  return [...errors, ...mapErrors(object.metadata)];
}

/** The problems of a map of labels. */
export function labelErrors(labels: ObjectMeta["labels"], field: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(labels ?? {})) {
    for (const p of qualifiedNameProblems(key)) errors.push(invalidValue(field, key, p));
    for (const p of labelValueProblems(value)) errors.push(invalidValue(field, value, p));
  }
  return errors;
}

function annotationErrors(annotations: ObjectMeta["annotations"]): FieldError[] {
  const field = "metadata.annotations";
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of Object.entries(annotations ?? {})) {
    for (const p of qualifiedNameProblems(key.toLowerCase())) {
      errors.push(invalidValue(field, key, p));
    }
    size += byteLength(key) + byteLength(value);
  }
  if (size > ANNOTATIONS_LIMIT) errors.push(tooLong(field, ANNOTATIONS_LIMIT));
  return errors;
}

function ownerErrors(owners: readonly OwnerReference[]): FieldError[] {
  const field = "metadata.ownerReferences";
  const errors: FieldError[] = [];
  let controller: string | undefined;
  owners.forEach((owner) => {
    if (!/^([^/]*\/)?[^/]+$/.test(owner.apiVersion ?? "")) {
      errors.push(
        invalidValue(
          `${field}.apiVersion`,
          owner.apiVersion ?? "",
          "version must not be empty",
        ),
      );
    }
    if (!owner.kind) {
      errors.push(invalidValue(`${field}.kind`, owner.kind ?? "", "must not be empty"));
    }
    if (!owner.name) {
      errors.push(invalidValue(`${field}.name`, owner.name ?? "", "must not be empty"));
    }
    if (!owner.uid) {
      errors.push(invalidValue(`${field}.uid`, owner.uid ?? "", "must not be empty"));
    }
    if (owner.apiVersion === "v1" && owner.kind === "Event") {
      errors.push(
        invalidValue(field, owner, "/v1, Kind=Event is disallowed from being an owner"),
      );
    }
    if (owner.controller === true) {
      if (controller === undefined) controller = `${owner.kind}/${owner.name}`;
      else {
        errors.push(
          invalidValue(
            field,
            owners,
            `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${owner.kind}/${owner.name}`,
          ),
        );
      }
    }
  });
  return errors;
}

/** The problems of finalizers, whose names have a prefix unless a kind has names of its own. */
export function finalizerErrors(
  finalizers: readonly string[],
  ownFinalizers: boolean,
): FieldError[] {
  const field = "metadata.finalizers";
  const errors = finalizers.flatMap((finalizer) =>
    qualifiedNameProblems(finalizer).map((p) => invalidValue(field, finalizer, p))
  );
  if (finalizers.includes("orphan") && finalizers.includes("foregroundDeletion")) {
    const detail = "finalizer orphan and foregroundDeletion cannot be both set";
    errors.push(invalidValue(field, finalizers, detail));
  }
  return ownFinalizers ? errors : [...errors, ...plainFinalizerErrors(finalizers)];
}

/** The problems of finalizers without a prefix, which are Kubernetes' own. */
export function plainFinalizerErrors(finalizers: readonly string[]): FieldError[] {
  return finalizers.flatMap((finalizer, i) => {
    if (finalizer.includes("/") || STANDARD_FINALIZERS.has(finalizer)) return [];
    const detail = "name is neither a standard finalizer name nor is it fully qualified";
    return [invalidValue(`metadata.finalizers[${i}]`, finalizer, detail)];
  });
}

/** The problems of a name under a prefix such as a group: any DNS subdomain. */
export function subdomainErrors(field: string, value: string): FieldError[] {
  return dns1123SubdomainProblems(value).map((p) => invalidValue(field, value, p));
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
