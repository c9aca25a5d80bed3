/**
 * What an object counts for in a resource quota.
 *
 * Source: https://kubernetes.io/docs/concepts/policy/resource-quotas/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { type Amount, quantity } from "../../meta/quantity.ts";
import { qosClass } from "../kinds/pod.ts";
import type { ResourceType } from "../resource_type.ts";
import { type Amounts, amountsOf, podAmounts } from "./pod_resources.ts";

type Fields = AnyObject["spec"];

const ONE = quantity("1");

/** Resources that quotas count by their bare plural too. */
const BARE = new Set([
  "configmaps",
  "persistentvolumeclaims",
  "replicationcontrollers",
  "resourcequotas",
  "secrets",
  "services",
]);

/** The usage of one object, by the names that quotas use. */
export function usageOf(type: ResourceType, object: AnyObject): Amounts {
  const { group, plural } = type;
  const usage = new Map<string, Amount>();
  usage.set(`count/${group === "" ? plural : `${plural}.${group}`}`, ONE);
  if (group !== "") return usage;
  if (BARE.has(plural)) usage.set(plural, ONE);
  if (plural === "pods") addPod(usage, object);
  if (plural === "services") addService(usage, object["spec"] ?? {});
  if (plural === "persistentvolumeclaims") addClaim(usage, object);
  return usage;
}

/** Whether all containers of a pod have ended for good. */
export function isDone(pod: AnyObject): boolean {
  return ["Succeeded", "Failed"].includes(pod["status"]?.phase);
}

function addPod(usage: Map<string, Amount>, pod: AnyObject): void {
  // A pod that is over uses nothing but its place in the store.
  if (isDone(pod)) return;
  usage.set("pods", ONE);
  for (const [name, amount] of computeUsage(pod["spec"] ?? {})) usage.set(name, amount);
}

/** What requests and limits count for. */
function computeUsage(spec: Fields): Amounts {
  const usage = new Map<string, Amount>();
  for (const [name, amount] of podAmounts(spec, "requests")) {
    if (!isExtended(name)) usage.set(name, amount);
    usage.set(`requests.${name}`, amount);
  }
  for (const [name, amount] of podAmounts(spec, "limits")) {
    if (!isExtended(name)) usage.set(`limits.${name}`, amount);
  }
  return usage;
}

function isExtended(name: string): boolean {
  return name.includes("/") && !name.startsWith("hugepages-");
}

function addService(usage: Map<string, Amount>, spec: Fields): void {
  const ports = quantity(String((spec.ports ?? []).length));
  if (spec.type === "NodePort") usage.set("services.nodeports", ports);
  if (spec.type !== "LoadBalancer") return;
  usage.set("services.loadbalancers", ONE);
  if (spec.allocateLoadBalancerNodePorts !== false) usage.set("services.nodeports", ports);
}

function addClaim(usage: Map<string, Amount>, claim: AnyObject): void {
  const storage = amountsOf(claim["spec"]?.resources?.requests).get("storage");
  const of = `${claim["spec"]?.storageClassName ?? ""}.storageclass.storage.k8s.io`;
  if (claim["spec"]?.storageClassName) usage.set(`${of}/persistentvolumeclaims`, ONE);
  if (!storage) return;
  usage.set("requests.storage", storage);
  if (claim["spec"]?.storageClassName) usage.set(`${of}/requests.storage`, storage);
}

/** The computed resources that a pod's containers must name when a quota limits them. */
export function unnamedResources(spec: Fields, limited: readonly string[]): Map<string, string[]> {
  const missing = new Map<string, string[]>();
  if (spec.resources?.requests || spec.resources?.limits) return missing;
  const places: Readonly<Record<string, readonly [string, string]>> = {
    cpu: ["requests", "cpu"],
    memory: ["requests", "memory"],
    "requests.cpu": ["requests", "cpu"],
    "requests.memory": ["requests", "memory"],
    "limits.cpu": ["limits", "cpu"],
    "limits.memory": ["limits", "memory"],
  };
  const containers: Fields[] = [...spec.containers ?? [], ...spec.initContainers ?? []];
  for (const name of [...limited].sort()) {
    const place = places[name];
    if (!place) continue;
    const without = containers.filter((c) => c.resources?.[place[0]]?.[place[1]] === undefined);
    if (without.length > 0) missing.set(name, without.map((c) => c.name).sort());
  }
  return missing;
}

/** Whether a quota is about an object: of those with scopes, some pods only. */
export function inScope(quota: AnyObject, type: ResourceType, object: AnyObject): boolean {
  const scopes: string[] = quota["spec"]?.scopes ?? [];
  const expressions: Fields[] = quota["spec"]?.scopeSelector?.matchExpressions ?? [];
  if (scopes.length === 0 && expressions.length === 0) return true;
  if (type.storageKey !== "/pods") return false;
  const spec: Fields = object["spec"] ?? {};
  return scopes.every((s) => hasScope(spec, s)) && expressions.every((e) => matches(spec, e));
}

function hasScope(spec: Fields, scope: string): boolean {
  switch (scope) {
    case "Terminating":
      return spec.activeDeadlineSeconds !== undefined;
    case "NotTerminating":
      return spec.activeDeadlineSeconds === undefined;
    case "BestEffort":
      return qosClass(spec) === "BestEffort";
    case "NotBestEffort":
      return qosClass(spec) !== "BestEffort";
    case "PriorityClass":
      return Boolean(spec.priorityClassName);
    default:
      return false;
  }
}

function matches(spec: Fields, { scopeName, operator, values = [] }: Fields): boolean {
  if (scopeName !== "PriorityClass") return hasScope(spec, scopeName);
  const name = spec.priorityClassName ?? "";
  if (operator === "In") return values.includes(name);
  if (operator === "NotIn") return name !== "" && !values.includes(name);
  return operator === "Exists" ? name !== "" : name === "";
}
