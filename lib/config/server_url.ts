/**
 * The URLs of a configuration: of the API server and of a proxy.
 *
 * @module
 */

import { quote } from "../meta/syntax.ts";
import { redactUrl } from "./redact_text.ts";

/** A URL in its plain form, or why it is none. */
export type UrlResult =
  | { readonly url: string; readonly problem?: never }
  | { readonly url?: never; readonly problem: string };

/**
 * Reads the URL of an API server; its path is kept as a prefix, a trailing slash is not.
 *
 * Only http and https, and nothing besides host, port and path: what else a URL may hold would be lost
 * or shown.
 */
export function readServerUrl(text: string): UrlResult {
  const shown = quote(redactUrl(text));
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    const hint = /^[^\s/]+$/.test(text) ? `; write ${quote(`https://${redactUrl(text)}`)}` : "";
    return { problem: `${shown} has no scheme; expected an http or https URL${hint}` };
  }
  if (scheme !== "http" && scheme !== "https") {
    return { problem: `${shown} has the scheme ${quote(scheme)}; expected http or https` };
  }
  const url = parse(text);
  if (typeof url === "string") return { problem: `${shown} ${url}` };
  if (url.username !== "" || url.password !== "") {
    return { problem: "credentials in the URL; put them into the user entry" };
  }
  if (/[?#]/.test(text)) return { problem: `${shown} has a query or fragment, which is not sent` };
  return { url: (url.origin + url.pathname).replace(/\/+$/, "") };
}

/** Reads the URL of a proxy: http, https or socks5, credentials allowed. */
export function readProxyUrl(text: string): UrlResult {
  const expected = "expected an http, https or socks5 URL";
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return { problem: `it has no scheme; ${expected}` };
  if (!["http", "https", "socks5", "socks5h"].includes(scheme)) {
    return { problem: `it has the scheme ${quote(scheme)}; ${expected}` };
  }
  const url = parse(text);
  return typeof url === "string" ? { problem: `it ${url}; ${expected}` } : { url: text };
}

/** Whether a URL's host is this machine. */
export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname;
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" ||
    /^127(?:\.\d{1,3}){3}$/.test(host);
}

function parse(text: string): URL | string {
  // The URL parser drops line breaks, turns backslashes round and takes "///h" for "//h".
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  if (/[\s\\\u0000-\u001f\u007f]/.test(text)) return "is no URL";
  if (/^[^:]*:\/\/(?:[/?#]|$)/.test(text)) return "has no host";
  const port = /^[^/]*\/\/[^/?#]*:([^\]@:/?#]*)(?:[/?#]|$)/.exec(text)?.[1];
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535)) {
    return "has a port out of range; expected 1 to 65535";
  }
  try {
    const url = new URL(text);
    return url.hostname === "" ? "has no host" : url;
  } catch {
    return "is no URL";
  }
}
