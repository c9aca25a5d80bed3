/**
 * Files of generated code.
 *
 * @module
 */

/** A file to write. */
export interface SourceFile {
  /** Relative to the folder of the output, with "/". */
  readonly path: string;
  /** What it holds. */
  readonly text: string;
}

/** A file from its parts, an empty line between them, with a comment that says what it is. */
export function sourceFile(
  path: string,
  header: readonly string[],
  ...parts: readonly (readonly string[])[]
): SourceFile {
  const top = ["/**", ...header.map((line) => line === "" ? " *" : ` * ${line}`), " */"];
  const text = [top, ...parts.filter((p) => p.length > 0)].map((p) => p.join("\n")).join("\n\n");
  return { path, text: `${text}\n` };
}
