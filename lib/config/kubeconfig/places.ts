/**
 * Where kubeconfig files are looked for, in kubectl's order.
 *
 * Source: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 *
 * @module
 */

import type { Runtime } from "../../runtime/port.ts";
import { pathRules } from "../paths.ts";

/** Which rule of kubectl's gave the files. */
export type PlacesRule = "explicit" | "environment" | "home";

/** The files to read, in order of precedence. */
export interface Places {
  readonly rule: PlacesRule;
  /** Absolute paths without repeats; empty when there is no home directory. */
  readonly files: readonly string[];
}

/**
 * The files to read: the one named, else those of `$KUBECONFIG`, else `~/.kube/config`.
 *
 * @param explicit The path that the caller names; it is used alone.
 */
export async function findPlaces(runtime: Runtime, explicit?: string): Promise<Places> {
  const paths = pathRules(runtime.os);
  const absolute = (path: string) => paths.resolve(runtime.cwd(), path);
  if (explicit !== undefined) return { rule: "explicit", files: [absolute(explicit)] };
  const listed = runtime.env("KUBECONFIG");
  if (listed) {
    const files = listed.split(paths.listSeparator)
      .map((path) => paths.windows ? path.replaceAll('"', "") : path)
      .filter((path) => path !== "");
    return { rule: "environment", files: [...new Set(files.map(absolute))] };
  }
  const home = await homeDirectory(runtime);
  const files = home === undefined ? [] : [paths.join(home, ".kube", "config")];
  return { rule: "home", files };
}

/**
 * The user's home directory; undefined when no variable names it.
 *
 * On Windows the first of HOME, HOMEDRIVE+HOMEPATH and USERPROFILE that holds a kubeconfig, else the
 * first of HOME, USERPROFILE and HOMEDRIVE+HOMEPATH that exists, else the first that is set.
 */
export async function homeDirectory(runtime: Runtime): Promise<string | undefined> {
  const paths = pathRules(runtime.os);
  const home = runtime.env("HOME") || undefined;
  if (!paths.windows) return home;
  const profile = runtime.env("USERPROFILE") || undefined;
  const drive = runtime.env("HOMEDRIVE");
  const path = runtime.env("HOMEPATH");
  const driven = drive && path ? drive + path : undefined;
  for (const candidate of [home, driven, profile]) {
    if (candidate === undefined) continue;
    const file = await runtime.stat(paths.join(candidate, ".kube", "config"));
    if (file?.isFile) return candidate;
  }
  const inOrder = [home, profile, driven].filter((c) => c !== undefined);
  for (const candidate of inOrder) {
    if ((await runtime.stat(candidate))?.isDirectory) return candidate;
  }
  return inOrder[0];
}
