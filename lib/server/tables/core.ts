/**
 * The tables of the core kinds, services and networking aside.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { humanAge as ageOf } from "../../meta/age.ts";
import { ageColumn, at, type Column, createdColumn, nameColumn, text, wide } from "./column.ts";

const size = (value: unknown) => Object.keys(value ?? {}).length;

/** The columns of the core kinds, by storage key. */
export const coreTables: Readonly<Record<string, readonly Column[]>> = {
  "/namespaces": [nameColumn, text("Status", at("status.phase")), ageColumn],
  "/configmaps": [
    nameColumn,
    text("Data", (o) => size(o["data"]) + size(o["binaryData"])),
    ageColumn,
  ],
  "/secrets": [
    nameColumn,
    text("Type", at("type")),
    text("Data", (o) => size(o["data"])),
    ageColumn,
  ],
  "/serviceaccounts": [nameColumn, ageColumn],
  "/limitranges": [nameColumn, createdColumn],
  "/componentstatuses": [
    nameColumn,
    text("Status", (o) => o["conditions"]?.[0]?.status === "True" ? "Healthy" : "Unhealthy"),
    text("Message", at("conditions.0.message")),
    text("Error", at("conditions.0.error")),
  ],
  "/resourcequotas": [
    nameColumn,
    text("Request", (o) => quota(o, false)),
    text("Limit", (o) => quota(o, true)),
    ageColumn,
  ],
  "/nodes": [
    nameColumn,
    text("Status", nodeStatus),
    text("Roles", nodeRoles),
    ageColumn,
    text("Version", at("status.nodeInfo.kubeletVersion")),
    wide("Internal-IP", (o) => nodeAddress(o, "InternalIP")),
    wide("External-IP", (o) => nodeAddress(o, "ExternalIP")),
    wide("OS-Image", at("status.nodeInfo.osImage", "<unknown>")),
    wide("Kernel-Version", nodeKernel),
    wide("Container-Runtime", at("status.nodeInfo.containerRuntimeVersion", "<unknown>")),
  ],
  "/events": [
    text("Last Seen", (o, now) => eventAge(o, now)),
    text("Type", at("type")),
    text("Reason", at("reason")),
    text("Object", (o) => {
      const { kind = "", name = "" } = o["involvedObject"] ?? o["regarding"] ?? {};
      return `${kind.toLowerCase()}/${name}`;
    }),
    wide("Subobject", (o) => (o["involvedObject"] ?? o["regarding"])?.fieldPath ?? ""),
    wide("Source", eventSource),
    text("Message", (o) => String(o["message"] ?? o["note"] ?? "").trim()),
    wide("First Seen", (o, now) => {
      const first = o["firstTimestamp"] ?? o["deprecatedFirstTimestamp"] ?? o["eventTime"];
      return ageOf(first, now);
    }),
    wide("Count", (o) => o["series"]?.count ?? (o["count"] || o["deprecatedCount"] || 1)),
    wide("Name", (o) => o.metadata.name),
  ],
};

function nodeStatus(node: AnyObject): string {
  const conditions: { type: string; status: string }[] = node["status"]?.conditions ?? [];
  const ready = conditions.find((c) => c.type === "Ready");
  const words = [ready === undefined ? "Unknown" : ready.status === "True" ? "Ready" : "NotReady"];
  if (node["spec"]?.unschedulable === true) words.push("SchedulingDisabled");
  return words.join(",");
}

function nodeRoles(node: AnyObject): string {
  const roles = new Set<string>();
  const prefix = "node-role.kubernetes.io/";
  for (const [key, value] of Object.entries(node.metadata.labels ?? {})) {
    if (key.startsWith(prefix) && key.length > prefix.length) roles.add(key.slice(prefix.length));
    if (key === "kubernetes.io/role" && value !== "") roles.add(value);
  }
  return [...roles].sort().join(",") || "<none>";
}

function nodeKernel(node: AnyObject): string {
  const { kernelVersion, architecture } = node["status"]?.nodeInfo ?? {};
  if (!kernelVersion) return "<unknown>";
  return architecture ? `${kernelVersion} (${architecture})` : kernelVersion;
}

function nodeAddress(node: AnyObject, type: string): string {
  const addresses: { type: string; address: string }[] = node["status"]?.addresses ?? [];
  return addresses.find((a) => a.type === type)?.address ?? "<none>";
}

/** When it was last seen; how often is a column of its own. */
function eventAge(event: AnyObject, now: number): string {
  const first = event["firstTimestamp"] ?? event["deprecatedFirstTimestamp"] ?? event["eventTime"];
  const last = event["lastTimestamp"] ?? event["deprecatedLastTimestamp"] ?? first;
  return ageOf(event["series"]?.lastObservedTime ?? last, now);
}

function eventSource(event: AnyObject): string {
  const source = event["source"] ?? event["deprecatedSource"] ?? {};
  const component = source.component || event["reportingComponent"] ||
    event["reportingController"] || "";
  const host = source.host || event["reportingInstance"] || "";
  return host === "" ? component : `${component}, ${host}`;
}

function quota(object: AnyObject, limits: boolean): string {
  const { hard = {}, used = {} } = object["status"] ?? {};
  return Object.keys(hard).sort()
    .filter((name) => name.startsWith("limits") === limits)
    .map((name) => `${name}: ${used[name] ?? "0"}/${hard[name]}`).join(", ");
}
