/**
 * Entity tags.
 *
 * @module
 */

/** A quoted hash of a text. */
export async function etagOf(text: string): Promise<string> {
  return `"${await hashOf(text)}"`;
}

/** A hash of a text, in upper-case hexadecimal. */
export async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-512", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, "0")).join("")
    .toUpperCase();
}
