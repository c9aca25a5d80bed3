/**
 * The metrics of a controller, by the names that dashboards for controller-runtime know.
 *
 * @module
 */

import type { Metrics } from "./metrics.ts";

/** Counts what reconciles come to. */
export interface ReconcileMetrics {
  done(result: "success" | "error" | "requeue_after"): void;
  took(seconds: number): void;
  /** It failed, and trying again is no use. */
  terminal(): void;
  /** It failed by a mistake in the program. */
  panicked(): void;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Registers the metrics of the controller of a name. */
export function reconcileMetrics(
  all: Metrics,
  controller: string,
  state: { readonly concurrency: number; readonly busy: ReadonlySet<string> },
): ReconcileMetrics {
  const labels = { controller };
  const counter = (what: string, help: string) => all.counter(`controller_runtime_${what}`, help);
  const gauge = (what: string, help: string, value: () => number) =>
    all.gauge(`controller_runtime_${what}`, help).read(value, labels);
  const totals = counter("reconcile_total", "Reconciles, by what they came to.");
  const errors = counter("reconcile_errors_total", "Reconciles that failed.");
  const terminal = counter("terminal_reconcile_errors_total", "Failures that are not tried again.");
  const panics = counter("reconcile_panics_total", "Failures by a mistake in the program.");
  const times = all.histogram(
    "controller_runtime_reconcile_time_seconds",
    "How long reconciles took.",
    seconds,
  );
  gauge("max_concurrent_reconciles", "How many may run at once.", () => state.concurrency);
  gauge("active_workers", "How many run now.", () => state.busy.size);
  return {
    done(result) {
      totals.add({ controller, result });
      if (result === "error") errors.add(labels);
    },
    took: (value) => times.observe(value, labels),
    terminal: () => terminal.add(labels),
    panicked: () => panics.add(labels),
  };
}
