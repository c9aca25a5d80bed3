/**
 * The TLS settings of a client, as `node:tls` and all that is built on it take them.
 *
 * @module
 */

import type { HttpClientOptions } from "./options.ts";

/** The settings; what is not set keeps its default. */
export interface TlsSettings {
  readonly ca?: string | string[];
  readonly cert?: string;
  readonly key?: string;
  readonly servername?: string;
  readonly rejectUnauthorized: boolean;
}

/** The TLS settings that the options ask for. */
export function tlsSettings(options: HttpClientOptions): TlsSettings {
  const { ca, cert, key, tlsServerName: servername, insecureSkipTlsVerify } = options;
  return {
    ...(ca !== undefined && { ca }),
    // Where nothing is verified, Deno need not ask for the permission to read the system's roots.
    ...(insecureSkipTlsVerify && { ca: [] }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(servername !== undefined && { servername }),
    rejectUnauthorized: insecureSkipTlsVerify !== true,
  };
}
