/**
 * Several at a time, results in order.
 *
 * @module
 */

/** What became of one item. */
export type Outcome<R> =
  | { readonly ok: true; readonly value: R }
  | { readonly ok: false; readonly error: unknown };

/** Works on items, `concurrency` at a time; yields what became of each in the order of the items. */
export async function* inOrder<T, R>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<Outcome<R>> {
  const running: Promise<Outcome<R>>[] = [];
  let next = 0;
  const start = () => {
    const item = items[next++] as T;
    running.push(
      work(item).then(
        (value) => ({ ok: true, value }),
        (error: unknown) => ({ ok: false, error }),
      ),
    );
  };
  while (next < items.length || running.length > 0) {
    while (next < items.length && running.length < concurrency) start();
    yield await (running.shift() as Promise<Outcome<R>>);
  }
}

/** **Errors**: `RangeError` for what is no number of requests. */
export function requireConcurrency(concurrency: number): number {
  if (Number.isInteger(concurrency) && concurrency > 0) return concurrency;
  throw new RangeError(`Cannot send ${concurrency} requests at a time: give a whole number from 1`);
}
