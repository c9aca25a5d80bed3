/**
 * Reads the files that a configuration names, and says why when it cannot.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import type { FileInfo, Runtime } from "../runtime/port.ts";

/** The text of a file, or why there is none. */
export type FileResult =
  | { readonly text: string; readonly state?: never; readonly problem?: never }
  | {
    readonly text?: never;
    readonly state: "missing" | "directory" | "unreadable";
    /** For people; holds nothing of the file's content. */
    readonly problem: string;
  };

/** Reads a text file; never throws. */
export async function readInput(runtime: Runtime, file: string): Promise<FileResult> {
  try {
    const text = await runtime.readTextFile(file);
    return text === undefined ? { state: "missing", problem: "the file does not exist" } : { text };
  } catch (error) {
    const info = await runtime.stat(file).catch(() => undefined);
    return info?.isDirectory
      ? { state: "directory", problem: "a directory, expected a file" }
      : { state: "unreadable", problem: unreadable(error, info) };
  }
}

/** Permission bits as `ls` and `chmod` take them: "0644". */
export function modeText(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, "0");
}

/** What a runtime's error says after "Cannot read …: ", for messages that name the file themselves. */
export function stateOf(error: Error): string {
  return error.message.replace(/^Cannot [a-z ]+"[^"]*": /, "");
}

function unreadable(error: unknown, info: FileInfo | undefined): string {
  const facts = [
    info?.mode === undefined ? "" : `mode ${modeText(info.mode)}`,
    info?.owner === undefined ? "" : `owner ${info.owner}`,
  ].filter((fact) => fact !== "").join(", ");
  return `the file cannot be read${facts && ` (${facts})`}${reasonOf(error)}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof KubeError) return `: ${stateOf(error)}`;
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (typeof code === "string") return `: ${code}`;
  return typeof name === "string" && name !== "Error" ? `: ${name}` : "";
}
