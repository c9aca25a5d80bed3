/**
 * The events of a watch in protobuf.
 *
 * @module
 */

import { ProtocolError } from "../../errors.ts";
import type { KubeObject } from "../../meta/object.ts";
import { type Frame, isFrame, type ReadFrames } from "../frames.ts";
import { frameSplitter } from "./frames.ts";

/** Reads events in frames that say how long they are; `codec` reads what is in one. */
export function binaryFrames<T extends KubeObject>(
  codec: { decodeEvent(frame: Uint8Array): unknown },
): ReadFrames<T> {
  const splitter = frameSplitter();
  return (chunk, frames) => {
    for (const bytes of splitter.push(chunk)) {
      const frame = codec.decodeEvent(bytes) as Frame<T>;
      if (!isFrame(frame)) {
        throw new ProtocolError(
          `Cannot read a watch event: the server sent ${bytes.length} bytes that are none`,
        );
      }
      frames.push(frame);
    }
  };
}
