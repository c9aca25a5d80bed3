/**
 * Tar archives, as far as `kubectl cp` needs them: files and directories, long names.
 *
 * Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06
 *
 * @module
 */

import { ProtocolError } from "../../errors.ts";

/** One member of an archive; a directory has no bytes. */
export interface TarMember {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly mode: number;
  readonly mtimeMs: number;
}

const BLOCK = 512;

/** The bytes of an archive. */
export function* writeTar(members: Iterable<TarMember>): Generator<Uint8Array<ArrayBuffer>> {
  for (const member of members) {
    const name = new TextEncoder().encode(member.name);
    if (name.length > 100) {
      const record = paxRecord("path", member.name);
      yield header({ ...member, name: "././@PaxHeader", bytes: record }, "x");
      yield padded(record);
    }
    yield header(member, member.bytes ? "0" : "5");
    if (member.bytes) yield padded(member.bytes);
  }
  yield new Uint8Array(2 * BLOCK);
}

function paxRecord(key: string, value: string): Uint8Array<ArrayBuffer> {
  const rest = new TextEncoder().encode(` ${key}=${value}\n`).length;
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return new TextEncoder().encode(`${length} ${key}=${value}\n`);
}

function header(member: TarMember, type: string): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, text: string, limit: number) =>
    void block.set(new TextEncoder().encode(text).subarray(0, limit), at);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  put(0, member.name, 100);
  put(100, octal(member.mode, 7), 7);
  put(108, octal(0, 7), 7);
  put(116, octal(0, 7), 7);
  put(124, octal(member.bytes?.length ?? 0, 11), 11);
  put(136, octal(Math.floor(member.mtimeMs / 1000), 11), 11);
  put(148, "        ", 8);
  put(156, type, 1);
  put(257, "ustar\u000000", 8);
  put(148, `${octal(block.reduce((sum, byte) => sum + byte, 0), 6)}\u0000 `, 8);
  return block;
}

function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
  whole.set(bytes);
  return whole;
}

/** The members of an archive; links and devices are left out. **Errors**: `ProtocolError`. */
export function* readTar(archive: Uint8Array<ArrayBuffer>): Generator<TarMember> {
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const block = archive.subarray(at, at + BLOCK);
    const size = number(block, 124, 12);
    const body = archive.slice(at + BLOCK, at + BLOCK + size);
    if (body.length < size) throw new ProtocolError("Cannot read the archive: it is cut short");
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(block[156] ?? 0);
    const prefix = text(block, 345, 155);
    const name = longName ?? (prefix === "" ? "" : `${prefix}/`) + text(block, 0, 100);
    const facts = { name, mode: number(block, 100, 8) & 0o777 };
    const mtimeMs = 1000 * number(block, 136, 12);
    if (type === "x") longName = /\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(body))?.[1];
    else if (type === "L") longName = text(body, 0, body.length);
    else longName = undefined;
    if (type === "0" || type === "\u0000") yield { ...facts, bytes: body, mtimeMs };
    else if (type === "5") yield { ...facts, bytes: undefined, mtimeMs };
  }
}

function text(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function number(block: Uint8Array, at: number, length: number): number {
  const value = Number.parseInt(text(block, at, length).trim() || "0", 8);
  if (!Number.isSafeInteger(value)) {
    throw new ProtocolError("Cannot read the archive: a field is no number");
  }
  return value;
}
