/**
 * What the server counts of its own work, for those who watch it.
 *
 * Source: https://kubernetes.io/docs/reference/instrumentation/metrics/
 *
 * @module
 */

/** The upper bounds of the durations that are told apart, in seconds. */
export const BOUNDS: readonly number[] = [
  0.005,
  0.025,
  0.05,
  0.1,
  0.2,
  0.4,
  0.6,
  0.8,
  1,
  1.25,
  1.5,
  2,
  3,
  4,
  5,
  6,
  8,
  10,
  15,
  20,
  30,
  45,
  60,
];

/** Requests with the same labels. */
export interface RequestCounts {
  /** How many there were, by their code. */
  readonly codes: Map<number, number>;
  /** How many took up to each of the {@linkcode BOUNDS} and no less; the rest took longer. */
  readonly buckets: number[];
  seconds: number;
}

/** All that is counted. Labels are text, as the exposition has them. */
export interface Metrics {
  readonly requests: ReadonlyMap<string, RequestCounts>;
  readonly longRunning: ReadonlyMap<string, number>;
  readonly watchEvents: ReadonlyMap<string, { readonly count: number }>;
  readonly attempts: ReadonlyMap<string, number>;
  readonly inFlight: { mutating: number; readOnly: number };
  /** Counts a request that has been answered. */
  request(labels: string, code: number, seconds: number): void;
  /** Counts a request that lasts, until the function that is answered is called. */
  lasting(labels: string): () => void;
  /** The counter of the events of watches; add to it. */
  events(labels: string): { count: number };
  /** Counts who was let in, and who was not. */
  attempt(result: "success" | "error"): void;
}

/** Begins to count. */
export function createMetrics(): Metrics {
  const requests = new Map<string, RequestCounts>();
  const longRunning = new Map<string, number>();
  const watchEvents = new Map<string, { count: number }>();
  const attempts = new Map<string, number>();
  const add = <K>(map: Map<K, number>, key: K, by: number) =>
    map.set(key, (map.get(key) ?? 0) + by);

  return {
    requests,
    longRunning,
    watchEvents,
    attempts,
    inFlight: { mutating: 0, readOnly: 0 },
    request(labels, code, seconds) {
      let counts = requests.get(labels);
      if (!counts) {
        counts = { codes: new Map(), buckets: BOUNDS.map(() => 0), seconds: 0 };
        requests.set(labels, counts);
      }
      add(counts.codes, code, 1);
      counts.seconds += seconds;
      const at = BOUNDS.findIndex((bound) => seconds <= bound);
      if (at >= 0) counts.buckets[at] = (counts.buckets[at] ?? 0) + 1;
    },
    lasting(labels) {
      add(longRunning, labels, 1);
      let open = true;
      return () => {
        if (open) add(longRunning, labels, -1);
        open = false;
      };
    },
    events(labels) {
      const known = watchEvents.get(labels) ?? { count: 0 };
      watchEvents.set(labels, known);
      return known;
    },
    attempt: (result) => void add(attempts, `result="${result}"`, 1),
  };
}
