/**
 * Events of core/v1: the same again is counted, much that is alike becomes one, and too much is left
 * out. The rules and figures are those of client-go's EventCorrelator.
 *
 * @module
 */

import type { Clock } from "../../stream/clock.ts";
import { eventName, type Report } from "./happening.ts";
import { lru } from "./lru.ts";

/** How to correlate. */
export interface CorrelatorOptions {
  /** How many different messages may come before they become one. @default {10} */
  readonly maxAlike?: number | undefined;
  /** After this long without one like it, an event is new. @default {600_000} */
  readonly alikeMs?: number | undefined;
  /** How many events about one object one source may send at once. @default {25} */
  readonly burst?: number | undefined;
  /** How many a second after that. @default {1 / 300} */
  readonly perSecond?: number | undefined;
  /** Which events share a burst. @default {those of one source, type and object} */
  readonly spamKey?: ((report: Report) => string) | undefined;
  /** How many events are remembered. @default {4096} */
  readonly remembered?: number | undefined;
  readonly clock: Clock;
}

/** An event to write. */
export interface CoreEvent {
  readonly report: Report;
  /** When it happened first: milliseconds since 1970. */
  readonly firstAt: number;
  /** How often it happened; from 2 on there is one to be updated. */
  readonly count: number;
}

/** Decides what becomes of reports. */
export interface Correlator {
  /** The event to write; undefined when it is one too many. */
  correlate(report: Report): CoreEvent | undefined;
}

/** Creates a correlator that remembers nothing yet. */
export function correlator(options: CorrelatorOptions): Correlator {
  const { remembered = 4096, spamKey = spamKeyOf } = options;
  const aggregate = aggregator(options);
  const seen = lru<CoreEvent>(remembered);
  const buckets = lru<() => boolean>(remembered);
  const { burst = 25, perSecond = 1 / 300, clock } = options;
  const isSpam = (report: Report) => {
    const key = spamKey(report);
    const take = buckets.get(key) ?? tokenBucket({ burst, perSecond, clock });
    buckets.set(key, take);
    return !take();
  };
  return {
    correlate(original) {
      const { report, key } = aggregate(original);
      const old = seen.get(key);
      const event = old
        ? {
          report: { ...report, name: old.report.name },
          firstAt: old.firstAt,
          count: old.count + 1,
        }
        : { report, firstAt: report.at, count: 1 };
      seen.set(key, event);
      return isSpam(event.report) ? undefined : event;
    },
  };
}

/** Makes one event of many that differ in their message alone. */
function aggregator(options: CorrelatorOptions) {
  const { maxAlike = 10, alikeMs = 600_000, remembered = 4096, clock } = options;
  const groups = lru<{ readonly notes: Set<string>; readonly lastAt: number }>(remembered);
  return (report: Report): { readonly report: Report; readonly key: string } => {
    const now = clock.now();
    const group = groupOf(report);
    const old = groups.get(group);
    const notes = old && now - old.lastAt <= alikeMs ? old.notes : new Set<string>();
    notes.add(report.note);
    groups.set(group, { notes, lastAt: now });
    if (notes.size < maxAlike) return { report, key: keyOf(report) };
    // The group stays full, and grows no further.
    for (const note of notes) {
      notes.delete(note);
      break;
    }
    const combined = {
      ...report,
      name: eventName(report.regarding.name, report.at),
      note: `(combined from similar events): ${report.note}`,
    };
    return { report: combined, key: group };
  };
}

/** A bucket of tokens that are there or not: who is refused owes none. */
function tokenBucket(
  options: { readonly burst: number; readonly perSecond: number; readonly clock: Clock },
): () => boolean {
  const { burst, perSecond, clock } = options;
  let tokens = burst;
  let last = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + (now - last) * perSecond / 1000);
    last = now;
    if (tokens < 1 - 1e-9) return false;
    tokens--;
    return true;
  };
}

function objectOf({ regarding: r }: Report): readonly (string | undefined)[] {
  return [r.kind, r.namespace, r.name, r.uid, r.apiVersion];
}

function spamKeyOf(report: Report): string {
  return JSON.stringify([report.reporter, report.instance, report.type, ...objectOf(report)]);
}

function groupOf(report: Report): string {
  const { reporter, instance, type, reason } = report;
  return JSON.stringify([reporter, instance, type, reason, ...objectOf(report)]);
}

function keyOf(report: Report): string {
  return JSON.stringify([groupOf(report), report.regarding.fieldPath, report.note]);
}
