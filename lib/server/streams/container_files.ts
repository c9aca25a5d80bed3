/**
 * The files of all containers, for as long as their pods live.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Store } from "../store.ts";
import { createFileTree, type FileTree } from "./files.ts";

/** Finds the files of a container; they are made at first use. */
export type ContainerFiles = (pod: AnyObject, container: string) => FileTree;

/** Creates the files of no container. */
export function createContainerFiles(store: Store, nowMs: () => number): ContainerFiles {
  const pods = new Map<string, Map<string, FileTree>>();
  store.listen("/pods", ({ last }) => {
    if (last) pods.delete(last.uid);
  });
  return (pod, container) => {
    const { uid } = pod.metadata;
    const trees = pods.get(uid) ?? new Map<string, FileTree>();
    pods.set(uid, trees);
    const tree = trees.get(container) ??
      createFileTree(pod["spec"].hostname ?? pod.metadata.name, nowMs);
    trees.set(container, tree);
    return tree;
  };
}
