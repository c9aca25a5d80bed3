/**
 * One open watch: a byte stream with a bounded buffer between the writers and one reader.
 *
 * @module
 */

import { type BodySink, offerPush } from "../runtime/pushed_body.ts";

/** How a watch ends. */
export type WatchEnd = "close" | "reset";

/** The writing side of an open watch. */
export interface WatchStream {
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Sends one event; closes the stream instead when the reader is too far behind. */
  send(event: Uint8Array): void;
  /** Ends the stream after what is buffered; `reset` breaks it at once. */
  end(how?: WatchEnd): void;
  /** No more can be sent. */
  readonly ended: boolean;
}

/** How to create a watch stream. */
export interface WatchStreamOptions {
  /** What was there before the watch; taken one by one as the reader asks. */
  readonly initial: Iterator<Uint8Array>;
  /** How many events may wait for the reader. */
  readonly buffer: number;
  /** Called once, however the stream ends. */
  readonly onEnd: () => void;
}

/** Who takes the events: the reader of the stream, or the connection itself. */
interface Consumer {
  /** Takes a piece; false when it wants no more for now. */
  write(piece: Uint8Array): boolean;
  close(): void;
  error(error: unknown): void;
}

/** Events that go out together when the reader has fallen behind. */
const BATCH = 64;

/** What waits to be taken: first what was there before the watch, then the events. */
class Outbox {
  #initial: Iterator<Uint8Array> | undefined;
  #queue: Uint8Array[] = [];

  constructor(initial: Iterator<Uint8Array>) {
    this.#initial = initial;
  }

  /** How many events wait. */
  get length(): number {
    return this.#queue.length;
  }

  push(event: Uint8Array): void {
    this.#queue.push(event);
  }

  take(): Uint8Array | undefined {
    const next = this.#initial?.next();
    if (next && !next.done) return next.value;
    this.#initial = undefined;
    return this.#queue.length > 1 ? joined(this.#queue.splice(0, BATCH)) : this.#queue.shift();
  }

  clear(): void {
    this.#queue = [];
    this.#initial = undefined;
  }
}

/** The consumer that the reader of a stream is: it takes one piece for each time it asks. */
function readerOf(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): Consumer {
  return {
    write(piece) {
      controller.enqueue(piece as Uint8Array<ArrayBuffer>);
      return false;
    },
    close: () => controller.close(),
    error: (error) => controller.error(error),
  };
}

/** Creates a watch stream; it holds at most `buffer` events besides the initial ones. */
export function watchStream(options: WatchStreamOptions): WatchStream {
  const outbox = new Outbox(options.initial);
  let [ended, closed, hasRoom, flowing] = [false, false, false, false];
  let consumer: Consumer;
  let left = () => {};

  function finish(): void {
    if (ended) return;
    ended = true;
    options.onEnd();
  }

  /** Hands over what there is, as long as it is wanted; a call from within goes on outside. */
  function flow(): void {
    if (flowing) return;
    flowing = true;
    try {
      while (hasRoom && !closed) {
        const next = outbox.take();
        if (closed || !next && !ended) return;
        hasRoom = false;
        if (next) hasRoom = consumer.write(next) || hasRoom;
        else close();
      }
    } finally {
      flowing = false;
    }
  }

  function close(): void {
    closed = true;
    consumer.close();
  }

  function drop(): void {
    outbox.clear();
    closed = true;
  }

  function resume(): void {
    hasRoom = true;
    flow();
  }

  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => void (consumer = readerOf(controller)),
    pull: resume,
    cancel() {
      drop();
      finish();
      left();
    },
  }, { highWaterMark: 0 });
  offerPush(body, (sink: BodySink) =>
    new Promise((resolve, reject) => {
      consumer = { write: sink.write, close: resolve, error: reject };
      left = resolve;
      sink.onRoom(resume);
      resume();
    }));

  return {
    body,
    get ended() {
      return ended;
    },
    send(event) {
      if (ended) return;
      outbox.push(event);
      flow();
      if (outbox.length > options.buffer) this.end();
    },
    end(how = "close") {
      if (ended) return;
      finish();
      if (how === "close") return flow();
      drop();
      consumer.error(new TypeError("connection reset"));
    },
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
