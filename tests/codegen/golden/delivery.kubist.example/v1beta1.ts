/**
 * The types and kinds of delivery.kubist.example/v1beta1.
 *
 * Made by `kubist gen`; change the definition and generate again.
 *
 * @module
 */

import type { Kind, ObjectMeta, ObjectMetaDraft, Time } from "kubist/meta";

/** The {@linkcode Application} as it is written. */
export interface ApplicationDraft {
  apiVersion?: "delivery.kubist.example/v1beta1";
  kind?: "Application";
  metadata: ObjectMetaDraft;
  operation?: ApplicationOperation;
  spec: ApplicationSpecDraft;
  status?: ApplicationStatusDraft;
}
/** The kind Application of delivery.kubist.example/v1beta1. */
export interface Application extends ApplicationDraft {
  apiVersion: "delivery.kubist.example/v1beta1";
  kind: "Application";
  metadata: ObjectMeta;
  spec: ApplicationSpec;
  status?: ApplicationStatus;
}

/** The field `operation` of a {@linkcode Application}. */
export interface ApplicationOperation {
  initiatedBy?: ApplicationOperationInitiatedBy;
  retry?: ApplicationOperationRetry;
}

/** The field `initiatedBy` of a {@linkcode ApplicationOperation}. */
export interface ApplicationOperationInitiatedBy {
  automated?: boolean;
  username?: string;
}

/** The field `retry` of a {@linkcode ApplicationOperation}. */
export interface ApplicationOperationRetry {
  limit?: number;
  backoff?: ApplicationOperationRetryBackoff;
}

/** The field `backoff` of a {@linkcode ApplicationOperationRetry}. */
export interface ApplicationOperationRetryBackoff {
  duration?: string;
  factor?: number;
  maxDuration?: string;
}

/** The {@linkcode ApplicationSpec} as it is written. */
export interface ApplicationSpecDraft {
  project: string;
  destination: ApplicationSpecDestination;
  ignoreDifferences?: ApplicationSpecIgnoreDifferences[];
  /** Default: 10. */
  revisionHistoryLimit?: number | null;
  /** Items: 1 to 16. */
  sources?: ApplicationSpecSourcesDraft[];
  syncPolicy?: ApplicationSpecSyncPolicyDraft;
  priority?: 1 | 2 | 3;
}
/** The field `spec` of a {@linkcode Application}. */
export interface ApplicationSpec extends ApplicationSpecDraft {
  sources?: ApplicationSpecSources[];
  syncPolicy?: ApplicationSpecSyncPolicy;
}

/** The field `destination` of a {@linkcode ApplicationSpec}. */
export interface ApplicationSpecDestination {
  name?: string;
  namespace?: string;
  server?: string;
}

/** The field `ignoreDifferences[]` of a {@linkcode ApplicationSpec}. */
export interface ApplicationSpecIgnoreDifferences {
  group?: string;
  kind: string;
  jqPathExpressions?: string[];
  "json-pointers"?: string[];
}

/** The {@linkcode ApplicationSpecSources} as it is written. */
export interface ApplicationSpecSourcesDraft {
  repoURL: string;
  path?: string;
  /** Default: "HEAD". */
  targetRevision?: string;
  directory?: ApplicationSpecSourcesDirectory;
  chart?: ApplicationSpecSourcesChart;
}
/** The field `sources[]` of a {@linkcode ApplicationSpec}. */
export interface ApplicationSpecSources extends ApplicationSpecSourcesDraft {
  targetRevision: string;
}

/** The field `directory` of a {@linkcode ApplicationSpecSources}. */
export interface ApplicationSpecSourcesDirectory {
  recurse?: boolean;
  variables?: ApplicationSpecSourcesDirectoryVariables[];
}

/** The field `variables[]` of a {@linkcode ApplicationSpecSourcesDirectory}. */
export interface ApplicationSpecSourcesDirectoryVariables {
  code?: boolean;
  name: string;
  value: string;
}

/** The field `chart` of a {@linkcode ApplicationSpecSources}. */
export interface ApplicationSpecSourcesChart {
  name?: string;
  values?: unknown;
  valuesObject?: Record<string, unknown>;
  parameters?: ApplicationSpecSourcesChartParameters[];
}

/** The field `parameters[]` of a {@linkcode ApplicationSpecSourcesChart}. */
export interface ApplicationSpecSourcesChartParameters {
  forceString?: boolean;
  name?: string;
  value?: string;
}

/** The {@linkcode ApplicationSpecSyncPolicy} as it is written. */
export interface ApplicationSpecSyncPolicyDraft {
  automated?: ApplicationSpecSyncPolicyAutomatedDraft;
  retry?: ApplicationSpecSyncPolicyRetry;
  syncOptions?: string[];
}
/** The field `syncPolicy` of a {@linkcode ApplicationSpec}. */
export interface ApplicationSpecSyncPolicy extends ApplicationSpecSyncPolicyDraft {
  automated?: ApplicationSpecSyncPolicyAutomated;
}

/** The {@linkcode ApplicationSpecSyncPolicyAutomated} as it is written. */
export interface ApplicationSpecSyncPolicyAutomatedDraft {
  /** Default: false. */
  prune?: boolean;
  /** Default: false. */
  selfHeal?: boolean;
}
/** The field `automated` of a {@linkcode ApplicationSpecSyncPolicy}. */
export interface ApplicationSpecSyncPolicyAutomated
  extends ApplicationSpecSyncPolicyAutomatedDraft {
  prune: boolean;
  selfHeal: boolean;
}

/** The field `retry` of a {@linkcode ApplicationSpecSyncPolicy}. */
export interface ApplicationSpecSyncPolicyRetry {
  limit?: number;
  backoff?: ApplicationSpecSyncPolicyRetryBackoff;
}

/** The field `backoff` of a {@linkcode ApplicationSpecSyncPolicyRetry}. */
export interface ApplicationSpecSyncPolicyRetryBackoff {
  duration?: string;
  factor?: number;
  maxDuration?: string;
}

/** The {@linkcode ApplicationStatus} as it is written. */
export interface ApplicationStatusDraft {
  health?: ApplicationStatusHealth;
  history?: ApplicationStatusHistoryDraft[];
  resources?: ApplicationStatusResources[];
  summary?: ApplicationStatusSummary;
}
/** The field `status` of a {@linkcode Application}. */
export interface ApplicationStatus extends ApplicationStatusDraft {
  history?: ApplicationStatusHistory[];
}

/** The field `health` of a {@linkcode ApplicationStatus}. */
export interface ApplicationStatusHealth {
  status?: "Healthy" | "Degraded" | "Missing" | "Unknown";
  message?: string;
}

/** The {@linkcode ApplicationStatusHistory} as it is written. */
export interface ApplicationStatusHistoryDraft {
  deployedAt: Time;
  id: number;
  sources?: ApplicationStatusHistorySourcesDraft[];
}
/** The field `history[]` of a {@linkcode ApplicationStatus}. */
export interface ApplicationStatusHistory extends ApplicationStatusHistoryDraft {
  sources?: ApplicationStatusHistorySources[];
}

/** The {@linkcode ApplicationStatusHistorySources} as it is written. */
export interface ApplicationStatusHistorySourcesDraft {
  repoURL: string;
  path?: string;
  /** Default: "HEAD". */
  targetRevision?: string;
  directory?: ApplicationStatusHistorySourcesDirectory;
  chart?: ApplicationStatusHistorySourcesChart;
}
/** The field `sources[]` of a {@linkcode ApplicationStatusHistory}. */
export interface ApplicationStatusHistorySources extends ApplicationStatusHistorySourcesDraft {
  targetRevision: string;
}

/** The field `directory` of a {@linkcode ApplicationStatusHistorySources}. */
export interface ApplicationStatusHistorySourcesDirectory {
  recurse?: boolean;
  variables?: ApplicationStatusHistorySourcesDirectoryVariables[];
}

/** The field `variables[]` of a {@linkcode ApplicationStatusHistorySourcesDirectory}. */
export interface ApplicationStatusHistorySourcesDirectoryVariables {
  code?: boolean;
  name: string;
  value: string;
}

/** The field `chart` of a {@linkcode ApplicationStatusHistorySources}. */
export interface ApplicationStatusHistorySourcesChart {
  name?: string;
  values?: unknown;
  valuesObject?: Record<string, unknown>;
  parameters?: ApplicationStatusHistorySourcesChartParameters[];
}

/** The field `parameters[]` of a {@linkcode ApplicationStatusHistorySourcesChart}. */
export interface ApplicationStatusHistorySourcesChartParameters {
  forceString?: boolean;
  name?: string;
  value?: string;
}

/** The field `resources[]` of a {@linkcode ApplicationStatus}. */
export interface ApplicationStatusResources {
  group?: string;
  health?: ApplicationStatusResourcesHealth;
  kind?: string;
  name?: string;
}

/** The field `health` of a {@linkcode ApplicationStatusResources}. */
export interface ApplicationStatusResourcesHealth {
  status?: string;
}

/** The field `summary` of a {@linkcode ApplicationStatus}. */
export interface ApplicationStatusSummary {
  images?: string[];
}

/** The kind Application: in namespaces, with status. */
export const Application: Kind<Application, "Namespaced", "status", ApplicationDraft, never> = {
  group: "delivery.kubist.example",
  version: "v1beta1",
  kind: "Application",
  plural: "applications",
  singular: "application",
  scope: "Namespaced",
  shortNames: ["app", "apps"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
