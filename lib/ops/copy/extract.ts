/**
 * Writing the members of an archive, below one path and nowhere else.
 *
 * @module
 */

import type { ParsedTarEntry } from "modern-tar";
import type { CopyFromOptions, CopyResult } from "../../client/copying.ts";
import type { FileTree } from "../../runtime/tree_port.ts";
import { CopyError, type CopyProblem } from "./error.ts";
import { memberPath } from "./names.ts";

/** Where members go. */
export interface Extraction {
  readonly tree: FileTree;
  /** The path that was asked for, as it stands in the archive. */
  readonly asked: string;
  /** The path here that it becomes. */
  readonly target: string;
  readonly options: CopyFromOptions;
}

type Counts = { -readonly [Name in keyof CopyResult]: CopyResult[Name] };

/** Writes each member as it comes. */
export class Extractor {
  readonly #to: Extraction;
  readonly #counts: Counts = { files: 0, directories: 0, bytes: 0, skipped: 0 };
  /** The directories that are known to be such. */
  readonly #known = new Set<string>();

  constructor(to: Extraction) {
    this.#to = to;
  }

  get counts(): CopyResult {
    return { ...this.#counts };
  }

  /** Writes one member. **Errors**: `CopyError`. */
  async take({ header, body }: ParsedTarEntry): Promise<void> {
    const { asked, options: { maxEntries = 1_000_000 } } = this.#to;
    const path = memberPath(header.name, asked);
    const { files, directories, skipped } = this.#counts;
    if (files + directories + skipped >= maxEntries) throw limit(`${maxEntries} entries`);
    const { type = "file" } = header;
    if (type === "file") return await this.#file(path, header.mode ?? 0o644, body);
    await body.cancel();
    if (type === "directory") return await this.#directory(path);
    this.#counts.skipped++;
    this.#to.options.onSkip?.(header.name, `a ${type} is not copied`);
  }

  async #directory(path: string): Promise<void> {
    this.#counts.directories++;
    const { target } = this.#to;
    await this.#named(async () => {
      await this.#parents(path);
      await this.#enter(path === "" ? target : `${target}/${path}`);
    });
  }

  async #file(path: string, mode: number, body: ReadableStream<Uint8Array>): Promise<void> {
    const { options: { overwrite = true }, target, tree } = this.#to;
    const place = path === "" ? target : `${target}/${path}`;
    await this.#named(async () => {
      await this.#parents(path);
      const found = await tree.look(place);
      if (found && found.type !== "file") throw occupied(place, `it is a ${found.type} already`);
      if (found && !overwrite) {
        throw new CopyError(`Cannot write "${place}": it exists already`, { problem: "cp.exists" });
      }
      // No set-user-ID, set-group-ID or sticky bit.
      const how = { mode: mode & 0o777, replace: overwrite };
      await tree.write(place, this.#counted(body), how);
    });
    this.#counts.files++;
  }

  /** Makes the directories above a path; what is a link is not entered. */
  async #parents(path: string): Promise<void> {
    const { target } = this.#to;
    if (path === "") return;
    await this.#enter(target);
    let place = target;
    for (const part of path.split("/").slice(0, -1)) await this.#enter(place += `/${part}`);
  }

  async #enter(place: string): Promise<void> {
    if (this.#known.has(place)) return;
    const { tree } = this.#to;
    await tree.makeDirectory(place);
    const found = await tree.look(place);
    if (found?.type !== "directory") {
      throw occupied(place, `it is a ${found?.type}, not a directory`);
    }
    this.#known.add(place);
  }

  async *#counted(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    const { maxBytes = Infinity } = this.#to.options;
    for await (const bytes of body) {
      this.#counts.bytes += bytes.length;
      if (this.#counts.bytes > maxBytes) throw limit(`${maxBytes} bytes`);
      yield bytes;
    }
  }

  /** What the file system says, as the error of a copy. */
  async #named(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      const problem = problems[codeOf(error)];
      if (problem === undefined) throw error;
      throw new CopyError((error as Error).message, { problem, cause: error });
    }
  }
}

const problems: Readonly<Record<string, CopyProblem>> = {
  EACCES: "cp.target",
  EDQUOT: "cp.disk",
  EEXIST: "cp.exists",
  EISDIR: "cp.target",
  ELOOP: "cp.target",
  ENOENT: "cp.target",
  ENOSPC: "cp.disk",
  ENOTDIR: "cp.target",
  EPERM: "cp.target",
  EROFS: "cp.target",
};

function codeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return String(cause?.code ?? "");
}

function occupied(place: string, state: string): CopyError {
  return new CopyError(`Cannot write "${place}": ${state}`, { problem: "cp.target" });
}

function limit(what: string): CopyError {
  const message = `Cannot copy on: there are more than the ${what} that are allowed`;
  return new CopyError(message, { problem: "cp.limit" });
}
