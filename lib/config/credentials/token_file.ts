/**
 * A bearer token in a file that somebody renews, as the kubelet does for service accounts.
 *
 * @module
 */

import { AuthError } from "../../errors.ts";
import { quote } from "../../meta/syntax.ts";
import type { Runtime } from "../../runtime/port.ts";
import type { Clock } from "../../stream/clock.ts";
import { readInput } from "../files.ts";
import { bearer, type CredentialHeaders, type CredentialSource } from "./credentials.ts";
import { tokenProblem } from "./fixed.ts";
import { reread } from "./reread.ts";

/** Less than a minute, as the Go client's minute with its ten seconds of leeway. */
const PERIOD_MS = 50_000;

/** What a token file needs. */
export interface TokenFileOptions {
  readonly runtime: Runtime;
  readonly clock: Clock;
  readonly file: string;
  /** The token as first read. */
  readonly first: string;
}

/** A token read again each minute and at once after a 401; the last good one survives bad reads. */
export function tokenFile(options: TokenFileOptions): CredentialSource {
  const { runtime, clock, file, first } = options;
  const token = reread<CredentialHeaders>({
    clock,
    periodMs: PERIOD_MS,
    first: bearer(first),
    read: async () => bearer(await readTokenFile(runtime, file)),
    same: (a, b) => a[0]?.[1] === b[0]?.[1],
  });
  return {
    description: `token file ${file}`,
    headers: () => token.get(),
    invalidate: ({ headers }) => token.renew(headers),
  };
}

/**
 * Reads a token file, blanks around the token left out.
 *
 * **Errors**: `AuthError` `auth.token_file` or `auth.token_chars`, without the token.
 */
export async function readTokenFile(runtime: Runtime, file: string): Promise<string> {
  const input = await readInput(runtime, file);
  const token = input.text?.trim();
  if (!token) {
    const state = input.problem ?? "it is empty";
    throw new AuthError(`Cannot read the token file ${quote(file)}: ${state}`, {
      code: "auth.token_file",
    });
  }
  const problem = tokenProblem(token);
  if (problem === undefined) return token;
  throw new AuthError(`Cannot use the token in ${quote(file)}: ${problem}`, {
    code: "auth.token_chars",
  });
}
