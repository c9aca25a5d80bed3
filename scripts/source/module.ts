/**
 * What the house checks know of one module: its imports, exports, functions and platform names, read
 * from its syntax tree, types included.
 *
 * @module
 */

import { parse, type ParseResult } from "@babel/parser";
import { type AstNode, isNode, lineOf, literalOf, nameOf, type Visit, walk } from "./ast.ts";
import { type ExportFact, readExports } from "./exports.ts";
import { type PlatformFact, readPlatform } from "./platform.ts";

/** One edge of the import graph; re-exports and `import("…")` types count. */
export interface ImportFact {
  /** As written; "" when `import()` was given something other than a literal. */
  readonly specifier: string;
  readonly line: number;
  readonly form: "static" | "type" | "dynamic";
}

/** One function with a block body. */
export interface BodyFact {
  readonly name: string;
  readonly line: number;
  /** The lines between the braces. */
  readonly lines: number;
}

/** One lint directive. */
export interface DirectiveFact {
  readonly text: string;
  readonly line: number;
}

/** All facts of one module. */
export interface Module {
  /** Relative to the root, with forward slashes: "lib/meta/kind.ts". */
  readonly path: string;
  readonly lines: number;
  /** The first doc comment that carries `@module`. */
  readonly doc?: string;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly bodies: readonly BodyFact[];
  readonly platform: readonly PlatformFact[];
  readonly directives: readonly DirectiveFact[];
}

/** Reads the facts of one module from its text; a syntax error names the file. */
export function readModule(path: string, text: string): Module {
  const file = parseText(path, text);
  const comments = (file.comments ?? []).map((c) => ({
    text: c.value,
    line: c.loc?.start.line ?? 1,
  }));
  const doc = comments.find((c) => c.text.startsWith("*") && /@module\b/.test(c.text))?.text;
  const nodes: Visit[] = [...walk(file.program as unknown as AstNode)];
  return {
    path,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    ...(doc === undefined ? {} : { doc }),
    imports: nodes.flatMap(readImport),
    exports: readExports(file.program.body as unknown as AstNode[]),
    bodies: nodes.flatMap(readBody),
    platform: readPlatform(nodes),
    directives: comments.filter((c) => /^\s*deno-lint-ignore/.test(c.text)),
  };
}

function parseText(path: string, text: string): ParseResult {
  try {
    return parse(text, {
      sourceType: "module",
      plugins: ["typescript", "explicitResourceManagement"],
      createImportExpressions: true,
    });
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new SyntaxError(`Cannot parse ${path}: ${detail}`, { cause });
  }
}

function readImport({ node }: Visit): ImportFact[] {
  const line = lineOf(node);
  switch (node.type) {
    case "ImportDeclaration": {
      const form = node["importKind"] === "type" ? "type" : "static";
      return [{ specifier: literalOf(node["source"]), line, form }];
    }
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration": {
      if (!isNode(node["source"])) return [];
      const form = node["exportKind"] === "type" ? "type" : "static";
      return [{ specifier: literalOf(node["source"]), line, form }];
    }
    case "ImportExpression":
      return [{ specifier: literalOf(node["source"]), line, form: "dynamic" }];
    case "TSImportType": {
      const argument = isNode(node["argument"]) && node["argument"].type === "TSLiteralType"
        ? node["argument"]["literal"]
        : node["source"] ?? node["argument"];
      return [{ specifier: literalOf(argument), line, form: "type" }];
    }
    default:
      return [];
  }
}

function readBody({ node, parent }: Visit): BodyFact[] {
  const body = node["body"];
  if (!/Function|Method/.test(node.type) || !isNode(body) || body.type !== "BlockStatement") {
    return [];
  }
  const start = body.loc?.start.line ?? 1;
  const lines = Math.max(1, (body.loc?.end.line ?? start) - start - 1);
  const named = node["id"] ?? node["key"] ?? parent?.["id"] ?? parent?.["key"];
  return [{ name: nameOf(named) || "a function", line: lineOf(node), lines }];
}
