/**
 * The documents of Kubernetes to the model that is printed.
 *
 * @module
 */

import type { Scope, Verb } from "../../meta/kind.ts";
import { declare, type NamedSchema } from "../declare.ts";
import { knownNames, knownType } from "../known.ts";
import type { Declaration, Model, Resource, Subresource, TypeExpr } from "../model.ts";
import { groupFolder, TypeNames } from "../names.ts";
import { type Places, places as readPlaces } from "./definitions.ts";
import { fieldLabels } from "./fields.ts";
import { asServed, discoveryRank, release } from "./groups.ts";
import { type BuiltInInputs, packageId, type ResourceFact } from "./inputs.ts";
import { enumId, knowledge } from "./knowledge.ts";

/** The model of Kubernetes, and where its definitions are. */
export interface BuiltInModel extends Model {
  readonly places: Places;
  /** Resources and subresources as the server registers them, in discovery's order. */
  readonly facts: readonly ResourceFact[];
}

/** Reads all documents. */
export function builtInModel(inputs: BuiltInInputs): BuiltInModel {
  const places = readPlaces(inputs);
  const facts = orderedFacts(inputs.resources);
  const names = new TypeNames(knownNames);
  const enums = enumDeclarations(inputs, places, names);
  const declarations = declare(namedSchemas(inputs, places, facts), {
    names,
    descriptions: false,
    exists: (id) => Object.hasOwn(inputs.swagger.definitions, id),
    knowledge: knowledge(inputs),
  });
  for (const e of enums) declarations.set(e.id, e);
  return { declarations, resources: resources(facts), places, facts };
}

/** In discovery's order: groups, versions, then resources by name, each before its subresources. */
function orderedFacts(facts: readonly ResourceFact[]): ResourceFact[] {
  const rank = (f: ResourceFact) => discoveryRank(f.group, f.version);
  return facts.map(asServed).sort((a, b) =>
    rank(a) - rank(b) || (a.resource < b.resource ? -1 : 1)
  );
}

function resources(facts: readonly ResourceFact[]): Resource[] {
  return facts.filter((f) => !f.resource.includes("/")).map((f) => ({
    group: f.group,
    version: f.version,
    kind: f.kind,
    plural: f.resource,
    singular: f.kind.toLowerCase(),
    scope: (f.namespaced ? "Namespaced" : "Cluster") satisfies Scope,
    shortNames: f.shortNames ?? [],
    categories: f.categories ?? [],
    verbs: f.verbs as Verb[],
    fields: fieldLabels(f),
    subresources: facts.filter((s) =>
      s.group === f.group && s.version === f.version && s.resource.startsWith(`${f.resource}/`)
    ).map((s) => subresource(f, s)),
  }));
}

function subresource(parent: ResourceFact, fact: ResourceFact): Subresource {
  return {
    name: fact.resource.slice(parent.resource.length + 1),
    group: fact.kindGroup ?? fact.group,
    version: fact.kindVersion ?? fact.version,
    kind: fact.kind,
    verbs: fact.verbs as Verb[],
  };
}

const jsonSchema = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps";
const jsonSchemaRef: TypeExpr = { is: "ref", id: jsonSchema };

/** Definitions without a schema, by what their JSON is. */
const unions: Readonly<Record<string, TypeExpr>> = {
  [`${jsonSchema}OrArray`]: {
    is: "union",
    of: [jsonSchemaRef, { is: "list", item: jsonSchemaRef }],
  },
  [`${jsonSchema}OrBool`]: { is: "union", of: [jsonSchemaRef, { is: "plain", text: "boolean" }] },
  [`${jsonSchema}OrStringArray`]: {
    is: "union",
    of: [jsonSchemaRef, { is: "list", item: { is: "plain", text: "string" } }],
  },
};

function namedSchemas(
  inputs: BuiltInInputs,
  places: Places,
  facts: readonly ResourceFact[],
): NamedSchema[] {
  const stored = new Set(
    facts.filter((f) => f.verbs.includes("get")).map((f) =>
      `${f.kindGroup ?? f.group}/${f.kindVersion ?? f.version}/${f.kind}`
    ),
  );
  return Object.entries(inputs.swagger.definitions).filter(([id]) => !knownType(id)).map(
    ([id, schema]) => {
      const home = places.home(id);
      const short = id.slice(id.lastIndexOf(".") + 1);
      const name = short === "Info" ? "VersionInfo" : short;
      const [gvk, ...more] = schema["x-kubernetes-group-version-kind"] ?? [];
      const isList = short.endsWith("List") && schema.properties?.items !== undefined;
      const common = { id, home, name, schema, type: unions[id] };
      if (!gvk || more.length > 0 || isList) return { ...common, doc: doc(name, home, places) };
      const { group, version, kind } = gvk;
      const root = {
        apiVersion: group === "" ? version : `${group}/${version}`,
        kind,
        stored: stored.has(`${group}/${version}/${kind}`),
      };
      return { ...common, root, doc: doc(name, home, places) };
    },
  );
}

/** One line with the address of the reference. */
function doc(name: string, home: string, places: Places): string[] {
  const [folder = "", version = ""] = home.split("/");
  const group = places.group(home) || folder;
  const anchor = `${name}-${version}-${group}`.toLowerCase().replaceAll(".", "-");
  const base = `https://kubernetes.io/docs/reference/generated/kubernetes-api/v${release}/`;
  return [`${name} of ${groupFolder(group)}/${version}. Source: ${base}#${anchor}`];
}

/** The enums that fields of the document have, each an alias in the file of its package. */
function enumDeclarations(
  inputs: BuiltInInputs,
  places: Places,
  names: TypeNames,
): Declaration[] {
  const taken = new Set(
    Object.keys(inputs.swagger.definitions).map((id) => `${places.home(id)}/${last(id)}`),
  );
  return Object.entries(inputs.enums.types).flatMap(([goType, values]) => {
    const id = `${packageId(goType.slice(0, goType.lastIndexOf(".")))}.${last(goType)}`;
    const home = places.home(id);
    // The groups that this release no longer serves, or never did.
    if (home === "meta/v1" && !id.startsWith("io.k8s.apimachinery.")) return [];
    const wish = taken.has(`${home}/${last(id)}`) ? `${last(id)}Value` : last(id);
    if (!names.reserve(home, wish)) return [];
    const type: TypeExpr = { is: "enum", values, open: true };
    const doc = [`${wish} of ${home}; a server may know further values.`];
    return [{
      id: enumId(goType),
      home,
      name: wish,
      draft: wish,
      doc,
      body: { is: "alias", type },
    }];
  });
}

function last(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
