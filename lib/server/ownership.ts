/**
 * Who owns which fields: `metadata.managedFields` on every write, and server-side apply.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 *
 * @module
 */

import {
  applyObject,
  deepDifference,
  type FieldManagerOptions,
  fieldPathOf,
  type FieldSet,
  fieldSet,
  trackUpdate,
} from "../meta/apply/mod.ts";
import { deepCopy, deepEqual } from "../meta/deep.ts";
import type { AnyObject, ManagedFieldsEntry } from "../meta/object.ts";
import { anyValue } from "../meta/openapi_types.ts";
import type { TypeSchema } from "../meta/type_schema.ts";
import { mergeTypeOf } from "./builtin_types.ts";
import { apiVersion, type Call } from "./call.ts";
import { wasEmptied } from "./emptied.ts";
import { zeroObject } from "./fill.ts";
import { hasStatus, strategyOf } from "./strategies.ts";

/** Settles who owns the fields of a new state; `old` is undefined for a new object. */
export function trackOwners(call: Call, object: AnyObject, old: AnyObject | undefined): void {
  const options = { ...optionsOf(call, object), subresource: call.subresource };
  // An empty list of managers is dropped when a body is read, and means that tracking starts over.
  if (wasEmptied(object.metadata, "managedFields")) object.metadata.managedFields = [];
  const before = old ? shown(call, old) : zeroObject(apiVersion(call), call.type.kind);
  const tracked = trackUpdate(before, shown(call, object), options) as AnyObject;
  const { managedFields } = tracked.metadata;
  if (managedFields) object.metadata.managedFields = managedFields;
  else delete object.metadata.managedFields;
}

/** A stored object in the version of the call, in which its owners are told. */
function shown(call: Call, object: AnyObject): AnyObject {
  const { convert, custom } = call.type;
  if (!convert || custom && !call.type.conversion) return object;
  const copy = deepCopy(object);
  convert(copy, call.version);
  return { ...copy, apiVersion: apiVersion(call) };
}

/** The merge of a configuration into the live object, its owners settled. */
export function applied(
  call: Call,
  live: AnyObject | undefined,
  config: AnyObject,
  force: boolean,
): AnyObject {
  const known = { ...live, ...config };
  const options = { ...optionsOf(call, known), subresource: call.subresource, force };
  return applyObject(live, config, options).object as AnyObject;
}

/** Whether two states differ in nothing but the times of their owners. */
export function sameButTimes(a: AnyObject, b: AnyObject): boolean {
  return deepEqual(withoutTimes(a), withoutTimes(b));
}

/** The type by which objects of a call are merged. */
export function mergeType(call: Call): TypeSchema {
  return call.type.mergeType?.(call.version) ?? mergeTypeOf(apiVersion(call), call.type.kind) ??
    anyValue;
}

function optionsOf(call: Call, object: AnyObject): FieldManagerOptions {
  return {
    manager: call.fieldManager,
    type: mergeType(call),
    apiVersion: apiVersion(call),
    now: call.kernel.timestamp(),
    empty: call.type.custom ? {} : zeroObject(apiVersion(call), call.type.kind),
    filter: (fields) => deepDifference(fields, resetFields(call, object)),
  };
}

/** The fields that an endpoint resets are nobody's through it. */
function resetFields(call: Call, object: AnyObject): FieldSet {
  const isRequest = call.type.group === "certificates.k8s.io";
  if (call.subresource === "status") {
    const others = Object.keys(object).filter((k) =>
      k !== "status" && k !== "kind" && k !== "apiVersion" &&
      (k !== "metadata" || strategyOf(call.type).statusMetadata === "none")
    );
    // Who approves says so through another endpoint.
    const own = isRequest ? [fieldPathOf("status", "conditions")] : [];
    const { statusMetadata } = strategyOf(call.type);
    if (statusMetadata === "all but labels") own.push(fieldPathOf("metadata", "labels"));
    return fieldSet(...others.map((k) => fieldPathOf(k)), ...own);
  }
  // The spec of a request for a certificate is the server's from the start.
  if (isRequest && call.subresource === "") {
    return fieldSet(fieldPathOf("status"), fieldPathOf("spec"));
  }
  return hasStatus(call.type, call.version) ? fieldSet(fieldPathOf("status")) : fieldSet();
}

function withoutTimes(object: AnyObject): unknown {
  const { managedFields, ...metadata } = object.metadata;
  const entries = (managedFields ?? []).map((e: ManagedFieldsEntry) => ({ ...e, time: null }));
  return { ...object, metadata: { ...metadata, managedFields: entries } };
}
