/**
 * Functions of lists and of sets.
 *
 * @module
 */

import { deepEqual } from "../../../meta/deep.ts";
import type { CelEnvironment } from "../environment.ts";

type Ordered = bigint | number | string | boolean | Date;

/** What `sets` stands for in an expression. */
class Sets {}

/** Adds the functions. */
export function registerLists(env: CelEnvironment): void {
  env.registerFunction(
    "list<dyn>.isSorted(): bool",
    (list: Ordered[]) => list.every((item, i) => i === 0 || (list[i - 1] as Ordered) <= item),
  );
  env.registerFunction("list<dyn>.sum(): dyn", (list: (bigint | number)[]) => {
    const [first = 0n, ...rest] = list;
    // The items are all whole or all not.
    return rest.reduce((sum, item) => (sum as number) + (item as number), first);
  });
  env.registerFunction("list<dyn>.min(): dyn", (list: Ordered[]) => extreme(list, (a, b) => a < b));
  env.registerFunction("list<dyn>.max(): dyn", (list: Ordered[]) => extreme(list, (a, b) => a > b));
  env.registerFunction(
    "list<dyn>.indexOf(dyn): int",
    (list: unknown[], item: unknown) => BigInt(list.findIndex((other) => same(other, item))),
  );
  env.registerFunction(
    "list<dyn>.lastIndexOf(dyn): int",
    (list: unknown[], item: unknown) => BigInt(list.findLastIndex((other) => same(other, item))),
  );
  registerSets(env);
}

function registerSets(env: CelEnvironment): void {
  env.registerType("kubernetes.Sets", { ctor: Sets });
  env.registerConstant("sets", "kubernetes.Sets", new Sets());
  const holds = (list: unknown[], item: unknown) => list.some((other) => same(other, item));
  const contains = (a: unknown[], b: unknown[]) => b.every((item) => holds(a, item));
  const add = (name: string, decide: (a: unknown[], b: unknown[]) => boolean) =>
    env.registerFunction(
      `kubernetes.Sets.${name}(list<dyn>, list<dyn>): bool`,
      (_sets: Sets, a: unknown[], b: unknown[]) => decide(a, b),
    );
  add("contains", contains);
  add("equivalent", (a, b) => contains(a, b) && contains(b, a));
  add("intersects", (a, b) => b.some((item) => holds(a, item)));
}

function extreme(list: readonly Ordered[], better: (a: Ordered, b: Ordered) => boolean): Ordered {
  const [first, ...rest] = list;
  if (first === undefined) throw new RangeError("min and max need an item");
  return rest.reduce((best, item) => better(item, best) ? item : best, first);
}

function same(a: unknown, b: unknown): boolean {
  // A whole number equals the same number with a fraction of nothing.
  const numbers = ["bigint", "number"];
  if (numbers.includes(typeof a) && numbers.includes(typeof b)) return Number(a) === Number(b);
  return deepEqual(a, b);
}
