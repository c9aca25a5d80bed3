/**
 * Work that may have to wait in its middle, and does not when there is nothing to wait for.
 *
 * A write runs from its first line to the store without a turn of the event loop, so that no two
 * interleave. Where somebody outside has to be asked, it yields the promise of the answer.
 *
 * @module
 */

import { KubeError } from "../errors.ts";

/** Such work: yields what it waits for, and is handed what that resolves to. */
export type Steps<T> = Generator<Promise<unknown>, T, unknown>;

/** How often a write is made that others overtake while it waits. */
export const ATTEMPTS = 5;

/** Waits for a promise, as a part of other steps. */
export function* wait<T>(promise: Promise<T>): Steps<T> {
  return (yield promise) as T;
}

/** Takes all steps; those before the first wait are taken at once. */
export async function takeSteps<T>(steps: Steps<T>): Promise<T> {
  const step = steps.next();
  return step.done ? step.value : await goOn(steps, step.value);
}

/** Takes the steps that are left when what they wait for has come. */
export async function goOn<T>(steps: Steps<T>, awaited: Promise<unknown>): Promise<T> {
  let step = await resumed(steps, awaited);
  while (!step.done) step = await resumed(steps, step.value);
  return step.value;
}

async function resumed<T>(steps: Steps<T>, promise: Promise<unknown>): Promise<
  IteratorResult<Promise<unknown>, T>
> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return steps.throw(error);
  }
  return steps.next(value);
}

/** Takes steps that have nothing to wait for. **Errors**: a `KubeError` if they wait all the same. */
export function takeAtOnce<T>(steps: Steps<T>): T {
  const step = steps.next();
  if (step.done) return step.value;
  throw new KubeError("Cannot write at once: the write waits for an answer");
}
