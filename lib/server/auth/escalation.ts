/**
 * Nobody grants what they do not hold: roles and bindings are checked against the rules of their writer.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Admission, AdmissionPlugin } from "../admission/plugin.ts";
import type { Call } from "../call.ts";
import { forbidden, notFound } from "../status_error.ts";
import { decide } from "./authorization.ts";
import { allows, type PolicyRule, rulesOf, rulesOfRole } from "./rbac.ts";

const GROUP = "rbac.authorization.k8s.io";
const EVERYTHING: readonly PolicyRule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
  { verbs: ["*"], nonResourceURLs: ["*"] },
];

/** The check, as a part of admission that cannot be left out. */
export const escalation: AdmissionPlugin = {
  name: "RBAC",
  validate(admission) {
    const { call, operation, object } = admission;
    if (call.type.group !== GROUP || operation === "DELETE" || isTrusted(call)) return;
    if (onlyForGarbage(admission)) return;
    const { plural } = call.type;
    if (plural.endsWith("roles")) checkRole(call, object);
    else checkBinding(call, object);
  },
};

function isTrusted({ kernel, user }: Call): boolean {
  return kernel.options.auth?.mode !== "rbac" || user.groups.includes("system:masters");
}

function checkRole(call: Call, role: AnyObject): void {
  if (may(call, "escalate", call.type.plural, role.metadata.name)) return;
  confirm(call, role, role["rules"] ?? []);
  if ((role["aggregationRule"]?.clusterRoleSelectors ?? []).length === 0) return;
  if (missing(call, EVERYTHING).length === 0) return;
  const text = "must have cluster-admin privileges to use the aggregationRule";
  throw forbidden(call.type, role.metadata.name, text);
}

function checkBinding(call: Call, binding: AnyObject): void {
  const { kind, name } = binding["roleRef"];
  const plural = kind === "ClusterRole" ? "clusterroles" : "roles";
  if (may(call, "bind", plural, name)) return;
  const rules = rulesOfRole(call.kernel, { kind, name }, call.namespace);
  if (!rules) throw notFound({ ...call.type, plural }, name);
  confirm(call, binding, rules);
}

function may(call: Call, verb: string, resource: string, name: string): boolean {
  const { kernel, user, namespace } = call;
  return decide(kernel, user, { verb, group: GROUP, resource, subresource: "", namespace, name })
    .allowed;
}

function confirm(call: Call, object: AnyObject, rules: readonly PolicyRule[]): void {
  const lines = missing(call, rules);
  if (lines.length === 0) return;
  const { username, groups } = call.user;
  const held = `user ${JSON.stringify(username)} (groups=${quoted(groups)})`;
  const text = `${held} is attempting to grant RBAC permissions not currently held:\n${
    lines.join("\n")
  }`;
  throw forbidden(call.type, object.metadata.name, text);
}

/** What of some rules their writer does not hold, a line for each resource. */
function missing(call: Call, rules: readonly PolicyRule[]): string[] {
  const own = rulesOf(call.kernel, call.user, call.namespace);
  const verbs = new Map<string, string[]>();
  const note = (head: string, verb: string) => {
    const known = verbs.get(head) ?? [];
    if (!known.includes(verb)) verbs.set(head, [...known, verb]);
  };
  for (const rule of rules) {
    const names = rule.resourceNames ?? [];
    for (const verb of rule.verbs ?? []) {
      for (const path of rule.nonResourceURLs ?? []) {
        if (own.some((o) => allows(o, { verb, path }))) continue;
        note(`NonResourceURLs:${quoted([path])}`, verb);
      }
      for (const [group, resource, name] of resourcesOf(rule, names)) {
        const wanted = { verb, group, resource, subresource: "", namespace: call.namespace, name };
        if (own.some((o) => allows(o, wanted))) continue;
        const named = name === "" ? "" : `, ResourceNames:${quoted([name])}`;
        note(`APIGroups:${quoted([group])}, Resources:${quoted([resource])}${named}`, verb);
      }
    }
  }
  return [...verbs].map(([head, list]) => `{${head}, Verbs:${quoted(list)}}`).sort();
}

function resourcesOf(
  { apiGroups = [], resources = [] }: PolicyRule,
  names: readonly string[],
): [group: string, resource: string, name: string][] {
  return apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      (names.length === 0 ? [""] : names).map((
        name,
      ): [string, string, string] => [group, resource, name])
    )
  );
}

function quoted(texts: readonly string[]): string {
  return `[${texts.map((t) => JSON.stringify(t)).join(" ")}]`;
}

/** Whether a change only lets the object go. */
function onlyForGarbage({ object, old }: Admission): boolean {
  const rest = ({ metadata, apiVersion: _version, kind: _kind, ...content }: AnyObject) => {
    const { ownerReferences: _o, finalizers: _f, managedFields: _m, resourceVersion: _r, ...kept } =
      metadata;
    return { ...content, metadata: kept };
  };
  return old !== undefined && deepEqual(rest(object), rest(old));
}
