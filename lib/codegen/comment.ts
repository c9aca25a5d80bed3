/**
 * Comments whose text cannot end them, nor be taken for anything but text.
 *
 * @module
 */

/** Control characters, and those that reorder or hide text in an editor. */
const unseen =
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * Text made fit for a doc comment: it cannot end the comment, holds no tag, no link and no code block
 * that a documentation test would run.
 */
export function escapeComment(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(unseen, "")
    .replaceAll("*/", "*\\/")
    .replace(/`{3,}|~{3,}/g, (fence) => "'".repeat(fence.length))
    .replace(/(^|[\s{])@/g, "$1\\@")
    .trim();
}

/** The lines of a doc comment; none when there is nothing to say. */
export function commentLines(sentences: readonly string[], indent: string): string[] {
  const lines = sentences.flatMap((s) => s.split("\n")).map((s) => s.trimEnd());
  const only = lines[0];
  if (only === undefined) return [];
  if (lines.length === 1) return [`${indent}/** ${only} */`];
  return [
    `${indent}/**`,
    ...lines.map((line) => line === "" ? `${indent} *` : `${indent} * ${line}`),
    `${indent} */`,
  ];
}
