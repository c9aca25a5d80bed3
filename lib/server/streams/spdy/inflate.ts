/**
 * Inflate for the header blocks of SPDY: a zlib stream with a dictionary that is flushed after every
 * block, which no web API decodes.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc1951
 *
 * @module
 */

import { ProtocolError } from "../../../errors.ts";

/** Decodes a stream piece by piece; every piece ends where the sender has flushed. */
export type Inflate = (piece: Uint8Array) => Uint8Array<ArrayBuffer>;

const WINDOW = 32_768;

/** Starts a stream whose window holds a dictionary; a piece may give so many bytes at most. */
export function createInflate(dictionary: Uint8Array, maxOutput: number): Inflate {
  let window: number[] = [...dictionary];
  let started = false;
  return (piece) => {
    let start = 0;
    if (!started) {
      // The zlib header, and the checksum of the dictionary when there is one.
      start = ((piece[1] ?? 0) & 0x20) === 0 ? 2 : 6;
      started = true;
    }
    const output = [...window];
    const from = output.length;
    const bits = bitReader(piece, start);
    while (bits.left() > 0) inflateBlock(bits, output, from + maxOutput);
    window = output.slice(-WINDOW);
    return Uint8Array.from(output.slice(from));
  };
}

interface Bits {
  /** The next bits, least significant first. **Errors**: `ProtocolError` at the end. */
  take(count: number): number;
  /** Goes on at the next whole byte. */
  align(): void;
  /** How many whole bytes are left. */
  left(): number;
}

function bitReader(bytes: Uint8Array, start: number): Bits {
  let at = start;
  let held = 0;
  let count = 0;
  return {
    take(wanted) {
      while (count < wanted) {
        const next = bytes[at++];
        if (next === undefined) throw new ProtocolError("Cannot inflate: the piece is cut short");
        held |= next << count;
        count += 8;
      }
      const value = held & ((1 << wanted) - 1);
      held >>>= wanted;
      count -= wanted;
      return value;
    },
    align() {
      held = count = 0;
    },
    left: () => bytes.length - at,
  };
}

function inflateBlock(bits: Bits, output: number[], most: number): void {
  bits.take(1);
  const type = bits.take(2);
  if (type === 0) return copyStored(bits, output, most);
  if (type === 3) throw new ProtocolError("Cannot inflate: a block of unknown kind");
  const { literals, distances } = type === 1 ? fixedCodes() : dynamicCodes(bits);
  for (let symbol = literals(bits); symbol !== 256; symbol = literals(bits)) {
    if (output.length >= most) throw new ProtocolError("Cannot inflate: the piece is too large");
    if (symbol < 256) output.push(symbol);
    else copyBack(bits, output, symbol, distances);
  }
}

function copyStored(bits: Bits, output: number[], most: number): void {
  bits.align();
  const length = bits.take(16);
  bits.take(16);
  if (output.length + length > most) {
    throw new ProtocolError("Cannot inflate: the piece is too large");
  }
  for (let i = 0; i < length; i++) output.push(bits.take(8));
}

type Code = (bits: Bits) => number;

// deno-fmt-ignore
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
// deno-fmt-ignore
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
// deno-fmt-ignore
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
// deno-fmt-ignore
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function copyBack(bits: Bits, output: number[], symbol: number, distances: Code): void {
  const length = (LENGTHS[symbol - 257] ?? 0) + bits.take(LENGTH_BITS[symbol - 257] ?? 0);
  const code = distances(bits);
  const distance = (DISTANCES[code] ?? 0) + bits.take(DISTANCE_BITS[code] ?? 0);
  const from = output.length - distance;
  if (distance === 0 || from < 0) {
    throw new ProtocolError("Cannot inflate: a copy from before the start");
  }
  for (let i = 0; i < length; i++) output.push(output[from + i] ?? 0);
}

function fixedCodes(): { readonly literals: Code; readonly distances: Code } {
  const lengths = Array.from(
    { length: 288 },
    (_, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8,
  );
  return { literals: codeOf(lengths), distances: codeOf(Array<number>(30).fill(5)) };
}

function dynamicCodes(bits: Bits): { readonly literals: Code; readonly distances: Code } {
  const literals = bits.take(5) + 257;
  const distances = bits.take(5) + 1;
  const used = bits.take(4) + 4;
  const sizes = Array<number>(19).fill(0);
  for (let i = 0; i < used; i++) sizes[ORDER[i]!] = bits.take(3);
  const meta = codeOf(sizes);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = meta(bits);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths, lengths.at(-1) ?? 0, 3 + bits.take(2));
    else if (symbol === 17) repeat(lengths, 0, 3 + bits.take(3));
    else repeat(lengths, 0, 11 + bits.take(7));
  }
  return {
    literals: codeOf(lengths.slice(0, literals)),
    distances: codeOf(lengths.slice(literals, literals + distances)),
  };
}

function repeat(lengths: number[], value: number, times: number): void {
  for (let i = 0; i < times; i++) lengths.push(value);
}

/** A canonical Huffman code, given by the lengths of its words. */
function codeOf(lengths: readonly number[]): Code {
  const counts = Array<number>(16).fill(0);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const symbols = lengths.map((length, symbol) => ({ length, symbol })).filter((s) => s.length > 0)
    .sort((a, b) => a.length - b.length || a.symbol - b.symbol);
  return (bits) => {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      code |= bits.take(1);
      const count = counts[length]!;
      if (code - first < count) return symbols[index + code - first]!.symbol;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new ProtocolError("Cannot inflate: no such code word");
  };
}
