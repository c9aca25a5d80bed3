/**
 * A binary heap: the first of many, in the order that a comparison says.
 *
 * @module
 */

/** Elements of which the first is always at hand. */
export interface Heap<E> {
  readonly size: number;
  push(element: E): void;
  /** The first element, left where it is. */
  peek(): E | undefined;
  /** Takes the first element out. */
  pop(): E | undefined;
  clear(): void;
}

/** Creates a heap; `before(a, b)` says whether `a` comes first. */
export function heap<E>(before: (a: E, b: E) => boolean): Heap<E> {
  const elements: E[] = [];
  const at = (i: number) => elements[i] as E;
  const swap = (i: number, j: number) => {
    [elements[i], elements[j]] = [at(j), at(i)];
  };
  const up = (start: number) => {
    for (let i = start, parent = (i - 1) >> 1; i > 0; i = parent, parent = (i - 1) >> 1) {
      if (!before(at(i), at(parent))) return;
      swap(i, parent);
    }
  };
  const down = () => {
    for (let i = 0;;) {
      let first = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < elements.length && before(at(child), at(first))) first = child;
      }
      if (first === i) return;
      swap(i, first);
      i = first;
    }
  };
  return {
    get size() {
      return elements.length;
    },
    push(element) {
      up(elements.push(element) - 1);
    },
    peek: () => elements[0],
    pop() {
      if (elements.length === 0) return undefined;
      swap(0, elements.length - 1);
      const first = elements.pop();
      down();
      return first;
    },
    clear() {
      elements.length = 0;
    },
  };
}
