/**
 * Config maps and secrets: keys, sizes, types, immutability.
 *
 * Source: https://kubernetes.io/docs/concepts/configuration/
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  required,
  tooLong,
} from "../field_error.ts";
import { jsonProblem } from "../json_problem.ts";
import type { Strategy } from "../strategy.ts";

const LIMIT = 1_048_576;
const KEY = /^[-._a-zA-Z0-9]+$/;
const KEY_RULE =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

/** The keys that a secret of a type must have. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  "kubernetes.io/tls": ["tls.crt", "tls.key"],
  "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
  "kubernetes.io/dockercfg": [".dockercfg"],
  "kubernetes.io/ssh-auth": ["ssh-privatekey"],
};

/** The rules of config maps. */
export const configMapStrategy: Partial<Strategy> = {
  validate(object, old) {
    return [
      ...keyErrors(object, "data"),
      ...keyErrors(object, "binaryData"),
      ...Object.keys(object["data"] ?? {}).filter((key) =>
        object["binaryData"]?.[key] !== undefined
      )
        .map((key) => invalidValue(`data[${key}]`, key, "duplicate of key present in binaryData")),
      ...sizeErrors(object, ["data", "binaryData"], "[]"),
      ...immutableErrors(object, old, ["data", "binaryData"]),
    ];
  },
};

/** The rules of secrets. */
export const secretStrategy: Partial<Strategy> = {
  defaults(object) {
    object["type"] ||= "Opaque";
    const texts: Record<string, string> | undefined = object["stringData"];
    delete object["stringData"];
    if (texts === undefined || Object.keys(texts).length === 0) return;
    const data = { ...object["data"] };
    for (const [key, text] of Object.entries(texts)) data[key] = base64(text);
    object["data"] = data;
  },
  validate(object, old) {
    const errors = [
      ...keyErrors(object, "data"),
      ...sizeErrors(object, ["data"], "data"),
      ...immutableErrors(object, old, ["data"]),
    ];
    if (old && old["type"] !== object["type"]) {
      errors.push(invalidValue("type", object["type"], "field is immutable"));
    }
    for (const key of NEEDED[object["type"]] ?? []) {
      const value: string | undefined = object["data"]?.[key];
      const isMissing = value === undefined || (key === "ssh-privatekey" && value === "");
      if (isMissing) errors.push(required(`data[${key}]`));
      const problem = key.startsWith(".docker") && !isMissing && jsonProblem(plain(value));
      if (!problem) continue;
      errors.push(invalidValue(`data[${key}]`, "<secret contents redacted>", problem));
    }
    if (object["type"] === "kubernetes.io/basic-auth") {
      const keys = ["username", "password"];
      if (keys.every((key) => object["data"]?.[key] === undefined)) {
        errors.push(...keys.map((key) => required(`data[${key}]`)));
      }
    }
    const account = "kubernetes.io/service-account.name";
    if (
      object["type"] === "kubernetes.io/service-account-token" &&
      !object.metadata.annotations?.[account]
    ) {
      errors.push(required(`metadata.annotations[${account}]`));
    }
    return errors;
  },
  selectable: { type: (o) => o["type"] ?? "" },
};

function keyErrors(object: AnyObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  for (const key of Object.keys(object[field] ?? {})) {
    const wrong = (detail: string) => errors.push(invalidValue(`${field}[${key}]`, key, detail));
    if (key.length > 253) wrong("must be no more than 253 characters");
    if (!KEY.test(key)) wrong(KEY_RULE);
    if (key === "." || key === "..") wrong(`must not be '${key}'`);
    else if (key.startsWith("..")) wrong("must not start with '..'");
  }
  return errors;
}

function sizeErrors(object: AnyObject, fields: readonly string[], field: string): FieldError[] {
  let size = 0;
  for (const f of fields) {
    for (const value of Object.values(object[f] ?? {})) {
      size += f === "data" && object.kind === "ConfigMap"
        ? new TextEncoder().encode(String(value)).length
        : Math.floor(String(value).length * 3 / 4);
    }
  }
  return size > LIMIT ? [tooLong(field, LIMIT)] : [];
}

function immutableErrors(
  object: AnyObject,
  old: AnyObject | undefined,
  fields: readonly string[],
): FieldError[] {
  if (old?.["immutable"] !== true) return [];
  const text = "field is immutable when `immutable` is set";
  const errors: FieldError[] = [];
  if (object["immutable"] !== true) errors.push(forbiddenField("immutable", text));
  for (const field of fields) {
    if (!deepEqual(object[field] ?? {}, old[field] ?? {})) errors.push(forbiddenField(field, text));
  }
  return errors;
}

function plain(base64: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
}

function base64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
