/**
 * Endpoints, ingress classes, addresses, policies.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/
 *
 * @module
 */

import {
  dns1123LabelProblems,
  dns1123SubdomainProblems,
  pathSegmentProblems,
  wildcardSubdomainProblems,
} from "../../meta/names.ts";
import { wasEmptied } from "../emptied.ts";
import { type FieldError, invalidValue, notSupported, required } from "../field_error.ts";
import {
  about,
  type Check,
  each,
  fields,
  first,
  given,
  inside,
  present,
  unique,
} from "./checks.ts";
import { labelSelector } from "./labels.ts";
import { domainPrefixedPath, label } from "./names.ts";
import { networkPolicySpec } from "./network_policies.ts";
import { cidr, ipAddress, isIpv4, isIpv6, portNumber, portOrName } from "./network.ts";
import { exactlyOneOf, named, needed, neededOneOf, strictName } from "./texts.ts";

const PROTOCOLS = ["SCTP", "TCP", "UDP"];

/** An address of an endpoint; the server says twice what is no address. */
const endpointAddress: Check = (value, at) => {
  const errors = ipAddress(value, at);
  return errors.length === 0
    ? []
    : [...errors, invalidValue(at, value ?? "", "must be a valid IP address")];
};

const subset: Check = about((set, at) => {
  const errors: FieldError[] = [];
  const ports = set.ports ?? [];
  if ((set.addresses ?? []).length === 0 && (set.notReadyAddresses ?? []).length === 0) {
    errors.push(required(at, "must specify `addresses` or `notReadyAddresses`"));
  }
  const one = fields({ ip: endpointAddress, hostname: label });
  errors.push(...each(one)(set.addresses, `${at}.addresses`));
  errors.push(...each(one)(set.notReadyAddresses, `${at}.notReadyAddresses`));
  const port = fields({
    name: ports.length > 1 ? first(needed(), label) : label,
    port: (value, path) => portNumber(value ?? 0, path),
    protocol: neededOneOf(...PROTOCOLS),
  });
  return [...errors, ...each(port)(ports, `${at}.ports`)];
});

const slice: Check = about((object) => {
  const errors: FieldError[] = [];
  const types = ["FQDN", "IPv4", "IPv6"];
  const type: string = object.addressType ?? "";
  if (type === "") errors.push(required("addressType"));
  else if (!types.includes(type)) errors.push(notSupported("addressType", type, types));
  const address: Check = type === "FQDN" ? strictName(dns1123SubdomainProblems) : ipAddress;
  const endpoint = fields({
    addresses: first(needed("must contain at least 1 address"), each(address)),
    hostname: label,
  });
  if (types.includes(type)) errors.push(...each(endpoint)(object.endpoints, "endpoints"));
  const port = fields({ protocol: neededOneOf(...PROTOCOLS) });
  errors.push(...unique("name")(object.ports, "ports"));
  return [...errors, ...each(port)(object.ports, "ports")];
});

/** The ranges that services get addresses from: one, or one of each family. */
export const addressRanges: Check = first(needed("at least one CIDR required"), (value, at) => {
  const list = value as string[];
  const errors: FieldError[] = [];
  if (list.length > 2 || (list.length === 2 && isV6(list[0]) === isV6(list[1]))) {
    const detail =
      "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64";
    errors.push(invalidValue(at, list, detail));
  }
  return errors.length > 0 ? errors : each(cidr)(list, at);
});

function isV6(range: string | undefined): boolean {
  return isIpv6((range ?? "").split("/")[0] ?? "");
}

const backend: Check = about((value, at) => {
  const { service, resource } = value;
  if (service && resource) {
    const detail = "cannot set both resource and service backends";
    return [invalidValue(at, "", detail)];
  }
  if (resource) return fields({ kind: needed(), name: needed() })(resource, `${at}.resource`);
  if (!service) {
    return [invalidValue(at, "", "resource or service backend is required")];
  }
  const errors = first(needed(), named(dns1123LabelProblems))(service.name, `${at}.service.name`);
  const { name, number } = service.port ?? {};
  if (name && number) {
    return [...errors, invalidValue(at, "", "cannot set both port name & port number")];
  }
  if (name) return [...errors, ...portOrName(name, `${at}.service.port.name`)];
  if (!number) return [...errors, required(at, "port name or number is required")];
  return [...errors, ...portNumber(number, `${at}.service.port.number`)];
});

const PATH_TYPES = ["Exact", "ImplementationSpecific", "Prefix"];

/** A path that is compared as it stands. */
function plainPath(text: string, at: string): FieldError[] {
  const wrong = (detail: string) => invalidValue(at, text, detail);
  return [
    ...(text.startsWith("/") ? [] : [wrong("must be an absolute path")]),
    ...["//", "/./", "/../", "%2f", "%2F"].filter((part) => text.includes(part))
      .map((part) => wrong(`must not contain '${part}'`)),
    ...["/..", "/."].filter((end) => text.endsWith(end))
      .map((end) => wrong(`cannot end with '${end}'`)),
  ];
}

const hostName = named((host) =>
  host.includes("*") ? wildcardSubdomainProblems(host) : dns1123SubdomainProblems(host)
);

const ruleHost: Check = given((value, at) => {
  const host = String(value);
  const isAddress = isIpv4(host) || isIpv6(host);
  const detail = "must be a DNS name, not an IP address";
  return [...(isAddress ? [invalidValue(at, host, detail)] : []), ...hostName(host, at)];
});

const tls: Check = fields({
  hosts: each((value, at) => hostName(value, at)),
  secretName: named(dns1123SubdomainProblems),
});

const path: Check = about((value, at) => {
  const errors: FieldError[] = [];
  if (value.pathType === undefined || value.pathType === null) {
    return [required(`${at}.pathType`, "pathType must be specified")];
  } else if (!PATH_TYPES.includes(value.pathType)) {
    errors.push(notSupported(`${at}.pathType`, value.pathType, PATH_TYPES));
  } else if (value.pathType === "ImplementationSpecific") {
    if (value.path && !value.path.startsWith("/")) {
      errors.push(invalidValue(`${at}.path`, value.path, "must be an absolute path"));
    }
  } else errors.push(...plainPath(value.path ?? "", `${at}.path`));
  return [...errors, ...backend(value.backend, `${at}.backend`)];
});

const ingress: Check = fields({
  spec: about((spec, at) => {
    const errors: FieldError[] = [];
    if ((spec.rules ?? []).length === 0 && !spec.defaultBackend) {
      const detail = "either `defaultBackend` or `rules` must be specified";
      const rules = wasEmptied(spec, "rules") ? [] : null;
      errors.push(invalidValue(at, rules, detail));
    }
    if (spec.defaultBackend) {
      errors.push(...backend(spec.defaultBackend, `${at}.defaultBackend`));
    }
    const rule = fields({
      host: ruleHost,
      http: inside({ paths: first(needed(), each(path)) }),
    });
    return [
      ...errors,
      ...each(rule)(spec.rules, `${at}.rules`),
      ...each(tls)(spec.tls, `${at}.tls`),
      ...named(dns1123SubdomainProblems)(spec.ingressClassName, `${at}.ingressClassName`),
    ];
  }),
});

/** The checks by storage key. */
export const networkingChecks: Readonly<Record<string, Check>> = {
  "/endpoints": fields({ subsets: each(subset) }),
  "discovery.k8s.io/endpointslices": slice,
  "networking.k8s.io/ingresses": ingress,
  "networking.k8s.io/ingressclasses": fields({
    spec: fields({
      controller: domainPrefixedPath,
      parameters: inside({
        apiGroup: present(strictName(dns1123SubdomainProblems)),
        kind: first(needed(), named(pathSegmentProblems)),
        name: first(needed(), named(pathSegmentProblems)),
        scope: exactlyOneOf("Cluster", "Namespace"),
      }),
    }),
  }),
  "networking.k8s.io/ipaddresses": fields({
    metadata: fields({ name: given(ipAddress) }),
    spec: fields({
      parentRef: (value, at) =>
        value === undefined || value === null
          ? [required(at)]
          : fields({ resource: needed(), name: needed() })(value, at),
    }),
  }),
  "networking.k8s.io/servicecidrs": fields({ spec: fields({ cidrs: addressRanges }) }),
  "networking.k8s.io/networkpolicies": fields({
    spec: networkPolicySpec,
  }),
  "/services": fields({
    spec: fields({
      selector: (value, at) =>
        labelSelector({ matchLabels: value }, at).map((e) => ({ ...e, field: at })),
      sessionAffinity: exactlyOneOf("ClientIP", "None"),
      externalName: given(named((name) => dns1123SubdomainProblems(name.replace(/\.$/, "")))),
      externalIPs: each(ipAddress),
      loadBalancerSourceRanges: each(cidr),
      externalTrafficPolicy: given(exactlyOneOf("Cluster", "Local")),
      internalTrafficPolicy: given(exactlyOneOf("Cluster", "Local")),
    }),
  }),
};
