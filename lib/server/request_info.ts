/**
 * What a URL and a method ask for, by the URL grammar of the API.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 *
 * @module
 */

import { pathSegmentProblems } from "../meta/names.ts";
import { truthy } from "./list_options.ts";

/** A parsed request for a resource. */
export interface RequestInfo {
  /** The verb as authorization sees it: get, list, watch, create, update, patch, delete, deletecollection. */
  readonly verb: string;
  /** The API group; "" is the core group. */
  readonly group: string;
  readonly version: string;
  /** Empty for cluster-wide requests. */
  readonly namespace: string;
  /** The plural. */
  readonly resource: string;
  /** Empty for collections. */
  readonly name: string;
  /** Empty for the object itself. */
  readonly subresource: string;
  /** What follows the subresource, as proxies need it. */
  readonly rest: readonly string[];
  /** The deprecated /watch/ prefix was used. */
  readonly watchPrefix: boolean;
}

/** A request that is not for a resource; `path` is its normalised path. */
export interface NonResourceInfo {
  readonly path: string;
}

const NAMESPACE_SUBRESOURCES = new Set(["status", "finalize"]);

/** The segments after /api/VERSION or /apis/GROUP/VERSION; undefined for other paths. */
export function splitPath(
  pathname: string,
): { group: string; version: string; segments: string[] } | undefined {
  const parts = decode(pathname).replace(/\/+$/, "").split("/").slice(1);
  const core = parts[0] === "api";
  if (!core && parts[0] !== "apis") return undefined;
  const head = core ? 2 : 3;
  // A namespace without a name stands for all namespaces.
  const everywhere = parts[head] === "namespaces" && parts[head + 1] === "" && parts[head + 2];
  const segments = parts.slice(everywhere ? head + 2 : head);
  if (segments.length === 0 || [...parts.slice(0, head), ...segments].includes("")) {
    return undefined;
  }
  return { group: core ? "" : parts[1] ?? "", version: parts[head - 1] ?? "", segments };
}

/** Parses a resource request; undefined when the path has no resource. */
export function parseRequestInfo(
  method: string,
  pathname: string,
  query: URLSearchParams,
): RequestInfo | undefined {
  const split = splitPath(pathname);
  if (!split) return undefined;
  let segments = split.segments;
  const watchPrefix = segments[0] === "watch" && segments.length > 1;
  if (watchPrefix) segments = segments.slice(1);
  const where = locate(segments);
  if (where === undefined) return undefined;
  return {
    group: split.group,
    version: split.version,
    ...where,
    watchPrefix,
    verb: watchPrefix ? "watch" : verbOf(method, where.name, isWatch(query)),
  };
}

/** The parameters of a URL; those that Go cannot read, with a semicolon or a wrong escape, are none. */
export function queryOf({ search }: URL): URLSearchParams {
  const readable = search.slice(1).split("&").filter((pair) =>
    !pair.includes(";") && !/%(?![0-9a-fA-F]{2})/.test(pair)
  );
  return new URLSearchParams(readable.join("&"));
}

/** A request for the collection of which one name is selected is for that name, to authorization. */
export function named(info: RequestInfo, query: URLSearchParams): RequestInfo {
  if (info.name !== "" || !["list", "watch", "deletecollection"].includes(info.verb)) return info;
  const [, name = ""] = /(?:^|,)metadata\.name==?([^,=]+)(?:,|$)/.exec(
    query.get("fieldSelector") ?? "",
  ) ?? [];
  return name === "" || pathSegmentProblems(name).length > 0 ? info : { ...info, name };
}

type Place = Pick<RequestInfo, "namespace" | "resource" | "name" | "subresource" | "rest">;

function locate(segments: readonly string[]): Place | undefined {
  const [first, second, third] = segments;
  if (first === "namespaces" && second !== undefined && third !== undefined) {
    if (!(NAMESPACE_SUBRESOURCES.has(third) && segments.length === 3)) {
      return place(second, segments.slice(2));
    }
    return {
      namespace: second,
      resource: "namespaces",
      name: second,
      subresource: third,
      rest: [],
    };
  }
  const plain = place("", segments);
  if (plain?.resource === "namespaces" && plain.name !== "") {
    return { ...plain, namespace: plain.name };
  }
  return plain;
}

function place(namespace: string, segments: readonly string[]): Place | undefined {
  const [resource, name = "", subresource = "", ...rest] = segments;
  return resource === undefined ? undefined : { namespace, resource, name, subresource, rest };
}

function isWatch(query: URLSearchParams): boolean {
  return truthy(query.get("watch"));
}

function verbOf(method: string, name: string, watch: boolean): string {
  switch (method) {
    case "POST":
      return "create";
    case "GET":
      if (name === "") return watch ? "watch" : "list";
      return "get";
    case "PUT":
      return "update";
    case "PATCH":
      return "patch";
    case "DELETE":
      return name === "" ? "deletecollection" : "delete";
    default:
      return "";
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
