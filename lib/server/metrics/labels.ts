/**
 * The labels of requests: what was done to what.
 *
 * Source: https://kubernetes.io/docs/reference/instrumentation/metrics/
 *
 * @module
 */

import { APPLY, patchType } from "../body.ts";
import type { Call } from "../call.ts";
import type { RequestInfo } from "../request_info.ts";

const CONNECTIONS: ReadonlySet<string> = new Set(["exec", "attach", "portforward", "proxy"]);
/** The values of a `dryRun` that means something. */
const DRY: ReadonlySet<string> = new Set(["All"]);

/** What a request is for. */
type Place = Pick<
  RequestInfo,
  "group" | "resource" | "subresource" | "version" | "name" | "namespace" | "verb"
>;

/** The labels of a request for a resource that is served. */
export function requestLabels(request: Request, query: URLSearchParams, info: RequestInfo): string {
  const dryRun = query.has("dryRun") ? dry(query.getAll("dryRun")) : "";
  return labels(info, verbOf(request, info), `dry_run="${dryRun}",`);
}

/** The labels of a watch that is over. */
export function watchLabels(place: Place): string {
  return labels(place, "WATCH", 'dry_run="",');
}

/** The labels of a request for a document. */
export function documentLabels(method: string, name: string, component: string): string {
  return `component="${component}",dry_run="",group="",resource="",scope="",subresource="${name}",verb="${method}",version=""`;
}

/** The labels of a request that lasts: as the others, without the dry run. */
export function lastingLabels(place: Place, verb: "WATCH" | "CONNECT"): string {
  return labels(place, verb, "");
}

/** The labels of what is counted for all objects of a resource in a version. */
export function resourceLabels({ type, version }: Pick<Call, "type" | "version">): string {
  return `group="${type.group}",resource="${type.plural}",version="${version}"`;
}

function labels(place: Place, verb: string, dryRun: string): string {
  const { group, resource, subresource, version } = place;
  const scope = scopeOf(place);
  return `component="apiserver",${dryRun}group="${group}",resource="${resource}",scope="${scope}",subresource="${subresource}",verb="${verb}",version="${version}"`;
}

function dry(values: readonly string[]): string {
  return values.every((value) => DRY.has(value)) ? [...new Set(values)].join(",") : "invalid";
}

function scopeOf({ name, namespace, verb }: Place): string {
  if (name !== "" || verb === "create") return "resource";
  return namespace !== "" ? "namespace" : "cluster";
}

function verbOf(request: Request, { verb, subresource }: RequestInfo): string {
  if (CONNECTIONS.has(subresource)) return "CONNECT";
  switch (verb) {
    case "watch":
      return "WATCH";
    case "list":
      return "LIST";
    case "patch":
      return patchType(request) === APPLY ? "APPLY" : "PATCH";
    default:
      return request.method;
  }
}
