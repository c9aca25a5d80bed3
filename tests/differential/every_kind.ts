/**
 * Scripts for every kind: the life of an object, and its creation with one thing wrong.
 *
 * @module
 */

import { samples } from "../generated/samples.ts";
import { mutations } from "./mutations.ts";
import type { Script, Step } from "./script.ts";

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
const PARTIAL = "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
const PARTIALS = "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io";

/** An object to do something with. */
export interface Subject {
  readonly title: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: string;
  readonly name: string;
  readonly verbs: readonly string[];
  readonly subresources: readonly string[];
  readonly object: Record<string, unknown>;
}

/** One subject for every sample of a stable version. */
export const subjects: readonly Subject[] = samples.flatMap(({ kind, object }): Subject[] => {
  const { group, version, plural } = kind;
  if (!/^v\d+$/.test(version)) return [];
  const apiVersion = group === "" ? version : `${group}/${version}`;
  const root = group === "" ? `/api/${version}` : `/apis/${apiVersion}`;
  const scope = kind.scope === "Namespaced" ? "/namespaces/{ns}" : "";
  const metadata = { ...(object as { metadata?: { name?: string; namespace?: string } }).metadata };
  delete metadata.namespace;
  const title = `${apiVersion} ${kind.kind} ${metadata.name ?? ""}`.trim();
  return [{
    title,
    apiVersion,
    kind: kind.kind,
    path: `${root}${scope}/${plural}`,
    name: metadata.name ?? "",
    verbs: kind.verbs,
    subresources: kind.subresources,
    object: JSON.parse(
      JSON.stringify({ ...object, metadata }).replaceAll(
        '"namespace":"default"',
        '"namespace":"{ns}"',
      ),
    ),
  }];
});

/** Kinds whose objects a kube-apiserver writes, and deletes, by itself a moment after it is asked. */
export const LATER: RegExp =
  /^(APIService|CustomResourceDefinition|FlowSchema|PriorityLevelConfiguration)$/;

/** A script in which an object is made, something is done to it, and it is gone in the end. */
export function around(subject: Subject, what: string, steps: readonly Step[]): Script {
  const { kind, path, name, object, title } = subject;
  const item = `${path}/${name}`;
  const isLater = LATER.test(kind);
  const free = { metadata: { finalizers: null } };
  return {
    name: `${what} ${title}`,
    steps: [
      { method: "POST", path, body: object },
      ...(isLater ? [{ method: "SETTLE", path: item }] : []),
      ...steps,
      { method: "PATCH", path: item, body: free, type: "application/merge-patch+json" },
      { method: "DELETE", path: item },
      ...(isLater ? [{ method: "GONE", path: item }] : []),
    ],
  };
}

/** The life of one object of every kind. */
export function lives(): Script[] {
  return subjects.map((s) => ({ name: `life of ${s.title}`, steps: life(s) }));
}

/** The creation of an object of every kind with one thing wrong, stored by nobody. */
export function mistakes(): Script[] {
  return subjects.map((s) => ({
    name: `mistakes in ${s.title}`,
    steps: mutations(s.object).map(({ object }) => ({
      method: "POST",
      path: `${s.path}?dryRun=All`,
      body: object,
    })),
  }));
}

function life(s: Subject): Step[] {
  const steps: Step[] = [
    { method: "POST", path: `${s.path}?dryRun=All`, body: s.object },
    { method: "POST", path: `${s.path}?fieldValidation=Strict`, body: { ...s.object, bogus: 1 } },
    { method: "POST", path: s.path, body: { ...s.object, kind: "Bogus" } },
    { method: "POST", path: s.path, body: s.object },
  ];
  if (!s.verbs.includes("get")) return steps;
  const item = `${s.path}/${s.name}`;
  const label = { metadata: { labels: { a: "1" } } };
  steps.push(
    { method: "POST", path: s.path, body: s.object },
    // A kube-apiserver says a moment later whether it is available.
    ...(s.kind === "APIService" ? [{ method: "SETTLE", path: item }] : []),
    { method: "GET", path: item },
    { method: "GET", path: item, accept: TABLE },
    { method: "GET", path: item, accept: PARTIAL },
    {
      method: "GET",
      path: s.path.includes("{ns}") ? s.path : `${s.path}?fieldSelector=metadata.name=${s.name}`,
    },
    { method: "GET", path: `${s.path}?fieldSelector=metadata.name=${s.name}`, accept: TABLE },
    { method: "GET", path: `${s.path}?fieldSelector=metadata.name=${s.name}`, accept: PARTIALS },
    { method: "GET", path: `${s.path}?fieldSelector=spec.bogus=1` },
    { method: "GET", path: `${item}-none` },
    { method: "PUT", path: item, body: s.object },
    {
      method: "PUT",
      path: `${item}-none`,
      body: { ...s.object, metadata: { name: `${s.name}-none` } },
    },
    { method: "PATCH", path: item, body: label, type: "application/merge-patch+json" },
    { method: "PATCH", path: item, body: label, type: "application/merge-patch+json" },
    {
      method: "PATCH",
      path: item,
      body: [{ op: "add", path: "/metadata/annotations", value: { b: "2" } }],
      type: "application/json-patch+json",
    },
    {
      method: "PATCH",
      path: item,
      body: { metadata: { labels: { c: "3" }, finalizers: ["example.com/f"] } },
      type: "application/strategic-merge-patch+json",
    },
    {
      method: "PATCH",
      path: `${item}?fieldValidation=Strict`,
      body: { bogus: 1 },
      type: "application/merge-patch+json",
    },
    { method: "PATCH", path: item, body: { kind: "Bogus" }, type: "application/merge-patch+json" },
    ...applies(s, item),
    ...s.subresources.filter((r) => ["status", "scale", "approval"].includes(r)).flatMap((r) =>
      part(item, r)
    ),
    { method: "DELETE", path: `${item}?dryRun=All` },
    {
      method: "DELETE",
      path: item,
      body: { preconditions: { uid: "00000000-0000-4000-8000-000000000000" } },
    },
    { method: "DELETE", path: item },
    { method: "DELETE", path: item },
    {
      method: "PATCH",
      path: item,
      body: { metadata: { finalizers: ["example.com/f", "example.com/g"] } },
      type: "application/merge-patch+json",
    },
    {
      method: "PATCH",
      path: item,
      body: { metadata: { finalizers: null } },
      type: "application/merge-patch+json",
    },
    { method: "GET", path: item },
  );
  return steps;
}

function applies(s: Subject, item: string): Step[] {
  const type = "application/apply-patch+yaml";
  const head = { apiVersion: s.apiVersion, kind: s.kind };
  const labelled = (value: string) => ({
    ...head,
    metadata: { name: s.name, labels: { a: value } },
  });
  return [
    { method: "PATCH", path: item, body: labelled("1"), type },
    { method: "PATCH", path: `${item}?fieldManager=one`, body: labelled("2"), type },
    { method: "PATCH", path: `${item}?fieldManager=one&force=true`, body: labelled("2"), type },
    { method: "PATCH", path: `${item}?fieldManager=two`, body: { ...head, bogus: 1 }, type },
    {
      method: "PATCH",
      path: `${item}-applied?fieldManager=one&dryRun=All`,
      body: { ...head, ...s.object, metadata: { name: `${s.name}-applied` } },
      type,
    },
  ];
}

function part(item: string, name: string): Step[] {
  const path = `${item}/${name}`;
  return [
    { method: "GET", path },
    { method: "GET", path, accept: TABLE },
    {
      method: "PATCH",
      path,
      body: { metadata: { labels: { s: "1" }, annotations: { s: "1" } } },
      type: "application/merge-patch+json",
    },
    { method: "PATCH", path, body: { spec: { bogus: 1 } }, type: "application/merge-patch+json" },
    { method: "GET", path: `${item}-none/${name}` },
    { method: "POST", path, body: {} },
    { method: "DELETE", path },
  ];
}
