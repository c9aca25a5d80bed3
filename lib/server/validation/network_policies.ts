/**
 * Network policies: who may talk to whom.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/network-policies/
 *
 * @module
 */

import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { about, type Check, each, fields } from "./checks.ts";
import { labelSelector } from "./labels.ts";
import { cidr, contains, portNumber, portOrName } from "./network.ts";
import { needed } from "./texts.ts";

const PROTOCOLS = ["TCP", "UDP", "SCTP"];
const TYPES = ["Ingress", "Egress"];

const block: Check = about((value, at) => {
  const path = `${at}.cidr`;
  const errors = value.cidr ? cidr(value.cidr, path) : needed()(value.cidr, path);
  if (errors.length > 0) return errors;
  const except: readonly string[] = value.except ?? [];
  return except.flatMap((range, i) => {
    const field = `${at}.except[${i}]`;
    const wrong = cidr(range, field);
    if (wrong.length > 0 || contains(value.cidr, range)) return wrong;
    return [invalidValue(field, range, "must be a strict subset of `cidr`")];
  });
});

const peer: Check = about((value, at) => {
  const { podSelector, namespaceSelector, ipBlock } = value;
  const given = [podSelector, namespaceSelector, ipBlock].filter(Boolean).length;
  if (given === 0) return [required(at, "must specify a peer")];
  const errors = [
    ...labelSelector(podSelector, `${at}.podSelector`),
    ...labelSelector(namespaceSelector, `${at}.namespaceSelector`),
    ...(ipBlock ? block(ipBlock, `${at}.ipBlock`) : []),
  ];
  if (given === 1 || !ipBlock) return errors;
  return [...errors, forbiddenField(at, "may not specify both ipBlock and another peer")];
});

const policyPort: Check = about(({ protocol, port, endPort }, at) => {
  const errors: FieldError[] = [];
  if (!PROTOCOLS.includes(protocol)) {
    errors.push(notSupported(`${at}.protocol`, protocol ?? "", PROTOCOLS));
  }
  const path = `${at}.endPort`;
  const hasEnd = endPort !== undefined && endPort !== null;
  if (port === undefined || port === null) {
    if (!hasEnd) return errors;
    const detail = "may not be specified when `port` is not specified";
    return [...errors, invalidValue(path, endPort, detail)];
  }
  if (typeof port === "string") {
    const detail = "may not be specified when `port` is non-numeric";
    if (hasEnd) errors.push(invalidValue(path, endPort, detail));
    return [...errors, ...portOrName(port, `${at}.port`)];
  }
  errors.push(...portNumber(port, `${at}.port`));
  if (!hasEnd) return errors;
  if (endPort < port) {
    errors.push(invalidValue(path, port, "must be greater than or equal to `port`"));
  }
  return [...errors, ...portNumber(endPort, path)];
});

const types: Check = (value, at) => {
  const list = (value ?? []) as readonly string[];
  if (list.length > TYPES.length) {
    return [invalidValue(at, list, "may not specify more than two policyTypes")];
  }
  return list.flatMap((type, i) =>
    TYPES.includes(type) ? [] : [notSupported(`${at}[${i}]`, type, TYPES)]
  );
};

/** The checks of the spec of a policy. */
export const networkPolicySpec: Check = fields({
  podSelector: labelSelector,
  ingress: each(fields({ ports: each(policyPort), from: each(peer) })),
  egress: each(fields({ ports: each(policyPort), to: each(peer) })),
  policyTypes: types,
});
