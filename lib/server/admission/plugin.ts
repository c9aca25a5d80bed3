/**
 * What an admission plugin sees and does.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Call } from "../call.ts";
import type { DeleteOptions } from "../delete_options.ts";
import type { Steps } from "../steps.ts";

/** A write on its way into the store. */
export interface Admission {
  readonly call: Call;
  readonly operation: "CREATE" | "UPDATE" | "DELETE";
  /** The new state, in the stored version; of a deletion the present one. */
  readonly object: AnyObject;
  /** The state before; undefined for a new object. */
  readonly old: AnyObject | undefined;
  /** The options of a deletion. */
  readonly options?: DeleteOptions;
  /** The server has made the name up, which is not told yet to those who may change the object. */
  readonly unnamed?: boolean;
  /** Whether those who may change an object are asked once more, and what for. */
  readonly rounds?: Rounds;
}

/** What is known of the two rounds in which an object is changed. */
export interface Rounds {
  /** This is the second. */
  again: boolean;
  /** A second is needed. */
  wanted: boolean;
  /** Who may be asked again, by name; in the second round those who are. */
  readonly asked: Set<string>;
  readonly askAgain: Set<string>;
}

/** One part of admission. Both functions refuse by throwing; they take steps where they have to ask. */
export interface AdmissionPlugin {
  /** As kube-apiserver names it. */
  readonly name: string;
  /** Changes the object, in place. */
  readonly mutate?: (admission: Admission) => Steps<void> | void;
  /** Looks at the object that would be stored. */
  readonly validate?: (admission: Admission) => Steps<void> | void;
}

/** Whether a write is of the objects of a resource, not of one of their subresources. */
export function isFor(admission: Admission, storageKey: string): boolean {
  return admission.call.type.storageKey === storageKey && admission.call.subresource === "";
}
