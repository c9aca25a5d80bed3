/**
 * Validation of pod specs, in pods and in templates.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 *
 * @module
 */

import { dns1123LabelProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  duplicate,
  type FieldError,
  fieldNotFound,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { containerErrors } from "./container_validation.ts";

type Fields = AnyObject["spec"];

const POLICIES = ["Always", "OnFailure", "Never"];
const DNS = ["ClusterFirstWithHostNet", "ClusterFirst", "Default", "None"];

/** The problems of a pod spec at a path such as "spec" or "spec.template.spec". */
export function podSpecErrors(spec: Fields, path: string): FieldError[] {
  if (!spec) return [required(`${path}.containers`)];
  const volumes = new Set<string>((spec.volumes ?? []).map((v: Fields) => v.name));
  const names = new Set<string>();
  const errors: FieldError[] = volumeErrors(spec.volumes ?? [], `${path}.volumes`);
  if ((spec.containers ?? []).length === 0) errors.push(required(`${path}.containers`));
  for (const field of ["containers", "initContainers"] as const) {
    (spec[field] ?? []).forEach((c: Fields, i: number) => {
      const at = `${path}.${field}[${i}]`;
      errors.push(...containerErrors(c, at, volumes));
      if (c.name && names.has(c.name)) errors.push(duplicate(`${at}.name`, c.name));
      names.add(c.name);
    });
  }
  if (!POLICIES.includes(spec.restartPolicy)) {
    errors.push(notSupported(`${path}.restartPolicy`, spec.restartPolicy, POLICIES));
  }
  if (!DNS.includes(spec.dnsPolicy)) {
    errors.push(notSupported(`${path}.dnsPolicy`, spec.dnsPolicy, [...DNS].sort()));
  }
  if (spec.terminationGracePeriodSeconds < 0) {
    errors.push(
      invalidValue(
        `${path}.terminationGracePeriodSeconds`,
        spec.terminationGracePeriodSeconds,
        "must be greater than or equal to 0",
      ),
    );
  }
  if (spec.activeDeadlineSeconds !== undefined && spec.activeDeadlineSeconds < 1) {
    errors.push(
      invalidValue(
        `${path}.activeDeadlineSeconds`,
        spec.activeDeadlineSeconds,
        "must be between 1 and 2147483647, inclusive",
      ),
    );
  }
  return [...errors, ...tolerationErrors(spec.tolerations ?? [], `${path}.tolerations`)];
}

function volumeErrors(volumes: readonly Fields[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  const names = new Set<string>();
  volumes.forEach((volume, i) => {
    const at = `${path}[${i}]`;
    if (!volume.name) errors.push(required(`${at}.name`));
    else {
      for (const p of dns1123LabelProblems(volume.name)) {
        errors.push(invalidValue(`${at}.name`, volume.name, p));
      }
      if (names.has(volume.name)) errors.push(duplicate(`${at}.name`, volume.name));
    }
    names.add(volume.name);
    const sources = Object.keys(volume).filter((k) => k !== "name" && volume[k] !== undefined);
    for (const extra of sources.slice(1)) {
      errors.push(forbiddenField(`${at}.${extra}`, "may not specify more than 1 volume type"));
    }
    if (volume.secret && !volume.secret.secretName) {
      errors.push(required(`${at}.secret.secretName`));
    }
    if (volume.configMap && !volume.configMap.name) errors.push(required(`${at}.configMap.name`));
    if (volume.hostPath && !volume.hostPath.path) errors.push(required(`${at}.hostPath.path`));
    const claim = volume.persistentVolumeClaim;
    if (claim && !claim.claimName) errors.push(required(`${at}.persistentVolumeClaim.claimName`));
  });
  return errors;
}

function tolerationErrors(tolerations: readonly Fields[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];
  tolerations.forEach((t, i) => {
    const operator = t.operator || "Equal";
    if (!["Equal", "Exists", "Lt", "Gt"].includes(operator)) {
      errors.push(notSupported(`${path}[${i}].operator`, operator, ["Equal", "Exists"]));
    }
    if (operator === "Exists" && t.value) {
      errors.push(
        invalidValue(
          `${path}[${i}].operator`,
          operator,
          "value must be empty when `operator` is 'Exists'",
        ),
      );
    }
    if (!t.key && operator !== "Exists") {
      errors.push(
        invalidValue(
          `${path}[${i}].operator`,
          operator,
          'operator must be Exists when `key` is empty, which means "match all values and all keys"',
        ),
      );
    }
    if (t.effect && !effects.includes(t.effect)) {
      errors.push(notSupported(`${path}[${i}].effect`, t.effect, effects));
    }
  });
  return errors;
}

/** A pod may change little after it is created. */
export function podUpdateErrors(spec: Fields, old: Fields): FieldError[] {
  const masked = mask(spec);
  const before = mask(old);
  if (JSON.stringify(masked) === JSON.stringify(before)) return [];
  const text =
    "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";
  return [forbiddenField("spec", text)];
}

/** A spec without what may change, its keys in a fixed order. */
function mask(spec: Fields): unknown {
  const containers = (list: readonly Fields[] | undefined) =>
    list?.map((c) => ({ ...c, image: null, resources: null }));
  return sorted({
    ...spec,
    containers: containers(spec.containers),
    initContainers: containers(spec.initContainers),
    activeDeadlineSeconds: null,
    tolerations: null,
    terminationGracePeriodSeconds: null,
    schedulingGates: null,
    ephemeralContainers: null,
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([k, v]) => [k, sorted(v)]));
}

/** What volume mounts refer to must be there. */
export function mountErrors(
  mounts: readonly Fields[],
  path: string,
  volumes: ReadonlySet<string>,
): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  mounts.forEach((mount, i) => {
    if (!mount.name) errors.push(required(`${path}[${i}].name`));
    else if (!volumes.has(mount.name)) errors.push(fieldNotFound(`${path}[${i}].name`, mount.name));
    if (!mount.mountPath) errors.push(required(`${path}[${i}].mountPath`));
    if (seen.has(mount.mountPath)) {
      errors.push(invalidValue(`${path}[${i}].mountPath`, mount.mountPath, "must be unique"));
    }
    seen.add(mount.mountPath);
  });
  return errors;
}
