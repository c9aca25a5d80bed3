/**
 * Files out of a container.
 *
 * @module
 */

import type { CopyFromOptions, CopyResult } from "../../client/copying.ts";
import type { CommandSession } from "../../client/commands.ts";
import type { ToolCall } from "../../client/tool_call.ts";
import { type OptionNames, requireKnown } from "../../meta/option_names.ts";
import { runtime } from "../../runtime/detect.ts";
import { eachMember } from "./archive.ts";
import { Extractor } from "./extract.ts";
import { checkSides, containerPath } from "./names.ts";
import { inTime, withTar } from "./with_tar.ts";

const copyFromOptions: OptionNames<CopyFromOptions> = {
  signal: true,
  timeoutMs: true,
  container: true,
  onSkip: true,
  overwrite: true,
  maxBytes: true,
  maxEntries: true,
};

/** Copies a file or a directory out of a container. */
export async function copyFrom(
  call: ToolCall,
  from: string,
  to: string,
  options: CopyFromOptions,
): Promise<CopyResult> {
  requireKnown("copy files", options, copyFromOptions);
  checkSides({ verb: "copyFrom", pod: call.target.name, from, to });
  const asked = containerPath(from);
  const tree = await runtime().fileTree();
  const receive = async (tar: CommandSession) => {
    let extractor: Extractor | undefined;
    await eachMember(tar.stdout, async (entry) => {
      const isFile = (entry.header.type ?? "file") === "file";
      const target = isFile ? await fileTarget(to, asked) : trimmed(to);
      extractor ??= new Extractor({ tree, asked, target, options });
      await extractor.take(entry);
    });
    return extractor?.counts ?? { files: 0, directories: 0, bytes: 0, skipped: 0 };
  };
  const { container } = options;
  return await inTime(
    call,
    options,
    (signal) =>
      withTar(call, ["cf", "-", safe(from)], { container, signal, stdin: false }, receive),
  );

  async function fileTarget(path: string, source: string): Promise<string> {
    const isDirectory = path.endsWith("/") || (await tree.look(path))?.type === "directory";
    return isDirectory ? `${trimmed(path)}/${source.split("/").at(-1)}` : path;
  }
}

/** A path that `tar` does not take for an option. */
function safe(path: string): string {
  return path.startsWith("-") ? `./${path}` : path;
}

function trimmed(path: string): string {
  return path.replace(/(?<=.)\/+$/, "");
}
