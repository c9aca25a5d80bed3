/**
 * What kubist asks of a runtime. Deno, Bun and Node each have one adapter behind this port, the only
 * files that name a platform.
 *
 * @module
 */

import type { HttpClientOptions, ListenOptions, SpawnOptions } from "./options.ts";
import type { TcpConnection, TcpListenOptions } from "./tcp_port.ts";
import type { FileTree } from "./tree_port.ts";
import type { WebSocketConnection } from "./websocket_port.ts";

/** One HTTP request. Headers travel as pairs, so that repeated names stay repeated on the wire. */
export interface HttpRequest {
  /** The method, in capitals. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** The headers, in the order they are sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body; undefined for none. */
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** Ends the request, and the reading of its answer. */
  readonly signal?: AbortSignal | undefined;
  /** A stream (watch, log follow) has no idle timeout of the runtime's own. */
  readonly kind: "unary" | "stream";
}

/** A pool of connections to one server. */
export interface HttpClient {
  /**
   * Sends one request. Never follows a redirect and never retries.
   *
   * Cancelling the body closes its connection. The body of a stream fails as the request does; that
   * of a unary request is the runtime's own, for speed: what it throws goes through
   * {@linkcode toTransportError}.
   *
   * **Errors**: `signal.reason` untouched when aborted; a `ConfigError` when the credentials turn
   * out to be the reason; else a `TransportError`.
   */
  request(request: HttpRequest): Promise<Response>;
  /**
   * Opens a WebSocket by a GET without a body; absent where there is no network to open it over.
   * `protocols` are the subprotocols to offer, best first. The signal of the request lasts as long
   * as the connection.
   *
   * **Returns** the connection, or the answer of a server that refuses, whatever its status.
   *
   * **Errors**: as {@linkcode HttpClient.request}; a `ProtocolError` for an answer that is neither.
   */
  upgrade?(
    request: HttpRequest,
    protocols: readonly string[],
  ): Promise<WebSocketConnection | Response>;
  /**
   * Uses no connection again that is open now; what is under way on one goes on. For when they may be
   * dead: after a sleep, or when one of them was. Absent where there is no network.
   */
  renew?(): void;
  /**
   * Closes the connections and refuses further requests. Open streams end with an error; an answer
   * of a unary request that is still being read may come to its end (Deno) or not.
   */
  close(): Promise<void>;
}

/** What a server knows of a connection. */
export interface Peer {
  /** The subject's common name (user) and organizations (groups) of a verified client certificate. */
  readonly certificate?: { readonly user: string; readonly groups: readonly string[] } | undefined;
}

/**
 * Answers one request. When the client goes away, `request.signal` aborts and the body of the answer
 * is cancelled, both within milliseconds. The head of a streamed answer is sent before its first byte.
 */
export type Handler = (request: Request, peer: Peer) => Response | Promise<Response>;

/** An open server. */
export interface Listener {
  /** Where it listens. */
  readonly hostname: string;
  /** The port. */
  readonly port: number;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

/** A running child process. */
export interface ChildProcess {
  /** The system's number for it. */
  readonly pid: number;
  /** Standard output and standard error, as they come; to be read to the end or cancelled. */
  readonly stdout: ReadableStream<Uint8Array>;
  /** Standard error, as it comes. */
  readonly stderr: ReadableStream<Uint8Array>;
  /** Resolves when the process has ended; `code` is undefined when a signal ended it. */
  readonly exited: Promise<{ readonly code: number | undefined }>;
  /** Sends it a signal; SIGTERM when none is said. */
  kill(signal?: "SIGTERM" | "SIGKILL" | "SIGINT" | "SIGSTOP" | "SIGCONT"): void;
}

/** What a file is, without reading it. */
export interface FileInfo {
  /** Whether it is a plain file. */
  readonly isFile: boolean;
  /** Whether it is a directory. */
  readonly isDirectory: boolean;
  /** When it was changed, in milliseconds since 1970. */
  readonly mtimeMs: number;
  /** Permission bits; undefined where the system has none. */
  readonly mode: number | undefined;
  /** The system's number for the owner; undefined where it has none. */
  readonly owner: number | undefined;
}

/**
 * The platform: files, environment, processes, network.
 *
 * A missing file is `undefined`, a missing permission is a `KubeError` that names the flag to add.
 */
export interface Runtime {
  /** Which runtime this is. */
  readonly name: "deno" | "bun" | "node";
  /** Its version. */
  readonly version: string;
  /** The operating system and processor, "linux" and "x86_64". */
  readonly os: string;
  /** The processor, "x86_64". */
  readonly arch: string;
  /**
   * Whether a long text is better parsed in many pieces, each when it is needed: its collector visits
   * what lives, again and again. Where it is not, many small parses cost more than a big one.
   */
  readonly parsesInPieces?: boolean;

  /**
   * One environment variable; undefined when it is not set or may not be read. Where leave has to be
   * given first, `quiet` takes the lack of it for a no, instead of asking.
   */
  env(name: string, options?: { readonly quiet?: boolean }): string | undefined;
  /** The working directory: what relative paths start from. */
  cwd(): string;
  /** Whether standard input is a terminal, so that somebody can answer a question. */
  stdinIsTerminal(): boolean;

  /** The text of a file (UTF-8, or UTF-16 by its byte order mark); undefined when it does not exist. */
  readTextFile(path: string): Promise<string | undefined>;
  /** The bytes of a file; undefined when it does not exist. */
  readFile(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Replaces a file in one step (written beside it, then renamed). @default mode 0o600 */
  writeTextFile(path: string, text: string, options?: { readonly mode?: number }): Promise<void>;
  /** Creates a file that must not exist yet; false when it does. A lock, not a replacement. @default mode 0o600 */
  createTextFile(
    path: string,
    text: string,
    options?: { readonly mode?: number },
  ): Promise<boolean>;
  /** What a file is; links are followed. */
  stat(path: string): Promise<FileInfo | undefined>;
  /** Creates a directory and its parents. */
  mkdir(path: string, options?: { readonly mode?: number }): Promise<void>;
  /** Creates a new private directory for temporary files. */
  makeTempDir(prefix: string): Promise<string>;
  /** Removes a file or a directory with all it holds; fine when it does not exist. */
  remove(path: string): Promise<void>;
  /** The names in a directory; undefined when it does not exist. */
  readDir(path: string): Promise<readonly string[] | undefined>;

  /** Files as copying needs them. */
  fileTree(): Promise<FileTree>;

  /** Starts a process. **Errors**: a `KubeError` when it cannot be started. */
  spawn(command: string, options?: SpawnOptions): ChildProcess;

  /**
   * Makes a client; the first request connects it.
   *
   * **Errors**: a `ConfigError` for a certificate or key that cannot be one.
   */
  createHttpClient(options: HttpClientOptions): HttpClient;
  /** Starts listening. **Errors**: a `KubeError` when the port is taken or not allowed. */
  listen(handler: Handler, options?: ListenOptions): Promise<Listener>;
  /** Accepts plain TCP connections. **Errors**: as {@linkcode Runtime.listen}. */
  listenTcp(
    accept: (connection: TcpConnection) => void,
    options?: TcpListenOptions,
  ): Promise<Listener>;
}
