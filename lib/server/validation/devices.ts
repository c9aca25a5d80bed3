/**
 * Claims of devices, and the slices that offer them.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 *
 * @module
 */

import {
  dns1123LabelProblems,
  dns1123SubdomainProblems,
  qualifiedNameProblems,
} from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  duplicate,
  type FieldError,
  invalidValue,
  notSupported,
  required,
  unchangeableField,
} from "../field_error.ts";
import { about, all, type Check, each, fields, first } from "./checks.ts";
import { neededSubdomain } from "./names.ts";
import { numbers } from "./numbers.ts";
import { exactlyOneOf, named, needed, neededName, oneOf, strictName } from "./texts.ts";

type Fields = AnyObject["spec"];

const aboveZero: Check = (value, at) =>
  numbers((n) => n > 0, "must be greater than zero")(value ?? 0, at);

const toleration: Check = about((value, at) => {
  const errors = named(qualifiedNameProblems)(value.key, `${at}.key`);
  const operators = ["Equal", "Exists"];
  if (!value.operator) errors.push(required(`${at}.operator`));
  else if (!operators.includes(value.operator)) {
    errors.push(notSupported(`${at}.operator`, value.operator, operators));
  } else if (value.operator === "Exists" && value.value) {
    errors.push(invalidValue(`${at}.value`, value.value, "must be empty for operator `Exists`"));
  }
  const effects = ["NoExecute", "NoSchedule", "None"];
  return [...errors, ...oneOf(...effects)(value.effect, `${at}.effect`)];
});

const wanted: Readonly<Record<string, Check>> = {
  deviceClassName: neededSubdomain,
  allocationMode: exactlyOneOf("All", "ExactCount"),
  tolerations: each(toleration),
};

const request: Check = about((value, at) => {
  const errors = strictName(dns1123LabelProblems)(value.name, `${at}.name`);
  const alternatives = (value.firstAvailable ?? []).length > 0;
  if ((value.exactly === undefined) === !alternatives) {
    const detail = "exactly one of `exactly` or `firstAvailable` is required";
    return [...errors, required(at, detail)];
  }
  if (value.exactly) return [...errors, ...fields(wanted)(value.exactly, `${at}.exactly`)];
  const sub = fields({ name: strictName(dns1123LabelProblems), ...wanted });
  return [...errors, ...distinct(sub)(value.firstAvailable, `${at}.firstAvailable`)];
});

/** Items with names of their own. */
function distinct(check: Check): Check {
  return (value, at) => {
    const list = (value ?? []) as { name?: string }[];
    return list.flatMap((item, i): FieldError[] => {
      if (item.name && list.findIndex((o) => o.name === item.name) < i) {
        return [duplicate(`${at}[${i}]`, item.name)];
      }
      return check(item, `${at}[${i}]`);
    });
  };
}

const claim: Check = fields({ devices: fields({ requests: distinct(request) }) });

/** What a slice says about itself once and for all. */
function sliceChanges(spec: Fields, old: Fields | undefined, at: string): FieldError[] {
  if (!old) return [];
  return [
    ...(spec.pool?.name === old.pool?.name
      ? []
      : [unchangeableField(`${at}.pool.name`, spec.pool?.name ?? "")]),
    ...(["driver", "nodeName"] as const).flatMap((field) =>
      spec[field] === old[field]
        ? []
        : [unchangeableField(`${at}.${field}`, spec[field] ?? (field === "driver" ? "" : null))]
    ),
  ];
}

const slice: Check = about((spec, at, old) => {
  const errors = all(
    fields({
      driver: neededSubdomain,
      pool: fields({
        name: neededName((name) => name.split("/").flatMap(dns1123SubdomainProblems)),
        resourceSliceCount: aboveZero,
        generation: numbers((n) => n >= 0, "must be greater than or equal to zero"),
      }),
    }),
  )(spec, at);
  errors.push(...sliceChanges(spec, old, at));
  if (spec.allNodes === false) {
    errors.push(invalidValue(`${at}.allNodes`, false, "must be either unset or set to true"));
  }
  const places = [spec.nodeName, spec.nodeSelector, spec.allNodes, spec.perDeviceNodeSelection];
  if (places.filter(Boolean).length !== 1) {
    const detail =
      "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
    errors.push(required(at, detail));
  }
  const device = fields({ name: strictName(dns1123LabelProblems) });
  return [...errors, ...distinct(device)(spec.devices, `${at}.devices`)];
});

/** The checks by storage key. */
export const deviceChecks: Readonly<Record<string, Check>> = {
  "resource.k8s.io/resourceclaims": fields({ spec: claim }),
  "resource.k8s.io/resourceclaimtemplates": fields({ spec: fields({ spec: claim }) }),
  "resource.k8s.io/resourceslices": fields({ spec: slice }),
  "resource.k8s.io/devicetaintrules": fields({
    spec: fields({ taint: first(needed(), fields({ key: needed() })) }),
  }),
};
