/**
 * The metrics as Prometheus reads them.
 *
 * Source: https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 *
 * @module
 */

import { processUsage } from "../../runtime/process_usage.ts";
import { versionInfo } from "../health.ts";
import type { Kernel } from "../kernel.ts";
import { textResponse } from "../respond.ts";
import { BOUNDS, type Metrics } from "./registry.ts";

/** One metric with its values: the labels of each, and "" for none. */
interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly samples: readonly Sample[];
}

interface Sample {
  /** What a histogram adds to the name. */
  readonly suffix?: string;
  readonly labels: string;
  readonly value: number;
}

const TYPE = "text/plain; version=0.0.4; charset=utf-8; escaping=underscores";

/** Answers a request for the metrics. */
export function metricsResponse(kernel: Kernel): Response {
  return textResponse(200, metricsText(kernel), TYPE);
}

/** All metrics as text, in the order of their names. */
export function metricsText(kernel: Kernel): string {
  const families = [
    ...counted(kernel.metrics),
    ...durations(kernel.metrics),
    ...stored(kernel),
    ...ofProcess(),
    build(kernel),
  ].filter(({ samples }) => samples.length > 0);
  families.sort((a, b) => a.name < b.name ? -1 : 1);
  return families.flatMap(lines).join("");
}

function lines({ name, help, type, samples }: Family): string[] {
  return [
    `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`,
    ...samples.map(({ suffix = "", labels, value }) =>
      `${name}${suffix}${labels === "" ? "" : `{${labels}}`} ${value}\n`
    ),
  ];
}

function samples(values: Iterable<readonly [string, number]>): Sample[] {
  return [...values].map(([labels, value]) => ({ labels, value }))
    .sort((a, b) => a.labels < b.labels ? -1 : 1);
}

function counted(metrics: Metrics): Family[] {
  const requests = [...metrics.requests].flatMap(([labels, { codes }]) =>
    [...codes].map(([code, count]) => [`code="${code}",${labels}`, count] as const)
  );
  const events = [...metrics.watchEvents].map(([labels, { count }]) => [labels, count] as const);
  const inFlight = Object.entries(metrics.inFlight)
    .map(([kind, count]) => [`request_kind="${kind}"`, count] as const);
  const family = (
    name: string,
    type: Family["type"],
    help: string,
    values: Iterable<readonly [string, number]>,
  ) => ({ name, type, help, samples: samples(values) });
  return [
    family(
      "apiserver_request_total",
      "counter",
      "[STABLE] Requests by verb, dry run, group, version, resource, scope, component and code.",
      requests,
    ),
    family(
      "apiserver_longrunning_requests",
      "gauge",
      "[STABLE] Open watches and connections, by verb, group, version, resource and scope.",
      metrics.longRunning,
    ),
    family(
      "apiserver_current_inflight_requests",
      "gauge",
      "[STABLE] Requests that are being answered, by kind.",
      inFlight,
    ),
    family(
      "apiserver_watch_events_total",
      "counter",
      "[ALPHA] Events sent to watches.",
      events,
    ),
    family(
      "authentication_attempts",
      "counter",
      "[ALPHA] Requests by how their credentials were taken.",
      metrics.attempts,
    ),
  ];
}

function durations({ requests }: Metrics): Family[] {
  const all = [...requests].sort(([a], [b]) => a < b ? -1 : 1);
  const samples = all.flatMap(([labels, { codes, buckets, seconds }]) => {
    const count = [...codes.values()].reduce((sum, n) => sum + n, 0);
    let below = 0;
    const bucket = (bound: number | string, value: number): Sample => {
      return { suffix: "_bucket", labels: `${labels},le="${bound}"`, value };
    };
    return [
      ...buckets.map((n, i) => bucket(BOUNDS[i] ?? 0, below += n)),
      bucket("+Inf", count),
      { suffix: "_sum", labels, value: seconds },
      { suffix: "_count", labels, value: count },
    ];
  });
  const help = "[STABLE] How long requests took to be answered, in seconds.";
  return [{ name: "apiserver_request_duration_seconds", type: "histogram", help, samples }];
}

/** How many objects there are of each resource; none of those that are other views of the same. */
function stored({ catalog, store }: Kernel): Family[] {
  const types = catalog.types.filter(({ group, plural, versions, storageKey }) =>
    storageKey === `${group}/${plural}` && versions.some((v) => v.verbs.includes("list"))
  );
  const size = (key: string) => store.of(key).size;
  const old = types.map(({ group, plural, storageKey }) =>
    [
      `resource="${group === "" ? plural : `${plural}.${group}`}"`,
      size(storageKey),
    ] as const
  );
  const own = types.map(({ group, plural, storageKey }) =>
    [`group="${group}",resource="${plural}"`, size(storageKey)] as const
  );
  return [
    {
      name: "apiserver_storage_objects",
      type: "gauge",
      help: "[STABLE] Stored objects by resource.",
      samples: samples(old),
    },
    {
      name: "apiserver_resource_objects",
      type: "gauge",
      help: "[ALPHA] Stored objects by group and resource.",
      samples: samples(own),
    },
  ];
}

function ofProcess(): Family[] {
  const { cpuSeconds, residentBytes, startSeconds } = processUsage();
  const one = (name: string, type: Family["type"], help: string, value: number): Family => {
    return { name: `process_${name}`, type, help, samples: [{ labels: "", value }] };
  };
  return [
    one("cpu_seconds_total", "counter", "Time on the processor, in seconds.", cpuSeconds),
    one("resident_memory_bytes", "gauge", "Memory that is not swapped out.", residentBytes),
    one("start_time_seconds", "gauge", "The start, in seconds since 1970.", startSeconds),
  ];
}

function build({ options }: Kernel): Family {
  const { gitVersion, gitCommit, gitTreeState, buildDate, goVersion, ...rest } = versionInfo(
    options.version,
  );
  const { compiler, major, minor, platform } = rest;
  const labels = Object.entries({
    build_date: buildDate,
    compiler,
    git_commit: gitCommit,
    git_tree_state: gitTreeState,
    git_version: gitVersion,
    go_version: goVersion,
    major,
    minor,
    platform,
  }).map(([name, value]) => `${name}="${value}"`).join(",");
  return {
    name: "kubernetes_build_info",
    type: "gauge",
    help: "[BETA] What this server is, as labels of 1.",
    samples: [{ labels, value: 1 }],
  };
}
