/**
 * Validation of workloads.
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import { shownEmpty } from "../emptied.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
  unchangeableField,
} from "../field_error.ts";
import { labelErrors } from "../meta_validation.ts";
import { selectorText } from "../selector_text.ts";
import { podSpecErrors } from "../validation/pod.ts";
import { labelSelector } from "../validation/labels.ts";

type Fields = AnyObject["spec"];

/** Replicas are not negative. */
export function replicasErrors(object: AnyObject): FieldError[] {
  const replicas = object["spec"].replicas;
  if (replicas >= 0) return [];
  return [invalidValue("spec.replicas", replicas, "must be greater than or equal to 0")];
}

/** A selector is needed and must select what the template makes. */
export function selectorErrors(object: AnyObject, kind: string = "deployment"): FieldError[] {
  const spec: Fields = object["spec"];
  const given = spec.template?.metadata?.labels;
  const mismatch = invalidValue(
    "spec.template.metadata.labels",
    given ?? shownEmpty(spec.template?.metadata, "labels"),
    "`selector` does not match template `labels`",
  );
  if (!spec.selector) {
    return kind === "daemonset" ? [mismatch] : [required("spec.selector"), mismatch];
  }
  const errors = labelSelector(spec.selector, "spec.selector");
  const chosen = selectorText(spec.selector);
  if (chosen === "") {
    const detail = `empty selector is invalid for ${kind}`;
    return [...errors, invalidValue("spec.selector", spec.selector, detail)];
  }
  if (errors.length > 0) {
    const detail = kind === "statefulset" ? "" : "invalid label selector";
    const wrong = invalidValue("spec.selector", spec.selector, detail);
    return kind === "daemonset" ? errors : [...errors, wrong];
  }
  return selector(chosen).matches(given ?? {}) ? [] : [mismatch];
}

/** The template must be a good pod, with one of the restart policies. */
export function templateErrors(object: AnyObject, policies: readonly string[]): FieldError[] {
  const { template, selector: chosen }: Fields = object["spec"];
  // Who selects nothing that makes sense is told that alone.
  const isChecked = object.kind === "DaemonSet" || object.kind === "Job" || !chosen;
  if (!isChecked && labelSelector(chosen, "").length > 0) return [];
  const path = "spec.template";
  if (!template && object.kind === "ReplicationController") return [required(path)];
  const wrongLabels = labelErrors(template?.metadata?.labels, `${path}.labels`);
  const errors = [
    ...wrongLabels,
    // Of stateful sets they are looked at twice.
    ...(object.kind === "StatefulSet" ? wrongLabels : []),
    ...podSpecErrors(template?.spec, `${path}.spec`),
  ];
  const policy = template?.spec?.restartPolicy;
  if (policy !== undefined && !policies.includes(policy)) {
    errors.push(notSupported(`${path}.spec.restartPolicy`, policy, policies));
  }
  return errors;
}

/** Fields of the spec that stay as they are. */
export function immutable(
  object: AnyObject,
  old: AnyObject,
  fields: readonly string[],
): FieldError[] {
  return fields.filter((f) => !deepEqual(object["spec"][f], old["spec"]?.[f])).map((f) =>
    unchangeableField(`spec.${f}`, object["spec"][f])
  );
}

/** A stateful set may change in few ways. */
export function statefulSetUpdateErrors(object: AnyObject, old: AnyObject): FieldError[] {
  const free = [
    "replicas",
    "ordinals",
    "template",
    "updateStrategy",
    "revisionHistoryLimit",
    "persistentVolumeClaimRetentionPolicy",
    "minReadySeconds",
  ];
  const rest = (spec: Fields) =>
    Object.fromEntries(Object.entries(spec ?? {}).filter(([k]) => !free.includes(k)));
  if (deepEqual(rest(object["spec"]), rest(old["spec"]))) return [];
  return [forbiddenField(
    "spec",
    "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
  )];
}
