/**
 * Which checks a level has in a version of the Pod Security Standards.
 *
 * @module
 */

import { baseline } from "./baseline.ts";
import type { Finding, PodCheck, PodLike } from "./findings.ts";
import type { LevelVersion } from "./policy.ts";
import { restricted } from "./restricted.ts";

/** A check as it is from a minor version on, until there is a newer one of its id. */
export interface Check {
  readonly id: string;
  readonly since: number;
  readonly check: PodCheck;
  /** The check of baseline in whose place it stands. */
  readonly replaces?: string;
}

/** What is wrong with a pod, in the order in which it is told. */
export function evaluate({ level, minor }: LevelVersion, pod: PodLike): Finding[] {
  if (level === "privileged") return [];
  const strict = level === "restricted" ? inVersion(restricted, minor) : [];
  const replaced = strict.map(({ replaces }) => replaces);
  const checks = [
    ...inVersion(baseline, minor).filter(({ id }) => !replaced.includes(id)),
    ...strict,
  ];
  return checks.flatMap(({ check }) => check(pod) ?? []);
}

/** The last of each id that there is already. */
function inVersion(checks: readonly Check[], minor: number): Check[] {
  const there = checks.filter(({ since }) => since <= minor);
  return there.filter(({ id }, i) => there[i + 1]?.id !== id);
}

/** All that is wrong, with details or without. */
export function reasonsOf(findings: readonly Finding[], isDetailed: boolean): string {
  return findings.map(({ reason, detail }) => isDetailed ? `${reason} (${detail})` : reason)
    .join(", ");
}
