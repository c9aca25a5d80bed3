/**
 * What was typed, as a program that a plain evaluator can run: top-level await, imports, and
 * declarations that the next input still sees.
 *
 * @module
 */

import { type Node, parse } from "acorn";

/** A syntax tree node with whatever children it has. */
interface Tree extends Node {
  readonly [field: string]: unknown;
}

/** The function that stands for `import()` at the prompt. */
export const importName = "$import";
/** The function that takes what `using` declares. */
export const usingName = "$using";

/**
 * Rewrites an input so that its code evaluates to a promise of `{ value }`, the value of its last
 * expression, or of undefined.
 *
 * What it declares becomes variables of the session, so that the next input sees them and may declare
 * them anew. `{ a: 1 }` is an object, as its author meant.
 *
 * **Errors**: `SyntaxError`.
 */
export function rewriteInput(input: string): string {
  const source = asExpression(input);
  const names = new Set<string>();
  const statements = parseProgram(source);
  const imports = dynamicImports(statements);
  const text = (node: Node) => replaceImports(source, node, imports);
  // Functions can be called above their declaration.
  const ordered = [
    ...statements.filter((s) => s.type === "FunctionDeclaration"),
    ...statements.filter((s) => s.type !== "FunctionDeclaration"),
  ];
  const last = statements.at(-1);
  const lines = ordered.map((s) => rewriteStatement(s, s === last, text, names));
  const declared = names.size === 0 ? "" : `var ${[...names].join(", ")};`;
  return `${declared}(async () => {\n${lines.join("\n")}\n})()`;
}

/** Whether the input only lacks its end: the prompt then asks for another line. */
export function isIncomplete(input: string): boolean {
  if (input.trim() === "") return false;
  try {
    parseProgram(asExpression(input));
    return false;
  } catch (error) {
    const { pos = 0, message = "" } = error as { pos?: number; message?: string };
    return pos >= input.trimEnd().length || /^Unterminated (template|comment)/.test(message);
  }
}

/** The input in two: up to its last expression, and that; the second is "" where it ends otherwise. */
export function splitLastExpression(input: string): readonly [before: string, last: string] {
  const source = asExpression(input);
  const last = isJavaScript(source) ? parseProgram(source).at(-1) : undefined;
  if (last?.type !== "ExpressionStatement") return [input, ""];
  const { start, end } = last.expression as Tree;
  return [source.slice(0, last.start), source.slice(start, end)];
}

/** Whether the input is JavaScript; if not, it may be TypeScript. */
export function isJavaScript(input: string): boolean {
  try {
    parseProgram(asExpression(input));
    return true;
  } catch {
    return false;
  }
}

function parseProgram(code: string): readonly Tree[] {
  const program = parse(code, {
    ecmaVersion: "latest",
    sourceType: "module",
    allowAwaitOutsideFunction: true,
  });
  return program.body as unknown as readonly Tree[];
}

/** An input that starts like a block and reads as an object is one. */
function asExpression(input: string): string {
  if (!/^\s*\{/.test(input) || /;\s*$/.test(input)) return input;
  try {
    const wrapped = `(${input.trim()})`;
    parseProgram(wrapped);
    return wrapped;
  } catch {
    return input;
  }
}

function rewriteStatement(
  statement: Tree,
  last: boolean,
  text: (node: Node) => string,
  names: Set<string>,
): string {
  switch (statement.type) {
    case "VariableDeclaration":
      return rewriteDeclaration(statement, text, names);
    case "FunctionDeclaration":
    case "ClassDeclaration": {
      const { name } = statement.id as { name: string };
      names.add(name);
      return `${name} = ${text(statement)};`;
    }
    case "ImportDeclaration":
      return rewriteImport(statement, names);
    case "ExpressionStatement": {
      const expression = text(statement.expression as Tree);
      return last ? `return { value: await (${expression}) };` : `await (${expression});`;
    }
    default:
      return text(statement);
  }
}

function rewriteDeclaration(
  { declarations, kind }: Tree,
  text: (node: Node) => string,
  names: Set<string>,
): string {
  const disposed = String(kind).includes("using");
  const parts = (declarations as { id: Tree; init: Tree | null }[]).map(({ id, init }) => {
    collectNames(id, names);
    const value = init ? text(init) : "undefined";
    return `(${text(id)} = ${disposed ? `${usingName}(${value})` : value})`;
  });
  return `void (${parts.join(", ")});`;
}

/** `import { a as b } from "c"` as a dynamic import. */
function rewriteImport(statement: Tree, names: Set<string>): string {
  const { raw } = statement.source as { raw: string };
  const taken = `await ${importName}(${raw})`;
  const specifiers = statement.specifiers as { type: string; local: Tree; imported?: Tree }[];
  const parts = specifiers.map(({ type, local, imported }) => {
    const name = local.name as string;
    names.add(name);
    if (type === "ImportNamespaceSpecifier") return `${name} = $module`;
    const key = type === "ImportDefaultSpecifier" ? "default" : imported?.name ?? imported?.value;
    return `${name} = $module[${JSON.stringify(key)}]`;
  });
  return `{ const $module = ${taken}; ${parts.join("; ")} }`;
}

/** The names that a pattern binds. */
function collectNames(pattern: Tree | null, names: Set<string>): void {
  switch (pattern?.type) {
    case "Identifier":
      names.add(pattern.name as string);
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

/** Where `import` is called, in the order of the text. */
function dynamicImports(node: unknown): number[] {
  if (Array.isArray(node)) return node.flatMap(dynamicImports);
  if (typeof node !== "object" || node === null) return [];
  const tree = node as Tree;
  if (typeof tree.type !== "string") return [];
  const own = tree.type === "ImportExpression" ? [tree.start] : [];
  return [...own, ...Object.values(tree).flatMap(dynamicImports)];
}

function replaceImports(source: string, node: Node, imports: readonly number[]): string {
  let out = "";
  let from = node.start;
  for (const at of imports) {
    if (at < node.start || at >= node.end) continue;
    out += source.slice(from, at) + importName;
    from = at + "import".length;
  }
  return out + source.slice(from, node.end);
}
