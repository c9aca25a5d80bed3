/**
 * The kinds of apiextensions/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../apiextensions/v1.ts";

export type {
  ConditionStatus,
  ConversionStrategyType,
  CustomResourceColumnDefinition,
  CustomResourceConversion,
  CustomResourceConversionDraft,
  CustomResourceDefinitionCondition,
  CustomResourceDefinitionConditionType,
  CustomResourceDefinitionDraft,
  CustomResourceDefinitionList,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionSpecDraft,
  CustomResourceDefinitionStatus,
  CustomResourceDefinitionStatusDraft,
  CustomResourceDefinitionVersion,
  CustomResourceSubresourceScale,
  CustomResourceSubresourceStatus,
  CustomResourceSubresources,
  CustomResourceValidation,
  ExternalDocumentation,
  FieldValueErrorReason,
  JSON,
  JSONSchemaProps,
  JSONSchemaPropsOrArray,
  JSONSchemaPropsOrBool,
  JSONSchemaPropsOrStringArray,
  ResourceScope,
  SelectableField,
  ServiceReference,
  ServiceReferenceDraft,
  ValidationRule,
  WebhookClientConfig,
  WebhookClientConfigDraft,
  WebhookConversion,
  WebhookConversionDraft,
} from "../../apiextensions/v1.ts";

/** An object of the kind {@linkcode types.CustomResourceDefinition}. */
export type CustomResourceDefinition = types.CustomResourceDefinition;
/** The kind CustomResourceDefinition: cluster-scoped, with status. */
export const CustomResourceDefinition: Kind<
  types.CustomResourceDefinition,
  "Cluster",
  "status",
  types.CustomResourceDefinitionDraft,
  never
> = {
  group: "apiextensions.k8s.io",
  version: "v1",
  kind: "CustomResourceDefinition",
  plural: "customresourcedefinitions",
  singular: "customresourcedefinition",
  scope: "Cluster",
  shortNames: ["crd", "crds"],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
