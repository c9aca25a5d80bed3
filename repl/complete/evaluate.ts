/**
 * The value of a chain such as `k.pods("web").where({ app: "api" })`, without running what could act:
 * only calls that make a view or a client are made.
 *
 * @module
 */

import { type Node, parseExpressionAt } from "acorn";

interface Tree extends Node {
  readonly [field: string]: unknown;
}

/** Methods that are cold on a client or a view; all else is never called for a completion. */
const cold = new Set([
  "where",
  "fields",
  "of",
  "resource",
  "select",
  "with",
  "dryRun",
  "readOnly",
  "as",
  "use",
]);

/** Tells whether a function only names a place, as `k.pods` does. */
export type IsAccessor = (fn: unknown, owner: unknown, name: string) => boolean;

/** The chain's value, or undefined where it is not known without acting. */
export function valueOf(chain: string, globals: object, isAccessor: IsAccessor): unknown {
  try {
    const tree = parseExpressionAt(chain, 0, { ecmaVersion: "latest" }) as unknown as Tree;
    if (tree.end !== chain.length) return undefined;
    return evaluate(tree, globals, isAccessor);
  } catch {
    return undefined; // not a chain, or one whose parts are not what they seem
  }
}

function evaluate(node: Tree, globals: object, isAccessor: IsAccessor): unknown {
  const inner = (tree: unknown) => evaluate(tree as Tree, globals, isAccessor);
  switch (node.type) {
    case "Identifier":
      return (globals as Record<string, unknown>)[node.name as string];
    case "Literal":
      return node.value;
    case "ChainExpression":
    case "ParenthesizedExpression":
      return inner(node.expression);
    case "MemberExpression": {
      const key = node.computed ? inner(node.property) : (node.property as Tree).name;
      return member(inner(node.object), key);
    }
    case "ArrayExpression":
      return (node.elements as Tree[]).map(inner);
    case "ObjectExpression":
      return Object.fromEntries((node.properties as Tree[]).map((property) => {
        const key = property.key as Tree;
        return [key.name ?? key.value, inner(property.value)];
      }));
    case "CallExpression":
      return call(node, inner, isAccessor);
    default:
      return undefined;
  }
}

function call(node: Tree, inner: (tree: unknown) => unknown, isAccessor: IsAccessor): unknown {
  const callee = node.callee as Tree;
  const isMember = callee.type === "MemberExpression";
  const owner = isMember ? inner(callee.object) : undefined;
  const name = String(isMember ? (callee.property as Tree).name : callee.name);
  const fn = isMember ? member(owner, name) : inner(callee);
  if (typeof fn !== "function") return undefined;
  if (!isAccessor(fn, owner, name) && !(isMember && cold.has(name))) return undefined;
  return Reflect.apply(fn, owner, (node.arguments as Tree[]).map(inner));
}

function member(owner: unknown, key: unknown): unknown {
  return owner === null || owner === undefined
    ? undefined
    : (owner as Record<PropertyKey, unknown>)[key as string];
}
