/**
 * The help of commands, made from their tables.
 *
 * @module
 */

import type { Command, Flag } from "./command.ts";
import { helpFlag } from "./parse.ts";

/** What `kubist NAME --help` prints. */
export function commandHelp(command: Command): string {
  const { summary, usage, about, examples = [], flags } = command;
  const parts = [`${summary}.`];
  if (about) parts.push(about);
  if (examples.length > 0) {
    const lines = examples.map(([line, what]) => `  # ${what}\n  kubist ${line}`);
    parts.push(`Examples:\n${lines.join("\n\n")}`);
  }
  parts.push(`Flags:\n${flagLines({ ...flags, ...helpFlag }).join("\n")}`);
  parts.push(`Usage:\n${usage.map((line) => `  kubist ${line}`).join("\n")}`);
  return parts.join("\n\n");
}

/** What `kubist --help` prints. */
export function overview(commands: readonly Pick<Command, "name" | "summary">[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) =>
    `  ${name.padEnd(width)}   ${summary}${name === "repl" ? " (the default)" : ""}`
  );
  return `kubist is Kubernetes for scripts.

Commands:
${lines.join("\n")}

Usage:
  kubist [COMMAND] [flags]

Use "kubist COMMAND --help" for more about a command.
Exit codes: ${exitCodes}.`;
}

const exitCodes =
  "0 done, 1 failed, 2 usage, 3 configuration, 4 credentials, 5 network and TLS,\n" +
  "6 not found, 7 conflict, 8 refused by the server, 9 a broken answer, 130 interrupted";

function flagLines(flags: Readonly<Record<string, Flag>>): string[] {
  const rows = Object.entries(flags).map(([name, { short, value, text, multiple, choices }]) => {
    const head = `${short ? `-${short}, ` : "    "}--${name}${value ? ` ${value}` : ""}`;
    const known = choices && !value?.includes("|") ? `: ${choices.join(", ")}` : "";
    return [head, `${text}${known}${multiple ? "; repeatable" : ""}`] as const;
  });
  const width = Math.max(...rows.map(([head]) => head.length));
  return rows.map(([head, text]) => `  ${head.padEnd(width)}   ${text}`);
}
