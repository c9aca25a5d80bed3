/**
 * What is reported about an object, before it becomes an Event of one API or the other.
 *
 * @module
 */

import type { KubeObject } from "../../meta/object.ts";
import { type ObjectReference, objectReference } from "../../meta/reference.ts";

/** What has happened. */
export interface Happening {
  /** "Warning" for what somebody should look at. @default {"Normal"} */
  readonly type?: "Normal" | "Warning" | undefined;
  /** Why, for programs: "ScalingUp". At most 128 characters. */
  readonly reason: string;
  /** What was done or tried, for programs: "Scaling". At most 128 characters. @default {the reason} */
  readonly action?: string | undefined;
  /** What, for people; cut after 1024 bytes. */
  readonly note: string;
  /** Another object that has to do with it. */
  readonly related?: KubeObject | undefined;
}

/** A happening with all that an Event says of it. */
export interface Report {
  readonly name: string;
  readonly namespace: string;
  readonly type: string;
  readonly reason: string;
  readonly action: string;
  readonly note: string;
  readonly regarding: ObjectReference;
  readonly related: ObjectReference | undefined;
  readonly reporter: string;
  readonly instance: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Who reports, and when. */
export interface Reporter {
  readonly reporter: string;
  readonly instance: string;
  readonly at: number;
}

let lastNumber = 0;

/**
 * Makes a report.
 *
 * **Errors**: `TypeError` for a reason or action that the server would refuse.
 */
export function report(object: KubeObject, happening: Happening, by: Reporter): Report {
  const { type = "Normal", reason, action = reason, note, related } = happening;
  for (const [what, text] of Object.entries({ reason, action })) {
    if (text === "" || text.length > 128) {
      throw new TypeError(
        `Cannot report ${JSON.stringify(text)}: the ${what} has 1 to 128 characters`,
      );
    }
  }
  const regarding = objectReference(object);
  return {
    ...by,
    name: eventName(regarding.name, by.at),
    namespace: regarding.namespace ?? "default",
    type,
    reason,
    action,
    note: cut(note, 1024),
    regarding,
    related: related && objectReference(related),
  };
}

/** The name of the object and the time, as client-go does it; one that is no name gets a random one. */
export function eventName(name: string, at: number): string {
  const nanos = BigInt(Math.round(at * 1000)) * 1000n + BigInt(lastNumber++ % 1000);
  const full = `${name}.${nanos.toString(16)}`;
  const valid = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(full) && full.length <= 253;
  return valid ? full : crypto.randomUUID();
}

function cut(text: string, bytes: number): string {
  const encoded = new TextEncoder().encode(text);
  if (encoded.length <= bytes) return text;
  const ellipsis = "...";
  // A character that is cut in two is left out.
  const kept = new TextDecoder().decode(encoded.subarray(0, bytes - ellipsis.length));
  return `${kept.replace(/\uFFFD+$/, "")}${ellipsis}`;
}
