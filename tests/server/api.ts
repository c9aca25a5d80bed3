/**
 * A terse driver for tests of the embedded server: requests in, parsed answers out.
 *
 * @module
 */

import { createServer, type EmbeddedServer, type ServerOptions } from "../../lib/server/mod.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

/** An answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Json;
}

/** How to send a request. */
export interface Send {
  readonly type?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server with a namespace `t`, and short ways to talk to it. */
export interface Api extends AsyncDisposable {
  readonly server: EmbeddedServer;
  send(method: string, path: string, body?: unknown, how?: Send): Promise<Answer>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(path: string, body: unknown, how?: Send): Promise<Answer>;
  put(path: string, body: unknown, how?: Send): Promise<Answer>;
  /** A merge patch, or a JSON patch when the body is an array. */
  patch(path: string, body: unknown, how?: Send): Promise<Answer>;
  delete(path: string, body?: unknown): Promise<Answer>;
  /** Opens a watch. */
  watch(path: string, headers?: Readonly<Record<string, string>>): Promise<Watch>;
}

/** An open watch. */
export interface Watch {
  readonly response: Response;
  /** The events until the stream is quiet for `quietMs` or ends. */
  events(quietMs?: number): Promise<Json[]>;
  /** The next event; undefined at the end. */
  next(): Promise<Json | undefined>;
  close(): Promise<void>;
}

export const NS: string = "/api/v1/namespaces/t";
export const CM: string = `${NS}/configmaps`;
export const PO: string = `${NS}/pods`;
export const SV: string = `${NS}/services`;
export const SE: string = `${NS}/secrets`;
export const DP: string = "/apis/apps/v1/namespaces/t/deployments";

export const cm = (name: string, more: Json = {}): Json => ({
  metadata: { name, ...more.metadata },
  data: more.data ?? { a: "1" },
});
export const pod = (name: string, more: Json = {}): Json => ({
  metadata: { name, ...more.metadata },
  spec: { containers: [{ name: "c", image: "nginx" }], ...more.spec },
});
export const dep = (name: string, more: Json = {}): Json => ({
  metadata: { name, ...more.metadata },
  spec: {
    selector: { matchLabels: { a: name } },
    template: {
      metadata: { labels: { a: name } },
      spec: { containers: [{ name: "c1", image: "i1" }] },
    },
    ...more.spec,
  },
});

/** Starts a server for one test. */
export async function api(options: ServerOptions = {}): Promise<Api> {
  const server = createServer(options);
  const driver = drive(server);
  await driver.post("/api/v1/namespaces", { metadata: { name: "t" } });
  return driver;
}

/** The driver of a server that is there. */
export function drive(server: EmbeddedServer): Api {
  const request = (method: string, path: string, body?: unknown, how: Send = {}) => {
    const headers = new Headers(how.headers);
    if (how.type !== undefined) headers.set("content-type", how.type);
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    // A string body would bring a content type of its own.
    const bytes = text === undefined ? null : new TextEncoder().encode(text);
    return new Request(`http://embedded${path}`, { method, headers, body: bytes });
  };
  const send = async (method: string, path: string, body?: unknown, how: Send = {}) => {
    const response = await server.fetch(request(method, path, body, how));
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };
  return {
    server,
    send,
    get: (path, headers) => send("GET", path, undefined, headers ? { headers } : {}),
    post: (path, body, how) => send("POST", path, body, { type: "application/json", ...how }),
    put: (path, body, how) => send("PUT", path, body, { type: "application/json", ...how }),
    patch: (path, body, how) =>
      send("PATCH", path, body, {
        type: Array.isArray(body) ? "application/json-patch+json" : "application/merge-patch+json",
        ...how,
      }),
    delete: (path, body) =>
      send("DELETE", path, body, body === undefined ? {} : { type: "application/json" }),
    watch: async (path, headers) =>
      open(await server.fetch(request("GET", path, undefined, headers ? { headers } : {}))),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function open(response: Response): Watch {
  const reader = response.body?.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const decoder = new TextDecoder();
  let rest = "";
  let pending: ReturnType<typeof reader.read> | undefined;
  const lines: string[] = [];

  async function line(quietMs: number): Promise<string | undefined> {
    while (lines.length === 0) {
      pending ??= reader.read();
      const chunk = await within(pending, quietMs);
      if (chunk === undefined || chunk.done) return undefined;
      pending = undefined;
      const parts = (rest + decoder.decode(chunk.value, { stream: true })).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    }
    return lines.shift();
  }

  return {
    response,
    async events(quietMs = 30) {
      const events: Json[] = [];
      for (let l = await line(quietMs); l !== undefined; l = await line(quietMs)) {
        events.push(JSON.parse(l));
      }
      return events;
    },
    async next() {
      const l = await line(20_000);
      return l === undefined ? undefined : JSON.parse(l);
    },
    close: () => reader.cancel().catch(() => {}),
  };
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** `TYPE name` of events. */
export function brief(events: readonly Json[]): string[] {
  return events.map((e) => `${e.type} ${e.object.metadata?.name ?? ""}`.trim());
}

/** The names of a list's items. */
export function names(answer: Answer): string[] {
  return answer.body.items.map((i: Json) => i.metadata.name);
}
