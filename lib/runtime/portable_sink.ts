/**
 * The way of pushed pieces to a connection of `node:http`.
 *
 * @module
 */

import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { BodySink } from "./pushed_body.ts";

/** A sink over one answer. */
export interface AnswerSink extends BodySink {
  /** Takes what listens from the connection, which may go on with other answers. */
  release(): void;
}

/** Sends the head of an answer, and with it what `begin` writes at once. */
export function openSink<T>(
  outgoing: ServerResponse,
  begin: (sink: AnswerSink) => T,
): T {
  const { socket } = outgoing;
  socket?.cork();
  outgoing.flushHeaders();
  // An answer that waits for those before it has no connection yet.
  const begun = begin(
    socket && outgoing.chunkedEncoding ? chunked(outgoing, socket) : plain(outgoing),
  );
  socket?.uncork();
  return begun;
}

function plain(outgoing: ServerResponse): AnswerSink {
  return {
    write: (piece, onSent) => outgoing.write(piece, onSent),
    onRoom: (callback) => void outgoing.on("drain", callback),
    release: () => {},
  };
}

/**
 * One write for each piece, instead of one for it and two for what is around it.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding
 */
function chunked(outgoing: ServerResponse, socket: Socket): AnswerSink {
  let room = () => {};
  return {
    // What is not shared is not copied for it.
    write: (piece, onSent) => onSent ? outgoing.write(piece, onSent) : socket.write(chunkOf(piece)),
    onRoom(callback) {
      room = callback;
      socket.on("drain", room);
    },
    release: () => void socket.off("drain", room),
  };
}

/** The same event goes to many. */
const chunks = new WeakMap<Uint8Array, Uint8Array>();

function chunkOf(piece: Uint8Array): Uint8Array {
  let chunk = chunks.get(piece);
  if (!chunk) chunks.set(piece, chunk = framed(piece));
  return chunk;
}

const utf8 = new TextEncoder();

function framed(piece: Uint8Array): Uint8Array {
  const size = utf8.encode(`${piece.length.toString(16)}\r\n`);
  const chunk = new Uint8Array(size.length + piece.length + 2);
  chunk.set(size);
  chunk.set(piece, size.length);
  chunk.set([13, 10], size.length + piece.length);
  return chunk;
}
