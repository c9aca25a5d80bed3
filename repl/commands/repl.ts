/**
 * `kubist repl`.
 *
 * @module
 */

import type { Command } from "./command.ts";
import { connectFlags, connectOptions } from "./connect_flags.ts";

/** The command. */
export const repl: Command = {
  name: "repl",
  summary: "A prompt with k connected",
  about: `Connected to the cluster that kubectl would use, or to an embedded one when there is none.
Type .help there for what it can do. Contexts whose names match the regular expression
KUBIST_PRODUCTION are marked; without it, those with "prod" in them.`,
  usage: ["[repl] [flags]"],
  examples: [
    ["repl --context prod --read-only", "look around where nothing may break"],
    ["repl --embedded", "a cluster in this process to try things on"],
  ],
  flags: {
    embedded: { type: "boolean", text: "use a cluster in this process" },
    "read-only": { type: "boolean", text: "refuse what changes the cluster" },
    "no-history": { type: "boolean", text: "keep no inputs in a file" },
    ...connectFlags,
  },
  async run(call, io) {
    const { openPrompt } = await import("../prompt/mod.ts");
    return await openPrompt({
      embedded: call.has("embedded"),
      connect: (ask) => connectOptions(call, { ...io, ask }),
      readOnly: call.has("read-only"),
      keepsHistory: !call.has("no-history"),
    });
  },
};
