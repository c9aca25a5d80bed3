/**
 * Pods are as safe as the labels of their namespace want them.
 *
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-admission/
 *
 * @module
 */

import { deepEqual } from "../../../meta/deep.ts";
import type { AnyObject } from "../../../meta/object.ts";
import { decodeRecord } from "../../record.ts";
import { invalid } from "../../field_error.ts";
import { forbidden } from "../../status_error.ts";
import { type Admission, type AdmissionPlugin, nameOf } from "../plugin.ts";
import { evaluate, reasonsOf } from "./checks.ts";
import { containersOf, type Fields, type PodLike } from "./findings.ts";
import { levelText, type LevelVersion, type Policy, policyOf, strictness } from "./policy.ts";

/** Refuses pods, and warns of them, of workloads that would make such, and of those that are there. */
export const podSecurity: AdmissionPlugin = {
  name: "PodSecurity",
  validate(admission) {
    const { call: { type, subresource }, operation } = admission;
    if (operation !== "CREATE" && operation !== "UPDATE") return;
    if (type.storageKey === "/pods") {
      if (subresource === "" || CHECKED.has(subresource)) validatePod(admission);
    } else if (subresource === "") {
      if (type.storageKey === "/namespaces") validateNamespace(admission);
      else if (TEMPLATES[type.storageKey]) validateTemplate(admission);
    }
  },
};

/** The parts of pods that are pods. */
const CHECKED = new Set(["ephemeralcontainers", "resize"]);

const ofSpec = (object: AnyObject) => object["spec"]?.template;
/** Where what makes pods says how. */
const TEMPLATES: Readonly<Record<string, (object: AnyObject) => PodLike | undefined>> = {
  "/podtemplates": (object) => object["template"],
  "/replicationcontrollers": ofSpec,
  "apps/replicasets": ofSpec,
  "apps/deployments": ofSpec,
  "apps/statefulsets": ofSpec,
  "apps/daemonsets": ofSpec,
  "batch/jobs": ofSpec,
  "batch/cronjobs": (object) => object["spec"]?.jobTemplate?.spec?.template,
};

/** The policy of the namespace of a call; undefined where everything is allowed. */
function policyFor({ call }: Admission): Policy | undefined {
  const record = call.kernel.store.of("/namespaces").get(call.namespace);
  if (!record?.text.includes("pod-security.kubernetes.io/")) return undefined;
  return policyOf(decodeRecord(record, "Namespace", "v1").metadata.labels).policy;
}

function validatePod(admission: Admission): void {
  const policy = policyFor(admission);
  const { call, object, old } = admission;
  if (!policy || (old && !isSignificant(object, old))) return;
  const findings = evaluate(policy.enforce, object);
  if (findings.length > 0) {
    const text = `violates PodSecurity "${levelText(policy.enforce)}": ${
      reasonsOf(findings, true)
    }`;
    throw forbidden(call.type, nameOf(admission), text);
  }
  warn(admission, policy.warn, object);
}

function validateTemplate(admission: Admission): void {
  const policy = policyFor(admission);
  const template = TEMPLATES[admission.call.type.storageKey]?.(admission.object);
  if (policy && template) warn(admission, policy.warn, template);
}

function warn({ call }: Admission, level: LevelVersion, pod: PodLike): void {
  const findings = evaluate(level, pod);
  if (findings.length === 0) return;
  call.warn(`would violate PodSecurity "${levelText(level)}": ${reasonsOf(findings, true)}`);
}

/** Whether a container is new, or has another image. */
function isSignificant(pod: PodLike, old: PodLike): boolean {
  const count = ({ spec }: PodLike, list: string): number => spec?.[list]?.length ?? 0;
  const lists = ["containers", "initContainers"];
  if (lists.some((list) => count(pod, list) !== count(old, list))) return true;
  const before = new Map(containersOf(old).map((c: Fields) => [c.name, c.image]));
  return containersOf(pod).some((c) => before.get(c.name) !== c.image);
}

function validateNamespace({ call, object, old }: Admission): void {
  const { policy: { enforce }, errors } = policyOf(object.metadata.labels);
  const before = old && policyOf(old.metadata.labels);
  if (errors.length > 0 && !(before && deepEqual(errors, before.errors))) {
    throw invalid(call.type, object.metadata.name, errors);
  }
  if (!before || enforce.level === "privileged" || deepEqual(enforce, before.policy.enforce)) {
    return;
  }
  const was = before.policy.enforce;
  if (enforce.minor === was.minor && strictness(enforce.level) <= strictness(was.level)) return;
  for (const text of violations(call.kernel.store, object.metadata.name, enforce)) call.warn(text);
}

/** What is wrong with the pods of a namespace, each mistake with the first of its pods. */
function violations(
  store: Admission["call"]["kernel"]["store"],
  namespace: string,
  enforce: LevelVersion,
): string[] {
  const pods = store.of("/pods").range(`${namespace}/`, "");
  const names = new Map<string, string[]>();
  for (const record of pods.slice(0, MOST_PODS)) {
    const findings = evaluate(enforce, decodeRecord(record, "Pod", "v1"));
    if (findings.length === 0) continue;
    const reasons = reasonsOf(findings, false);
    names.set(reasons, [...names.get(reasons) ?? [], record.name]);
  }
  const texts = [...names].map(([reasons, [first, ...others]]) => {
    const more = others.length === 0
      ? ""
      : ` (and ${others.length} other pod${others.length === 1 ? "" : "s"})`;
    return `${first}${more}: ${reasons}`;
  }).sort();
  const level = `the new PodSecurity enforce level "${levelText(enforce)}"`;
  return [
    ...(pods.length > MOST_PODS
      ? [
        `new PodSecurity enforce level only checked against the first ${MOST_PODS} of ${pods.length} existing pods`,
      ]
      : []),
    ...(texts.length > 0 ? [`existing pods in namespace "${namespace}" violate ${level}`] : []),
    ...texts,
  ];
}

/** So many pods are looked at when a namespace is labelled. */
const MOST_PODS = 3000;
