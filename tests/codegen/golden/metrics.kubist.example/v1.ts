/**
 * The types and kinds of metrics.kubist.example/v1.
 *
 * Made by `kubist gen`; change the definition and generate again.
 *
 * @module
 */

import type { IntOrString, Kind, ObjectMeta, ObjectMetaDraft } from "kubist/meta";

/** The {@linkcode Monitor} as it is written. */
export interface MonitorDraft {
  apiVersion?: "metrics.kubist.example/v1";
  kind?: "Monitor";
  metadata: ObjectMetaDraft;
  spec: MonitorSpecDraft;
  status?: MonitorStatus;
}
/** The kind Monitor of metrics.kubist.example/v1. */
export interface Monitor extends MonitorDraft {
  apiVersion: "metrics.kubist.example/v1";
  kind: "Monitor";
  metadata: ObjectMeta;
  spec: MonitorSpec;
}

/** The {@linkcode MonitorSpec} as it is written. */
export interface MonitorSpecDraft {
  /** Default: 1. 0 or more. */
  replicas?: number;
  /** Default: "3". */
  version?: string;
  /** Pattern: ^(0|(([0-9]+)y)?(([0-9]+)d)?)$ */
  retention?: string;
  /** Default: "web". */
  port?: IntOrString;
  maxUnavailable?: IntOrString;
  resources?: MonitorSpecResources;
  externalLabels?: Record<string, string>;
  /** Rules by group, each with matchers in lists of lists. */
  routes?: Record<string, MonitorSpecRoutesDraft[]>;
  /** Default: {}. */
  scrape?: MonitorSpecScrapeDraft;
  containers?: MonitorSpecContainers[];
  storage?: MonitorSpecStorage;
}
/** The field `spec` of a {@linkcode Monitor}. */
export interface MonitorSpec extends MonitorSpecDraft {
  replicas: number;
  version: string;
  port: IntOrString;
  routes?: Record<string, MonitorSpecRoutes[]>;
  scrape: MonitorSpecScrape;
}

/** The field `resources` of a {@linkcode MonitorSpec}. */
export interface MonitorSpecResources {
  /** Map by name. */
  claims?: MonitorSpecResourcesClaims[];
  limits?: Record<string, IntOrString>;
  requests?: Record<string, IntOrString>;
}

/** The field `claims[]` of a {@linkcode MonitorSpecResources}. */
export interface MonitorSpecResourcesClaims {
  name: string;
}

/** The {@linkcode MonitorSpecRoutes} as it is written. */
export interface MonitorSpecRoutesDraft {
  name: string;
  matchers?: MonitorSpecRoutesMatchersDraft[][];
  weights?: number[];
}
/** The field `routes{}[]` of a {@linkcode MonitorSpec}. */
export interface MonitorSpecRoutes extends MonitorSpecRoutesDraft {
  matchers?: MonitorSpecRoutesMatchers[][];
}

/** The {@linkcode MonitorSpecRoutesMatchers} as it is written. */
export interface MonitorSpecRoutesMatchersDraft {
  label: string;
  value: string;
  /** Default: false. */
  negate?: boolean;
}
/** The field `matchers[][]` of a {@linkcode MonitorSpecRoutes}. */
export interface MonitorSpecRoutesMatchers extends MonitorSpecRoutesMatchersDraft {
  negate: boolean;
}

/** The {@linkcode MonitorSpecScrape} as it is written. */
export interface MonitorSpecScrapeDraft {
  /** Default: "30s". */
  interval?: string;
  /** Default: "http". */
  scheme?: "http" | "https";
  honorLabels?: boolean;
  /** Atomic. */
  relabelings?: MonitorSpecScrapeRelabelingsDraft[];
}
/** The field `scrape` of a {@linkcode MonitorSpec}. */
export interface MonitorSpecScrape extends MonitorSpecScrapeDraft {
  interval: string;
  scheme: "http" | "https";
  relabelings?: MonitorSpecScrapeRelabelings[];
}

/** The {@linkcode MonitorSpecScrapeRelabelings} as it is written. */
export interface MonitorSpecScrapeRelabelingsDraft {
  /** Default: "replace". */
  action?: string;
  modulus?: number;
  sourceLabels?: string[];
}
/** The field `relabelings[]` of a {@linkcode MonitorSpecScrape}. */
export interface MonitorSpecScrapeRelabelings extends MonitorSpecScrapeRelabelingsDraft {
  action: string;
}

/** The field `containers[]` of a {@linkcode MonitorSpec}. */
export interface MonitorSpecContainers {
  name: string;
  [field: string]: unknown;
}

/** The field `storage` of a {@linkcode MonitorSpec}. */
export interface MonitorSpecStorage {
  volumeClaimTemplate?: MonitorSpecStorageVolumeClaimTemplate;
  manifests?: MonitorSpecStorageManifests[];
}

/** The field `volumeClaimTemplate` of a {@linkcode MonitorSpecStorage}. */
export interface MonitorSpecStorageVolumeClaimTemplate {
  apiVersion: string;
  kind: string;
  metadata?: ObjectMetaDraft;
  [field: string]: unknown;
}

/** The field `manifests[]` of a {@linkcode MonitorSpecStorage}. */
export interface MonitorSpecStorageManifests {
  spec?: Record<string, unknown>;
  apiVersion: string;
  kind: string;
  metadata?: ObjectMetaDraft;
}

/** The field `status` of a {@linkcode Monitor}. */
export interface MonitorStatus {
  replicas?: number;
  selector?: string;
  shards?: MonitorStatusShards[];
}

/** The field `shards[]` of a {@linkcode MonitorStatus}. */
export interface MonitorStatusShards {
  id?: number;
  ready?: boolean;
}

/** The kind Monitor: in namespaces, with scale, status. */
export const Monitor: Kind<Monitor, "Namespaced", "scale" | "status", MonitorDraft, never> = {
  group: "metrics.kubist.example",
  version: "v1",
  kind: "Monitor",
  plural: "monitors",
  singular: "monitor",
  scope: "Namespaced",
  shortNames: ["mon"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["scale", "status"],
};
