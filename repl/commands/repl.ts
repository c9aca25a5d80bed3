/**
 * `kubist repl`.
 *
 * @module
 */

import process from "node:process";
import type { Command } from "./command.ts";

/** The command; the prompt reads its flags itself. */
export const repl: Command = {
  name: "repl",
  summary: "A prompt with k connected",
  about:
    "Connected to the cluster that kubectl would use, or to an embedded one when there is none.",
  usage: ["[repl] [flags]"],
  flags: {
    embedded: { type: "boolean", text: "use a cluster in this process" },
    kubeconfig: { type: "string", value: "FILE", text: "the kubeconfig to use" },
    context: { type: "string", value: "NAME", text: "the context to use" },
  },
  async run() {
    if (process.argv[2] === "repl") process.argv.splice(2, 1);
    await import("../main.ts");
    return await new Promise<never>(() => {});
  },
};
