/**
 * Objects of Kubernetes as YAML for people: what machines keep in them is folded to one line.
 *
 * @module
 */

import { type KubeObject, stringifyYaml } from "kubist/meta";
import { harmless, paint, type Screen } from "./paint.ts";

/** Whether a value is an object of Kubernetes. */
export function isKubeObject(value: unknown): value is KubeObject {
  if (typeof value !== "object" || value === null) return false;
  const { apiVersion, kind, metadata } = value as Partial<KubeObject>;
  return typeof apiVersion === "string" && typeof kind === "string" &&
    typeof metadata === "object" && metadata !== null;
}

/** The object as YAML, coloured, its managed fields and long texts folded. */
export async function objectText(object: KubeObject, screen: Screen): Promise<string> {
  const { shown, notes } = fold(object);
  const yaml = await stringifyYaml(shown);
  const lines = harmless(yaml).trimEnd().split("\n").map((line) => colour(line, screen));
  return [...lines, ...notes.map((note) => paint(screen, "dim", `# ${note}`))].join("\n");
}

const longText = 400;
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

function fold(object: KubeObject): { shown: unknown; notes: string[] } {
  const notes: string[] = [];
  const { managedFields, ...metadata } = object.metadata;
  if (managedFields?.length) {
    const managers = [...new Set(managedFields.map((entry) => entry.manager))].join(", ");
    notes.push(`metadata.managedFields of ${managers}; $_.metadata.managedFields has them`);
  }
  const shown = shorten({ ...object, metadata: withoutLastApplied(metadata, notes) }, notes, "");
  return { shown, notes };
}

function withoutLastApplied<M extends { annotations?: Record<string, string> }>(
  metadata: M,
  notes: string[],
): M {
  const { annotations } = metadata;
  if (annotations === undefined || !(lastApplied in annotations)) return metadata;
  const { [lastApplied]: _, ...rest } = annotations;
  notes.push(`metadata.annotations["${lastApplied}"]`);
  const { annotations: _all, ...others } = metadata;
  return (Object.keys(rest).length === 0 ? others : { ...metadata, annotations: rest }) as M;
}

function shorten(value: unknown, notes: string[], path: string): unknown {
  if (typeof value === "string") {
    if (value.length <= longText) return value;
    notes.push(`${path.slice(1)} has ${value.length} characters`);
    return `${value.slice(0, longText)}…`;
  }
  if (Array.isArray(value)) return value.map((v, i) => shorten(v, notes, `${path}.${i}`));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [key, shorten(v, notes, `${path}.${key}`)]),
  );
}

function colour(line: string, screen: Screen): string {
  if (!screen.colours) return line;
  const [, indent = "", key, rest = ""] = /^([\s-]*)([^\s:'"][^:]*:)(\s.*|)$/.exec(line) ?? [];
  return key === undefined ? line : indent + paint(screen, "key", key) + rest;
}
