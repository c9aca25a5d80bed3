/**
 * Fields that nobody owns.
 *
 * @module
 */

import { fieldPathOf } from "./element.ts";
import { type FieldSet, fieldSet } from "./field_set.ts";
import { difference } from "./set_algebra.ts";

const stripped = fieldSet(
  fieldPathOf("apiVersion"),
  fieldPathOf("kind"),
  fieldPathOf("metadata"),
  ...[
    "name",
    "namespace",
    "creationTimestamp",
    "selfLink",
    "uid",
    "clusterName",
    "generation",
    "managedFields",
    "resourceVersion",
  ].map((name) => fieldPathOf("metadata", name)),
);

/** A set without what identifies an object and what only the server writes. */
export function withoutIdentity(fields: FieldSet): FieldSet {
  return difference(fields, stripped);
}
