/**
 * Where each definition of Kubernetes goes, and what it is called.
 *
 * @module
 */

import { knownType } from "../known.ts";
import { groupFolder } from "../names.ts";
import type { BuiltInInputs } from "./inputs.ts";

/** Finds the group of a definition's package. */
export interface Places {
  /** The file of a definition: "apps/v1"; "meta/v1" for the machinery. */
  home(id: string): string;
  /** The definition of an object's group, version and kind. */
  find(group: string, version: string, kind: string): string | undefined;
  /** The group of a file. */
  group(home: string): string | undefined;
}

/** Reads the places from the definitions that name their group. */
export function places(inputs: BuiltInInputs): Places {
  const packages = new Map<string, string>();
  const roots = new Map<string, string>();
  const groups = new Map<string, string>();
  for (const [id, schema] of Object.entries(inputs.swagger.definitions)) {
    const [only, ...more] = schema["x-kubernetes-group-version-kind"] ?? [];
    if (only === undefined || more.length > 0 || knownType(id)) continue;
    roots.set(`${only.group}/${only.version}/${only.kind}`, id);
    // The machinery's kinds claim the core group, whose types they are not.
    if (id.startsWith("io.k8s.apimachinery.")) continue;
    const home = `${groupFolder(only.group)}/${only.version}`;
    packages.set(packageOf(id), home);
    groups.set(home, only.group);
  }
  const home = (id: string) => packages.get(packageOf(id)) ?? "meta/v1";
  return {
    home,
    find: (group, version, kind) => roots.get(`${group}/${version}/${kind}`),
    group: (at) => groups.get(at),
  };
}

function packageOf(id: string): string {
  return id.slice(0, id.lastIndexOf("."));
}
