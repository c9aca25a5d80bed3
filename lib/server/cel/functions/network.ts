/**
 * Functions of addresses, ranges of them, and URLs.
 *
 * @module
 */

import type { CelEnvironment } from "../environment.ts";
import { type Address, addressText, parseAddress, prefixOf } from "./address.ts";

/** An address in an expression. */
class Ip {
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }
}

/** What `ip` stands for in an expression where it is not called. */
class Ips {}

/** A range of addresses in an expression. */
class Cidr {
  readonly address: Address;
  readonly length: number;

  constructor(address: Address, length: number) {
    this.address = address;
    this.length = length;
  }
}

/** A URL in an expression, absolute or a path. */
class Location {
  readonly url: URL;
  readonly absolute: boolean;

  constructor(url: URL, absolute: boolean) {
    this.url = url;
    this.absolute = absolute;
  }
}

const IP = "kubernetes.IP";
const CIDR = "kubernetes.CIDR";
const LOCATION = "kubernetes.URL";

/** Adds the functions. */
export function registerNetwork(env: CelEnvironment): void {
  env.registerType(IP, { ctor: Ip });
  env.registerType(CIDR, { ctor: Cidr });
  env.registerType(LOCATION, { ctor: Location });
  registerAddresses(env);
  registerRanges(env);
  registerLocations(env);
}

function registerAddresses(env: CelEnvironment): void {
  env.registerFunction(`ip(string): ${IP}`, (text: string) => ipOf(text));
  env.registerFunction("isIP(string): bool", (text: string) => parseAddress(text) !== undefined);
  env.registerFunction(`string(${IP}): string`, ({ address }: Ip) => addressText(address));
  env.registerFunction(`${IP}.family(): int`, ({ address }: Ip) => BigInt(address.family));
  env.registerOperator(`${IP} == ${IP}`, (a: Ip, b: Ip) => contains(whole(a), b));
  env.registerType("kubernetes.IPs", { ctor: Ips });
  env.registerConstant("ip", "kubernetes.IPs", new Ips());
  env.registerFunction(
    "kubernetes.IPs.isCanonical(string): bool",
    (_ips: Ips, text: string) => addressText(ipOf(text).address) === text,
  );
  const within = (name: string, ranges: readonly string[]) => {
    const known = ranges.map(cidrOf);
    env.registerFunction(`${IP}.${name}(): bool`, (ip: Ip) => known.some((r) => contains(r, ip)));
  };
  within("isUnspecified", ["0.0.0.0/32", "::/128"]);
  within("isLoopback", ["127.0.0.0/8", "::1/128"]);
  within("isLinkLocalMulticast", ["224.0.0.0/24", "ff02::/16"]);
  within("isLinkLocalUnicast", ["169.254.0.0/16", "fe80::/10"]);
  const elsewhere = [
    "0.0.0.0/32",
    "255.255.255.255/32",
    "127.0.0.0/8",
    "224.0.0.0/4",
    "169.254.0.0/16",
    "::/128",
    "::1/128",
    "ff00::/8",
    "fe80::/10",
  ].map(cidrOf);
  env.registerFunction(
    `${IP}.isGlobalUnicast(): bool`,
    (ip: Ip) => !elsewhere.some((r) => contains(r, ip)),
  );
}

function registerRanges(env: CelEnvironment): void {
  env.registerFunction(`cidr(string): ${CIDR}`, (text: string) => cidrOf(text));
  env.registerFunction("isCIDR(string): bool", (text: string) => parseCidr(text) !== undefined);
  env.registerFunction(
    `string(${CIDR}): string`,
    (range: Cidr) => `${addressText(range.address)}/${range.length}`,
  );
  env.registerFunction(
    `${CIDR}.containsIP(${IP}): bool`,
    (range: Cidr, ip: Ip) => contains(range, ip),
  );
  env.registerFunction(
    `${CIDR}.containsIP(string): bool`,
    (range: Cidr, text: string) => contains(range, ipOf(text)),
  );
  const holds = (range: Cidr, other: Cidr) =>
    other.length >= range.length && contains(range, new Ip(other.address));
  env.registerFunction(`${CIDR}.containsCIDR(${CIDR}): bool`, holds);
  env.registerFunction(
    `${CIDR}.containsCIDR(string): bool`,
    (range: Cidr, text: string) => holds(range, cidrOf(text)),
  );
  env.registerOperator(
    `${CIDR} == ${CIDR}`,
    (a: Cidr, b: Cidr) =>
      a.length === b.length && contains(whole(new Ip(a.address)), new Ip(b.address)),
  );
  env.registerFunction(`${CIDR}.ip(): ${IP}`, ({ address }: Cidr) => new Ip(address));
  env.registerFunction(`${CIDR}.prefixLength(): int`, ({ length }: Cidr) => BigInt(length));
  env.registerFunction(`${CIDR}.masked(): ${CIDR}`, ({ address, length }: Cidr) => {
    const rest = BigInt((address.family === 4 ? 32 : 128) - length);
    return new Cidr({ ...address, bits: (address.bits >> rest) << rest }, length);
  });
}

function registerLocations(env: CelEnvironment): void {
  env.registerFunction(`url(string): ${LOCATION}`, (text: string) => {
    const location = parseLocation(text);
    if (!location) throw new SyntaxError(`URL parse error during conversion from string: ${text}`);
    return location;
  });
  env.registerFunction("isURL(string): bool", (text: string) => parseLocation(text) !== undefined);
  const part = (name: string, read: (url: URL) => string) =>
    env.registerFunction(
      `${LOCATION}.${name}(): string`,
      ({ url, absolute }: Location) => absolute || name === "getEscapedPath" ? read(url) : "",
    );
  part("getScheme", (url) => url.protocol.slice(0, -1));
  part("getHost", (url) => url.host);
  part("getHostname", (url) => url.hostname.replace(/^\[|\]$/g, ""));
  part("getPort", (url) => url.port);
  part("getEscapedPath", (url) => url.pathname);
  env.registerFunction(`${LOCATION}.getQuery(): map<string, list<string>>`, ({ url }: Location) => {
    const query: Record<string, string[]> = Object.create(null);
    for (const [name, value] of url.searchParams) (query[name] ??= []).push(value);
    return query;
  });
}

function ipOf(text: string): Ip {
  const address = parseAddress(text);
  if (!address) {
    throw new SyntaxError(
      `IP Address "${text}" parse error during conversion from string: ParseAddr("${text}"): unable to parse IP`,
    );
  }
  return new Ip(address);
}

function cidrOf(text: string): Cidr {
  const range = parseCidr(text);
  if (!range) {
    throw new SyntaxError(
      `network address parse error during conversion from string: netip.ParsePrefix("${text}"): no '/'`,
    );
  }
  return range;
}

function parseCidr(text: string): Cidr | undefined {
  const [, ip = "", digits = ""] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = parseAddress(ip);
  if (!address || Number(digits) > (address.family === 4 ? 32 : 128)) return undefined;
  return new Cidr(address, Number(digits));
}

function whole({ address }: Ip): Cidr {
  return new Cidr(address, address.family === 4 ? 32 : 128);
}

function contains({ address, length }: Cidr, ip: Ip): boolean {
  return address.family === ip.address.family &&
    prefixOf(address, length) === prefixOf(ip.address, length);
}

function parseLocation(text: string): Location | undefined {
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text) && URL.canParse(text)) {
    return new Location(new URL(text), true);
  }
  const path = text.startsWith("/") && URL.canParse(text, "http://path.invalid");
  return path ? new Location(new URL(text, "http://path.invalid"), false) : undefined;
}
