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
    (list: Ordered[]) => list.every((item, i) => i === 0 || !lessThan(item, list[i - 1])),
  );
  env.registerFunction("list<dyn>.sum(): dyn", (list: unknown[]) => {
    const [first = 0n, ...rest] = list;
    return rest.reduce(plus, first);
  });
  env.registerFunction("list<dyn>.min(): dyn", (list: Ordered[]) => extreme("min", list, lessThan));
  env.registerFunction(
    "list<dyn>.max(): dyn",
    (list: Ordered[]) => extreme("max", list, (a, b) => lessThan(b, a)),
  );
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

function extreme(
  name: string,
  list: readonly Ordered[],
  better: (a: Ordered, b: Ordered) => boolean,
): Ordered {
  const [first, ...rest] = list;
  if (first === undefined) throw new RangeError(`${name} called on empty list`);
  return rest.reduce((best, item) => better(item, best) ? item : best, first);
}

/** Durations know how they are added; numbers are all whole or all not. */
function plus(a: unknown, b: unknown): unknown {
  const { addDuration } = a as { addDuration?: (other: unknown) => unknown };
  return addDuration ? addDuration.call(a, b) : (a as number) + (b as number);
}

/** Whether one value comes before another of the same type. */
export function lessThan(a: unknown, b: unknown): boolean {
  return (a as Ordered) < (b as Ordered);
}

/** Whether two values are equal, numbers by what they are worth. */
export function same(a: unknown, b: unknown): boolean {
  // A whole number equals the same number with a fraction of nothing.
  const numbers = ["bigint", "number"];
  if (numbers.includes(typeof a) && numbers.includes(typeof b)) return Number(a) === Number(b);
  return deepEqual(a, b);
}
