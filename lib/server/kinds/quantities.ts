/**
 * Amounts of resources in their canonical form.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 *
 * @module
 */

import { type Amount, quantity } from "../../meta/quantity.ts";
import { badRequest } from "../status_error.ts";

/**
 * Rewrites the amounts of a map in place: 1000m becomes 1, 1024Mi becomes 1Gi.
 *
 * **Errors**: 400 for a text that is no quantity.
 */
export function canonicalResources(amounts: Record<string, unknown> | undefined | null): void {
  for (const [name, amount] of Object.entries(amounts ?? {})) {
    (amounts as Record<string, unknown>)[name] = parseAmount(amount).toString();
  }
}

/** Reads an amount; 400 when it is none. */
export function parseAmount(amount: unknown): Amount {
  try {
    return quantity(amount as string | number);
  } catch {
    throw badRequest(
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    );
  }
}
