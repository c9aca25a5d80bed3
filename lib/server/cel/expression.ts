/**
 * Expressions: compiled once, checked against the types of what they see, evaluated often.
 *
 * @module
 */

import { type CelEnvironment, newEnvironment } from "./environment.ts";
import { withoutOptionalEntries } from "./functions/optional_entries.ts";
import { callingOwnMatches, patternOf, withoutOwnName } from "./functions/pattern.ts";
import type { Library } from "./library.ts";

/** A compiled expression, or why it cannot be compiled. */
export interface Expression {
  /** The problem, as kube-apiserver would tell it; undefined when there is none. */
  readonly problem: string | undefined;
  /** The type of its value. */
  readonly type: string;
  /** Whether it names a variable. */
  uses(variable: string): boolean;
  /** Its value. **Errors**: those of the evaluation. */
  evaluate(variables: Record<string, unknown>): unknown;
}

/** Where expressions are compiled: their variables, by what they are checked and evaluated as. */
export interface Scope {
  /** Knows the types. */
  readonly typed: CelEnvironment;
  /** Takes any value. */
  readonly open: CelEnvironment;
}

/** A scope with variables of types that `declare` names. */
export function newScope(
  library: Library,
  variables: Readonly<Record<string, (env: CelEnvironment) => string>>,
): Scope {
  const scope = { typed: newEnvironment(library), open: newEnvironment(library) };
  for (const [name, declare] of Object.entries(variables)) {
    scope.typed.registerVariable(name, declare(scope.typed));
    scope.open.registerVariable(name, "dyn");
  }
  return scope;
}

/** Compiles an expression. */
export function compile(text: string, { typed, open }: Scope): Expression {
  const { source, at } = withoutOptionalEntries(callingOwnMatches(text));
  const { error, type = "dyn" } = typed.check(source);
  const uses = (variable: string) => new RegExp(`(^|[^\\w.])${variable}\\b`).test(text);
  const problem = error ? placed(problemOf(source, error, typed), at) : patternProblem(text);
  if (problem) {
    return { problem: pointed(text, problem), type: "", uses, evaluate: () => undefined };
  }
  const parsed = open.parse(source);
  return { problem: undefined, type, uses, evaluate: (variables) => parsed(variables) };
}

function placed(problem: Problem, at: (place: number) => number): Problem {
  return { ...problem, at: at(problem.at) };
}

interface Problem {
  readonly at: number;
  readonly message: string;
}

interface CheckError {
  readonly message: string;
  readonly range?: { readonly start: number };
  readonly node?: { readonly args?: unknown } | undefined;
}

/** What is wrong in the words of the CEL library of kube-apiserver, where they are known. */
function problemOf(text: string, error: CheckError, env: CelEnvironment): Problem {
  const message = withoutOwnName(error.message.split("\n")[0] ?? "");
  const at = error.range?.start ?? 0;
  const missing = /^No such key: (.+)$/.exec(message);
  // A field is pointed at by the dot before it.
  if (missing) {
    return { at: text[at - 1] === "." ? at - 1 : at, message: `undefined field '${missing[1]}'` };
  }
  const variable = /^Unknown variable: (.+)$/.exec(message);
  if (variable) {
    return { at, message: `undeclared reference to '${variable[1]}' (in container '')` };
  }
  const operation = /^no such overload: (.+) (\S+) (.+)$/.exec(message);
  if (operation) {
    const [, left = "", operator = "", right = ""] = operation;
    const applied = `applied to '(${typeInGo(left)}, ${typeInGo(right)})'`;
    const message = `found no matching overload for '_${operator}_' ${applied}`;
    return { at: text.indexOf(operator, leftEnd(error, at)), message };
  }
  const call = /^found no matching overload for '(?:[^']*\.)?(\w+)\(/.exec(message);
  const known = env.getDefinitions().functions.some((f) => f.name === call?.[1]);
  if (call && !known) {
    const open = text.indexOf("(", text.indexOf(call[1] ?? "", at));
    return { at: open, message: `undeclared reference to '${call[1]}' (in container '')` };
  }
  return { at, message };
}

/** Where the left side of an operation ends. */
function leftEnd({ node }: CheckError, start: number): number {
  const [left] = Array.isArray(node?.args) ? node.args as { end?: number }[] : [];
  return left?.end ?? start;
}

/** `list<int>` is `list(int)` there. */
function typeInGo(type: string): string {
  return type.replaceAll("optional<", "optional_type(").replaceAll("<", "(").replaceAll(">", ")");
}

/** What is given as it is must be a pattern, a time, a duration. */
function patternProblem(text: string): Problem | undefined {
  for (const match of text.matchAll(/\.matches\((r?)(['"])(.*?)\2\)/g)) {
    const pattern = match[1] === "r" ? match[3] ?? "" : (match[3] ?? "").replaceAll("\\\\", "\\");
    try {
      patternOf(pattern, "u");
    } catch {
      return { at: match.index + ".matches(".length, message: "invalid matches argument" };
    }
  }
  const isGood: Readonly<Record<string, (value: string) => boolean>> = {
    timestamp: (value) => /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value)),
    duration: (value) => /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(value),
  };
  for (const match of text.matchAll(/(?<![\w.])(timestamp|duration)\((['"])([^'"\\]*)\2\)/g)) {
    const [, name = "", , value = ""] = match;
    if (isGood[name]?.(value) !== false) continue;
    return { at: match.index + name.length + 1, message: `invalid ${name} argument` };
  }
  return undefined;
}

/** Shows where in an expression a problem is. */
function pointed(text: string, { at, message }: Problem): string {
  const before = text.slice(0, at).split("\n");
  const column = before.at(-1)?.length ?? 0;
  const line = text.split("\n")[before.length - 1] ?? "";
  const where = `<input>:${before.length}:${column + 1}`;
  return `compilation failed: ERROR: ${where}: ${message}\n | ${line}\n | ${".".repeat(column)}^`;
}
