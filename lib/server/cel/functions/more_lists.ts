/**
 * The extended functions of lists, and those of `optional` and `strings` that come with them.
 *
 * Source: https://pkg.go.dev/github.com/google/cel-go/ext#readme-lists
 *
 * @module
 */

import { KubeError } from "../../../errors.ts";
import type { CelEnvironment } from "../environment.ts";
import type { Library } from "../library.ts";
import { lessThan, same } from "./lists.ts";

/** What `lists` stands for in an expression. */
class Lists {}

/** Adds the functions. */
export function registerMoreLists(env: CelEnvironment, { Optional }: Library): void {
  const list = (name: string, make: (list: unknown[], ...more: bigint[]) => unknown) =>
    env.registerFunction(`list<dyn>.${name}: list<dyn>`, make);
  list(
    "distinct()",
    (items) => items.filter((item, i) => items.findIndex((other) => same(other, item)) === i),
  );
  list("flatten()", (items) => items.flat(1));
  list("flatten(int)", (items, depth = 1n) => {
    if (depth < 0n) throw new KubeError("level must be non-negative");
    return items.flat(Number(depth));
  });
  list("reverse()", (items) => items.toReversed());
  list("sort()", (items) => sorted(items, items));
  list("slice(int, int)", (items, start = 0n, end = 0n) => sliced(items, start, end));
  for (const [name, at] of [["first", 0], ["last", -1]] as const) {
    env.registerFunction(`list<dyn>.${name}(): optional<dyn>`, (items: unknown[]) => {
      return items.length === 0 ? Optional.none() : Optional.of(items.at(at));
    });
  }
  env.registerType("kubernetes.Lists", { ctor: Lists });
  env.registerConstant("lists", "kubernetes.Lists", new Lists());
  env.registerFunction(
    "kubernetes.Lists.range(int): list<int>",
    (_lists: Lists, count: bigint) => Array.from({ length: Number(count) }, (_, i) => BigInt(i)),
  );
  registerOptionals(env, { Optional } as Library);
}

function registerOptionals(env: CelEnvironment, { Optional }: Library): void {
  const unwrap = (items: InstanceType<typeof Optional>[]) =>
    items.filter((item) => item.hasValue()).map((item) => item.value());
  env.registerFunction("list<dyn>.unwrapOpt(): list<dyn>", unwrap);
  env.registerFunction(
    "OptionalNamespace.unwrap(list<dyn>): list<dyn>",
    (_optional: unknown, items: InstanceType<typeof Optional>[]) => unwrap(items),
  );
  env.registerFunction(
    "OptionalNamespace.ofNonZeroValue(dyn): optional<dyn>",
    (_optional: unknown, value: unknown) => isZero(value) ? Optional.none() : Optional.of(value),
  );
}

function isZero(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return true;
  if (typeof value === "bigint" || typeof value === "number") return Number(value) === 0;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  if (value instanceof Map) return value.size === 0;
  const isPlain = typeof value === "object" &&
    [null, Object.prototype].includes(Object.getPrototypeOf(value));
  return isPlain && Object.keys(value as object).length === 0;
}

/** Items in the order of their keys. */
export function sorted(items: readonly unknown[], keys: readonly unknown[]): unknown[] {
  const order = items.map((_, i) => i);
  const isLess = (a: number, b: number) => lessThan(keys[a], keys[b]);
  return order.sort((a, b) => isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0).map((i) => items[i]);
}

function sliced(items: readonly unknown[], start: bigint, end: bigint): unknown[] {
  if (start < 0n || end < 0n) {
    throw new KubeError(`cannot slice(${start}, ${end}), negative indexes not supported`);
  }
  if (start > end) {
    throw new KubeError(
      `cannot slice(${start}, ${end}), start index must be less than or equal to end index`,
    );
  }
  if (end > BigInt(items.length)) {
    throw new KubeError(`cannot slice(${start}, ${end}), list is length ${items.length}`);
  }
  return items.slice(Number(start), Number(end));
}
