/**
 * How controllers read and write objects: through the same door as clients, without HTTP.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { type Call, internalCall, read, stored } from "../call.ts";
import { createObject } from "../create.ts";
import { deleteObject } from "../delete.ts";
import type { DeleteOptions } from "../delete_options.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { goOn, type Steps } from "../steps.ts";
import { StatusError } from "../status_error.ts";
import { updateObject } from "../update.ts";
import { isHandling, WriteWaits } from "./work_queue.ts";

/** As which field manager controllers write. */
const MANAGER = "kube-controller-manager";

/** One object's place. */
export interface Place {
  readonly type: ResourceType;
  readonly namespace: string;
  readonly name: string;
}

/** The present state of an object; undefined when there is none. */
export function find(kernel: Kernel, place: Place): AnyObject | undefined {
  const call = internalCall(kernel, place.type, place.namespace, place.name);
  const record = stored(call);
  return record && read(call, record);
}

/** All objects of a resource, of one namespace or (with "") of all. */
export function findAll(kernel: Kernel, type: ResourceType, namespace: string): AnyObject[] {
  const call = internalCall(kernel, type, namespace, "");
  const prefix = type.namespaced && namespace !== "" ? `${namespace}/` : "";
  return kernel.store.of(type.storageKey).range(prefix, "").map((r) => read(call, r));
}

/** Changes an object, or one of its subresources; undefined when it is gone or refused. */
export function change(
  kernel: Kernel,
  place: Place,
  mutate: (object: AnyObject) => void,
  subresource: string = "",
): AnyObject | undefined {
  const call: Call = { ...callOf(kernel, place), subresource };
  return unlessRefused(updateObject(call, (old) => {
    mutate(old as AnyObject);
    return old as AnyObject;
  }))?.object;
}

/** Creates an object; undefined when it is refused. */
export function create(
  kernel: Kernel,
  type: ResourceType,
  namespace: string,
  object: Record<string, unknown>,
): AnyObject | undefined {
  const call: Call = { ...callOf(kernel, { type, namespace, name: "" }), fieldManager: MANAGER };
  return unlessRefused(createObject(call, object as AnyObject))?.object;
}

/** Deletes an object; fine when it is gone. */
export function remove(kernel: Kernel, place: Place, options: DeleteOptions = {}): void {
  unlessRefused(deleteObject(callOf(kernel, place), options));
}

/** Webhooks are asked about what controllers write, as about all else. */
function callOf(kernel: Kernel, { type, namespace, name }: Place): Call {
  return { ...internalCall(kernel, type, namespace, name), reviewed: true };
}

/**
 * A controller that is refused looks again when something changes; one whose write has to wait, when
 * it has been made.
 */
function unlessRefused<T>(steps: Steps<T>): T | undefined {
  try {
    const step = steps.next();
    if (step.done) return step.value;
    const made = goOn(steps, step.value).then(() => true, () => false);
    if (!isHandling()) return undefined;
    throw new WriteWaits(made);
  } catch (error) {
    if (error instanceof StatusError) return undefined;
    throw error;
  }
}
