/**
 * One open watch: a byte stream with a bounded buffer between the writers and one reader.
 *
 * @module
 */

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

/** Events that go out together when the reader has fallen behind. */
const BATCH = 64;

/** Creates a watch stream; it holds at most `buffer` events besides the initial ones. */
export function watchStream(options: WatchStreamOptions): WatchStream {
  let queue: Uint8Array[] = [];
  let initial: Iterator<Uint8Array> | undefined = options.initial;
  let ended = false;
  let controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;

  function finish(): void {
    if (ended) return;
    ended = true;
    options.onEnd();
  }

  function pull(): void {
    if (initial) {
      const next = initial.next();
      if (!next.done) return controller.enqueue(next.value as Uint8Array<ArrayBuffer>);
      initial = undefined;
    }
    if (queue.length > 0) controller.enqueue(take());
    else if (ended) controller.close();
  }

  function take(): Uint8Array<ArrayBuffer> {
    const parts = queue.splice(0, BATCH);
    if (parts.length === 1) return parts[0] as Uint8Array<ArrayBuffer>;
    const joined = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  }

  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(c) {
      controller = c;
    },
    pull,
    cancel() {
      queue = [];
      initial = undefined;
      finish();
    },
  });

  return {
    body,
    get ended() {
      return ended;
    },
    send(event) {
      if (ended) return;
      if (!initial && queue.length === 0 && (controller.desiredSize ?? 0) > 0) {
        return controller.enqueue(event as Uint8Array<ArrayBuffer>);
      }
      queue.push(event);
      if (queue.length > options.buffer) this.end();
    },
    end(how = "close") {
      if (ended) return;
      finish();
      if (how === "reset") {
        queue = [];
        initial = undefined;
        return controller.error(new TypeError("connection reset"));
      }
      // A reader that waits is told now; one that lags gets the rest from pull.
      if (!initial && queue.length === 0) controller.close();
    },
  };
}
