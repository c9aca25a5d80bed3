/**
 * The tables of workloads.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { selectorText } from "../selector_text.ts";
import { humanAge as ageOf, humanDuration } from "../../meta/age.ts";
import { ageColumn, at, type Column, count, nameColumn, text, typed, wide } from "./column.ts";

/** What a spec or a status holds. */
type Fields = AnyObject["spec"];

const selector = wide("Selector", (o) => selectorText(o["spec"]?.selector) || "<none>");
const int = (name: string, path: string) => typed("integer", name, count(path));

const templateColumns: readonly Column[] = [
  wide("Containers", (o) => containerTexts(o, "name")),
  wide("Images", (o) => containerTexts(o, "image")),
];

function containerTexts(object: AnyObject, field: string): string {
  const template = object["spec"]?.template ?? object["spec"]?.jobTemplate?.spec?.template ??
    object["template"];
  const containers: Record<string, string>[] = template?.spec?.containers ?? [];
  return containers.map((c) => c[field] ?? "").join(",");
}

const replicaSets: readonly Column[] = [
  nameColumn,
  int("Desired", "spec.replicas"),
  int("Current", "status.replicas"),
  int("Ready", "status.readyReplicas"),
  ageColumn,
  ...templateColumns,
  selector,
];

/** The columns of the workload kinds, by storage key. */
export const workloadTables: Readonly<Record<string, readonly Column[]>> = {
  "apps/deployments": [
    nameColumn,
    text("Ready", (o) => `${count("status.readyReplicas")(o)}/${count("spec.replicas")(o)}`),
    text("Up-to-date", count("status.updatedReplicas")),
    text("Available", count("status.availableReplicas")),
    ageColumn,
    ...templateColumns,
    selector,
  ],
  "apps/replicasets": replicaSets,
  "/replicationcontrollers": replicaSets,
  "apps/statefulsets": [
    nameColumn,
    text("Ready", (o) => `${count("status.readyReplicas")(o)}/${count("spec.replicas")(o)}`),
    ageColumn,
    ...templateColumns,
  ],
  "apps/daemonsets": [
    nameColumn,
    int("Desired", "status.desiredNumberScheduled"),
    int("Current", "status.currentNumberScheduled"),
    int("Ready", "status.numberReady"),
    int("Up-to-date", "status.updatedNumberScheduled"),
    int("Available", "status.numberAvailable"),
    text("Node Selector", (o) => selectorText(o["spec"]?.template?.spec?.nodeSelector) || "<none>"),
    ageColumn,
    ...templateColumns,
    selector,
  ],
  "batch/jobs": [
    nameColumn,
    text("Status", jobStatus),
    text("Completions", completions),
    text("Duration", jobDuration),
    ageColumn,
    ...templateColumns,
    selector,
  ],
  "batch/cronjobs": [
    nameColumn,
    text("Schedule", at("spec.schedule")),
    text("Timezone", at("spec.timeZone", "<none>")),
    typed("boolean", "Suspend", (o) => o["spec"]?.suspend === true ? "True" : "False"),
    typed("integer", "Active", (o) => (o["status"]?.active ?? []).length),
    text("Last Schedule", (o, now) => {
      const last = o["status"]?.lastScheduleTime;
      return last ? ageOf(last, now) : "<none>";
    }),
    ageColumn,
    ...templateColumns,
    wide("Selector", (o) => selectorText(o["spec"]?.jobTemplate?.spec?.selector) || "<none>"),
  ],
  "apps/controllerrevisions": [
    nameColumn,
    text("Controller", (o) => {
      const owner = o.metadata.ownerReferences?.find((r) => r.controller === true);
      if (!owner) return "<none>";
      const group = owner.apiVersion.includes("/") ? `.${owner.apiVersion.split("/")[0]}` : "";
      return `${owner.kind.toLowerCase()}${group}/${owner.name}`;
    }),
    text("Revision", count("revision")),
    ageColumn,
  ],
  "/podtemplates": [
    nameColumn,
    text("Containers", (o) => templateColumns[0]?.cell(o, 0) ?? ""),
    text("Images", (o) => templateColumns[1]?.cell(o, 0) ?? ""),
    text("Pod Labels", (o) => selectorText(o["template"]?.metadata?.labels) || "<none>"),
  ],
  "autoscaling/horizontalpodautoscalers": [
    nameColumn,
    text("Reference", (o) => {
      const target = o["spec"]?.scaleTargetRef ?? {};
      return `${target.kind ?? ""}/${target.name ?? ""}`;
    }),
    text("Targets", hpaTargets),
    text("MinPods", (o) => String(at("spec.minReplicas", "<unset>")(o))),
    text("MaxPods", count("spec.maxReplicas")),
    text("Replicas", count("status.currentReplicas")),
    ageColumn,
  ],
};

function jobStatus(job: AnyObject): string {
  const conditions: { type: string; status: string }[] = job["status"]?.conditions ?? [];
  const has = (type: string) => conditions.some((c) => c.type === type && c.status === "True");
  if (has("Complete")) return "Complete";
  if (has("Failed")) return "Failed";
  if (job.metadata.deletionTimestamp !== undefined) return "Terminating";
  for (const type of ["Suspended", "FailureTarget", "SuccessCriteriaMet"]) {
    if (has(type)) return type;
  }
  return "Running";
}

function completions(job: AnyObject): string {
  const done = job["status"]?.succeeded ?? 0;
  const { completions: wanted, parallelism = 0 } = job["spec"] ?? {};
  if (wanted !== undefined) return `${done}/${wanted}`;
  return parallelism > 1 ? `${done}/1 of ${parallelism}` : `${done}/1`;
}

function jobDuration(job: AnyObject, now: number): string {
  const { startTime, completionTime } = job["status"] ?? {};
  if (!startTime) return "";
  const end = completionTime ? Date.parse(completionTime) : now;
  return humanDuration(end - Date.parse(startTime));
}

function hpaTargets(hpa: AnyObject): string {
  const metrics: Fields[] = hpa["spec"]?.metrics ?? [];
  const percent = hpa["spec"]?.targetCPUUtilizationPercentage;
  if (metrics.length === 0 && percent) {
    const now = hpa["status"]?.currentCPUUtilizationPercentage;
    return `cpu: ${now === undefined ? "<unknown>" : `${now}%`}/${percent}%`;
  }
  if (metrics.length === 0) return "<none>";
  const current: Fields[] = hpa["status"]?.currentMetrics ?? [];
  return metrics.slice(0, 2).map((m, i) => metricText(m, current[i] ?? {})).join(", ") +
    (metrics.length > 2 ? ` + ${metrics.length - 2} more...` : "");
}

/** What a metric is and should be. */
function metricText(metric: Fields, status: Fields): string {
  const [source = ""] = ["resource", "containerResource", "pods", "object", "external"].filter(
    (name) => metric[name],
  );
  const { name, target = {} } = metric[source] ?? {};
  const current = status[source]?.current ?? {};
  const values = (key: string) => `${current[key] ?? "<unknown>"}/${target[key]}`;
  if (source === "pods") return values("averageValue");
  if (source === "object" || source === "external") {
    return target.averageValue === undefined ? values("value") : `${values("averageValue")} (avg)`;
  }
  if (target.averageValue !== undefined) return `${name}: ${values("averageValue")}`;
  const percent = (value: unknown, none: string) => value === undefined ? none : `${value}%`;
  const now = percent(current.averageUtilization, "<unknown>");
  return `${name}: ${now}/${percent(target.averageUtilization, "<auto>")}`;
}
