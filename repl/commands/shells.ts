/**
 * Completion scripts: commands, their flags, the known values of flags, files for the rest.
 *
 * @module
 */

import { builtInKinds } from "kubist/ops";
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

/** The first arguments that a command knows: the shells of completion, the resources of explain. */
function choicesOf({ name }: Command): string {
  if (name === "explain") {
    return [...new Set(builtInKinds().map(({ plural }) => plural))].sort().join(" ");
  }
  return name === "completion" ? Object.keys(shells).join(" ") : "";
}

/** Whether the arguments of a command are files; nothing is offered in place of other unknown words. */
function takesFiles({ usage }: Command): boolean {
  return /\b(FILE|SCRIPT)\b/.test(usage[0] ?? "");
}

/** Whether the value of a flag is a file. */
function namesFile({ value = "" }: Flag): boolean {
  return ["FILE", "FILES", "DIR"].includes(value);
}

function bash(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  const cases = commands.map((command) => {
    const all = flagsOf(command).flatMap(([name, flag]) => words(name, flag)).join(" ");
    const files = takesFiles(command) ? "; files=yes" : "";
    return `    ${command.name}) flags="${all}"; choices="${choicesOf(command)}"${files} ;;`;
  });
  const values = commands.flatMap((command) =>
    flagsOf(command).filter(([, { type }]) => type === "string").map(([name, flag]) => {
      const shown = words(name, flag).map((word) => `${command.name}:${word}`).join("|");
      return `    ${shown}) ${bashValue(flag)} ;;`;
    })
  );
  return `# bash completion for kubist
_kubist() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="\${COMP_WORDS[1]}" flags="" choices="" files=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ] && [ "\${cur#-}" = "$cur" ]; then
    COMPREPLY=($(compgen -W "${names} help" -- "$cur"))
    return
  fi
  case "$command:$prev" in
${values.join("\n")}
  esac
  case "$command" in
${cases.join("\n")}
  esac
  if [ "\${cur#-}" != "$cur" ]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  elif [ -n "$choices" ]; then
    COMPREPLY=($(compgen -W "$choices" -- "$cur"))
  elif [ -n "$files" ]; then
    _kubist_files
  fi
}
_kubist_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen -f -- "$cur"))
}
complete -F _kubist kubist
`;
}

function bashValue(flag: Flag): string {
  const { choices } = flag;
  if (choices) return `COMPREPLY=($(compgen -W "${choices.join(" ")}" -- "$cur")); return`;
  return namesFile(flag) ? "_kubist_files; return" : "return";
}

function zsh(commands: readonly Command[]): string {
  const described = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map((command) => {
    const lines = flagsOf(command).flatMap(([name, flag]) =>
      words(name, flag).map((word) => `        ${zshFlag(word, flag)}`)
    );
    const choices = choicesOf(command);
    if (choices !== "") lines.push(`        '1:choice:(${choices})'`);
    else if (takesFiles(command)) lines.push("        '*:file:_files'");
    return `      ${command.name})\n        _arguments \\\n${lines.join(" \\\n")} ;;`;
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

function zshFlag(word: string, flag: Flag): string {
  const { text, value, choices, multiple } = flag;
  const told = text.replaceAll(/[[\]:]/g, (c) => `\\${c}`);
  const known = choices ? `(${choices.join(" ")})` : namesFile(flag) ? "_files" : "";
  const action = value ? `:${value}:${known}` : "";
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
      ...(takesFiles(command) ? [] : [`complete -c kubist -f ${when} -a ${quoted(choices)}`]),
      ...flagsOf(command).map(([name, flag]) => {
        const { short, type, text, choices } = flag;
        const letter = short ? ` -s ${short}` : "";
        const needs = type === "string" ? (namesFile(flag) ? " -r" : " -x") : "";
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
