/**
 * The error of YAML texts.
 *
 * @module
 */

/**
 * What is wrong with a YAML text: its grammar (`syntax`, `tab`, `separator`), a repeated key
 * (`duplicate`), a size limit (`limit`), a tag that is no data (`tag`), a value that JSON lacks
 * (`value`), or a number that JavaScript would round (`number`).
 */
export type YamlProblem =
  | "syntax"
  | "tab"
  | "separator"
  | "duplicate"
  | "limit"
  | "tag"
  | "value"
  | "number";

/** Where in a YAML text something is wrong. */
export interface YamlErrorOptions extends ErrorOptions {
  readonly problem: YamlProblem;
  /** What the text is: a file's path. */
  readonly source: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** A YAML text that cannot be read; the message ends with `source:line:column`. */
export class YamlError extends SyntaxError {
  /** What is wrong. */
  readonly problem: YamlProblem;
  /** What the text is: a file's path, or "yaml". */
  readonly source: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;

  /** Makes one, with the place in its message. */
  constructor(state: string, options: YamlErrorOptions) {
    const { source, line, column } = options;
    super(`Cannot read YAML: ${state} at ${source}:${line}:${column}`, options);
    this.problem = options.problem;
    this.source = source;
    this.line = line;
    this.column = column;
  }
}
