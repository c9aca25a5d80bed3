/**
 * The header blocks of SPDY/3.1.
 *
 * @module
 */

import { ProtocolError } from "../../../errors.ts";
import { spdyDictionary } from "./dictionary.ts";
import { createInflate } from "./inflate.ts";

/** Headers by their names in lower case. */
export type SpdyHeaders = ReadonlyMap<string, string>;

/** More than any client sends to open a stream. */
const MAX_BLOCK = 65_536;

/** Reads the header blocks of one direction of one connection, in their order. */
export function createHeaderReader(): (block: Uint8Array) => SpdyHeaders {
  const inflate = createInflate(spdyDictionary(), MAX_BLOCK);
  return (block) => parse(inflate(block));
}

function parse(bytes: Uint8Array<ArrayBuffer>): SpdyHeaders {
  const view = new DataView(bytes.buffer);
  const text = new TextDecoder();
  let at = 0;
  const number = () => {
    if (at + 4 > bytes.length) throw new ProtocolError("Cannot read headers: they are cut short");
    at += 4;
    return view.getUint32(at - 4);
  };
  const word = () => {
    const length = number();
    if (at + length > bytes.length) {
      throw new ProtocolError("Cannot read headers: they are cut short");
    }
    at += length;
    return text.decode(bytes.subarray(at - length, at));
  };
  const count = number();
  const headers = new Map<string, string>();
  for (let i = 0; i < count; i++) headers.set(word().toLowerCase(), word());
  return headers;
}

/** Writes empty header blocks, for replies that say yes and no more. */
export function createEmptyBlocks(): () => Uint8Array<ArrayBuffer> {
  let started = false;
  return () => {
    // The head of a zlib stream; a stored block, four bytes that count no headers; and an empty
    // one, at which readers hand out what they hold.
    const head = started ? [] : [0x78, 0x01];
    started = true;
    return Uint8Array.from([
      ...head,
      0x00,
      0x04,
      0x00,
      0xfb,
      0xff,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0xff,
      0xff,
    ]);
  };
}
