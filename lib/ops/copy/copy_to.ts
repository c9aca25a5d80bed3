/**
 * Files into a container.
 *
 * @module
 */

import { createTarPacker, type TarHeader } from "modern-tar";
import type { CopyOptions, CopyResult } from "../../client/copying.ts";
import type { ToolCall } from "../../client/tool_call.ts";
import { type OptionNames, requireKnown } from "../../meta/option_names.ts";
import { runtime } from "../../runtime/detect.ts";
import type { FileTree, TreeEntry } from "../../runtime/tree_port.ts";
import { ownView } from "../call.ts";
import { CopyError } from "./error.ts";
import { checkSides, containerPath } from "./names.ts";
import { inTime, withTar } from "./with_tar.ts";

const copyToOptions: OptionNames<CopyOptions> = {
  signal: true,
  timeoutMs: true,
  container: true,
  onSkip: true,
};

/** Copies a file or a directory into a container. */
export async function copyTo(
  call: ToolCall,
  from: string,
  to: string,
  options: CopyOptions,
): Promise<CopyResult> {
  checkSides({ verb: "copyTo", pod: call.target.name, from, to });
  requireKnown("copy files", options, copyToOptions);
  return await inTime(call, options, (signal) => sendFiles(call, from, to, { ...options, signal }));
}

async function sendFiles(
  call: ToolCall,
  from: string,
  to: string,
  options: CopyOptions,
): Promise<CopyResult> {
  const tree = await runtime().fileTree();
  const entry = await tree.look(from);
  if (!entry) {
    throw new CopyError(`Cannot copy "${from}": it does not exist`, { problem: "cp.source" });
  }
  const inside = entry.type === "file" && await isDirectory(call, to, options);
  const name = containerPath(inside ? `${to}/${from.split(/[/\\]/).at(-1)}` : to);
  const root = to.startsWith("/") ? "/" : ".";
  const args = ["-xmf", "-", "-C", root];
  return await withTar(call, args, { ...options, stdin: true }, async (tar) => {
    const { readable, controller } = createTarPacker();
    const packer = new Packer(tree, controller.add, options);
    const sent = readable.pipeTo(tar.stdin);
    // A tar that fails reads no more; its exit code tells why.
    const unread = sent.then(() => packed, () => {});
    const packed = packer.add(from, name, entry).then(() => controller.finalize());
    packed.catch((error) => controller.error(error));
    await Promise.race([packed.then(() => sent), unread]);
    return packer.counts;
  });
}

async function isDirectory(
  call: ToolCall,
  path: string,
  { container, signal }: CopyOptions,
): Promise<boolean> {
  if (path.endsWith("/")) return true;
  const how = { container, signal, nothrow: true } as const;
  return (await ownView(call).exec(call.target.name, ["test", "-d", path], how)).code === 0;
}

type Add = (header: TarHeader) => WritableStream<Uint8Array>;
type Counts = { -readonly [Name in keyof CopyResult]: CopyResult[Name] };

/** Puts files into an archive. */
class Packer {
  readonly counts: Counts = { files: 0, directories: 0, bytes: 0, skipped: 0 };
  readonly #tree: FileTree;
  readonly #add: Add;
  readonly #options: CopyOptions;

  constructor(tree: FileTree, add: Add, options: CopyOptions) {
    this.#tree = tree;
    this.#add = add;
    this.#options = options;
  }

  /** Adds what is at a path here, under a name there. */
  async add(path: string, name: string, found?: TreeEntry): Promise<void> {
    const entry = found ?? await this.#tree.look(path);
    if (!entry) return; // gone since its directory was listed
    if (entry.type === "file") return await this.#file(path, name, entry);
    if (entry.type === "directory") return await this.#directory(path, name, entry);
    this.counts.skipped++;
    const what = entry.type === "link" ? "link" : "device";
    this.#options.onSkip?.(path, `a ${what} is not copied`);
  }

  async #file(path: string, name: string, { mode, mtimeMs, size }: TreeEntry): Promise<void> {
    const header = { name, size, mode: mode & 0o777, mtime: new Date(mtimeMs) };
    const writer = this.#add(header).getWriter();
    let left = size;
    for await (const bytes of this.#tree.read(path)) {
      left -= bytes.length;
      if (left < 0) break;
      await writer.write(bytes);
    }
    if (left !== 0) {
      const message = `Cannot copy "${path}": it changed while it was read`;
      throw new CopyError(message, { problem: "cp.source" });
    }
    await writer.close();
    this.counts.files++;
    this.counts.bytes += size;
  }

  async #directory(path: string, name: string, { mode, mtimeMs }: TreeEntry): Promise<void> {
    // The root of the container is there.
    if (name !== "") {
      const mtime = new Date(mtimeMs);
      const header = {
        name: `${name}/`,
        size: 0,
        type: "directory",
        mode: mode & 0o777,
        mtime,
      } as const;
      await this.#add(header).close();
    }
    this.counts.directories++;
    for (const child of await this.#tree.list(path)) {
      await this.add(`${path}/${child}`, name === "" ? child : `${name}/${child}`);
    }
  }
}
