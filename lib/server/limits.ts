/**
 * What a server that listens refuses before it looks any closer: hosts and origins of others,
 * addresses that are too long.
 *
 * Only a page of another site has reasons to send an `Origin`, or the name of a host that is none of
 * ours: a browser on this machine reaches loopback too.
 *
 * Source: https://developer.mozilla.org/en-US/docs/Web/Security/Attacks/DNS_rebinding
 *
 * @module
 */

import { refusal } from "./respond.ts";
import { failure, type StatusError } from "./status_error.ts";

/** The longest path and query, in bytes. */
export const MAX_URL_BYTES = 8192;

/** How deep arrays and objects of a body may be nested. */
export const MAX_DEPTH = 1000;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The refusal of a request to a server on loopback; undefined when it may go on. */
export function refuseForeign(request: Request): Response | undefined {
  const error = foreign(request);
  return error && refusal(error);
}

function foreign({ url, headers }: Request): StatusError | undefined {
  const { hostname, pathname, search } = new URL(url);
  // An address that is sent as a whole may name another host than the header does.
  for (const host of [hostname, hostOf(headers)]) {
    if (host === undefined || LOOPBACK.test(host)) continue;
    return failure(403, "Forbidden", `host ${JSON.stringify(host)} is not served here`);
  }
  const origin = headers.get("origin");
  if (origin !== null) {
    return failure(403, "Forbidden", `origin ${JSON.stringify(origin)} is not allowed`);
  }
  if (pathname.length + search.length > MAX_URL_BYTES) {
    return failure(414, "RequestURITooLong", `the URL is longer than ${MAX_URL_BYTES} bytes`);
  }
  return undefined;
}

function hostOf(headers: Headers): string | undefined {
  const host = headers.get("host");
  return host === null ? undefined : URL.parse(`http://${host}`)?.hostname ?? host;
}

/** Whether arrays and objects of a JSON text are nested deeper than {@linkcode MAX_DEPTH}. */
export function isTooDeep(json: Uint8Array): boolean {
  if (json.length <= MAX_DEPTH) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i];
    if (quoted) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) quoted = false;
    } else if (byte === 0x22) quoted = true;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return false;
}
