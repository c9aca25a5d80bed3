/**
 * The options of what a runtime is asked for.
 *
 * @module
 */

import type { UpgradeHandler } from "./upgrade_port.ts";

/** How to reach one server: the transport security and the road to it, never per-request data. */
export interface HttpClientOptions {
  /** What the configuration calls the server, for messages. @default {its address alone} */
  readonly context?: string | undefined;
  /**
   * PEM certificates that are trusted instead of the system's; on Deno, whose `fetch` cannot be
   * told to forget its own, beside them.
   */
  readonly ca?: string | undefined;
  /** The client certificate chain, PEM. */
  readonly cert?: string | undefined;
  /** The key of the client certificate, PEM, not encrypted. */
  readonly key?: string | undefined;
  /** Accept any server certificate. */
  readonly insecureSkipTlsVerify?: boolean | undefined;
  /** The name asked for (SNI) and verified instead of the URL's host. */
  readonly tlsServerName?: string | undefined;
  /** http, https or socks5 URL of a proxy; user information in it is sent to the proxy. */
  readonly proxyUrl?: string | undefined;
  /** Connect to this unix socket instead of the URL's host. */
  readonly socketPath?: string | undefined;
  /**
   * How long a connection may take to come about, TLS and proxies included, in milliseconds.
   * @default {20_000}
   */
  readonly connectTimeoutMs?: number | undefined;
  /**
   * How long a connection may be idle and is used again, in milliseconds: shorter than the patience of
   * load balancers and address translation, which drop idle connections without a word.
   * @default {30_000}
   */
  readonly idleTimeoutMs?: number | undefined;
  /**
   * Offer HTTP/2 to the server, and speak it where the server chooses it; WebSockets stay on HTTP/1.1.
   * @default {false}
   */
  readonly http2?: boolean | undefined;
}

/** The certificate a server shows, PEM, and the CA of the client certificates it asks for. */
export interface ServerTls {
  /** The certificate chain, PEM. */
  readonly cert: string;
  /** Its key, PEM. */
  readonly key: string;
  /** When set, client certificates are requested and verified against it. */
  readonly clientCa?: string | undefined;
}

/** What a server takes of its clients. */
export interface ListenLimits {
  /** The size of all headers of a request; beyond it 431. @default {16_384} */
  readonly maxHeaderBytes?: number;
  /** How long the headers of a request may take to come. @default {10_000} */
  readonly headersMs?: number;
  /** How long a request may take to come as a whole. @default {30_000} */
  readonly requestMs?: number;
  /** How long a connection may wait for its next request. @default {75_000} */
  readonly idleMs?: number;
  /** How many connections may be open; further ones are closed at once. @default {4096} */
  readonly maxConnections?: number;
}

/** How to listen. */
export interface ListenOptions {
  /** Where to listen. @default {"127.0.0.1"} */
  readonly hostname?: string;
  /** The port. @default {0} any free port */
  readonly port?: number;
  /** Listen for TLS, and show this certificate. */
  readonly tls?: ServerTls;
  /** Told what a handler threw, or the body it answered with; the client sees 500 or a broken body. */
  readonly onError?: (error: unknown) => void;
  /**
   * Answers requests that ask to speak WebSocket or SPDY/3.1 from here on.
   *
   * @default {the handler answers them as all others}
   */
  readonly onUpgrade?: UpgradeHandler | undefined;
  /** What a client may take. */
  readonly limits?: ListenLimits;
}

/** How to start a child process. No shell is involved. */
export interface SpawnOptions {
  /** What the program is given. */
  readonly args?: readonly string[];
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Its working directory. @default {this process's own} */
  readonly cwd?: string;
  /** Written to standard input, which is then closed. @default {closed at once} */
  readonly stdin?: string;
  /** Give the child this process's own standard input instead: a plugin that asks at the terminal. */
  readonly inheritStdin?: boolean;
  /**
   * Keep standard input open, without a byte, for as long as this process lives: a child that waits
   * for its end learns when its parent is gone, however that came about.
   */
  readonly holdStdin?: boolean;
  /** Start it in a process group of its own, which no signal to this one reaches: not Ctrl-C. */
  readonly detached?: boolean;
}
