/**
 * A model of an API server behind an HTTP client that needs no network: lists in pages, watches,
 * streamed lists, creations; and whatever goes wrong next.
 *
 * @module
 */

import type { Clock } from "kubist/stream";
import type { HttpClient } from "kubist/runtime";
import type { Chance } from "./chance.ts";
import { SimStream } from "./sim_stream.ts";
import { type Stored, textOf, type Thing, versionOf, type World } from "./world.ts";

/** A request on its way into the model. */
export interface SimRequest {
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly token: string | undefined;
  readonly watch: boolean;
}

/** What goes wrong with a request; it passes on what it does not want. */
export interface RequestFault {
  readonly wants: (request: SimRequest) => boolean;
  readonly answer: (request: SimRequest) => Response | Promise<Response> | undefined;
}

/** Told of what the server sees. */
export interface Observer {
  /** `at` is the version that the list shows. */
  listed(request: SimRequest, at: number): void;
  opened(request: SimRequest, from: string | undefined): void;
  refused(request: SimRequest, retryAfterMs: number | undefined): void;
}

/** The server. */
export class SimServer {
  readonly world: World;
  readonly streams: Set<SimStream> = new Set();
  readonly faults: RequestFault[] = [];
  token = "token-1";
  /** How many versions this replica is behind. */
  lag = 0;
  /** Whether the resource is there at all. */
  served = true;
  /** Refuses to write. */
  readOnly = false;
  streamsLists = true;
  /** How it says that a version has expired. */
  saysGone: "as an answer" | "in the stream" | "either way" = "either way";
  /** The next list comes in another order. */
  shuffle: (() => void) | undefined;
  /** The next streamed list never comes to its end. */
  endless: (() => void) | undefined;
  requests = 0;
  readonly observers: Observer[] = [];
  /** Things to do to streams that are still to be opened, by their tags. */
  readonly waiting: { readonly tag: string; readonly act: (stream: SimStream) => void }[] = [];
  readonly #clock: Clock;
  readonly #chance: Chance;

  constructor(world: World, clock: Clock, chance: Chance) {
    this.world = world;
    this.#clock = clock;
    this.#chance = chance;
    world.onCommit = ({ type, json, at }) => {
      for (const stream of this.streams) stream.event(type, json, at);
    };
  }

  /** A client of this server; `tag` tells its requests from those of others. */
  client(tag: string): HttpClient {
    return {
      request: async ({ method, url, headers, body, signal }) => {
        signal?.throwIfAborted();
        this.requests++;
        const { pathname, searchParams } = new URL(url);
        const token = headers.find(([name]) => name.toLowerCase() === "authorization")?.[1];
        return await this.#answer({
          tag,
          method,
          path: pathname,
          query: searchParams,
          body: String(body ?? ""),
          signal: signal ?? new AbortController().signal,
          token: token?.replace("Bearer ", ""),
          watch: searchParams.get("watch") === "true",
        });
      },
      close: () => Promise.resolve(),
    };
  }

  /** A refusal as the API writes it. */
  refuse(
    request: SimRequest,
    code: number,
    reason: string,
    more: { headers?: Record<string, string>; details?: object } = {},
  ): Response {
    const { headers = {}, details } = more;
    const now = this.date();
    const asked = waitOf(headers["retry-after"] ?? "", now);
    for (const observer of this.observers) observer.refused(request, asked);
    const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", code };
    return Response.json({ ...status, reason, message: reason, details }, {
      status: code,
      headers: { ...headers, date: now },
    });
  }

  /** The date on the server's own clock, which is right. */
  date(laterMs = 0): string {
    return new Date(start + this.#clock.now() + laterMs).toUTCString();
  }

  async #answer(request: SimRequest): Promise<Response> {
    const at = this.faults.findIndex((fault) => fault.wants(request));
    if (at !== -1) {
      const [fault] = this.faults.splice(at, 1);
      const answer = await fault?.answer(request);
      if (answer) return answer;
    }
    if (request.token !== this.token) return this.refuse(request, 401, "Unauthorized");
    if (!this.served) return this.refuse(request, 404, "NotFound");
    if (request.method === "POST") return this.create(request);
    return request.watch ? this.#open(request) : this.list(request);
  }

  /** Stores what was sent. */
  create(request: SimRequest): Response {
    if (this.readOnly) return this.refuse(request, 503, "ServiceUnavailable");
    const { metadata, value } = JSON.parse(request.body) as Thing;
    const namespace = request.path.match(/namespaces\/([^/]+)/)?.[1];
    const key = `${namespace}/${metadata.name ?? `${metadata.generateName}${this.world.at}`}`;
    if (this.world.objects.has(key)) return this.refuse(request, 409, "AlreadyExists");
    return Response.json(this.world.put(key, value), { status: 201 });
  }

  /** Answers a page. */
  list(request: SimRequest): Response {
    const { query } = request;
    const now = this.world.at - this.lag;
    const [version, start = ""] = query.get("continue")?.split("~") ??
      [query.get("resourceVersion") || textOf(now)];
    const at = versionOf(version as string);
    for (const observer of this.observers) observer.listed(request, at);
    if (at < this.world.oldest && at !== now) return this.refuse(request, 410, "Expired");
    if (at > this.world.at) return this.refuse(request, 500, "InternalError");
    const state = this.#snapshot(at);
    const keys = state.keys.filter((key) => key > start);
    const limit = query.get("limit");
    const shown = limit === null ? keys : keys.slice(0, Math.min(Number(limit), mostOnPage));
    const items = shown.map((key) => (state.objects.get(key) as Stored).json);
    if (this.#take("shuffle")) items.reverse();
    if (this.lag > 0) this.lag = 0;
    const more = shown.length < keys.length ? `${textOf(at)}~${shown.at(-1)}` : undefined;
    const metadata = JSON.stringify({ resourceVersion: textOf(at), continue: more });
    const text =
      `{"kind":"ThingList","apiVersion":"sim.test/v1","metadata":${metadata},"items":[${items}]}`;
    return new Response(text, { headers: { "content-type": "application/json" } });
  }

  #cached: { at: number; restores: number; objects: Map<string, Stored>; keys: string[] } = {
    at: -1,
    restores: 0,
    objects: new Map(),
    keys: [],
  };

  #snapshot(at: number): { objects: Map<string, Stored>; keys: string[] } {
    const { restores } = this.world;
    if (this.#cached.at !== at || this.#cached.restores !== restores) {
      const objects = at === this.world.at ? new Map(this.world.objects) : this.world.stateAt(at);
      this.#cached = { at, restores, objects, keys: [...objects.keys()].sort() };
    }
    return this.#cached;
  }

  #open(request: SimRequest): Response {
    const { query } = request;
    const from = query.get("resourceVersion") ?? undefined;
    const now = this.world.at - this.lag;
    const at = from === undefined ? now : versionOf(from);
    const initial = query.get("sendInitialEvents") === "true";
    if (initial && !this.streamsLists) return this.refuse(request, 422, "Invalid");
    for (const observer of this.observers) {
      if (initial) observer.listed(request, at);
      observer.opened(request, from);
    }
    if (at > now) {
      const causes = [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }];
      return this.refuse(request, 504, "Timeout", { details: { causes, retryAfterSeconds: 1 } });
    }
    const gone = !initial && at < this.world.oldest;
    const { saysGone } = this;
    const inStream = saysGone === "in the stream" ||
      (saysGone === "either way" && this.#chance.happens(0.5));
    if (gone && !inStream) return this.refuse(request, 410, "Expired");
    const stream = this.#accept(request, at);
    if (gone) {
      stream.line(errorLine(410, "Expired"));
      stream.end();
    } else if (initial) this.#sendAll(stream, at);
    else {
      for (const commit of this.world.after(at)) {
        stream.event(commit.type, commit.json, commit.at);
      }
    }
    if (from !== undefined) this.#doWaiting(stream);
    const headers = { "content-type": "application/json" };
    return new Response(stream.body as ReadableStream<Uint8Array<ArrayBuffer>>, { headers });
  }

  #accept({ tag, query, signal }: SimRequest, at: number): SimStream {
    const bookmarks = query.get("allowWatchBookmarks") === "true";
    const stream = new SimStream(tag, at, bookmarks, this.#clock, signal);
    this.streams.add(stream);
    stream.onClose = () => this.streams.delete(stream);
    const seconds = Number(query.get("timeoutSeconds") ?? 1800);
    stream.later(seconds * 1000, () => {
      stream.bookmark(this.world.at);
      stream.end();
    });
    this.#markLater(stream);
    return stream;
  }

  /** Faults of streams come once the stream follows, one at a time. */
  #doWaiting(stream: SimStream): void {
    const at = this.waiting.findIndex(({ tag }) => tag === stream.tag);
    if (at === -1 || !stream.open) return;
    const [waiting] = this.waiting.splice(at, 1);
    waiting?.act(stream);
  }

  #markLater(stream: SimStream): void {
    stream.later(10_000 + 10_000 * this.#chance.next(), () => {
      stream.bookmark(this.world.at);
      this.#markLater(stream);
    });
  }

  #take(what: "shuffle" | "endless"): boolean {
    const done = this[what];
    this[what] = undefined;
    done?.();
    return done !== undefined;
  }

  #sendAll(stream: SimStream, at: number): void {
    const { keys, objects } = this.#snapshot(at);
    const order = this.#take("shuffle") ? keys.toReversed() : keys;
    for (const key of order) {
      const { json } = objects.get(key) as Stored;
      stream.event("ADDED", json, at);
    }
    if (!this.#take("endless")) stream.bookmark(at, true);
    for (const commit of this.world.after(at)) stream.event(commit.type, commit.json, commit.at);
  }
}

/** So few that most lists have several pages, whatever is asked for. */
const mostOnPage = 20;

/** When the clocks of a simulation begin, in milliseconds since 1970. */
export const start: number = Date.UTC(2026, 0, 1);

/** What a Retry-After really asks for, in milliseconds. */
function waitOf(header: string, date: string): number | undefined {
  const seconds = Number(header || NaN);
  if (seconds >= 0) return seconds * 1000;
  const at = /GMT$/.test(header) ? Date.parse(header) - Date.parse(date) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at);
}

/** An ERROR event. */
export function errorLine(code: number, reason: string, more: object = {}): string {
  const object = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", code };
  return JSON.stringify({ type: "ERROR", object: { ...object, reason, ...more } }) + "\n";
}
