/**
 * What this process takes of its machine.
 *
 * @module
 */

/** The use of a process, as its runtime counts it. */
export interface ProcessUsage {
  /** User and system time of all threads. */
  readonly cpuSeconds: number;
  /** The memory that is not swapped out. */
  readonly residentBytes: number;
  /** When it started, in seconds since 1970. */
  readonly startSeconds: number;
}

/** The use of this process. Needs no permission. */
export function processUsage(): ProcessUsage {
  const { user, system } = process.cpuUsage();
  return {
    cpuSeconds: (user + system) / 1e6,
    residentBytes: process.memoryUsage().rss,
    startSeconds: performance.timeOrigin / 1000,
  };
}
