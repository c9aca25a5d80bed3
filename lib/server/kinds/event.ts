/**
 * Events: the fields that selectors know, and what events.k8s.io asks for.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, invalidValue, required } from "../field_error.ts";
import type { Strategy } from "../strategy.ts";

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
  validate(object, _old, call) {
    const namespace: string = object["involvedObject"]?.namespace ?? "";
    const errors = call.type.group === "" ? [] : newEventErrors(object);
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

function newEventErrors(event: AnyObject): FieldError[] {
  const errors: FieldError[] = [];
  if (!event["eventTime"]) errors.push(required("eventTime"));
  if (event["type"] !== "Normal" && event["type"] !== "Warning") {
    errors.push(
      invalidValue("type", "", "has invalid value: " + (event["type"] ?? "")),
    );
  }
  for (
    const [stored, name] of [
      ["reportingComponent", "reportingController"],
      ["reportingInstance", "reportingInstance"],
      ["action", "action"],
      ["reason", "reason"],
    ] as const
  ) {
    if (!event[stored]) errors.push(required(name));
  }
  return errors;
}
