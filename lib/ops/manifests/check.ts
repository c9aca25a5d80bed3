/**
 * What is wrong with a set of objects before anything of it is written.
 *
 * @module
 */

import type { ApplyManyOptions, Manifest, Manifests } from "../../client/manifests.ts";
import type { Session } from "../../client/session.ts";
import { type OptionNames, requireKnown } from "../../meta/option_names.ts";
import { quote } from "../../meta/syntax.ts";
import { ManifestError, type ManifestProblem } from "./error.ts";
import { originOf } from "./origin.ts";
import { place, roughRef } from "./place.ts";
import { isDefinition } from "./stages.ts";

/** How large an object may be: what the API server takes in one request. */
const mostBytes = 3 * 1024 * 1024;

/** A set of objects, each fit to be sent. */
export interface CheckedSet {
  readonly objects: readonly Manifest[];
  /** Whether an object's kind is defined by another of the set, and not served yet. */
  isDefinedHere(object: Manifest): boolean;
}

const applyOptions: OptionNames<ApplyManyOptions> = {
  signal: true,
  timeoutMs: true,
  namespace: true,
  concurrency: true,
  dryRun: true,
  fieldManager: true,
  force: true,
  fieldValidation: true,
  prune: true,
  establishMs: true,
};

/**
 * Collects the objects of a set and checks each.
 *
 * **Errors**: `ManifestError` with the place of the first that is wrong.
 */
export async function checkSet(
  session: Session,
  act: string,
  source: Manifests,
  options: ApplyManyOptions,
): Promise<CheckedSet> {
  requireKnown(act, options, applyOptions);
  const objects = await collect(act, source);
  for (const object of objects) checkObject(object);
  const defined = new Set(objects.filter(isDefinition).flatMap(definedBy));
  const isDefinedHere = (object: Manifest) => defined.has(typeOf(object));
  const refs = new Map<string, Manifest>();
  for (const object of objects) {
    const ref = isDefinedHere(object)
      ? `${typeOf(object)} ${object.metadata.namespace ?? ""}/${object.metadata.name}`
      : (await place(session, object, options)).ref;
    const twin = refs.get(ref);
    if (twin !== undefined) throw refuse(object, "duplicate", `${ref} is there twice${at(twin)}`);
    refs.set(ref, object);
  }
  return { objects, isDefinedHere };
}

function checkObject(object: Manifest): void {
  const { apiVersion, kind, metadata } = object;
  if (!apiVersion) throw refuse(object, "type", "the object has no apiVersion");
  if (!kind) throw refuse(object, "type", "the object has no kind");
  if (!metadata?.name) throw refuse(object, "name", `the ${kind} has no metadata.name`);
  if (metadata.managedFields !== undefined) {
    const state = `${
      roughRef(object)
    } has metadata.managedFields, which the server keeps; remove it`;
    throw refuse(object, "managed_fields", state);
  }
  const size = sizeOf(object);
  if (size <= mostBytes) return;
  const [field, part] = largest(object);
  const state = `${roughRef(object)} has ${size} bytes, of which ${part} are in ${field}; ` +
    `the server takes ${mostBytes}`;
  throw refuse(object, "too_large", state);
}

function refuse(object: Manifest, problem: ManifestProblem, state: string): ManifestError {
  const { kind = "object", metadata } = object;
  const source = `${kind.toLowerCase()}/${metadata?.name ?? ""}`;
  return new ManifestError(state, { problem, ...(originOf(object) ?? { source }) });
}

/** " (the other at app.yaml:12)", where that is known. */
function at(object: Manifest): string {
  const origin = originOf(object);
  return origin === undefined ? "" : ` (the other at ${origin.source}:${origin.line})`;
}

function sizeOf(value: unknown): number {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) return 0;
  return text.length > mostBytes / 3 ? new TextEncoder().encode(text).length : text.length;
}

function largest(object: Manifest): readonly [field: string, bytes: number] {
  const sizes = Object.entries(object).flatMap(([field, value]) =>
    typeof value === "object" && value !== null
      ? Object.entries(value).map(([key, part]) => [`${field}.${key}`, sizeOf(part)] as const)
      : [[field, sizeOf(value)] as const]
  );
  return sizes.sort(([, a], [, b]) => b - a)[0] ?? ["metadata", 0];
}

function typeOf({ apiVersion, kind }: Manifest): string {
  return `${apiVersion} ${kind}`;
}

function definedBy({ spec }: Manifest): string[] {
  const versions: { name: string }[] = spec?.versions ?? [];
  return versions.map(({ name }) => `${spec.group}/${name} ${spec.names?.kind}`);
}

/**
 * Collects the objects that a call was given.
 *
 * **Errors**: `TypeError` for a path, or for one object alone.
 */
export async function collect(act: string, source: Manifests): Promise<Manifest[]> {
  const given: unknown = source;
  if (typeof given === "string") {
    throw new TypeError(
      `Cannot ${act} ${quote(given)}: read it first, with k.yaml(${quote(given)})`,
    );
  }
  const isMany = typeof given === "object" && given !== null &&
    (Symbol.asyncIterator in given || Symbol.iterator in given);
  if (!isMany) {
    throw new TypeError(`Cannot ${act} what is no list of objects: give one in brackets`);
  }
  const objects: Manifest[] = [];
  for await (const object of source) objects.push(object);
  return objects;
}
