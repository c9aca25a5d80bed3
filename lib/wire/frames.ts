/**
 * Watch frames: one JSON event a line.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import { parseLean } from "./lean.ts";
import { lineSplitter } from "./lines.ts";
import { clean } from "./response.ts";

/** One event as the server sends it. */
export type Frame<T extends KubeObject = KubeObject> =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK"; readonly object: T }
  | { readonly type: "ERROR"; readonly object: Status };

/** Reads events out of bytes that come in pieces. **Errors**: {@linkcode ProtocolError}. */
export interface EventParser<T extends KubeObject> {
  /** Takes the next piece, when all of the last one has been read. */
  push(chunk: Uint8Array): void;
  /** The next event that is whole; undefined when there is none. */
  read(): Frame<T> | undefined;
}

/** Reads JSON text. */
export type Parse<T extends KubeObject> = (line: string) => Frame<T> | null;

/** One line as an event. **Errors**: {@linkcode ProtocolError} that shows the start of the line. */
export function decodeFrame<T extends KubeObject>(
  line: string,
  parse: Parse<T> = JSON.parse,
): Frame<T> {
  let frame: Frame<T> | null;
  try {
    frame = parse(line);
  } catch (cause) {
    throw garbage(line, cause);
  }
  if (isFrame(frame)) return frame;
  throw garbage(line);
}

/** Whether what was read is an event that a watch can go on from. */
export function isFrame<T extends KubeObject>(frame: Frame<T> | null): frame is Frame<T> {
  switch (frame?.type) {
    case "ADDED":
    case "MODIFIED":
    case "DELETED":
    case "BOOKMARK":
      return typeof frame.object?.metadata?.resourceVersion === "string";
    case "ERROR":
      return typeof frame.object === "object" && frame.object !== null;
    default:
      return false;
  }
}

/** Reads events in JSON, one a line. */
function lineFrames<T extends KubeObject>(parse?: Parse<T>): EventParser<T> {
  const splitter = lineSplitter();
  let lines: string[] = [];
  let at = 0;
  return {
    push(chunk) {
      lines = splitter.push(chunk);
      at = 0;
    },
    read() {
      while (at < lines.length) {
        const line = lines[at++] as string;
        if (line !== "" && line !== "\r") return decodeFrame<T>(line, parse);
      }
      return undefined;
    },
  };
}

/** Reads events in JSON whose objects are to have no managedFields. */
export function leanFrames<T extends KubeObject>(): EventParser<T> {
  return lineFrames((line) =>
    parseLean<Frame<T> | null>(line, (frame) => [frame?.object as T | undefined])
  );
}

/** The events of one watch body, in batches. */
export interface FrameReader<T extends KubeObject> {
  /** The frames that have come. */
  next(): Promise<IteratorResult<readonly Frame<T>[], unknown>>;
  /** The next batch of what has been received; undefined when there is none. */
  more(): readonly Frame<T>[] | undefined;
  /** Cancels the body. */
  return(): Promise<void>;
}

/** Objects of more events at once would only be there for garbage collections to visit. */
const mostAtOnce = 4;

/**
 * The events of a watch body, in small batches: they are parsed when they are asked for.
 *
 * A line cut short by the end of the stream is no event: the watch resumes before it. `onEnd` is
 * called once, when the body has ended, failed or been left; `parser` is for events in another form
 * than JSON.
 */
export function decodeFrames<T extends KubeObject>(
  body: ReadableStream<Uint8Array>,
  onEnd: () => void = () => {},
  parser: EventParser<T> = lineFrames<T>(),
): FrameReader<T> {
  const reader = body.getReader();
  let failure: unknown;
  let end: (() => void) | undefined = onEnd;
  const finish = () => {
    end?.();
    end = undefined;
  };
  const more = (): readonly Frame<T>[] | undefined => {
    const frames: Frame<T>[] = [];
    try {
      while (failure === undefined && frames.length < mostAtOnce) {
        const frame = parser.read();
        if (frame === undefined) break;
        frames.push(frame);
      }
    } catch (error) {
      // What precedes a broken event is handed over before the failure.
      failure = error;
    }
    return frames.length > 0 ? frames : undefined;
  };
  return {
    more,
    async next() {
      try {
        while (true) {
          const value = more();
          if (value !== undefined) return { done: false, value };
          if (failure !== undefined) break;
          const chunk = await reader.read();
          if (chunk.done) {
            finish();
            return { done: true, value: undefined };
          }
          parser.push(chunk.value);
        }
      } catch (error) {
        failure = error;
      }
      finish();
      throw failure;
    },
    async return() {
      finish();
      await reader.cancel();
    },
  };
}

function garbage(line: string, cause?: unknown): ProtocolError {
  return new ProtocolError(
    `Cannot read a watch event: the server sent ${line.length} characters that are none: ${
      clean(line.slice(0, 200))
    }`,
    { cause },
  );
}
