/**
 * Objects that are there from the start, status included.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import type { ObjectMetaDraft } from "../meta/draft.ts";
import type { AnyObject } from "../meta/object.ts";
import { type Call, internalCall } from "./call.ts";
import { loadCel } from "./cel/library.ts";
import { createObject } from "./create.ts";
import type { Kernel } from "./kernel.ts";
import { recordKey } from "./record.ts";
import { StatusError } from "./status_error.ts";
import { takeAtOnce } from "./steps.ts";
import { updateObject } from "./update.ts";

/** An object as a manifest gives it. */
export interface PlantedObject {
  /** The group and version. */
  readonly apiVersion: string;
  /** The kind. */
  readonly kind: string;
  /** What it is called, and where it belongs. */
  readonly metadata: ObjectMetaDraft;
  /** Everything else. */
  readonly [field: string]: unknown;
}

/** An object cannot be there from the start. */
export class PlantError extends KubeError {
  /** The name of the class. */
  override name = "PlantError";
  /** The object as it was given. */
  readonly object: PlantedObject;
  /** Why, in words. */
  readonly state: string;
  /** Whether its kind is not served, or the object itself is refused. */
  readonly problem: "kind" | "refused";

  /** Makes one. */
  constructor(
    object: PlantedObject,
    state: string,
    options: ErrorOptions & Pick<PlantError, "problem">,
  ) {
    super(`Cannot seed ${object.kind} "${object.metadata?.name}": ${state}`, options);
    [this.object, this.state, this.problem] = [object, state, options.problem];
  }
}

/** What others need comes first, whatever the order of the files. */
const FIRST: readonly string[] = ["CustomResourceDefinition", "Namespace"];

/**
 * Creates objects, or replaces those that are there; a namespace that none of them declares is
 * created too.
 *
 * **Errors**: {@linkcode PlantError} for what the server refuses, and for a kind that it does not serve.
 */
export async function plantObjects(
  kernel: Kernel,
  objects: readonly PlantedObject[],
): Promise<void> {
  // Rules of definitions are compiled without waiting.
  if (objects.some((o) => JSON.stringify(o).includes('"x-kubernetes-validations"'))) {
    await loadCel();
  }
  const rank = ({ kind }: PlantedObject) => (FIRST.indexOf(kind) + FIRST.length + 1) % 3;
  for (const object of objects.toSorted((a, b) => rank(a) - rank(b))) {
    // A definition is served one turn after it was written.
    if (rank(object) > 0) await Promise.resolve();
    const { apiVersion, kind } = object;
    const served = kernel.catalog.byKind(apiVersion, kind);
    if (!served) {
      throw new PlantError(object, `the server has no ${apiVersion} ${kind}`, { problem: "kind" });
    }
    try {
      plant(kernel, structuredClone(object) as unknown as AnyObject, served);
    } catch (cause) {
      if (!(cause instanceof StatusError)) throw cause;
      throw new PlantError(object, cause.message, { problem: "refused", cause });
    }
  }
  await Promise.resolve();
}

type Served = NonNullable<ReturnType<Kernel["catalog"]["byKind"]>>;

function plant(kernel: Kernel, object: AnyObject, { type, version }: Served): void {
  const { metadata = {} as AnyObject["metadata"], status } = object;
  const namespace = type.namespaced ? metadata.namespace ?? "default" : "";
  if (namespace !== "") ensureNamespace(kernel, namespace);
  const call: Call = {
    ...internalCall(kernel, type, namespace, metadata.name ?? ""),
    version: version.version,
    fieldManager: "seed",
  };
  const there = kernel.store.of(type.storageKey).get(recordKey(namespace, call.name));
  const planted = there
    ? takeAtOnce(updateObject(call, () => object))
    : takeAtOnce(createObject(call, object));
  if (status !== undefined && version.subresources.has("status")) {
    const { name } = planted.object.metadata;
    const part = { ...call, name, subresource: "status" };
    takeAtOnce(updateObject(part, (old) => ({ ...old as AnyObject, status })));
  }
}

function ensureNamespace(kernel: Kernel, name: string): void {
  const type = kernel.catalog.type("", "namespaces");
  if (!type || kernel.store.of(type.storageKey).get(name)) return;
  const object: unknown = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
  takeAtOnce(createObject(internalCall(kernel, type, "", name), object as AnyObject));
}
