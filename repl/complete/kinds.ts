/**
 * Which Kind an input is about, and the names that lead to it.
 *
 * @module
 */

import type { DiscoveredKind } from "kubist";
import type { FieldSource } from "./fields.ts";

/** The Kind that a chain such as `k.apps.v1.deployments("web").where(…)` is about. */
export function kindOfChain(
  chain: string,
  kinds: readonly DiscoveredKind[],
): DiscoveredKind | undefined {
  const found = /(?:(\w+)\.(v\w+)\.)?(\w+)\(\s*(?:["'`]([^"'`]*)["'`])?/g;
  for (const [, group, version, accessor = "", text] of chain.matchAll(found)) {
    const wanted = accessor === "resource" ? (text ?? "").split(".")[0] ?? "" : accessor;
    const plural = wanted.toLowerCase();
    const kind = kinds.find((k) =>
      (k.plural === plural || k.shortNames.includes(plural)) &&
      (version === undefined ? k.preferred : k.version === version) &&
      (group === undefined || (k.group.split(".")[0] || "core") === group)
    );
    if (kind) return kind;
  }
  return undefined;
}

/** What `k.resource()` takes. */
export function resourceNames(kinds: readonly DiscoveredKind[]): readonly string[] {
  return kinds.filter((kind) => kind.preferred).flatMap((kind) => [
    kind.plural,
    ...kind.shortNames,
    ...(kind.group === "" ? [] : [`${kind.plural}.${kind.group}`]),
  ]);
}

/** `deploy`, then `deploy.spec.strat`: the word so far is part of every candidate. */
export async function explainPaths(
  word: string,
  kinds: readonly DiscoveredKind[],
  source: FieldSource,
): Promise<readonly string[]> {
  const [resource = "", ...path] = word.split(".");
  const preferred = kinds.filter((kind) => kind.preferred);
  if (path.length === 0) {
    return preferred.flatMap((kind) => [kind.plural, kind.singular, ...kind.shortNames]);
  }
  const kind = preferred.find((k) =>
    k.plural === resource || k.singular === resource || k.shortNames.includes(resource)
  );
  if (kind === undefined) return [];
  const paths = await fieldPaths(path.join("."), ".", kind, source);
  return paths.map((found) => `${resource}.${found}`);
}

/** The fields one level below a word such as `spec.templ`, or `/spec/templ`, as such words. */
export async function fieldPaths(
  word: string,
  separator: "." | "/",
  kind: DiscoveredKind,
  source: FieldSource,
): Promise<readonly string[]> {
  const above = word.split(separator).slice(0, -1);
  const fields = await source.fields(kind, above.filter((name) => name !== ""));
  return fields.map((name) => [...above, name].join(separator));
}
