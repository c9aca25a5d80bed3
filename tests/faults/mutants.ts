/**
 * The 25 planted bugs: each puts something wrong in the place of a part, from outside.
 *
 * @module
 */

import { ApiError, isApiError, TimeoutError, TransportError } from "kubist/errors";
import type { KubeObject } from "kubist/meta";
import type { Batches } from "kubist/stream";
import type { Transport } from "kubist/transport";
import type {
  Change,
  DriverOptions,
  Informer,
  InformerSource,
  OpenRequest,
  WatchFrame,
  WatchPort,
} from "kubist/watch";
import { type MakeParts, type Parts, realParts } from "./parts.ts";
import type { SimClock } from "./sim_clock.ts";
import type { SimServer } from "./sim_server.ts";
import { keyOf } from "./tape.ts";

type Sim = { readonly clock: SimClock; readonly server: SimServer };
type Frames = readonly WatchFrame[];
type Source = InformerSource;

/** The real parts, with a change to what informers follow. */
function onSource(change: (source: Source, sim: Sim) => Source): MakeParts {
  return (sim) => {
    const { informers } = realParts(sim);
    return {
      informers: {
        createInformer: (source, options) =>
          informers.createInformer(change(source as never, sim) as never, options),
      },
    };
  };
}

const onWatching = (change: Partial<DriverOptions>): MakeParts =>
  onSource((source) => ({ ...source, watching: { ...source.watching, ...change } }));

/** The real parts, with a change to where informers get their objects. */
export const onPort = (change: (port: WatchPort, sim: Sim) => Partial<WatchPort>): MakeParts =>
  onSource((source, sim) => ({
    ...source,
    async open(signal) {
      const port = await source.open(signal);
      return { ...port, ...change(port, sim) };
    },
  }));

/** Changes the frames of each stream; `again` gives those of the stream as they come. */
const onFrames = (
  change: (frames: Frames, request: OpenRequest) => Frames | "end",
): MakeParts =>
  onPort((port) => ({
    async open(request, signal) {
      const batches = await port.open(request, signal);
      return {
        async next() {
          const result = await batches.next();
          if (result.done) return result;
          const value = change(result.value, request);
          return value === "end" ? { done: true, value: undefined } : { done: false, value };
        },
        return: () => batches.return(),
      };
    },
  }));

const onPages = (
  change: (page: WatchPort["page"], sim: Sim) => WatchPort["page"],
): MakeParts => onPort((port, sim) => ({ page: change(port.page.bind(port), sim) }));

const onBodies =
  (change: () => (chunk: string | undefined, bytes: Uint8Array) => string): MakeParts => (sim) => ({
    ...realParts(sim),
    http: (client) => ({
      ...client,
      async request(request) {
        const response = await client.request(request);
        if (request.kind !== "stream" || !response.ok || !response.body) return response;
        return new Response(rewritten(response.body, change()), response);
      },
    }),
  });

function rewritten(
  body: ReadableStream<Uint8Array>,
  change: (chunk: string | undefined, bytes: Uint8Array) => string,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      const text = done
        ? change(undefined, new Uint8Array())
        : change(decoder.decode(value, { stream: true }), value);
      if (text !== "") controller.enqueue(encoder.encode(text));
      if (done) controller.close();
      else if (text === "") controller.enqueue(new Uint8Array());
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** The real parts, with a change to informers as they are used. */
export const onInformer =
  (change: (informer: Informer<KubeObject>) => object): MakeParts => (sim) => {
    const { informers } = realParts(sim);
    return {
      informers: {
        createInformer: (source, options) => {
          const informer = informers.createInformer(source, options);
          const changed = change(informer as never);
          return new Proxy(informer, {
            get: (target, name) => {
              if (name in changed) return (changed as never)[name];
              const value = (target as never)[name] as unknown;
              return typeof value === "function" ? value.bind(target) : value;
            },
          });
        },
      },
    };
  };

const versionOf = (object: KubeObject) => object.metadata.resourceVersion;

/** Hands a batch over only after the next has come, or a moment later. */
function held(
  batches: Batches<WatchFrame>,
  clock: SimClock,
  give: (first: Frames, second: Frames) => Frames,
): Batches<WatchFrame> {
  let next: Promise<IteratorResult<Frames, unknown>> | undefined;
  return {
    async next() {
      const first = await (next ?? batches.next());
      next = undefined;
      if (first.done) return first;
      next = batches.next();
      next.catch(() => {});
      const late = new Promise<undefined>((resolve) => {
        clock.after(40, () => resolve(undefined));
      });
      const second = await Promise.race([next, late]);
      if (!second || second.done) return first;
      next = undefined;
      return { done: false, value: give(first.value, second.value) };
    },
    return: () => batches.return(),
  };
}

/** The bugs, by the numbers and names of the plan. */
export const mutants: Readonly<Record<string, MakeParts>> = {
  "1 ignores 410 at connect": onPort((port) => ({
    open: (request, signal) =>
      port.open(request, signal).catch((error) => {
        if (isApiError(error) && error.code === 410) {
          throw new TransportError("Cannot go on", { problem: "reset" });
        }
        throw error;
      }),
  })),
  "2 ignores 410 in the stream": onFrames((frames) =>
    frames.some((f) => f.type === "ERROR" && f.object.code === 410) ? "end" : frames
  ),
  "3 resumes from what was received": onPort((port, { clock }) => {
    let received: string | undefined;
    return {
      async open(request, signal) {
        const from = request.resourceVersion === undefined ? undefined : received;
        const resourceVersion = from ?? request.resourceVersion;
        const batches = await port.open({ ...request, resourceVersion }, signal);
        const noting: Batches<WatchFrame> = {
          async next() {
            const result = await batches.next();
            const last = result.done ? undefined : result.value.at(-1);
            if (last && last.type !== "ERROR") received = versionOf(last.object);
            return result;
          },
          return: () => batches.return(),
        };
        return held(noting, clock, (first, second) => [...first, ...second]);
      },
    };
  }),
  "4 does not advance on bookmarks": onFrames((frames, { resourceVersion }) =>
    resourceVersion === undefined ? frames : frames.filter((frame) => frame.type !== "BOOKMARK")
  ),
  "5 advances on initial ADDED": onFrames((frames, { resourceVersion }) => {
    const [first] = frames;
    if (resourceVersion !== undefined || first?.type !== "ADDED") return frames;
    const annotations = { "k8s.io/initial-events-end": "true" };
    const metadata = { ...first.object.metadata, annotations };
    return [...frames, { type: "BOOKMARK", object: { ...first.object, metadata } }];
  }),
  "6 relists without deleting": onPages((page) => {
    const known = new Map<string, KubeObject>();
    return async (request, signal) => {
      const answer = await page(request, signal);
      for (const item of answer.items) known.set(keyOf(item), item);
      if (answer.metadata.continue || request.exactly) return answer;
      return { ...answer, items: [...known.values()] };
    };
  }),
  "7 relists with the old uid": onPages((page) => {
    const uids = new Map<string, string>();
    return async (request, signal) => {
      const answer = await page(request, signal);
      for (const item of answer.items) {
        const { uid } = item.metadata;
        item.metadata.uid = uids.get(keyOf(item)) ?? uid;
        uids.set(keyOf(item), item.metadata.uid);
      }
      return answer;
    };
  }),
  "8 shows half of a new list": onPages((page) => {
    let lists = 0;
    return async (request, signal) => {
      const answer = await page(request, signal);
      if (request.continue === undefined) lists++;
      if (lists > 1 && !request.exactly) delete answer.metadata.continue;
      return answer;
    };
  }),
  "9 is synced before the last page": onPages((page) => async (request, signal) => {
    const answer = await page(request, signal);
    if (!request.exactly) delete answer.metadata.continue;
    return answer;
  }),
  "10 compares versions as numbers": onPort((port) => {
    let last = 0;
    return {
      open: async (request, signal) => {
        last = Number(request.resourceVersion ?? 0);
        const batches = await port.open(request, signal);
        return {
          async next() {
            const result = await batches.next();
            if (result.done) return result;
            const value = result.value.filter((frame) => {
              if (frame.type === "ERROR") return true;
              const version = Number(versionOf(frame.object));
              const newer = version > last || request.resourceVersion === undefined;
              last = Math.max(last, version);
              return newer;
            });
            return { done: false, value };
          },
          return: () => batches.return(),
        };
      },
    };
  }),
  "11 swallows a bad line": onBodies(() => {
    let rest = "";
    return (chunk = "") => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      return lines.filter((line) => line.startsWith("{") && line.endsWith("}")).map((line) =>
        `${line}\n`
      ).join("");
    };
  }),
  "12 delivers a truncated last line": onBodies(() => {
    let rest = "";
    return (chunk) => {
      if (chunk !== undefined) {
        const whole = (rest + chunk).split("\n");
        rest = whole.pop() ?? "";
        return whole.map((line) => `${line}\n`).join("");
      }
      const found = rest.match(/"metadata":\{"name":.*?"resourceVersion":"[0-9]+"/);
      return found ? `{"type":"MODIFIED","object":{"kind":"Thing",${found[0]}}}}\n` : "";
    };
  }),
  "13 splits characters at the border of chunks": onBodies(() => {
    const own = new TextDecoder();
    return (_chunk, bytes) => own.decode(bytes);
  }),
  "14 does not drop what a resumed stream repeats": (sim) => {
    const repeated: KubeObject[] = [];
    const seen = new Set<string>();
    const noting = onFrames((frames) => {
      for (const { type, object } of frames) {
        if (type !== "MODIFIED") continue;
        if (seen.has(versionOf(object))) repeated.push(object);
        seen.add(versionOf(object));
      }
      return frames;
    })(sim);
    return withRepetitions(noting, repeated);
  },
  "15 interleaves the events of two chunks": onPort((port, { clock }) => ({
    open: async (request, signal) =>
      held(await port.open(request, signal), clock, (first, second) => [...second, ...first]),
  })),
  "16 lists at version 0 after 410": onPages((page, { server }) => {
    let lists = 0;
    return (request, signal) => {
      const first = request.continue === undefined && !request.exactly;
      if (first && ++lists > 1) server.lag = 15;
      return page(request, signal);
    };
  }),
  "17 mixes the pages of two snapshots": onPages((page) => {
    let last = "";
    return async (request, signal) => {
      const answer = await page(request, signal).catch(async (error) => {
        if (request.continue === undefined || !isApiError(error)) throw error;
        const whole = await page({ limit: undefined, continue: undefined }, signal);
        return { ...whole, items: whole.items.filter((item) => keyOf(item) > last) };
      });
      last = answer.items.map(keyOf).reduce((a, b) => a > b ? a : b, "");
      return answer;
    };
  }),
  "18 never resets its waits": onWatching({ backoff: { resetAfterMs: Infinity } }),
  "19 waits without jitter": onWatching({ backoff: { jitter: 0 } }),
  "20 ignores Retry-After": onPort((port) => ({
    open: (request, signal) => port.open(request, signal).catch(hasty),
    page: (request, signal) => port.page(request, signal).catch(hasty),
  })),
  "21 sends a POST again after its bytes were sent": (sim) => ({
    ...realParts(sim),
    transport: (transport: Transport) => ({
      ...transport,
      exchange: (request, how) =>
        transport.exchange(request, how).catch((error) => {
          if (!(error instanceof TransportError)) throw error;
          return transport.exchange(request, how);
        }),
    }),
  }),
  "22 leaks a timer for each stream": onPort((port, { clock }) => ({
    open: (request, signal) => {
      clock.after(1e12, () => {});
      return port.open(request, signal);
    },
  })),
  "23 leaves the connection open when aborted": onPort((port) => ({
    open: async (request) => {
      const batches = await port.open(request, new AbortController().signal);
      return { next: () => batches.next(), return: () => Promise.resolve() };
    },
  })),
  "24 drops what a slow consumer has not taken": onInformer((informer) => ({
    changes: ({ buffer = 0 } = {}) => dropping(informer.changes({ buffer: 1e9 }), buffer),
  })),
  "25 has no watchdog": onPort((port) => ({
    open: (request, signal) => {
      const controller = new AbortController();
      signal.addEventListener("abort", () => {
        if (!(signal.reason instanceof TimeoutError)) controller.abort(signal.reason);
      });
      return port.open(request, controller.signal);
    },
  })),
};

function hasty(error: unknown): never {
  if (!(error instanceof ApiError)) throw error;
  const { status, code, reason } = error;
  const { retryAfterSeconds: _, ...details } = status.details ?? {};
  throw new ApiError(error.message, { status: { ...status, details }, code, reason });
}

function withRepetitions(parts: Parts, repeated: KubeObject[]): Parts {
  const { createInformer: create } = parts.informers;
  return {
    informers: {
      createInformer: (source, options) => {
        const informer = create(source, options);
        const changes = (how: object) => repeating(informer.changes(how) as never, repeated);
        return new Proxy(informer, {
          get(target, name) {
            if (name === "changes") return changes;
            const value = (target as never)[name] as unknown;
            return typeof value === "function" ? value.bind(target) : value;
          },
        });
      },
    },
  };
}

async function* repeating(
  changes: AsyncIterable<Change<KubeObject>>,
  repeated: KubeObject[],
): AsyncGenerator<Change<KubeObject>> {
  const states = new Map<string, KubeObject>();
  for await (const change of changes) {
    yield change;
    states.set(change.key, change.object);
    for (const object of repeated.splice(0)) {
      const old = states.get(keyOf(object));
      if (!old) continue;
      states.set(keyOf(object), object);
      yield { type: "MODIFIED", key: keyOf(object), object, old, resync: false };
    }
  }
}

/** A queue that is full at 16. */
function dropping(
  changes: AsyncIterableIterator<Change<KubeObject>>,
  buffer: number,
): AsyncIterable<Change<KubeObject>> {
  if (buffer > 1000) return changes;
  const queue: Change<KubeObject>[] = [];
  let wake = () => {};
  let end: { error?: unknown } | undefined;
  void (async () => {
    try {
      for await (const change of changes) {
        if (queue.length < 16) queue.push(change);
        wake();
      }
      end = {};
    } catch (error) {
      end = { error };
    }
    wake();
  })();
  return (async function* () {
    while (true) {
      const change = queue.shift();
      if (change) yield change;
      else if (end) {
        if ("error" in end) throw end.error;
        return;
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  })();
}
