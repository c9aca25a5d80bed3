/**
 * Pod specs, in pods and in templates.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 *
 * @module
 */

import {
  dns1123LabelProblems,
  dns1123SubdomainProblems,
  labelValueProblems,
  qualifiedNameProblems,
} from "../../meta/names.ts";
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
import { containerErrors, idNumber, resources } from "./container.ts";
import { volumes } from "./volume.ts";
import { about, type Check, each, fields, inside, present } from "./checks.ts";
import { labels, labelSelector } from "./labels.ts";
import { ipAddress } from "./network.ts";
import { between } from "./numbers.ts";
import { exactlyOneOf, named, oneOf } from "./texts.ts";

type Fields = AnyObject["spec"];

const POLICIES = ["Always", "OnFailure", "Never"];
const DNS = ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"];
const EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

/** The problems of a pod spec at a path such as "spec" or "spec.template.spec". */
export function podSpecErrors(given: Fields, path: string, isPod: boolean = false): FieldError[] {
  const spec: Fields = given ?? {};
  const at = (name: string) => `${path}.${name}`;
  return [
    ...volumes(isPod)(spec.volumes, at("volumes")),
    ...allContainerErrors(spec, path),
    ...hostPortErrors(spec, path),
    ...exactlyOneOf(...POLICIES)(spec.restartPolicy ?? "Always", at("restartPolicy")),
    ...exactlyOneOf(...DNS)(spec.dnsPolicy ?? "ClusterFirst", at("dnsPolicy")),
    ...(spec.dnsPolicy !== "None" || spec.dnsConfig
      ? []
      : [required(at("dnsConfig"), "must provide `dnsConfig` when `dnsPolicy` is None")]),
    ...rest(spec, path),
    ...(isPod && !spec.serviceAccountName ? tokenErrors(spec.volumes ?? [], at("volumes")) : []),
  ];
}

/** Who is no service account has no tokens. */
function tokenErrors(volumes: readonly Fields[], at: string): FieldError[] {
  const detail = "must not be specified when serviceAccountName is not set";
  return volumes.flatMap((volume, i) =>
    (volume.projected?.sources ?? []).flatMap((source: Fields, j: number) => {
      const field = `${at}[${i}].projected.sources[${j}].serviceAccountToken`;
      return source.serviceAccountToken ? [forbiddenField(field, detail)] : [];
    })
  );
}

const rest: Check = fields({
  nodeSelector: labels,
  securityContext: inside({
    runAsUser: idNumber(),
    runAsGroup: idNumber(),
    fsGroup: idNumber(),
    fsGroupChangePolicy: oneOf("OnRootMismatch", "Always"),
    supplementalGroupsPolicy: oneOf("Merge", "Strict"),
    sysctls: each(fields({ name: (v, at) => v ? [] : [required(at)] })),
  }),
  affinity: inside({
    nodeAffinity: inside({
      requiredDuringSchedulingIgnoredDuringExecution: inside({
        nodeSelectorTerms: (value, at) =>
          Array.isArray(value) && value.length > 0
            ? each(nodeTerm)(value, at)
            : [required(at, "must have at least one node selector term")],
      }),
      preferredDuringSchedulingIgnoredDuringExecution: each(fields({
        weight: between(1, 100),
        preference: nodeTerm,
      })),
    }),
    podAffinity: podAffinity(),
    podAntiAffinity: podAffinity(),
  }),
  dnsConfig: inside({ nameservers: each(ipAddress) }),
  schedulingGates: (value, at) => {
    const gates: Fields[] = Array.isArray(value) ? value : [];
    return gates.flatMap((gate, i) => [
      ...qualifiedNameProblems(gate.name ?? "").map((p) =>
        invalidValue(`${at}[${i}]`, gate.name ?? "", p)
      ),
      ...(gates.slice(0, i).some((g) => g.name === gate.name)
        ? [duplicate(`${at}[${i}]`, gate.name)]
        : []),
    ]);
  },
  topologySpreadConstraints: spreadErrors,
  serviceAccountName: named(dns1123SubdomainProblems),
  nodeName: named(dns1123SubdomainProblems),
  activeDeadlineSeconds: between(1, 2_147_483_647),
  hostname: named(dns1123LabelProblems),
  subdomain: named(dns1123LabelProblems),
  tolerations: each(about(tolerationErrors)),
  hostAliases: each(fields({
    ip: ipAddress,
    hostnames: each(named(dns1123SubdomainProblems)),
  })),
  priorityClassName: named(dns1123SubdomainProblems),
  runtimeClassName: named(dns1123SubdomainProblems),
  preemptionPolicy: oneOf("Never", "PreemptLowerPriority"),
  overhead: present((value, at) => resources({ limits: value }, at)),
  os: inside({ name: exactlyOneOf("linux", "windows") }),
});

function nodeTerm(value: unknown, at: string): FieldError[] {
  const expression = about((e, path) => {
    const errors: FieldError[] = [];
    const count = (e.values ?? []).length;
    switch (e.operator) {
      case "In":
      case "NotIn":
        if (count === 0) {
          errors.push(
            required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"),
          );
        }
        break;
      case "Exists":
      case "DoesNotExist":
        if (count > 0) {
          const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
          errors.push(forbiddenField(`${path}.values`, detail));
        }
        break;
      case "Gt":
      case "Lt":
        if (count !== 1) {
          const detail = "must be specified single value when `operator` is 'Lt' or 'Gt'";
          errors.push(required(`${path}.values`, detail));
        }
        break;
      default:
        errors.push(
          invalidValue(`${path}.operator`, e.operator ?? "", "not a valid selector operator"),
        );
    }
    return [
      ...errors,
      ...qualifiedNameProblems(e.key ?? "").map((p) => invalidValue(`${path}.key`, e.key ?? "", p)),
    ];
  });
  return fields({ matchExpressions: each(expression) })(value, at);
}

function podAffinity(): Check {
  const term: Check = fields({
    labelSelector,
    topologyKey: (value, at) =>
      value
        ? qualifiedNameProblems(String(value)).map((p) => invalidValue(at, value, p))
        : [required(at, "can not be empty")],
  });
  return inside({
    requiredDuringSchedulingIgnoredDuringExecution: each(term),
    preferredDuringSchedulingIgnoredDuringExecution: each(fields({
      weight: between(1, 100),
      podAffinityTerm: term,
    })),
  });
}

function allContainerErrors(spec: Fields, path: string): FieldError[] {
  const known = new Set<string>((spec.volumes ?? []).map((v: Fields) => v.name));
  const names = new Set<string>();
  const errors: FieldError[] = [];
  if ((spec.containers ?? []).length === 0) errors.push(required(`${path}.containers`));
  for (const list of ["containers", "initContainers", "ephemeralContainers"] as const) {
    (spec[list] ?? []).forEach((c: Fields, i: number) => {
      const at = `${path}.${list}[${i}]`;
      errors.push(...containerErrors(c, at, mounts(known)));
      if (c.name && names.has(c.name)) errors.push(duplicate(`${at}.name`, c.name));
      names.add(c.name);
    });
  }
  return errors;
}

/** On the host's network a container's port is the host's. */
function hostPortErrors(spec: Fields, path: string): FieldError[] {
  const seen = new Map<string, number>();
  const errors: FieldError[] = [];
  (spec.containers ?? []).forEach((c: Fields, i: number) => {
    (c.ports ?? []).forEach((port: Fields, j: number) => {
      const at = `${path}.containers[${i}].ports[${j}]`;
      if (spec.hostNetwork && port.hostPort !== port.containerPort) {
        const detail = "must match `hostPort` when `hostNetwork` is true";
        errors.push(invalidValue(`${at}.containerPort`, port.containerPort, detail));
      }
      if (!port.hostPort) return;
      const key = `${port.protocol}/${port.hostIP ?? ""}/${port.hostPort}`;
      if (seen.has(key)) errors.push(duplicate(`${at}.hostPort`, key));
      seen.set(key, i);
    });
  });
  return errors;
}

/** What volume mounts refer to must be there. */
function mounts(known: ReadonlySet<string>): Check {
  return (value, at) => {
    const seen = new Set<string>();
    return (Array.isArray(value) ? value : []).flatMap((mount: Fields, i: number) => {
      const here = `${at}[${i}]`;
      const errors: FieldError[] = [];
      if (!mount.name) errors.push(required(`${here}.name`));
      if (!known.has(mount.name)) errors.push(fieldNotFound(`${here}.name`, mount.name ?? ""));
      if (!mount.mountPath) errors.push(required(`${here}.mountPath`));
      if (seen.has(mount.mountPath)) {
        errors.push(invalidValue(`${here}.mountPath`, mount.mountPath ?? "", "must be unique"));
      }
      seen.add(mount.mountPath);
      if (mount.subPath && mount.subPathExpr) {
        const detail = "subPathExpr and subPath are mutually exclusive";
        errors.push(invalidValue(`${here}.subPathExpr`, mount.subPathExpr, detail));
      }
      return errors;
    });
  };
}

function spreadErrors(value: unknown, at: string): FieldError[] {
  const constraints: Fields[] = Array.isArray(value) ? value : [];
  const policies = ["DoNotSchedule", "ScheduleAnyway"];
  return constraints.flatMap((c, i) => {
    const here = `${at}[${i}]`;
    const errors: FieldError[] = [];
    if (!(c.maxSkew > 0)) {
      errors.push(invalidValue(`${here}.maxSkew`, c.maxSkew ?? 0, "must be greater than zero"));
    }
    if (!c.topologyKey) errors.push(required(`${here}.topologyKey`, "can not be empty"));
    if (!policies.includes(c.whenUnsatisfiable)) {
      errors.push(notSupported(`${here}.whenUnsatisfiable`, c.whenUnsatisfiable ?? "", policies));
    }
    const again = constraints.slice(i + 1).some((o) =>
      o.topologyKey === c.topologyKey && o.whenUnsatisfiable === c.whenUnsatisfiable
    );
    if (again) {
      const field = `${here}.{topologyKey, whenUnsatisfiable}`;
      errors.push(duplicate(field, `{${c.topologyKey}, ${c.whenUnsatisfiable}}`));
    }
    return [...errors, ...labelSelector(c.labelSelector, `${here}.labelSelector`)];
  });
}

function tolerationErrors(t: Fields, at: string): FieldError[] {
  const errors: FieldError[] = [];
  const operator: string = t.operator ?? "";
  const wrong = (value: string, detail: string) =>
    errors.push(invalidValue(`${at}.operator`, value, detail));
  if (t.key) {
    errors.push(...qualifiedNameProblems(t.key).map((p) => invalidValue(`${at}.key`, t.key, p)));
  } else if (operator !== "Exists") {
    wrong(
      operator,
      'operator must be Exists when `key` is empty, which means "match all values and all keys"',
    );
  }
  if (t.tolerationSeconds !== undefined && t.effect !== "NoExecute") {
    const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set";
    errors.push(invalidValue(`${at}.effect`, t.effect ?? "", detail));
  }
  if (operator === "Exists") {
    if (t.value) wrong(t.value, "value must be empty when `operator` is 'Exists'");
  } else if (operator === "Equal" || operator === "") {
    const problems = labelValueProblems(t.value ?? "");
    if (problems.length > 0) wrong(t.value, problems.join(";"));
  } else errors.push(notSupported(`${at}.operator`, operator, ["Equal", "Exists"]));
  if (t.effect && !EFFECTS.includes(t.effect)) {
    errors.push(notSupported(`${at}.effect`, t.effect, EFFECTS));
  }
  return errors;
}
