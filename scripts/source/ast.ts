/**
 * A walk over a syntax tree that needs to know only that a node has a type.
 *
 * @module
 */

/** A node of the tree; the meaning of its other fields depends on its type. */
export interface AstNode {
  readonly type: string;
  readonly loc?: {
    readonly start: { readonly line: number };
    readonly end: { readonly line: number };
  } | null;
  readonly [field: string]: unknown;
}

/** One step of the walk. */
export interface Visit {
  readonly node: AstNode;
  readonly parent: AstNode | undefined;
  /** The field of the parent that holds the node. */
  readonly key: string;
  readonly inType: boolean;
  readonly inFunction: boolean;
}

/** Whether a field of a node holds a node. */
export function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "type" in value &&
    typeof value.type === "string" && "loc" in value;
}

const comments = new Set(["leadingComments", "innerComments", "trailingComments", "comments"]);
/** Nodes of the type language that hold an expression, which does run. */
const running = /^TS(As|NonNull|Satisfies|Instantiation|TypeAssertion)\w*|^TSExportAssignment$/;

/** All nodes below and including `root`, parents first. */
export function* walk(root: AstNode): Generator<Visit> {
  const open: Visit[] = [
    { node: root, parent: undefined, key: "", inType: false, inFunction: false },
  ];
  for (let visit = open.pop(); visit; visit = open.pop()) {
    yield visit;
    open.push(...below(visit).reverse());
  }
}

function below({ node, inType, inFunction }: Visit): Visit[] {
  const isFunction = /Function|Method/.test(node.type) && !node.type.startsWith("TS");
  const field = node.type === "ClassProperty" || node.type === "ClassPrivateProperty";
  return Object.entries(node).flatMap(([key, value]) => {
    if (comments.has(key)) return [];
    const children: unknown[] = Array.isArray(value) ? value : [value];
    return children.filter(isNode).map((child) => ({
      node: child,
      parent: node,
      key,
      inType: inType || (child.type.startsWith("TS") && !running.test(child.type)),
      // a field's value runs per instance; a static one, and a computed key, run at import
      inFunction: inFunction || (isFunction && key !== "key" && key !== "decorators") ||
        (field && key === "value" && node["static"] !== true),
    }));
  });
}

/** The line on which a node starts. */
export function lineOf(node: AstNode): number {
  return node.loc?.start.line ?? 1;
}

/** The value of a string literal; "" for everything else. */
export function literalOf(value: unknown): string {
  return isNode(value) && value.type === "StringLiteral" ? String(value["value"]) : "";
}

/** The name of an identifier, a string key or a private name; "" for everything else. */
export function nameOf(node: unknown): string {
  if (!isNode(node)) return "";
  if (node.type === "PrivateName") return `#${nameOf(node["id"])}`;
  return String(node["name"] ?? node["value"] ?? "");
}
