/**
 * The command line of a subcommand.
 *
 * @module
 */

import { parseArgs } from "node:util";
import type { Call, Command, Flags } from "./command.ts";
import { didYouMean } from "kubist/config";

/** A command line that makes no sense; its message ends with what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Every command has it. */
export const helpFlag: Flags = { help: { type: "boolean", short: "h", text: "show this" } };

/**
 * Reads the arguments of a command.
 *
 * **Errors**: {@linkcode UsageError}.
 */
export function parseCall(command: Command, args: readonly string[]): Call {
  const [own, foreign] = command.passesOn ? splitOwn(command.flags, args) : [args, []];
  const flags = { ...command.flags, ...helpFlag };
  const { values, positionals } = parse(command.name, flags, own);
  const given = [...positionals, ...foreign];
  const [least, most] = command.takes ?? [0, 0];
  if (!values.get("help")) checkCount(command, given, least, most);
  return {
    args: given,
    text: (name) => values.get(name)?.at(-1) as string | undefined,
    texts: (name) => (values.get(name) ?? []) as string[],
    has: (name) => values.get(name)?.at(-1) === true,
  };
}

type Values = ReadonlyMap<string, readonly (string | boolean)[]>;

function parse(
  name: string,
  flags: Flags,
  args: readonly string[],
): { values: Values; positionals: readonly string[] } {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(flags).map(([flag, { type, short }]) => [flag, {
        type,
        ...(short && { short }),
      }]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, (string | boolean)[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    if (!flag) throw unknownFlag(name, token.rawName, flags);
    const value = valueOf(flag.type, token.rawName, token.value);
    if (!flag.multiple && values.has(token.name) && flag.type === "string") {
      throw new UsageError(`Cannot take ${token.rawName} twice`);
    }
    values.set(token.name, [...values.get(token.name) ?? [], value]);
  }
  return { values, positionals };
}

function valueOf(
  type: "string" | "boolean",
  raw: string,
  value: string | undefined,
): string | boolean {
  if (type === "string") {
    if (value === undefined || value === "") {
      throw new UsageError(`Cannot read ${raw}: it needs a value`);
    }
    return value;
  }
  // kubectl writes --flag=false.
  if (value === undefined || value === "true") return true;
  if (value === "false") return false;
  throw new UsageError(`Cannot read ${raw}=${value}: it takes true or false`);
}

function unknownFlag(command: string, raw: string, flags: Flags): UsageError {
  const known = Object.keys(flags).map((flag) => `--${flag}`);
  const near = raw.startsWith("--") ? didYouMean(raw, known) : "";
  return new UsageError(`Cannot run "${command}": unknown flag ${raw}${near}`);
}

function checkCount(
  { name, usage }: Command,
  args: readonly string[],
  least: number,
  most: number,
): void {
  if (args.length >= least && args.length <= most) return;
  const surplus = args[most];
  const problem = args.length < least ? "an argument is missing" : `"${surplus}" is one too many`;
  throw new UsageError(`Cannot run "${name}": ${problem}; usage: kubist ${usage[0]}`);
}

/** Cuts after the first argument that is no flag and no flag's value. */
function splitOwn(flags: Flags, args: readonly string[]): [readonly string[], readonly string[]] {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (!arg.startsWith("-") || arg === "-") return [args.slice(0, i + 1), args.slice(i + 1)];
    if (arg.includes("=")) continue;
    const found = Object.entries(flags).find(([name, { short }]) =>
      arg === `--${name}` || arg === `-${short}`
    );
    if (found?.[1].type === "string") i++;
  }
  return [args, []];
}
