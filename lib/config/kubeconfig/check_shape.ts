/**
 * Holds data of unknown origin against the shape of a kubeconfig.
 *
 * @module
 */

import { getOwn, isObject } from "../../meta/deep.ts";
import { quote } from "../../meta/syntax.ts";
import { didYouMean } from "../../meta/nearest.ts";
import type { Findings } from "../problems.ts";
import { redactOutput } from "../redact_text.ts";
import { kubeconfigShape, type ObjectShape, type Shape } from "./shape.ts";

/** The way to a value: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** Where the value at a path stands: the source, and the line if it is known. */
export interface Locator {
  readonly source: string;
  lineOf(path: Path): number | undefined;
}

/**
 * Notes everything in `value` that is not of the shape of a kubeconfig; fields nobody knows are
 * warnings, for other programs may know them.
 *
 * Returns whether `value` may be used as a kubeconfig.
 */
export function checkShape(value: unknown, where: Locator, found: Findings): boolean {
  const before = found.problems.length;
  const walk: Walk = { where, found };
  if (!isObject(value)) mismatch(value, kubeconfigShape, [], walk);
  else if (checkKind(value, walk)) checkObject(value, kubeconfigShape, [], walk);
  return found.problems.length === before;
}

/** A path as people write it: `users[2].name`; a secret that slipped into a key is masked. */
export function showPath(path: Path): string {
  let shown = "";
  for (const given of path) {
    const step = typeof given === "number" ? given : redactOutput(given);
    if (typeof step === "number") shown += `[${step}]`;
    else if (/^[A-Za-z][\w-]*$/.test(step)) shown += shown === "" ? step : `.${step}`;
    else shown += `[${quote(step)}]`;
  }
  return shown;
}

interface Walk {
  readonly where: Locator;
  readonly found: Findings;
}

function checkKind(value: Readonly<Record<string, unknown>>, walk: Walk): boolean {
  const kind = getOwn(value, "kind");
  const version = getOwn(value, "apiVersion");
  if (typeof kind === "string" && kind !== "" && kind !== "Config") {
    const text = `this is a ${
      quote(redactOutput(kind))
    } manifest, not a kubeconfig; manifests are applied`;
    fail(walk, "config.kind", ["kind"], text);
    return false;
  }
  if (typeof version === "string" && version !== "" && version !== "v1") {
    fail(
      walk,
      "config.kind",
      ["apiVersion"],
      `expected "v1", found ${quote(redactOutput(version))}`,
    );
    return false;
  }
  return true;
}

function check(value: unknown, shape: Shape, path: Path, walk: Walk): void {
  // The Go clients read null as the zero value of any field.
  if (value === null || value === undefined || shape.is === "any") return;
  if (!fits(value, shape)) return mismatch(value, shape, path, walk);
  if (shape.is === "object" && isObject(value)) checkObject(value, shape, path, walk);
  else if (shape.is === "list" && Array.isArray(value)) {
    value.forEach((item, i) => checkItem(item, shape.of, [...path, i], walk));
  } else if (shape.is === "map" && isObject(value)) {
    for (const key of Object.keys(value)) check(value[key], shape.of, [...path, key], walk);
  }
}

function checkItem(item: unknown, shape: Shape, path: Path, walk: Walk): void {
  if (item === null || item === undefined) mismatch(item, shape, path, walk);
  else check(item, shape, path, walk);
}

function checkObject(
  value: Readonly<Record<string, unknown>>,
  shape: ObjectShape,
  path: Path,
  walk: Walk,
): void {
  for (const key of shape.required ?? []) {
    if (getOwn(value, key) === undefined || getOwn(value, key) === null) {
      fail(walk, "config.field_missing", [...path, key], "expected a string, found nothing");
    }
  }
  for (const key of Object.keys(value)) {
    const field = shape.fields.get(key);
    if (field) check(value[key], field, [...path, key], walk);
    else warnUnknown(key, shape, path, walk);
  }
}

function warnUnknown(key: string, shape: ObjectShape, path: Path, walk: Walk): void {
  const at = [...path, key];
  const place = { source: walk.where.source, line: walk.where.lineOf(at), path: showPath(at) };
  const hint = didYouMean(key, shape.fields.keys());
  walk.found.warn("config.field_unknown", place, `unknown field, kept as it is${hint}`);
}

function fits(value: unknown, shape: Shape): boolean {
  if (shape.is === "text") return typeof value === "string";
  if (shape.is === "flag") return typeof value === "boolean";
  if (shape.is === "list") return Array.isArray(value);
  return isObject(value);
}

function mismatch(value: unknown, shape: Shape, path: Path, walk: Walk): void {
  let text = `expected ${called(shape)}, found ${typeName(value)}`;
  if (shape.is === "text" && typeof value !== "object") text += "; put it in quotes";
  fail(walk, "config.shape", path, text);
}

function fail(walk: Walk, code: string, path: Path, text: string): void {
  const place = {
    source: walk.where.source,
    line: walk.where.lineOf(path),
    path: path.length === 0 ? undefined : showPath(path),
  };
  walk.found.fail(code, place, text);
}

function called(shape: Shape): string {
  if (shape.is === "text") return "a string";
  if (shape.is === "flag") return "true or false";
  return shape.is === "any" ? "anything" : shape.called;
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return typeof value === "string" ? "a string" : `a ${typeof value}`;
}
