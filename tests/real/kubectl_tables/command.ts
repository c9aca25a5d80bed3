/**
 * How commands of kubectl are written in tables.
 *
 * @module
 */

/** One command. */
export interface Command {
  /** Its words; quotes hold words together. */
  readonly line: string;
  /** A manifest for `-f -`. */
  readonly input?: string;
  /** Its output has sentences of Kubernetes' documentation, which the embedded server has not. */
  readonly prose?: true;
  /** A real server does it a moment later: repeated until it succeeds. */
  readonly eventually?: true;
  /** Its lines come in no order. */
  readonly anyOrder?: boolean;
  /** What of its output is another server's by nature, as its name in both. */
  readonly masks?: readonly (readonly [pattern: RegExp, name: string])[];
}

/** Commands in the order in which they are run. */
export interface Table {
  readonly about: string;
  readonly commands: readonly Command[];
}

/** Every table begins in a namespace of its own. */
export const inNamespace: readonly Command[] = [
  { line: "create namespace shop" },
  { line: "config set-context --current --namespace=shop" },
];
