/**
 * As much of DER as is needed to know a certificate's dates and key before a TLS library sees it.
 *
 * Source: X.690; RFC 5280 section 4.1
 *
 * @module
 */

/** One element: its tag and the bytes inside it. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** What a certificate says of itself. */
export interface CertificateFacts {
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Whom it names, which is the user to an API server. */
  readonly commonName: string | undefined;
  /** Which is the user's groups to an API server. */
  readonly organizations: readonly string[];
  /** The object identifiers of the key's algorithm and of its curve. */
  readonly algorithm: readonly string[];
  /** The public key as the algorithm writes it. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
}

/** The tag of a sequence. */
export const SEQUENCE = 0x30;
/** The tag of a whole number. */
export const INTEGER = 0x02;
/** The tag of a string of bytes. */
export const OCTETS = 0x04;
const OID = 0x06;
const SET = 0x31;
const COMMON_NAME = "2.5.4.3";
const ORGANIZATION = "2.5.4.10";
const BITS = 0x03;
const UTC_TIME = 0x17;

/** The elements in a sequence of bytes; undefined when the bytes are no DER. */
export function derElements(bytes: Uint8Array<ArrayBuffer>): DerElement[] | undefined {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0xff;
    at += 2;
    if (length >= 0x80) {
      const octets = length & 0x7f;
      if (octets === 0 || octets > 4) return undefined;
      length = 0;
      for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at++] ?? 0);
    }
    if (at + length > bytes.length) return undefined;
    elements.push({ tag, content: bytes.slice(at, at + length) });
    at += length;
  }
  return elements;
}

/** The facts of a certificate; undefined when the bytes are none. */
export function certificateFacts(der: Uint8Array<ArrayBuffer>): CertificateFacts | undefined {
  const [certificate] = derElements(der) ?? [];
  const [body] = inside(certificate, SEQUENCE);
  const fields = inside(body, SEQUENCE);
  if (fields[0]?.tag === 0xa0) fields.shift();
  const [notBefore, notAfter] = inside(fields[3], SEQUENCE).map(dateOf);
  const names = inside(fields[4], SEQUENCE).flatMap((set) => inside(set, SET)).map(attributeOf);
  const named = (id: string) => names.filter(([type]) => type === id).map(([, value]) => value);
  const [algorithm, key] = inside(fields[5], SEQUENCE);
  if (!notBefore || !notAfter || !algorithm || key?.tag !== BITS) return undefined;
  return {
    notBefore,
    notAfter,
    commonName: named(COMMON_NAME)[0],
    organizations: named(ORGANIZATION),
    algorithm: objectIds(algorithm),
    publicKey: key.content.slice(1),
  };
}

/** The type of an attribute of a name, and its value. */
function attributeOf(element: DerElement): readonly [type: string, value: string] {
  const [type, value] = inside(element, SEQUENCE);
  const text = value ? new TextDecoder().decode(value.content) : "";
  return [type?.tag === OID ? objectId(type.content) : "", text];
}

/** The object identifiers directly inside a sequence. */
export function objectIds(element: DerElement): string[] {
  return inside(element, SEQUENCE).filter((e) => e.tag === OID).map((e) => objectId(e.content));
}

/** The elements inside one of the given tag; none for another. */
export function inside(element: DerElement | undefined, tag: number): DerElement[] {
  return element?.tag === tag ? derElements(element.content) ?? [] : [];
}

function objectId(bytes: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of bytes) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0) {
      arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join(".");
}

const SHORT_DATE = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/;
const LONG_DATE = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/;

function dateOf(element: DerElement): Date | undefined {
  const text = new TextDecoder().decode(element.content);
  const utc = element.tag === UTC_TIME;
  const match = (utc ? SHORT_DATE : LONG_DATE).exec(text);
  if (!match) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1)
    .map((part) => Number(part ?? 0));
  const full = utc ? year + (year < 50 ? 2000 : 1900) : year;
  return new Date(Date.UTC(full, month - 1, day, hour, minute, second));
}
