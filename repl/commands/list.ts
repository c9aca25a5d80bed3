/**
 * The commands.
 *
 * @module
 */

import type { Command } from "./command.ts";

/** A command that is loaded when it is needed. */
export interface CommandEntry {
  readonly name: string;
  /** As in the command's own table; here for the overview, which loads none. */
  readonly summary: string;
  load(): Promise<Command>;
}

/** All commands, in the order of the overview. */
export const commands: readonly CommandEntry[] = [
  {
    name: "repl",
    summary: "A prompt with k connected",
    load: async () => (await import("./repl.ts")).repl,
  },
  {
    name: "run",
    summary: "Run a script that imports kubist, installed or not",
    load: async () => (await import("./run.ts")).run,
  },
  {
    name: "serve",
    summary: "Serve the embedded cluster to kubectl and every other client",
    load: async () => (await import("./serve.ts")).serve,
  },
  {
    name: "gen",
    summary: "Write types and Kinds for custom resources",
    load: async () => (await import("./gen.ts")).genCommand,
  },
  {
    name: "explain",
    summary: "Describe a resource or one of its fields",
    load: async () => (await import("./explain.ts")).explain,
  },
  {
    name: "doctor",
    summary: "Tell what would be used to connect, and why",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "completion",
    summary: "Print the completion script of a shell",
    load: async () => (await import("./completion.ts")).completion,
  },
  {
    name: "version",
    summary: "Print the versions of kubist, of its types and of the server",
    load: async () => (await import("./version.ts")).version,
  },
];
