/**
 * Types and Kinds for custom resources, and for whatever a cluster serves.
 *
 * @module
 */

import type { Schema } from "../meta/schema.ts";
import { type CrdOptions, readCrds } from "./crd.ts";
import { declare, type FieldKnowledge, type NamedSchema } from "./declare.ts";
import { type SourceFile, sourceFile } from "./file.ts";
import { knownNames, knownType } from "./known.ts";
import type { Declaration, Model, Resource } from "./model.ts";
import { TypeNames } from "./names.ts";
import { type DiscoveryList, type OpenApiFacts, readOpenApi } from "./openapi.ts";
import { printKind } from "./print_kinds.ts";
import { addImport, printImports, printTypes } from "./print_types.ts";
import { homes, rootSchemas } from "./roots.ts";
import { refsOf, twoShaped } from "./shapes.ts";

/** How to generate. */
export interface CodegenOptions {
  /** The module from which the files take kubist's types. @default {"kubist/meta"} */
  readonly from?: string | undefined;
  /** Only these groups, and the types that they use. @default {all} */
  readonly groups?: readonly string[] | undefined;
}

/** How to generate from definitions. */
export interface CrdCodegenOptions extends CodegenOptions, CrdOptions {}

/** How to generate from OpenAPI documents. */
export interface OpenApiOptions extends CodegenOptions {
  /** What discovery says of the resources: short names and categories are not in the documents. */
  readonly discovery?: readonly DiscoveryList[] | undefined;
}

/**
 * Generates types and Kinds from custom resource definitions: parsed YAML documents, of which those
 * that are none are passed over. One file for each group and version, `GROUP/VERSION.ts`.
 *
 * **Errors**: without `onProblem` a `CodegenError` for names and schemas that the API server would refuse,
 * and for two definitions that give one type.
 *
 * @example
 * ```ts
 * import { generateFromCrds } from "kubist/codegen";
 *
 * const crd = {
 *   apiVersion: "apiextensions.k8s.io/v1",
 *   kind: "CustomResourceDefinition",
 *   spec: {
 *     group: "example.com",
 *     scope: "Namespaced",
 *     names: { kind: "Website", plural: "websites" },
 *     versions: [{ name: "v1", served: true, schema: { openAPIV3Schema: { type: "object" } } }],
 *   },
 * };
 * console.log(generateFromCrds([crd]).map((file) => file.path)); // [ "example.com/v1.ts" ]
 * ```
 */
export function generateFromCrds(
  documents: Iterable<unknown>,
  options: CrdCodegenOptions = {},
): SourceFile[] {
  const versions = readCrds(documents, options).filter((v) => isWanted(v.resource, options));
  const schemas = versions.map((v) => v.schema);
  const model = modelOf(schemas, versions.map((v) => v.resource), { exists: () => false });
  return files(model, options);
}

/**
 * Generates types and Kinds from the OpenAPI documents of a cluster, version 2 or 3, parsed.
 *
 * **Errors**: a `CodegenError` for names that the API server would refuse, `RangeError` for schemas that are
 * nested too deep.
 */
export function generateFromOpenApi(
  documents: Iterable<unknown>,
  options: OpenApiOptions = {},
): SourceFile[] {
  const facts = readOpenApi(documents, options.discovery);
  const resources = facts.resources.filter((r) => isWanted(r, options));
  const roots = rootSchemas(facts.schemas, resources);
  const model = modelOf([...roots, ...others(facts, roots)], resources, {
    exists: (id) => facts.schemas.has(id),
    knowledge: publishedDefault,
  });
  return files(reachable(model, roots), options);
}

function isWanted(resource: Resource, { groups }: CodegenOptions): boolean {
  return groups === undefined || groups.includes(resource.group);
}

function modelOf(
  schemas: readonly NamedSchema[],
  resources: readonly Resource[],
  options: Pick<Parameters<typeof declare>[1], "exists" | "knowledge">,
): Model {
  const names = new TypeNames([...knownNames, "KubeList"]);
  return { declarations: declare(schemas, { names, descriptions: true, ...options }), resources };
}

/** Definitions that are no kind's, but may be part of one. */
function others(facts: OpenApiFacts, roots: readonly NamedSchema[]): NamedSchema[] {
  const taken = new Set(roots.map((r) => r.id));
  const home = homes(facts.schemas);
  return [...facts.schemas].filter(([id]) => !taken.has(id) && !knownType(id)).map(
    ([id, schema]) => ({
      id,
      home: home(id),
      name: id.slice(id.lastIndexOf(".") + 1),
      doc: [],
      schema,
    }),
  );
}

/** The server publishes the zero of Go for required fields: that is no default. */
function publishedDefault(
  _id: string,
  field: string,
  schema: Schema,
  parent: Schema,
): FieldKnowledge {
  const isZero = schema.default === 0 || schema.default === "" || schema.default === false;
  const required = (parent.required ?? []).includes(field);
  return isZero && required ? { required: true, present: true } : {};
}

/** The model without what no root uses. */
function reachable(model: Model, roots: readonly NamedSchema[]): Model {
  const used = new Set(roots.map((r) => r.id));
  for (const id of used) {
    const d = model.declarations.get(id);
    if (d === undefined) continue;
    for (const ref of referencesOf(d)) used.add(ref);
  }
  const declarations = [...model.declarations].filter(([id]) => used.has(id));
  return { ...model, declarations: new Map(declarations) };
}

function referencesOf({ body }: Declaration): string[] {
  if (body.is === "page") return [body.item];
  return body.is === "alias" ? refsOf(body.type) : body.fields.flatMap((f) => refsOf(f.type));
}

function files(model: Model, options: CodegenOptions): SourceFile[] {
  const from = options.from ?? "kubist/meta";
  const metaModule = () => from;
  const differing = twoShaped(model);
  const paths = [...new Set([...model.declarations.values()].map((d) => d.home))].sort();
  return paths.map((home) => {
    const types = printTypes(home, { model, differing, metaModule });
    const kinds = [...model.declarations.values()].filter((d) => d.home === home).flatMap((d) => {
      const resource = model.resources.find((r) => isResourceOf(d, r));
      if (resource === undefined) return [];
      addImport(types.imports, from, "Kind", "Kind");
      return ["", ...printKind(resource, d.name, { read: d.name, draft: d.draft })];
    });
    const header = [
      `The types and kinds of ${home}.`,
      "",
      "Made by `kubist gen`; change the definition and generate again.",
      "",
      "@module",
    ];
    return sourceFile(
      `${home}.ts`,
      header,
      printImports(types.imports),
      types.lines,
      kinds.slice(1),
    );
  });
}

function isResourceOf(d: Declaration, r: Resource): boolean {
  const apiVersion = r.group === "" ? r.version : `${r.group}/${r.version}`;
  return d.root?.kind === r.kind && d.root.apiVersion === apiVersion;
}
