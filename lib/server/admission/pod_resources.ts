/**
 * What a pod asks for as a whole.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { type Amount, quantity } from "../../meta/quantity.ts";

type Fields = AnyObject["spec"];

/** Amounts by the name of their resource. */
export type Amounts = ReadonlyMap<string, Amount>;

/** The amounts of a map as JSON holds them. */
export function amountsOf(given: Readonly<Record<string, string>> | undefined): Amounts {
  return new Map(Object.entries(given ?? {}).map(([name, text]) => [name, quantity(text)]));
}

/** The sum of two. */
export function sum(a: Amounts, b: Amounts): Amounts {
  const result = new Map(a);
  for (const [name, amount] of b) result.set(name, result.get(name)?.add(amount) ?? amount);
  return result;
}

/** The requests or limits of a pod: its containers together, or an init container that needs more. */
export function podAmounts(spec: Fields, what: "requests" | "limits"): Amounts {
  const of = (c: Fields) => amountsOf(c.resources?.[what]);
  let total: Amounts = new Map();
  for (const c of spec.containers ?? []) total = sum(total, of(c));
  let sidecars: Amounts = new Map();
  let most: Amounts = new Map();
  for (const c of spec.initContainers ?? []) {
    if (c.restartPolicy === "Always") {
      total = sum(total, of(c));
      sidecars = sum(sidecars, of(c));
      most = larger(most, sidecars);
    } else most = larger(most, sum(of(c), sidecars));
  }
  const whole = new Map(larger(total, most));
  for (const [name, amount] of amountsOf(spec.resources?.[what])) whole.set(name, amount);
  return whole;
}

function larger(a: Amounts, b: Amounts): Amounts {
  const result = new Map(a);
  for (const [name, amount] of b) {
    const known = result.get(name);
    if (!known || amount.compare(known) > 0) result.set(name, amount);
  }
  return result;
}
