/**
 * The error of manifests.
 *
 * @module
 */

/**
 * What is wrong: no file matches (`no_match`), an address gives something else (`download`), or not one
 * object is there (`empty`); a document that is no object (`object`), lacks its apiVersion or kind
 * (`type`) or its name (`name`); an item of a list that does (`list_item`); a kind that the server does
 * not have (`kind`); an object that the embedded server does not take as a seed (`refused`);
 * `metadata.managedFields`, which are the server's (`managed_fields`); an object of more than 3 MiB
 * (`too_large`), or twice in the same set (`duplicate`).
 */
export type ManifestProblem =
  | "no_match"
  | "download"
  | "empty"
  | "object"
  | "type"
  | "name"
  | "list_item"
  | "kind"
  | "refused"
  | "managed_fields"
  | "too_large"
  | "duplicate";

/** Where in the manifests something is wrong. */
export interface ManifestErrorOptions extends ErrorOptions {
  /** What is wrong. */
  readonly problem: ManifestProblem;
  /** What was read: a file's path, a pattern. */
  readonly source: string;
  /** Where the document starts, from 1. */
  readonly line?: number | undefined;
}

/** Manifests that say nothing that could be sent. */
export class ManifestError extends SyntaxError {
  /** The name of the class. */
  override name = "ManifestError";
  /** What is wrong. */
  readonly problem: ManifestProblem;
  /** What was read: a file's path, a pattern, "yaml" for a text. */
  readonly source: string;
  /** Where the document starts, from 1; undefined when no document is meant. */
  readonly line: number | undefined;

  /** Makes one, with the place in its message. */
  constructor(state: string, options: ManifestErrorOptions) {
    const { source, line, problem } = options;
    const place = line === undefined ? source : `${source}:${line}`;
    super(`Cannot read manifests from ${place}: ${state}`, options);
    this.problem = problem;
    this.source = source;
    this.line = line;
  }
}
