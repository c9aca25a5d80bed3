/**
 * The frames of a watch in protobuf: four bytes that say how long, most significant first, then the
 * event.
 *
 * @module
 */

import { ProtocolError } from "../../errors.ts";
import { join } from "../bytes.ts";

/** The longest frame of a watch, as in client-go's stream decoder: 16 MiB. */
const maxFrameLength: number = 16 * 1024 * 1024;

const headLength = 4;

/** Splits bytes that arrive in any pieces into frames. */
export interface FrameSplitter {
  /**
   * The frames that `chunk` completes, without their lengths.
   *
   * **Errors**: `ProtocolError` for a frame that says it is over the limit.
   */
  push(chunk: Uint8Array): Uint8Array[];
  /** How many bytes of an unfinished frame are held; 0 when the stream ended cleanly. */
  readonly pending: number;
}

/** Creates a splitter; `limit` counts bytes. */
export function frameSplitter(limit: number = maxFrameLength): FrameSplitter {
  // Pieces are joined once, when the frame they belong to is whole: n chunks cost O(n).
  let pieces: Uint8Array[] = [];
  let pending = 0;
  let wanted = headLength;
  let inBody = false;
  return {
    get pending() {
      return pending + (inBody ? headLength : 0);
    },
    push(chunk) {
      const frames: Uint8Array[] = [];
      let rest = chunk;
      while (pending + rest.length >= wanted) {
        const taken = rest.subarray(0, wanted - pending);
        rest = rest.subarray(taken.length);
        const whole = pieces.length === 0 ? taken : join([...pieces, taken], wanted);
        pieces = [];
        pending = 0;
        if (inBody) frames.push(whole);
        else wanted = lengthOf(whole, limit);
        if (inBody) wanted = headLength;
        inBody = !inBody;
      }
      if (rest.length > 0) pieces.push(rest);
      pending += rest.length;
      return frames;
    },
  };
}

function lengthOf(head: Uint8Array, limit: number): number {
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
  if (length <= limit) return length;
  throw new ProtocolError(
    `Cannot read the stream: a frame of ${length} bytes is longer than ${limit}`,
  );
}
