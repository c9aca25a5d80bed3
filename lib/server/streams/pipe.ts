/**
 * A pipe within the process: one side pushes and waits for room, the other iterates.
 *
 * @module
 */

/** The writing side of a pipe, and its reader. */
export interface Pipe<T> extends AsyncIterable<T> {
  /** Adds an element; resolves when there is room for the next. */
  push(element: T): Promise<void>;
  /** The next element; undefined at the end. */
  take(): Promise<T | undefined>;
  /** No more will come. */
  end(): void;
}

/** Makes an empty pipe that holds so many elements before its writer waits. */
export function createPipe<T>(capacity: number): Pipe<T> {
  const held: T[] = [];
  let ended = false;
  let reader: ((element: T | undefined) => void) | undefined;
  let writer: PromiseWithResolvers<void> | undefined;
  const settle = () => {
    writer?.resolve();
    writer = undefined;
  };
  const take = (): Promise<T | undefined> => {
    const [first] = held;
    if (held.length > 0) {
      held.shift();
      if (held.length < capacity) settle();
      return Promise.resolve(first);
    }
    if (ended) return Promise.resolve(undefined);
    return new Promise((resolve) => void (reader = resolve));
  };
  return {
    take,
    async push(element) {
      if (ended) return;
      if (reader) {
        const waiting = reader;
        reader = undefined;
        return waiting(element);
      }
      held.push(element);
      if (held.length >= capacity) await (writer ??= Promise.withResolvers<void>()).promise;
    },
    end() {
      ended = true;
      reader?.(undefined);
      reader = undefined;
      settle();
    },
    async *[Symbol.asyncIterator]() {
      for (let next = await take(); next !== undefined; next = await take()) yield next;
    },
  };
}
