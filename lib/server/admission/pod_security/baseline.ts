/**
 * The level baseline: no known way to more privileges.
 *
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
 *
 * @module
 */

import { goQuoted } from "../../../meta/go_text.ts";
import {
  badContainers,
  containersOf,
  type Fields,
  type Finding,
  type PodCheck,
  type PodLike,
  wrongValues,
} from "./findings.ts";
import type { Check } from "./checks.ts";
import { named, plural, quoted, sorted } from "./words.ts";

const APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
const SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
const SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
const PROFILES = ["RuntimeDefault", "Localhost"];

/** The checks by their ids. */
export const baseline: readonly Check[] = [
  { id: "appArmorProfile", since: 0, check: appArmor },
  { id: "capabilities_baseline", since: 0, check: capabilities },
  { id: "hostNamespaces", since: 0, check: hostNamespaces },
  { id: "hostPathVolumes", since: 0, check: hostPaths },
  { id: "hostPorts", since: 0, check: hostPorts },
  { id: "hostProbesAndHostLifecycle", since: 34, check: hostProbes },
  { id: "privileged", since: 0, check: privileged },
  { id: "procMount", since: 0, check: procMount },
  { id: "procMount", since: 35, check: (pod) => hasOwnUsers(pod) ? undefined : procMount(pod) },
  {
    id: "seLinuxOptions",
    since: 0,
    check: seLinux(["container_t", "container_init_t", "container_kvm_t"]),
  },
  {
    id: "seLinuxOptions",
    since: 31,
    check: seLinux(["container_t", "container_init_t", "container_kvm_t", "container_engine_t"]),
  },
  { id: "seccompProfile_baseline", since: 0, check: seccompAnnotations },
  { id: "seccompProfile_baseline", since: 19, check: seccompProfile },
  { id: "sysctls", since: 0, check: sysctls(0) },
  { id: "sysctls", since: 27, check: sysctls(27) },
  { id: "sysctls", since: 29, check: sysctls(29) },
  { id: "sysctls", since: 32, check: sysctls(32) },
  { id: "windowsHostProcess", since: 0, check: hostProcess },
];

/** Whether the users of a pod are not those of its node. */
export function hasOwnUsers({ spec }: PodLike): boolean {
  return spec?.hostUsers === false;
}

function appArmor(pod: PodLike): Finding | undefined {
  const wrong = wrongValues(
    pod,
    ({ appArmorProfile: profile }) =>
      profile && !PROFILES.includes(profile.type) ? [profile.type] : undefined,
  );
  const annotations = Object.entries(pod.metadata?.annotations ?? {})
    .filter(([key, value]) =>
      key.startsWith(APP_ARMOR) && !/^($|runtime\/default$|localhost\/)/.test(value)
    )
    .map(([key, value]) => `${key}=${goQuoted(value)}`).sort();
  const by = [
    ...wrong?.by ?? [],
    ...(annotations.length > 0 ? [plural(annotations.length, "annotation")] : []),
  ];
  if (by.length === 0) return undefined;
  const values = [...wrong?.values ?? [], ...annotations];
  return {
    reason: plural(values.length, "forbidden AppArmor profile"),
    detail: `${by.join(" and ")} must not set AppArmor profile type to ${quoted(values)}`,
  };
}

const CAPABILITIES = new Set(
  ("AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP " +
    "SETUID SYS_CHROOT").split(" "),
);

function capabilities(pod: PodLike): Finding | undefined {
  const added = (c: Fields): string[] =>
    (c.securityContext?.capabilities?.add ?? []).filter((name: string) => !CAPABILITIES.has(name));
  const bad = badContainers(pod, (c) => added(c).length > 0);
  if (bad.length === 0) return undefined;
  const names = sorted(containersOf(pod).flatMap(added));
  return {
    reason: "non-default capabilities",
    detail: `${named(bad)} must not include ${quoted(names)} in securityContext.capabilities.add`,
  };
}

function hostNamespaces({ spec }: PodLike): Finding | undefined {
  const used = ["hostNetwork", "hostPID", "hostIPC"].filter((name) => spec?.[name] === true);
  if (used.length === 0) return undefined;
  return { reason: "host namespaces", detail: used.map((name) => `${name}=true`).join(", ") };
}

function hostPaths({ spec }: PodLike): Finding | undefined {
  const volumes: Fields[] = spec?.volumes ?? [];
  const names = volumes.filter((v) => v.hostPath).map((v) => v.name);
  if (names.length === 0) return undefined;
  return { reason: "hostPath volumes", detail: named(names, "volume") };
}

function hostPorts(pod: PodLike): Finding | undefined {
  const portsOf = (c: Fields): string[] =>
    (c.ports ?? []).filter((p: Fields) => p.hostPort).map((p: Fields) => String(p.hostPort));
  const bad = badContainers(pod, (c) => portsOf(c).length > 0);
  if (bad.length === 0) return undefined;
  const ports = sorted(containersOf(pod).flatMap(portsOf));
  const uses = plural(bad.length, "uses", "use");
  return {
    reason: "hostPort",
    detail: `${named(bad)} ${uses} ${plural(ports.length, "hostPort")} ${ports.join(", ")}`,
  };
}

function hostProbes(pod: PodLike): Finding | undefined {
  const hostsOf = (c: Fields): string[] =>
    [
      c.livenessProbe,
      c.readinessProbe,
      c.startupProbe,
      c.lifecycle?.postStart,
      c.lifecycle?.preStop,
    ].flatMap((handler) => [handler?.httpGet?.host, handler?.tcpSocket?.host]).filter(Boolean);
  const bad = sorted(badContainers(pod, (c) => hostsOf(c).length > 0));
  if (bad.length === 0) return undefined;
  const hosts = sorted(containersOf(pod).flatMap(hostsOf));
  const what = plural(hosts.length, "probe or lifecycle host");
  return {
    reason: "probe or lifecycle host",
    detail: `${named(bad)} ${plural(bad.length, "uses", "use")} ${what} ${quoted(hosts)}`,
  };
}

function privileged(pod: PodLike): Finding | undefined {
  const bad = badContainers(pod, (c) => c.securityContext?.privileged === true);
  if (bad.length === 0) return undefined;
  return {
    reason: "privileged",
    detail: `${named(bad)} must not set securityContext.privileged=true`,
  };
}

/** The check of masked paths, which restricted has too. */
export function procMount(pod: PodLike): Finding | undefined {
  const mountOf = (c: Fields): string => c.securityContext?.procMount ?? "Default";
  const bad = badContainers(pod, (c) => mountOf(c) !== "Default");
  if (bad.length === 0) return undefined;
  const types = sorted(containersOf(pod).map(mountOf).filter((type) => type !== "Default"));
  return {
    reason: "procMount",
    detail: `${named(bad)} must not set securityContext.procMount to ${quoted(types)}`,
  };
}

function seLinux(allowed: readonly string[]): PodCheck {
  return (pod) => {
    const set = { user: false, role: false };
    const wrong = wrongValues(pod, ({ seLinuxOptions: options }) => {
      if (!options) return undefined;
      const isWrong = Boolean(options.type) && !allowed.includes(options.type);
      set.user ||= Boolean(options.user);
      set.role ||= Boolean(options.role);
      return isWrong || options.user || options.role ? (isWrong ? [options.type] : []) : undefined;
    });
    if (!wrong) return undefined;
    const { by, values } = wrong;
    const what = [
      ...(values.length > 0 ? [named(values, "type")] : []),
      ...(set.user ? ["user may not be set"] : []),
      ...(set.role ? ["role may not be set"] : []),
    ];
    const options = "set forbidden securityContext.seLinuxOptions";
    return {
      reason: "seLinuxOptions",
      detail: `${by.join(" and ")} ${options}: ${what.join("; ")}`,
    };
  };
}

function seccompAnnotations(pod: PodLike): Finding | undefined {
  const annotations = pod.metadata?.annotations ?? {};
  const keys = [SECCOMP_POD, ...containersOf(pod).map((c) => `${SECCOMP_CONTAINER}${c.name}`)];
  const wrong = sorted(keys).flatMap((key) => {
    const value = annotations[key];
    const isFine = value === undefined ||
      /^(runtime\/default$|docker\/default$|localhost\/)/.test(value);
    return isFine ? [] : [`${key}=${goQuoted(value)}`];
  });
  if (wrong.length === 0) return undefined;
  const what = plural(wrong.length, "annotation");
  return { reason: "seccompProfile", detail: `forbidden ${what} ${wrong.join(", ")}` };
}

/** The check of profiles that are set, which restricted has too. */
export function seccompProfile(pod: PodLike): Finding | undefined {
  const wrong = wrongValues(
    pod,
    ({ seccompProfile: profile }) =>
      profile && !PROFILES.includes(profile.type) ? [profile.type] : undefined,
  );
  if (!wrong) return undefined;
  const what = "must not set securityContext.seccompProfile.type to";
  return {
    reason: "seccompProfile",
    detail: `${wrong.by.join(" and ")} ${what} ${quoted(wrong.values)}`,
  };
}

/** Since which minor version a parameter of the kernel is allowed. */
const SYSCTLS: Readonly<Record<string, number>> = {
  "kernel.shm_rmid_forced": 0,
  "net.ipv4.ip_local_port_range": 0,
  "net.ipv4.tcp_syncookies": 0,
  "net.ipv4.ping_group_range": 0,
  "net.ipv4.ip_unprivileged_port_start": 0,
  "net.ipv4.ip_local_reserved_ports": 27,
  "net.ipv4.tcp_keepalive_time": 29,
  "net.ipv4.tcp_fin_timeout": 29,
  "net.ipv4.tcp_keepalive_intvl": 29,
  "net.ipv4.tcp_keepalive_probes": 29,
  "net.ipv4.tcp_rmem": 32,
  "net.ipv4.tcp_wmem": 32,
};

function sysctls(minor: number): PodCheck {
  return ({ spec }) => {
    const set: { name: string }[] = spec?.securityContext?.sysctls ?? [];
    const wrong = set.map(({ name }) => name).filter((name) =>
      !((SYSCTLS[name] ?? Infinity) <= minor)
    );
    if (wrong.length === 0) return undefined;
    return { reason: "forbidden sysctls", detail: wrong.join(", ") };
  };
}

function hostProcess(pod: PodLike): Finding | undefined {
  const wrong = wrongValues(
    pod,
    ({ windowsOptions }) => windowsOptions?.hostProcess === true ? [] : undefined,
  );
  if (!wrong) return undefined;
  const what = "must not set securityContext.windowsOptions.hostProcess=true";
  return { reason: "hostProcess", detail: `${wrong.by.join(" and ")} ${what}` };
}
