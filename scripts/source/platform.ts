/**
 * Where a module names a platform: globals that only Deno, Bun or Node have, and the console.
 *
 * @module
 */

import { type AstNode, isNode, lineOf, nameOf, type Visit } from "./ast.ts";

/** One mention of a name that only some platforms have. */
export interface PlatformFact {
  readonly name: string;
  readonly line: number;
  /** In a type, which leaves nothing behind at run time. */
  readonly inType: boolean;
  readonly inFunction: boolean;
}

const platformNames = new Set([
  "Deno",
  "Bun",
  "process",
  "Buffer",
  "require",
  "__dirname",
  "__filename",
  "console",
]);

/** The mentions of a platform among the nodes of a module, one per name and line. */
export function readPlatform(nodes: readonly Visit[]): PlatformFact[] {
  const bound = new Set(nodes.flatMap(({ node }) => boundNames(node)));
  const facts = nodes.flatMap((visit) =>
    mentions(visit, bound).filter(({ name }) => platformNames.has(name))
  );
  return [...new Map(facts.map((fact) => [`${fact.line} ${fact.name}`, fact])).values()];
}

/** The names that a node gives a meaning of the module's own: declarations, parameters, imports. */
function boundNames(node: AstNode): string[] {
  if (node.type === "VariableDeclarator") {
    return isGlobalThis(node["init"]) ? [] : patternNames(node["id"]);
  }
  if (/Function|Method|^Class/.test(node.type)) {
    const parameters = Array.isArray(node["params"]) ? node["params"] : [];
    return [node["id"], ...parameters].flatMap(patternNames);
  }
  return node.type === "CatchClause"
    ? patternNames(node["param"])
    : /^Import\w*Specifier$/.test(node.type)
    ? patternNames(node["local"])
    : [];
}

function patternNames(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case "Identifier":
      return [nameOf(node)];
    case "ObjectPattern":
      return (node["properties"] as AstNode[]).flatMap((p) => patternNames(p["value"] ?? p));
    case "ArrayPattern":
      return (node["elements"] as unknown[]).flatMap(patternNames);
    default: // a default value or a rest
      return patternNames(node["left"] ?? node["argument"]);
  }
}

/** The names in a node that stand for globals, not for properties or bindings. */
function mentions({ node, parent, key, ...where }: Visit, bound: Set<string>): PlatformFact[] {
  const fact = (named: unknown) => ({ name: nameOf(named), line: lineOf(node), ...where });
  const pattern = node["id"];
  if (node.type === "VariableDeclarator" && isGlobalThis(node["init"]) && isNode(pattern)) {
    return ((pattern["properties"] ?? []) as AstNode[]).map((p) => fact(p["key"]));
  }
  if (node.type !== "Identifier" || !parent) return [];
  if (/^(Optional)?MemberExpression$/.test(parent.type) && key === "property") {
    if (!parent["computed"]) return isGlobalThis(parent["object"]) ? [fact(node)] : [];
  }
  if (key === "key" && !parent["computed"] && !parent["shorthand"]) return [];
  if (parent.type === "TSQualifiedName" && key === "right") return [];
  if (/Specifier$/.test(parent.type) || parent.type === "TSModuleDeclaration") return [];
  return bound.has(nameOf(node)) ? [] : [fact(node)];
}

/** `globalThis`, with or without a cast around it. */
function isGlobalThis(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === "Identifier") return node["name"] === "globalThis";
  const wrapped = /^(TS\w+Expression|ParenthesizedExpression)$/.test(node.type);
  return wrapped && isGlobalThis(node["expression"]);
}
