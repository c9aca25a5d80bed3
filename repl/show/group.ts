/**
 * Groups of the API as trees: versions, resources, and what can be done with them.
 *
 * @module
 */

import type { ApiGroup } from "kubist";
import { everyVerb } from "kubist/scheme";
import { harmless, paint, type Screen } from "./paint.ts";
import { alignedLines } from "./table.ts";

/** Whether a value is a group of the API, as `k.explore()` yields them. */
export function isGroup(value: unknown): value is ApiGroup {
  const { name, versions } = (value ?? {}) as { name?: unknown; versions?: unknown };
  return typeof name === "string" && Array.isArray(versions) &&
    versions.every((version) => Array.isArray(version.resources));
}

/** A group as a tree. */
export function groupText({ name, versions }: ApiGroup, screen: Screen): string {
  const lines = versions.flatMap(({ version, stability, resources }) => [
    `  ${harmless(version)}  ${paint(screen, "dim", stability)}`,
    ...alignedLines(resources.map((r) => [r.plural, r.kind, verbWords(r.verbs)]))
      .map((line) => `    ${harmless(line)}`),
  ]);
  return [paint(screen, "title", name === "" ? "(core)" : harmless(name)), ...lines].join("\n");
}

/** The verbs of a resource; "all" for those that most have. */
export function verbWords(verbs: readonly string[]): string {
  return everyVerb.every((verb) => verbs.includes(verb)) && verbs.length === everyVerb.length
    ? "all"
    : verbs.join(",");
}
