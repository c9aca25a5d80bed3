/**
 * Role based access control, evaluated on the objects as they are now.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import type { Kernel } from "../kernel.ts";
import type { UserInfo } from "../options.ts";
import { decodeRecord, recordKey, type StoredRecord } from "../record.ts";
import { selectorText } from "../selector_text.ts";
import type { Attributes, Decision, ResourceAttributes } from "./attributes.ts";

/** What a role allows. */
export interface PolicyRule {
  readonly verbs?: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

const GROUP = "rbac.authorization.k8s.io";

interface Grant {
  readonly rules: readonly PolicyRule[];
  readonly reason: string;
  /** The role that the binding names and that is not there. */
  readonly missing?: string | undefined;
}

/** Decides by roles and bindings. */
export function decideByRoles(kernel: Kernel, user: UserInfo, wanted: Attributes): Decision {
  const namespace = "path" in wanted ? "" : wanted.namespace;
  const missing: string[] = [];
  for (const grant of grants(kernel, user, namespace)) {
    if (grant.rules.some((rule) => allows(rule, wanted))) {
      return { allowed: true, reason: grant.reason };
    }
    if (grant.missing !== undefined) missing.push(grant.missing);
  }
  return { allowed: false, reason: missing.length === 0 ? "" : `RBAC: ${missing.join(", ")}` };
}

/** All rules that hold for a user in a namespace. */
export function rulesOf(kernel: Kernel, user: UserInfo, namespace: string): PolicyRule[] {
  return [...grants(kernel, user, namespace)].flatMap((g) => g.rules);
}

function* grants(kernel: Kernel, user: UserInfo, namespace: string): Generator<Grant> {
  for (const binding of all(kernel, "clusterrolebindings", "")) {
    const who = subjectOf(binding, user, "");
    if (who === undefined) continue;
    const { name } = binding["roleRef"];
    const rules = clusterRules(kernel, name);
    yield {
      rules: rules ?? [],
      missing: rules ? undefined : `clusterrole.${GROUP} "${name}" not found`,
      reason:
        `RBAC: allowed by ClusterRoleBinding "${binding.metadata.name}" of ClusterRole "${name}" to ${who}`,
    };
  }
  if (namespace === "") return;
  for (const binding of all(kernel, "rolebindings", `${namespace}/`)) {
    const who = subjectOf(binding, user, namespace);
    if (who === undefined) continue;
    const { kind, name } = binding["roleRef"];
    const rules = rulesOfRole(kernel, { kind, name }, namespace);
    yield {
      rules: rules ?? [],
      missing: rules ? undefined : `${kind.toLowerCase()}.${GROUP} "${name}" not found`,
      reason:
        `RBAC: allowed by RoleBinding "${binding.metadata.name}/${namespace}" of ${kind} "${name}" to ${who}`,
    };
  }
}

/** The rules of the role that a binding names; undefined when it is not there. */
export function rulesOfRole(
  kernel: Kernel,
  { kind, name }: { readonly kind: string; readonly name: string },
  namespace: string,
): PolicyRule[] | undefined {
  return kind === "ClusterRole" ? clusterRules(kernel, name) : roleRules(kernel, namespace, name);
}

/** As what a binding names a user; undefined when it does not. */
function subjectOf(binding: AnyObject, user: UserInfo, namespace: string): string | undefined {
  const subjects: { kind: string; name: string; namespace?: string }[] = binding["subjects"] ?? [];
  for (const { kind, name, namespace: own = namespace } of subjects) {
    if (kind === "User" && (name === user.username || name === "*")) return `User "${name}"`;
    if (kind === "Group" && user.groups.includes(name)) return `Group "${name}"`;
    const account = `system:serviceaccount:${own}:${name}`;
    if (kind === "ServiceAccount" && user.username === account) {
      return `ServiceAccount "${name}/${own}"`;
    }
  }
  return undefined;
}

function clusterRules(kernel: Kernel, name: string): PolicyRule[] | undefined {
  const record = kernel.store.of(`${GROUP}/clusterroles`).get(name);
  if (!record) return undefined;
  const role = decoded(record);
  const selectors: unknown[] = role["aggregationRule"]?.clusterRoleSelectors ?? [];
  const gathered = selectors.length === 0
    ? []
    : all(kernel, "clusterroles", "").filter((r) =>
      r.metadata.name !== name &&
      selectors.some((s) => selector(selectorText(s)).matches(r.metadata.labels))
    );
  return [...role["rules"] ?? [], ...gathered.flatMap((r) => r["rules"] ?? [])];
}

function roleRules(kernel: Kernel, namespace: string, name: string): PolicyRule[] | undefined {
  const record = kernel.store.of(`${GROUP}/roles`).get(recordKey(namespace, name));
  return record ? decoded(record)["rules"] ?? [] : undefined;
}

function all(kernel: Kernel, plural: string, prefix: string): AnyObject[] {
  return kernel.store.of(`${GROUP}/${plural}`).range(prefix, "").map(decoded);
}

/** A stored state never changes, so it is read once; nobody changes what is read here. */
const known = new WeakMap<StoredRecord, AnyObject>();

function decoded(record: StoredRecord): AnyObject {
  const object = known.get(record) ?? decodeRecord(record, "", `${GROUP}/v1`);
  known.set(record, object);
  return object;
}

/** Whether a rule allows something. */
export function allows(rule: PolicyRule, wanted: Attributes): boolean {
  if (!has(rule.verbs, wanted.verb)) return false;
  if ("path" in wanted) {
    return (rule.nonResourceURLs ?? []).some((url) =>
      url === "*" || url === wanted.path ||
      (url.endsWith("*") && wanted.path.startsWith(url.slice(0, -1)))
    );
  }
  return has(rule.apiGroups, wanted.group) && hasResource(rule, wanted) &&
    ((rule.resourceNames ?? []).length === 0 || (rule.resourceNames ?? []).includes(wanted.name));
}

function hasResource(rule: PolicyRule, wanted: ResourceAttributes): boolean {
  const full = wanted.subresource === ""
    ? wanted.resource
    : `${wanted.resource}/${wanted.subresource}`;
  return (rule.resources ?? []).some((r) =>
    r === "*" || r === full || (wanted.subresource !== "" && r === `*/${wanted.subresource}`)
  );
}

function has(list: readonly string[] | undefined, value: string): boolean {
  return (list ?? []).some((v) => v === "*" || v === value);
}
