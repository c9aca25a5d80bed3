/**
 * The options of writing verbs.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/
 *
 * @module
 */

import type { CallOptions } from "./read_options.ts";

/** What all writes share. */
export interface WriteOptions extends CallOptions {
  /** Do everything but store the result. @default {false} */
  readonly dryRun?: boolean | undefined;
  /** Who is writing, for field ownership; at most 128 printable characters. @default {"kubist"} */
  readonly fieldManager?: string | undefined;
  /** What to do with unknown and repeated fields. @default {the server's: "Warn"} */
  readonly fieldValidation?: "Ignore" | "Warn" | "Strict" | undefined;
}

/** Options of create. */
export type CreateOptions = WriteOptions;

/** Options of update. */
export type UpdateOptions = WriteOptions;

/** Options of patch. */
export interface PatchOptions extends WriteOptions {
  /** How the patch is written. @default {"merge" for an object, "json" for an array} */
  readonly type?: "merge" | "json" | "strategic" | undefined;
}

/** Options of apply. */
export interface ApplyOptions extends WriteOptions {
  /** Take over fields that other managers own instead of failing with a conflict. @default {false} */
  readonly force?: boolean | undefined;
}

/** Options of delete. */
export interface DeleteOptions extends CallOptions {
  /** Seconds an object may take to end; 0 ends it at once. @default {the object's own} */
  readonly gracePeriodSeconds?: number | undefined;
  /** What happens to what the object owns. @default {the kind's: mostly "Background"} */
  readonly propagation?: "Orphan" | "Background" | "Foreground" | undefined;
  /** Delete only this very object. */
  readonly preconditions?:
    | { readonly uid?: string | undefined; readonly resourceVersion?: string | undefined }
    | undefined;
  /**
   * Delete an object that the server cannot read from its store, whatever depends on it: finalizers and
   * preconditions are passed over. The server asks for a right of its own, "unsafe-delete-ignore-read-errors".
   * @default {false}
   */
  readonly ignoreStoreReadErrorWithClusterBreakingPotential?: boolean | undefined;
  /** Do everything but delete. @default {false} */
  readonly dryRun?: boolean | undefined;
}
