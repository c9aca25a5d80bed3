/**
 * The small part of the shell's language that scripts in tests use: words, quotes, variables,
 * `;`, `&&`, `||`, pipes and redirections.
 *
 * @module
 */

import { KubeError } from "../../errors.ts";

/** One command with where its output goes and its input comes from. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly stdin?: string;
  readonly stdout?: { readonly path: string; readonly append: boolean };
  /** Standard error goes where standard output goes. */
  readonly joined: boolean;
  /** Standard output goes where standard error goes. */
  readonly toError: boolean;
  /** Standard error goes nowhere. */
  readonly quiet: boolean;
}

/** Commands joined by pipes, and when they run: after success, after failure or always. */
export interface ShellPipeline {
  readonly when: "always" | "success" | "failure";
  readonly commands: readonly ShellCommand[];
}

/** A script cannot be read; the shell answers 2. */
export class ShellSyntaxError extends KubeError {
  override name = "ShellSyntaxError";
}

type Token = { readonly word: string } | { readonly operator: string };

/** Reads a script. Variables stay in the words as `\u0000name\u0000`. **Errors**: `ShellSyntaxError`. */
export function parseShell(script: string): readonly ShellPipeline[] {
  const pipelines: ShellPipeline[] = [];
  let when: ShellPipeline["when"] = "always";
  let commands: ShellCommand[] = [];
  let tokens: Token[] = [];
  const endCommand = (needed: boolean) => {
    if (tokens.length > 0) commands.push(commandOf(tokens));
    else if (needed) throw new ShellSyntaxError("syntax error: a command is missing");
    tokens = [];
  };
  const endPipeline = (next: ShellPipeline["when"]) => {
    endCommand(next !== "always" || commands.length > 0);
    if (commands.length > 0) pipelines.push({ when, commands });
    commands = [];
    when = next;
  };
  for (const token of tokenize(script)) {
    if ("word" in token || token.operator.includes(">") || token.operator === "<") {
      tokens.push(token);
    } else if (token.operator === "|") endCommand(true);
    else if (token.operator === "&&") endPipeline("success");
    else if (token.operator === "||") endPipeline("failure");
    else endPipeline("always");
  }
  if (tokens.length > 0 || commands.length > 0 || when !== "always") endPipeline("always");
  return pipelines;
}

function commandOf(tokens: readonly Token[]): ShellCommand {
  const words: string[] = [];
  let stdin: string | undefined;
  let stdout: ShellCommand["stdout"];
  let [joined, toError, quiet] = [false, false, false];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if ("word" in token) words.push(token.word);
    else if (token.operator === "2>&1") joined = true;
    else if (token.operator.endsWith(">&2")) toError = true;
    else {
      const target = tokens[++i];
      if (!target || !("word" in target)) {
        throw new ShellSyntaxError(`syntax error: nothing follows ${token.operator}`);
      }
      if (token.operator === "<") stdin = target.word;
      else if (token.operator.startsWith("2")) quiet = true;
      else stdout = { path: target.word, append: token.operator === ">>" };
    }
  }
  return { words, joined, toError, quiet, ...(stdin && { stdin }), ...(stdout && { stdout }) };
}

const OPERATOR = /^(2>&1|1?>&2|2>>|2>|>>|>|<|&&|\|\||\||;|\n)/;

function* tokenize(script: string): Generator<Token> {
  let word: string | undefined;
  let rest = script;
  const advance = (count: number) => {
    const taken = rest.slice(0, count);
    rest = rest.slice(count);
    return taken;
  };
  while (rest !== "") {
    // A digit belongs to a redirection only where a word begins.
    const operator = word === undefined || !/^[12]>/.test(rest)
      ? OPERATOR.exec(rest)?.[0]
      : undefined;
    if (operator !== undefined) {
      if (word !== undefined) yield { word };
      word = undefined;
      yield { operator: advance(operator.length) };
    } else if (/^[ \t\r]/.test(rest)) {
      if (word !== undefined) yield { word };
      word = undefined;
      advance(1);
    } else if (rest.startsWith("#") && word === undefined) advance(/^[^\n]*/.exec(rest)![0].length);
    else word = (word ?? "") + part(rest, advance);
  }
  if (word !== undefined) yield { word };
}

/** One quoted, escaped or plain piece of a word. */
function part(rest: string, advance: (count: number) => string): string {
  const [quote = ""] = rest;
  if (quote === "'") {
    const end = rest.indexOf("'", 1);
    if (end < 0) throw new ShellSyntaxError("syntax error: unterminated quoted string");
    return advance(end + 1).slice(1, -1);
  }
  if (quote === '"') {
    const found = /^"((?:[^"\\]|\\[^])*)"/.exec(rest);
    if (!found) throw new ShellSyntaxError("syntax error: unterminated quoted string");
    advance(found[0].length);
    return found[1]!.replaceAll(
      /\\(["\\$`])|\$\{?(\?|\w+)\}?/g,
      (_all, escaped, name) => escaped ?? marked(name),
    );
  }
  if (quote === "\\") return advance(2).slice(1);
  const variable = /^\$\{?(\?|\w+)\}?/.exec(rest);
  if (!variable) return advance(1);
  advance(variable[0].length);
  return marked(variable[1]!);
}

function marked(name: string): string {
  return `\u0000${name}\u0000`;
}

/** Puts the values of variables into a word. */
export function expand(word: string, value: (name: string) => string): string {
  // deno-lint-ignore no-control-regex -- the mark of a variable is a character no script can hold
  return word.replaceAll(/\u0000([^\u0000]+)\u0000/g, (_all, name) => value(name));
}
