/**
 * The hash of a pod template, which names a deployment's replica sets.
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";

/** The label that tells the pods of a deployment's replica sets apart. */
export const HASH_LABEL = "pod-template-hash";

const ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

/** A hash that is the same for the same template, whatever the order of its keys. */
export function templateHash(template: unknown): string {
  const text = JSON.stringify(sorted(template));
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return [...String(hash)].map((digit) => ALPHABET[Number(digit)]).join("");
}

/** Whether two templates make the same pods. */
export function sameTemplate(a: AnyObject["spec"], b: AnyObject["spec"]): boolean {
  return deepEqual(withoutHash(a), withoutHash(b));
}

function withoutHash(template: AnyObject["spec"]): unknown {
  const labels = { ...template?.metadata?.labels };
  delete labels[HASH_LABEL];
  return { ...template, metadata: { ...template?.metadata, labels } };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([k, v]) => [k, sorted(v)]));
}
