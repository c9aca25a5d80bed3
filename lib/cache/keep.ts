/**
 * What a store keeps of an object.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import type { KubeObject } from "../meta/object.ts";
import type { InformerOptions } from "../watch/informer.ts";
import { stringSharer } from "./compact.ts";

/** The options that say what is kept. */
export interface KeepOptions<T, E> extends
  Pick<
    InformerOptions<T, E>,
    "transform" | "managedFields" | "freeze" | "compact"
  > {
  /** What the view makes of an object, before anything else. @default {the object as it is} */
  readonly show?: ((object: T) => unknown) | undefined;
}

/** The steps from what the server sends to what is kept, as one function. */
export function keeper<T extends KubeObject, E>(
  { transform, managedFields = false, freeze = false, compact = true, show }: KeepOptions<T, E>,
): (object: T) => E {
  const share = compact ? stringSharer((transform ?? show) !== undefined) : undefined;
  return (object) => {
    // Most come without: deleting what is not there costs too.
    if (!managedFields && object.metadata.managedFields) delete object.metadata.managedFields;
    const shown = (show ? show(object) : object) as T;
    const kept = (transform ? transform(shown) : shown) as E;
    share?.(kept);
    return freeze ? deepFreeze(kept) : kept;
  };
}

function deepFreeze<V>(value: V): V {
  if (Array.isArray(value)) value.forEach(deepFreeze);
  else if (isObject(value)) Object.values(value).forEach(deepFreeze);
  else return value;
  return Object.freeze(value);
}
