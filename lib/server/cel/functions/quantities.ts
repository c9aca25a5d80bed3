/**
 * Functions of amounts: `quantity("1Gi")`.
 *
 * @module
 */

import { type Amount, quantity } from "../../../meta/quantity.ts";
import type { CelEnvironment } from "../environment.ts";

/** An amount in an expression. */
class Quantity {
  readonly amount: Amount;

  constructor(amount: Amount) {
    this.amount = amount;
  }
}

/** Adds the functions. */
export function registerQuantities(env: CelEnvironment): void {
  const type = "kubernetes.Quantity";
  env.registerType(type, { ctor: Quantity });
  env.registerFunction(`quantity(string): ${type}`, (text: string) => new Quantity(quantity(text)));
  env.registerFunction("isQuantity(string): bool", (text: string) => isQuantity(text));
  const compare = (name: string, decide: (sign: number) => boolean) =>
    env.registerFunction(
      `${type}.${name}(${type}): bool`,
      (a: Quantity, b: Quantity) => decide(a.amount.compare(b.amount)),
    );
  compare("isLessThan", (sign) => sign < 0);
  compare("isGreaterThan", (sign) => sign > 0);
  env.registerFunction(
    `${type}.compareTo(${type}): int`,
    (a: Quantity, b: Quantity) => BigInt(Math.sign(a.amount.compare(b.amount))),
  );
  for (const name of ["add", "sub"] as const) {
    env.registerFunction(
      `${type}.${name}(${type}): ${type}`,
      (a: Quantity, b: Quantity) => new Quantity(a.amount[name](b.amount)),
    );
    env.registerFunction(
      `${type}.${name}(int): ${type}`,
      (a: Quantity, b: bigint) => new Quantity(a.amount[name](String(b))),
    );
  }
  env.registerFunction(
    `${type}.asApproximateFloat(): double`,
    (a: Quantity) => Number(a.amount.toNumber()),
  );
  env.registerFunction(
    `${type}.isInteger(): bool`,
    (a: Quantity) => Number.isSafeInteger(a.amount.toNumber()),
  );
  env.registerFunction(`${type}.asInteger(): int`, (a: Quantity) => {
    const number = a.amount.toNumber();
    if (Number.isSafeInteger(number)) return BigInt(number);
    throw new RangeError("cannot convert value to integer");
  });
  env.registerOperator(
    `${type} == ${type}`,
    (a: Quantity, b: Quantity) => a.amount.compare(b.amount) === 0,
  );
}

function isQuantity(text: string): boolean {
  try {
    quantity(text);
    return true;
  } catch {
    return false;
  }
}
