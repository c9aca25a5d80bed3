/**
 * What is accepted in a pod, and still worth a warning.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/deprecation-policy/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { profileWarnings } from "./profile_annotations.ts";
import { parseAmount } from "./quantities.ts";

type Fields = AnyObject["spec"];

/** Volume sources that do nothing any more. */
export const LOST_VOLUMES: Readonly<Record<string, string>> = {
  photonPersistentDisk: "deprecated in v1.11, non-functional in v1.16+",
  gitRepo: "deprecated in v1.11, and disabled by default in v1.33+",
  scaleIO: "deprecated in v1.16, non-functional in v1.22+",
  flocker: "deprecated in v1.22, non-functional in v1.25+",
  storageos: "deprecated in v1.22, non-functional in v1.25+",
  quobyte: "deprecated in v1.22, non-functional in v1.25+",
  glusterfs: "deprecated in v1.25, non-functional in v1.26+",
  cephfs: "deprecated in v1.28, non-functional in v1.31+",
  rbd: "deprecated in v1.28, non-functional in v1.31+",
};

const ANNOTATIONS: Readonly<Record<string, string>> = {
  "scheduler.alpha.kubernetes.io/critical-pod":
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  "security.alpha.kubernetes.io/sysctls":
    'non-functional in v1.11+; use the "sysctls" field instead',
  "security.alpha.kubernetes.io/unsafe-sysctls":
    'non-functional in v1.11+; use the "sysctls" field instead',
};

/** The warnings about a pod, or about the template at a path such as "spec.template". */
export function podWarnings(pod: Fields, path: string = ""): string[] {
  const spec: Fields = pod?.spec ?? {};
  const at = path === "" ? "" : `${path}.`;
  const containers = containersOf(spec, `${at}spec`);
  return [
    ...spreadWarnings(spec, `${at}spec`),
    ...Object.keys(ANNOTATIONS).filter((key) => pod?.metadata?.annotations?.[key] !== undefined)
      .map((key) => `${at}metadata.annotations[${key}]: ${ANNOTATIONS[key]}`),
    ...volumeWarnings(spec, `${at}spec`),
    ...aliasWarnings(spec, `${at}spec`),
    ...profileWarnings(pod, path),
    ...containers.flatMap(({ container, field }) => [
      ...amountWarnings(container, field),
      ...envWarnings(container, field),
    ]),
    ...portWarnings(containers),
    ...(spec.terminationGracePeriodSeconds < 0
      ? [
        `${at}spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`,
      ]
      : []),
  ];
}

interface Place {
  readonly container: Fields;
  readonly field: string;
}

function containersOf(spec: Fields, at: string): Place[] {
  return ["initContainers", "containers", "ephemeralContainers"].flatMap((list) =>
    (spec[list] ?? []).map((container: Fields, i: number) => ({
      container,
      field: `${at}.${list}[${i}]`,
    }))
  );
}

function spreadWarnings(spec: Fields, at: string): string[] {
  return (spec.topologySpreadConstraints ?? []).flatMap((c: Fields, i: number) =>
    c.labelSelector ? [] : [
      `${at}.topologySpreadConstraints[${i}].labelSelector: a null labelSelector results in matching no pod`,
    ]
  );
}

function volumeWarnings(spec: Fields, at: string): string[] {
  return (spec.volumes ?? []).flatMap((volume: Fields, i: number) =>
    Object.keys(LOST_VOLUMES).filter((source) => volume[source]).map((source) =>
      `${at}.volumes[${i}].${source}: ${LOST_VOLUMES[source]}`
    )
  );
}

function aliasWarnings(spec: Fields, at: string): string[] {
  const repeated = (items: Fields[], field: string, list: string, word: string) =>
    items.flatMap((item, i) =>
      items.slice(0, i).some((other) => other[field] === item[field])
        ? [`${at}.${list}[${i}].${field}: duplicate ${word} ${JSON.stringify(item[field])}`]
        : []
    );
  const secrets: Fields[] = spec.imagePullSecrets ?? [];
  return [
    ...repeated(spec.hostAliases ?? [], "ip", "hostAliases", "ip"),
    ...repeated(secrets, "name", "imagePullSecrets", "name"),
    ...secrets.flatMap((s, i) =>
      s.name ? [] : [`${at}.imagePullSecrets[${i}].name: invalid empty name ""`]
    ),
  ];
}

function amountWarnings(container: Fields, field: string): string[] {
  return (["memory", "ephemeral-storage"] as const).flatMap((name) =>
    (["limits", "requests"] as const).flatMap((kind) => {
      const amount = container.resources?.[kind]?.[name];
      if (amount === undefined || parseAmount(amount).milliValue() % 1000n === 0n) return [];
      return [
        `${field}.resources.${kind}[${name}]: fractional byte value ${
          JSON.stringify(String(amount))
        } is invalid, must be an integer`,
      ];
    })
  );
}

/** A variable that is set twice is fine only when its last value is made of the one before. */
function envWarnings(container: Fields, field: string): string[] {
  const env: Fields[] = container.env ?? [];
  return env.flatMap((item, i) => {
    if (!env.slice(0, i).some((other) => other.name === item.name)) return [];
    const reference = `$(${item.name})`;
    const value: string = item.value ?? "";
    if (!item.valueFrom && value !== reference && value.includes(reference)) return [];
    return [
      `${field}.env[${i}]: hides previous definition of ${
        JSON.stringify(item.name)
      }, which may be dropped when using apply`,
    ];
  });
}

function portWarnings(containers: readonly Place[]): string[] {
  const ports = containers.flatMap(({ container, field }) =>
    (container.ports ?? []).map((port: Fields, i: number) => ({ port, at: `${field}.ports[${i}]` }))
  );
  const numbers = ports.flatMap(({ port, at }, i) =>
    ports.slice(0, i).flatMap(({ port: other, at: before }) => {
      if (other.containerPort !== port.containerPort || other.protocol !== port.protocol) return [];
      const [host, hostBefore] = [port.hostPort ?? 0, other.hostPort ?? 0];
      const [ip, ipBefore] = [port.hostIP ?? "", other.hostIP ?? ""];
      if (ip === ipBefore && host === hostBefore) {
        return [`${at}: duplicate port definition with ${before}`];
      }
      if (host === 0 || hostBefore === 0) {
        return [`${at}: overlapping port definition with ${before}`];
      }
      if (host === hostBefore && (ip === "") !== (ipBefore === "")) {
        return [`${at}: dangerously ambiguous port definition with ${before}`];
      }
      return [];
    })
  );
  const names = ports.flatMap(({ port, at }, i) => {
    const first = ports.slice(0, i).find((p) => p.port.name && p.port.name === port.name)?.at;
    if (first === undefined) return [];
    return [
      `${at}: duplicate port name ${
        JSON.stringify(port.name)
      } with ${first}, services and probes that select ports by name will use ${first}`,
    ];
  });
  return [...numbers, ...names];
}
