/**
 * What a policy or its binding is about: resources, operations, and what selectors choose.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#match-criteria
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import { decodeRecord } from "../record.ts";
import { selectorText } from "../selector_text.ts";
import { type Admission, nameOf } from "./plugin.ts";

type Fields = AnyObject["spec"];

interface ResourceRule {
  readonly apiGroups?: readonly string[];
  readonly apiVersions?: readonly string[];
  readonly resources?: readonly string[];
  readonly operations?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly scope?: string;
}

/** Criteria as policies and bindings have them. */
export interface MatchResources {
  readonly resourceRules?: readonly ResourceRule[];
  readonly excludeResourceRules?: readonly ResourceRule[];
  readonly namespaceSelector?: Fields;
  readonly objectSelector?: Fields;
}

/** Whether a write is what criteria are about; a binding without rules is about all. */
export function isMatch(
  criteria: MatchResources,
  admission: Admission,
  needsRule: boolean,
): boolean {
  const { resourceRules = [], excludeResourceRules = [] } = criteria;
  const fits = (rule: ResourceRule) => ruleFits(rule, admission);
  if (excludeResourceRules.some(fits)) return false;
  if ((needsRule || resourceRules.length > 0) && !resourceRules.some(fits)) return false;
  return objectFits(criteria, admission) && namespaceFits(criteria, admission);
}

function ruleFits(rule: ResourceRule, admission: Admission): boolean {
  const { call, operation } = admission;
  const has = (list: readonly string[] | undefined, value: string) =>
    list?.includes("*") === true || list?.includes(value) === true;
  const { type } = call;
  const names = rule.resourceNames ?? [];
  const scope = type.namespaced ? "Namespaced" : "Cluster";
  return has(rule.operations, operation) && has(rule.apiGroups, type.group) &&
    // Every version of a resource is equivalent to the others.
    (rule.apiVersions ?? []).some((v) => v === "*" || type.versions.some((t) => t.version === v)) &&
    (rule.resources ?? []).some((r) => resourceFits(r, type.plural, call.subresource)) &&
    (names.length === 0 || names.includes(nameOf(admission))) &&
    ["*", undefined, scope].includes(rule.scope);
}

function resourceFits(pattern: string, plural: string, subresource: string): boolean {
  if (pattern === "*/*") return true;
  const [resource, part = ""] = pattern.split("/");
  if (resource !== "*" && resource !== plural) return false;
  return part === "*" ? subresource !== "" : part === subresource;
}

function objectFits({ objectSelector }: MatchResources, { object, old }: Admission): boolean {
  const text = objectSelector ? selectorText(objectSelector) : "";
  if (text === "") return true;
  const chosen = selector(text);
  return [object, old].some((o) => o?.metadata && chosen.matches(o.metadata.labels ?? {}));
}

function namespaceFits({ namespaceSelector }: MatchResources, admission: Admission): boolean {
  if (!namespaceSelector) return true;
  const { call, object } = admission;
  if (!call.type.namespaced && call.type.storageKey !== "/namespaces") return true;
  const labels = call.type.namespaced
    ? namespaceOf(admission)?.metadata.labels
    : object.metadata.labels;
  return selector(selectorText(namespaceSelector)).matches(labels ?? {});
}

/** The namespace of what is written. */
export function namespaceOf({ call }: Admission): AnyObject | undefined {
  const record = call.namespace === ""
    ? undefined
    : call.kernel.store.of("/namespaces").get(call.namespace);
  return record && decodeRecord(record, "Namespace", "v1");
}
