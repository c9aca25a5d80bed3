/**
 * The pieces of protobuf's wire format.
 *
 * Source: https://protobuf.dev/programming-guides/encoding/
 *
 * @module
 */

import { readText, type RecentTexts } from "./text.ts";

/** How a field's value is written; the low three bits of a tag. */
export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/**
 * Reads values one after the other.
 *
 * What reads a message checks that it has ended where it should: reading past the end gives zeros.
 */
export class Reader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A whole number below 2^35: a tag or a length. */
  uint(): number {
    const { bytes } = this;
    let byte = bytes[this.at++] as number;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let unit = 128; byte >= 128 && unit < 2 ** 35; unit *= 128) {
      byte = bytes[this.at++] as number;
      value += (byte & 127) * unit;
    }
    return value;
  }

  /** An int32: negative ones have ten bytes, of which the first five say all. */
  int32(): number {
    const { bytes } = this;
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[this.at++] as number;
      if (shift < 32) value |= (byte & 127) << shift;
      if (!(byte >= 128)) return value;
    }
    throw torn();
  }

  /** An int64, as exact as a number can be. */
  int64(): number {
    const start = this.at;
    const value = this.uint();
    if (!((this.bytes[this.at - 1] as number) >= 128)) return value;
    this.at = start;
    return Number(this.bigint());
  }

  /** An int64. */
  bigint(): bigint {
    const { bytes } = this;
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[this.at++] as number;
      value |= BigInt(byte & 127) << shift;
      if (!(byte >= 128)) return BigInt.asIntN(64, value);
    }
    throw torn();
  }

  /** A float64. */
  double(): number {
    for (let i = 0; i < 8; i++) scratch[i] = this.bytes[this.at++] ?? 0;
    return view.getFloat64(0, true);
  }

  /** Reads the length of what follows and answers where that ends. **Errors**: `RangeError` past `limit`. */
  end(limit: number): number {
    const end = this.uint() + this.at;
    if (end > limit) throw torn();
    return end;
  }

  /** A text. **Errors**: `RangeError` for one that goes on after `limit`. */
  text(limit: number, recent: RecentTexts): string {
    const end = this.end(limit);
    const text = readText(this.bytes, this.at, end, recent);
    this.at = end;
    return text;
  }

  /** Bytes, not copied. **Errors**: `RangeError` for some that go on after `limit`. */
  raw(limit: number): Uint8Array {
    const end = this.end(limit);
    const bytes = this.bytes.subarray(this.at, end);
    this.at = end;
    return bytes;
  }

  /** Passes over a value. **Errors**: `RangeError` for a way of writing that is not used any more. */
  skip(wireType: number): void {
    switch (wireType) {
      case wireTypes.varint:
        while ((this.bytes[this.at++] as number) >= 128);
        return;
      case wireTypes.fixed64:
        this.at += 8;
        return;
      case wireTypes.bytes: {
        const length = this.uint();
        this.at += length;
        return;
      }
      case wireTypes.fixed32:
        this.at += 4;
        return;
      default:
        throw torn();
    }
  }
}

const scratch = new Uint8Array(8);
const view = new DataView(scratch.buffer);

/** Bytes that are no message. */
export function torn(): RangeError {
  return new RangeError("Cannot read the message: its bytes are torn");
}
