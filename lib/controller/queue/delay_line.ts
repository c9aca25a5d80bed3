/**
 * Elements that become due at times of their own, over one timer.
 *
 * @module
 */

import type { CancelTimer, Clock } from "../../stream/clock.ts";
import { heap } from "./heap.ts";

/** Elements that wait for their time. */
export interface DelayLine<E> {
  push(element: E): void;
  /** Forgets all of them. */
  clear(): void;
}

/** A suspended machine or a stepped clock is noticed after this long at most. */
const heartbeatMs = 10_000;

/** Creates a line; `onDue` is called with each element when the clock has come to its `at`. */
export function delayLine<E extends { readonly at: number }>(
  clock: Clock,
  onDue: (element: E) => void,
): DelayLine<E> {
  const waiting = heap<E>((a, b) => a.at < b.at);
  let cancel: CancelTimer | undefined;
  const arm = () => {
    cancel?.();
    const first = waiting.peek();
    cancel = first &&
      clock.after(Math.min(Math.max(0, first.at - clock.now()), heartbeatMs), fire);
  };
  const fire = () => {
    for (let first = waiting.peek(); first && first.at <= clock.now(); first = waiting.peek()) {
      waiting.pop();
      onDue(first);
    }
    arm();
  };
  return {
    push(element) {
      waiting.push(element);
      if (waiting.peek() === element) arm();
    },
    clear() {
      waiting.clear();
      arm();
    },
  };
}
