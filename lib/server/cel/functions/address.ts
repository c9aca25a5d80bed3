/**
 * Internet addresses as numbers.
 *
 * @module
 */

/** An address: 32 or 128 bits. */
export interface Address {
  readonly family: 4 | 6;
  readonly bits: bigint;
}

/** Reads an address; undefined for none, and for IPv4 in the clothes of IPv6. */
export function parseAddress(text: string): Address | undefined {
  const parts = text.split(".");
  if (parts.length === 4 && parts.every((p) => /^(0|[1-9]\d{0,2})$/.test(p) && Number(p) < 256)) {
    return { family: 4, bits: parts.reduce((bits, p) => (bits << 8n) | BigInt(p), 0n) };
  }
  if (!/^[0-9a-fA-F:]+$/.test(text) || !URL.canParse(`http://[${text}]`)) return undefined;
  const groups = groupsOf(new URL(`http://[${text}]`).hostname.slice(1, -1));
  const bits = groups.reduce((sum, g) => (sum << 16n) | BigInt(`0x${g}`), 0n);
  return bits >> 32n === 0xffffn ? undefined : { family: 6, bits };
}

/** The eight groups of an address that is written as short as can be. */
function groupsOf(text: string): string[] {
  const [head = "", tail] = text.split("::");
  const left = head === "" ? [] : head.split(":");
  if (tail === undefined) return left;
  const right = tail === "" ? [] : tail.split(":");
  return [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
}

/** The address as it is written. */
export function addressText({ family, bits }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((by) => String((bits >> by) & 255n)).join(".");
  const groups = Array.from(
    { length: 8 },
    (_, i) => ((bits >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  );
  return new URL(`http://[${groups.join(":")}]`).hostname.slice(1, -1);
}

/** The leading bits of an address. */
export function prefixOf({ family, bits }: Address, length: number): bigint {
  return bits >> BigInt((family === 4 ? 32 : 128) - length);
}
