/**
 * Which file each change to merged kubeconfigs belongs to: the one that holds the entry.
 *
 * @module
 */

import { deepCopy, deepEqual, getOwn, setOwn } from "../../meta/deep.ts";
import type { PathRules } from "../paths.ts";
import type { MergedKubeconfig } from "./merge.ts";
import type { Places } from "./places.ts";
import { bodyKey, type Kubeconfig, type Section, sections } from "./schema.ts";
import { fileFields } from "./shape.ts";
import type { FileChanges } from "./write.ts";

/** What to save and where it came from. */
export interface SaveInput {
  readonly before: MergedKubeconfig;
  readonly after: Kubeconfig;
  readonly places: Places;
  readonly paths: PathRules;
}

type Edit = (config: Kubeconfig) => void;

/**
 * The changes by file. A changed or removed entry goes to its own file. A new one goes to the named
 * file, else the first of `$KUBECONFIG` that exists, else the last of them, else `~/.kube/config`.
 */
export function planSave(input: SaveInput): FileChanges {
  const edits = new Map<string, Edit[]>();
  const add = (file: string | undefined, edit: Edit) => {
    if (file !== undefined) edits.set(file, [...edits.get(file) ?? [], edit]);
  };
  const target = newEntryFile(input);
  for (const section of sections) planSection(section, input, target, add);
  planFields(input, target, add);
  return new Map(
    [...edits].map(([file, list]) => [file, (config: Kubeconfig) => {
      const changed = deepCopy(config);
      for (const edit of list) edit(changed);
      return changed;
    }]),
  );
}

function planSection(
  section: Section,
  { before, after, paths }: SaveInput,
  target: string | undefined,
  add: (file: string | undefined, edit: Edit) => void,
): void {
  const wanted = new Map(listOf(after, section).map((entry) => [entry.name, entry]));
  const known = new Map(listOf(before.config, section).map((entry) => [entry.name, entry]));
  for (const [name, entry] of wanted) {
    if (deepEqual(entry, known.get(name))) continue;
    const old = known.has(name) ? name : renamedFrom(entry, section, known, wanted);
    const file = (old === undefined ? undefined : before.entry(section, old)?.document.source) ??
      target;
    if (file === undefined) continue;
    const written = relative(section, entry, paths, paths.dirname(file));
    add(file, (config) => put(config, section, written, old));
  }
  for (const name of known.keys()) {
    if (wanted.has(name)) continue;
    add(before.entry(section, name)?.document.source, (config) => {
      setOwn(config, section, listOf(config, section).filter((e) => e.name !== name));
    });
  }
}

/** The former name of an entry that is new by its name only: it stays in its file. */
function renamedFrom(
  entry: NamedEntry,
  section: Section,
  known: ReadonlyMap<string, NamedEntry>,
  wanted: ReadonlyMap<string, NamedEntry>,
): string | undefined {
  const body = entry[bodyKey[section]];
  for (const [name, old] of known) {
    if (!wanted.has(name) && deepEqual(old[bodyKey[section]], body)) return name;
  }
  return undefined;
}

/** The fields beside the three lists; clearing the current context clears where it is set. */
function planFields(
  { before, after, places }: SaveInput,
  target: string | undefined,
  add: (file: string | undefined, edit: Edit) => void,
): void {
  const keys = new Set([...Object.keys(before.config), ...Object.keys(after)]);
  for (const key of keys) {
    if (sections.some((section) => section === key)) continue;
    const value = getOwn(after, key);
    if (deepEqual(value, getOwn(before.config, key))) continue;
    const own = before.documents.find((d) => getOwn(d.config, key))?.source;
    const cleared = value === undefined || value === "";
    const file = places.rule !== "explicit" && cleared ? own : target;
    add(file, (config) => {
      if (value === undefined) delete config[key];
      else setOwn(config, key, deepCopy(value));
    });
  }
}

function newEntryFile({ before, places }: SaveInput): string | undefined {
  const existing = new Set(before.documents.map((d) => d.source));
  return places.files.find((file) => existing.has(file)) ?? places.files.at(-1);
}

interface NamedEntry {
  name: string;
  [key: string]: unknown;
}

function listOf(config: Kubeconfig, section: Section): NamedEntry[] {
  return (getOwn(config, section) ?? []) as NamedEntry[];
}

/** Replaces an entry in its place, or adds it at the end. */
function put(
  config: Kubeconfig,
  section: Section,
  entry: NamedEntry,
  old: string = entry.name,
): void {
  const list = [...listOf(config, section)];
  const at = list.findIndex((e) => e.name === old);
  if (at < 0) list.push(entry);
  else list[at] = entry;
  setOwn(config, section, list);
}

/** Absolute file names below the kubeconfig's directory are written relative to it. */
function relative(
  section: Section,
  entry: NamedEntry,
  paths: PathRules,
  directory: string,
): NamedEntry {
  const copy = deepCopy(entry);
  const body = copy[bodyKey[section]] as Record<string, unknown> | null | undefined;
  for (const field of fileFields(section)) {
    const value = body ? body[field] : undefined;
    if (!body || typeof value !== "string" || !paths.isAbsolute(value)) continue;
    body[field] = paths.below(directory, value) ?? value;
  }
  return copy;
}
