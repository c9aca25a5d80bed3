/**
 * A registry of Kinds: from what an object says it is to where it lives, and back.
 *
 * Source: https://pkg.go.dev/k8s.io/apimachinery/pkg/runtime#Scheme
 *
 * @module
 */

import { type GroupVersion, type GroupVersionKind, gvk } from "./gvk.ts";
import type { Identified, Kind, Scope, Verb } from "./kind.ts";
import { deepCopy } from "./deep.ts";
import { quote } from "./syntax.ts";
import { compareVersions } from "./version.ts";

export { everyVerb } from "./kind.ts";
export { isSameObject, type ObjectReference, objectReference } from "./reference.ts";

/** Where objects of a Kind live: the plural in the URL. */
export interface GroupVersionResource extends GroupVersion {
  /** The plural in the URL. */
  readonly resource: string;
}

/** A Kind of any type, scope and verbs. */
export type AnyKind = Kind<Identified, Scope, string, unknown, string, Verb>;

/** Fills in what an object leaves out; works on a copy, in place. */
// deno-lint-ignore no-explicit-any -- a hook knows the type of its own Kind, the registry does not
export type DefaultingHook = (object: any) => void;

/** A registry of Kinds. */
export interface Scheme {
  /** All Kinds, in the order they were added. */
  readonly kinds: readonly AnyKind[];
  /**
   * Adds a Kind, and what fills in the fields that its objects leave out.
   *
   * **Errors**: `TypeError` when another Kind has its name or its resource.
   */
  add(kind: AnyKind, defaulting?: DefaultingHook): this;
  /** The Kind of an object, or of a group, version and kind. */
  kindOf(what: Identified | GroupVersionKind): AnyKind | undefined;
  /** The Kind of a group and name in the version that ranks highest: GA, then beta, then alpha. */
  preferred(group: string, kind: string): AnyKind | undefined;
  /** Where objects of this kind live. */
  resourceFor(kind: GroupVersionKind): GroupVersionResource | undefined;
  /** What lives there. */
  kindFor(resource: GroupVersionResource): GroupVersionKind | undefined;
  /** A copy of an object with the defaults of its Kind; a plain copy when there are none. */
  withDefaults<T extends Identified>(object: T): T;
}

/**
 * Creates a registry.
 *
 * @example
 * ```ts
 * import { Deployment } from "kubist/apps/v1";
 * import { createScheme } from "kubist/scheme";
 *
 * const scheme = createScheme().add(Deployment, (d) => d.spec.replicas ??= 1);
 * console.log(scheme.resourceFor({ group: "apps", version: "v1", kind: "Deployment" })?.resource);
 * // deployments
 * ```
 */
export function createScheme(kinds: Iterable<AnyKind> = []): Scheme {
  const scheme = new Registry();
  for (const kind of kinds) scheme.add(kind);
  return scheme;
}

interface Entry {
  readonly kind: AnyKind;
  readonly defaulting: DefaultingHook | undefined;
}

class Registry implements Scheme {
  readonly #byKind = new Map<string, Entry>();
  readonly #byResource = new Map<string, AnyKind>();

  get kinds(): readonly AnyKind[] {
    return [...this.#byKind.values()].map((entry) => entry.kind);
  }

  add(kind: AnyKind, defaulting?: DefaultingHook): this {
    const key = keyOf(kind, kind.kind);
    const place = keyOf(kind, kind.plural);
    const taken = this.#byKind.get(key)?.kind ?? this.#byResource.get(place);
    if (taken) {
      throw new TypeError(
        `Cannot add ${quote(kind.kind)} as ${quote(kind.plural)}: ${taken.kind} has it already`,
      );
    }
    this.#byKind.set(key, { kind, defaulting });
    this.#byResource.set(place, kind);
    return this;
  }

  kindOf(what: Identified | GroupVersionKind): AnyKind | undefined {
    return this.#entryOf(what)?.kind;
  }

  preferred(group: string, kind: string): AnyKind | undefined {
    return this.kinds.filter((k) => k.group === group && k.kind === kind)
      .sort((a, b) => compareVersions(a.version, b.version))[0];
  }

  resourceFor(kind: GroupVersionKind): GroupVersionResource | undefined {
    const found = this.#entryOf(kind)?.kind;
    return found && { group: found.group, version: found.version, resource: found.plural };
  }

  kindFor(resource: GroupVersionResource): GroupVersionKind | undefined {
    const found = this.#byResource.get(keyOf(resource, resource.resource));
    return found && { group: found.group, version: found.version, kind: found.kind };
  }

  withDefaults<T extends Identified>(object: T): T {
    const copy = deepCopy(object);
    this.#entryOf(object)?.defaulting?.(copy);
    return copy;
  }

  #entryOf(what: Identified | GroupVersionKind): Entry | undefined {
    const kind = "apiVersion" in what ? gvk(what) : what;
    return this.#byKind.get(keyOf(kind, kind.kind));
  }
}

function keyOf({ group, version }: GroupVersion, name: string): string {
  return `${group}/${version}/${name}`;
}
