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
  const { v = "", rv = 0, start = "" } = parse(text);
  if (v !== VERSION) throw refused(`server does not recognize this encoded version ${v}`);
  if (!Number.isInteger(rv) || rv === 0) {
    throw refused(`incorrect encoded start resourceVersion (version ${VERSION})`);
  }
  if (start === "") throw refused(`encoded start key empty (version ${VERSION})`);
  if (start.split("/").includes("..")) throw refused(start);
  return { revision: rv, start };
}

function parse(
  text: string,
): { readonly v?: string; readonly rv?: number; readonly start?: string } {
  const wrong = base64Problem(text);
  if (wrong !== undefined) throw refused(wrong);
  try {
    const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw refused("it was not made by this server");
  }
}

function refused(problem: string): Error {
  return badRequest(`invalid continue token: continue key is not valid: ${problem}`);
}

/** What Go says of base64 for URLs that is none; it counts whole groups of four letters. */
function base64Problem(text: string): string | undefined {
  const first = text.search(/[^\w-]/);
  if (first < 0 && text.length % 4 !== 1) return undefined;
  const at = first < 0 ? text.length - 1 : first;
  return `illegal base64 data at input byte ${at}`;
}
