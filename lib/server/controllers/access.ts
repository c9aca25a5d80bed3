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
import { takeAtOnce } from "../steps.ts";
import { StatusError } from "../status_error.ts";
import { updateObject } from "../update.ts";

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
  const call: Call = {
    ...internalCall(kernel, place.type, place.namespace, place.name),
    subresource,
  };
  return unlessRefused(() =>
    takeAtOnce(updateObject(call, (old) => {
      mutate(old as AnyObject);
      return old as AnyObject;
    })).object
  );
}

/** Creates an object; undefined when it is refused. */
export function create(
  kernel: Kernel,
  type: ResourceType,
  namespace: string,
  object: Record<string, unknown>,
): AnyObject | undefined {
  return unlessRefused(() =>
    takeAtOnce(createObject(
      { ...internalCall(kernel, type, namespace, ""), fieldManager: MANAGER },
      object as AnyObject,
    ))
  );
}

/** Deletes an object; fine when it is gone. */
export function remove(kernel: Kernel, place: Place, options: DeleteOptions = {}): void {
  const call = internalCall(kernel, place.type, place.namespace, place.name);
  unlessRefused(() => takeAtOnce(deleteObject(call, options)));
}

/** A controller that is refused looks again when something changes. */
function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof StatusError) return undefined;
    throw error;
  }
}
