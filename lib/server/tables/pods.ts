/**
 * The table of pods: the one word that says how a pod is.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { humanAge as ageOf } from "../../meta/age.ts";
import { ageColumn, at, type Column, nameColumn, text, wide } from "./column.ts";

interface ContainerState {
  readonly waiting?: { readonly reason?: string };
  readonly running?: Record<string, unknown>;
  readonly terminated?: {
    readonly reason?: string;
    readonly exitCode?: number;
    readonly signal?: number;
    readonly finishedAt?: string;
  };
}

interface ContainerStatus {
  readonly name: string;
  readonly ready?: boolean;
  readonly started?: boolean;
  readonly restartCount?: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

/** The columns of pods. */
export const podColumns: readonly Column[] = [
  nameColumn,
  text("Ready", (o) => summary(o).ready),
  text("Status", (o) => summary(o).status),
  text("Restarts", (o, now) => summary(o, now).restarts),
  ageColumn,
  wide("IP", (o) => o["status"]?.podIP || "<none>"),
  wide("Node", at("spec.nodeName", "<none>")),
  wide("Nominated Node", at("status.nominatedNodeName", "<none>")),
  wide("Readiness Gates", gates),
];

/** The condition of a row whose pod is finished. */
export function podRowConditions(object: AnyObject): Record<string, unknown>[] | undefined {
  const phase = object["status"]?.phase;
  if (phase === "Succeeded") {
    return [{
      type: "Completed",
      status: "True",
      reason: "Succeeded",
      message: "The pod has completed successfully.",
    }];
  }
  if (phase !== "Failed") return undefined;
  return [{ type: "Completed", status: "True", reason: "Failed", message: "The pod failed." }];
}

interface Summary {
  readonly ready: string;
  readonly status: string;
  readonly restarts: string;
}

function summary(pod: AnyObject, now: number = 0): Summary {
  const spec = pod["spec"] ?? {};
  const status = pod["status"] ?? {};
  const sidecars = new Set<string>(
    (spec.initContainers ?? []).filter((c: { restartPolicy?: string }) =>
      c.restartPolicy === "Always"
    ).map((c: { name: string }) => c.name),
  );
  const main: ContainerStatus[] = status.containerStatuses ?? [];
  const init: ContainerStatus[] = status.initContainerStatuses ?? [];
  const total = (spec.containers ?? []).length + sidecars.size;
  let word: string = status.reason || status.phase || "Unknown";
  const scheduled = (status.conditions ?? []).find((c: { type: string }) =>
    c.type === "PodScheduled"
  );
  if (scheduled?.reason === "SchedulingGated") word = "SchedulingGated";
  let ready = init.filter((c) => sidecars.has(c.name) && c.started && c.ready).length;
  const waiting = initWord(init, sidecars, (spec.initContainers ?? []).length);
  const initialized = (status.conditions ?? []).some((c: { type: string; status: string }) =>
    c.type === "Initialized" && c.status === "True"
  );
  let counted = init.filter((c) => sidecars.has(c.name));
  if (waiting !== undefined && !initialized) {
    word = waiting;
    counted = init;
  } else {
    const found = mainWord(main, word);
    ready += found.ready;
    word = found.word;
    if (word === "Completed" && found.running) word = isReady(status) ? "Running" : "NotReady";
    counted = [...counted, ...main];
  }
  if (pod.metadata.deletionTimestamp !== undefined) {
    if (status.reason === "NodeLost") word = "Unknown";
    else if (status.phase !== "Succeeded" && status.phase !== "Failed") word = "Terminating";
  }
  return { ready: `${ready}/${total}`, status: word, restarts: restartsOf(counted, now) };
}

function initWord(
  statuses: readonly ContainerStatus[],
  sidecars: ReadonlySet<string>,
  total: number,
): string | undefined {
  for (const [i, { name, state, started }] of statuses.entries()) {
    if (state?.terminated?.exitCode === 0) continue;
    if (sidecars.has(name) && started) continue;
    if (state?.terminated) {
      const { reason, signal = 0, exitCode = 0 } = state.terminated;
      if (reason) return `Init:${reason}`;
      return signal !== 0 ? `Init:Signal:${signal}` : `Init:ExitCode:${exitCode}`;
    }
    const reason = state?.waiting?.reason ?? "";
    return reason !== "" && reason !== "PodInitializing" ? `Init:${reason}` : `Init:${i}/${total}`;
  }
  return undefined;
}

function mainWord(
  statuses: readonly ContainerStatus[],
  phase: string,
): { word: string; ready: number; running: boolean } {
  let [word, ready, running] = [phase, 0, false];
  for (const { state, ready: isUp } of [...statuses].reverse()) {
    const { waiting, terminated } = state ?? {};
    if (waiting?.reason) word = waiting.reason;
    else if (terminated?.reason) word = terminated.reason;
    else if (terminated) {
      word = (terminated.signal ?? 0) !== 0
        ? `Signal:${terminated.signal}`
        : `ExitCode:${terminated.exitCode ?? 0}`;
    } else if (isUp && state?.running) {
      running = true;
      ready++;
    }
  }
  return { word, ready, running };
}

function isReady(status: AnyObject["status"]): boolean {
  return (status.conditions ?? []).some((c: { type: string; status: string }) =>
    c.type === "Ready" && c.status === "True"
  );
}

function restartsOf(statuses: readonly ContainerStatus[], now: number): string {
  const total = statuses.reduce((n, s) => n + (s.restartCount ?? 0), 0);
  const last = statuses.map((s) => s.lastState?.terminated?.finishedAt ?? "").sort().at(-1) ?? "";
  return total > 0 && last !== "" ? `${total} (${ageOf(last, now)} ago)` : String(total);
}

function gates(pod: AnyObject): string {
  const wanted: { conditionType: string }[] = pod["spec"]?.readinessGates ?? [];
  if (wanted.length === 0) return "<none>";
  const conditions: { type: string; status: string }[] = pod["status"]?.conditions ?? [];
  const up = wanted.filter((g) =>
    conditions.some((c) => c.type === g.conditionType && c.status === "True")
  );
  return `${up.length}/${wanted.length}`;
}
