/**
 * Input with top-level await, as a program that a plain evaluator can run.
 *
 * @module
 */

import { type Node, parse } from "acorn";

/** A syntax tree node with whatever children it has. */
interface Tree extends Node {
  readonly [field: string]: unknown;
}

/** A rewritten input: its code evaluates to a promise of `{ value }`, or of undefined. */
export interface Rewritten {
  readonly code: string;
}

/**
 * Rewrites input that awaits at its top level: the names it declares become variables of the session,
 * and its last expression the promise's value.
 *
 * Returns undefined when nothing is awaited, and for input the evaluator itself shall refuse.
 */
export function rewriteAwait(input: string): Rewritten | undefined {
  const wrapped = `(async () => {${input}\n})`;
  const statements = parseBody(wrapped);
  if (!statements?.some(awaits)) return undefined;
  const names: string[] = [];
  const lines = statements.map((statement, i) =>
    rewriteStatement(statement, i === statements.length - 1, wrapped, names)
  );
  const declared = names.length === 0 ? "" : `var ${[...new Set(names)].join(", ")};`;
  return { code: `${declared}(async () => {\n${lines.join("\n")}\n})()` };
}

/** Whether the input only lacks its end: the prompt then asks for another line. */
export function isIncomplete(input: string): boolean {
  try {
    parse(input, { ecmaVersion: "latest", allowAwaitOutsideFunction: true });
    return false;
  } catch (error) {
    const { pos = 0, message = "" } = error as { pos?: number; message?: string };
    return pos >= input.trimEnd().length || /^Unterminated (template|comment)/.test(message);
  }
}

function parseBody(code: string): readonly Tree[] | undefined {
  try {
    const program = parse(code, { ecmaVersion: "latest" });
    const [first] = program.body as unknown as readonly {
      expression: { body: { body: Tree[] } };
    }[];
    return first?.expression.body.body;
  } catch {
    return undefined;
  }
}

/** Whether the node awaits outside of any function within it. */
function awaits(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(awaits);
  if (typeof node !== "object" || node === null) return false;
  const tree = node as Tree;
  if (typeof tree.type !== "string" || tree.type.includes("Function")) return false;
  if (tree.type === "AwaitExpression" || tree.await === true) return true;
  return Object.values(tree).some(awaits);
}

function rewriteStatement(
  statement: Tree,
  last: boolean,
  code: string,
  names: string[],
): string {
  const text = (node: Node) => code.slice(node.start, node.end);
  switch (statement.type) {
    case "VariableDeclaration": {
      const parts = (statement.declarations as { id: Tree; init: Tree | null }[]).map((d) => {
        collectNames(d.id, names);
        return `(${text(d.id)} = ${d.init ? text(d.init) : "undefined"})`;
      });
      return `void (${parts.join(", ")});`;
    }
    case "FunctionDeclaration":
    case "ClassDeclaration": {
      const { name } = statement.id as { name: string };
      names.push(name);
      return `${name} = ${text(statement)};`;
    }
    case "ExpressionStatement":
      return last ? `return { value: (${text(statement.expression as Tree)}) };` : text(statement);
    default:
      return text(statement);
  }
}

/** The names that a pattern binds. */
function collectNames(pattern: Tree | null, names: string[]): void {
  switch (pattern?.type) {
    case "Identifier":
      names.push(pattern.name as string);
      break;
    case "ObjectPattern":
      for (const p of pattern.properties as Tree[]) {
        collectNames((p.type === "RestElement" ? p : p.value) as Tree, names);
      }
      break;
    case "ArrayPattern":
      for (const p of pattern.elements as Tree[]) collectNames(p, names);
      break;
    case "AssignmentPattern":
      collectNames(pattern.left as Tree, names);
      break;
    case "RestElement":
      collectNames(pattern.argument as Tree, names);
  }
}
