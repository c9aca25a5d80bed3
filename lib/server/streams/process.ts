/**
 * What exec, attach and port-forward ask of whoever plays the containers.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { ByteConnection } from "../../runtime/upgrade_port.ts";

/** Where a process writes. */
export interface ProcessOutput {
  /** Resolves when there is room for more; what nobody asked for is dropped. */
  write(data: string | Uint8Array): Promise<void>;
}

/** The size of a terminal, in characters. */
export interface TerminalSize {
  /** In characters. */
  readonly width: number;
  /** In lines. */
  readonly height: number;
}

/** A process in a container, as the function that plays it sees it. */
export interface PodProcess {
  /** Where it runs. */
  readonly pod: AnyObject;
  /** Where it runs in the pod. */
  readonly container: string;
  /** The command and its arguments; empty for attach. */
  readonly command: readonly string[];
  /** Whether it has a terminal. */
  readonly tty: boolean;
  /** What the client sends, until its end; empty when it sends nothing. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Where it writes to. */
  readonly stdout: ProcessOutput;
  /** With a terminal, the same as `stdout`. */
  readonly stderr: ProcessOutput;
  /** The sizes of the client's terminal, as they change. */
  readonly resize: AsyncIterable<TerminalSize>;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
  /** Does what the server does by itself, and answers the exit code. */
  builtIn(): Promise<number>;
}

/** Plays a process: its result is the exit code, nothing for 0. What it throws, the client is told. */
export type ProcessHandler = (played: PodProcess) => number | void | Promise<number | void>;

/** A connection to a port of a pod. */
export interface PortConnection extends ByteConnection {
  /** Whose port. */
  readonly pod: AnyObject;
  /** Which port. */
  readonly port: number;
}

/** Plays what listens on the ports of pods; the connection is closed when it is done. */
export type PortHandler = (connection: PortConnection) => void | Promise<void>;

/** Where an HTTP request to a pod, through a forwarded port or the proxy subresource, arrives. */
export interface PodAddress {
  /** Whose port. */
  readonly pod: AnyObject;
  /** Which port. */
  readonly port: number;
}

/** Plays the HTTP servers of pods; undefined where none listens. */
export type PodHttpHandler = (
  request: Request,
  at: PodAddress,
) => Response | undefined | Promise<Response | undefined>;

/** Who plays what happens inside of pods. */
export interface PodHandlers {
  /** Plays the processes of exec. @default {the built-in shell} */
  readonly exec?: ProcessHandler | undefined;
  /** Plays the main process of a container. @default {its log, as it is written} */
  readonly attach?: ProcessHandler | undefined;
  /** Plays what listens on ports. @default {`http`, on the ports that containers declare} */
  readonly portForward?: PortHandler | undefined;
  /** Plays HTTP servers. @default {a page that names pod and port} */
  readonly http?: PodHttpHandler | undefined;
}
