/**
 * What a write has come to, parsed only for those who ask.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { apiVersion, type Call, read } from "./call.ts";
import type { StoredRecord } from "./record.ts";

/** An object as a request leaves it. */
export interface Outcome {
  /** What is stored; undefined when nothing is, as in a dry run. */
  readonly record: StoredRecord | undefined;
  /** The object in the version of the call. */
  readonly object: AnyObject;
  /** It was not there before. */
  readonly created: boolean;
}

/** The outcome that is stored. */
export function storedOutcome(
  call: Pick<Call, "type" | "version">,
  record: StoredRecord,
  created: boolean = false,
): Outcome {
  let object: AnyObject | undefined;
  return {
    record,
    get object() {
      return object ??= read(call, record);
    },
    created,
  };
}

/** The outcome of a dry run, from what would be stored; it is changed on the way. */
export function dryOutcome(call: Call, object: AnyObject, created: boolean = false): Outcome {
  call.type.convert?.(object, call.version);
  const shown = { ...object, apiVersion: apiVersion(call), kind: call.type.kind };
  return { record: undefined, object: shown, created };
}
