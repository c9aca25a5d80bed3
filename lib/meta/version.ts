/**
 * The order of API versions.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority
 *
 * @module
 */

type Parsed = readonly [stability: number, major: number, minor: number];

/**
 * Compares API versions by priority, for sorting: v2, v1, v2beta1, v1alpha1, then all others in
 * alphabetical order.
 *
 * **Returns**: negative when `a` comes first, positive when `b` does, 0 when they are the same.
 *
 * @example
 * ```ts
 * import { compareVersions } from "kubist/meta";
 *
 * ["v1beta1", "v1", "v2alpha1", "v2"].sort(compareVersions); // ["v2", "v1", "v1beta1", "v2alpha1"]
 * ```
 */
export function compareVersions(a: string, b: string): number {
  const first = parse(a);
  const second = parse(b);
  if (!first && !second) return a < b ? -1 : a > b ? 1 : 0;
  if (!first || !second) return first ? -1 : 1;
  for (let i = 0; i < 3; i++) {
    const difference = (second[i] as number) - (first[i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parse(version: string): Parsed | undefined {
  const match = /^v([0-9]{1,15})(?:(alpha|beta)([0-9]{1,15}))?$/.exec(version);
  if (!match) return undefined;
  const stability = match[2] === "alpha" ? 0 : match[2] === "beta" ? 1 : 2;
  return [stability, Number(match[1]), Number(match[3] ?? 0)];
}
