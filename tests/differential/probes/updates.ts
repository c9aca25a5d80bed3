/**
 * Scripts for every kind: each field of an object is changed once, by each way to change it, and
 * stored by nobody.
 *
 * @module
 */

import { around, type Subject, subjects } from "../every_kind.ts";
import { mutations } from "../mutations.ts";
import type { Script, Step } from "../script.ts";
import { variants } from "../variants.ts";

type Fields = Record<string, unknown>;

/** How many changes of one kind are tried by replacing it. */
const MOST = 120;
/** And by patches, in three forms each. */
const MOST_PATCHED = 12;

/** All changes: by PUT, by PUT with a mistake, by patches. */
export function updates(): Script[] {
  return subjects.filter((s) => s.verbs.includes("update")).flatMap((s) => [
    around(s, "changes of", replaced(s)),
    ...(isFirst(s) ? [around(s, "mistaken changes of", mistaken(s))] : []),
    around(s, "patches of", patched(s)),
  ]);
}

function replaced(s: Subject): Step[] {
  return variants(contentOf(s)).slice(0, MOST).map((fields) =>
    put(s, { ...fields as Fields, metadata: s.object["metadata"] })
  );
}

/** Of several samples of a kind the first is enough for its mistakes. */
function isFirst(subject: Subject): boolean {
  const { kind, apiVersion } = subject;
  return subjects.find((s) => s.kind === kind && s.apiVersion === apiVersion) === subject;
}

function contentOf(s: Subject): Fields {
  const head = ["metadata", "apiVersion", "kind"];
  return Object.fromEntries(Object.entries(s.object).filter(([name]) => !head.includes(name)));
}

/** What is refused when it is created, on an object that is there. */
function mistaken(s: Subject): Step[] {
  return mutations(s.object).map(({ object }) => put(s, object as Fields));
}

function put(s: Subject, object: Fields): Step {
  const metadata = object["metadata"];
  const isObject = typeof metadata === "object" && metadata !== null && !Array.isArray(metadata);
  return {
    method: "PUT",
    path: `${s.path}/${s.name}?dryRun=All`,
    body: {
      ...object,
      metadata: isObject ? { ...metadata, resourceVersion: "{rv}" } : metadata,
    },
  };
}

function patched(s: Subject): Step[] {
  const content = contentOf(s);
  const all = variants(content);
  const every = Math.max(1, Math.floor(all.length / MOST_PATCHED));
  const path = `${s.path}/${s.name}?dryRun=All`;
  const head = { apiVersion: s.apiVersion, kind: s.kind };
  return all.filter((_, i) => i % every === 0).slice(0, MOST_PATCHED).flatMap((fields): Step[] => {
    const body = mergePatch(content, fields);
    return [
      { method: "PATCH", path, body, type: "application/merge-patch+json" },
      { method: "PATCH", path, body, type: "application/strategic-merge-patch+json" },
      {
        method: "PATCH",
        path: `${path}&fieldManager=changer&force=true`,
        body: { ...head, metadata: { name: s.name }, ...fields as Fields },
        type: "application/apply-patch+yaml",
      },
    ];
  });
}

/** The merge patch that makes one value of another. */
function mergePatch(from: unknown, to: unknown): unknown {
  if (!isFields(from) || !isFields(to)) return to;
  const patch: Fields = {};
  for (const key of Object.keys(from)) if (!(key in to)) patch[key] = null;
  for (const [key, value] of Object.entries(to)) {
    if (JSON.stringify(from[key]) !== JSON.stringify(value)) {
      patch[key] = mergePatch(from[key], value);
    }
  }
  return patch;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
