/**
 * Which webhooks are asked about a write, and in which version of the resource.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import type { ClientConfig } from "../outgoing.ts";
import { selectorText } from "../selector_text.ts";
import { notFound } from "../status_error.ts";
import type { Admission } from "./plugin.ts";
import { namespaceOf } from "./policy_match.ts";

/** A webhook as a configuration has it; what has a default is there. */
export interface Webhook {
  readonly name: string;
  readonly clientConfig: ClientConfig;
  readonly rules?: readonly WebhookRule[];
  readonly failurePolicy?: "Fail" | "Ignore";
  readonly matchPolicy?: "Equivalent" | "Exact";
  readonly namespaceSelector?: AnyObject["spec"];
  readonly objectSelector?: AnyObject["spec"];
  readonly sideEffects?: string;
  readonly timeoutSeconds?: number;
  readonly admissionReviewVersions?: readonly string[];
  readonly matchConditions?: readonly { readonly name: string; readonly expression: string }[];
  readonly reinvocationPolicy?: "IfNeeded" | "Never";
}

interface WebhookRule {
  readonly operations?: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly apiVersions?: readonly string[];
  readonly resources?: readonly string[];
  readonly scope?: string;
}

/**
 * The version in which a webhook is told of a write; undefined when it is not concerned.
 *
 * **Errors**: 404 when it chooses by a namespace that is not there.
 */
export function versionFor(hook: Webhook, admission: Admission): string | undefined {
  const { call, object, old, operation } = admission;
  const { type, version } = call;
  const fits = (wanted: string) => (hook.rules ?? []).some((r) => ruleFits(r, admission, wanted));
  const found = fits(version)
    ? version
    : hook.matchPolicy === "Exact"
    ? undefined
    : type.versions.map((v) => v.version).find(fits);
  if (found === undefined) return undefined;
  const chosen = selectorText(hook.objectSelector ?? {});
  const states = call.subresource === "scale" ? [] : operation === "DELETE" ? [old] : [object, old];
  if (
    chosen !== "" &&
    !states.some((o) => o?.metadata && selector(chosen).matches(o.metadata.labels ?? {}))
  ) return undefined;
  return namespaceFits(hook, admission) ? found : undefined;
}

function ruleFits(rule: WebhookRule, { call, operation }: Admission, version: string): boolean {
  const has = (list: readonly string[] | undefined, value: string) =>
    list?.includes("*") === true || list?.includes(value) === true;
  const { type, subresource } = call;
  const scope = type.namespaced ? "Namespaced" : "Cluster";
  return ["*", undefined, scope].includes(rule.scope) && has(rule.operations, operation) &&
    has(rule.apiGroups, type.group) && has(rule.apiVersions, version) &&
    (rule.resources ?? []).some((pattern) => {
      const [resource, part = ""] = pattern.split("/");
      return (resource === "*" || resource === type.plural) &&
        (part === "*" || part === subresource);
    });
}

function namespaceFits({ namespaceSelector }: Webhook, admission: Admission): boolean {
  const { call, operation, object } = admission;
  const isNamespace = call.type.storageKey === "/namespaces";
  if (!call.type.namespaced && !isNamespace) return true;
  const chosen = selectorText(namespaceSelector ?? {});
  if (chosen === "") return true;
  const own = isNamespace && (operation === "DELETE" || call.subresource === "");
  const namespace = own ? object : namespaceOf(admission);
  if (!namespace) throw notFound({ group: "", plural: "namespaces" }, call.namespace);
  return selector(chosen).matches(namespace.metadata.labels ?? {});
}
