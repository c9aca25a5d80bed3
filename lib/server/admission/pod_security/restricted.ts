/**
 * The level restricted: what is best practice, besides what baseline asks for.
 *
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 *
 * @module
 */

import { hasOwnUsers, procMount, seccompProfile } from "./baseline.ts";
import type { Check } from "./checks.ts";
import {
  badContainers,
  containersOf,
  type Fields,
  type Finding,
  type PodCheck,
  type PodLike,
} from "./findings.ts";
import { named, plural, quoted, setters, sorted } from "./words.ts";

const capabilityRule = { id: "capabilities_restricted", replaces: "capabilities_baseline" };
const seccompRule = { id: "seccompProfile_restricted", replaces: "seccompProfile_baseline" };

/** The checks by their ids. */
export const restricted: readonly Check[] = [
  { id: "allowPrivilegeEscalation", since: 8, check: escalation },
  { id: "allowPrivilegeEscalation", since: 25, check: notOnWindows(escalation) },
  { ...capabilityRule, since: 22, check: capabilities },
  { ...capabilityRule, since: 25, check: notOnWindows(capabilities) },
  { id: "procMount_restricted", since: 35, check: procMount, replaces: "procMount" },
  { id: "restrictedVolumes", since: 0, check: volumes, replaces: "hostPathVolumes" },
  { id: "runAsNonRoot", since: 0, check: nonRoot },
  { id: "runAsNonRoot", since: 35, check: (pod) => hasOwnUsers(pod) ? undefined : nonRoot(pod) },
  { id: "runAsUser", since: 23, check: notRoot },
  { id: "runAsUser", since: 35, check: (pod) => hasOwnUsers(pod) ? undefined : notRoot(pod) },
  { ...seccompRule, since: 19, check: seccomp },
  { ...seccompRule, since: 25, check: notOnWindows(seccomp) },
];

/** What such a pod may not even set. */
function notOnWindows(check: PodCheck): PodCheck {
  return (pod) => pod.spec?.os?.name === "windows" ? undefined : check(pod);
}

function escalation(pod: PodLike): Finding | undefined {
  const bad = badContainers(pod, (c) => c.securityContext?.allowPrivilegeEscalation !== false);
  if (bad.length === 0) return undefined;
  return {
    reason: "allowPrivilegeEscalation != false",
    detail: `${named(bad)} must set securityContext.allowPrivilegeEscalation=false`,
  };
}

function capabilities(pod: PodLike): Finding | undefined {
  const of = (c: Fields) => c.securityContext?.capabilities;
  const added = (c: Fields): string[] =>
    (of(c)?.add ?? []).filter((name: string) => name !== "NET_BIND_SERVICE");
  const keeping = badContainers(pod, (c) => !(of(c)?.drop ?? []).includes("ALL"));
  const adding = badContainers(pod, (c) => added(c).length > 0);
  if (keeping.length + adding.length === 0) return undefined;
  const details: string[] = [];
  if (keeping.length > 0) {
    details.push(`${named(keeping)} must set securityContext.capabilities.drop=["ALL"]`);
  }
  if (adding.length > 0) {
    const names = quoted(sorted(containersOf(pod).flatMap(added)));
    details.push(
      `${named(adding)} must not include ${names} in securityContext.capabilities.add`,
    );
  }
  return { reason: "unrestricted capabilities", detail: details.join("; ") };
}

const ALLOWED_VOLUMES = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

function volumes({ spec }: PodLike): Finding | undefined {
  const all: Fields[] = spec?.volumes ?? [];
  const bad = all.filter((v) => !ALLOWED_VOLUMES.some((type) => v[type]));
  if (bad.length === 0) return undefined;
  const types = sorted(bad.map((v) => Object.keys(v).find((key) => key !== "name") ?? "unknown"));
  const names = named(bad.map((v) => v.name), "volume");
  const what = plural(types.length, "restricted volume type");
  return {
    reason: "restricted volume types",
    detail: `${names} ${plural(bad.length, "uses", "use")} ${what} ${quoted(types)}`,
  };
}

function nonRoot(pod: PodLike): Finding | undefined {
  const reason = "runAsNonRoot != true";
  const own = pod.spec?.securityContext?.runAsNonRoot;
  const said = (c: Fields) => c.securityContext?.runAsNonRoot;
  const by = setters(own === false, badContainers(pod, (c) => said(c) === false));
  if (by.length > 0) {
    return {
      reason,
      detail: `${by.join(" and ")} must not set securityContext.runAsNonRoot=false`,
    };
  }
  const silent = own === true ? [] : badContainers(pod, (c) => said(c) === undefined);
  if (silent.length === 0) return undefined;
  return { reason, detail: `pod or ${named(silent)} must set securityContext.runAsNonRoot=true` };
}

function notRoot(pod: PodLike): Finding | undefined {
  const by = setters(
    pod.spec?.securityContext?.runAsUser === 0,
    badContainers(pod, (c) => c.securityContext?.runAsUser === 0),
  );
  if (by.length === 0) return undefined;
  return { reason: "runAsUser=0", detail: `${by.join(" and ")} must not set runAsUser=0` };
}

function seccomp(pod: PodLike): Finding | undefined {
  const wrong = seccompProfile(pod);
  if (wrong) return wrong;
  if (pod.spec?.securityContext?.seccompProfile) return undefined;
  const silent = badContainers(pod, (c) => !c.securityContext?.seccompProfile);
  if (silent.length === 0) return undefined;
  const what = 'must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost"';
  return { reason: "seccompProfile", detail: `pod or ${named(silent)} ${what}` };
}
