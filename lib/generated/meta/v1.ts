/**
 * The types of meta/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { RawObject, Time } from "../../meta/scalars.ts";

/** The {@linkcode APIGroup} as it is written. */
export interface APIGroupDraft {
  apiVersion?: "v1";
  kind?: "APIGroup";
  metadata?: ObjectMetaDraft;
  name: string;
  preferredVersion?: GroupVersionForDiscovery;
  /** Atomic. */
  serverAddressByClientCIDRs?: ServerAddressByClientCIDR[];
  /** Atomic. */
  versions: GroupVersionForDiscovery[];
}
/** APIGroup of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apigroup-v1-meta */
export interface APIGroup extends APIGroupDraft {
  apiVersion: "v1";
  kind: "APIGroup";
  metadata: ObjectMetaDraft;
  preferredVersion: GroupVersionForDiscovery;
}

/** The {@linkcode APIGroupList} as it is written. */
export interface APIGroupListDraft {
  apiVersion?: "v1";
  kind?: "APIGroupList";
  metadata?: ObjectMetaDraft;
  /** Atomic. */
  groups: APIGroupDraft[];
}
/** APIGroupList of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apigrouplist-v1-meta */
export interface APIGroupList extends APIGroupListDraft {
  apiVersion: "v1";
  kind: "APIGroupList";
  metadata: ObjectMetaDraft;
}

/** APIResource of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apiresource-v1-meta */
export interface APIResource {
  /** Atomic. */
  categories?: string[];
  group?: string;
  kind: string;
  name: string;
  namespaced: boolean;
  /** Atomic. */
  shortNames?: string[];
  singularName: string;
  storageVersionHash?: string;
  verbs: string[];
  version?: string;
}

/** The {@linkcode APIResourceList} as it is written. */
export interface APIResourceListDraft {
  apiVersion?: "v1";
  kind?: "APIResourceList";
  metadata?: ObjectMetaDraft;
  groupVersion: string;
  /** Atomic. */
  resources: APIResource[];
}
/** APIResourceList of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apiresourcelist-v1-meta */
export interface APIResourceList extends APIResourceListDraft {
  apiVersion: "v1";
  kind: "APIResourceList";
  metadata: ObjectMetaDraft;
}

/** The {@linkcode APIVersions} as it is written. */
export interface APIVersionsDraft {
  apiVersion?: "v1";
  kind?: "APIVersions";
  metadata?: ObjectMetaDraft;
  /** Atomic. */
  serverAddressByClientCIDRs: ServerAddressByClientCIDR[];
  /** Atomic. */
  versions: string[];
}
/** APIVersions of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apiversions-v1-meta */
export interface APIVersions extends APIVersionsDraft {
  apiVersion: "v1";
  kind: "APIVersions";
  metadata: ObjectMetaDraft;
}

/** Condition of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#condition-v1-meta */
export interface Condition {
  lastTransitionTime: Time;
  message: string;
  observedGeneration?: number;
  reason: string;
  status: ConditionStatus;
  type: string;
}

/** DeleteOptions of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deleteoptions-v1-meta */
export interface DeleteOptions {
  apiVersion?: string;
  /** Atomic. */
  dryRun?: string[];
  gracePeriodSeconds?: number;
  ignoreStoreReadErrorWithClusterBreakingPotential?: boolean;
  kind?: string;
  orphanDependents?: boolean;
  preconditions?: Preconditions;
  propagationPolicy?: DeletionPropagation;
}

/** FieldSelectorRequirement of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fieldselectorrequirement-v1-meta */
export interface FieldSelectorRequirement {
  key: string;
  operator: FieldSelectorOperator;
  /** Atomic. */
  values?: string[];
}

/** GroupResource of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#groupresource-v1-meta */
export interface GroupResource {
  group: string;
  resource: string;
}

/** GroupVersionForDiscovery of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#groupversionfordiscovery-v1-meta */
export interface GroupVersionForDiscovery {
  groupVersion: string;
  version: string;
}

/** LabelSelector of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselector-v1-meta */
export interface LabelSelector {
  /** Atomic. */
  matchExpressions?: LabelSelectorRequirement[];
  matchLabels?: Record<string, string>;
}

/** LabelSelectorRequirement of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselectorrequirement-v1-meta */
export interface LabelSelectorRequirement {
  key: string;
  operator: LabelSelectorOperator;
  /** Atomic. */
  values?: string[];
}

/** Patch of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#patch-v1-meta */
export type Patch = Record<string, unknown>;

/** Preconditions of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#preconditions-v1-meta */
export interface Preconditions {
  resourceVersion?: string;
  uid?: string;
}

/** ServerAddressByClientCIDR of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serveraddressbyclientcidr-v1-meta */
export interface ServerAddressByClientCIDR {
  clientCIDR: string;
  serverAddress: string;
}

/** ShardInfo of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#shardinfo-v1-meta */
export interface ShardInfo {
  selector: string;
}

/** The {@linkcode WatchEvent} as it is written. */
export interface WatchEventDraft {
  object: object;
  type: string;
}
/** WatchEvent of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#watchevent-v1-meta */
export interface WatchEvent extends WatchEventDraft {
  object: RawObject;
}

/** VersionInfo of meta/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#versioninfo-v1-meta */
export interface VersionInfo {
  buildDate: string;
  compiler: string;
  emulationMajor?: string;
  emulationMinor?: string;
  gitCommit: string;
  gitTreeState: string;
  gitVersion: string;
  goVersion: string;
  major: string;
  minCompatibilityMajor?: string;
  minCompatibilityMinor?: string;
  minor: string;
  platform: string;
}

/** CauseType of meta/v1; a server may know further values. */
export type CauseType = "FieldManagerConflict" | "FieldValueDuplicate" | "FieldValueForbidden" | "FieldValueInvalid" | "FieldValueNotFound" | "FieldValueNotSupported" | "FieldValueRequired" | "FieldValueTooLong" | "FieldValueTooMany" | "FieldValueTypeInvalid" | "InternalError" | "ResourceVersionTooLarge" | "UnexpectedServerResponse" | (string & Record<never, never>);

/** ConditionStatus of meta/v1; a server may know further values. */
export type ConditionStatus = "False" | "True" | "Unknown" | (string & Record<never, never>);

/** DeletionPropagation of meta/v1; a server may know further values. */
export type DeletionPropagation = "Background" | "Foreground" | "Orphan" | (string & Record<never, never>);

/** FieldSelectorOperator of meta/v1; a server may know further values. */
export type FieldSelectorOperator = "DoesNotExist" | "Exists" | "In" | "NotIn" | (string & Record<never, never>);

/** IncludeObjectPolicy of meta/v1; a server may know further values. */
export type IncludeObjectPolicy = "Metadata" | "None" | "Object" | (string & Record<never, never>);

/** LabelSelectorOperator of meta/v1; a server may know further values. */
export type LabelSelectorOperator = "DoesNotExist" | "Exists" | "In" | "NotIn" | (string & Record<never, never>);

/** ManagedFieldsOperationType of meta/v1; a server may know further values. */
export type ManagedFieldsOperationType = "Apply" | "Update" | (string & Record<never, never>);

/** ResourceVersionMatch of meta/v1; a server may know further values. */
export type ResourceVersionMatch = "Exact" | "NotOlderThan" | (string & Record<never, never>);

/** RowConditionType of meta/v1; a server may know further values. */
export type RowConditionType = "Completed" | (string & Record<never, never>);

/** StatusReason of meta/v1; a server may know further values. */
export type StatusReason = "" | "AlreadyExists" | "BadRequest" | "Conflict" | "Expired" | "Forbidden" | "Gone" | "InternalError" | "Invalid" | "MethodNotAllowed" | "NotAcceptable" | "NotFound" | "RequestEntityTooLarge" | "ServerTimeout" | "ServiceUnavailable" | "StorageReadError" | "Timeout" | "TooManyRequests" | "Unauthorized" | "UnsupportedMediaType" | (string & Record<never, never>);
