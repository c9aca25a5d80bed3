/**
 * Groups, versions and kinds.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/#api-groups
 *
 * @module
 */

import { quote } from "./syntax.ts";

/** An API group and one of its versions; the core group is "". */
export interface GroupVersion {
  /** "" is the core group. */
  readonly group: string;
  /** "v1", "v1beta1". */
  readonly version: string;
}

/** What an object is. */
export interface GroupVersionKind extends GroupVersion {
  /** The kind: "Deployment". */
  readonly kind: string;
}

/**
 * The group and the version of an `apiVersion`.
 *
 * **Errors**: `SyntaxError` for a text with more than one "/" or without a version.
 *
 * @example
 * ```ts
 * import { parseApiVersion } from "kubist/meta";
 *
 * parseApiVersion("apps/v1"); // { group: "apps", version: "v1" }
 * parseApiVersion("v1"); // { group: "", version: "v1" }
 * ```
 */
export function parseApiVersion(apiVersion: string): GroupVersion {
  const parts = apiVersion.split("/");
  const version = parts.at(-1) ?? "";
  if (parts.length > 2 || version === "" || (parts.length === 2 && parts[0] === "")) {
    throw new SyntaxError(
      `Cannot parse apiVersion ${quote(apiVersion)}: expected version or group/version`,
    );
  }
  return { group: parts.length === 2 ? parts[0] as string : "", version };
}

/**
 * The group, version and kind of an object.
 *
 * **Errors**: `TypeError` for an object without `apiVersion` or `kind`.
 */
export function gvk(
  object: { readonly apiVersion?: string; readonly kind?: string },
): GroupVersionKind {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || kind === "") {
    throw new TypeError("Cannot tell what an object is: it needs apiVersion and kind");
  }
  return { ...parseApiVersion(apiVersion), kind };
}

/** What a dotted argument may mean: "deployments.v1.apps" names a version, or a longer group. */
export interface ResourceArgument {
  /** The resource or kind before the first dot. */
  readonly name: string;
  /** All that follows it, taken as a group; "" when nothing does. */
  readonly group: string;
  /** The other reading, when there are two dots at least. */
  readonly versioned?: GroupVersion;
}

/** Reads `resource`, `resource.group` and `resource.version.group`, as commands take them. */
export function parseResourceArgument(text: string): ResourceArgument {
  const [name = "", ...rest] = text.split(".");
  const argument = { name, group: rest.join(".") };
  const [version, ...group] = rest;
  if (version === undefined || group.length === 0) return argument;
  return { ...argument, versioned: { group: group.join("."), version } };
}
