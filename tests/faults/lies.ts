/**
 * Bugs beyond the planned 25, for the invariants that none of those breaks first.
 *
 * @module
 */

import { TransportError } from "kubist/errors";
import type { Change } from "kubist/watch";
import { onInformer, onPort } from "./mutants.ts";
import type { MakeParts } from "./parts.ts";

/** The bugs, by the invariant that each breaks. */
export const lies: Readonly<Record<string, MakeParts>> = {
  "I2 Complete": onInformer((informer) => ({
    changes: (how: object) => losing(informer.changes(how)),
  })),
  // Only to the loop that sleeps.
  "I4 Unique": onInformer((informer) => ({
    changes: (how: { readonly buffer: number }) =>
      how.buffer > 1000 ? informer.changes(how) : repeating(informer.changes(how)),
  })),
  "I13 Cancel": onInformer(() => ({
    [Symbol.asyncDispose]: () => new Promise<void>(() => {}),
  })),
  "I15 Typed": onPort((port) => ({
    open: (request, signal) =>
      port.open(request, signal).catch(() => {
        throw new TypeError("undefined is not a function");
      }),
  })),
  "I17 Secret-free": onPort((port, { server }) => ({
    open: (request, signal) =>
      port.open(request, signal).catch(() => {
        const message = `Cannot go on with ${server.token}`;
        throw new TransportError(message, { problem: "reset" });
      }),
  })),
  "I18 Fresh on ask": onInformer(() => ({
    after: (write: Promise<unknown>) => write,
  })),
};

async function* losing<E>(changes: AsyncIterable<Change<E>>): AsyncGenerator<Change<E>> {
  let count = 0;
  for await (const change of changes) if (++count % 100 !== 0) yield change;
}

async function* repeating<E>(changes: AsyncIterable<Change<E>>): AsyncGenerator<Change<E>> {
  let count = 0;
  for await (const change of changes) {
    yield change;
    const again = change.type === "MODIFIED" && ++count % 100 === 0;
    if (again) yield { ...change, old: change.object };
  }
}
