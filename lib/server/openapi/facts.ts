/**
 * What documents say of built-in definitions and their fields, besides their types: facts of the
 * tables, in words of their own. The texts of Kubernetes are not repeated, but where to find them is.
 *
 * @module
 */

import { defaults, workedOut } from "../../generated/server/defaults.ts";
import { resourceRows } from "../../generated/server/resources.ts";
import type { GroupVersionKind } from "../../meta/gvk.ts";
import type { Schema } from "../../meta/schema.ts";
import { withDefaults } from "./defaults.ts";
import { knownValues } from "./enums.ts";

/** The groups whose names are longer than those of their packages. */
const groups = new Map(
  resourceRows.filter((r) => r.group.includes(".")).map((r) => [r.group.split(".", 1)[0], r.group]),
);

const REFERENCE = "https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/";

/** A definition with what is known of it, by its short name. */
export function withFacts(definition: string, schema: Schema): Schema {
  const [kind, ...more] = schema["x-kubernetes-group-version-kind"] ?? [];
  const own = more.length === 0 ? kind : undefined;
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const said = [...whichKind(name, own), ...fieldFacts(definition, name, field)].join(" ");
    const value = withDefaults(withEnum(field, definition, name), definition, name);
    return [name, said === "" ? value : { ...value, description: said }];
  });
  const description = describe(definition, own?.group);
  return {
    ...schema,
    ...(description === undefined ? {} : { description }),
    ...(fields.length === 0 ? {} : { properties: Object.fromEntries(fields) }),
  };
}

/** What apiVersion and kind of an object can only be. */
export function whichKind(field: string, own: GroupVersionKind | undefined): string[] {
  if (own === undefined) return [];
  const { group, version, kind } = own;
  if (field === "apiVersion") return [`Always "${group === "" ? "" : `${group}/`}${version}".`];
  return field === "kind" ? [`Always "${kind}".`] : [];
}

/** The name of a definition and the address of its text, which the reference has for most. */
function describe(definition: string, ownGroup: string | undefined): string | undefined {
  const [folder = "", version = "", name] = definition.split(".");
  if (name === undefined || folder.startsWith("~")) return undefined;
  const group = ownGroup || groups.get(folder) || folder;
  const anchor = `${name}-${version}-${group}`.toLowerCase().replaceAll(".", "-");
  return `${name} of ${group}/${version}. Source: ${REFERENCE}#${anchor}`;
}

/** Sentences on a field. */
function fieldFacts(definition: string, name: string, field: Schema): string[] {
  const facts: string[] = [];
  const known = knownValues(definition, name);
  if (known && !known.isShown) facts.push(`Known values: ${known.values.join(", ")}.`);
  const words = workedOut[definition]?.[name];
  const value = defaults[definition]?.[name];
  if (words !== undefined) facts.push(`Default: ${words}.`);
  else if (value !== undefined) facts.push(`Default: ${JSON.stringify(value)}.`);
  const keys = field["x-kubernetes-list-map-keys"] ?? [];
  if (keys.length > 0) facts.push(`One for each ${keys.join(" and ")}.`);
  if (field["x-kubernetes-list-type"] === "set") facts.push("No value twice.");
  const mergeKey = field["x-kubernetes-patch-merge-key"];
  if (mergeKey !== undefined && mergeKey !== keys.join()) {
    facts.push(`Patches merge it by ${mergeKey}.`);
  }
  return facts;
}

function withEnum(field: Schema, definition: string, name: string): Schema {
  const known = knownValues(definition, name);
  if (!known?.isShown) return field;
  const of = (inner: Schema) => ({ ...inner, enum: known.values });
  if (field.items) return { ...field, items: of(field.items) };
  const { additionalProperties: extra } = field;
  return typeof extra === "object" ? { ...field, additionalProperties: of(extra) } : of(field);
}
