/**
 * Requests on subresources that are not objects: logs, proxies, evictions.
 *
 * @module
 */

import type { CallOptions } from "./read_options.ts";
import type { DeleteOptions } from "./write_options.ts";
import type { WireRequest } from "./request.ts";
import { describe, type Target, toPath } from "./target.ts";

/** Which part of a log. Source: the PodLogOptions of core/v1 */
export interface LogQuery {
  /** Whose log. */
  readonly container?: string | undefined;
  /** Go on as it grows. */
  readonly follow?: boolean | undefined;
  /** That of the container before the last restart. */
  readonly previous?: boolean | undefined;
  /** Only so many lines of the end. */
  readonly tail?: number | undefined;
  /** Only what is younger. */
  readonly sinceSeconds?: number | undefined;
  /** Only what is younger than this, in RFC 3339. */
  readonly sinceTime?: string | undefined;
  /** Begin each line with its time. */
  readonly timestamps?: boolean | undefined;
  /** At most so many bytes. */
  readonly limitBytes?: number | undefined;
  /** "Stdout", "Stderr" or "All". */
  readonly stream?: string | undefined;
  /** Accept any certificate of the node. */
  readonly insecureSkipTLSVerifyBackend?: boolean | undefined;
}

/**
 * GET the log of a container, as a stream of text.
 *
 * **Errors**: `TypeError` for options that exclude each other, `RangeError` for numbers that cannot be.
 */
export function toLogRequest(target: Target, { tail, ...query }: LogQuery): WireRequest {
  const act = `read the log of ${describe(target)}`;
  if (query.sinceSeconds !== undefined && query.sinceTime !== undefined) {
    throw new TypeError(`Cannot ${act}: give sinceSeconds or sinceTime, not both`);
  }
  checkLeast(act, "tail", tail, 0);
  checkLeast(act, "sinceSeconds", query.sinceSeconds, 1);
  checkLeast(act, "limitBytes", query.limitBytes, 1);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, tailLines: tail })) {
    if (value !== undefined && value !== false) search.set(name, String(value));
  }
  const path = toPath({ ...target, subresource: "log" });
  return {
    method: "GET",
    path: search.size === 0 ? path : `${path}?${search}`,
    headers: [["accept", "text/plain, */*"]],
    kind: "stream",
    act,
  };
}

function checkLeast(act: string, name: string, value: number | undefined, least: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return;
  throw new RangeError(`Cannot ${act}: ${name} is ${value}, not a whole number from ${least}`);
}

/** Where and what to send through a proxy. */
export interface ProxyQuery {
  /** The method. */
  readonly method?: WireRequest["method"] | undefined;
  /** The headers, in order. */
  readonly headers?: WireRequest["headers"] | undefined;
  /** The body. */
  readonly body?: string | undefined;
  /** A number or a name. */
  readonly port?: number | string | undefined;
  /** What is spoken there. */
  readonly scheme?: "http" | "https" | undefined;
}

/** A request to what listens behind an object. */
export function toProxyRequest(target: Target, path: string, query: ProxyQuery): WireRequest {
  const { method = "GET", headers = [], body, port, scheme } = query;
  if (/(^|\/)\.\.?(\/|$)/.test(path.split("?")[0] ?? "")) {
    throw new TypeError(`Cannot reach ${describe(target)}: the path may not hold "." or ".."`);
  }
  const place = [scheme, target.name, port].filter((part) => part !== undefined).join(":");
  const name = scheme !== undefined && port === undefined ? `${place}:` : place;
  return {
    method,
    path: `${toPath({ ...target, name, subresource: "proxy" })}/${path.replace(/^\//, "")}`,
    headers,
    ...(body === undefined ? {} : { body }),
    kind: "unary",
    act: `reach ${describe(target)}`,
  };
}

/** The options of a delete, parted into those of the call and those in an eviction's body. */
export function toEvictionOptions(options: DeleteOptions): {
  readonly call: CallOptions & { readonly dryRun?: boolean };
  readonly deleteOptions: { readonly deleteOptions?: object };
} {
  const { signal, timeoutMs, contentType, dryRun, propagation, ...rest } = options;
  const body = {
    ...rest,
    ...(propagation === undefined ? {} : { propagationPolicy: propagation }),
  };
  return {
    call: { signal, timeoutMs, contentType, ...(dryRun === undefined ? {} : { dryRun }) },
    deleteOptions: Object.keys(body).length === 0 ? {} : { deleteOptions: body },
  };
}
