/**
 * Base64 of unknown origin.
 *
 * @module
 */

/** The bytes of base64 with any white space in it; undefined when it is none. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  const dense = text.replace(/\s+/g, "");
  if (dense.length % 4 === 1 || !/^[A-Za-z0-9+/]*={0,2}$/.test(dense)) return undefined;
  try {
    return Uint8Array.from(atob(dense), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The position, from 1, of the first character that base64 has not; undefined when there is none. */
export function badBase64At(text: string): number | undefined {
  const at = text.search(/[^A-Za-z0-9+/=\s]|=(?=[^=\s])/);
  return at < 0 ? undefined : at + 1;
}

/** The base64 of bytes or of a text in UTF-8. */
export function base64Of(data: Uint8Array | string): string {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The text of base64url without padding, such as a part of a JWT; undefined when it is none. */
export function textOfBase64Url(text: string): string | undefined {
  const bytes = bytesOf(text.replaceAll("-", "+").replaceAll("_", "/"));
  return bytes && new TextDecoder().decode(bytes);
}
