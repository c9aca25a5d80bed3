/**
 * Paths in archives: which of them may be written, and where.
 *
 * @module
 */

import { clean } from "../../wire/response.ts";
import { CopyError } from "./error.ts";

/** The deepest path that is written. */
const maxDepth = 100;

/**
 * A path in a container with "." and double slashes taken out, as `tar` itself writes it in an
 * archive: without a slash at the beginning. "" is the root.
 *
 * **Errors**: `TypeError` for an empty path, and for one that leads above where it begins.
 */
export function containerPath(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (path === "" || parts.includes("..") || path.includes("\0")) {
    throw new TypeError(`Cannot copy ${JSON.stringify(path)}: give a path without ".."`);
  }
  return parts.join("/");
}

/**
 * The path of a member below the path that was asked for: "" for that path itself.
 *
 * **Errors**: a `CopyError` for a name that leads anywhere else, or that some system reads as if it did.
 */
export function memberPath(name: string, asked: string): string {
  const refuse = (why: string) => {
    const shown = JSON.stringify(clean(name.slice(0, 200)));
    const message = `Cannot copy ${shown}: ${why}; nothing of it is written`;
    return new CopyError(message, { problem: "cp.escape" });
  };
  // What a name may not hold on any system: a NUL, and the separators and drives of Windows.
  if (/[\0\\]|^[A-Za-z]:/.test(name)) throw refuse("the name is not one");
  if (name.startsWith("/")) throw refuse("the name in the archive is absolute");
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw refuse('the name in the archive holds ".."');
  if (parts.length > maxDepth) throw refuse(`it is more than ${maxDepth} directories deep`);
  const path = parts.join("/");
  if (asked === "" || path === asked) return asked === "" ? path : "";
  if (!path.startsWith(`${asked}/`)) throw refuse("it was not asked for");
  return path.slice(asked.length + 1);
}
