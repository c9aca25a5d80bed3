/**
 * How commands of kubectl are written in tables.
 *
 * @module
 */

/** One command. */
export interface Command {
  /** Its words; quotes hold words together. */
  readonly line: string;
  /** A manifest for `-f -`; `UID_OF(kind/name)` becomes what its name says. */
  readonly input?: string;
  /** What the editor does to a file, as sed is told it. @default {the edits of the everyday table} */
  readonly edit?: string;
  readonly env?: Readonly<Record<string, string>>;
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

/**
 * What kube-apiserver shows of its internal types, as Go prints them: whole values that may not change,
 * and the difference of two. The embedded server has no such types.
 */
export const asGo: Pick<Command, "masks"> = {
  masks: [
    [/(?<=Invalid value: )[[{].*[\]}](?=: (field is immutable|must have))/g, "VALUE"],
    [/\n@@[^]*/, ""],
  ],
};
