/**
 * Looking at the certificate that a server shows, whether it holds or not: of the native clients only
 * some tell what was wrong with it.
 *
 * @module
 */

import type { Socket } from "node:net";
import { abortable } from "../stream/deadline.ts";
import type { CertificateFacts } from "./certificate_states.ts";
import { destroyAll } from "./connect_deadline.ts";
import type { HttpClientOptions } from "./options.ts";
import { dialSecure, targetOf } from "./portable_dial.ts";

/** Looks, over a connection on which nothing is sent; undefined when there is none to be had. */
export async function lookAtCertificate(
  options: HttpClientOptions,
  url: string,
  signal: AbortSignal | undefined,
): Promise<CertificateFacts | undefined> {
  const { cert: _cert, key: _key, ca: _ca, ...road } = options;
  const opening = new Set<Socket>();
  try {
    const target = targetOf(new URL(url));
    const connecting = dialSecure({ ...road, insecureSkipTlsVerify: true }, target, opening);
    const { issuer, subjectaltname = "", valid_to } = (await abortable(connecting, signal))
      .getPeerCertificate();
    return {
      issuer: [issuer.CN ?? issuer.O ?? ""].flat()[0] ?? "",
      names: [...subjectaltname.matchAll(/(?:DNS|IP Address):([^,]+)/g)].map(([, name]) => name!),
      wanted: options.tlsServerName ?? target.host,
      validTo: new Date(valid_to),
    };
  } catch {
    return undefined;
  } finally {
    destroyAll(opening);
  }
}
