/**
 * Files on Deno.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { decodeText, directoryOf, draftOf, type Files } from "./files.ts";
import { denialOf } from "./permissions.ts";

/** Files over the functions of Deno; a denial names the flag to add. */
export const denoFiles: Files = {
  async readTextFile(path) {
    const bytes = await Deno.readFile(path).catch(absent(`read "${path}"`));
    return bytes && decodeText(bytes);
  },

  async readFile(path) {
    return await Deno.readFile(path).catch(absent(`read "${path}"`));
  },

  async writeTextFile(path, text, { mode = 0o600 } = {}) {
    const target = await Deno.realPath(path).catch(() => path);
    const draft = draftOf(target);
    try {
      await Deno.writeTextFile(draft, text, { mode, createNew: true });
      await Deno.rename(draft, target);
    } catch (error) {
      await Deno.remove(draft).catch(() => {});
      // A draft beside the file needs the permission for the directory, not for its passing name.
      throw failed(`write "${path}"`, error, directoryOf(target));
    }
  },

  async createTextFile(path, text, { mode = 0o600 } = {}) {
    try {
      await Deno.writeTextFile(path, text, { mode, createNew: true });
      return true;
    } catch (error) {
      if (error instanceof Deno.errors.AlreadyExists) return false;
      throw failed(`create "${path}"`, error);
    }
  },

  async stat(path) {
    const info = await Deno.stat(path).catch(absent(`look at "${path}"`));
    return info && {
      isFile: info.isFile,
      isDirectory: info.isDirectory,
      mtimeMs: info.mtime?.getTime() ?? 0,
      mode: info.mode === null ? undefined : info.mode & 0o7777,
      owner: info.uid ?? undefined,
    };
  },

  async mkdir(path, { mode } = {}) {
    const options = { recursive: true, ...(mode !== undefined && { mode }) };
    await Deno.mkdir(path, options).catch(rethrow(`create the directory "${path}"`));
  },

  async makeTempDir(prefix) {
    return await Deno.makeTempDir({ prefix }).catch(rethrow("create a temporary directory"));
  },

  async remove(path) {
    await Deno.remove(path, { recursive: true }).catch(absent(`remove "${path}"`));
  },

  async readDir(path) {
    const names: string[] = [];
    try {
      for await (const entry of Deno.readDir(path)) names.push(entry.name);
    } catch (error) {
      return absent(`list "${path}"`)(error);
    }
    return names;
  },
};

function absent(act: string): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof Deno.errors.NotFound) return undefined;
    if (error instanceof Deno.errors.NotADirectory) return undefined;
    throw failed(act, error);
  };
}

function rethrow(act: string): (error: unknown) => never {
  return (error) => {
    throw failed(act, error);
  };
}

const states: Readonly<Record<string, string>> = {
  PermissionDenied: "permission denied",
  IsADirectory: "it is a directory",
  NotFound: "no such file or directory",
  NotADirectory: "a part of it is not a directory",
  AlreadyExists: "it exists already",
};

function failed(act: string, error: unknown, target?: string): KubeError {
  const { name, message } = error as Error;
  const state = denialOf(error, target) ?? states[name] ?? message;
  return new KubeError(`Cannot ${act}: ${state}`, { cause: error });
}
