/**
 * Profiles of AppArmor and seccomp that annotations name, as was done before there were fields.
 *
 * Source: https://kubernetes.io/docs/reference/labels-annotations-taints/#container-apparmor-security-beta-kubernetes-io
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";

type Fields = AnyObject["spec"];

const APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
const SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
const SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";

const OUTDATED = 'deprecated since v1.30; use the "appArmorProfile" field instead';
const IGNORED = 'non-functional in v1.27+; use the "seccompProfile" field instead';

/** Writes the profiles of a new pod's annotations into the fields, and warns of what it does. */
export function applyAppArmorAnnotations(pod: AnyObject, warn: (text: string) => void): void {
  const spec: Fields = pod["spec"];
  if (spec.os?.name === "windows" || !pod.metadata.annotations) return;
  for (const container of containersOf(spec)) {
    const key = `${APP_ARMOR}${container.name}`;
    const annotation = pod.metadata.annotations[key];
    if (annotation === undefined || container.securityContext?.appArmorProfile) continue;
    const profile = profileOf(annotation);
    if (profile && deepEqual(profile, spec.securityContext?.appArmorProfile)) continue;
    if (profile) (container.securityContext ??= {}).appArmorProfile = profile;
    warn(`metadata.annotations[${key}]: ${OUTDATED}`);
  }
}

/** What is to be said of the annotations of a pod, or of the template at a path. */
export function profileWarnings(pod: Fields, path: string): string[] {
  const { annotations } = pod?.metadata ?? {};
  if (!annotations) return [];
  const spec: Fields = pod.spec ?? {};
  const at = `${path === "" ? "" : `${path}.`}metadata.annotations`;
  const own = spec.securityContext ?? {};
  const warnings = !own.seccompProfile && SECCOMP_POD in annotations
    ? [`${at}[${SECCOMP_POD}]: ${IGNORED}`]
    : [];
  for (const { name, securityContext = {} } of containersOf(spec)) {
    const seccomp = `${SECCOMP_CONTAINER}${name}`;
    if (!securityContext.seccompProfile && seccomp in annotations) {
      warnings.push(`${at}[${seccomp}]: ${IGNORED}`);
    }
    const key = `${APP_ARMOR}${name}`;
    // Of pods it is said where the field is set.
    if (path === "" || securityContext.appArmorProfile || !(key in annotations)) continue;
    const isSame = own.appArmorProfile &&
      deepEqual(profileOf(annotations[key]), own.appArmorProfile);
    if (!isSame) warnings.push(`${at}[${key}]: ${OUTDATED}`);
  }
  return warnings;
}

function profileOf(annotation: string): Fields | undefined {
  if (annotation === "unconfined") return { type: "Unconfined" };
  if (annotation === "runtime/default") return { type: "RuntimeDefault" };
  const [, localhostProfile = ""] = /^localhost\/(.+)$/s.exec(annotation) ?? [];
  return localhostProfile === "" ? undefined : { type: "Localhost", localhostProfile };
}

function containersOf(spec: Fields): Fields[] {
  return ["initContainers", "containers", "ephemeralContainers"].flatMap((l) => spec[l] ?? []);
}
