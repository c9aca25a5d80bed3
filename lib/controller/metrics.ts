/**
 * Numbers about a running program, in the text format that Prometheus reads.
 *
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/
 *
 * @module
 */

/** The labels of one series. */
export type Labels = Readonly<Record<string, string>>;

/** A number that only grows. */
export interface Counter {
  /** Counts up. */
  add(labels?: Labels, by?: number): void;
}

/** A number that goes up and down. */
export interface Gauge {
  /** Says what it is now. */
  set(value: number, labels?: Labels): void;
  /** Asks for the value whenever the metrics are read; undefined leaves the series out. */
  read(value: () => number | undefined, labels?: Labels): void;
}

/** How often which sizes were seen. */
export interface Histogram {
  /** Adds what was measured. */
  observe(value: number, labels?: Labels): void;
}

/** All metrics of a program. A name that is there already gives the metric it has. */
export interface Metrics {
  /** A number that only grows. */
  counter(name: string, help: string): Counter;
  /** A number that goes up and down. */
  gauge(name: string, help: string): Gauge;
  /** `buckets` are upper bounds, in growing order. */
  histogram(name: string, help: string, buckets: readonly number[]): Histogram;
  /** The metrics as text, for `GET /metrics`. */
  text(): string;
}

type Kind = "counter" | "gauge" | "histogram";

interface Metric {
  readonly kind: Kind;
  readonly help: string;
  readonly buckets: readonly number[];
  readonly series: Map<string, Series>;
}

interface Series {
  value: number;
  read?: () => number | undefined;
  /** Of a histogram: how many were seen up to each bound. */
  readonly counts: number[];
  seen: number;
}

/**
 * Creates an empty set of metrics.
 *
 * @example
 * ```ts
 * import { metrics } from "kubist/controller";
 *
 * const all = metrics();
 * all.counter("requests_total", "Requests answered.").add({ code: "200" });
 * console.log(all.text().split("\n")[2]); // requests_total{code="200"} 1
 * ```
 */
export function metrics(): Metrics {
  const all = new Map<string, Metric>();
  const of = (kind: Kind, name: string, help: string, buckets: readonly number[] = []) => {
    if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) {
      throw new TypeError(`Cannot measure ${JSON.stringify(name)}: it is not a metric name`);
    }
    const metric = all.get(name) ?? { kind, help, buckets, series: new Map() };
    if (metric.kind !== kind) {
      throw new TypeError(`Cannot make ${name} a ${kind}: it is a ${metric.kind}`);
    }
    all.set(name, metric);
    return (labels: Labels | undefined) => seriesOf(metric, labels);
  };
  return {
    counter(name, help) {
      const series = of("counter", name, help);
      return { add: (labels, by = 1) => void (series(labels).value += by) };
    },
    gauge(name, help) {
      const series = of("gauge", name, help);
      return {
        set: (value, labels) => void (series(labels).value = value),
        read: (value, labels) => void (series(labels).read = value),
      };
    },
    histogram(name, help, buckets) {
      const series = of("histogram", name, help, buckets);
      return { observe: (value, labels) => observe(series(labels), value, buckets) };
    },
    text: () => [...all].map(([name, metric]) => print(name, metric)).join(""),
  };
}

function seriesOf(metric: Metric, labels: Labels = {}): Series {
  const key = Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([name, value]) => `${name}="${escape(value)}"`).join(",");
  let series = metric.series.get(key);
  if (!series) {
    series = { value: 0, counts: metric.buckets.map(() => 0), seen: 0 };
    metric.series.set(key, series);
  }
  return series;
}

function observe(series: Series, value: number, buckets: readonly number[]): void {
  series.seen++;
  series.value += value;
  for (const [i, bound] of buckets.entries()) {
    if (value <= bound) series.counts[i] = (series.counts[i] ?? 0) + 1;
  }
}

function print(name: string, { kind, help, buckets, series }: Metric): string {
  const lines = [`# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}`];
  lines.push(`# TYPE ${name} ${kind}`);
  for (const [labels, one] of series) {
    if (kind === "histogram") {
      lines.push(...printHistogram(name, labels, one, buckets));
    } else {
      const value = one.read ? one.read() : one.value;
      if (value !== undefined) lines.push(`${name}${braced(labels)} ${number(value)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function printHistogram(
  name: string,
  labels: string,
  series: Series,
  buckets: readonly number[],
): string[] {
  const join = (bound: string) => braced(`${labels}${labels === "" ? "" : ","}le="${bound}"`);
  return [
    ...buckets.map((bound, i) => `${name}_bucket${join(number(bound))} ${series.counts[i] ?? 0}`),
    `${name}_bucket${join("+Inf")} ${series.seen}`,
    `${name}_sum${braced(labels)} ${number(series.value)}`,
    `${name}_count${braced(labels)} ${series.seen}`,
  ];
}

function braced(labels: string): string {
  return labels === "" ? "" : `{${labels}}`;
}

function number(value: number): string {
  if (value === Infinity) return "+Inf";
  return value === -Infinity ? "-Inf" : String(value);
}

function escape(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
