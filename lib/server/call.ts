/**
 * One request for one resource, resolved against the catalog.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import type { Kernel } from "./kernel.ts";
import type { UserInfo } from "./options.ts";
import { decodeRecord, recordKey, type StoredRecord } from "./record.ts";
import type { ResourceType } from "./resource_type.ts";
import type { ResourceRef } from "./status_error.ts";

/** Who does something to which resource, and how. */
export interface Call {
  readonly kernel: Kernel;
  readonly type: ResourceType;
  /** The version the client speaks. */
  readonly version: string;
  readonly namespace: string;
  readonly name: string;
  readonly subresource: string;
  readonly user: UserInfo;
  /** Nothing is stored. */
  readonly dryRun: boolean;
  readonly fieldManager: string;
  readonly fieldValidation: "Ignore" | "Warn" | "Strict";
  /** The options of the write as the client gave them. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Whether webhooks are asked about what is written. */
  readonly reviewed: boolean;
  /** Adds a Warning header to the answer. */
  readonly warn: (text: string) => void;
}

/** The group and version of a call as objects write it. */
export function apiVersion(call: Pick<Call, "type" | "version">): string {
  return call.type.group === "" ? call.version : `${call.type.group}/${call.version}`;
}

/** What messages call the resource of a call. */
export function refOf(call: Pick<Call, "type">): ResourceRef {
  return call.type;
}

/** The stored state of one object. */
export function stored(call: Call, name: string = call.name): StoredRecord | undefined {
  const key = recordKey(call.type.namespaced ? call.namespace : "", name);
  return call.kernel.store.of(call.type.storageKey).get(key);
}

/** A fresh copy of a stored object, in the version of the call. */
export function read(call: Pick<Call, "type" | "version">, record: StoredRecord): AnyObject {
  const object = decodeRecord(record, call.type.kind, apiVersion(call));
  call.type.convert?.(object, call.version);
  return object;
}

/** Turns an object of the call's version into the version that is stored, in place. */
export function toStorage(call: Pick<Call, "type" | "version">, object: AnyObject): void {
  call.type.convert?.(object, call.type.storageVersion);
}

/** The same call for another resource, as the server itself makes it. */
export function internalCall(
  kernel: Kernel,
  type: ResourceType,
  namespace: string,
  name: string,
): Call {
  return {
    kernel,
    type,
    version: type.storageVersion,
    namespace,
    name,
    subresource: "",
    user: { username: "system:apiserver", groups: ["system:masters"] },
    dryRun: false,
    fieldManager: "kube-apiserver",
    fieldValidation: "Ignore",
    reviewed: false,
    warn: () => {},
  };
}
