/**
 * Autoscalers: what they scale, by which metrics, how fast.
 *
 * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 *
 * @module
 */

import { dns1123LabelProblems, pathSegmentProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { amount } from "./amounts.ts";
import { about, all, type Check, each, fields, first, inside, present } from "./checks.ts";
import { exactlyOneOf, named, needed, neededName } from "./texts.ts";

type Fields = AnyObject["spec"];

const replicaBounds: Check = about((spec, at) => {
  const { maxReplicas = 0, minReplicas = 1 } = spec;
  const errors: FieldError[] = [];
  const wrong = (field: string, value: number, detail: string) =>
    errors.push(invalidValue(`${at}.${field}`, value, detail));
  if (minReplicas < 1) wrong("minReplicas", minReplicas, "must be greater than or equal to 1");
  if (maxReplicas === 0) {
    errors.push(required(`${at}.maxReplicas`, "must be set and greater than 0"));
  } else if (maxReplicas < 1) {
    wrong("maxReplicas", maxReplicas, "must be greater than or equal to 1");
  }
  if (maxReplicas < minReplicas) {
    wrong("maxReplicas", maxReplicas, "must be greater than or equal to `minReplicas`");
  }
  return errors;
});

const reference = (apiVersion: Check) =>
  fields({
    kind: first(needed(), named(pathSegmentProblems)),
    name: first(needed(), named(pathSegmentProblems)),
    apiVersion,
  });

const scaled = reference((value, at) => {
  const text = String(value ?? "");
  if (/^[^/]+\/[^/]+$/.test(text)) return [];
  return [invalidValue(at, text, "apiVersion must specify API group")];
});

const described = reference(() => []);

const positive: Check = present((value, at) =>
  parseAmount(value).sign > 0 ? [] : [invalidValue(at, String(value), "must be positive")]
);

const target: Check = about(({ type = "", ...amounts }, at) => {
  const errors: FieldError[] = [];
  if (type === "") errors.push(required(`${at}.type`, "must specify a metric target type"));
  if (!["Utilization", "Value", "AverageValue"].includes(type)) {
    const detail = "must be either Utilization, Value, or AverageValue";
    errors.push(invalidValue(`${at}.type`, type, detail));
  }
  errors.push(...fields({ value: positive, averageValue: positive })(amounts, at));
  const { averageUtilization: percent } = amounts;
  if (typeof percent === "number" && percent < 1) {
    errors.push(invalidValue(`${at}.averageUtilization`, percent, "must be greater than 0"));
  }
  return errors;
});

const metric = fields({
  name: neededName(pathSegmentProblems, "must specify a metric name"),
});

/** One of two amounts is needed, and of some sources no more than one. */
const either = (
  [one, other]: readonly [string, string],
  missing: string,
  both?: string,
): Check =>
  about((goal, at) => {
    if (goal[one] === undefined && goal[other] === undefined) {
      return [required(`${at}.${one}`, missing)];
    }
    if (both === undefined || goal[one] === undefined || goal[other] === undefined) return [];
    return [forbiddenField(`${at}.${other}`, both)];
  });

const byUse = all(
  target,
  either(
    ["averageUtilization", "averageValue"],
    "must set either a target raw value or a target utilization",
    "may not set both a target raw value and a target utilization",
  ),
);

/** The sources of metrics, in the order in which they are looked at. */
const SOURCES: Readonly<Record<string, Check>> = {
  object: fields({
    describedObject: described,
    metric,
    target: all(
      target,
      either(["averageValue", "value"], "must set either a target value or averageValue"),
    ),
  }),
  external: fields({
    metric,
    target: all(
      target,
      either(
        ["averageValue", "value"],
        "must set either a target value for metric or a per-pod target",
        "may not set both a target value for metric and a per-pod target",
      ),
    ),
  }),
  pods: fields({
    metric,
    target: all(
      target,
      fields({ averageValue: needed("must specify a positive target averageValue") }),
    ),
  }),
  resource: fields({ name: needed("must specify a resource name"), target: byUse }),
  containerResource: fields({
    name: needed("must specify a resource name"),
    container: neededName(dns1123LabelProblems, "must specify a container"),
    target: byUse,
  }),
};

const TYPES = ["ContainerResource", "External", "Object", "Pods", "Resource"];

const metricSpec: Check = about((spec, at) => {
  const { type = "" } = spec;
  const errors: FieldError[] = [];
  const unknown = TYPES.includes(type) ? [] : [notSupported(`${at}.type`, type, TYPES)];
  if (type === "") errors.push(required(`${at}.type`, "must specify a metric source type"));
  errors.push(...unknown);
  const given = Object.keys(SOURCES).filter((name) => spec[name]);
  const [only] = given;
  if (only !== undefined) errors.push(...SOURCES[only]?.(spec[only], `${at}.${only}`) ?? []);
  const wanted = type === "" ? "" : type[0].toLowerCase() + type.slice(1);
  if (unknown.length > 0) errors.push(...unknown);
  else if (!spec[wanted]) {
    const detail = "must populate information for the given metric source";
    errors.push(required(`${at}.${wanted}`, detail));
  }
  if (given.length === 1) return errors;
  const others = given.filter((name) => name !== wanted).sort();
  return [
    ...errors,
    ...others.map((name) =>
      forbiddenField(`${at}.${name}`, "must populate the given metric source only")
    ),
  ];
});

/** Who scales to nothing needs a metric that is there without pods. */
const toZero: Check = about(({ minReplicas, metrics = [] }, at) => {
  const isOutside = (m: Fields) => m.type === "Object" || m.type === "External";
  if (minReplicas !== 0 || metrics.some(isOutside)) return [];
  const detail =
    "must specify at least one Object or External metric to support scaling to zero replicas";
  return [forbiddenField(`${at}.metrics`, detail)];
});

const bounded = (least: "zero" | "above zero", most: number): Check => (value, at) => {
  if (typeof value !== "number") return [];
  if (value < 0 || (least === "above zero" && value === 0)) {
    const detail = least === "zero" ? "greater than or equal to zero" : "greater than zero";
    return [invalidValue(at, value, `must be ${detail}`)];
  }
  return value > most ? [invalidValue(at, value, `must be less than or equal to ${most}`)] : [];
};

const rules = inside({
  stabilizationWindowSeconds: bounded("zero", 3600),
  selectPolicy: present(exactlyOneOf("Disabled", "Max", "Min")),
  policies: first(
    needed("must specify at least one Policy"),
    each(fields({
      type: exactlyOneOf("Percent", "Pods"),
      value: bounded("above zero", Infinity),
      periodSeconds: bounded("above zero", 1800),
    })),
  ),
  tolerance: amount,
});

/** The checks by storage key. */
export const autoscalerChecks: Readonly<Record<string, Check>> = {
  "autoscaling/horizontalpodautoscalers": fields({
    spec: all(
      replicaBounds,
      fields({ scaleTargetRef: scaled, metrics: each(metricSpec) }),
      toZero,
      fields({ behavior: inside({ scaleUp: rules, scaleDown: rules }) }),
    ),
  }),
};
