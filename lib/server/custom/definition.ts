/**
 * What a custom resource definition says, as types.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Schema } from "../../meta/schema.ts";
import type { ClientConfig } from "../outgoing.ts";

/** One version of a definition. */
export interface DefinedVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly deprecationWarning?: string;
  readonly schema?: { readonly openAPIV3Schema?: Schema };
  readonly subresources?: { readonly status?: unknown; readonly scale?: ScalePaths };
  readonly additionalPrinterColumns?: readonly PrinterColumn[];
  readonly selectableFields?: readonly { readonly jsonPath: string }[];
}

/** Where a custom resource keeps its replicas. */
export interface ScalePaths {
  readonly specReplicasPath: string;
  readonly statusReplicasPath: string;
  readonly labelSelectorPath?: string;
}

/** A column that a definition asks for. */
export interface PrinterColumn {
  readonly name: string;
  readonly type: string;
  readonly jsonPath: string;
  readonly format?: string;
  readonly description?: string;
  readonly priority?: number;
}

/** The names of a definition. */
export interface DefinedNames {
  readonly plural: string;
  readonly singular?: string;
  readonly kind: string;
  readonly listKind?: string;
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
}

/** The spec of a definition. */
export interface DefinitionSpec {
  readonly group: string;
  readonly scope: "Namespaced" | "Cluster";
  readonly names: DefinedNames;
  readonly versions: readonly DefinedVersion[];
  readonly conversion?: {
    readonly strategy?: string;
    readonly webhook?: {
      readonly clientConfig?: ClientConfig;
      readonly conversionReviewVersions: readonly string[];
    };
  };
}

/** The spec of a stored definition. */
export function specOf(definition: AnyObject): DefinitionSpec {
  return definition["spec"] as DefinitionSpec;
}

/** The schema of a version; anything goes without one. */
export function schemaOfVersion(version: DefinedVersion): Schema {
  return version.schema?.openAPIV3Schema ??
    { type: "object", "x-kubernetes-preserve-unknown-fields": true };
}
