/**
 * Custom resource definitions to a model.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import type { Scope, Verb } from "../meta/kind.ts";
import type { Schema } from "../meta/schema.ts";
import { escapeComment } from "./comment.ts";
import type { NamedSchema } from "./declare.ts";
import type { Resource, Subresource } from "./model.ts";
import { checkNames } from "./names.ts";

/** A version of a custom resource: its type and its names. */
export interface CustomVersion {
  readonly schema: NamedSchema;
  readonly resource: Resource;
}

const verbs: readonly Verb[] = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
];

/**
 * The served versions of custom resource definitions; other documents are passed over.
 *
 * **Errors**: `SyntaxError` for names that the API server would refuse, and for the old v1beta1.
 */
export function readCrds(documents: Iterable<unknown>): CustomVersion[] {
  const found = new Map<string, CustomVersion>();
  for (const document of documents) {
    for (const crd of definitionsIn(document)) {
      for (const version of servedVersions(crd)) found.set(version.schema.id, version);
    }
  }
  return [...found.values()];
}

/** The definitions that a document is, or holds when it is a list. */
function definitionsIn(document: unknown): Record<string, unknown>[] {
  if (!isObject(document)) return [];
  if (Array.isArray(document.items) && text(document.kind).endsWith("List")) {
    return document.items.flatMap(definitionsIn);
  }
  if (document.kind !== "CustomResourceDefinition") return [];
  if (document.apiVersion === "apiextensions.k8s.io/v1") return [document];
  throw new SyntaxError(
    `Cannot read the definition of apiVersion ${JSON.stringify(document.apiVersion)}: ` +
      "only apiextensions.k8s.io/v1 is served since Kubernetes 1.22",
  );
}

function servedVersions(crd: Record<string, unknown>): CustomVersion[] {
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
    verbs,
  };
  const versions = Array.isArray(spec.versions) ? spec.versions.filter(isObject) : [];
  return versions.filter((v) => v.served !== false).map((v) => {
    const resource = {
      ...common,
      version: text(v.name),
      subresources: subresources(common, v),
      fields: selectableFields(v),
    };
    checkNames(resource);
    return { resource, schema: namedSchema(resource, v) };
  });
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
