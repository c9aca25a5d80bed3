/**
 * The command `ls`.
 *
 * @module
 */

import type { Command } from "./commands.ts";
import { absolutePath, type FileEntry } from "./files.ts";

/** Lists files, with `-l` one to a line with its size, with `-a` the hidden ones too. */
export const listFiles: Command = async ({ args, files, directory, stdout, stderr }) => {
  const flags = args.filter((a) => a.startsWith("-")).join("");
  const paths = args.filter((a) => !a.startsWith("-"));
  let code = 0;
  for (const path of paths.length === 0 ? ["."] : paths) {
    const target = absolutePath(path, directory);
    const entry = files.get(target);
    if (!entry) {
      await stderr.write(`ls: ${path}: No such file or directory\n`);
      code = 1;
      continue;
    }
    const shown = entry.bytes
      ? [{ name: path, entry }]
      : files.list(target).filter((name) => flags.includes("a") || !name.startsWith("."))
        .map((name) => ({ name, entry: files.get(absolutePath(name, target))! }));
    if (paths.length > 1 && !entry.bytes) await stdout.write(`${path}:\n`);
    const line = ({ name, entry }: { name: string; entry: FileEntry }) =>
      flags.includes("l") ? `${describe(entry)} ${name}\n` : `${name}\n`;
    await stdout.write(shown.map(line).join(""));
  }
  return code;
};

function describe({ bytes, mode, mtimeMs }: FileEntry): string {
  const letters = [..."rwxrwxrwx"].map((c, i) => (mode & (0o400 >> i)) === 0 ? "-" : c).join("");
  const time = new Date(mtimeMs).toISOString().slice(0, 16).replace("T", " ");
  const size = String(bytes?.length ?? 4096).padStart(8);
  return `${bytes ? "-" : "d"}${letters}    1 root     root     ${size} ${time}`;
}
