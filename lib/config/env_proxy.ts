/**
 * The proxy that the environment names, by the rules of Go's `http.ProxyFromEnvironment`.
 *
 * Source: https://pkg.go.dev/golang.org/x/net/http/httpproxy
 *
 * @module
 */

import { isLoopback } from "./server_url.ts";

/** Reads one environment variable, without asking anybody for leave. */
export type ReadEnv = (name: string) => string | undefined;

/**
 * The proxy for a server, as the environment has it: `HTTPS_PROXY` or `HTTP_PROXY` by the server's
 * scheme, unless `NO_PROXY` names its host; undefined for none. Lower-case names count as well, and a
 * server on this machine is never reached through a proxy.
 */
export function proxyFromEnvironment(server: string, env: ReadEnv): string | undefined {
  const either = (name: string) => env(name) || env(name.toLowerCase()) || undefined;
  const { protocol, hostname, port } = new URL(server);
  const secure = protocol === "https:";
  const proxy = either(secure ? "HTTPS_PROXY" : "HTTP_PROXY")?.trim();
  if (!proxy || isLoopback(server)) return undefined;
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const entries = (either("NO_PROXY") ?? "").split(",");
  if (entries.some((entry) => excludes(entry, host, port || (secure ? "443" : "80")))) {
    return undefined;
  }
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

/** Whether an entry of NO_PROXY names the host: "*", a domain, an address, a range; with a port or not. */
function excludes(entry: string, host: string, port: string): boolean {
  const text = entry.trim().toLowerCase();
  if (text === "") return false;
  if (text === "*") return true;
  if (text.includes("/")) return inRange(host, text);
  const [, bracketed, plain, only] = /^(?:\[(.+)\]|([^:]*|.*:.*:.*?))(?::(\d+))?$/.exec(text) ?? [];
  if (only !== undefined && only !== port) return false;
  const name = (bracketed ?? plain ?? "").replace(/^\*\./, ".");
  if (name === "") return false;
  return name.startsWith(".") ? host.endsWith(name) : host === name || host.endsWith(`.${name}`);
}

/** Whether an address lies in a range like "10.0.0.0/8" or "fd00::/8". */
function inRange(host: string, range: string): boolean {
  const [base = "", bits = ""] = range.split("/");
  const [address, network] = [toBits(host), toBits(base)];
  if (address === undefined || network === undefined || !/^\d+$/.test(bits)) return false;
  const length = Number(bits);
  return address.length === network.length && length <= network.length &&
    address.slice(0, length) === network.slice(0, length);
}

/** An IPv4 or IPv6 address as a text of 0 and 1; undefined for a name. */
function toBits(address: string): string | undefined {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (v4) return v4.slice(1).map((byte) => binary(Number(byte), 8)).join("");
  if (!address.includes(":") || !URL.canParse(`http://[${address}]`)) return undefined;
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const words = (part: string) => part === "" ? [] : part.split(":");
  const [first, last] = [words(head), words(tail ?? "")];
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(zeros).fill("0"), ...last]
    .map((word) => binary(parseInt(word, 16), 16)).join("");
}

function binary(value: number, width: number): string {
  return value.toString(2).padStart(width, "0");
}
