/**
 * Files as copying needs them, on every runtime, over `node:fs`.
 *
 * @module
 */

import { constants, type Stats } from "node:fs";
import { lstat, mkdir, open, readdir } from "node:fs/promises";
import { failed, rethrow } from "./node_file_error.ts";
import type { FileTree, TreeEntry } from "./tree_port.ts";

/** The file tree of this machine. */
export const portableTree: FileTree = {
  async look(path) {
    try {
      return toEntry(await lstat(path));
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      throw failed(`look at "${path}"`, error);
    }
  },
  async list(path) {
    return (await readdir(path).catch(rethrow(`list "${path}"`))).sort();
  },
  async makeDirectory(path) {
    await mkdir(path).catch((error) => {
      if (error.code !== "EEXIST") throw failed(`create the directory "${path}"`, error);
    });
  },
  async *read(path) {
    const file = await open(path, constants.O_RDONLY).catch(rethrow(`read "${path}"`));
    try {
      for (;;) {
        const { buffer, bytesRead } = await file.read(new Uint8Array(pieceSize), 0, pieceSize);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  },
  async write(path, bytes, { mode = 0o666, replace = true } = {}) {
    const { O_WRONLY, O_CREAT, O_TRUNC, O_EXCL, O_NOFOLLOW = 0 } = constants;
    const flags = O_WRONLY | O_CREAT | O_NOFOLLOW | (replace ? O_TRUNC : O_EXCL);
    const file = await open(path, flags, mode).catch(rethrow(`write "${path}"`));
    try {
      for await (const piece of bytes) {
        for (let at = 0; at < piece.length;) {
          const { bytesWritten } = await file.write(piece, at).catch(rethrow(`write "${path}"`));
          at += bytesWritten;
        }
      }
    } finally {
      await file.close();
    }
  },
};

const pieceSize = 1 << 16;

function toEntry(info: Stats): TreeEntry {
  const type = info.isFile()
    ? "file"
    : info.isDirectory()
    ? "directory"
    : info.isSymbolicLink()
    ? "link"
    : "other";
  return { type, size: info.size, mode: info.mode & 0o7777, mtimeMs: info.mtimeMs };
}
