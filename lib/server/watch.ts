/**
 * Watching: what was, then what happens, selected and encoded for one client.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 *
 * @module
 */

import { apiVersion, type Call, read } from "./call.ts";
import type { Change } from "./collection.ts";
import { MissingConversion } from "./custom/conversion.ts";
import type { ListOptions } from "./list_options.ts";
import { checkNotFuture } from "./list.ts";
import { encodeRecord, recordKey, type StoredRecord } from "./record.ts";
import { expired } from "./refusals.ts";
import { type Selection, selection } from "./selection.ts";
import { measureWatch } from "./metrics/measure.ts";
import { type WatchStream, watchStream } from "./watch_stream.ts";

/** Turns events into bytes, in the representation that a client asked for. */
export interface EventEncoder {
  /** Equal keys give equal bytes, so that watchers share them; undefined when they may not. */
  readonly key: string | undefined;
  record(type: string, record: StoredRecord): Uint8Array;
  /** A bookmark, with the annotation that ends the initial events. */
  bookmark(revision: number, initialEnd: boolean): Uint8Array;
  /** An ERROR event with a Status. */
  error(status: unknown): Uint8Array;
}

/** Opens a watch; it ends by itself, by `signal`, or when its reader goes away. */
export function openWatch(
  call: Call,
  options: ListOptions,
  encoder: EventEncoder,
  signal: AbortSignal,
): WatchStream {
  const { kernel } = call;
  const chosen = selection(call, options.labelSelector, options.fieldSelector);
  const source = kernel.store.of(call.type.storageKey);
  const fromNow = (options.revision ?? 0) === 0 || options.sendInitialEvents === true;
  if (options.sendInitialEvents === true) checkNotFuture(kernel, options.revision);
  const prefix = call.type.namespaced && call.namespace !== "" ? `${call.namespace}/` : "";
  const inScope = (change: Change) => change.key.startsWith(prefix) && named(call, change.key);
  const wants = (r: StoredRecord) =>
    named(call, recordKey(r.namespace, r.name)) && chosen.matches(r);
  if (!fromNow && (options.revision ?? 0) < source.forgotten) {
    return refused(call, encoder, options.revision ?? 0);
  }

  const started = kernel.store.revision;
  const bookmarks = options.allowWatchBookmarks && kernel.faults.bookmarks;
  const initial = fromNow && options.sendInitialEvents !== false
    ? initialEvents(
      source.range(prefix, "").filter(wants),
      encoder,
      bookmarks ? started : undefined,
    )
    : replay(
      source.changesAfter(fromNow ? started : options.revision ?? 0),
      inScope,
      chosen,
      encoder,
    );

  const cleanups: (() => void)[] = [];
  const meter = measureWatch(call);
  cleanups.push(meter.end);
  const limit = kernel.faults.watchLimit();
  let sent = 0;
  const count = () => {
    if (limit && ++sent >= limit.after) stream.end(limit.how);
  };
  const stream: WatchStream = watchStream({
    initial: counted(initial, count),
    buffer: kernel.options.watchBuffer ?? 1000,
    onEnd: () => {
      for (const cleanup of cleanups.splice(0)) cleanup();
    },
  });
  const send = (event: Uint8Array) => {
    stream.send(event);
    meter.event();
    count();
  };
  const deliver = (event: Uint8Array) => {
    // Where writes take time to become durable, the watch may be over by then.
    if (stream.ended) return;
    const { lagMs, duplicate } = kernel.faults;
    const act = () => {
      send(event);
      if (duplicate) send(event);
    };
    if (lagMs > 0) cleanups.push(kernel.clock.after(lagMs, act));
    else act();
  };
  kernel.watches.add(stream);
  cleanups.push(() => kernel.watches.delete(stream));
  cleanups.push(kernel.store.listen(call.type.storageKey, (change) => {
    if (!inScope(change)) return;
    try {
      const event = select(change, chosen, encoder);
      if (event) kernel.journal.whenSettled(() => deliver(event));
    } catch (error) {
      // Nobody can say what the object is in this version, so the watch cannot go on.
      if (!(error instanceof MissingConversion)) throw error;
      stream.end();
    }
  }));
  cleanups.push(...timers(call, options, encoder, stream, bookmarks));
  const abort = () => stream.end("reset");
  signal.addEventListener("abort", abort, { once: true });
  cleanups.push(() => signal.removeEventListener("abort", abort));
  if (signal.aborted) abort();
  if (limit?.after === 0) stream.end(limit.how);
  return stream;
}

/** The end of the watch, and the bookmarks until then. */
function timers(
  call: Call,
  options: ListOptions,
  encoder: EventEncoder,
  stream: WatchStream,
  bookmarks: boolean,
): (() => void)[] {
  const { clock, ids, store, options: server } = call.kernel;
  const lasts = (options.timeoutSeconds ?? 1800 + Math.floor(ids.number() * 1800)) * 1000;
  const cleanups = [clock.after(lasts, () => stream.end())];
  if (!bookmarks) return cleanups;
  const bookmark = () => stream.send(encoder.bookmark(store.revision, false));
  let cancel: () => void;
  const next = () => {
    const mean = server.bookmarkIntervalMs ?? 60_000;
    cancel = clock.after(mean * (0.75 + ids.number() / 2), () => {
      bookmark();
      if (!stream.ended) next();
    });
  };
  next();
  if (lasts > 2000) cleanups.push(clock.after(lasts - 2000, bookmark));
  return [...cleanups, () => cancel()];
}

function named(call: Call, key: string): boolean {
  return call.name === "" ||
    key === recordKey(call.type.namespaced ? call.namespace : "", call.name);
}

function* counted(events: Iterator<Uint8Array>, count: () => void): Generator<Uint8Array> {
  for (let next = events.next(); !next.done; next = events.next()) {
    yield next.value;
    count();
  }
}

function* initialEvents(
  records: readonly StoredRecord[],
  encoder: EventEncoder,
  bookmark: number | undefined,
): Generator<Uint8Array> {
  for (const record of records) yield encoder.record("ADDED", record);
  if (bookmark !== undefined) yield encoder.bookmark(bookmark, true);
}

function* replay(
  changes: readonly Change[],
  inScope: (change: Change) => boolean,
  chosen: Selection,
  encoder: EventEncoder,
): Generator<Uint8Array> {
  for (const change of changes) {
    const event = inScope(change) ? select(change, chosen, encoder) : undefined;
    if (event) yield event;
  }
}

/** A change as one watcher sees it: objects enter and leave its selection. */
function select(change: Change, chosen: Selection, encoder: EventEncoder): Uint8Array | undefined {
  const before = change.before !== undefined && chosen.matches(change.before);
  const after = change.after !== undefined && chosen.matches(change.after);
  if (after) return encode(change, before ? "MODIFIED" : "ADDED", encoder);
  return before ? encode(change, "DELETED", encoder) : undefined;
}

function encode(change: Change, type: string, encoder: EventEncoder): Uint8Array {
  const shared = encoder.key === undefined ? undefined : change.encoded;
  const key = `${encoder.key} ${type}`;
  const known = shared?.get(key);
  if (known) return known;
  const bytes = encoder.record(type, eventRecord(change, type));
  shared?.set(key, bytes);
  return bytes;
}

/** A DELETED event shows what was selected last, under the revision of the change. */
function eventRecord(change: Change, type: string): StoredRecord {
  if (type !== "DELETED") return change.after as StoredRecord;
  if (change.last) return change.last;
  const before = change.before as StoredRecord;
  return encodeRecord(JSON.parse(before.text), change.revision, before);
}

/** A watch from a compacted revision: the refusal comes in the stream, after 200. */
function refused(call: Call, encoder: EventEncoder, revision: number): WatchStream {
  const oldest = call.kernel.store.of(call.type.storageKey).forgotten;
  const { status } = expired(`too old resource version: ${revision} (${oldest})`);
  const stream = watchStream({
    initial: [encoder.error(status)].values(),
    buffer: 1,
    onEnd: () => {},
  });
  stream.end();
  return stream;
}

/** The plain JSON encoder of a call: one line per event. */
export function jsonEncoder(call: Call): EventEncoder {
  const utf8 = new TextEncoder();
  const version = apiVersion(call);
  const head = `"object":{"kind":"${call.type.kind}","apiVersion":"${version}",`;
  const line = (text: string) => utf8.encode(`${text}\n`);
  return {
    key: `json ${version}`,
    record(type, record) {
      if (!call.type.convert) {
        return line(`{"type":"${type}",${head}${record.text.slice(1)}}`);
      }
      return line(JSON.stringify({ type, object: read(call, record) }));
    },
    bookmark(revision, initialEnd) {
      const note = initialEnd ? `,"annotations":{"k8s.io/initial-events-end":"true"}` : "";
      return line(
        `{"type":"BOOKMARK",${head}"metadata":{"resourceVersion":"${revision}"${note}}}}`,
      );
    },
    error: (status) => line(JSON.stringify({ type: "ERROR", object: status })),
  };
}
