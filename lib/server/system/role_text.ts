/**
 * Roles and bindings as lines of text, which are a fifth of their JSON.
 *
 * A role is its name, what it is gathered into (`+edit`) and what it gathers (`<view`), and a line for
 * each rule: verbs, groups, resources and names, or verbs and paths. A binding is one line: its name,
 * the role, the subjects. Where there is a namespace, it stands before the name.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Draft } from "./draft.ts";

const GROUP = "rbac.authorization.k8s.io";
/** How the group of the core is written. */
const CORE = "core";

/** The roles of a text. */
export function readRoles(text: string): Draft[] {
  return text.trim().split(/\n(?! )/).map((lines) => {
    const [head = "", ...rules] = lines.split("\n");
    const [name = "", ...marks] = head.split(" ");
    const gathered = marks.filter((m) => m.startsWith("+")).map((m) => m.slice(1));
    const gathers = marks.filter((m) => m.startsWith("<")).map((m) => m.slice(1));
    const isCluster = !name.includes("/");
    return {
      kind: isCluster ? "ClusterRole" : "Role",
      apiVersion: `${GROUP}/v1`,
      metadata: {
        ...named(name),
        labels: Object.fromEntries(gathered.map((into) => [aggregateTo(into), "true"])),
      },
      ...(gathers.length > 0 && {
        aggregationRule: {
          clusterRoleSelectors: gathers.map((of) => ({
            matchLabels: { [aggregateTo(of)]: "true" },
          })),
        },
      }),
      rules: gathers.length > 0 && rules.length === 0 ? null : rules.map(readRule),
    };
  });
}

function aggregateTo(role: string): string {
  return `${GROUP}/aggregate-to-${role}`;
}

function named(text: string): { name: string; namespace?: string } {
  const [namespace = "", name] = text.split("/");
  return name === undefined ? { name: namespace } : { name, namespace };
}

function readRule(line: string): Record<string, string[]> {
  const [verbs = [], second = [], resources = [], names = []] = line.split("|")
    .map((part) => part.trim().split(" "));
  if (resources.length === 0) return { verbs, nonResourceURLs: second };
  const apiGroups = second.map((group) => group === CORE ? "" : group);
  return { verbs, apiGroups, resources, ...(names.length > 0 && { resourceNames: names }) };
}

/** The bindings of a text. */
export function readBindings(text: string): Draft[] {
  return text.trim().split("\n").map((line) => {
    const [name = "", role = "", ...subjects] = line.split(" ");
    const isCluster = !name.includes("/");
    const kind = isCluster || role.startsWith("*") ? "ClusterRole" : "Role";
    return {
      kind: isCluster ? "ClusterRoleBinding" : "RoleBinding",
      apiVersion: `${GROUP}/v1`,
      metadata: named(name),
      ...(subjects.length > 0 && { subjects: subjects.map(readSubject) }),
      roleRef: { apiGroup: GROUP, kind, name: role.replace(/^\*/, "") },
    };
  });
}

/** `Group=system:masters`, `User=somebody`, or `kube-system/a-service-account`. */
function readSubject(text: string): Record<string, string> {
  const [kind = "", name] = text.split("=");
  if (name !== undefined) return { kind, apiGroup: GROUP, name };
  return { kind: "ServiceAccount", ...named(text) };
}

/** A role as text. */
export function writeRole(role: AnyObject): string {
  const { namespace, name, labels = {} } = role.metadata;
  const prefix = aggregateTo("");
  const into = Object.keys(labels).filter((l) => l.startsWith(prefix))
    .map((l) => ` +${l.slice(prefix.length)}`);
  const selectors: { matchLabels: Record<string, string> }[] =
    role["aggregationRule"]?.clusterRoleSelectors ?? [];
  const gathers = selectors.flatMap((s) => Object.keys(s.matchLabels))
    .map((l) => ` <${l.slice(prefix.length)}`);
  const rules: Record<string, string[]>[] = gathers.length > 0 ? [] : role["rules"] ?? [];
  const head = `${namespace ? `${namespace}/` : ""}${name}${into.join("")}${gathers.join("")}`;
  return [head, ...rules.map(writeRule)].join("\n");
}

function writeRule(rule: Record<string, string[]>): string {
  const { verbs = [], apiGroups = [], resources = [], resourceNames = [], nonResourceURLs } = rule;
  const groups = apiGroups.map((group) => group === "" ? CORE : group);
  const parts = nonResourceURLs ? [verbs, nonResourceURLs] : [verbs, groups, resources];
  if (resourceNames.length > 0) parts.push(resourceNames);
  return ` ${parts.map((part) => part.join(" ")).join(" | ")}`;
}

/** A binding as text. */
export function writeBinding(binding: AnyObject): string {
  const { namespace, name } = binding.metadata;
  const { kind, name: role } = binding["roleRef"];
  const subjects: { kind: string; name: string; namespace?: string }[] = binding["subjects"] ?? [];
  const mark = namespace && kind === "ClusterRole" ? "*" : "";
  return [
    `${namespace ? `${namespace}/` : ""}${name}`,
    mark + role,
    ...subjects.map((s) =>
      s.kind === "ServiceAccount" ? `${s.namespace}/${s.name}` : `${s.kind}=${s.name}`
    ),
  ].join(" ");
}
