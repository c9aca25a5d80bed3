/**
 * The tables of policy, access, extension and scheduling kinds.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { humanDuration } from "../../meta/age.ts";
import {
  ageColumn,
  at,
  type Column,
  count,
  createdColumn,
  nameColumn,
  text,
  typed,
  wide,
} from "./column.ts";

const bindings: readonly Column[] = [
  nameColumn,
  text("Role", (o) => `${o["roleRef"]?.kind}/${o["roleRef"]?.name}`),
  ageColumn,
  wide("Users", (o) => subjects(o, "User")),
  wide("Groups", (o) => subjects(o, "Group")),
  wide("ServiceAccounts", (o) => subjects(o, "ServiceAccount")),
];
const webhooks: readonly Column[] = [
  nameColumn,
  typed("integer", "Webhooks", (o) => (o["webhooks"] ?? []).length),
  ageColumn,
];
const policyBindings: readonly Column[] = [
  nameColumn,
  text("PolicyName", at("spec.policyName")),
  text("ParamRef", (o) => {
    const p = o["spec"]?.paramRef;
    return p ? `${p.namespace ?? "*"}/${p.name ?? "*"}` : "<unset>";
  }),
  ageColumn,
];
const paramKind = text("ParamKind", (o) => {
  const p = o["spec"]?.paramKind;
  return p ? `${p.apiVersion}/${p.kind}` : "<unset>";
});

/** The columns of these kinds, by storage key. */
export const policyTables: Readonly<Record<string, readonly Column[]>> = {
  "policy/poddisruptionbudgets": [
    nameColumn,
    text("Min Available", (o) => String(at("spec.minAvailable", "N/A")(o))),
    text("Max Unavailable", (o) => String(at("spec.maxUnavailable", "N/A")(o))),
    typed("integer", "Allowed Disruptions", count("status.disruptionsAllowed")),
    ageColumn,
  ],
  "rbac.authorization.k8s.io/roles": [nameColumn, createdColumn],
  "rbac.authorization.k8s.io/clusterroles": [nameColumn, createdColumn],
  "rbac.authorization.k8s.io/rolebindings": bindings,
  "rbac.authorization.k8s.io/clusterrolebindings": bindings,
  "scheduling.k8s.io/priorityclasses": [
    nameColumn,
    typed("integer", "Value", count("value")),
    typed("boolean", "Global-Default", (o) => o["globalDefault"] === true),
    ageColumn,
    text("PreemptionPolicy", at("preemptionPolicy")),
  ],
  "coordination.k8s.io/leases": [nameColumn, text("Holder", at("spec.holderIdentity")), ageColumn],
  "node.k8s.io/runtimeclasses": [nameColumn, text("Handler", at("handler")), ageColumn],
  "apiextensions.k8s.io/customresourcedefinitions": [nameColumn, createdColumn],
  "apiregistration.k8s.io/apiservices": [
    nameColumn,
    text("Service", (o) => {
      const s = o["spec"]?.service;
      return s ? `${s.namespace}/${s.name}` : "Local";
    }),
    text("Available", available),
    ageColumn,
  ],
  "admissionregistration.k8s.io/mutatingwebhookconfigurations": webhooks,
  "admissionregistration.k8s.io/validatingwebhookconfigurations": webhooks,
  "admissionregistration.k8s.io/validatingadmissionpolicies": [
    nameColumn,
    typed("integer", "Validations", (o) => (o["spec"]?.validations ?? []).length),
    paramKind,
    ageColumn,
  ],
  "admissionregistration.k8s.io/mutatingadmissionpolicies": [
    nameColumn,
    typed("integer", "Mutations", (o) => (o["spec"]?.mutations ?? []).length),
    paramKind,
    ageColumn,
  ],
  "admissionregistration.k8s.io/validatingadmissionpolicybindings": policyBindings,
  "admissionregistration.k8s.io/mutatingadmissionpolicybindings": policyBindings,
  "certificates.k8s.io/certificatesigningrequests": [
    nameColumn,
    ageColumn,
    text("SignerName", at("spec.signerName")),
    text("Requestor", at("spec.username")),
    text("RequestedDuration", (o) => {
      const seconds = o["spec"]?.expirationSeconds;
      return seconds === undefined ? "<none>" : humanDuration(seconds * 1000);
    }),
    text("Condition", csrCondition),
  ],
  "flowcontrol.apiserver.k8s.io/flowschemas": [
    nameColumn,
    text("PriorityLevel", at("spec.priorityLevelConfiguration.name")),
    text("MatchingPrecedence", count("spec.matchingPrecedence")),
    text("DistinguisherMethod", at("spec.distinguisherMethod.type", "<none>")),
    ageColumn,
    text("MissingPL", (o) => {
      const all: { type: string; status: string }[] = o["status"]?.conditions ?? [];
      return all.find((c) => c.type === "Dangling")?.status ?? "?";
    }),
  ],
  "flowcontrol.apiserver.k8s.io/prioritylevelconfigurations": [
    nameColumn,
    text("Type", at("spec.type")),
    text("NominalConcurrencyShares", at("spec.limited.nominalConcurrencyShares", "<none>")),
    text("Queues", at("spec.limited.limitResponse.queuing.queues", "<none>")),
    text("HandSize", at("spec.limited.limitResponse.queuing.handSize", "<none>")),
    text("QueueLengthLimit", at("spec.limited.limitResponse.queuing.queueLengthLimit", "<none>")),
    ageColumn,
  ],
};

function subjects(binding: AnyObject, kind: string): string {
  const all: { kind: string; name: string; namespace?: string }[] = binding["subjects"] ?? [];
  return all.filter((s) => s.kind === kind)
    .map((s) => kind === "ServiceAccount" ? `${s.namespace}/${s.name}` : s.name).join(", ");
}

function available(service: AnyObject): string {
  const all: { type: string; status: string; reason?: string }[] = service["status"]?.conditions ??
    [];
  const found = all.find((c) => c.type === "Available");
  if (!found) return "Unknown";
  return found.status === "True" ? "True" : `${found.status} (${found.reason})`;
}

function csrCondition(csr: AnyObject): string {
  const types: string[] = (csr["status"]?.conditions ?? []).map((c: { type: string }) => c.type);
  const words = ["Approved", "Denied", "Failed"].filter((t) => types.includes(t));
  if (words.length === 0) words.push("Pending");
  if (csr["status"]?.certificate) words.push("Issued");
  return words.join(",");
}
