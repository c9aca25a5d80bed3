/**
 * Kinds with a few rules each.
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  dns1035LabelProblems,
  dns1123LabelProblems,
  dns1123SubdomainProblems,
} from "../../meta/names.ts";
import { type FieldError, forbiddenField, invalidValue, required } from "../field_error.ts";
import { podSpecErrors } from "./pod.ts";
import { countOrPercent, notAboveAll } from "./amounts.ts";
import { about, all, type Check, each, fields, first, present, unique } from "./checks.ts";
import { labels, labelSelector } from "./labels.ts";
import { notNegative, numbers, positive } from "./numbers.ts";
import { exactlyOneOf, needed, neededName, neededOneOf, strictName } from "./texts.ts";

const USAGES = [
  "any",
  "cert sign",
  "client auth",
  "code signing",
  "content commitment",
  "crl sign",
  "data encipherment",
  "decipher only",
  "digital signature",
  "email protection",
  "encipher only",
  "ipsec end system",
  "ipsec tunnel",
  "ipsec user",
  "key agreement",
  "key encipherment",
  "microsoft sgc",
  "netscape sgc",
  "ocsp signing",
  "s/mime",
  "server auth",
  "signing",
  "timestamping",
];

const request: Check = (value, at) => {
  const pem = decoded(typeof value === "string" ? value : "");
  const block = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([^-]*)-----END/.exec(pem);
  const detail = block
    ? sequenceProblem(decoded((block[1] ?? "").replace(/\s/g, "")))
    : "PEM block type must be CERTIFICATE REQUEST";
  return detail === undefined ? [] : [invalidValue(at, value ?? null, detail)];
};

/** The bytes of base64, as a string of them; none where it is no base64. */
function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return "";
  }
}

/** What is wrong with the frame of a DER sequence, whose length must be that of its bytes. */
function sequenceProblem(der: string): string | undefined {
  const first = der.charCodeAt(1);
  const longBytes = first > 0x80 ? first - 0x80 : 0;
  let length = longBytes === 0 ? first : 0;
  for (let i = 0; i < longBytes; i++) length = length * 256 + der.charCodeAt(2 + i);
  const present = der.length - 2 - longBytes;
  if (Number.isNaN(length) || length > present) return "asn1: syntax error: data truncated";
  return length < present ? "asn1: syntax error: trailing data" : undefined;
}

const apiService: Check = about((object) => {
  const { group = "", version = "", service, insecureSkipTLSVerify } = object.spec ?? {};
  const errors: FieldError[] = [];
  const name: string = object.metadata?.name ?? "";
  const wanted = `${version}.${group}`;
  if (name !== "" && name !== wanted) {
    const detail = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(wanted)}`;
    errors.push(invalidValue("metadata.name", name, detail));
  }
  if (group !== "") {
    errors.push(...strictName(dns1123SubdomainProblems)(group, "spec.group"));
  } else if (version !== "v1") {
    const detail = "only v1 may have an empty group and it better be legacy kube";
    errors.push(required("spec.group", detail));
  }
  errors.push(...strictName(dns1035LabelProblems)(version, "spec.version"));
  const priority = (most: number): Check => (value, at) =>
    numbers((n) => n > 0 && n <= most, `must be positive and less than ${most}`)(value ?? 0, at);
  const { groupPriorityMinimum, versionPriority } = object.spec ?? {};
  errors.push(...priority(20_000)(groupPriorityMinimum, "spec.groupPriorityMinimum"));
  errors.push(...priority(1000)(versionPriority, "spec.versionPriority"));
  if (!service) {
    if (!insecureSkipTLSVerify) return errors;
    const detail = "local APIServices may not have insecureSkipTLSVerify";
    return [...errors, invalidValue("spec.insecureSkipTLSVerify", true, detail)];
  }
  return [...errors, ...fields({ namespace: needed(), name: needed() })(service, "spec.service")];
});

const level: Check = about((spec, at) => {
  const errors = neededOneOf("Exempt", "Limited")(spec.type, `${at}.type`);
  if (spec.type === "Limited" && !spec.limited) {
    errors.push(required(`${at}.limited`, "must not be empty when type is Limited"));
  }
  if (spec.type === "Exempt" && spec.limited) {
    errors.push(forbiddenField(`${at}.limited`, "must be nil if the type is not Limited"));
  }
  if (!spec.limited || spec.type !== "Limited") return errors;
  const response = spec.limited.limitResponse ?? {};
  const field = `${at}.limited.limitResponse`;
  errors.push(...neededOneOf("Queue", "Reject")(response.type, `${field}.type`));
  if (response.type === "Queue" && !response.queuing) {
    const detail = "must not be empty if limited.limitResponse.type is Limited";
    errors.push(required(`${field}.queuing`, detail));
  }
  return errors;
});

/** The checks by storage key. */
export const otherChecks: Readonly<Record<string, Check>> = {
  "/podtemplates": fields({
    template: fields({
      metadata: (value, at) =>
        labels(
          (value as { labels?: unknown } | undefined)?.labels,
          at.replace("metadata", "labels"),
        ),
      spec: (value, at) => podSpecErrors(value as AnyObject["spec"], at),
    }),
  }),
  "apps/controllerrevisions": fields({
    data: (value, at, old) => {
      if (old !== undefined) return [];
      if (value === undefined || value === null) return [required(at, "data is mandatory")];
      return isObject(value) ? [] : [required(at, "data must be a valid JSON object")];
    },
    revision: notNegative,
  }),
  "apiregistration.k8s.io/apiservices": apiService,
  "certificates.k8s.io/certificatesigningrequests": fields({
    spec: fields({
      request,
      usages: first(needed(), (value, at) => [
        ...unique()(value, at),
        ...each(exactlyOneOf(...USAGES))(value, at),
      ]),
      signerName: neededName((name) => {
        const [domain = "", path = "", ...more] = name.split("/");
        const fits = domain.includes(".") && path !== "" && more.length === 0;
        if (!fits) {
          return [
            "must be a fully qualified domain and path of the form 'example.com/signer-name'",
          ];
        }
        return dns1123SubdomainProblems(domain);
      }),
    }),
  }),
  "coordination.k8s.io/leases": fields({
    spec: fields({ leaseDurationSeconds: positive, leaseTransitions: notNegative }),
  }),
  "flowcontrol.apiserver.k8s.io/flowschemas": fields({
    spec: fields({
      matchingPrecedence: numbers(
        (n) => n >= 1 && n <= 10_000,
        "must be a value between 1 and 10000",
      ),
      priorityLevelConfiguration: fields({
        name: neededName(dns1123SubdomainProblems, "must reference a priority level"),
      }),
    }),
  }),
  "flowcontrol.apiserver.k8s.io/prioritylevelconfigurations": fields({ spec: level }),
  "node.k8s.io/runtimeclasses": fields({ handler: neededName(dns1123LabelProblems) }),
  "policy/poddisruptionbudgets": fields({
    spec: fields({
      minAvailable: all(countOrPercent, notAboveAll),
      maxUnavailable: all(countOrPercent, notAboveAll),
      selector: labelSelector,
      unhealthyPodEvictionPolicy: present(exactlyOneOf("AlwaysAllow", "IfHealthyBudget")),
    }),
  }),
};
