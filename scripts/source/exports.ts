/**
 * The exported names of a module with the doc comments of their declarations.
 *
 * @module
 */

import { type AstNode, isNode, lineOf, literalOf, nameOf } from "./ast.ts";

/** One exported name; `*` for `export *`. */
export interface ExportFact {
  readonly name: string;
  readonly line: number;
  /** The specifier of a re-export. */
  readonly from?: string;
  /** The name that a re-export has there. */
  readonly source?: string;
  /** The text of the doc comment at the declaration, in this module. */
  readonly doc?: string;
  readonly callable: boolean;
}

interface Declaration {
  readonly name: string;
  readonly line: number;
  readonly doc?: string;
  readonly callable: boolean;
}

interface Origin {
  readonly from: string;
  readonly source: string;
}

/** The names that the statements of a module export, each once. */
export function readExports(body: readonly AstNode[]): ExportFact[] {
  const local = new Map<string, Declaration>();
  for (const statement of body) {
    for (const d of declarations(statement)) if (!local.get(d.name)?.doc) local.set(d.name, d);
  }
  const imported = new Map(body.flatMap(importedNames));
  const found = new Map<string, ExportFact>();
  for (const e of body.flatMap((s) => exported(s, local, imported))) {
    const key = e.name === "*" ? `* ${e.from}` : e.name;
    if (!found.has(key)) found.set(key, e);
  }
  return [...found.values()];
}

function exported(
  node: AstNode,
  local: ReadonlyMap<string, Declaration>,
  imported: ReadonlyMap<string, Origin>,
): ExportFact[] {
  const line = lineOf(node);
  if (node.type === "ExportAllDeclaration") {
    return [{ name: "*", line, from: literalOf(node["source"]), callable: false }];
  }
  if (node.type === "ExportDefaultDeclaration" || node.type === "TSExportAssignment") {
    return [{ name: "default", line, callable: false }];
  }
  if (node.type !== "ExportNamedDeclaration") return [];
  if (isNode(node["declaration"])) {
    return declarations(node).map((d) => local.get(d.name) ?? d);
  }
  const from = isNode(node["source"]) ? literalOf(node["source"]) : undefined;
  return (node["specifiers"] as AstNode[]).map((s) => {
    const name = s.type === "ExportNamespaceSpecifier" ? "*" : nameOf(s["exported"]);
    const source = nameOf(s["local"]);
    const origin = from === undefined ? imported.get(source) : { from, source };
    return { callable: false, ...local.get(source), ...origin, name, line: lineOf(s) };
  });
}

/** The local names that an import brings, with where they come from. */
function importedNames(statement: AstNode): [string, Origin][] {
  if (statement.type !== "ImportDeclaration") return [];
  const from = literalOf(statement["source"]);
  return (statement["specifiers"] as AstNode[]).map((s) => {
    const local = nameOf(s["local"]);
    return [local, { from, source: s.type === "ImportSpecifier" ? nameOf(s["imported"]) : local }];
  });
}

/** The top-level names that a statement declares. */
function declarations(statement: AstNode): Declaration[] {
  const inner = statement["declaration"];
  const node = statement.type === "ExportNamedDeclaration" && isNode(inner) ? inner : statement;
  const comment = docOf(statement);
  const facts = { line: lineOf(statement), ...(comment === undefined ? {} : { doc: comment }) };
  if (node.type === "VariableDeclaration") {
    return (node["declarations"] as AstNode[]).map((d) => ({
      ...facts,
      name: nameOf(d["id"]),
      callable: isNode(d["init"]) && /Function/.test(d["init"].type),
    }));
  }
  if (!isNode(node["id"])) return [];
  const callable = node.type === "FunctionDeclaration" || node.type === "TSDeclareFunction";
  return [{ ...facts, name: nameOf(node["id"]), callable }];
}

function docOf(node: AstNode): string | undefined {
  const comments = (node["leadingComments"] ?? []) as { type: string; value: string }[];
  const last = comments.filter((c) => c.type === "CommentBlock" && c.value.startsWith("*")).at(-1);
  return last === undefined || /@module\b/.test(last.value) ? undefined : last.value;
}
