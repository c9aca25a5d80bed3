/**
 * The files of a container, in memory.
 *
 * @module
 */

/** A file or a directory. */
export interface FileEntry {
  /** Absent for a directory. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly mode: number;
  readonly mtimeMs: number;
}

/** The files of one container. Paths are absolute and normal: see {@linkcode absolutePath}. */
export interface FileTree {
  get(path: string): FileEntry | undefined;
  /** Writes a file, and the directories above it. */
  write(path: string, bytes: Uint8Array<ArrayBuffer>, mode?: number, mtimeMs?: number): void;
  /** Makes a directory, and those above it. */
  mkdir(path: string, mode?: number): void;
  /** Removes a file, or a directory with all it holds; false when there is none. */
  remove(path: string): boolean;
  /** The names in a directory, sorted. */
  list(path: string): readonly string[];
}

/** Creates the files that every container has. */
export function createFileTree(hostname: string, now: () => number): FileTree {
  const entries = new Map<string, FileEntry>([["/", { mode: 0o755, mtimeMs: now() }]]);
  const utf8 = new TextEncoder();
  const tree: FileTree = {
    get: (path) => entries.get(path),
    write(path, bytes, mode = 0o644, mtimeMs = now()) {
      tree.mkdir(parentOf(path));
      entries.set(path, { bytes, mode, mtimeMs });
    },
    mkdir(path, mode = 0o755) {
      if (entries.has(path)) return;
      tree.mkdir(parentOf(path));
      entries.set(path, { mode, mtimeMs: now() });
    },
    remove(path) {
      for (const below of [...entries.keys()]) {
        if (below.startsWith(`${path}/`)) entries.delete(below);
      }
      return entries.delete(path);
    },
    list(path) {
      const prefix = path === "/" ? "/" : `${path}/`;
      const names = [...entries.keys()].filter((p) => p.startsWith(prefix) && p !== "/")
        .map((p) => p.slice(prefix.length)).filter((p) => !p.includes("/"));
      return names.sort();
    },
  };
  for (const path of ["/bin", "/etc", "/home", "/root", "/tmp", "/usr", "/var/log"]) {
    tree.mkdir(path);
  }
  tree.write("/etc/hostname", utf8.encode(`${hostname}\n`));
  tree.write("/etc/os-release", utf8.encode('NAME="kubist"\nID=kubist\n'));
  return tree;
}

/** A path as seen from a directory, without "." and "..". */
export function absolutePath(path: string, from: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith("/") ? path : `${from}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** The directory of a path. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
