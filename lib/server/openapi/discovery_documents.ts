/**
 * The OpenAPI documents of discovery, of the version, and of the issuer of tokens.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api
 *
 * @module
 */

import { definitionId } from "../../meta/schema_text.ts";
import type { Catalog } from "../catalog.ts";
import { definitions } from "./document.ts";
import { builtInDocument, type Fields } from "./frame.ts";

const FORMS = ["application/json", "application/vnd.kubernetes.protobuf", "application/yaml"];

/** What an operation without parameters is. */
interface Reading {
  readonly tag: string;
  readonly description: string;
  readonly id: string;
  /** The short name of a definition; undefined for plain text. */
  readonly answer?: string;
  readonly forms?: readonly string[];
}

/** The documents by their keys in the index. */
export function discoveryDocuments(catalog: Catalog): Map<string, () => Fields> {
  const one = (path: string, reading: Reading): [string, () => Fields] => [
    path,
    () =>
      builtInDocument(
        { [`/${path}/`]: { get: operation(reading) } },
        reading.answer === undefined ? {} : definitions(reading.answer),
      ),
  ];
  const groups = catalog.groups.filter(({ name }) => name !== "" && !isCustom(catalog, name));
  return new Map([
    one("api", {
      tag: "core",
      description: "get available API versions",
      id: "getCoreAPIVersions",
      answer: "meta.v1.APIVersions",
    }),
    one("apis", {
      tag: "apis",
      description: "get available API versions",
      id: "getAPIVersions",
      answer: "meta.v1.APIGroupList",
    }),
    ...groups.map(({ name }) =>
      one(`apis/${name}`, {
        tag: lower(wordOf(name)),
        description: "get information of a group",
        id: `get${wordOf(name)}APIGroup`,
        answer: "meta.v1.APIGroup",
      })
    ),
    one("version", {
      tag: "version",
      description: "get the version information for this server",
      id: "getCodeVersion",
      answer: "~version.Info",
      forms: ["application/json"],
    }),
    one(".well-known/openid-configuration", {
      tag: "WellKnown",
      description:
        "get service account issuer OpenID configuration, also known as the 'OIDC discovery doc'",
      id: "getServiceAccountIssuerOpenIDConfiguration",
      forms: ["application/json"],
    }),
    one("openid/v1/jwks", {
      tag: "openid",
      description:
        "get service account issuer OpenID JSON Web Key Set (contains public token verification keys)",
      id: "getServiceAccountIssuerOpenIDKeyset",
      forms: ["application/jwk-set+json"],
    }),
  ]);
}

/** The path that lists the resources of a group and version. */
export function resourceListPath(group: string, version: string): Fields {
  const word = group === "" ? "Core" : wordOf(group);
  const path = group === "" ? `/api/${version}/` : `/apis/${group}/${version}/`;
  const get = operation({
    tag: `${lower(word)}_${version}`,
    description: "get available resources",
    id: `get${word}${version[0]?.toUpperCase()}${version.slice(1)}APIResources`,
    answer: "meta.v1.APIResourceList",
  });
  return { [path]: { get } };
}

/** "rbac.authorization.k8s.io" is RbacAuthorization. */
function wordOf(group: string): string {
  return group.replace(/\.k8s\.io$/, "").split(".")
    .map((part) => `${part[0]?.toUpperCase()}${part.slice(1)}`).join("");
}

function lower(word: string): string {
  return `${word[0]?.toLowerCase()}${word.slice(1)}`;
}

function operation({ tag, description, id, answer, forms = FORMS }: Reading): Fields {
  const schema = answer === undefined
    ? { type: "string" }
    : { $ref: `#/components/schemas/${definitionId(answer)}` };
  const content = Object.fromEntries(forms.map((form) => [form, { schema }]));
  return {
    tags: [tag],
    description,
    operationId: id,
    responses: { "200": { description: "OK", content }, "401": { description: "Unauthorized" } },
  };
}

/** Of groups that definitions made there are no such documents. */
function isCustom({ types }: Catalog, group: string): boolean {
  return types.filter((type) => type.group === group).every((type) => type.custom);
}
