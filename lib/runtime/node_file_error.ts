/**
 * What `node:fs` says when it fails, in words.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { denialOf } from "./permissions.ts";

const states: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EEXIST: "it exists already",
  EISDIR: "it is a directory",
  ELOOP: "it is a link",
  ENOENT: "no such file or directory",
  ENOSPC: "no space left",
  ENOTDIR: "a part of it is not a directory",
  EROFS: "the file system is read-only",
};

/** The error of an act that failed; its cause is what the system said. */
export function failed(act: string, error: unknown): KubeError {
  const { code, message } = error as { code?: string; message?: string };
  const state = denialOf(error) ?? states[code ?? ""] ?? message ?? "unknown failure";
  return new KubeError(`Cannot ${act}: ${state}`, { cause: error });
}

/** For `catch()`: throws the error of an act. */
export function rethrow(act: string): (error: unknown) => never {
  return (error) => {
    throw failed(act, error);
  };
}
