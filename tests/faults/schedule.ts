/**
 * What happens in a run, as data: each step can be left out without changing what the others do.
 *
 * @module
 */

import { type Chance, chance } from "./chance.ts";

/** Some commits, and then a fault. */
export interface Step {
  /** The place in the whole schedule, from which the step's own chance is drawn. */
  readonly at: number;
  /** The class of the fault. */
  readonly fault: string;
}

/** The steps of a seed: all classes in some order, and again. */
export function scheduleOf(seed: number, faults: number, classes: readonly string[]): Step[] {
  const luck = chance(seed, "order");
  const steps: Step[] = [];
  let order: string[] = [];
  for (let at = 0; at < faults; at++) {
    if (order.length === 0) order = shuffled(classes, luck);
    steps.push({ at, fault: order.pop() as string });
  }
  return steps;
}

function shuffled(names: readonly string[], luck: Chance): string[] {
  const left = [...names];
  const out: string[] = [];
  while (left.length > 0) out.push(...left.splice(luck.below(left.length), 1));
  return out;
}
