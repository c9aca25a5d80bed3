/**
 * Quantities: exact decimals with the suffixes of Kubernetes.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 *
 * @module
 */

import { formatQuantity } from "./quantity/format.ts";
import { quote } from "./syntax.ts";
import { type ParsedQuantity, parseQuantity, type QuantityFormat } from "./quantity/parse.ts";

export type { QuantityFormat } from "./quantity/parse.ts";

/** What stands for an amount: its text, a number as JSON may hold it, or an Amount. */
export type AmountLike = string | number | bigint | Amount;

/** An amount of a resource, exact to the billionth; immutable. */
export interface Amount {
  /** The family of suffixes it is written with; arithmetic keeps it. */
  readonly format: QuantityFormat;
  /** Whether the text held digits beyond the billionth, which are rounded up. */
  readonly rounded: boolean;
  /** -1 below zero, 0 at zero, 1 above. */
  readonly sign: -1 | 0 | 1;
  /** The sum; zero takes on the format of the other. */
  add(other: AmountLike): Amount;
  /** The difference; zero takes on the format of the other. */
  sub(other: AmountLike): Amount;
  /** The product with an integer. */
  mul(factor: number | bigint): Amount;
  /** -1 when this is the smaller one, 0 when both are equal, 1 when this is the larger. */
  compare(other: AmountLike): -1 | 0 | 1;
  /** The amount in units, rounded away from zero. */
  value(): bigint;
  /** The amount in thousandths, rounded away from zero. */
  milliValue(): bigint;
  /** The nearest double. */
  toNumber(): number;
  /** The text as the API server would write it. */
  toString(): string;
  /** As `toString`, so that JSON holds the text. */
  toJSON(): string;
}

/** How a quantity is read. */
export interface QuantityOptions {
  /**
   * Take a binary quantity beyond 2^63-1 as 2^63-1, as the API server does in silence, instead of
   * refusing it.
   *
   * @default {false}
   */
  readonly saturate?: boolean;
  /** Told when digits beyond the billionth were rounded up, as the API server does in silence. */
  readonly onWarning?: ((text: string) => void) | undefined;
}

/**
 * Reads a quantity.
 *
 * **Errors**: `SyntaxError` for a text that is none, `RangeError` for one that is too large.
 *
 * @example
 * ```ts
 * import { quantity } from "kubist/meta";
 *
 * quantity("1.5Gi").add("512Mi").toString(); // "2Gi"
 * quantity("100m").compare("0.1"); // 0
 * ```
 */
export function quantity(value: AmountLike, options: QuantityOptions = {}): Amount {
  if (value instanceof ExactAmount) return value;
  const text = String(value);
  const amount = new ExactAmount(parseQuantity(text, options.saturate ?? false));
  if (amount.rounded) {
    const state = `is finer than a billionth: it was rounded up to "${amount}"`;
    options.onWarning?.(`the quantity ${quote(text)} ${state}`);
  }
  return amount;
}

class ExactAmount implements Amount {
  readonly format: QuantityFormat;
  readonly rounded: boolean;
  readonly #nanos: bigint;
  readonly #text: string | undefined;

  constructor(amount: ParsedQuantity) {
    this.format = amount.format;
    this.rounded = amount.rounded;
    this.#nanos = amount.nanos;
    this.#text = amount.text;
  }

  get sign(): -1 | 0 | 1 {
    return this.#nanos < 0n ? -1 : this.#nanos > 0n ? 1 : 0;
  }

  add(other: AmountLike): Amount {
    return this.#combine(other, (a, b) => a + b);
  }

  sub(other: AmountLike): Amount {
    return this.#combine(other, (a, b) => a - b);
  }

  mul(factor: number | bigint): Amount {
    return this.#with(this.#nanos * BigInt(factor), this.format);
  }

  compare(other: AmountLike): -1 | 0 | 1 {
    const difference = this.#nanos - nanosOf(other);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  value(): bigint {
    return awayFromZero(this.#nanos, 10n ** 9n);
  }

  milliValue(): bigint {
    return awayFromZero(this.#nanos, 10n ** 6n);
  }

  toNumber(): number {
    return Number(`${this.#nanos}e-9`);
  }

  toString(): string {
    return this.#text ?? formatQuantity({ nanos: this.#nanos, format: this.format });
  }

  toJSON(): string {
    return this.toString();
  }

  /** The amount in billionths. */
  static nanos(of: ExactAmount): bigint {
    return of.#nanos;
  }

  #combine(other: AmountLike, operation: (a: bigint, b: bigint) => bigint): Amount {
    const { format } = quantity(other);
    const nanos = operation(this.#nanos, nanosOf(other));
    return this.#with(nanos, this.#nanos === 0n ? format : this.format);
  }

  #with(nanos: bigint, format: QuantityFormat): Amount {
    return new ExactAmount({ nanos, format, rounded: this.rounded });
  }
}

function nanosOf(value: AmountLike): bigint {
  return ExactAmount.nanos(quantity(value) as ExactAmount);
}

function awayFromZero(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  if (value % divisor === 0n) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}
