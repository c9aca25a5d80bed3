/**
 * What files are the same on every runtime.
 *
 * @module
 */

import type { Runtime } from "./port.ts";

/** The part of a runtime that reads and writes files. */
export type Files = Pick<
  Runtime,
  | "readTextFile"
  | "readFile"
  | "writeTextFile"
  | "createTextFile"
  | "stat"
  | "mkdir"
  | "makeTempDir"
  | "remove"
  | "readDir"
>;

/** Decodes a file by its byte order mark, which is left out; UTF-8 when it has none. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** A name beside `path` that no other writer uses. */
export function draftOf(path: string): string {
  return `${path}.${crypto.randomUUID().slice(0, 8)}.tmp`;
}

/** The directory that holds `path`. */
export function directoryOf(path: string): string {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  return end < 0 ? "." : path.slice(0, end) || "/";
}
