/**
 * Reading a body chunk by chunk, without the memory that its stream would take for each.
 *
 * @module
 */

/** What a body brings at once. */
export type Chunk = Uint8Array<ArrayBuffer>;

/** A chunk, or the end. */
export interface ReadChunk {
  readonly value?: Chunk | undefined;
}

/** What gives the chunks of one body. */
export interface ChunkReader {
  read(): Promise<ReadChunk>;
  cancel(reason?: unknown): Promise<void>;
}

/** Four TLS records. */
const roomBytes = 65_536;

/**
 * A reader of the body. A byte stream is read into the same room again and again, and what came is
 * copied out of it: left to itself, Deno's `fetch` clears 64 KiB for every TLS record of 16.
 */
export function readChunks(body: ReadableStream<Chunk>): ChunkReader {
  const reader = byteReader(body);
  if (reader === undefined) return body.getReader();
  let room = new ArrayBuffer(roomBytes);
  return {
    async read() {
      const { done, value } = await reader.read(new Uint8Array(room));
      if (done) return {};
      if (value.length > roomBytes / 2) {
        room = new ArrayBuffer(roomBytes);
        return { value };
      }
      room = value.buffer;
      return { value: value.slice() };
    },
    cancel: (reason) => reader.cancel(reason),
  };
}

/** Undefined where the stream is not one of bytes, as on Bun. */
function byteReader(body: ReadableStream<Chunk>): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: "byob" });
  } catch {
    return undefined;
  }
}
