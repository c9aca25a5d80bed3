/**
 * Validation of custom resource definitions.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 *
 * @module
 */

import { dns1035LabelProblems, dns1123SubdomainProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { clientConfig, reviewVersions } from "../validation/hooks.ts";
import { type DefinedVersion, type DefinitionSpec, specOf } from "./definition.ts";
import { nameErrors, presenceErrors } from "./definition_names.ts";
import { ruleDefinitionErrors } from "../cel/rule_validation.ts";
import { structureErrors } from "./structure.ts";

const APPROVED = "api-approved.kubernetes.io";
const SIMPLE_PATH = "must be a simple json path starting with .";
const COLUMN_TYPES = ["boolean", "date", "integer", "number", "string"];
const COLUMN_FORMATS = [
  "byte",
  "date",
  "date-time",
  "double",
  "float",
  "int32",
  "int64",
  "password",
];

/** The problems of a definition, on update also against what was stored. */
export function definitionErrors(object: AnyObject, old: AnyObject | undefined): FieldError[] {
  const spec = specOf(object);
  const names = spec.names ?? {};
  const errors: FieldError[] = [];
  const name: string = object.metadata.name ?? "";
  if (!old && name !== "" && name !== `${names.plural ?? ""}.${spec.group ?? ""}`) {
    errors.push(
      invalidValue("metadata.name", name, 'must be spec.names.plural+"."+spec.group'),
    );
  }
  return [
    ...errors,
    ...groupErrors(object, spec),
    ...scopeErrors(spec.scope),
    ...versionErrors(spec),
    ...presenceErrors(names),
    ...nameErrors(names, "spec.names"),
    ...conversionErrors(object["spec"].conversion),
    ...preserveErrors(object),
    ...(old ? changeErrors(object, old) : []),
  ];
}

function groupErrors(object: AnyObject, { group = "" }: Partial<DefinitionSpec>): FieldError[] {
  if (group === "") return [required("spec.group")];
  const problems = dns1123SubdomainProblems(group);
  if (problems.length > 0) return [invalidValue("spec.group", group, problems.join(","))];
  if (!group.includes(".")) {
    return [invalidValue("spec.group", group, "should be a domain with at least one dot")];
  }
  const guarded = /(^|\.)(k8s|kubernetes)\.io$/.test(group);
  if (!guarded || object.metadata.annotations?.[APPROVED]) return [];
  const detail =
    'protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111';
  return [required(`metadata.annotations[${APPROVED}]`, detail)];
}

function scopeErrors(scope: string | undefined): FieldError[] {
  if (!scope) return [required("spec.scope")];
  const scopes = ["Cluster", "Namespaced"];
  return scopes.includes(scope) ? [] : [notSupported("spec.scope", scope, scopes)];
}

function versionErrors(spec: DefinitionSpec): FieldError[] {
  const versions = spec.versions ?? [];
  const errors: FieldError[] = versions.flatMap((version, i) =>
    version.schema?.openAPIV3Schema ? [] : [
      required(`spec.versions[${i}].schema.openAPIV3Schema`),
    ]
  );
  versions.forEach((version, i) => errors.push(...oneVersion(version, `spec.versions[${i}]`)));
  const names = versions.map((v) => v.name);
  if (new Set(names).size < names.length) {
    errors.push(
      invalidValue("spec.versions", names, "must contain unique version names"),
    );
  }
  const [stored, ...more] = versions.filter((v) => v.storage).map((v) => v.name);
  if (stored === undefined || more.length > 0) {
    const shown = spec.versions === undefined || spec.versions === null ? null : versions;
    const detail = "must have exactly one version marked as storage version";
    errors.push(invalidValue("spec.versions", shown, detail));
  }
  for (const name of more) {
    const detail = `must have the storage version ${name}`;
    errors.push(invalidValue("status.storedVersions", [stored], detail));
  }
  if (versions.length === 0) {
    const detail = "must have at least one stored version";
    errors.push(invalidValue("status.storedVersions", null, detail));
  }
  // The first version is the one of earlier definitions, and checked as such.
  const first = versions[0]?.name;
  const problems = first === undefined ? [] : dns1035LabelProblems(first);
  if (problems.length > 0) errors.push(invalidValue("spec.version", first, problems.join(",")));
  return errors;
}

function oneVersion(version: DefinedVersion, at: string): FieldError[] {
  const problems = dns1035LabelProblems(version.name ?? "");
  const errors = problems.length > 0
    ? [invalidValue(`${at}.name`, version.name ?? "", problems.join(","))]
    : [];
  if (!version.deprecated && version.deprecationWarning !== undefined) {
    const detail = "can only be set for deprecated versions";
    errors.push(invalidValue(`${at}.deprecationWarning`, version.deprecationWarning, detail));
  }
  const schema = version.schema?.openAPIV3Schema;
  if (schema) {
    const here = `${at}.schema.openAPIV3Schema`;
    const wrong = structureErrors(schema, here);
    // Rules are about a structure, which comes first.
    errors.push(...wrong, ...(wrong.length === 0 ? ruleDefinitionErrors(schema, here) : []));
  }
  const scale = version.subresources?.scale;
  if (scale) errors.push(...scaleErrors(scale, `${at}.subresources.scale`));
  (version.additionalPrinterColumns ?? []).forEach((column, i) => {
    const here = `${at}.additionalPrinterColumns[${i}]`;
    if (!column.name) errors.push(required(`${here}.name`));
    const types = `must be one of ${COLUMN_TYPES.join(",")}`;
    if (!column.type) errors.push(required(`${here}.type`, types));
    else if (!COLUMN_TYPES.includes(column.type)) {
      errors.push(invalidValue(`${here}.type`, column.type, types));
    }
    if (column.format && !COLUMN_FORMATS.includes(column.format)) {
      const detail = `must be one of ${COLUMN_FORMATS.join(",")}`;
      errors.push(invalidValue(`${here}.format`, column.format, detail));
    }
    if (!column.jsonPath) errors.push(required(`${here}.JSONPath`));
    else if (!column.jsonPath.startsWith(".")) {
      errors.push(invalidValue(`${here}.JSONPath`, column.jsonPath, SIMPLE_PATH));
    }
  });
  errors.push(...selectableErrors(version, `${at}.selectableFields`));
  return errors;
}

function selectableErrors(version: DefinedVersion, at: string): FieldError[] {
  const fields = version.selectableFields ?? [];
  const schema = version.schema?.openAPIV3Schema;
  if (!schema && fields.length > 0) {
    // The words are the server's own, though they say the opposite.
    const detail = "may only be set when `version.schema.openAPIV3Schema` is not included";
    return [invalidValue(at, "", detail)];
  }
  return fields.flatMap(({ jsonPath }, i) => {
    const here = `${at}[${i}].jsonPath`;
    if (!jsonPath) return [required(here)];
    let found = schema;
    for (const name of jsonPath.split(".").slice(1)) {
      const fields = found?.properties ?? {};
      found = Object.hasOwn(fields, name) ? fields[name] : undefined;
    }
    if (!found) {
      const detail = "is an invalid path: does not refer to a valid field";
      return [invalidValue(here, jsonPath, detail)];
    }
    if (["string", "boolean", "integer"].includes(String(found.type))) return [];
    const detail =
      "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.";
    return [invalidValue(here, jsonPath, detail)];
  });
}

function scaleErrors(
  scale: NonNullable<NonNullable<DefinedVersion["subresources"]>["scale"]>,
  at: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const path = (field: string, value: string | undefined, root: string, needed: boolean) => {
    if (!value) {
      if (needed) errors.push(required(`${at}.${field}`));
      return;
    }
    if (!value.startsWith(".")) {
      errors.push(invalidValue(`${at}.${field}`, value, SIMPLE_PATH));
    } else if (!value.startsWith(`${root}.`)) {
      errors.push(invalidValue(`${at}.${field}`, value, `should be a json path under ${root}`));
    }
  };
  path("specReplicasPath", scale.specReplicasPath, ".spec", true);
  path("statusReplicasPath", scale.statusReplicasPath, ".status", true);
  if (scale.labelSelectorPath && !/^\.(spec|status)\./.test(scale.labelSelectorPath)) {
    const detail = "should be a json path under either .spec or .status";
    errors.push(invalidValue(`${at}.labelSelectorPath`, scale.labelSelectorPath, detail));
  }
  return errors;
}

function conversionErrors(conversion: AnyObject["spec"]): FieldError[] {
  if (!conversion) return [];
  const at = "spec.conversion";
  const { strategy, webhook } = conversion;
  const errors: FieldError[] = [];
  const strategies = ["None", "Webhook"];
  if (!strategy) errors.push(required(`${at}.strategy`));
  else if (!strategies.includes(strategy)) {
    errors.push(notSupported(`${at}.strategy`, strategy, strategies));
  }
  if (strategy === "Webhook") {
    if (!webhook?.clientConfig) {
      const detail = "required when strategy is set to Webhook";
      errors.push(required(`${at}.webhookClientConfig`, detail));
    } else errors.push(...clientConfig(webhook.clientConfig, `${at}.webhookClientConfig`));
    const versions = webhook?.conversionReviewVersions;
    return [...errors, ...reviewVersions(versions, `${at}.conversionReviewVersions`, "")];
  }
  const detail = "should not be set when strategy is not set to Webhook";
  if (webhook?.clientConfig) errors.push(forbiddenField(`${at}.webhookClientConfig`, detail));
  if ((webhook?.conversionReviewVersions ?? []).length > 0) {
    errors.push(forbiddenField(`${at}.conversionReviewVersions`, detail));
  }
  return errors;
}

function preserveErrors(object: AnyObject): FieldError[] {
  if (object["spec"].preserveUnknownFields !== true) return [];
  const detail =
    "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead";
  return [invalidValue("spec.preserveUnknownFields", true, detail)];
}

function changeErrors(object: AnyObject, old: AnyObject): FieldError[] {
  const [now, then] = [specOf(object), specOf(old)];
  const errors: FieldError[] = [];
  const keep = (field: string, value: unknown, before: unknown) => {
    if (value !== before) errors.push(invalidValue(field, value, "field is immutable"));
  };
  keep("spec.scope", now.scope, then.scope);
  keep("spec.names.kind", now.names?.kind, then.names?.kind);
  keep("spec.group", now.group, then.group);
  keep("spec.names.plural", now.names?.plural, then.names?.plural);
  const stored: string[] = object["status"]?.storedVersions ?? [];
  const names = (now.versions ?? []).map((v) => v.name);
  stored.forEach((name, i) => {
    if (names.includes(name)) return;
    const detail =
      `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`;
    errors.push(invalidValue(`status.storedVersions[${i}]`, name, detail));
  });
  return errors;
}
