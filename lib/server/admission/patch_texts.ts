/**
 * What is wrong with the patch of a webhook, as kube-apiserver says it.
 *
 * @module
 */

import { getOwn, isObject } from "../../meta/deep.ts";
import type { PatchError } from "../../meta/patch/error.ts";

/** The problem of a patch with an object. */
export function patchProblem({ problem, operation, message }: PatchError, object: unknown): string {
  const { op = "", path = "", from = "" } = isObject(operation)
    ? operation as { op?: string; path?: string; from?: string }
    : {};
  if (problem === "test") return `testing value ${path} failed: test failed`;
  if (problem !== "missing") return message;
  const does = `${op} operation does not apply: doc is missing`;
  const key = path.slice(path.lastIndexOf("/") + 1);
  switch (op) {
    case "add":
      return `${does} path: ${JSON.stringify(path)}: missing value`;
    case "remove":
      return hasParent(object, path)
        ? `error in remove for path: '${path}': Unable to remove nonexistent key: ${key}: missing value`
        : `${does} path: ${JSON.stringify(path)}: missing value`;
    case "replace":
      return `${does} ${hasParent(object, path) ? "key" : "path"}: ${path}: missing value`;
    default:
      return `${does} from path: ${from}: missing value`;
  }
}

function hasParent(object: unknown, path: string): boolean {
  let value = object;
  for (const token of path.split("/").slice(1, -1)) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value)
      ? value[Number(key)]
      : isObject(value)
      ? getOwn(value, key)
      : undefined;
  }
  return isObject(value) || Array.isArray(value);
}
