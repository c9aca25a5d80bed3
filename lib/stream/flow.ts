/**
 * Flow: a single-use async iterable that closes what it opened, however its loop ends.
 *
 * @module
 */

/**
 * A running sequence: iterate it once, leave the loop whenever you like.
 *
 * `break`, `return`, an exception in the loop, an aborted signal and disposal all close the
 * connection behind it.
 *
 * @example
 * ```ts
 * import { flowOf } from "kubist/stream";
 *
 * console.log(await flowOf([1, 2, 3, 4]).filter((n) => n % 2 === 0).map((n) => n * 10).toArray());
 * // [20, 40]
 * ```
 */
export interface Flow<E> extends AsyncIterable<E>, AsyncDisposable {
  /** Changes each element. */
  map<U>(change: (element: E) => U | Promise<U>): Flow<U>;
  /** Keeps the elements that pass. */
  filter<U extends E>(keep: (element: E) => element is U): Flow<U>;
  /** Keeps the elements that pass. */
  filter(keep: (element: E) => boolean | Promise<boolean>): Flow<E>;
  /** Ends after `count` elements. */
  take(count: number): Flow<E>;
  /** Leaves out the first `count` elements. */
  drop(count: number): Flow<E>;
  /** Collects all elements. */
  toArray(): Promise<E[]>;
  /** Calls `fn` for each element, one after the other. */
  forEach(fn: (element: E) => void | Promise<void>): Promise<void>;
  /** The elements, once. */
  [Symbol.asyncIterator](): AsyncIterableIterator<E>;
}

/** Elements in batches as they arrive. An async generator is one; hot paths write their own. */
export interface Batches<E> {
  /** The next batch. */
  next(): Promise<IteratorResult<readonly E[], unknown>>;
  /**
   * The next batch, where no wait is needed for it; undefined says to ask `next`, and who always does
   * misses nothing.
   */
  more?(): readonly E[] | undefined;
  /** Frees what is open. */
  return(): Promise<unknown>;
}

/** What a Flow draws from; it stops soon after `signal` aborts. */
export type FlowSource<E> = (signal: AbortSignal) => Batches<E> | AsyncGenerator<readonly E[]>;

/** Creates a Flow; nothing happens before the first element is asked for. */
export function flow<E>(source: FlowSource<E>): Flow<E> {
  return new BatchFlow(source);
}

/** The batches, with a function called once when they have ended, failed or been left. */
export function ending<E>(batches: Batches<E>, onEnd: () => void): Batches<E> {
  let end: (() => void) | undefined = onEnd;
  const finish = () => {
    end?.();
    end = undefined;
  };
  return {
    async next() {
      try {
        const result = await batches.next();
        if (result.done) finish();
        return result;
      } catch (error) {
        finish();
        throw error;
      }
    },
    more: () => batches.more?.(),
    async return() {
      try {
        await batches.return();
      } finally {
        finish();
      }
    },
  };
}

/** The batches of what `open` gives, which is called for the first of them. */
export function opening<E>(open: () => Promise<Batches<E>>): Batches<E> {
  let batches: Batches<E> | undefined;
  return {
    next: () => batches ? batches.next() : open().then((opened) => (batches = opened).next()),
    more: () => batches?.more?.(),
    return: async () => await batches?.return(),
  };
}

/** The batches with each element changed. */
export function mapping<E, U>(batches: Batches<E>, change: (element: E) => U): Batches<U> {
  return {
    async next() {
      const { done, value } = await batches.next();
      return done ? { done, value } : { done: false, value: value.map((e) => change(e)) };
    },
    more: () => batches.more?.()?.map((e) => change(e)),
    return: () => batches.return(),
  };
}

/** A Flow over elements at hand, or over any iterable. */
export function flowOf<E>(elements: Iterable<E> | AsyncIterable<E>): Flow<E> {
  return flow(async function* () {
    for await (const element of elements) yield [element];
  });
}

const closed = Symbol("closed by the consumer");

class BatchFlow<E> implements Flow<E> {
  readonly #source: FlowSource<E>;
  #iterator: BatchIterator<E> | undefined;

  constructor(source: FlowSource<E>) {
    this.#source = source;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<E> {
    if (this.#iterator) {
      throw new TypeError(
        "Cannot iterate a flow twice: it is used up; call the method that made it again",
      );
    }
    this.#iterator = new BatchIterator(this.#source);
    return this.#iterator;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#iterator ??= new BatchIterator(this.#source);
    await this.#iterator.return();
  }

  map<U>(change: (element: E) => U | Promise<U>): Flow<U> {
    return this.#derive(async function* (elements) {
      for await (const element of elements) yield [await change(element)];
    });
  }

  filter<U extends E>(keep: (element: E) => element is U): Flow<U>;
  filter(keep: (element: E) => boolean | Promise<boolean>): Flow<E>;
  filter(keep: (element: E) => boolean | Promise<boolean>): Flow<E> {
    return this.#derive(async function* (elements) {
      for await (const element of elements) if (await keep(element)) yield [element];
    });
  }

  take(count: number): Flow<E> {
    requireCount("take", count);
    return this.#derive(async function* (elements) {
      if (count === 0) return;
      let left = count;
      for await (const element of elements) {
        yield [element];
        if (--left === 0) return;
      }
    });
  }

  drop(count: number): Flow<E> {
    requireCount("drop", count);
    return this.#derive(async function* (elements) {
      let left = count;
      for await (const element of elements) if (left-- <= 0) yield [element];
    });
  }

  async toArray(): Promise<E[]> {
    const all: E[] = [];
    for await (const element of this) all.push(element);
    return all;
  }

  async forEach(fn: (element: E) => void | Promise<void>): Promise<void> {
    for await (const element of this) await fn(element);
  }

  /** A Flow over this one; closing it closes this one at once, even while it waits. */
  #derive<U>(step: (elements: AsyncIterable<E>) => AsyncGenerator<readonly U[]>): Flow<U> {
    return flow(async function* (this: BatchFlow<E>, signal: AbortSignal) {
      const elements = this[Symbol.asyncIterator]();
      const close = () => void elements.return?.();
      signal.addEventListener("abort", close, { once: true });
      try {
        yield* step(elements);
      } finally {
        signal.removeEventListener("abort", close);
        await elements.return?.();
      }
    }.bind(this));
  }
}

function requireCount(verb: string, count: number): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`Cannot ${verb} ${count} elements: give a whole number from 0`);
  }
}

class BatchIterator<E> implements AsyncIterableIterator<E> {
  readonly #controller = new AbortController();
  readonly #batches: Batches<E>;
  #batch: readonly E[] = [];
  #at = 0;
  #ended = false;
  /** The last call in flight: calls are answered one after the other, as generators do. */
  #tail: Promise<unknown> | undefined;
  #waiting = 0;

  constructor(source: FlowSource<E>) {
    this.#batches = source(this.#controller.signal) as Batches<E>;
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<E> {
    return this;
  }

  next(): Promise<IteratorResult<E, undefined>> {
    if (this.#waiting === 0 && this.#at < this.#batch.length) {
      return Promise.resolve({ done: false, value: this.#batch[this.#at++] as E });
    }
    this.#waiting++;
    const pull = () => this.#pull();
    const turn = this.#waiting === 1 ? pull() : (this.#tail as Promise<unknown>).then(pull, pull);
    this.#tail = turn;
    return turn;
  }

  async return(): Promise<IteratorResult<E, undefined>> {
    this.#end();
    this.#controller.abort(closed);
    await this.#tail?.catch(ignore);
    await this.#batches.return();
    return { done: true, value: undefined };
  }

  async #pull(): Promise<IteratorResult<E, undefined>> {
    try {
      while (this.#at >= this.#batch.length) {
        if (this.#ended) return { done: true, value: undefined };
        // Held on to, the old batch would be copied by each garbage collection until the next is there.
        this.#batch = this.#batches.more?.() ?? [];
        this.#at = 0;
        if (this.#batch.length > 0) continue;
        const result = await this.#batches.next();
        if (this.#ended) continue;
        if (result.done) this.#end();
        else this.#batch = result.value;
      }
      return { done: false, value: this.#batch[this.#at++] as E };
    } catch (error) {
      this.#end();
      if (error === closed) return { done: true, value: undefined };
      throw error;
    } finally {
      this.#waiting--;
    }
  }

  #end(): void {
    this.#ended = true;
    this.#batch = [];
    this.#at = 0;
  }
}

function ignore(): void {}
