/**
 * Objects of the system before the server gives them an identity.
 *
 * @module
 */

import type { AnyObject, ObjectMeta } from "../../meta/object.ts";

/** An object without uid, version and time. */
export type Draft = Omit<AnyObject, "metadata"> & {
  readonly metadata:
    & Pick<ObjectMeta, "name">
    & Partial<Pick<ObjectMeta, "namespace" | "labels" | "annotations" | "generation">>;
};
