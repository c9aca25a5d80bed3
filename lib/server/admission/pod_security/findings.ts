/**
 * What the checks of the Pod Security Standards look at.
 *
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/
 *
 * @module
 */

import type { AnyObject } from "../../../meta/object.ts";
import { setters, sorted } from "./words.ts";

/** Something of a pod, read field by field. */
export type Fields = AnyObject["spec"];

/** A pod, or the template of one. */
export interface PodLike {
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: Fields;
}

/** What is wrong with a pod. */
export interface Finding {
  readonly reason: string;
  /** Where, and what is wanted. */
  readonly detail: string;
}

/** Looks at one thing; undefined when it is as it should be. */
export type PodCheck = (pod: PodLike) => Finding | undefined;

/** All containers of a pod, in the order in which they are told. */
export function containersOf({ spec }: PodLike): Fields[] {
  const { initContainers, containers, ephemeralContainers } = spec ?? {};
  return [...initContainers ?? [], ...containers ?? [], ...ephemeralContainers ?? []];
}

/** The containers for which something holds, by their names. */
export function badContainers(pod: PodLike, isBad: (container: Fields) => boolean): string[] {
  return containersOf(pod).filter(isBad).map((c) => c.name);
}

/** The security contexts of a pod and of its containers, for what both may set. */
function contextsOf(
  pod: PodLike,
): { readonly name: string | undefined; readonly context: Fields }[] {
  return [
    { name: undefined, context: pod.spec?.securityContext ?? {} },
    ...containersOf(pod).map((c) => ({ name: c.name, context: c.securityContext ?? {} })),
  ];
}

/** Who has set something wrong, and the values; undefined for nobody. */
export function wrongValues(
  pod: PodLike,
  wrong: (context: Fields) => readonly string[] | undefined,
): { readonly by: string[]; readonly values: string[] } | undefined {
  const found = contextsOf(pod).flatMap(({ name, context }) => {
    const values = wrong(context);
    return values ? [{ name, values }] : [];
  });
  if (found.length === 0) return undefined;
  const names = found.flatMap(({ name }) => name === undefined ? [] : [name]);
  return {
    by: setters(found.length > names.length, names),
    values: sorted(found.flatMap(({ values }) => values)),
  };
}
