/**
 * Independent pieces of work, some at a time.
 *
 * @module
 */

/** How to share the work out. */
export interface ParallelizeOptions {
  /** How many pieces are worked at a time. @default {16} */
  readonly workers?: number | undefined;
  /** Starts no further piece once it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Calls `work` with each index below `pieces`, a few at a time, and waits for all.
 *
 * **Errors**: the first that a piece throws, once those under way have ended; `signal.reason`.
 *
 * @example
 * ```ts
 * import { parallelize } from "kubist/controller/queue";
 *
 * const squares: number[] = [];
 * await parallelize(4, (i) => void (squares[i] = i * i));
 * console.log(squares); // [0, 1, 4, 9]
 * ```
 */
export async function parallelize(
  pieces: number,
  work: (index: number) => void | Promise<void>,
  options: ParallelizeOptions = {},
): Promise<void> {
  const { workers = 16, signal } = options;
  let next = 0;
  let failed = false;
  const worker = async () => {
    while (next < pieces && !failed) {
      signal?.throwIfAborted();
      try {
        await work(next++);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: Math.min(workers, pieces) }, worker),
  );
  const failure = results.find((result) => result.status === "rejected");
  if (failure) throw failure.reason;
}
