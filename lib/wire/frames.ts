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

/**
 * Adds the events that `chunk` completes to `frames`.
 *
 * **Errors**: {@linkcode ProtocolError}, after what precedes the broken event was added.
 */
export type ReadFrames<T extends KubeObject> = (chunk: Uint8Array, frames: Frame<T>[]) => void;

/** Reads JSON text. */
type Parse<T extends KubeObject> = (line: string) => Frame<T> | null;

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
function lineFrames<T extends KubeObject>(parse?: Parse<T>): ReadFrames<T> {
  const splitter = lineSplitter();
  return (chunk, frames) => {
    for (const line of splitter.push(chunk)) {
      if (line !== "" && line !== "\r") frames.push(decodeFrame<T>(line, parse));
    }
  };
}

/** Reads events in JSON whose objects are to have no managedFields. */
export function leanFrames<T extends KubeObject>(): ReadFrames<T> {
  return lineFrames((line) =>
    parseLean<Frame<T> | null>(line, (frame) => [frame?.object as T | undefined])
  );
}

/** The events of one watch body, in batches. */
export interface FrameReader<T extends KubeObject> {
  /** The frames that have come. */
  next(): Promise<IteratorResult<readonly Frame<T>[], unknown>>;
  /** Cancels the body. */
  return(): Promise<void>;
}

/**
 * The events of a watch body, a batch for each chunk that completes any.
 *
 * A line cut short by the end of the stream is no event: the watch resumes before it. `onEnd` is
 * called once, when the body has ended, failed or been left; `read` is for events in another form
 * than JSON.
 */
export function decodeFrames<T extends KubeObject>(
  body: ReadableStream<Uint8Array>,
  onEnd: () => void = () => {},
  read: ReadFrames<T> = lineFrames<T>(),
): FrameReader<T> {
  const reader = body.getReader();
  let failure: unknown;
  let end: (() => void) | undefined = onEnd;
  const finish = () => {
    end?.();
    end = undefined;
  };
  const decode = (chunk: Uint8Array): Frame<T>[] => {
    const frames: Frame<T>[] = [];
    try {
      read(chunk, frames);
    } catch (error) {
      failure = error;
    }
    return frames;
  };
  return {
    async next() {
      try {
        while (failure === undefined) {
          const { done, value } = await reader.read();
          if (done) {
            finish();
            return { done, value: undefined };
          }
          const frames = decode(value);
          // What precedes a broken line is handed over before the failure.
          if (frames.length > 0) return { done: false, value: frames };
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
