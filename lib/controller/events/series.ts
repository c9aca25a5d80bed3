/**
 * Events of events.k8s.io: what happens again and again is one Event with a series.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 *
 * @module
 */

import type { Report } from "./happening.ts";

/** An Event that is kept up to date. */
export interface Series {
  readonly report: Report;
  /** How often it has happened. */
  readonly count: number;
  /** When it has happened last: milliseconds since 1970. */
  readonly lastAt: number;
}

/** What to write: a new Event, or a series of one that is there. */
export interface SeriesWrite {
  readonly verb: "create" | "patch";
  readonly series: Series;
}

/** After this long without another one a series is over. */
export const finishMs: number = 6 * 60_000;
/** The series that go on are written this often, or the server would let them expire. */
export const refreshMs: number = 30 * 60_000;

/** Which Events are being kept up to date. */
export interface SeriesBook {
  readonly size: number;
  /** Takes a report in: the first is created, the second begins the series, others are only counted. */
  observe(report: Report): SeriesWrite | undefined;
  /** Forgets what is over, and gives the series whose last count is still to be written. */
  finish(now: number): SeriesWrite[];
  /** The series that go on. */
  refresh(): SeriesWrite[];
}

/** Creates an empty book. */
export function seriesBook(): SeriesBook {
  const all = new Map<string, Series>();
  return {
    get size() {
      return all.size;
    },
    observe(report) {
      const key = keyOf(report);
      const old = all.get(key);
      const series = {
        report: old?.report ?? report,
        count: (old?.count ?? 0) + 1,
        lastAt: report.at,
      };
      all.set(key, series);
      if (series.count > 2) return undefined;
      return { verb: series.count === 1 ? "create" : "patch", series };
    },
    finish(now) {
      const over = [...all].filter(([, { lastAt }]) => lastAt < now - finishMs);
      for (const [key] of over) all.delete(key);
      return over.filter(([, { count }]) => count > 1)
        .map(([, series]) => ({ verb: "patch", series }));
    },
    refresh: () =>
      [...all.values()].filter(({ count }) => count > 1)
        .map((series) => ({ verb: "patch", series })),
  };
}

/** Reports that differ in nothing but their note and time are one series. */
function keyOf(report: Report): string {
  const { type, action, reason, reporter, instance, regarding, related } = report;
  return JSON.stringify([type, action, reason, reporter, instance, regarding, related]);
}
