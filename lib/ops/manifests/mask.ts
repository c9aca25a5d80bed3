/**
 * Secrets in differences: that a value changes may be seen, the value may not.
 *
 * @module
 */

import type { Manifest } from "../../client/manifests.ts";

const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/** The two states of an object; of a Secret, with stars in place of values. */
export function masked(
  before: Manifest | undefined,
  after: Manifest | undefined,
): readonly [before: Manifest | undefined, after: Manifest | undefined] {
  const { kind, apiVersion } = after ?? before ?? {};
  if (kind !== "Secret" || apiVersion !== "v1") return [before, after];
  return [before && starred(before, after, "before"), after && starred(after, before, "after")];
}

function starred(own: Manifest, other: Manifest | undefined, when: string): Manifest {
  const hidden: Manifest = { ...own };
  for (const field of ["data", "stringData"] as const) {
    if (own[field] === undefined || own[field] === null) continue;
    hidden[field] = Object.fromEntries(
      Object.entries(own[field]).map(([key, value]) => {
        const twin = other?.[field]?.[key];
        return [key, twin === undefined || twin === value ? "***" : `*** (${when})`];
      }),
    );
  }
  const annotations = own.metadata.annotations;
  if (annotations?.[lastApplied] === undefined) return hidden;
  const metadata = { ...own.metadata, annotations: { ...annotations, [lastApplied]: "***" } };
  return { ...hidden, metadata };
}
