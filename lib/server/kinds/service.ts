/**
 * Services: defaults, addresses, ports.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/
 *
 * @module
 */

import { dns1123LabelProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Call } from "../call.ts";
import {
  duplicate,
  type FieldError,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import type { Strategy } from "../strategy.ts";
import { freeClusterIp, freeNodePort, inRange, isTaken } from "./addresses.ts";
import { ipAddress, portOrName } from "../validation/network.ts";

type Fields = AnyObject["spec"];

const TYPES = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
/** What a name for something outside the cluster has no use for. */
const EXTERNAL = [
  "clusterIP",
  "clusterIPs",
  "ipFamilies",
  "ipFamilyPolicy",
  "internalTrafficPolicy",
  "externalTrafficPolicy",
];
const hasNodePorts = (type: string) => type === "NodePort" || type === "LoadBalancer";

/** The rules of services. */
export const serviceStrategy: Partial<Strategy> = {
  initialStatus: () => ({ loadBalancer: {} }),
  defaults,
  prepare,
  validate,
  selectable: {
    "spec.clusterIP": (o) => o["spec"]?.clusterIP ?? "",
    "spec.type": (o) => o["spec"]?.type ?? "",
  },
};

function defaults(object: AnyObject): void {
  const spec: Fields = (object["spec"] ??= {});
  spec.sessionAffinity ||= "None";
  if (spec.sessionAffinity === "ClientIP") {
    spec.sessionAffinityConfig ??= { clientIP: { timeoutSeconds: 10_800 } };
  } else if (spec.sessionAffinity === "None") delete spec.sessionAffinityConfig;
  spec.type ||= "ClusterIP";
  for (const port of spec.ports ?? []) {
    port.protocol ||= "TCP";
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === "") {
      port.targetPort = port.port;
    }
  }
  if (hasNodePorts(spec.type)) spec.externalTrafficPolicy ||= "Cluster";
  if (spec.type !== "ExternalName") spec.internalTrafficPolicy ||= "Cluster";
  if (spec.type === "LoadBalancer") spec.allocateLoadBalancerNodePorts ??= true;
}

function prepare(object: AnyObject, old: AnyObject | undefined, call: Call): void {
  const spec: Fields = object["spec"];
  if (spec.type === "ExternalName") {
    for (const field of EXTERNAL) {
      delete spec[field];
    }
    return;
  }
  if (old && spec.type === "ClusterIP" && (spec.externalIPs ?? []).length === 0) {
    delete spec.externalTrafficPolicy;
  }
  if (old && !spec.clusterIP && old["spec"]?.clusterIP) spec.clusterIP = old["spec"].clusterIP;
  if (!spec.clusterIP && spec.clusterIPs?.[0]) spec.clusterIP = spec.clusterIPs[0];
  if (!spec.clusterIP) spec.clusterIP = freeClusterIp(call.kernel);
  if (spec.clusterIP) spec.clusterIPs ??= [spec.clusterIP];
  // Whoever points a headless service at addresses of its own may have both kinds.
  const both = spec.clusterIP === "None" && Object.keys(spec.selector ?? {}).length === 0;
  if (both && !spec.ipFamilyPolicy && !spec.ipFamilies) {
    spec.ipFamilies = ["IPv4", "IPv6"];
    spec.ipFamilyPolicy = "RequireDualStack";
  }
  spec.ipFamilies ??= ["IPv4"];
  spec.ipFamilyPolicy ||= "SingleStack";
  preparePorts(spec, old, call);
}

function preparePorts(spec: Fields, old: AnyObject | undefined, call: Call): void {
  const wanted = hasNodePorts(spec.type) && spec.allocateLoadBalancerNodePorts !== false;
  const used = new Set<number>((spec.ports ?? []).map((p: Fields) => p.nodePort).filter(Boolean));
  const before: Fields[] = old?.["spec"]?.ports ?? [];
  for (const port of spec.ports ?? []) {
    if (!hasNodePorts(spec.type)) {
      if (before.some((p) => p.nodePort === port.nodePort)) delete port.nodePort;
    } else if (wanted && !port.nodePort) {
      const same = before.find((p) => p.port === port.port && p.protocol === port.protocol);
      port.nodePort = same?.nodePort ?? freeNodePort(call.kernel, used);
      used.add(port.nodePort);
    }
  }
}

function validate(object: AnyObject, old: AnyObject | undefined, call: Call): FieldError[] {
  const spec: Fields = object["spec"];
  const errors: FieldError[] = [];
  const headless = spec.clusterIP === "None";
  const ports: Fields[] = spec.ports ?? [];
  if (ports.length === 0 && !headless && spec.type !== "ExternalName") {
    errors.push(required("spec.ports"));
  }
  if (spec.type === "ExternalName" && !spec.externalName) {
    errors.push(required("spec.externalName"));
  }
  const seen = new Set<string>();
  ports.forEach((port, i) =>
    errors.push(...portErrors(port, `spec.ports[${i}]`, ports.length > 1, seen))
  );
  if (!TYPES.includes(spec.type)) errors.push(notSupported("spec.type", spec.type, TYPES));
  if (spec.clusterIP && !headless) {
    const wrong = ipAddress(spec.clusterIP, "spec.clusterIPs[0]");
    if (wrong.length > 0) return [...errors, ...wrong];
  }
  const before = old?.["spec"];
  if (before?.clusterIP && spec.type !== "ExternalName" && before.type !== "ExternalName") {
    if (spec.clusterIP !== before.clusterIP) {
      errors.push(invalidValue("spec.clusterIPs[0]", [spec.clusterIP], "may not change once set"));
    }
  } else if (spec.clusterIP && !headless) {
    errors.push(...addressErrors(spec.clusterIP, object.metadata.uid, call));
  }
  return errors;
}

function addressErrors(ip: string, uid: string, call: Call): FieldError[] {
  const range = "the provided network does not match the current range";
  if (!inRange(ip)) {
    return [invalidValue("spec.clusterIPs", [ip], `failed to allocate IP ${ip}: ${range}`)];
  }
  if (!isTaken(call.kernel, ip, uid)) return [];
  return [
    invalidValue(
      "spec.clusterIPs",
      [ip],
      `failed to allocate IP ${ip}: provided IP is already allocated`,
    ),
  ];
}

/** A port as the server shows it that has none but its number and protocol in mind. */
function goPort({ protocol, port }: Fields): unknown {
  return {
    Name: "",
    Protocol: protocol,
    AppProtocol: null,
    Port: port,
    TargetPort: 0,
    NodePort: 0,
  };
}

function portErrors(
  port: Fields,
  field: string,
  several: boolean,
  seen: Set<string>,
): FieldError[] {
  const errors: FieldError[] = [];
  if (several && !port.name) errors.push(required(`${field}.name`));
  if (port.name) {
    for (const p of dns1123LabelProblems(port.name)) {
      errors.push(invalidValue(`${field}.name`, port.name, p));
    }
    if (seen.has(port.name)) errors.push(duplicate(`${field}.name`, port.name));
    seen.add(port.name);
  }
  if (!Number.isInteger(port.port) || port.port < 1 || port.port > 65535) {
    errors.push(
      invalidValue(`${field}.port`, port.port ?? 0, "must be between 1 and 65535, inclusive"),
    );
  }
  errors.push(...portOrName(port.targetPort, `${field}.targetPort`));
  if (!["TCP", "UDP", "SCTP"].includes(port.protocol)) {
    errors.push(notSupported(`${field}.protocol`, port.protocol, ["SCTP", "TCP", "UDP"]));
  }
  const key = `${port.port}/${port.protocol}`;
  if (seen.has(key)) errors.push(duplicate(field, goPort(port)));
  seen.add(key);
  if (port.nodePort && (port.nodePort < 30_000 || port.nodePort > 32_767)) {
    errors.push(
      invalidValue(
        `${field}.nodePort`,
        port.nodePort,
        `provided port is not in the valid range. The range of valid ports is 30000-32767`,
      ),
    );
  }
  return errors;
}
