/**
 * The tokens with which a paged list goes on: a revision and the key to start from.
 *
 * @module
 */

import { badRequest } from "./status_error.ts";

/** Where the next page starts. */
export interface ContinueToken {
  /** The revision of the snapshot; -1 to go on with the latest state. */
  readonly revision: number;
  /** The first key of the next page, or anything just before it. */
  readonly start: string;
}

const VERSION = "meta.k8s.io/v1";

/** Writes a token. */
export function encodeToken(token: ContinueToken): string {
  const json = JSON.stringify({ v: VERSION, rv: token.revision, start: token.start });
  const bytes = new TextEncoder().encode(json);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * Reads a token.
 *
 * **Errors**: 400 for anything that is no token of this server.
 */
export function decodeToken(text: string): ContinueToken {
  try {
    const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const { v, rv, start } = JSON.parse(new TextDecoder().decode(bytes));
    if (v === VERSION && Number.isInteger(rv) && rv !== 0 && typeof start === "string") {
      return { revision: rv, start };
    }
  } catch {
    // Any way of being unreadable gets the same answer.
  }
  throw badRequest(
    "invalid continue token: continue key is not valid: it was not made by this server",
  );
}
