/**
 * Files on Bun and Node.
 *
 * @module
 */

import { decodeText, draftOf, type Files } from "./files.ts";
import { failed, rethrow } from "./node_file_error.ts";

/** Files over `node:fs`. */
export const nodeFiles: Files = {
  async readTextFile(path) {
    const { readFile } = await fs();
    const bytes = await readFile(path).catch(absent(`read "${path}"`));
    return bytes && decodeText(bytes);
  },

  async readFile(path) {
    const { readFile } = await fs();
    const bytes = await readFile(path).catch(absent(`read "${path}"`));
    return bytes && new Uint8Array(bytes);
  },

  async writeTextFile(path, text, { mode = 0o600 } = {}) {
    const { realpath, rename, rm, writeFile } = await fs();
    const target = await realpath(path).catch(() => path);
    const draft = draftOf(target);
    try {
      await writeFile(draft, text, { mode, flag: "wx" });
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw failed(`write "${path}"`, error);
    }
  },

  async createTextFile(path, text, { mode = 0o600 } = {}) {
    const { writeFile } = await fs();
    try {
      await writeFile(path, text, { mode, flag: "wx" });
      return true;
    } catch (error) {
      if ((error as { code?: unknown }).code === "EEXIST") return false;
      throw failed(`create "${path}"`, error);
    }
  },

  async stat(path) {
    const { stat } = await fs();
    const info = await stat(path).catch(absent(`look at "${path}"`));
    return info && {
      isFile: info.isFile(),
      isDirectory: info.isDirectory(),
      mtimeMs: info.mtimeMs,
      mode: process.platform === "win32" ? undefined : info.mode & 0o7777,
      owner: process.platform === "win32" ? undefined : info.uid,
    };
  },

  async mkdir(path, { mode } = {}) {
    const { mkdir } = await fs();
    const options = { recursive: true, ...(mode !== undefined && { mode }) };
    await mkdir(path, options).catch(rethrow(`create the directory "${path}"`));
  },

  async makeTempDir(prefix) {
    const [{ mkdtemp }, { tmpdir }, { join }] = await Promise.all([
      fs(),
      import("node:os"),
      import("node:path"),
    ]);
    return await mkdtemp(join(tmpdir(), prefix)).catch(rethrow("create a temporary directory"));
  },

  async remove(path) {
    const { rm } = await fs();
    await rm(path, { recursive: true, force: true }).catch(rethrow(`remove "${path}"`));
  },

  async readDir(path) {
    const { readdir } = await fs();
    return await readdir(path).catch(absent(`list "${path}"`));
  },
};

function fs(): Promise<typeof import("node:fs/promises")> {
  return import("node:fs/promises");
}

function absent(act: string): (error: unknown) => undefined {
  return (error) => {
    const { code } = error as { code?: unknown };
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw failed(act, error);
  };
}
