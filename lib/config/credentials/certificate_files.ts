/**
 * A client certificate in files that somebody renews.
 *
 * @module
 */

import { AuthError } from "../../errors.ts";
import { quote } from "../../meta/syntax.ts";
import type { Runtime } from "../../runtime/port.ts";
import type { Clock } from "../../stream/clock.ts";
import { readInput } from "../files.ts";
import { pairProblem } from "../pem/check.ts";
import { type ClientCertificate, clientCertificate, type CredentialSource } from "./credentials.ts";
import { reread } from "./reread.ts";

/** The Go client looks every five minutes; a certificate that is renewed late is short-lived. */
const PERIOD_MS = 60_000;

/** Where a half of the pair is: in a file, or in the configuration itself. */
export type PemInput = { readonly file: string } | { readonly pem: string };

/** What the files need. */
export interface CertificateFilesOptions {
  readonly runtime: Runtime;
  readonly clock: Clock;
  readonly cert: PemInput;
  readonly key: PemInput;
  /** The pair as first read and found good. */
  readonly first: ClientCertificate;
}

/**
 * A pair read again each minute and at once after a 401. While the two files are out of step, as in
 * the middle of a renewal, the old pair stays.
 */
export function certificateFiles(options: CertificateFilesOptions): CredentialSource {
  const { runtime, clock, first } = options;
  const pair = reread<ClientCertificate>({
    clock,
    periodMs: PERIOD_MS,
    first,
    read: async () => {
      const cert = await readPem(runtime, options.cert);
      const key = await readPem(runtime, options.key);
      if (cert === first.cert && key === first.key) return first;
      const bad = await pairProblem(cert, key);
      if (bad) throw new AuthError(`Cannot renew the client certificate: ${bad.problem}`, bad);
      return clientCertificate(cert, key);
    },
    same: (a, b) => a.cert === b.cert && a.key === b.key,
  });
  return {
    description: "client certificate",
    certificate: () => pair.get(),
    invalidate: ({ certificate }) => pair.renew(certificate),
  };
}

/** The text of a half. */
export async function readPem(runtime: Runtime, input: PemInput): Promise<string> {
  if ("pem" in input) return input.pem;
  const { text, problem } = await readInput(runtime, input.file);
  if (text !== undefined) return text;
  throw new AuthError(`Cannot read ${quote(input.file)}: ${problem}`, { code: "tls.file_missing" });
}
