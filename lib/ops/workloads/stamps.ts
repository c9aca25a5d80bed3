/**
 * Lines with their times, so that a log can be taken up where it broke off.
 *
 * @module
 */

/** A line as it came, and without its time. */
export interface Stamped {
  readonly raw: string;
  readonly line: string;
}

/** Reads lines that begin with their time, and leaves out those that it has read. */
export interface StampReader {
  /** The line; undefined for one that was read before. */
  read(text: string): Stamped | undefined;
  /**
   * Starts over at the last time, in whole seconds, as the API takes it; undefined at the very start.
   * What was read of that second will be left out.
   */
  resume(): string | undefined;
  /** Lines read. */
  readonly count: number;
}

/** Creates a reader at the start of a log. Times have nine digits after the point, or as many as before. */
export function stampReader(): StampReader {
  let last = "";
  /** How many lines of the time `last` were read, and how many of them have come again. */
  let atLast = 0;
  let again = 0;
  let count = 0;
  return {
    read(raw) {
      const space = raw.indexOf(" ");
      const time = space === -1 ? raw : raw.slice(0, space);
      const line = space === -1 ? "" : raw.slice(space + 1);
      if (time < last) return undefined;
      if (time === last && again < atLast) {
        again++;
        return undefined;
      }
      atLast = time === last ? atLast + 1 : 1;
      again = atLast;
      last = time;
      count++;
      return { raw, line };
    },
    resume() {
      again = 0;
      return last === "" ? undefined : `${last.slice(0, 19)}Z`;
    },
    get count() {
      return count;
    },
  };
}
