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
  return UNCHANGING.flatMap((names) => {
    const [stored, name] = typeof names === "string" ? [names, names] : names;
    if (deepEqual(event[stored] ?? "", old[stored] ?? "")) return [];
    const value = goValue({ ...event, apiVersion: "v1", kind: "Event" }, stored);
    return [unchangeableField(name, value)];
  });
}

function newEventErrors(event: AnyObject): FieldError[] {
  const errors: FieldError[] = [];
  if (!event["eventTime"]) errors.push(required("eventTime"));
  if (event["type"] !== "Normal" && event["type"] !== "Warning") {
    errors.push(invalidValue("type", "", "has invalid value: " + (event["type"] ?? "")));
  }
  return errors;
}

/** What an event with a time must name; each group has its own word for who reports. */
function neededErrors(event: AnyObject, at: string): FieldError[] {
  if (!event["eventTime"]) return [];
  const controller: string = event["reportingComponent"] ?? "";
  return [
    ...(controller === "" ? [required(at)] : []),
    ...qualifiedNameProblems(controller).map((p) => invalidValue(at, controller, p)),
    ...["reportingInstance", "action", "reason"].flatMap((field) =>
      event[field] ? [] : [required(field)]
    ),
  ];
}
