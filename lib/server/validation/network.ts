/**
 * Checks of ports and addresses.
 *
 * @module
 */

import { invalidValue } from "../field_error.ts";
import type { Check } from "./checks.ts";
import { between } from "./numbers.ts";

/** The number of a port. */
export const portNumber: Check = between(1, 65_535);

/** The problems of a port's name. */
export function portNameProblems(name: string): string[] {
  const problems: string[] = [];
  if (name.length > 15) problems.push("must be no more than 15 characters");
  if (!/^[-a-z0-9]*$/.test(name) || name === "") {
    problems.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(name)) problems.push("must contain at least one letter (a-z)");
  if (name.includes("--")) problems.push("must not contain consecutive hyphens");
  if (name !== "" && /^-|-$/.test(name)) problems.push("must not begin or end with a hyphen");
  return problems;
}

/** The number of a port or its name. */
export const portOrName: Check = (value, at) => {
  if (typeof value === "string") {
    return portNameProblems(value).map((p) => invalidValue(at, value, p));
  }
  return portNumber(value ?? 0, at);
};

/** Whether a text is an IPv4 address without leading zeros. */
export function isIpv4(text: string): boolean {
  return /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/.test(text);
}

/** Whether a text is an IPv6 address. */
export function isIpv6(text: string): boolean {
  return text.includes(":") && !text.includes("%") && URL.canParse(`http://[${text}]/`);
}

/** An IP address. */
export const ipAddress: Check = (value, at) => {
  const text = String(value ?? "");
  if (isIpv4(text) || isIpv6(text)) return [];
  const detail = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
  return [invalidValue(at, text, detail)];
};

/** A range of addresses. */
export const cidr: Check = (value, at) => {
  const text = String(value ?? "");
  const [address = "", bits = "", ...more] = text.split("/");
  const size = /^\d{1,3}$/.test(bits) && more.length === 0 ? Number(bits) : 999;
  if ((isIpv4(address) && size <= 32) || (isIpv6(address) && size <= 128)) return [];
  return [
    invalidValue(at, text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"),
  ];
};

/** Whether a range of addresses is a part of another one, and smaller. */
export function contains(outer: string, inner: string): boolean {
  const [[from = "", fromBits = ""], [to = "", toBits = ""]] = [outer, inner].map((r) =>
    r.split("/")
  ) as [string[], string[]];
  if (isIpv4(from) !== isIpv4(to) || Number(fromBits) >= Number(toBits)) return false;
  return bitsOf(from).slice(0, Number(fromBits)) === bitsOf(to).slice(0, Number(fromBits));
}

/** An address as a text of zeros and ones. */
function bitsOf(address: string): string {
  if (isIpv4(address)) {
    return address.split(".").map((part) => Number(part).toString(2).padStart(8, "0")).join("");
  }
  // A URL shows an IPv6 address without zeros in front, and with one gap.
  const plain = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = "", tail = ""] = plain.split("::");
  const groups = (text: string) => text === "" ? [] : text.split(":");
  const gap = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(gap).fill("0"), ...groups(tail)];
  return all.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, "0")).join("");
}
