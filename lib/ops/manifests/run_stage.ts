/**
 * Working on all objects of a stage, whatever becomes of some of them.
 *
 * @module
 */

import { ApplyError, type ApplyFailure } from "./apply_error.ts";
import { inOrder } from "./pool.ts";

/** What is done to the objects of a stage. */
export interface StageWork<T, R> {
  /** What it is called: "apply". */
  readonly act: string;
  readonly concurrency: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Objects of all stages together, for messages. */
  readonly total: number;
  work(item: T): Promise<R>;
  /** How an item is called that was refused. */
  describe(item: T): Omit<ApplyFailure, "error">;
  /** What is wrong with its fields, if that can be told. */
  fields?(item: T, error: unknown): Promise<readonly string[]>;
}

/**
 * Yields what came out, in the order of the items.
 *
 * **Errors**: {@linkcode ApplyError} with what was refused, at the end; the signal's reason at once.
 */
export async function* runStage<T, R>(
  items: readonly T[],
  stage: StageWork<T, R>,
): AsyncGenerator<R> {
  const { act, signal, total, concurrency = 8 } = stage;
  const failures: ApplyFailure[] = [];
  let index = 0;
  for await (const outcome of inOrder(items, concurrency, (item) => stage.work(item))) {
    const item = items[index++] as T;
    if (outcome.ok) yield outcome.value;
    else {
      signal?.throwIfAborted();
      const { error } = outcome;
      const fields = await stage.fields?.(item, error) ?? [];
      failures.push({ ...stage.describe(item), error, fields });
    }
  }
  if (failures.length > 0) throw new ApplyError(act, failures, total);
}
