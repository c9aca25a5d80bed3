/**
 * Notices that a stream has died without a word.
 *
 * @module
 */

import type { Clock } from "../stream/clock.ts";

/** How long a stream may be silent. */
export interface Patience {
  /** The stream is to end by itself after this time. */
  readonly lifeMs: number;
  /** Silence of this length is death. @default {none but that of `lifeMs`} */
  readonly silenceMs?: number | undefined;
  /** The list on the stream is over, or dead, after this much silence. */
  readonly listSilenceMs: number;
}

/** Watches over one stream. */
export interface Watchdog extends Disposable {
  /** The consumer waits for the stream: silence counts. */
  waiting(): void;
  /** The stream has brought something. */
  heard(): void;
  /** The stream has brought a bookmark: the intervals between them say how often to expect one. */
  bookmark(): void;
  /** The present objects have all come. */
  listed(): void;
}

const graceMs = 5000;
/** How often to look whether the machine has slept, and from when on that counts. */
const tickMs = 15_000;
const sleptMs = 30_000;

/**
 * Begins to watch; `bite` is called when the stream counts as dead, with the milliseconds that the
 * machine has slept if that is why: the other side has long gone by then, and says nothing.
 *
 * The clock runs only while the consumer waits, for a slow one must not be told that the server is
 * silent. One timer serves all: it looks again when something has come in the meantime.
 */
export function watchdog(
  clock: Clock,
  patience: Patience,
  listing: boolean,
  bite: (asleepMs?: number) => void,
): Watchdog {
  const end = clock.now() + patience.lifeMs + graceMs;
  let last = clock.now();
  let lastBookmark: number | undefined;
  let expected = patience.silenceMs ?? Infinity;
  let inList = listing;
  let busy = false;
  /** Until when a stream has to be read that was left alone past its time. */
  let extended = 0;

  const due = () => {
    const silence = inList ? Math.min(patience.listSilenceMs, expected) : expected;
    return Math.max(Math.min(end, last + silence), extended);
  };
  /** How far the clock on the wall is ahead of the one that measures, which sleeps with the machine. */
  const lead = () => clock.wall === undefined ? 0 : clock.wall() - clock.now();
  const longest = clock.wall === undefined ? Infinity : tickMs;
  let usualLead = lead();
  let cancel = () => {};
  const arm = () => {
    cancel();
    cancel = clock.after(Math.min(Math.max(0, due() - clock.now()), longest), look);
  };
  const look = () => {
    const asleepMs = lead() - usualLead;
    usualLead = lead();
    if (asleepMs > sleptMs) bite(asleepMs);
    else if (clock.now() < due()) arm();
    else if (busy) overdue = true;
    else bite();
  };
  let overdue = false;
  arm();
  return {
    waiting() {
      busy = false;
      if (!overdue) return;
      overdue = false;
      extended = clock.now() + graceMs;
      arm();
    },
    heard() {
      busy = true;
      last = clock.now();
    },
    bookmark() {
      if (lastBookmark !== undefined) {
        const usual = 2.5 * (clock.now() - lastBookmark);
        expected = Math.min(patience.silenceMs ?? Infinity, Math.max(usual, 2 * graceMs));
      }
      lastBookmark = clock.now();
    },
    listed() {
      inList = false;
      last = clock.now();
      arm();
    },
    [Symbol.dispose]: () => cancel(),
  };
}
