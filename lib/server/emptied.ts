/**
 * Empty lists and maps that a body has and JSON leaves out: dropped when it is read, remembered for
 * the messages of refusals, which tell them from absent ones.
 *
 * @module
 */

const emptied = new WeakMap<object, Set<string>>();

/** Remembers that a field was dropped for it was empty. */
export function rememberEmptied(parent: object, field: string): void {
  const known = emptied.get(parent);
  if (known) known.add(field);
  else emptied.set(parent, new Set([field]));
}

/** Whether a field was there, and empty, when the body was read. */
export function wasEmptied(parent: object, field: string): boolean {
  return emptied.get(parent)?.has(field) ?? false;
}

/** What a refusal shows of a map that has no entries: an empty one, or that there is none. */
export function shownEmpty(parent: object | undefined, field: string): unknown {
  return parent && wasEmptied(parent, field) ? {} : null;
}
