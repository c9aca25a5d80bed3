/**
 * Events: the fields that selectors know, and what events.k8s.io asks for.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import { qualifiedNameProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, invalidValue, required, unchangeableField } from "../field_error.ts";
import type { Strategy } from "../strategy.ts";
import { goValue } from "../validation/go_value.ts";

const OBJECT = ["kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath"];

/** The rules of events. */
export const eventStrategy: Partial<Strategy> = {
  defaults(object) {
    object["source"] ??= {};
    object["firstTimestamp"] ??= null;
    object["lastTimestamp"] ??= null;
    object["eventTime"] ??= null;
    object["reportingComponent"] ??= "";
    object["reportingInstance"] ??= "";
  },
  validate(object, old, call) {
    const namespace: string = object["involvedObject"]?.namespace ?? "";
    const isCore = call.type.group === "";
    const errors = [
      ...neededErrors(object, isCore ? "reportingComponent" : "reportingController"),
      ...(isCore ? [] : old ? eventChanges(object, old) : newEventErrors(object)),
    ];
    if ((namespace || "default") === object.metadata.namespace) return errors;
    // What is named may be of a kind that nobody knows, and then be anywhere.
    const own = call.type.group === "" ? "v1" : "";
    const { apiVersion = own, kind = "" } = object["involvedObject"] ?? {};
    const known = call.kernel.catalog.byKind(apiVersion, kind)?.type.namespaced;
    if (namespace !== "" && !known) return errors;
    const detail = "does not match event.namespace";
    return [invalidValue("involvedObject.namespace", namespace, detail), ...errors];
  },
  selectableIn: (group) => [
    ...OBJECT.map((field) => `${group === "" ? "involvedObject" : "regarding"}.${field}`),
    "reason",
    "type",
    ...(group === "" ? ["reportingComponent", "source"] : ["reportingController"]),
  ],
  selectable: {
    ...Object.fromEntries(OBJECT.flatMap((field) => {
      const get = (o: AnyObject) => o["involvedObject"]?.[field] ?? "";
      return [[`involvedObject.${field}`, get], [`regarding.${field}`, get]];
    })),
    reason: (o) => o["reason"] ?? "",
    reportingComponent: (o) => o["reportingComponent"] ?? "",
    reportingController: (o) => o["reportingComponent"] ?? "",
    source: (o) => o["source"]?.component || o["reportingComponent"] || "",
    type: (o) => o["type"] ?? "",
  },
};

/** What an event of events.k8s.io says once and for all; its reason is looked at twice. */
const UNCHANGING = [
  "involvedObject",
  "reason",
  "message",
  "source",
  "firstTimestamp",
  "lastTimestamp",
  "count",
  "reason",
  "type",
  "eventTime",
  "action",
  "related",
  ["reportingComponent", "reportingController"],
  "reportingInstance",
] as const;

function eventChanges(event: AnyObject, old: AnyObject): FieldError[] {
  const isOther = !deepEqual(event["series"], old["series"]);
  const series = isOther ? seriesErrors(event["series"]) : [];
  return [
    ...series,
    ...UNCHANGING.flatMap((names) => {
      const [stored, name] = typeof names === "string" ? [names, names] : names;
      if (deepEqual(event[stored] ?? "", old[stored] ?? "")) return [];
      const value = goValue({ ...event, apiVersion: "v1", kind: "Event" }, stored);
      return [unchangeableField(name, value)];
    }),
  ];
}

function newEventErrors(event: AnyObject): FieldError[] {
  const errors = seriesErrors(event["series"]);
  if (!event["eventTime"]) errors.push(required("eventTime"));
  if (event["type"] !== "Normal" && event["type"] !== "Warning") {
    errors.push(invalidValue("type", "", "has invalid value: " + (event["type"] ?? "")));
  }
  const { component, host } = event["source"] ?? {};
  const former = {
    firstTimestamp: event["firstTimestamp"],
    lastTimestamp: event["lastTimestamp"],
    count: event["count"],
    source: component || host,
  };
  for (const [field, value] of Object.entries(former)) {
    if (value) errors.push(invalidValue(field, "", "needs to be unset"));
  }
  return errors;
}

/** A series is of events that were seen more than once. */
function seriesErrors(series: AnyObject["spec"]): FieldError[] {
  if (!series) return [];
  return [
    ...((series.count ?? 0) < 2 ? [invalidValue("series.count", "", "should be at least 2")] : []),
    ...(series.lastObservedTime ? [] : [required("series.lastObservedTime")]),
  ];
}

/** How long the texts of an event may be. */
const LONGEST = { reportingInstance: 128, action: 128, reason: 128, message: 1024 };

/** What an event with a time must name; each group has its own word for who reports. */
function neededErrors(event: AnyObject, at: string): FieldError[] {
  if (!event["eventTime"]) return [];
  const controller: string = event["reportingComponent"] ?? "";
  return [
    ...(controller === "" ? [required(at)] : []),
    ...qualifiedNameProblems(controller).map((p) => invalidValue(at, controller, p)),
    ...Object.entries(LONGEST).flatMap(([field, most]) => {
      const text: string = event[field] ?? "";
      if (text === "") return field === "message" ? [] : [required(field)];
      const bytes = new TextEncoder().encode(text).length;
      return bytes <= most ? [] : [invalidValue(field, "", `can have at most ${most} characters`)];
    }),
  ];
}
