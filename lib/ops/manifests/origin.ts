/**
 * Where objects were read from, for the errors that come later.
 *
 * @module
 */

import type { Manifest } from "../../client/manifests.ts";

/** A place in a text. */
export interface Origin {
  /** A file's path, or what the text was called. */
  readonly source: string;
  /** Where its document starts, from 1. */
  readonly line: number;
}

const origins = new WeakMap<Manifest, Origin>();

/** Remembers where an object was read. */
export function rememberOrigin(object: Manifest, origin: Origin): Manifest {
  origins.set(object, origin);
  return object;
}

/** Where an object was read; undefined for one that was made. */
export function originOf(object: Manifest): Origin | undefined {
  return origins.get(object);
}
