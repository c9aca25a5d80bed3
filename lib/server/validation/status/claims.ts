/**
 * Checks of what a scheduler and drivers report of claims, of volumes and of devices.
 *
 * @module
 */

import { deepEqual } from "../../../meta/deep.ts";
import { dns1123LabelProblems, dns1123SubdomainProblems } from "../../../meta/names.ts";
import type { AnyObject } from "../../../meta/object.ts";
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
  unchangeableField,
} from "../../field_error.ts";
import { amount } from "../amounts.ts";
import { fields } from "../checks.ts";
import { goValue } from "../go_value.ts";
import { neededSubdomain } from "../names.ts";
import { isIpv4, isIpv6 } from "../network.ts";
import { neededName, strictName } from "../texts.ts";
import { conditions } from "./conditions.ts";

type Fields = AnyObject["spec"];

const RESIZES = [
  "ControllerResizeInProgress",
  "ControllerResizeInfeasible",
  "NodeResizeInProgress",
  "NodeResizeInfeasible",
  "NodeResizePending",
];

/** Of a claim for a volume. */
export function volumeClaimStatus(claim: AnyObject): FieldError[] {
  const status: Fields = claim["status"] ?? {};
  const at = "status.allocatedResourceStatuses";
  const own = (name: string, field: string) =>
    name === "storage" || name.includes("/") ? [] : [notSupported(field, name, ["storage"])];
  return [
    ...Object.entries(status.capacity ?? {}).flatMap(([name, size]) =>
      amount(size, `status.capacity[${name}]`)
    ),
    ...Object.entries(status.allocatedResourceStatuses ?? {}).flatMap(([name, state]) => [
      ...own(name, at),
      ...(RESIZES.includes(String(state)) ? [] : [notSupported(at, name, RESIZES)]),
    ]),
    ...Object.entries(status.allocatedResources ?? {}).flatMap(([name, size]) => {
      const errors = own(name, "status.allocatedResources");
      return errors.length > 0 ? errors : amount(size, `status.allocatedResources[${name}]`);
    }),
  ];
}

const device = {
  driver: neededSubdomain,
  pool: neededName((name) => name.split("/").flatMap(dns1123SubdomainProblems)),
  device: strictName(dns1123LabelProblems),
};

/** Of a claim for devices. */
export function deviceClaimStatus(claim: AnyObject, before: AnyObject): FieldError[] {
  const [status, old]: Fields[] = [claim["status"] ?? {}, before["status"] ?? {}];
  const results: Fields[] = status.allocation?.devices?.results ?? [];
  const errors = [
    ...consumerErrors(status.reservedFor ?? []),
    ...deviceErrors(status.devices ?? [], new Set(results.map(identity))),
  ];
  if ((status.reservedFor ?? []).length > 0 && !status.allocation) {
    const detail = "may not be specified when `allocated` is not set";
    errors.push(forbiddenField("status.reservedFor", detail));
  }
  if (!status.allocation) return errors;
  if (old.allocation) {
    if (deepEqual(status.allocation, old.allocation)) return errors;
    const field = "status.allocation";
    return [...errors, unchangeableField(field, goValue(claim, field))];
  }
  const names = requestNames(claim["spec"]?.devices?.requests ?? []);
  const at = "status.allocation.devices.results";
  return [
    ...errors,
    ...results.flatMap((result, i) => [
      ...requestErrors(result.request ?? "", names, `${at}[${i}].request`),
      ...fields(device)(result, `${at}[${i}]`),
    ]),
  ];
}

function consumerErrors(consumers: readonly Fields[]): FieldError[] {
  return consumers.flatMap((consumer, i) => {
    const at = `status.reservedFor[${i}]`;
    const missing = ["resource", "name", "uid"].filter((field) => !consumer[field]);
    const again = consumers.slice(0, i).some((other) => other.uid === consumer.uid);
    return [
      ...missing.map((field) => required(`${at}.${field}`)),
      ...(again ? [duplicate(at, consumer.uid ?? "")] : []),
    ];
  });
}

function identity({ driver = "", pool = "", device = "", shareID = "" }: Fields): string {
  return [driver, pool, device, shareID].join("\n");
}

function shown({ driver = "", pool = "", device = "", shareID = "" }: Fields): unknown {
  return { Driver: driver, Pool: pool, Device: device, ShareID: shareID };
}

function deviceErrors(devices: readonly Fields[], known: ReadonlySet<string>): FieldError[] {
  return devices.flatMap((one, i) => {
    const at = `status.devices[${i}]`;
    const errors = fields(device)(one, at);
    if (!known.has(identity(one))) {
      errors.push(invalidValue(at, shown(one), "must be an allocated device in the claim"));
    }
    errors.push(...conditions(one.conditions, `${at}.conditions`));
    errors.push(...addressErrors(one.networkData?.ips ?? [], `${at}.networkData.ips`));
    const again = devices.slice(0, i).some((other) => identity(other) === identity(one));
    return again ? [...errors, duplicate(at, shown(one))] : errors;
  });
}

function addressErrors(ips: readonly string[], at: string): FieldError[] {
  return ips.flatMap((ip, i) => {
    const field = `${at}[${i}]`;
    const [address = "", bits = "", ...more] = ip.split("/");
    const size = /^\d{1,3}$/.test(bits) && more.length === 0 ? Number(bits) : 999;
    const fits = isIpv4(address) && size <= 32 || isIpv6(address) && size <= 128;
    const detail = "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)";
    return [
      ...(fits ? [] : [invalidValue(field, ip, detail)]),
      ...(ips.indexOf(ip) < i ? [duplicate(field, ip)] : []),
    ];
  });
}

/** The names of requests, and of the alternatives of each after a slash. */
function requestNames(requests: readonly Fields[]): ReadonlySet<string> {
  return new Set(requests.flatMap((request): string[] => [
    request.name,
    ...(request.firstAvailable ?? []).map((sub: Fields) => `${request.name}/${sub.name}`),
  ]));
}

function requestErrors(name: string, known: ReadonlySet<string>, at: string): FieldError[] {
  const errors = name.split("/").slice(0, 2).flatMap((part) =>
    strictName(dns1123LabelProblems)(part, at)
  );
  if (known.has(name)) return errors;
  const detail =
    "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";
  return [...errors, invalidValue(at, name, detail)];
}
