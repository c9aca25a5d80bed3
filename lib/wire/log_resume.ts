/**
 * Following a log over several connections: each line once, though the server resumes at whole
 * seconds.
 *
 * @module
 */

import type { LogQuery } from "./subresource.ts";

/** What has been read of a log so far. */
export interface LogResume {
  /** The time of the newest line, in milliseconds since 1970; undefined before the first. */
  readonly newestMs: number | undefined;
  /** What to ask of the next connection. Lines come with their times, which tell them apart. */
  query(wanted: LogQuery): LogQuery;
  /** The lines that are new, with or without their times as `wanted` says. */
  take(lines: readonly string[]): string[];
}

/** The whole seconds of a time, its fraction, which may count nanoseconds, and its zone. */
const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d) /;

/** Starts with the first line. */
export function logResume({ timestamps = false }: Pick<LogQuery, "timestamps">): LogResume {
  let second: number | undefined;
  // How often each time of the newest second has come: the next connection begins with all of them.
  const seen = new Map<string, number>();
  let repeated = new Map<string, number>();

  const isRepeated = (stamp: string) => {
    const left = repeated.get(stamp) ?? 0;
    if (left > 0) repeated.set(stamp, left - 1);
    return left > 0;
  };
  const remember = (stamp: string, its: number) => {
    if (second === undefined || its > second) {
      second = its;
      seen.clear();
    }
    if (its === second) seen.set(stamp, (seen.get(stamp) ?? 0) + 1);
  };
  return {
    get newestMs() {
      return second;
    },
    query({ tail, sinceSeconds, sinceTime, ...rest }) {
      repeated = new Map(seen);
      const begin = second === undefined
        ? { tail, sinceSeconds, sinceTime }
        : { sinceTime: new Date(second).toISOString().replace(".000Z", "Z") };
      return { ...rest, ...begin, timestamps: true };
    },
    take: (lines) =>
      lines.flatMap((line) => {
        const [head, seconds, zone] = time.exec(line) ?? [];
        const its = Date.parse(`${seconds}${zone}`);
        // What the kubelet itself has to say has no time.
        if (head === undefined || Number.isNaN(its)) return [line];
        if (isRepeated(head)) return [];
        remember(head, its);
        return [timestamps ? line : line.slice(head.length)];
      }),
  };
}
