/**
 * Limit ranges: what containers get that ask for nothing, and how much they may ask for.
 *
 * Source: https://kubernetes.io/docs/concepts/policy/limit-range/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { quantity } from "../../meta/quantity.ts";
import { decodeRecord } from "../record.ts";
import { forbidden } from "../status_error.ts";
import { type Admission, type AdmissionPlugin, isFor } from "./plugin.ts";
import { type Amounts, amountsOf, podAmounts } from "./pod_resources.ts";

type Fields = AnyObject["spec"];

const NOTE = "kubernetes.io/limit-ranger";

/** Fills in and enforces the limit ranges of a namespace. */
export const limitRanger: AdmissionPlugin = {
  name: "LimitRanger",
  mutate(admission) {
    if (!isFor(admission, "/pods") || admission.operation !== "CREATE") return;
    for (const range of rangesOf(admission)) fillIn(admission.object, range);
  },
  validate(admission) {
    const { call, object, operation } = admission;
    const pod = isFor(admission, "/pods") && operation === "CREATE";
    const claim = isFor(admission, "/persistentvolumeclaims") && operation !== "DELETE";
    if (!pod && !claim) return;
    for (const range of rangesOf(admission)) {
      const limits: Fields[] = range["spec"]?.limits ?? [];
      const texts = limits.flatMap((l) => pod ? podProblems(object, l) : claimProblems(object, l));
      if (texts.length === 0) continue;
      const text = texts.length === 1 ? texts[0] as string : `[${texts.join(", ")}]`;
      throw forbidden(call.type, object.metadata.name, text);
    }
  },
};

function rangesOf({ call }: Admission): AnyObject[] {
  const records = call.kernel.store.of("/limitranges").range(`${call.namespace}/`, "");
  return records.map((r) => decodeRecord(r, "LimitRange", "v1"));
}

function fillIn(pod: AnyObject, range: AnyObject): void {
  const limits: Fields[] = range["spec"]?.limits ?? [];
  const own = limits.filter((l) => l.type === "Container");
  const wanted = {
    requests: Object.assign({}, ...own.map((l) => l.defaultRequest ?? {})),
    limits: Object.assign({}, ...own.map((l) => l.default ?? {})),
  };
  const notes: string[] = [];
  const merge = (container: Fields, what: string) => {
    const resources: Fields = container.resources ??= {};
    for (const [kind, word] of [["requests", "request"], ["limits", "limit"]] as const) {
      const missing = Object.keys(wanted[kind]).filter((n) => resources[kind]?.[n] === undefined);
      if (missing.length === 0) continue;
      resources[kind] = { ...resources[kind] };
      for (const name of missing) resources[kind][name] = wanted[kind][name];
      notes.push(`${missing.sort().join(", ")} ${word} for ${what} ${container.name}`);
    }
  };
  for (const c of pod["spec"]?.containers ?? []) merge(c, "container");
  for (const c of pod["spec"]?.initContainers ?? []) merge(c, "init container");
  if (notes.length === 0) return;
  pod.metadata.annotations = {
    ...pod.metadata.annotations,
    [NOTE]: `LimitRanger plugin set: ${notes.join("; ")}`,
  };
}

function podProblems(pod: AnyObject, limit: Fields): string[] {
  const spec: Fields = pod["spec"] ?? {};
  if (limit.type === "Container") {
    const containers: Fields[] = [...spec.containers ?? [], ...spec.initContainers ?? []];
    return containers.flatMap((c) =>
      problems(limit, amountsOf(c.resources?.requests), amountsOf(c.resources?.limits))
    );
  }
  if (limit.type !== "Pod") return [];
  return problems(limit, podAmounts(spec, "requests"), podAmounts(spec, "limits"));
}

function claimProblems(claim: AnyObject, limit: Fields): string[] {
  if (limit.type !== "PersistentVolumeClaim") return [];
  const requests = amountsOf(claim["spec"]?.resources?.requests);
  const { max, ...rest } = limit;
  const most = Object.entries(max ?? {}).flatMap(([name, bound]) => {
    const asked = requests.get(name);
    const rule = `maximum ${name} usage per ${limit.type} is ${bound}`;
    if (!asked) return [`${rule}.  No request is specified`];
    return asked.compare(bound as string) > 0 ? [`${rule}, but request is ${asked}`] : [];
  });
  return [...problems({ ...rest, maxLimitRequestRatio: {} }, requests, new Map()), ...most];
}

/** The problems of requests and limits with one entry of a limit range. */
function problems(limit: Fields, requests: Amounts, limits: Amounts): string[] {
  const found: string[] = [];
  const { type, min = {}, max = {}, maxLimitRequestRatio: ratios = {} } = limit;
  for (const [name, bound] of Object.entries<string>(min)) {
    const [request, most] = [requests.get(name), limits.get(name)];
    const rule = `minimum ${name} usage per ${type} is ${bound}`;
    if (!request) found.push(`${rule}.  No request is specified`);
    else if (request.compare(bound) < 0) found.push(`${rule}, but request is ${request}`);
    else if (most && most.compare(bound) < 0) found.push(`${rule}, but limit is ${most}`);
  }
  for (const [name, bound] of Object.entries<string>(max)) {
    const [request, most] = [requests.get(name), limits.get(name)];
    const rule = `maximum ${name} usage per ${type} is ${bound}`;
    if (!most) found.push(`${rule}.  No limit is specified`);
    else if (most.compare(bound) > 0) found.push(`${rule}, but limit is ${most}`);
    else if (request && request.compare(bound) > 0) {
      found.push(`${rule}, but request is ${request}`);
    }
  }
  for (const [name, bound] of Object.entries<string>(ratios)) {
    const request = requests.get(name)?.toNumber() ?? 0;
    const most = limits.get(name)?.toNumber() ?? 0;
    const rule = `${name} max limit to request ratio per ${type} is ${bound}`;
    if (request === 0) found.push(`${rule}, but no request is specified or request is 0`);
    else if (most === 0) found.push(`${rule}, but no limit is specified or limit is 0`);
    else if (most / request > quantity(bound).toNumber()) {
      found.push(`${rule}, but provided ratio is ${(most / request).toFixed(6)}`);
    }
  }
  return found;
}
