/**
 * Files as copying needs them: links are seen and never followed, bytes travel in pieces.
 *
 * @module
 */

/** What is at a path; a link is a link, not what it leads to. */
export interface TreeEntry {
  /** What it is. */
  readonly type: "file" | "directory" | "link" | "other";
  /** In bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode: number;
  /** When it was changed, in milliseconds since 1970. */
  readonly mtimeMs: number;
}

/** How to write a file. */
export interface WriteFileOptions {
  /** Permission bits, of which the process's own mask takes some away. @default {0o666} */
  readonly mode?: number | undefined;
  /** Write over a file that is there. @default {true} */
  readonly replace?: boolean | undefined;
}

/** Files and directories. **Errors** of all: `KubeError`, whose cause tells the system's code. */
export interface FileTree {
  /** What is there; undefined when nothing is. */
  look(path: string): Promise<TreeEntry | undefined>;
  /** The names in a directory, sorted. */
  list(path: string): Promise<readonly string[]>;
  /** Creates one directory; fine when it is there. */
  makeDirectory(path: string): Promise<void>;
  /** The bytes of a file. */
  read(path: string): AsyncIterable<Uint8Array>;
  /** Writes a file; a link at the path is not followed. */
  write(
    path: string,
    bytes: AsyncIterable<Uint8Array>,
    options?: WriteFileOptions,
  ): Promise<void>;
}
