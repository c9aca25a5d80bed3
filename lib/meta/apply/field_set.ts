/**
 * Sets of fields: what a manager owns, what changed.
 *
 * @module
 */

import { compareElements, type FieldPath, type PathElement } from "./element.ts";

/**
 * A set of paths. A field can be a member, or hold members, or both. Treat it as a value: operations
 * return new sets and share parts with their operands.
 */
export interface FieldSet {
  /** The steps from here that are members. */
  readonly members: ReadonlySet<PathElement>;
  /** The steps from here below which there are members. */
  readonly children: ReadonlyMap<PathElement, FieldSet>;
}

/** The set without a field. */
export const noFields: FieldSet = { members: new Set(), children: new Map() };

/** A set under construction. */
export interface FieldSetBuilder {
  /** Adds a path; the empty one stands for the whole object, which nobody owns. */
  add(path: FieldPath): void;
  build(): FieldSet;
}

interface Node {
  readonly members: Set<PathElement>;
  readonly children: Map<PathElement, Node>;
}

/** Starts a set. */
export function fieldSetBuilder(): FieldSetBuilder {
  const root: Node = { members: new Set(), children: new Map() };
  return {
    add: (path) => {
      let node = root;
      path.forEach((element, i) => {
        if (i === path.length - 1) node.members.add(element);
        else {
          const next = node.children.get(element) ?? { members: new Set(), children: new Map() };
          node.children.set(element, next);
          node = next;
        }
      });
    },
    build: () => root,
  };
}

/** The set of some paths. */
export function fieldSet(...paths: readonly FieldPath[]): FieldSet {
  const builder = fieldSetBuilder();
  for (const path of paths) builder.add(path);
  return builder.build();
}

/** Whether a set holds nothing. */
export function isEmptySet(set: FieldSet): boolean {
  return set.members.size === 0 && [...set.children.values()].every(isEmptySet);
}

/** Whether a path is a member. */
export function hasPath(set: FieldSet, path: FieldPath): boolean {
  const [element, ...rest] = path;
  if (element === undefined) return false;
  if (rest.length === 0) return set.members.has(element);
  return hasPath(under(set, element), rest);
}

/** What a set holds below a step. */
export function under(set: FieldSet, element: PathElement): FieldSet {
  return set.children.get(element) ?? noFields;
}

/** All paths, in the API server's order. */
export function* pathsOf(set: FieldSet, prefix: FieldPath = []): Generator<FieldPath> {
  for (const element of [...set.members].sort(compareElements)) yield [...prefix, element];
  for (const element of [...set.children.keys()].sort(compareElements)) {
    yield* pathsOf(under(set, element), [...prefix, element]);
  }
}
