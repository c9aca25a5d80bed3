/**
 * The `kubist` command.
 *
 * @module
 */

import process from "node:process";
import { KubeError } from "kubist";
import { gen, genUsage } from "./gen.ts";

const usage = `Usage: kubist COMMAND

  repl   a prompt with k connected (the default)
  gen    types and Kinds for custom resources; see kubist gen --help
`;

const [command = "repl", ...args] = process.argv.slice(2);

switch (command) {
  case "repl":
    process.argv.splice(2, 1);
    await import("./main.ts");
    break;
  case "gen":
    await runGen();
    break;
  default:
    console.error(`Cannot run "${command}": there is no such command\n\n${usage}`);
    process.exit(2);
}

async function runGen(): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) return console.log(genUsage);
  try {
    for (const path of await gen(args)) console.log(path);
  } catch (error) {
    // What the user can mend is one line; anything else is a bug, whose stack helps.
    const known = error instanceof KubeError || error instanceof TypeError ||
      error instanceof SyntaxError || error instanceof RangeError;
    console.error(known ? error.message : error);
    process.exit(known && error instanceof TypeError ? 2 : 1);
  }
}
