/**
 * A model of an API server for watch tests: objects, a history, pages, streams, and faults on
 * demand. Everything runs on a manual clock and a seeded source of chance.
 *
 * @module
 */

import { ApiError, ProtocolError, TransportError } from "kubist/errors";
import type { KubeList, KubeObject } from "kubist/meta";
import { type Batches, type Clock, sleep } from "kubist/stream";
import type { OpenRequest, PageRequest, WatchFrame, WatchPort } from "kubist/watch";
import { fromStatus } from "kubist/wire";

/** Mulberry32: small, seeded, good enough to schedule faults. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function refusal(code: number, reason: string, more: object = {}): ApiError {
  return fromStatus("watch things", {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    code,
    reason,
    ...more,
  });
}

export const tooLarge = (): ApiError =>
  refusal(504, "Timeout", { details: { causes: [{ reason: "ResourceVersionTooLarge" }] } });

export const reset = (): TransportError =>
  new TransportError("Cannot go on: connection reset", { problem: "reset" });

interface Change {
  readonly version: number;
  readonly frame: WatchFrame;
}

/** What goes wrong next; each is used once. */
export interface Faults {
  page?: unknown;
  open?: unknown;
  /**
   * Ends the stream: frames to send at once, an error to throw, an ERROR status to send, or
   * "end" / "silence" / "repeat".
   */
  stream?: unknown;
}

export class ModelServer implements WatchPort {
  readonly what = "things";
  readonly #clock: Clock;
  readonly objects: Map<string, KubeObject> = new Map();
  readonly faults: Faults = {};
  readonly requests: string[] = [];
  #history: Change[] = [];
  #version = 1;
  #oldest = 0;
  #uid = 0;
  #wake = new Set<() => void>();
  streams = 0;
  /** Set to let the server stream lists; then what was refused is remembered here. */
  streamingLists: { possible: boolean; refused(): void } | undefined;
  /** Whether a streamed list comes to its end. */
  endsLists = true;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets the server stream lists. */
  streamLists(): void {
    const memory = { possible: true, refused: () => void (memory.possible = false) };
    this.streamingLists = memory;
  }

  put(name: string, value = 0): void {
    const old = this.objects.get(name);
    const object: KubeObject & { value: number } = {
      apiVersion: "v1",
      kind: "Thing",
      metadata: {
        name,
        uid: old?.metadata.uid ?? `u${++this.#uid}`,
        resourceVersion: String(++this.#version),
        creationTimestamp: "2026-01-01T00:00:00Z",
      },
      value,
    };
    this.objects.set(name, object);
    this.#record({ type: old ? "MODIFIED" : "ADDED", object });
  }

  remove(name: string): void {
    const old = this.objects.get(name);
    if (!old) return;
    this.objects.delete(name);
    const metadata = { ...old.metadata, resourceVersion: String(++this.#version) };
    this.#record({ type: "DELETED", object: { ...old, metadata } });
  }

  /** Another resource is written: a version is taken that is never seen here. */
  skip(): void {
    this.#version++;
  }

  /** Forgets the history: older versions are answered 410. */
  compact(): void {
    this.#oldest = this.#version;
    this.#history = [];
  }

  #record(frame: WatchFrame): void {
    this.#history.push({ version: this.#version, frame });
    for (const wake of this.#wake) wake();
  }

  #take(fault: keyof Faults): unknown {
    const value = this.faults[fault];
    delete this.faults[fault];
    return value;
  }

  async page(request: PageRequest, signal: AbortSignal): Promise<KubeList<KubeObject>> {
    this.requests.push(`page ${request.continue ?? ""}`.trim());
    await sleep(this.#clock, 1, signal);
    const fault = this.#take("page");
    if (fault !== undefined) throw fault;
    const [at, start] = request.continue?.split("/") ?? [String(this.#version), ""];
    if (Number(at) < this.#oldest) throw refusal(410, "Expired");
    // A page shows the newest state of what its snapshot still holds: enough for a model.
    const names = [...this.objects.keys()].sort().filter((n) => n >= (start ?? ""));
    const shown = names.slice(0, request.limit ?? names.length);
    const next = names[shown.length];
    return {
      apiVersion: "v1",
      kind: "ThingList",
      metadata: {
        resourceVersion: at ?? "",
        ...(next === undefined ? {} : { continue: `${at}/${next}` }),
      },
      items: shown.map((n) => structuredClone(this.objects.get(n) as KubeObject)),
    };
  }

  async open(
    request: OpenRequest,
    signal: AbortSignal,
  ): Promise<Batches<WatchFrame>> {
    this.requests.push(`open ${request.resourceVersion ?? "list"}`);
    await sleep(this.#clock, 1, signal);
    const fault = this.#take("open");
    if (fault !== undefined) throw fault;
    const from = Number(this.#fromOf(request));
    if (from < this.#oldest) throw refusal(410, "Expired");
    if (from > this.#version) throw tooLarge();
    const stream = this.#stream(request, signal);
    return inPieces({ next: () => stream.next(), return: () => stream.return(undefined) });
  }

  #fromOf(request: OpenRequest): string | number {
    return anyVersion(request) ? this.#version : request.resourceVersion ?? this.#version;
  }

  async *#stream(
    request: OpenRequest,
    signal: AbortSignal,
  ): AsyncGenerator<readonly WatchFrame[]> {
    let at = Number(this.#fromOf(request));
    const end = this.#clock.now() + request.timeoutSeconds * 1000;
    this.streams++;
    try {
      if (request.resourceVersion === undefined) yield this.#initial();
      else if (anyVersion(request)) yield this.#initial().slice(0, -1);
      while (this.#clock.now() < end) {
        signal.throwIfAborted();
        const fault = this.#take("stream");
        if (fault === "end") return;
        if (Array.isArray(fault)) {
          yield fault;
          return;
        }
        if (fault === "silence") await silence(signal);
        if (fault === "repeat") at = Math.max(at - 5, this.#oldest);
        else if (fault instanceof ApiError) {
          yield [{ type: "ERROR", object: fault.status }];
          return;
        } else if (fault !== undefined) throw fault;
        if (at < this.#oldest) {
          yield [{ type: "ERROR", object: refusal(410, "Expired").status }];
          return;
        }
        const news = this.#history.filter((c) => c.version > at);
        if (news.length > 0) {
          at = news.at(-1)?.version ?? at;
          yield news.map((c) => structuredClone(c.frame));
        } else await this.#news(end, signal);
      }
      yield [bookmark(this.#version)];
    } finally {
      this.streams--;
    }
  }

  #initial(): WatchFrame[] {
    const frames = [...this.objects.values()].map((object): WatchFrame => ({
      type: "ADDED",
      object: structuredClone(object),
    }));
    if (!this.endsLists) return frames;
    const end = bookmark(this.#version);
    const annotations = { "k8s.io/initial-events-end": "true" };
    const metadata = { ...(end.object as KubeObject).metadata, annotations };
    return [...frames, { type: "BOOKMARK", object: { ...end.object, metadata } as KubeObject }];
  }

  /** Goes back to an older version, as a restored backup does. */
  restore(version: number): void {
    for (const [name, { metadata }] of this.objects) {
      if (Number(metadata.resourceVersion) > version) this.objects.delete(name);
    }
    this.#history = this.#history.filter((change) => change.version <= version);
    this.#version = version;
    this.#oldest = Math.min(this.#oldest, version);
  }

  /** Waits for a change, for a fault (looked for each 100 ms) or for the end of the stream. */
  async #news(end: number, signal: AbortSignal): Promise<void> {
    const left = Math.min(end - this.#clock.now(), 100);
    await new Promise<void>((resolve, reject) => {
      const finish = () => {
        cancel();
        this.#wake.delete(finish);
        signal.removeEventListener("abort", fail);
        resolve();
      };
      const fail = () => {
        cancel();
        this.#wake.delete(finish);
        reject(signal.reason);
      };
      const cancel = this.#clock.after(left, finish);
      this.#wake.add(finish);
      signal.addEventListener("abort", fail, { once: true });
    });
  }
}

/** Whether the present objects come first, of any version, and no bookmark after them. */
function anyVersion({ resourceVersion }: OpenRequest): boolean {
  return resourceVersion === "0" || resourceVersion === "";
}

/** Each batch in pieces: the first for who waits, the rest for who asks whether there is more. */
function inPieces(batches: Batches<WatchFrame>): Batches<WatchFrame> {
  let rest: readonly WatchFrame[] = [];
  const take = () => {
    const piece = rest.slice(0, 2);
    rest = rest.slice(2);
    return piece;
  };
  return {
    async next() {
      if (rest.length > 0) return { done: false, value: take() };
      const { done, value } = await batches.next();
      if (done) return { done, value };
      rest = value;
      return { done: false, value: take() };
    },
    more: () => rest.length > 0 ? take() : undefined,
    return: () => batches.return(),
  };
}

function bookmark(version: number): WatchFrame {
  const metadata = { resourceVersion: String(version) } as KubeObject["metadata"];
  return { type: "BOOKMARK", object: { apiVersion: "v1", kind: "Thing", metadata } };
}

function silence(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason), { once: true })
  );
}

export const garbage = (): ProtocolError => new ProtocolError("Cannot read a watch event: <html>");
