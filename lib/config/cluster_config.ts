/**
 * What is needed to reach one cluster.
 *
 * @module
 */

import type { Impersonation } from "./options.ts";
import type { Credentials } from "./credentials/credentials.ts";
import type { ConfigWarning } from "./problems.ts";

/** How the server is to prove itself. */
export interface TlsSettings {
  /** PEM certificates that are trusted instead of the system's. */
  readonly ca?: string | undefined;
  /** The file they were read from, when it was one. */
  readonly caFile?: string | undefined;
  /** Accept any server certificate. */
  readonly insecureSkipTlsVerify?: boolean | undefined;
  /** The name asked for and verified instead of the URL's host. */
  readonly tlsServerName?: string | undefined;
}

/** The certificates to trust, as their file changes. */
export interface Authority {
  /** The PEM to trust now; a file is read again each minute, and a broken one is passed over. */
  ca(): Promise<string | undefined>;
  /** Looks at once, after a TLS failure. True when there is another CA than before. */
  invalidate(): Promise<boolean>;
}

/**
 * Everything needed to reach one cluster, resolved and checked.
 *
 * Logged or stringified it shows no secret.
 */
export interface ClusterConfig {
  /** An absolute http or https URL, its path prefix kept, no slash at the end. */
  readonly server: string;
  /** The namespace for requests that name none. */
  readonly namespace: string;
  /** Whether the caller chose it, and not the context. */
  readonly namespaceOverridden: boolean;
  /** The name of the context; undefined in a cluster and for a server given alone. */
  readonly context: string | undefined;
  /** Where it came from, for people: a path, "in-cluster", "options". */
  readonly source: string;
  /** How the server is to prove itself. */
  readonly tls: TlsSettings;
  /** The certificates to trust, as their file changes. */
  readonly authority: Authority;
  /** An http, https or socks5 URL, which may hold a password. */
  readonly proxyUrl: string | undefined;
  /** Whether answers are asked for without compression. */
  readonly disableCompression: boolean;
  /** The unix socket to connect to instead of the server's host. */
  readonly socketPath: string | undefined;
  /** Whether HTTP/2 may be spoken. */
  readonly http2: boolean;
  /** Whom to act as. */
  readonly impersonate: Impersonation | undefined;
  /** Whom the client claims to be, and its proof. */
  readonly credentials: Credentials;
  /** What is odd about the configuration and does not keep it from working. */
  readonly warnings: readonly ConfigWarning[];
}
