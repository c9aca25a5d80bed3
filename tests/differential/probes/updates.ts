/**
 * Scripts for every kind: each field of an object is changed once, and stored by nobody.
 *
 * @module
 */

import { subjects } from "../every_kind.ts";
import type { Script, Step } from "../script.ts";

type Fields = Record<string, unknown>;

/** How many changes of one kind are tried. */
const MOST = 120;

/** The values that differ from a value in one place. */
function variants(value: unknown): unknown[] {
  if (typeof value === "string") return [`${value}x`, ""];
  if (typeof value === "number") return [value + 1, -1];
  if (typeof value === "boolean") return [!value];
  if (Array.isArray(value)) {
    const [first, ...rest] = value;
    return [[], [...value, first], ...variants(first).map((v) => [v, ...rest])];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const { [name]: _gone, ...without } = value as Fields;
    return [without, ...variants(field).map((v) => ({ ...value, [name]: v }))];
  });
}

/** Changes of every kind that can be replaced. */
export function updates(): Script[] {
  return subjects.filter((s) => s.verbs.includes("update")).map((s) => {
    const { metadata, apiVersion, kind, ...content } = s.object as Fields;
    const meta = { ...metadata as Fields, resourceVersion: "{rv}" };
    const steps: Step[] = variants(content).slice(0, MOST).map((changed) => ({
      method: "PUT",
      path: `${s.path}/${s.name}?dryRun=All`,
      body: { apiVersion, kind, metadata: meta, ...changed as Fields },
    }));
    return {
      name: `changes of ${s.title}`,
      steps: [{ method: "POST", path: s.path, body: s.object }, ...steps, {
        method: "DELETE",
        path: `${s.path}/${s.name}`,
      }],
    };
  });
}
