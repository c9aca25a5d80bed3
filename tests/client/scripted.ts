/**
 * A transport that plays a script: what the server of exec, attach and port-forward would send.
 *
 * @module
 */

import { ApiError, KubeError, TransportError } from "kubist/errors";
import type { WebSocketClose, WebSocketConnection, WebSocketMessage } from "kubist/runtime";
import { type Clock, systemClock } from "kubist/stream";
import type { Transport, UpgradeOptions } from "kubist/transport";
import { type Client, createClient } from "kubist";

/** The server's end of a connection. */
export interface ScriptedServer {
  /** The path that was asked for. */
  readonly path: string;
  /** What the client has sent. */
  readonly received: (string | Uint8Array)[];
  /** The next message of the client; undefined once the connection is over. */
  next(): Promise<string | Uint8Array | undefined>;
  /** Sends bytes on a channel; text as UTF-8. */
  say(channel: number, data?: string | Uint8Array): void;
  /** Sends a message as it is. */
  message(message: string | Uint8Array): void;
  /** Says how the command ended, and goodbye. */
  exit(code: number): void;
  /** Ends the connection without a word of how the command ended. */
  close(): void;
  /** Breaks the connection. */
  cut(): void;
  /** Stops answering pings. */
  deafen(): void;
}

/** What is done once a connection is open. */
export type Script = (server: ScriptedServer) => void | Promise<void>;

/** What the server is like. */
export interface ScriptedOptions {
  /** What is played; a Status refuses the upgrade. */
  readonly script: Script | { readonly code: number; readonly message: string };
  /** The protocol that is chosen. @default {the first that is offered} */
  readonly protocol?: string;
  /** Objects by path. */
  readonly objects?: Readonly<Record<string, unknown>>;
  readonly clock?: Clock;
  /** Pods that refuse every upgrade. */
  readonly gone?: readonly string[];
}

/** A client, and what was asked of its server. */
export interface Scripted {
  readonly k: Client;
  readonly asked: string[];
  readonly offered: (readonly string[])[];
  readonly servers: ScriptedServer[];
}

/** Makes a client whose server plays the script. */
export function scripted(options: ScriptedOptions): Scripted {
  const { script, objects = {}, protocol, gone = [], clock = systemClock } = options;
  const asked: string[] = [];
  const offered: (readonly string[])[] = [];
  const servers: ScriptedServer[] = [];
  const refuse = (code: number, message: string) => {
    const reason = code === 404 ? "NotFound" : code === 400 ? "BadRequest" : "InternalError";
    const status = {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      code,
      message,
      reason,
    } as const;
    throw new ApiError(`Cannot do it: ${message} (${code})`, { status, code, reason });
  };
  const transport: Transport = {
    server: "https://scripted.example",
    // deno-lint-ignore require-await -- what it throws is to reject
    async exchange({ path }) {
      asked.push(path);
      const object = objects[path];
      if (object === undefined) refuse(404, "not found");
      return { code: 200, contentType: "application/json", text: JSON.stringify(object) };
    },
    stream: () => Promise.reject(new RangeError("no streams here")),
    raw: () => Promise.reject(new RangeError("nothing raw here")),
    // deno-lint-ignore require-await -- what it throws is to reject
    async upgrade({ path }, { protocols = [], signal }: UpgradeOptions = {}) {
      asked.push(path);
      offered.push(protocols);
      if (gone.some((name) => path.includes(`/pods/${name}/`))) return refuse(404, "gone");
      if (typeof script !== "function") return refuse(script.code, script.message);
      const socket = new ScriptedSocket(protocol ?? protocols[0] ?? "", path, signal);
      servers.push(socket);
      void script(socket);
      return socket;
    },
    close: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  return { k: createClient({ transport, namespace: "web", clock }), asked, offered, servers };
}

class ScriptedSocket implements WebSocketConnection, ScriptedServer {
  readonly protocol: string;
  readonly path: string;
  readonly received: (string | Uint8Array)[] = [];
  readonly closed: Promise<WebSocketClose>;
  readonly #finished: (status: WebSocketClose) => void;
  readonly #queue: WebSocketMessage[] = [];
  #read = 0;
  /** Those who wait for anything to happen. */
  readonly #waiting: (() => void)[] = [];
  #end: { readonly error?: unknown } | undefined;
  #isDeaf = false;

  constructor(protocol: string, path: string, signal: AbortSignal | undefined) {
    const { promise, resolve } = Promise.withResolvers<WebSocketClose>();
    [this.protocol, this.path, this.closed, this.#finished] = [protocol, path, promise, resolve];
    signal?.addEventListener("abort", () => this.#over({ error: signal.reason }), { once: true });
  }

  async receive(): Promise<WebSocketMessage | undefined> {
    for (;;) {
      const message = this.#queue.shift();
      if (message !== undefined) return message;
      if (this.#end && "error" in this.#end) throw this.#end.error;
      if (this.#end) return undefined;
      await this.#anything();
    }
  }

  async next(): Promise<string | Uint8Array | undefined> {
    while (this.#read >= this.received.length && !this.#end) await this.#anything();
    return this.#end ? undefined : this.received[this.#read++];
  }

  // deno-lint-ignore require-await -- what it throws is to reject
  async send(message: string | Uint8Array): Promise<void> {
    if (this.#end) throw this.#end.error ?? new KubeError("Cannot send: the connection is closed");
    this.received.push(message);
    this.#wake();
  }

  ping(): Promise<void> {
    return this.#isDeaf ? new Promise(() => {}) : Promise.resolve();
  }

  close(): Promise<void> {
    this.#over({});
    return Promise.resolve();
  }

  say(channel: number, data: string | Uint8Array = ""): void {
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    this.message(Uint8Array.of(channel, ...bytes));
  }

  message(message: string | Uint8Array): void {
    this.#queue.push(typeof message === "string" ? message : new Uint8Array(message));
    this.#wake();
  }

  exit(code: number): void {
    const causes = [{ reason: "ExitCode", message: String(code) }];
    const failure = { status: "Failure", reason: "NonZeroExitCode", details: { causes } };
    this.say(3, JSON.stringify(code === 0 ? { status: "Success" } : failure));
    this.#over({});
  }

  cut(): void {
    const error = new TransportError("Cannot read from it: cut", { problem: "reset" });
    this.#over({ error });
  }

  deafen(): void {
    this.#isDeaf = true;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<WebSocketMessage, undefined> {
    for (let m = await this.receive(); m !== undefined; m = await this.receive()) yield m;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #over(end: { readonly error?: unknown }): void {
    this.#end ??= end;
    this.#finished({ code: 1000, reason: "" });
    this.#wake();
  }

  #anything(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
