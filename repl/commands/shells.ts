/**
 * Completion scripts: commands, their flags, the known values of flags, files for the rest.
 *
 * @module
 */

import type { Command, Flag } from "./command.ts";
import { helpFlag } from "./parse.ts";

/** Writes a script for the commands. */
export type ShellScript = (commands: readonly Command[]) => string;

/** The shells, each with its script. */
export const shells: Readonly<Record<string, ShellScript>> = { bash, zsh, fish, powershell };

/** The words of a flag: "--output", "-o". */
function words(name: string, { short }: Flag): string[] {
  return short ? [`--${name}`, `-${short}`] : [`--${name}`];
}

function flagsOf(command: Command): [name: string, flag: Flag][] {
  return Object.entries({ ...command.flags, ...helpFlag });
}

/** The first arguments that a command knows: the shells of completion. */
function choicesOf({ name }: Command): string {
  return name === "completion" ? Object.keys(shells).join(" ") : "";
}

function bash(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  const cases = commands.map((command) => {
    const all = flagsOf(command).flatMap(([name, flag]) => words(name, flag)).join(" ");
    return `    ${command.name}) flags="${all}"; choices="${choicesOf(command)}" ;;`;
  });
  const values = unique(commands).filter(([, { choices }]) => choices).map(([name, flag]) =>
    `    ${words(name, flag).join("|")}) COMPREPLY=($(compgen -W "${
      flag.choices?.join(" ")
    }" -- "$cur")); return ;;`
  );
  const plain = unique(commands).filter(([, f]) => f.type === "string" && !f.choices)
    .flatMap(([name, flag]) => words(name, flag)).join("|");
  return `# bash completion for kubist
_kubist() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="\${COMP_WORDS[1]}" flags="" choices=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ] && [ "\${cur#-}" = "$cur" ]; then
    COMPREPLY=($(compgen -W "${names} help" -- "$cur"))
    return
  fi
  case "$prev" in
${values.join("\n")}
    ${plain}) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  case "$command" in
${cases.join("\n")}
  esac
  if [ "\${cur#-}" != "$cur" ]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  elif [ -n "$choices" ]; then
    COMPREPLY=($(compgen -W "$choices" -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
  fi
}
complete -o filenames -o bashdefault -F _kubist kubist
`;
}

function zsh(commands: readonly Command[]): string {
  const described = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map((command) => {
    const lines = flagsOf(command).flatMap(([name, flag]) =>
      words(name, flag).map((word) => `        ${zshFlag(word, flag)}`)
    );
    const choices = choicesOf(command);
    const rest = choices === "" ? "'*:file:_files'" : `'1:choice:(${choices})'`;
    return `      ${command.name})\n        _arguments \\\n${
      lines.join(" \\\n")
    } \\\n        ${rest} ;;`;
  });
  return `#compdef kubist
_kubist() {
  local -a commands
  commands=(
${described.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
if [ "$funcstack[1]" = "_kubist" ]; then _kubist "$@"; else compdef _kubist kubist; fi
`;
}

function zshFlag(word: string, { text, value, choices, multiple }: Flag): string {
  const told = text.replaceAll(/[[\]:]/g, (c) => `\\${c}`);
  const action = choices ? `:${value}:(${choices.join(" ")})` : value ? `:${value}:_files` : "";
  return quoted(`${multiple ? "*" : ""}${word}[${told}]${action}`);
}

function fish(commands: readonly Command[]): string {
  const lines = commands.flatMap((command) => {
    const when = `-n '__fish_seen_subcommand_from ${command.name}'`;
    const choices = choicesOf(command);
    return [
      `complete -c kubist -f -n __fish_use_subcommand -a ${command.name} -d ${
        quoted(command.summary)
      }`,
      ...(choices === "" ? [] : [`complete -c kubist -f ${when} -a ${quoted(choices)}`]),
      ...flagsOf(command).map(([name, { short, type, text, choices }]) => {
        const letter = short ? ` -s ${short}` : "";
        const needs = type === "string" ? (choices ? " -x" : " -r") : "";
        const known = choices ? ` -a ${quoted(choices.join(" "))}` : "";
        return `complete -c kubist ${when} -l ${name}${letter}${needs}${known} -d ${quoted(text)}`;
      }),
    ];
  });
  return `# fish completion for kubist\n${lines.join("\n")}\n`;
}

function powershell(commands: readonly Command[]): string {
  const tables = commands.map((command) => {
    const all = flagsOf(command).flatMap(([name, flag]) => words(name, flag));
    const choices = choicesOf(command).split(" ").filter((word) => word !== "");
    return `    '${command.name}' = @(${[...choices, ...all].map((w) => `'${w}'`).join(", ")})`;
  });
  const values = unique(commands).filter(([, { choices }]) => choices).flatMap(([name, flag]) =>
    words(name, flag).map((word) =>
      `    '${word}' = @(${flag.choices?.map((c) => `'${c}'`).join(", ")})`
    )
  );
  return `# PowerShell completion for kubist; where it knows nothing, PowerShell offers files
Register-ArgumentCompleter -Native -CommandName kubist -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${tables.join("\n")}
  }
  $values = @{
${values.join("\n")}
  }
  $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  $typed = $words.Count - $(if ($wordToComplete) { 1 } else { 0 })
  if ($typed -le 1) { $known = @($commands.Keys | Sort-Object) + 'help' }
  elseif ($values.ContainsKey($words[$typed - 1])) { $known = $values[$words[$typed - 1]] }
  else { $known = $commands[$words[1]] }
  $known | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

/** The flags of all commands, each once. */
function unique(commands: readonly Command[]): [string, Flag][] {
  return [...new Map(commands.flatMap(flagsOf))];
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
