/**
 * How the objects of one resource differ from the rest: defaults, validation, generation, status.
 *
 * @module
 */

import { dns1123SubdomainProblems } from "../meta/names.ts";
import type { AnyObject } from "../meta/object.ts";
import type { Call } from "./call.ts";
import type { FieldError } from "./field_error.ts";

/** The rules of one resource; what is absent follows the general rule. */
export interface Strategy {
  /** The problems of a name. */
  readonly nameProblems: (name: string) => string[];
  /** When the server counts generations: never, on spec changes, on annotations too, on all but metadata, on labels too. */
  readonly generation: "none" | "spec" | "spec+annotations" | "content" | "content+labels";
  /** An update needs the resourceVersion that it is based on. */
  readonly versionRequired: boolean;
  /** PUT of a missing object creates it. */
  readonly createOnUpdate: boolean;
  /** A finished deletion answers the object, not a Status. */
  readonly deleteReturnsObject: boolean;
  /** What a write of /status may change in the metadata. */
  readonly statusMetadata: "all" | "all but labels" | "all but owners" | "none";
  /** What status is after a create; undefined keeps what the client sent. */
  readonly initialStatus: ((object: AnyObject) => unknown) | undefined;
  /** The dependents' fate when a deletion says nothing. */
  readonly defaultPropagation: "Background" | "Orphan";
  /** Changes an object before it is validated, on create and update; `old` is absent on create. */
  readonly prepare: (object: AnyObject, old: AnyObject | undefined, call: Call) => void;
  /** Fills in defaults, as decoding does. */
  readonly defaults: (object: AnyObject) => void;
  /** The failed fields of an object, on update also against what was stored. */
  readonly validate: (object: AnyObject, old: AnyObject | undefined, call: Call) => FieldError[];
  /** The fields that field selectors know besides name and namespace, as strings. */
  readonly selectable: Readonly<Record<string, (object: AnyObject) => string>>;
  /** Those of them that a group knows, where groups differ. @default {all of them} */
  readonly selectableIn: ((group: string) => readonly string[]) | undefined;
  /** Marks an object whose deletion begins, in place. */
  readonly beforeDelete: ((object: AnyObject) => void) | undefined;
  /** The grace period of a deletion that names none; undefined when deletion never waits. */
  readonly graceSeconds: ((object: AnyObject) => number) | undefined;
}

/** The general rules. */
export const generalStrategy: Strategy = {
  nameProblems: dns1123SubdomainProblems,
  generation: "none",
  versionRequired: false,
  createOnUpdate: false,
  deleteReturnsObject: false,
  statusMetadata: "all",
  initialStatus: () => undefined,
  defaultPropagation: "Background",
  prepare: () => {},
  defaults: () => {},
  validate: () => [],
  selectable: {},
  selectableIn: undefined,
  beforeDelete: undefined,
  graceSeconds: undefined,
};
