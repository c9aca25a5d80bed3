/**
 * Validation of containers.
 *
 * @module
 */

import { dns1123LabelProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { mountErrors } from "./pod_validation.ts";
import { parseAmount } from "./quantities.ts";

type Fields = AnyObject["spec"];

const PULL = ["Always", "IfNotPresent", "Never"];
const PROTOCOLS = ["SCTP", "TCP", "UDP"];

/** The problems of one container. */
export function containerErrors(
  c: Fields,
  path: string,
  volumes: ReadonlySet<string>,
): FieldError[] {
  const errors: FieldError[] = [];
  if (!c.name) errors.push(required(`${path}.name`));
  else {
    for (const p of dns1123LabelProblems(c.name)) {
      errors.push(invalidValue(`${path}.name`, c.name, p));
    }
  }
  if (!c.image) errors.push(required(`${path}.image`));
  if (!PULL.includes(c.imagePullPolicy)) {
    errors.push(notSupported(`${path}.imagePullPolicy`, c.imagePullPolicy, PULL));
  }
  return [
    ...errors,
    ...portErrors(c.ports ?? [], `${path}.ports`),
    ...envErrors(c.env ?? [], `${path}.env`),
    ...mountErrors(c.volumeMounts ?? [], `${path}.volumeMounts`, volumes),
    ...resourceErrors(c.resources ?? {}, `${path}.resources`),
    ...["livenessProbe", "readinessProbe", "startupProbe"].flatMap((name) =>
      c[name] ? probeErrors(c[name], `${path}.${name}`) : []
    ),
  ];
}

function portErrors(ports: readonly Fields[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  const names = new Set<string>();
  ports.forEach((port, i) => {
    const at = `${path}[${i}]`;
    if (port.name) {
      if (!/^(?=.*[a-z])[a-z0-9]([a-z0-9]|-(?=[a-z0-9])){0,14}$/.test(port.name)) {
        errors.push(
          invalidValue(
            `${at}.name`,
            port.name,
            "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
          ),
        );
      }
      if (names.has(port.name)) errors.push(duplicate(`${at}.name`, port.name));
      names.add(port.name);
    }
    if (!port.containerPort) errors.push(required(`${at}.containerPort`));
    else if (!isPort(port.containerPort)) {
      errors.push(badPort(`${at}.containerPort`, port.containerPort));
    }
    if (port.hostPort && !isPort(port.hostPort)) {
      errors.push(badPort(`${at}.hostPort`, port.hostPort));
    }
    if (!PROTOCOLS.includes(port.protocol)) {
      errors.push(notSupported(`${at}.protocol`, port.protocol, PROTOCOLS));
    }
  });
  return errors;
}

function envErrors(env: readonly Fields[], path: string): FieldError[] {
  const errors: FieldError[] = [];
  env.forEach((variable, i) => {
    const at = `${path}[${i}]`;
    if (!variable.name) errors.push(required(`${at}.name`));
    else if (variable.name.includes("=")) {
      errors.push(
        invalidValue(
          `${at}.name`,
          variable.name,
          "a valid environment variable name must consist only of printable ASCII characters other than '='",
        ),
      );
    }
    if (!variable.valueFrom) return;
    if (variable.value) {
      errors.push(
        invalidValue(`${at}.valueFrom`, "", "may not be specified when `value` is not empty"),
      );
    }
    const count = Object.keys(variable.valueFrom).length;
    if (count === 0) {
      errors.push(
        invalidValue(
          `${at}.valueFrom`,
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`",
        ),
      );
    }
    if (count > 1) {
      errors.push(
        invalidValue(`${at}.valueFrom`, "", "may not have more than one field specified at a time"),
      );
    }
  });
  return errors;
}

function resourceErrors(resources: Fields, path: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const kind of ["limits", "requests"] as const) {
    for (const [name, amount] of Object.entries(resources[kind] ?? {})) {
      if (parseAmount(amount).sign < 0) {
        errors.push(
          invalidValue(`${path}.${kind}[${name}]`, amount, "must be greater than or equal to 0"),
        );
      }
    }
  }
  for (const [name, amount] of Object.entries(resources.requests ?? {})) {
    const limit = resources.limits?.[name];
    if (limit !== undefined && parseAmount(amount).compare(parseAmount(limit)) > 0) {
      errors.push(
        invalidValue(
          `${path}.requests`,
          amount,
          `must be less than or equal to ${name} limit of ${limit}`,
        ),
      );
    }
  }
  return errors;
}

function probeErrors(probe: Fields, path: string): FieldError[] {
  const handlers = ["exec", "httpGet", "tcpSocket", "grpc"].filter((h) => probe[h] !== undefined);
  if (handlers.length === 0) return [required(path, "must specify a handler type")];
  const errors = handlers.slice(1).map((h) =>
    forbiddenField(`${path}.${h}`, "may not specify more than 1 handler type")
  );
  for (
    const field of [
      "timeoutSeconds",
      "periodSeconds",
      "successThreshold",
      "failureThreshold",
      "initialDelaySeconds",
    ]
  ) {
    if (probe[field] < 0) {
      errors.push(
        invalidValue(`${path}.${field}`, probe[field], "must be greater than or equal to 0"),
      );
    }
  }
  return errors;
}

function isPort(port: unknown): boolean {
  return Number.isInteger(port) && (port as number) >= 1 && (port as number) <= 65535;
}

function badPort(field: string, port: unknown): FieldError {
  return invalidValue(field, port, "must be between 1 and 65535, inclusive");
}
