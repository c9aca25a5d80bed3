/**
 * The last stage: one pool of connections per cluster and client certificate.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import type { HttpClient } from "../runtime/port.ts";
import type { RequestCredentials } from "./auth.ts";
import type { OutgoingRequest, Send } from "./send.ts";

/** A client certificate and its key, PEM. */
export type ClientCertificate = { readonly cert: string; readonly key: string };

/** Opens a pool of connections that shows this certificate. */
export type OpenClient = (certificate: ClientCertificate | undefined) => HttpClient;

/** The connections to a cluster. */
export interface Pool {
  readonly send: Send;
  close(): Promise<void>;
}

/** Opens connections lazily; a rotated certificate gets new ones, while running streams go on. */
export function pool(
  server: string,
  credentials: RequestCredentials | undefined,
  open: OpenClient,
): Pool {
  let current: { certificate: ClientCertificate | undefined; client: HttpClient } | undefined;
  const all = new Set<HttpClient>();
  let closed = false;
  const refuseWhenClosed = (act: string) => {
    if (closed) throw new KubeError(`Cannot ${act}: the client is closed; connect again`);
  };
  const clientFor = async (request: OutgoingRequest): Promise<HttpClient> => {
    refuseWhenClosed(request.act);
    const certificate = await credentials?.certificate({ signal: request.signal });
    refuseWhenClosed(request.act);
    if (!current || current.certificate !== certificate) {
      current = { certificate, client: open(certificate) };
      all.add(current.client);
    }
    return current.client;
  };
  return {
    async send(request) {
      const client = await clientFor(request);
      return await client.request({
        method: request.method,
        url: server + request.path,
        headers: request.headers,
        body: request.body,
        signal: request.signal,
        kind: request.kind,
      });
    },
    async close() {
      closed = true;
      await Promise.all([...all].map((client) => client.close()));
    },
  };
}
