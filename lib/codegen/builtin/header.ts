/**
 * What all files of `lib/generated` have in common.
 *
 * @module
 */

import { release } from "./groups.ts";

const modules: Readonly<Record<string, string>> = {
  ...byModule("object.ts", "KubeList", "ListMeta", "ManagedFieldsEntry", "ObjectMeta"),
  ...byModule("object.ts", "OwnerReference"),
  ...byModule("draft.ts", "ObjectMetaDraft"),
  ...byModule("status.ts", "Status", "StatusCause", "StatusDetails"),
  ...byModule("kind.ts", "Kind"),
};

function byModule(file: string, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, file]));
}

/** The module of a name of the `meta` room, from a folder this deep in `lib/generated`. */
export function metaModule(depth: number): (name: string) => string {
  return (name) => `${"../".repeat(depth + 1)}meta/${modules[name] ?? "scalars.ts"}`;
}

/** What the first lines of each file say. */
export function header(...what: readonly string[]): string[] {
  return [
    ...what,
    "",
    `Made by \`scripts/generate.ts\` from the documents of Kubernetes ${release}; not to be edited.`,
    "",
    "@module",
  ];
}
