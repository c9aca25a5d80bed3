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
  readonly operation: "CREATE" | "UPDATE" | "DELETE" | "CONNECT";
  /** The new state, in the stored version; of a deletion the present one; of a connection its options. */
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

/** The name that a request is for: none when many are deleted, or the server is to make one up. */
export function nameOf({ call, operation, object, unnamed }: Admission): string {
  if (operation !== "CREATE" || isSent(call)) return call.name;
  return unnamed ? "" : object.metadata.name ?? "";
}

/** Whether what is sent to a subresource is of a kind of its own and not stored: an eviction, say. */
export function isSent({ type, version, subresource }: Call): boolean {
  if (subresource === "" || subresource === "scale") return false;
  const kind = sentKind({ type, subresource }, version);
  return kind.kind !== type.kind;
}

/** The kind of what is written through a subresource, in a version of the resource. */
export function sentKind(
  { type, subresource }: Pick<Call, "type" | "subresource">,
  version: string,
): { readonly group: string; readonly version: string; readonly kind: string } {
  const { group, kind } = type;
  const part = type.versions.find((v) => v.version === version)?.subresources.get(subresource);
  if (!part || part.kind === kind) return { group, version, kind };
  return { group: part.kindGroup, version: part.kindVersion, kind: part.kind };
}

/** Whether a write is of the objects of a resource, not of one of their subresources. */
export function isFor(admission: Admission, storageKey: string): boolean {
  return admission.call.type.storageKey === storageKey && admission.call.subresource === "";
}
