/**
 * Custom resource definitions to a model.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import { everyVerb, type Scope } from "../meta/kind.ts";
import type { Schema } from "../meta/schema.ts";
import { escapeComment } from "./comment.ts";
import type { NamedSchema } from "./declare.ts";
import { CodegenError } from "./error.ts";
import type { Resource, Subresource } from "./model.ts";
import { checkNames } from "./names.ts";
import { schemaProblem } from "./schema_problem.ts";

/** A version of a custom resource: its type and its names. */
export interface CustomVersion {
  readonly schema: NamedSchema;
  readonly resource: Resource;
}

/** Who is told of what cannot be read. */
export interface CrdOptions {
  /** Told of each version that no types can be made of; the others go on. @default {it is thrown} */
  readonly onProblem?: ((problem: CodegenError) => void) | undefined;
  /** Where a definition was read, for what it is told of: "crds.yaml:12". @default {its name alone} */
  readonly sourceOf?: ((definition: object) => string | undefined) | undefined;
}

/**
 * The served versions of custom resource definitions; other documents are passed over. Of two that are
 * the same one the last counts.
 *
 * **Errors**: without `onProblem` a {@linkcode CodegenError} for names and schemas that the API server would
 * refuse, for the old v1beta1, and for two that give one type.
 */
export function readCrds(documents: Iterable<unknown>, options: CrdOptions = {}): CustomVersion[] {
  const found = new Map<string, CustomVersion & { readonly origin: string }>();
  const { onProblem } = options;
  const attempt = (read: () => void) => {
    try {
      read();
    } catch (error) {
      if (!onProblem || !(error instanceof CodegenError)) throw error;
      onProblem(error);
    }
  };
  const add = (crd: Record<string, unknown>, index: number, origin: string) => {
    const version = versionOf(crd, index, origin);
    const { id } = version.schema;
    const other = found.get(id);
    if (other && other.resource.plural !== version.resource.plural) {
      const both = `both ${other.origin} and ${origin} have it`;
      throw new CodegenError(`Cannot generate ${id}: ${both}`, { problem: "codegen.clash" });
    }
    found.set(id, { ...version, origin });
  };
  for (const document of documents) {
    for (const crd of definitionsIn(document)) {
      const origin = originOf(crd, options.sourceOf?.(document as object));
      attempt(() => {
        checkVersion(crd, origin);
        for (const index of servedIndexes(crd)) attempt(() => add(crd, index, origin));
      });
    }
  }
  return [...found.values()];
}

/** `"websites.example.com" (crds.yaml:12)`. */
function originOf(crd: Record<string, unknown>, source: string | undefined): string {
  const { names, group } = record(crd.spec);
  const name = text(record(crd.metadata).name) || `${text(record(names).plural)}.${text(group)}`;
  return `${JSON.stringify(name)}${source === undefined ? "" : ` (${source})`}`;
}

/** The definitions that a document is, or holds when it is a list. */
function definitionsIn(document: unknown): Record<string, unknown>[] {
  if (!isObject(document)) return [];
  if (Array.isArray(document.items) && text(document.kind).endsWith("List")) {
    return document.items.flatMap(definitionsIn);
  }
  return document.kind === "CustomResourceDefinition" ? [document] : [];
}

function checkVersion({ apiVersion }: Record<string, unknown>, origin: string): void {
  if (apiVersion === "apiextensions.k8s.io/v1") return;
  const what = `the definition ${origin} of apiVersion ${JSON.stringify(apiVersion)}`;
  const state = "only apiextensions.k8s.io/v1 is served since Kubernetes 1.22";
  throw new CodegenError(`Cannot read ${what}: ${state}`, { problem: "codegen.schema" });
}

function versionsOf(crd: Record<string, unknown>): readonly Record<string, unknown>[] {
  const { versions } = record(crd.spec);
  return Array.isArray(versions) ? versions.map(record) : [];
}

function servedIndexes(crd: Record<string, unknown>): number[] {
  return versionsOf(crd).flatMap(({ served }, i) => served === false ? [] : [i]);
}

function versionOf(crd: Record<string, unknown>, index: number, origin: string): CustomVersion {
  const spec = record(crd.spec);
  const names = record(spec.names);
  const kind = text(names.kind);
  const scope: Scope = spec.scope === "Cluster" ? "Cluster" : "Namespaced";
  const common = {
    group: text(spec.group),
    kind,
    plural: text(names.plural),
    singular: text(names.singular) || kind.toLowerCase(),
    scope,
    shortNames: texts(names.shortNames),
    categories: texts(names.categories),
    verbs: everyVerb,
  };
  const version = versionsOf(crd)[index] ?? {};
  const resource = {
    ...common,
    version: text(version.name),
    subresources: subresources(common, version),
    fields: selectableFields(version),
  };
  checkNames(resource, origin);
  const at = `spec.versions[${index}].schema.openAPIV3Schema`;
  const problem = schemaProblem(record(version.schema).openAPIV3Schema, at);
  if (problem !== undefined) {
    const what = `${kind} of ${resource.group}/${resource.version} of ${origin}`;
    throw new CodegenError(`Cannot generate ${what}: ${problem}`, { problem: "codegen.schema" });
  }
  return { resource, schema: namedSchema(resource, version) };
}

function namedSchema(resource: Resource, version: Record<string, unknown>): NamedSchema {
  const { group, kind } = resource;
  const home = `${group}/${resource.version}`;
  const schema = record(record(version.schema).openAPIV3Schema) as Schema;
  const description = escapeComment(text(schema.description));
  const warning = escapeComment(text(version.deprecationWarning)) || "a newer version is served";
  return {
    id: `${home}/${kind}`,
    home,
    name: kind,
    schema,
    root: { apiVersion: home, kind, stored: true },
    doc: [
      ...description === "" ? [`The kind ${kind} of ${home}.`] : description.split("\n"),
      ...version.deprecated === true ? [`@deprecated ${warning.replaceAll("\n", " ")}`] : [],
    ],
  };
}

function subresources(
  owner: { readonly group: string; readonly kind: string },
  version: Record<string, unknown>,
): Subresource[] {
  const declared = record(version.subresources);
  const own = { ...owner, version: text(version.name), verbs: ["get", "patch", "update"] as const };
  const { group, kind, verbs } = own;
  return [
    ...isObject(declared.scale)
      ? [{ name: "scale", group: "autoscaling", version: "v1", kind: "Scale", verbs }]
      : [],
    ...isObject(declared.status)
      ? [{ name: "status", group, version: own.version, kind, verbs }]
      : [],
  ];
}

/** The fields that a version lets select, "spec.color" for the JSON path ".spec.color". */
function selectableFields(version: Record<string, unknown>): string[] {
  const fields = Array.isArray(version.selectableFields) ? version.selectableFields : [];
  return fields.map((field) => text(record(field).jsonPath).replace(/^\./, "")).filter((f) =>
    f !== ""
  );
}

function record(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((v) => typeof v === "string") : [];
}
