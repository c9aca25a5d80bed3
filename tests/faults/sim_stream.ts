/**
 * One watch connection of the model server, and what can go wrong with its bytes.
 *
 * @module
 */

import { TransportError } from "kubist/errors";
import type { Clock } from "kubist/stream";
import { textOf } from "./world.ts";

/** How the bytes of a stream travel. */
export interface Travel {
  /** Bytes of a chunk; undefined for whole lines. */
  chunk?: number | undefined;
  /** Break chunks inside characters of several bytes. */
  splitCharacters?: boolean;
  /** Lines that leave together. */
  merge?: number;
  /** Nothing leaves before this time. */
  stalledUntil?: number;
  /** Nothing leaves any more. */
  blackhole?: boolean;
  /** Bytes in 100 ms. */
  bytesPerTick?: number;
}

const encoder = new TextEncoder();
/** A server cuts off who does not read: it keeps no more than this for anybody. */
const mostUnread = 4 * 1024 * 1024;

/** An open watch as the server sees it. */
export class SimStream {
  readonly tag: string;
  readonly body: ReadableStream<Uint8Array>;
  readonly travel: Travel = {};
  /** The version that the stream has come to. */
  at: number;
  bookmarks: boolean;
  /** Whether the connection is there. */
  open = true;
  /** Each changes the line of one event; what it gives is sent instead. */
  readonly mangles: ((line: string) => string | undefined)[] = [];
  /** Called once, when the connection is no more. */
  onClose: () => void = () => {};
  readonly #clock: Clock;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #waiting: Uint8Array[] = [];
  #held: string[] = [];
  /** What waits is the last. */
  #ending = false;
  #timers = new Set<() => void>();
  readonly #undo: () => void;

  constructor(tag: string, at: number, bookmarks: boolean, clock: Clock, signal: AbortSignal) {
    this.tag = tag;
    this.at = at;
    this.bookmarks = bookmarks;
    this.#clock = clock;
    const onAbort = () => this.fail(signal.reason);
    this.#undo = () => signal.removeEventListener("abort", onAbort);
    this.body = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.#controller = controller),
      cancel: () => this.#close(),
    }, { highWaterMark: mostUnread, size: (chunk) => chunk.byteLength });
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted) onAbort();
  }

  /** Sends an event. */
  event(type: string, json: string, at: number): void {
    if (!this.open || this.#ending) return;
    const line = `{"type":"${type}","object":${json}}\n`;
    this.at = Math.max(this.at, at);
    const mangle = this.mangles.shift();
    const sent = mangle ? mangle(line) : line;
    if (sent !== undefined) this.line(sent);
  }

  bookmark(at: number, ended = false): void {
    if (!this.open || !this.bookmarks) return;
    const annotations = ended ? `,"annotations":{"k8s.io/initial-events-end":"true"}` : "";
    const metadata = `{"resourceVersion":"${textOf(at)}","creationTimestamp":null${annotations}}`;
    const object = `{"kind":"Thing","apiVersion":"sim.test/v1","metadata":${metadata}}`;
    this.at = Math.max(this.at, at);
    this.line(`{"type":"BOOKMARK","object":${object}}\n`);
  }

  /** Sends a line as the stream's bytes travel. */
  line(line: string): void {
    if (!this.open || this.#ending) return;
    const { merge = 1 } = this.travel;
    this.#held.push(line);
    if (this.#held.length < merge) return;
    delete this.travel.merge;
    this.#flush();
  }

  /** Ends the stream as the protocol has it, with all that was sent. */
  end(rest = ""): void {
    if (!this.open) return;
    if (rest !== "") this.#held.push(rest);
    this.#ending = true;
    this.#flush();
  }

  /** Breaks the stream: what has not left is lost. */
  fail(error: unknown = reset()): void {
    if (!this.open) return;
    this.#controller?.error(error);
    this.#close();
  }

  /** Does something later, if the stream is still there. */
  later(ms: number, act: () => void): void {
    if (!this.open) return;
    const cancel = this.#clock.after(ms, () => {
      this.#timers.delete(cancel);
      act();
    });
    this.#timers.add(cancel);
  }

  /** Lets what was held back leave. */
  resume(): void {
    delete this.travel.stalledUntil;
    this.#pour();
  }

  #flush(): void {
    const bytes = encoder.encode(this.#held.join(""));
    this.#held = [];
    this.#waiting.push(...this.#chunks(bytes));
    this.#pour();
  }

  #chunks(bytes: Uint8Array): Uint8Array[] {
    const { chunk, splitCharacters } = this.travel;
    const chunks: Uint8Array[] = [];
    if (splitCharacters) {
      delete this.travel.splitCharacters;
      let from = 0;
      for (let i = 1; i < bytes.length; i++) {
        if (((bytes[i] as number) & 0xc0) !== 0x80) continue;
        chunks.push(bytes.subarray(from, i));
        from = i;
      }
      return [...chunks, bytes.subarray(from)];
    }
    if (chunk === undefined) return [bytes];
    delete this.travel.chunk;
    // A giant travels in larger bites: what single bytes show, the first thousands show.
    const size = Math.max(chunk, Math.ceil(bytes.length / 5000));
    for (let i = 0; i < bytes.length; i += size) chunks.push(bytes.subarray(i, i + size));
    return chunks;
  }

  #pour(): void {
    const { blackhole, stalledUntil = 0, bytesPerTick } = this.travel;
    if (blackhole || this.#clock.now() < stalledUntil) return;
    let left = bytesPerTick ?? Infinity;
    while (this.open && this.#waiting.length > 0 && left > 0) {
      const bytes = this.#waiting.shift() as Uint8Array;
      this.#controller?.enqueue(bytes.subarray(0, left));
      if (bytes.length > left) this.#waiting.unshift(bytes.subarray(left));
      left -= bytes.length;
    }
    if (this.#waiting.length > 0) this.later(100, () => this.#pour());
    else if (this.#ending && this.open) {
      this.#controller?.close();
      this.#close();
    }
    if ((this.#controller?.desiredSize ?? 0) < -mostUnread) this.fail();
  }

  #close(): void {
    if (!this.open) return;
    this.open = false;
    this.#undo();
    this.#waiting = [];
    this.#held = [];
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    this.onClose();
  }
}

/** The connection breaks. */
export function reset(): TransportError {
  return new TransportError("Cannot read from sim: the connection broke", { problem: "reset" });
}
