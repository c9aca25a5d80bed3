/**
 * Custom resource definitions as objects: defaults and validation.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Schema } from "../../meta/schema.ts";
import type { Call } from "../call.ts";
import { type FieldError, invalidValue, required } from "../field_error.ts";
import type { Strategy } from "../strategy.ts";
import { type DefinedVersion, type DefinitionSpec, specOf } from "./definition.ts";

/** The finalizer with which instances are deleted before their definition. */
export const CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

const APPROVED = "api-approved.kubernetes.io";

/** The rules of definitions. */
export const definitionStrategy: Partial<Strategy> = {
  initialStatus: (object) => ({
    conditions: null,
    acceptedNames: { plural: "", kind: "" },
    storedVersions: (object["spec"]?.versions ?? []).filter((v: DefinedVersion) => v.storage)
      .map((v: DefinedVersion) => v.name),
  }),
  defaults(object) {
    const spec = object["spec"];
    if (!spec?.names?.kind) return;
    spec.names.singular ||= spec.names.kind.toLowerCase();
    spec.names.listKind ||= `${spec.names.kind}List`;
    spec.conversion ??= { strategy: "None" };
    if (spec.preserveUnknownFields === false) delete spec.preserveUnknownFields;
  },
  prepare(object, _old, call) {
    warnOfLimits(object, call);
    const storage = specOf(object).versions?.find((v) => v.storage)?.name;
    const stored: string[] = object["status"]?.storedVersions ?? [];
    if (storage && object["status"] && !stored.includes(storage)) {
      object["status"] = { ...object["status"], storedVersions: [...stored, storage] };
    }
  },
  beforeDelete(object) {
    object.metadata.finalizers = [...new Set([...object.metadata.finalizers ?? [], CLEANUP])];
  },
  validate: (object, old) => definitionErrors(object, old),
};

/** What a definition asks for and this server does not do is said, not passed over. */
function warnOfLimits(object: AnyObject, call: Call): void {
  if (JSON.stringify(object["spec"] ?? {}).includes('"x-kubernetes-validations"')) {
    call.warn("x-kubernetes-validations: the embedded server does not evaluate CEL rules");
  }
  if (object["spec"]?.conversion?.strategy === "Webhook") {
    call.warn(
      "spec.conversion: the embedded server calls no webhooks and converts by apiVersion alone",
    );
  }
}

function definitionErrors(object: AnyObject, old: AnyObject | undefined): FieldError[] {
  const spec = specOf(object);
  const errors: FieldError[] = [];
  const { plural, kind } = spec.names ?? {};
  if (!spec.group) errors.push(required("spec.group"));
  if (!plural) errors.push(required("spec.names.plural"));
  if (!kind) errors.push(required("spec.names.kind"));
  if (object.metadata.name !== `${plural}.${spec.group}`) {
    errors.push(
      invalidValue(
        "metadata.name",
        object.metadata.name,
        'must be spec.names.plural+"."+spec.group',
      ),
    );
  }
  if (!["Namespaced", "Cluster"].includes(spec.scope)) errors.push(required("spec.scope"));
  if (
    /(^|\.)(k8s|kubernetes)\.io$/.test(spec.group ?? "") && !object.metadata.annotations?.[APPROVED]
  ) {
    errors.push({
      ...required(
        `metadata.annotations[${APPROVED}]`,
        'protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
      ),
    });
  }
  if (object["spec"].preserveUnknownFields === true) {
    errors.push(
      invalidValue(
        "spec.preserveUnknownFields",
        true,
        "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead",
      ),
    );
  }
  return [...errors, ...versionErrors(spec), ...changeErrors(object, old)];
}

function versionErrors(spec: DefinitionSpec): FieldError[] {
  const errors: FieldError[] = [];
  const versions = spec.versions ?? [];
  if (versions.length === 0) errors.push(required("spec.versions"));
  if (versions.filter((v) => v.storage).length !== 1) {
    errors.push(
      invalidValue("spec.versions", "", "must have exactly one version marked as storage version"),
    );
  }
  versions.forEach((version, i) => {
    const path = `spec.versions[${i}].schema.openAPIV3Schema`;
    const schema = version.schema?.openAPIV3Schema;
    if (!schema) errors.push(required(path, "schemas are required"));
    else {
      if (schema.type === undefined) {
        errors.push(required(`${path}.type`, "must not be empty at the root"));
      } else if (schema.type !== "object") {
        errors.push(invalidValue(`${path}.type`, schema.type, "must be object at the root"));
      }
      errors.push(...structureErrors(schema, path, true));
    }
  });
  return errors;
}

/** Every value needs a type, unless it may be anything. */
function structureErrors(schema: Schema, path: string, root = false): FieldError[] {
  const errors: FieldError[] = [];
  const free = schema["x-kubernetes-int-or-string"] === true ||
    schema["x-kubernetes-preserve-unknown-fields"] === true;
  if (!root && !schema.type && !free) {
    errors.push(required(`${path}.type`, "must not be empty for specified object fields"));
  }
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    errors.push(...structureErrors(field, `${path}.properties[${name}]`));
  }
  if (schema.type === "array" && !schema.items) {
    errors.push(required(`${path}.items`, "must be specified"));
  }
  if (schema.items) errors.push(...structureErrors(schema.items, `${path}.items`));
  if (typeof schema.additionalProperties === "object") {
    errors.push(...structureErrors(schema.additionalProperties, `${path}.additionalProperties`));
  }
  return errors;
}

function changeErrors(object: AnyObject, old: AnyObject | undefined): FieldError[] {
  if (!old) return [];
  const [now, then] = [specOf(object), specOf(old)];
  const errors: FieldError[] = [];
  for (const field of ["group", "scope"] as const) {
    if (now[field] !== then[field]) {
      errors.push(invalidValue(`spec.${field}`, now[field], "field is immutable"));
    }
  }
  for (const field of ["kind", "plural"] as const) {
    if (now.names?.[field] !== then.names?.[field]) {
      errors.push(invalidValue(`spec.names.${field}`, now.names?.[field], "field is immutable"));
    }
  }
  const stored: string[] = old["status"]?.storedVersions ?? [];
  stored.forEach((name, i) => {
    if ((now.versions ?? []).some((v) => v.name === name)) return;
    errors.push(
      invalidValue(
        `status.storedVersions[${i}]`,
        name,
        "missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in " +
          name + " and removes " + name + " from status.storedVersions",
      ),
    );
  });
  return errors;
}
