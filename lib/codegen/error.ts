/**
 * The error of definitions that no types can be made of.
 *
 * @module
 */

/** What is wrong with a definition: its names, its schema, or that another has its name. */
export type CodegenProblem = "codegen.names" | "codegen.schema" | "codegen.clash";

/** One version of a custom resource that no types can be made of. */
export class CodegenError extends SyntaxError {
  /** The name of the class. */
  override name = "CodegenError";
  /** The problem's stable name, for programs. */
  readonly problem: CodegenProblem;

  /** Makes one. */
  constructor(message: string, options: ErrorOptions & { problem: CodegenProblem }) {
    super(message, options);
    this.problem = options.problem;
  }
}
