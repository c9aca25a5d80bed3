/**
 * Random sequences of requests about a few objects: made, changed in every way, asked for, deleted;
 * some of it right and some of it slightly wrong. The same seed makes the same sequence.
 *
 * @module
 */

import { type Subject, subjects } from "./every_kind.ts";
import { mutations } from "./mutations.ts";
import type { Script, Step } from "./script.ts";
import { statuses } from "./statuses.ts";
import { variants } from "./variants.ts";

type Fields = Record<string, unknown>;

/** What a sequence is about: namespaced, and nobody writes it by himself. */
const all = subjects.filter((s) => s.path.includes("{ns}") && s.verbs.includes("patch"));

const MERGE = "application/merge-patch+json";
const JSON_PATCH = "application/json-patch+json";
const STRATEGIC = "application/strategic-merge-patch+json";
const APPLY = "application/apply-patch+yaml";
const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
const PARTIAL = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
const PARTIALS = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

/** Numbers that look random, and are the same for the same seed. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to and without `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  }

  /** One of some things. */
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }
}

/** A sequence of some thirty requests. */
export function sequence(seed: number, length: number = 30): Script {
  const chance = new Chance(seed);
  const chosen = [chance.of(all), chance.of(all)];
  const steps: Step[] = chosen.map((s) => ({ method: "POST", path: s.path, body: s.object }));
  while (steps.length < length) {
    const subject = chance.of(chosen);
    const next = chance.of(makers)(chance, subject);
    // A version is that of the object itself: those of lists are each server's own.
    if (JSON.stringify(next).includes("{rv}")) steps.push({ method: "GET", path: item(subject) });
    steps.push(next);
  }
  return { name: `sequence ${seed}`, steps };
}

type Maker = (chance: Chance, subject: Subject) => Step;

/** What can be done, the commoner things more often than once. */
const makers: readonly Maker[] = [
  create,
  replace,
  replace,
  merge,
  merge,
  merge,
  jsonPatch,
  strategic,
  strategic,
  apply,
  apply,
  apply,
  status,
  scale,
  remove,
  read,
  list,
  list,
];

const item = (s: Subject) => `${s.path}/${s.name}`;

/** Options of a write; most have none. */
function options(chance: Chance, more: readonly string[] = []): string {
  const found = [...more];
  if (chance.once(6)) found.push("dryRun=All");
  if (chance.once(8)) found.push(`fieldValidation=${chance.of(["Strict", "Warn", "Ignore"])}`);
  if (chance.once(8)) found.push(`fieldManager=${chance.of(["one", "two"])}`);
  return found.length === 0 ? "" : `?${[...new Set(found)].join("&")}`;
}

/** The object, often changed a little or made a little wrong. */
function objectOf(chance: Chance, s: Subject): Fields {
  const whole = { apiVersion: s.apiVersion, kind: s.kind, ...s.object };
  if (chance.once(3)) return whole;
  if (chance.once(2)) return chance.of(mutations(s.object)).object as Fields;
  const { metadata, ...content } = s.object as Fields;
  const other = variants(content);
  return other.length === 0 ? whole : { ...chance.of(other) as Fields, metadata };
}

function create(chance: Chance, s: Subject): Step {
  return { method: "POST", path: s.path + options(chance), body: objectOf(chance, s) };
}

function replace(chance: Chance, s: Subject): Step {
  const body = objectOf(chance, s);
  const metadata = body["metadata"];
  const isMeta = typeof metadata === "object" && metadata !== null && !Array.isArray(metadata);
  const version = chance.of([{}, { resourceVersion: "{rv}" }, { resourceVersion: "1" }]);
  return {
    method: "PUT",
    path: item(s) + options(chance),
    body: { ...body, ...(isMeta ? { metadata: { ...metadata, ...version } } : {}) },
  };
}

const METADATA: readonly Fields[] = [
  { labels: { a: "1" } },
  { labels: { a: null, b: "2" } },
  { labels: null },
  { labels: { "": "x" } },
  { annotations: { a: "1", b: "2" } },
  { annotations: { a: null } },
  { finalizers: ["example.com/a"] },
  { finalizers: ["example.com/b", "example.com/a"] },
  { finalizers: [] },
  { finalizers: null },
  { finalizers: ["x"] },
  { ownerReferences: [{ apiVersion: "v1", kind: "ConfigMap", name: "o", uid: "u" }] },
  { ownerReferences: null },
  { ownerReferences: [{ apiVersion: "v1", kind: "ConfigMap", name: "o" }] },
  { resourceVersion: "1" },
  { resourceVersion: "{rv}" },
  { generation: 7 },
  { managedFields: [] },
  { managedFields: [{}] },
  { deletionTimestamp: null, creationTimestamp: null },
  { name: "other" },
  { generateName: "g-" },
];

/** A change of an object, as a merge patch. */
function change(chance: Chance, s: Subject): Fields {
  if (chance.once(2)) return { metadata: chance.of(METADATA) };
  const { metadata: _metadata, ...content } = s.object as Fields;
  const entries = Object.entries(content).filter(([k]) => k !== "apiVersion" && k !== "kind");
  if (entries.length === 0) return { metadata: chance.of(METADATA) };
  const [field, value] = chance.of(entries);
  if (chance.once(8)) return { [field]: null };
  const other = [
    ...variants(value),
    ...mutations({ [field]: value }).map((m) => (m.object as Fields)[field]),
  ];
  return { [field]: other.length === 0 ? value : chance.of(other) };
}

function merge(chance: Chance, s: Subject): Step {
  return { method: "PATCH", path: item(s) + options(chance), body: change(chance, s), type: MERGE };
}

function strategic(chance: Chance, s: Subject): Step {
  return { ...merge(chance, s), type: STRATEGIC };
}

function jsonPatch(chance: Chance, s: Subject): Step {
  const [field, value] = chance.of(Object.entries(change(chance, s)));
  const path = `/${field}`;
  const inner = Object.entries(value as Fields ?? {})[0];
  const deeper = inner && !Array.isArray(value)
    ? `${path}/${inner[0].replaceAll("/", "~1") || "x"}`
    : path;
  const op = chance.of([
    { op: "add", path: deeper, value: inner?.[1] ?? value },
    { op: "remove", path: deeper },
    { op: "test", path: deeper, value: inner?.[1] ?? value },
    { op: "add", path: "/metadata/labels", value: { j: "1" } },
    { op: "add", path: "/metadata/finalizers", value: ["example.com/j"] },
  ]);
  return { method: "PATCH", path: item(s) + options(chance), body: [op], type: JSON_PATCH };
}

/** Some of the fields of an object, by one of three managers. */
function apply(chance: Chance, s: Subject): Step {
  const manager = `fieldManager=${chance.of(["one", "two", "three"])}`;
  const head = { apiVersion: s.apiVersion, kind: s.kind };
  const { metadata: _metadata, ...content } = chance.once(2)
    ? s.object as Fields
    : objectOf(chance, s);
  const kept = Object.entries(content).filter(() => !chance.once(3));
  const labels = chance.of([{}, { labels: { a: "1" } }, { labels: { a: "2", b: "1" } }, {
    annotations: { a: "1" },
  }, { finalizers: ["example.com/a"] }]);
  return {
    method: "PATCH",
    path: item(s) + options(chance, [manager, ...(chance.once(2) ? ["force=true"] : [])]),
    body: { ...Object.fromEntries(kept), ...head, metadata: { name: s.name, ...labels } },
    type: APPLY,
  };
}

function status(chance: Chance, s: Subject): Step {
  if (!s.subresources.includes("status")) return merge(chance, s);
  const full: Fields = { status: statuses[s.kind] ?? {} };
  const wrong = [...variants(full), ...mutations(full).map((m) => m.object)];
  const content = chance.once(2) || wrong.length === 0 ? full : chance.of(wrong) as Fields;
  const path = `${item(s)}/status`;
  if (chance.once(3)) {
    const body = { ...s.object, ...content, metadata: { name: s.name } };
    return { method: "PUT", path: path + options(chance), body };
  }
  if (chance.once(2)) {
    const body = { apiVersion: s.apiVersion, kind: s.kind, metadata: { name: s.name }, ...content };
    const query = options(chance, [`fieldManager=${chance.of(["one", "status"])}`, "force=true"]);
    return { method: "PATCH", path: path + query, body, type: APPLY };
  }
  const extra = chance.once(3) ? { metadata: chance.of(METADATA) } : {};
  return {
    method: "PATCH",
    path: path + options(chance),
    body: { ...content, ...extra },
    type: MERGE,
  };
}

function scale(chance: Chance, s: Subject): Step {
  if (!s.subresources.includes("scale")) return strategic(chance, s);
  const path = `${item(s)}/scale`;
  if (chance.once(3)) return { method: "GET", path };
  const spec = chance.of<unknown>([{ replicas: 2 }, { replicas: 0 }, { replicas: -1 }, {}, null]);
  return { method: "PATCH", path: path + options(chance), body: { spec }, type: MERGE };
}

const DELETIONS: readonly unknown[] = [
  undefined,
  {},
  { propagationPolicy: "Foreground" },
  { propagationPolicy: "Orphan" },
  { propagationPolicy: "Background" },
  { gracePeriodSeconds: 0 },
  { gracePeriodSeconds: 5 },
  { orphanDependents: true },
  { preconditions: { resourceVersion: "1" } },
  { preconditions: { uid: "00000000-0000-4000-8000-000000000000" } },
  { dryRun: ["All"] },
];

function remove(chance: Chance, s: Subject): Step {
  const body = chance.of(DELETIONS);
  const isAll = chance.once(6) && s.verbs.includes("deletecollection");
  const query = chance.of(["", "", "?dryRun=All", "?propagationPolicy=Orphan"]);
  return {
    method: "DELETE",
    path: (isAll ? s.path : item(s)) + query,
    ...(body === undefined ? {} : { body }),
  };
}

/** Nothing asks for version "0": a real server may answer with a state from before. */
function read(chance: Chance, s: Subject): Step {
  const accept = chance.of([undefined, undefined, TABLE, PARTIAL, "application/yaml;q=0.1,*/*"]);
  const path = item(s) + chance.of(["", "", "", "/status", "-none"]);
  return { method: "GET", path, ...(accept === undefined ? {} : { accept }) };
}

function list(chance: Chance, s: Subject): Step {
  const query = chance.of([
    "",
    "?labelSelector=a",
    "?labelSelector=a%3D1",
    "?labelSelector=!a",
    `?fieldSelector=metadata.name%3D${s.name}`,
    `?fieldSelector=metadata.name!%3D${s.name}`,
    "?limit=1",
    "",
  ]);
  const accept = chance.of([undefined, undefined, TABLE, PARTIALS]);
  return { method: "GET", path: s.path + query, ...(accept === undefined ? {} : { accept }) };
}
