/**
 * The events of a watch in protobuf.
 *
 * @module
 */

import { ProtocolError } from "../../errors.ts";
import type { KubeObject } from "../../meta/object.ts";
import { type EventParser, type Frame, isFrame } from "../frames.ts";
import { frameSplitter } from "./frames.ts";

/** Reads events in frames that say how long they are; `codec` reads what is in one. */
export function binaryFrames<T extends KubeObject>(
  codec: { decodeEvent(frame: Uint8Array): unknown },
): EventParser<T> {
  const splitter = frameSplitter();
  let pieces: readonly Uint8Array[] = [];
  let at = 0;
  return {
    push(chunk) {
      pieces = splitter.push(chunk);
      at = 0;
    },
    read() {
      const bytes = pieces[at++];
      if (bytes === undefined) return undefined;
      const frame = codec.decodeEvent(bytes) as Frame<T>;
      if (isFrame(frame)) return frame;
      throw new ProtocolError(
        `Cannot read a watch event: the server sent ${bytes.length} bytes that are none`,
      );
    },
  };
}
