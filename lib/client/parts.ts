/**
 * Small pieces of which views build requests and answers.
 *
 * @module
 */

import { apiVersionOf, type Kind } from "../meta/kind.ts";
import type { Target } from "../wire/target.ts";

/** Says what `console.log` prints of the instances of a class, on every runtime. */
export function printAs<T extends object>(prototype: T, words: (instance: T) => string): void {
  Object.defineProperty(prototype, Symbol.for("nodejs.util.inspect.custom"), {
    value: function (this: T): string {
      return words(this);
    },
  });
}

/** Two selectors of which both must hold. */
export function both(a: string, b: string): string {
  return a === "" || b === "" ? a + b : `${a},${b}`;
}

/** The target, or a subresource of it. */
export function within(target: Target, subresource: string | undefined): Target {
  return subresource === undefined ? target : { ...target, subresource };
}

/**
 * The object with its type filled in, for sending.
 *
 * **Errors**: `TypeError` when it says to be something else.
 */
export function typed(kind: Kind, object: object): object {
  const apiVersion = apiVersionOf(kind);
  const own = object as { readonly apiVersion?: string; readonly kind?: string };
  if ((own.kind ?? kind.kind) !== kind.kind || (own.apiVersion ?? apiVersion) !== apiVersion) {
    throw new TypeError(
      `Cannot send a ${own.apiVersion ?? apiVersion} ${
        own.kind ?? kind.kind
      } as ${kind.plural}: they are ${apiVersion} ${kind.kind}`,
    );
  }
  return { ...object, apiVersion, kind: kind.kind };
}

/**
 * The name and namespace of an object that is to be replaced.
 *
 * **Errors**: `TypeError` when it has no name.
 */
export function named(
  act: string,
  object: { readonly metadata?: { readonly name?: string; readonly namespace?: string } },
): { readonly name: string; readonly namespace: string | undefined } {
  const { name, namespace } = object.metadata ?? {};
  if (name !== undefined) return { name, namespace };
  throw new TypeError(`Cannot ${act} an object without metadata.name: only a stored one can be`);
}

/** Fills in the type of an answered object where the server left it out. */
export function identify<O extends object>(kind: Kind, object: O): O {
  const own = object as { apiVersion?: string; kind?: string };
  own.apiVersion ??= apiVersionOf(kind);
  own.kind ??= kind.kind;
  return object;
}
