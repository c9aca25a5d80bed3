/**
 * Many sequences as one, each element as it comes.
 *
 * @module
 */

/** Elements that wait for the consumer, before their sources are made to. */
const capacity = 256;

/** A sequence of the elements of others, which may join at any time. */
export interface FanIn<E> extends AsyncIterable<E> {
  /** Adds a source; what it throws ends the whole. */
  add(source: AsyncIterable<E>): void;
  /** Ends the sequence when the sources that there are have ended. */
  seal(): void;
}

/**
 * Creates an empty sequence. Leaving its loop ends every source at its next element; what a source waits
 * for is for a signal to end.
 */
export function fanIn<E>(): FanIn<E> {
  const waiting: E[] = [];
  let sources = 0;
  let sealed = false;
  let left = false;
  let failure: { readonly error: unknown } | undefined;
  let full = Promise.withResolvers<void>();
  let empty = Promise.withResolvers<void>();
  const wake = () => empty.resolve();

  async function drain(source: AsyncIterable<E>): Promise<void> {
    try {
      for await (const element of source) {
        while (waiting.length >= capacity && !failure && !left) await full.promise;
        if (left) return;
        waiting.push(element);
        wake();
      }
    } catch (error) {
      failure ??= { error };
    } finally {
      sources--;
      wake();
    }
  }

  return {
    add(source) {
      sources++;
      void drain(source);
    },
    seal() {
      sealed = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      try {
        while (true) {
          yield* waiting.splice(0);
          full.resolve();
          full = Promise.withResolvers();
          if (waiting.length > 0) continue;
          if (failure) throw failure.error;
          if (sealed && sources === 0) return;
          await empty.promise;
          empty = Promise.withResolvers();
        }
      } finally {
        left = true;
        full.resolve();
      }
    },
  };
}
