/**
 * Paths in archives: which of them may be written, and where.
 *
 * @module
 */

import { clean } from "../../wire/response.ts";
import { CopyError } from "./error.ts";

/** The deepest path that is written. */
const maxDepth = 100;

/** The two paths of a copy, and which of the verbs it is. */
export interface Sides {
  readonly verb: "copyFrom" | "copyTo";
  readonly pod: string;
  readonly from: string;
  readonly to: string;
}

/** What kubectl calls a side in a pod: `pod:/path`, `namespace/pod:/path`. */
const inPod = /^(?:[a-z0-9][-a-z0-9]*\/)?([a-z0-9][-a-z0-9.]*):(\/.*)$/;

/**
 * Refuses paths that name a pod, as kubectl's do: here the verb says which side is in the pod.
 *
 * **Errors**: a `CopyError` `cp.sides`.
 */
export function checkSides({ verb, pod, from, to }: Sides): void {
  const out = verb === "copyFrom";
  const refuse = (what: string, state: string) =>
    new CopyError(`Cannot copy ${what}: ${state}`, { problem: "cp.sides" });
  const form = (path: string) => {
    const paths = out ? `${path}, …` : `…, ${path}`;
    return `write ${verb}(${JSON.stringify(pod)}, ${paths})`;
  };
  const [there, here] = out ? [from, to] : [to, from];
  if (typeof there !== "string" || typeof here !== "string") {
    const given = [from, to].find((path) => typeof path === "string") ?? "";
    throw refuse(shown(given), `say what and where to; ${form("…")}`);
  }
  const [, , path] = inPod.exec(there) ?? [];
  if (path !== undefined) {
    throw refuse(shown(there), `the pod is named before the path; ${form(JSON.stringify(path))}`);
  }
  // A drive of Windows is one letter, and no pod is called so by chance.
  const [, other = ""] = inPod.exec(here) ?? [];
  if (other.length < 2) return;
  const does = out ? "writes" : "reads";
  const what = out ? `to ${shown(here)}` : shown(here);
  throw refuse(what, `${verb} ${does} here, and one side alone is in a pod`);
}

function shown(path: string): string {
  return JSON.stringify(clean(path.slice(0, 80)));
}

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
