/**
 * What a request would do to the cluster, seen from outside.
 *
 * @module
 */

import type { Passage } from "../transport/map_requests.ts";
import type { WireRequest } from "../wire/request.ts";

/** What a request does; "run" is a session in a container or on its ports. */
export type Deed = "read" | "create" | "update" | "delete" | "delete many" | "run";

/** Classifies a request; a dry run and a review are reads, an eviction is a deletion. */
export function deedOf(request: WireRequest, passage: Passage): Deed {
  const { method, path } = request;
  if (passage === "upgrade") return "run";
  const [route = "", query = ""] = path.split("?", 2);
  if (method === "GET" || isDryRun(request, query)) return "read";
  const parts = resourceParts(route);
  if (method === "DELETE") return parts.length === 1 ? "delete many" : "delete";
  if (method !== "POST") return "update";
  if (parts.at(-1) === "eviction") return "delete";
  return isReview(route, parts) ? "read" : "create";
}

/** ["pods", "a", "eviction"] of "/api/v1/namespaces/web/pods/a/eviction". */
function resourceParts(route: string): string[] {
  const parts = route.split("/").filter((part) => part !== "");
  const rest = parts.slice(parts[0] === "api" ? 2 : 3);
  return rest[0] === "namespaces" && rest.length > 2 ? rest.slice(2) : rest;
}

/** Reviews are questions put as objects. */
function isReview(route: string, [resource = ""]: readonly string[]): boolean {
  return /^\/apis\/auth(entication|orization)\.k8s\.io\//.test(route) &&
    resource.endsWith("reviews");
}

/** The options of a delete travel in its body, those of an eviction in its deleteOptions. */
function isDryRun({ method, path, body }: WireRequest, query: string): boolean {
  if (new URLSearchParams(query).get("dryRun") === "All") return true;
  if (method !== "DELETE" && !path.includes("/eviction")) return false;
  const options = typeof body === "string" ? JSON.parse(body) : {};
  return (options.deleteOptions ?? options).dryRun?.includes("All") === true;
}
