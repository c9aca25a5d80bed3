/**
 * What a subcommand is: a table of flags, from which its help, its parser and the shells' completion are
 * made, and a function.
 *
 * @module
 */

/** One flag. */
export interface Flag {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** May be given more than once. */
  readonly multiple?: true;
  /** What stands for the value in the help: "FILE". */
  readonly value?: string;
  /** One sentence without a period. */
  readonly text: string;
  /** The values that are known, for completion. */
  readonly choices?: readonly string[];
}

/** The flags of a command by name, in the order of its help. */
export type Flags = Readonly<Record<string, Flag>>;

/** What was given on the command line. */
export interface Call {
  readonly args: readonly string[];
  /** The value of a flag with one. */
  text(name: string): string | undefined;
  /** The values of a flag that may come more than once. */
  texts(name: string): readonly string[];
  /** Whether a flag without a value is given. */
  has(name: string): boolean;
}

/** The outside of a command. */
export interface Io {
  /** Writes lines for people or programs. */
  out(text: string): void;
  /** Writes what is no result. */
  err(text: string): void;
  /** Aborts on Ctrl-C and when the process is asked to end. */
  readonly signal: AbortSignal;
  /** Asks at the terminal; undefined where there is none. */
  ask(question: string): Promise<string | undefined>;
}

/** A subcommand. */
export interface Command {
  readonly name: string;
  /** One sentence without a period. */
  readonly summary: string;
  /** The lines of its usage, without "kubist". */
  readonly usage: readonly string[];
  /** What more there is to know. */
  readonly about?: string;
  /** Command lines, without "kubist", each with what it does. */
  readonly examples?: readonly (readonly [line: string, what: string])[];
  readonly flags: Flags;
  /** How many arguments it takes. @default {[0, 0]} */
  readonly takes?: readonly [least: number, most: number];
  /** Everything after the first argument belongs to somebody else. @default {false} */
  readonly passesOn?: boolean;
  /** Does it; gives the exit code. */
  run(call: Call, io: Io): Promise<number>;
}
