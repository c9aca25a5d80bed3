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
import { lineSplitter } from "./lines.ts";
import { clean } from "./response.ts";

/** One event as the server sends it. */
export type Frame<T extends KubeObject = KubeObject> =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK"; readonly object: T }
  | { readonly type: "ERROR"; readonly object: Status };

/** One line as an event. **Errors**: {@linkcode ProtocolError} that shows the start of the line. */
export function decodeFrame<T extends KubeObject>(line: string): Frame<T> {
  let frame: Frame<T> | null;
  try {
    frame = JSON.parse(line);
  } catch (cause) {
    throw garbage(line, cause);
  }
  switch (frame?.type) {
    case "ADDED":
    case "MODIFIED":
    case "DELETED":
    case "BOOKMARK":
      if (typeof frame.object?.metadata?.resourceVersion === "string") return frame;
      break;
    case "ERROR":
      if (typeof frame.object === "object" && frame.object !== null) return frame;
  }
  throw garbage(line);
}

/** The events of one watch body, in batches. */
export interface FrameReader<T extends KubeObject> {
  next(): Promise<IteratorResult<readonly Frame<T>[], unknown>>;
  /** Cancels the body. */
  return(): Promise<void>;
}

/**
 * The events of a watch body, a batch for each chunk that completes any.
 *
 * A line cut short by the end of the stream is no event: the watch resumes before it. `onEnd` is
 * called once, when the body has ended, failed or been left.
 */
export function decodeFrames<T extends KubeObject>(
  body: ReadableStream<Uint8Array>,
  onEnd: () => void = () => {},
): FrameReader<T> {
  const reader = body.getReader();
  const splitter = lineSplitter();
  let failure: unknown;
  let end: (() => void) | undefined = onEnd;
  const finish = () => {
    end?.();
    end = undefined;
  };
  const decode = (chunk: Uint8Array): Frame<T>[] => {
    const frames: Frame<T>[] = [];
    try {
      for (const line of splitter.push(chunk)) {
        if (line !== "" && line !== "\r") frames.push(decodeFrame<T>(line));
      }
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
