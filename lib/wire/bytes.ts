/**
 * Bytes that come in pieces.
 *
 * @module
 */

/** The pieces as one; `size` is their sum, where it is known. */
export function join(
  pieces: readonly Uint8Array[],
  size: number = pieces.reduce((sum, piece) => sum + piece.length, 0),
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
