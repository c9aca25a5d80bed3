/**
 * The TypeScript blocks of a Markdown text.
 *
 * @module
 */

/** One fenced block. */
export interface Block {
  /** The line of its first line of code, from 1. */
  readonly line: number;
  readonly code: string;
}

/** The blocks marked `ts`, except those marked `ts ignore`. */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split("\n");
  let open: { readonly line: number; readonly fence: string; readonly wanted: boolean } | undefined;
  for (const [i, line] of lines.entries()) {
    const [, fence = "", info = ""] = /^(`{3,})(.*)$/.exec(line) ?? [];
    if (!open && fence !== "") {
      open = { line: i + 2, fence, wanted: /^(ts|typescript)\s*$/.test(info) };
    } else if (open && line === open.fence) {
      if (open.wanted) {
        blocks.push({ line: open.line, code: lines.slice(open.line - 1, i).join("\n") });
      }
      open = undefined;
    }
  }
  return blocks;
}
