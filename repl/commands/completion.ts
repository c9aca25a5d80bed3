/**
 * `kubist completion`.
 *
 * @module
 */

import type { Command } from "./command.ts";
import { commands } from "./list.ts";
import { UsageError } from "./parse.ts";
import { shells } from "./shells.ts";

/** The command. */
export const completion: Command = {
  name: "completion",
  summary: "Print the completion script of a shell",
  usage: [`completion ${Object.keys(shells).join("|")}`],
  examples: [
    ["completion bash > /etc/bash_completion.d/kubist", "bash, for everybody"],
    ['completion zsh > "${fpath[1]}/_kubist"', "zsh"],
    ["completion fish > ~/.config/fish/completions/kubist.fish", "fish"],
    ["completion powershell | Out-String | Invoke-Expression", "PowerShell, for this session"],
  ],
  flags: {},
  takes: [1, 1],
  async run(call, io) {
    const [shell = ""] = call.args;
    const write = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
    if (!write) {
      throw new UsageError(
        `Cannot complete in "${shell}": expected ${Object.keys(shells).join(", ")}`,
      );
    }
    io.out(write(await Promise.all(commands.map(({ load }) => load()))).trimEnd());
    return 0;
  },
};
