/**
 * How the checks of the Pod Security Standards say what they find.
 *
 * @module
 */

/** Items in quotes: `"a", "b"`. */
export function quoted(items: Iterable<string>): string {
  return [...items].map((item) => `"${item}"`).join(", ");
}

/** Each of them once, in the order of the alphabet. */
export function sorted(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}

/** One word for one, another for many. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return count === 1 ? one : many;
}

/** Names after what they are: `container "a"`, `containers "a", "b"`. */
export function named(names: readonly string[], what: string = "container"): string {
  return `${plural(names.length, what)} ${quoted(names)}`;
}

/** Who has set something: the pod, some containers, or both. */
export function setters(pod: boolean, containers: readonly string[]): string[] {
  return [...(pod ? ["pod"] : []), ...(containers.length > 0 ? [named(containers)] : [])];
}
