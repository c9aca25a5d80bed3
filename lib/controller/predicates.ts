/**
 * Which changes are worth a reconcile.
 *
 * @module
 */

import { deepEqual } from "../meta/deep.ts";
import type { KubeObject } from "../meta/object.ts";
import { type LabelQuery, selector } from "../meta/selector.ts";
import type { Change } from "../watch/change.ts";

/** Whether a change counts. */
export type Predicate<T extends KubeObject = KubeObject> = (change: Change<T>) => boolean;

/**
 * Lets a modification through only if it changed what was asked for: not for a status alone. Objects
 * whose kind has no generation always pass. A deletion that begins counts, for it changes the
 * generation.
 */
export function generationChanged(change: Change<KubeObject>): boolean {
  return modified(
    change,
    ({ metadata: { generation } }, old) =>
      generation === undefined || generation !== old.metadata.generation,
  );
}

/** Lets a modification through only if the labels changed. */
export function labelsChanged(change: Change<KubeObject>): boolean {
  return modified(
    change,
    (object, old) => !deepEqual(object.metadata.labels ?? {}, old.metadata.labels ?? {}),
  );
}

/** Lets a modification through only if the annotations changed. */
export function annotationsChanged(change: Change<KubeObject>): boolean {
  return modified(
    change,
    (object, old) => !deepEqual(object.metadata.annotations ?? {}, old.metadata.annotations ?? {}),
  );
}

/** Keeps reminders out: modifications that changed nothing. */
export function versionChanged(change: Change<KubeObject>): boolean {
  return modified(
    change,
    (object, old) => object.metadata.resourceVersion !== old.metadata.resourceVersion,
  );
}

/** Lets through what has these labels, or had them before the change. */
export function labelled(query: string | LabelQuery): Predicate {
  const wanted = selector(query);
  const has = (object: KubeObject) => wanted.matches(object.metadata.labels ?? {});
  return ({ object, old }) => has(object) || (old !== undefined && has(old));
}

/** Lets through what one of several lets through. */
export function anyOf<T extends KubeObject>(...all: readonly Predicate<T>[]): Predicate<T> {
  return (change) => all.some((one) => one(change));
}

/** Lets through what all of several let through. */
export function allOf<T extends KubeObject>(...all: readonly Predicate<T>[]): Predicate<T> {
  return (change) => all.every((one) => one(change));
}

/** Lets through what another does not. */
export function not<T extends KubeObject>(one: Predicate<T>): Predicate<T> {
  return (change) => !one(change);
}

/** What comes and what goes always counts. */
function modified(
  change: Change<KubeObject>,
  counts: (object: KubeObject, old: KubeObject) => boolean,
): boolean {
  return change.type !== "MODIFIED" || counts(change.object, change.old);
}
