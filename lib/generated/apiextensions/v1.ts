/**
 * The types of apiextensions/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Base64, Time } from "../../meta/scalars.ts";

/** CustomResourceColumnDefinition of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcecolumndefinition-v1-apiextensions-k8s-io */
export interface CustomResourceColumnDefinition {
  description?: string;
  format?: string;
  jsonPath: string;
  name: string;
  priority?: number;
  type: string;
}

/** The {@linkcode CustomResourceConversion} as it is written. */
export interface CustomResourceConversionDraft {
  strategy: ConversionStrategyType;
  webhook?: WebhookConversionDraft;
}
/** CustomResourceConversion of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourceconversion-v1-apiextensions-k8s-io */
export interface CustomResourceConversion extends CustomResourceConversionDraft {
  webhook?: WebhookConversion;
}

/** The {@linkcode CustomResourceDefinition} as it is written. */
export interface CustomResourceDefinitionDraft {
  apiVersion?: "apiextensions.k8s.io/v1";
  kind?: "CustomResourceDefinition";
  metadata: ObjectMetaDraft;
  spec: CustomResourceDefinitionSpecDraft;
  status?: CustomResourceDefinitionStatusDraft;
}
/** CustomResourceDefinition of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcedefinition-v1-apiextensions-k8s-io */
export interface CustomResourceDefinition extends CustomResourceDefinitionDraft {
  apiVersion: "apiextensions.k8s.io/v1";
  kind: "CustomResourceDefinition";
  metadata: ObjectMeta;
  spec: CustomResourceDefinitionSpec;
  status: CustomResourceDefinitionStatus;
}

/** CustomResourceDefinitionCondition of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcedefinitioncondition-v1-apiextensions-k8s-io */
export interface CustomResourceDefinitionCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  observedGeneration?: number;
  reason?: string;
  status: ConditionStatus;
  type: CustomResourceDefinitionConditionType;
}

/** CustomResourceDefinitionList of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcedefinitionlist-v1-apiextensions-k8s-io */
export interface CustomResourceDefinitionList extends KubeList<CustomResourceDefinition> {
  apiVersion: "apiextensions.k8s.io/v1";
  kind: "CustomResourceDefinitionList";
}

/** CustomResourceDefinitionNames of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcedefinitionnames-v1-apiextensions-k8s-io */
export interface CustomResourceDefinitionNames {
  /** Atomic. */
  categories?: string[];
  kind: string;
  listKind?: string;
  plural: string;
  /** Atomic. */
  shortNames?: string[];
  singular?: string;
}

/** The {@linkcode CustomResourceDefinitionSpec} as it is written. */
export interface CustomResourceDefinitionSpecDraft {
  /** Default: {"strategy":"None"}. */
  conversion?: CustomResourceConversionDraft;
  group: string;
  names: CustomResourceDefinitionNames;
  preserveUnknownFields?: boolean;
  scope: ResourceScope;
  /** Atomic. */
  versions: CustomResourceDefinitionVersion[];
}
/** CustomResourceDefinitionSpec of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcedefinitionspec-v1-apiextensions-k8s-io */
export interface CustomResourceDefinitionSpec extends CustomResourceDefinitionSpecDraft {
  conversion: CustomResourceConversion;
}

/** The {@linkcode CustomResourceDefinitionStatus} as it is written. */
export interface CustomResourceDefinitionStatusDraft {
  acceptedNames?: CustomResourceDefinitionNames;
  /** Map by type. */
  conditions?: CustomResourceDefinitionCondition[] | null;
  observedGeneration?: number;
  /** Atomic. */
  storedVersions?: string[] | null;
}
/** CustomResourceDefinitionStatus of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcedefinitionstatus-v1-apiextensions-k8s-io */
export interface CustomResourceDefinitionStatus extends CustomResourceDefinitionStatusDraft {
  acceptedNames: CustomResourceDefinitionNames;
}

/** CustomResourceDefinitionVersion of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcedefinitionversion-v1-apiextensions-k8s-io */
export interface CustomResourceDefinitionVersion {
  /** Atomic. */
  additionalPrinterColumns?: CustomResourceColumnDefinition[];
  deprecated?: boolean;
  deprecationWarning?: string;
  name: string;
  schema?: CustomResourceValidation;
  /** Atomic. */
  selectableFields?: SelectableField[];
  served: boolean;
  storage: boolean;
  subresources?: CustomResourceSubresources;
}

/** CustomResourceSubresourceScale of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcesubresourcescale-v1-apiextensions-k8s-io */
export interface CustomResourceSubresourceScale {
  labelSelectorPath?: string;
  specReplicasPath: string;
  statusReplicasPath: string;
}

/** CustomResourceSubresourceStatus of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcesubresourcestatus-v1-apiextensions-k8s-io */
export type CustomResourceSubresourceStatus = Record<string, unknown>;

/** CustomResourceSubresources of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcesubresources-v1-apiextensions-k8s-io */
export interface CustomResourceSubresources {
  scale?: CustomResourceSubresourceScale;
  status?: CustomResourceSubresourceStatus;
}

/** CustomResourceValidation of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#customresourcevalidation-v1-apiextensions-k8s-io */
export interface CustomResourceValidation {
  openAPIV3Schema?: JSONSchemaProps;
}

/** ExternalDocumentation of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#externaldocumentation-v1-apiextensions-k8s-io */
export interface ExternalDocumentation {
  description?: string;
  url?: string;
}

/** JSON of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#json-v1-apiextensions-k8s-io */
export type JSON = unknown;

/** JSONSchemaProps of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jsonschemaprops-v1-apiextensions-k8s-io */
export interface JSONSchemaProps {
  $ref?: string;
  $schema?: string;
  additionalItems?: JSONSchemaPropsOrBool;
  additionalProperties?: JSONSchemaPropsOrBool;
  /** Atomic. */
  allOf?: JSONSchemaProps[];
  /** Atomic. */
  anyOf?: JSONSchemaProps[];
  default?: JSON;
  definitions?: Record<string, JSONSchemaProps>;
  dependencies?: Record<string, JSONSchemaPropsOrStringArray>;
  description?: string;
  /** Atomic. */
  enum?: JSON[];
  example?: JSON;
  exclusiveMaximum?: boolean;
  exclusiveMinimum?: boolean;
  externalDocs?: ExternalDocumentation;
  format?: string;
  id?: string;
  items?: JSONSchemaPropsOrArray;
  maxItems?: number;
  maxLength?: number;
  maxProperties?: number;
  maximum?: number;
  minItems?: number;
  minLength?: number;
  minProperties?: number;
  minimum?: number;
  multipleOf?: number;
  not?: JSONSchemaProps;
  nullable?: boolean;
  /** Atomic. */
  oneOf?: JSONSchemaProps[];
  pattern?: string;
  patternProperties?: Record<string, JSONSchemaProps>;
  properties?: Record<string, JSONSchemaProps>;
  /** Atomic. */
  required?: string[];
  title?: string;
  type?: string;
  uniqueItems?: boolean;
  "x-kubernetes-embedded-resource"?: boolean;
  "x-kubernetes-int-or-string"?: boolean;
  /** Atomic. */
  "x-kubernetes-list-map-keys"?: string[];
  "x-kubernetes-list-type"?: string;
  "x-kubernetes-map-type"?: string;
  "x-kubernetes-preserve-unknown-fields"?: boolean;
  /** Map by rule. Patch: merge by rule. */
  "x-kubernetes-validations"?: ValidationRule[];
}

/** JSONSchemaPropsOrArray of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jsonschemapropsorarray-v1-apiextensions-k8s-io */
export type JSONSchemaPropsOrArray = JSONSchemaProps | JSONSchemaProps[];

/** JSONSchemaPropsOrBool of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jsonschemapropsorbool-v1-apiextensions-k8s-io */
export type JSONSchemaPropsOrBool = JSONSchemaProps | boolean;

/** JSONSchemaPropsOrStringArray of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jsonschemapropsorstringarray-v1-apiextensions-k8s-io */
export type JSONSchemaPropsOrStringArray = JSONSchemaProps | string[];

/** SelectableField of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selectablefield-v1-apiextensions-k8s-io */
export interface SelectableField {
  jsonPath: string;
}

/** The {@linkcode ServiceReference} as it is written. */
export interface ServiceReferenceDraft {
  name: string;
  namespace: string;
  path?: string;
  /** Default: 443. */
  port?: number;
}
/** ServiceReference of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicereference-v1-apiextensions-k8s-io */
export interface ServiceReference extends ServiceReferenceDraft {
  port: number;
}

/** ValidationRule of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validationrule-v1-apiextensions-k8s-io */
export interface ValidationRule {
  fieldPath?: string;
  message?: string;
  messageExpression?: string;
  optionalOldSelf?: boolean;
  reason?: FieldValueErrorReason;
  rule: string;
}

/** The {@linkcode WebhookClientConfig} as it is written. */
export interface WebhookClientConfigDraft {
  caBundle?: Base64;
  service?: ServiceReferenceDraft;
  url?: string;
}
/** WebhookClientConfig of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#webhookclientconfig-v1-apiextensions-k8s-io */
export interface WebhookClientConfig extends WebhookClientConfigDraft {
  service?: ServiceReference;
}

/** The {@linkcode WebhookConversion} as it is written. */
export interface WebhookConversionDraft {
  clientConfig?: WebhookClientConfigDraft;
  /** Atomic. */
  conversionReviewVersions: string[];
}
/** WebhookConversion of apiextensions/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#webhookconversion-v1-apiextensions-k8s-io */
export interface WebhookConversion extends WebhookConversionDraft {
  clientConfig?: WebhookClientConfig;
}

/** ConditionStatus of apiextensions/v1; a server may know further values. */
export type ConditionStatus = "False" | "True" | "Unknown" | (string & Record<never, never>);

/** ConversionStrategyType of apiextensions/v1; a server may know further values. */
export type ConversionStrategyType = "None" | "Webhook" | (string & Record<never, never>);

/** CustomResourceDefinitionConditionType of apiextensions/v1; a server may know further values. */
export type CustomResourceDefinitionConditionType = "Established" | "KubernetesAPIApprovalPolicyConformant" | "NamesAccepted" | "NonStructuralSchema" | "StorageMigrating" | "Terminating" | (string & Record<never, never>);

/** FieldValueErrorReason of apiextensions/v1; a server may know further values. */
export type FieldValueErrorReason = "FieldValueDuplicate" | "FieldValueForbidden" | "FieldValueInvalid" | "FieldValueRequired" | (string & Record<never, never>);

/** ResourceScope of apiextensions/v1; a server may know further values. */
export type ResourceScope = "Cluster" | "Namespaced" | (string & Record<never, never>);
