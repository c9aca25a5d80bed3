/**
 * JSON patch: apply, within limits, and create.
 *
 * Ours rather than a package: `__proto__` and `constructor` must stay plain data, no import may load
 * a dependency, and the API server's own deviations must be had on request.
 *
 * Source: RFC 6902
 *
 * @module
 */

import { deepCopy, deepEqual, isObject, setOwn } from "./deep.ts";
import { PatchError, type PatchProblem } from "./patch/error.ts";
import { exists, type Indices, locate, pointerTokens, read } from "./patch/pointer.ts";
import { quote } from "./syntax.ts";

export { createJsonPatch } from "./patch/json_diff.ts";

/** One operation of a JSON patch. */
export type JsonPatchOperation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly path: string; readonly from: string };

/** How a JSON patch is applied. */
export interface JsonPatchOptions {
  /** Refuse patches with more operations. @default {10_000} the API server's limit */
  readonly maxOperations?: number;
  /** Refuse patches whose `copy` operations add more bytes of JSON. @default {3_145_728} as the API server */
  readonly maxCopyBytes?: number;
  /**
   * Deviate from the RFC as the API server does: a missing key of an object counts as null for `test`
   * and `copy`, `replace` adds one, a missing `value` is null, negative indices count from the end, and
   * the whole document can only be tested and replaced.
   *
   * @default {false}
   */
  readonly lenient?: boolean;
}

interface Run {
  readonly lenient: boolean;
  readonly indices: Indices;
  copyBytes: number;
  root: unknown;
}

/**
 * Applies a JSON patch to a copy of a document and returns the copy.
 *
 * **Errors**: {@linkcode PatchError} with the failing operation and its index; nothing of the input is
 * ever changed.
 *
 * @example
 * ```ts
 * import { applyJsonPatch } from "kubist/meta";
 *
 * applyJsonPatch({ a: [1, 2] }, [{ op: "remove", path: "/a/0" }]); // { a: [2] }
 * ```
 */
export function applyJsonPatch(
  document: unknown,
  operations: readonly JsonPatchOperation[],
  options: JsonPatchOptions = {},
): unknown {
  requireOperations(operations, options.maxOperations ?? 10_000);
  const run: Run = {
    lenient: options.lenient ?? false,
    indices: options.lenient ? "signed" : "positive",
    copyBytes: options.maxCopyBytes ?? 3 * 1024 * 1024,
    root: deepCopy(document),
  };
  operations.forEach((operation, index) => {
    const failure = perform(run, operation);
    if (failure) throw patchError(failure, operation, index);
  });
  return run.root;
}

/**
 * Looks at a JSON patch without a document.
 *
 * **Errors**: {@linkcode PatchError} for what no document could be patched with.
 */
export function checkJsonPatch(operations: readonly JsonPatchOperation[]): void {
  requireOperations(operations, 10_000);
  operations.forEach((operation, index) => {
    const failure = flaw(operation, false);
    if (failure) throw patchError(failure, operation, index);
  });
}

function requireOperations(operations: unknown, most: number): void {
  if (!Array.isArray(operations)) {
    const message = "Cannot apply JSON patch: expected an array of operations";
    throw new PatchError(message, { problem: "format" });
  }
  if (operations.length > most) {
    throw new PatchError(
      `Cannot apply JSON patch: ${operations.length} operations, at most ${most} are allowed`,
      { problem: "limit" },
    );
  }
}

type Failure = readonly [PatchProblem, string];

function patchError([problem, state]: Failure, operation: unknown, index: number): PatchError {
  const op = isObject(operation) ? operation : {};
  const shown = `${String(op.op ?? "?")} ${quote(String(op.path ?? ""))}`;
  const message = `Cannot apply JSON patch: operation ${index} (${shown}): ${state}`;
  return new PatchError(message, { problem, index, operation });
}

/** What is wrong with an operation, whatever it is applied to. */
function flaw(operation: unknown, lenient: boolean): Failure | undefined {
  if (!isObject(operation)) return ["op", "it is not an object"];
  const { op, path, value } = operation;
  const tokens = typeof path === "string" ? pointerTokens(path) : undefined;
  if (!tokens) return ["path", "its path must be a JSON pointer, which starts with '/'"];
  if (!safe(tokens)) return ["path", "a path may not contain '__proto__'"];
  if (tokens.length === 0 && lenient && op !== "replace" && op !== "test") {
    return ["path", "the whole document can only be replaced or tested"];
  }
  if (!verbs.has(op)) return ["op", "its op must be add, remove, replace, move, copy or test"];
  const takesValue = op === "add" || op === "replace" || op === "test";
  return takesValue && value === undefined && !lenient ? ["op", "it has no value"] : undefined;
}

const verbs = new Set<unknown>(["add", "remove", "replace", "move", "copy", "test"]);

function perform(run: Run, operation: JsonPatchOperation): Failure | undefined {
  const failure = flaw(operation, run.lenient);
  if (failure) return failure;
  const { op, path } = operation;
  const tokens = pointerTokens(path) ?? [];
  switch (op) {
    case "add":
    case "replace":
      return put(run, tokens, deepCopy(operation.value ?? null), op);
    case "test":
      return test(run, tokens, operation.value ?? null);
    case "remove":
      return remove(run, tokens);
    case "move":
    case "copy": {
      const { from } = operation;
      return relocate(run, op, typeof from === "string" ? pointerTokens(from) : undefined, tokens);
    }
  }
}

/** A key called `__proto__` is fine as data; in a path it is an attack or a mistake. */
function safe(tokens: readonly string[]): boolean {
  return !tokens.includes("__proto__");
}

function put(
  run: Run,
  tokens: readonly string[],
  value: unknown,
  op: "add" | "replace",
): Failure | undefined {
  if (tokens.length === 0) {
    if (run.lenient && (typeof value !== "object" || value === null)) {
      return ["path", "the whole document can only become an object or an array"];
    }
    run.root = value;
    return undefined;
  }
  const place = locate(run.root, tokens, run.indices);
  if (!place) return ["missing", "the document has no such place"];
  const must = op === "replace" && !(run.lenient && place.in === "object");
  if (must && !exists(place)) return ["missing", "the document has no such value"];
  if (place.in === "object") setOwn(place.parent, place.key, value);
  else if (op === "replace") place.parent.splice(place.index, 1, value);
  // A new element takes its index in the list that holds it: -1 is the last place.
  else {place.parent.splice(
      place.index < 0 ? place.parent.length + 1 + place.index : place.index,
      0,
      value,
    );}
  return undefined;
}

function remove(run: Run, tokens: readonly string[]): Failure | undefined {
  if (tokens.length === 0) return ["path", "the whole document cannot be removed"];
  const place = locate(run.root, tokens, run.indices);
  if (!place || !exists(place)) return ["missing", "the document has no such value"];
  if (place.in === "array") place.parent.splice(place.index, 1);
  else delete place.parent[place.key];
  return undefined;
}

function test(run: Run, tokens: readonly string[], expected: unknown): Failure | undefined {
  const found = lookup(run, tokens);
  if (!found) return ["test", "the document has no such value"];
  return deepEqual(found.value, expected) ? undefined : ["test", "the value is another"];
}

function relocate(
  run: Run,
  op: "move" | "copy",
  from: readonly string[] | undefined,
  to: readonly string[],
): Failure | undefined {
  if (!from) return ["path", "its from must be a JSON pointer, which starts with '/'"];
  if (!safe(from)) return ["path", "a path may not contain '__proto__'"];
  if (from.length === 0 && run.lenient) return ["path", "the whole document cannot be its from"];
  if (op === "move" && from.length < to.length && from.every((token, i) => token === to[i])) {
    return ["path", "a value cannot move into itself"];
  }
  const found = lookup(run, from);
  if (!found) return ["missing", "the document has no value at its from"];
  if (op === "move") {
    const failure = from.length > 0 ? remove(run, from) : undefined;
    return failure ?? put(run, to, found.value, "add");
  }
  const value = deepCopy(found.value);
  run.copyBytes -= JSON.stringify(value).length;
  if (run.copyBytes < 0) return ["limit", "the copies of this patch are too large"];
  return put(run, to, value, "add");
}

/** The value at a place; a missing key of an object is null where leniency asks for that. */
function lookup(run: Run, tokens: readonly string[]): { readonly value: unknown } | undefined {
  if (tokens.length === 0) return { value: run.root };
  const place = locate(run.root, tokens, run.indices);
  if (place && exists(place)) return { value: read(place) };
  return place?.in === "object" && run.lenient ? { value: null } : undefined;
}
