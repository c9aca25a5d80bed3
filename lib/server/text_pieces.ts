/**
 * Long texts as bytes, piece by piece, in memory that is used again.
 *
 * @module
 */

import { offerPush } from "../runtime/pushed_body.ts";

/** A piece of a body. */
export type Piece = Uint8Array<ArrayBuffer>;

/** The length of a piece; what is shorter is the last. */
export const PIECE_BYTES = 65_536;

/** Makes the next piece, for the caller to keep or to give back; undefined at the end. */
export type NextPiece = () => Piece | undefined;

/** Cuts texts into pieces, each made when it is asked for. */
export function textPieces(texts: Iterator<string>): NextPiece {
  const fill = filler(texts);
  return () => {
    const memory = free.pop() ?? new Uint8Array(PIECE_BYTES);
    const length = fill(memory);
    if (length > 0) return memory.subarray(0, length);
    giveBack(memory);
    return undefined;
  };
}

/** Memory that waits to be used again. */
const free: Piece[] = [];
const MOST_FREE = 16;

/** Takes the memory of a piece that nobody looks at any more. */
export function giveBack(piece: Piece): void {
  if (free.length < MOST_FREE) free.push(new Uint8Array(piece.buffer));
}

/** Fills memory with what comes next; answers how many bytes there were. */
function filler(texts: Iterator<string>): (memory: Piece) => number {
  const utf8 = new TextEncoder();
  let rest = "";
  return (memory) => {
    let at = 0;
    while (at < memory.length) {
      if (rest === "") {
        const next = texts.next();
        if (next.done) return at;
        rest = next.value;
      }
      const { read, written } = utf8.encodeInto(rest, memory.subarray(at));
      at += written;
      rest = rest.slice(read);
      // A character of several bytes may not fit behind the others.
      if (rest !== "") return at;
    }
    return at;
  };
}

/** A body of pieces, each made when the one before is taken; a connection gives them back. */
export function piecedBody(next: NextPiece): ReadableStream<Piece> {
  let left = () => {};
  const body = new ReadableStream<Piece>({
    pull(controller) {
      const piece = next();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
    cancel: () => left(),
  }, { highWaterMark: 0 });
  offerPush(body, (sink) =>
    new Promise((resolve, reject) => {
      const flow = () => {
        try {
          for (let piece = next(); piece; piece = next()) {
            const sent = piece;
            if (!sink.write(sent, () => giveBack(sent))) return;
          }
          resolve();
        } catch (error) {
          reject(error);
        }
      };
      left = resolve;
      sink.onRoom(flow);
      flow();
    }));
  return body;
}
