/**
 * Containers: environment, probes, hooks, resources.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
 *
 * @module
 */

import { dns1123LabelProblems, dns1123SubdomainProblems } from "../../meta/names.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { resourceNameErrors } from "./amounts.ts";
import { about, type Check, each, fields, first, inside } from "./checks.ts";
import { portNameProblems, portNumber, portOrName } from "./network.ts";
import { notNegative, positive } from "./numbers.ts";
import { exactlyOneOf, named, needed, neededName, neededOneOf, oneOf } from "./texts.ts";

const PULL = ["Always", "IfNotPresent", "Never"];
const RESOURCES = ["cpu", "ephemeral-storage", "memory"];
const AMOUNTS = ["limits", "requests"].flatMap((k) => RESOURCES.map((r) => `${k}.${r}`));
const POD_FIELDS = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs",
];
const VOLUME_FIELDS = [
  "metadata.annotations",
  "metadata.labels",
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
];

/** When an image is pulled. */
export const pullPolicy: Check = neededOneOf(...PULL);

/** A field of a pod, as a variable or in a file. */
export function podField(where: "env" | "volume"): Check {
  return about((ref, at) => {
    if (!ref.apiVersion) return [required(`${at}.apiVersion`)];
    const path: string = ref.fieldPath ?? "";
    if (path === "") return [required(`${at}.fieldPath`)];
    if (/^metadata\.(labels|annotations)\['[^']+'\]$/.test(path)) return [];
    const known = new Set([...POD_FIELDS, ...VOLUME_FIELDS, "spec.hostname", "spec.subdomain"]);
    if (!known.has(path)) {
      const detail = `error converting fieldPath: field label not supported: ${path}`;
      return [invalidValue(`${at}.fieldPath`, path, detail)];
    }
    const allowed = where === "env" ? POD_FIELDS : VOLUME_FIELDS;
    return allowed.includes(path) ? [] : [notSupported(`${at}.fieldPath`, path, allowed)];
  });
}

/** An amount of a container, as a variable or in a file. */
export function containerAmount(inVolume: boolean): Check {
  return about((ref, at) => {
    if (inVolume && !ref.containerName) return [required(`${at}.containerName`)];
    if (!ref.resource) return [required(`${at}.resource`)];
    if (AMOUNTS.includes(ref.resource) || /^(limits|requests)\.hugepages-/.test(ref.resource)) {
      return [];
    }
    return [notSupported(`${at}.resource`, ref.resource, AMOUNTS)];
  });
}

const key: Check = first(
  needed(),
  named((k) =>
    /^[-._a-zA-Z0-9]+$/.test(k) ? [] : [
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
    ]
  ),
);
const keyOf: Check = fields({ name: needed(), key });

const SOURCES: Readonly<Record<string, Check>> = {
  fieldRef: podField("env"),
  resourceFieldRef: containerAmount(false),
  configMapKeyRef: keyOf,
  secretKeyRef: keyOf,
  fileKeyRef: fields({ volumeName: needed(), path: needed(), key: needed() }),
};

const variable: Check = about((env, at) => {
  const names = neededName(envNameProblems)(env.name, `${at}.name`);
  if (!env.valueFrom) return names;
  const from = `${at}.valueFrom`;
  const used = Object.keys(SOURCES).filter((s) => env.valueFrom[s]);
  const errors = used.flatMap((s) => SOURCES[s]?.(env.valueFrom[s], `${from}.${s}`) ?? []);
  const fail = (text: string) => errors.push(invalidValue(from, "", text));
  if (used.length === 0) {
    fail(
      "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`",
    );
  } else if (env.value) fail("may not be specified when `value` is not empty");
  else if (used.length > 1) fail("may not have more than one field specified at a time");
  return [...names, ...errors];
});

function envNameProblems(name: string): string[] {
  if (/^[ -<>-~]+$/.test(name)) return [];
  return [
    "a valid environment variable name must consist only of printable ASCII characters other than '='",
  ];
}

const envFrom: Check = (value, at) =>
  (Array.isArray(value) ? value : []).flatMap((source, i) => {
    const { prefix, configMapRef, secretRef } = source;
    const errors = named(envNameProblems)(prefix, `${at}[${i}].prefix`);
    if (configMapRef) errors.push(...needed()(configMapRef.name, `${at}[${i}].configMapRef.name`));
    if (secretRef) errors.push(...needed()(secretRef.name, `${at}[${i}].secretRef.name`));
    if (!configMapRef && !secretRef) {
      errors.push(invalidValue(at, "", "must specify one of: `configMapRef` or `secretRef`"));
    }
    if (configMapRef && secretRef) {
      errors.push(invalidValue(at, "", "may not have more than one field specified at a time"));
    }
    return errors;
  });

const HANDLERS: Readonly<Record<string, Check>> = {
  exec: fields({ command: needed() }),
  httpGet: fields({
    path: needed(),
    port: portOrName,
    scheme: exactlyOneOf("HTTP", "HTTPS"),
    httpHeaders: each(fields({
      name: named((n) =>
        /^[-A-Za-z0-9]+$/.test(n) ? [] : [
          "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')",
        ]
      ),
    })),
  }),
  tcpSocket: fields({ port: portOrName }),
  grpc: fields({ port: (value, at) => portNumber(value ?? 0, at) }),
  sleep: () => [],
};

/** Exactly one way to ask a container, or to tell it something. */
const handler: Check = about((value, at) => {
  const used = Object.keys(HANDLERS).filter((h) => value[h] !== undefined);
  if (used.length === 0) return [required(at, "must specify a handler type")];
  return used.flatMap((h, i) =>
    i > 0
      ? [forbiddenField(`${at}.${h}`, "may not specify more than 1 handler type")]
      : HANDLERS[h]?.(value[h], `${at}.${h}`) ?? []
  );
});

function probe(once: boolean): Check {
  return (value, at) => {
    if (value === undefined) return [];
    const timing = fields({
      initialDelaySeconds: notNegative,
      timeoutSeconds: notNegative,
      periodSeconds: notNegative,
      successThreshold: notNegative,
      failureThreshold: notNegative,
      terminationGracePeriodSeconds: positive,
    });
    const errors = [...handler(value, at), ...timing(value, at)];
    const threshold = (value as { successThreshold?: number }).successThreshold ?? 0;
    if (once && threshold !== 1) {
      errors.push(invalidValue(`${at}.successThreshold`, threshold, "must be 1"));
    }
    return errors;
  };
}

const ports: Check = (value, at) => {
  const names = new Set<string>();
  return (Array.isArray(value) ? value : []).flatMap((port, i) => {
    const here = `${at}[${i}]`;
    const errors: FieldError[] = [];
    if (port.name) {
      const problems = portNameProblems(port.name);
      errors.push(...problems.map((p) => invalidValue(`${here}.name`, port.name, p)));
      if (problems.length === 0 && names.has(port.name)) {
        errors.push({
          reason: "FieldValueDuplicate",
          field: `${here}.name`,
          message: `Duplicate value: ${JSON.stringify(port.name)}`,
        });
      }
      names.add(port.name);
    }
    if (!port.containerPort) errors.push(required(`${here}.containerPort`));
    else errors.push(...portNumber(port.containerPort, `${here}.containerPort`));
    if (port.hostPort) errors.push(...portNumber(port.hostPort, `${here}.hostPort`));
    errors.push(...neededOneOf("SCTP", "TCP", "UDP")(port.protocol, `${here}.protocol`));
    return errors;
  });
};

/** What a container may use. */
export const resources: Check = about((value, at) => {
  const errors: FieldError[] = [];
  for (const kind of ["limits", "requests"] as const) {
    for (const [name, amount] of Object.entries(value[kind] ?? {})) {
      const field = `${at}.${kind}[${name}]`;
      errors.push(...resourceNameErrors(name, field, "containers"));
      if (parseAmount(amount).sign < 0) {
        errors.push(invalidValue(field, amount, "must be greater than or equal to 0"));
      }
    }
  }
  for (const [name, amount] of Object.entries(value.requests ?? {})) {
    const limit = value.limits?.[name];
    if (limit === undefined || parseAmount(amount).compare(parseAmount(limit)) <= 0) continue;
    const detail = `must be less than or equal to ${name} limit of ${limit}`;
    errors.push(invalidValue(`${at}.requests`, amount, detail));
  }
  return errors;
});

const security: Check = inside({
  runAsUser: idNumber(),
  runAsGroup: idNumber(),
  procMount: oneOf("Default", "Unmasked"),
});

/** The number of a user or a group. */
export function idNumber(): Check {
  return (value, at) =>
    typeof value === "number" && (value < 0 || value > 2_147_483_647)
      ? [invalidValue(at, value, "must be between 0 and 2147483647, inclusive")]
      : [];
}

/** The problems of one container; which volumes there are is checked where they are. */
export function containerErrors(
  container: Record<string, unknown>,
  at: string,
  mounts: Check,
): FieldError[] {
  const common = fields({
    name: neededName(dns1123LabelProblems),
    image: needed(),
    terminationMessagePolicy: neededOneOf("FallbackToLogsOnError", "File"),
    ports,
    env: each(variable),
    envFrom,
    volumeMounts: mounts,
    imagePullPolicy: pullPolicy,
    resources,
    securityContext: security,
    lifecycle: inside({
      postStart: (value, path) => value === undefined ? [] : handler(value, path),
      preStop: (value, path) => value === undefined ? [] : handler(value, path),
    }),
    livenessProbe: probe(true),
    readinessProbe: probe(false),
    startupProbe: probe(true),
  });
  return common(container, at);
}

/** A needed secret's name. */
export const secretName: Check = neededName(dns1123SubdomainProblems);
