/**
 * What is accepted of each kind, and still worth a warning.
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import { dns1123LabelProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import { keyPairWarnings } from "./key_pair.ts";
import { LOST_VOLUMES, podWarnings } from "./pod_warnings.ts";

type Fields = AnyObject["spec"];

/** The warnings of a write that is accepted; `old` is undefined for a new object. */
export type Warnings = (object: AnyObject, old: AnyObject | undefined) => string[];

const template: Warnings = (object, old) =>
  isNew(object, old) ? podWarnings(object["spec"]?.template, "spec.template") : [];

const workload: Warnings = (object, old) => [
  ...nameWarnings(object, old),
  ...template(object, old),
];

/** The warnings of the kinds that have any, by storage key. */
export const kindWarnings: Readonly<Record<string, Warnings>> = {
  "/pods": (object, old) => [
    ...nameWarnings(object, old, "the Pod's hostname"),
    ...old ? [] : podWarnings(object),
  ],
  "/podtemplates": (object, old) =>
    isNew(object, old) ? podWarnings(object["template"], "template") : [],
  // Of a change the template that was there is looked at, as kube-apiserver does it.
  "/replicationcontrollers": (object, old) => [
    ...nameWarnings(object, old),
    ...isNew(object, old) ? podWarnings((old ?? object)["spec"]?.template, "spec.template") : [],
  ],
  "apps/deployments": workload,
  "apps/replicasets": workload,
  "apps/daemonsets": (object, old) =>
    old && deepEqual(object["spec"]?.template, old["spec"]?.template) ? [] : [
      ...nameWarnings(object, old),
      ...podWarnings(object["spec"]?.template, "spec.template"),
    ],
  "apps/statefulsets": (object, old) => [...workload(object, old), ...historyWarnings(object)],
  "batch/jobs": workload,
  "batch/cronjobs": (object, old) => [
    ...nameWarnings(object, old),
    ...cronTemplate(object, old),
    ...cronWarnings(object),
  ],
  "/persistentvolumes": (object) =>
    Object.keys(LOST_VOLUMES).filter((source) => object["spec"]?.[source])
      .map((source) => `spec.${source}: ${LOST_VOLUMES[source]}`),
  "/secrets": keyPairWarnings,
  "/services": serviceWarnings,
  "networking.k8s.io/ingresses": (object, old) => {
    const key = "kubernetes.io/ingress.class";
    if (old || object["spec"]?.ingressClassName !== undefined) return [];
    if (object.metadata.annotations?.[key] === undefined) return [];
    return [`annotation "${key}" is deprecated, please use 'spec.ingressClassName' instead`];
  },
  "discovery.k8s.io/endpointslices": (object) =>
    object["addressType"] === "FQDN" ? ["addressType: FQDN endpoints are deprecated"] : [],
};

/** Versions that are on their way out warn on every request. */
export const DEPRECATED: Readonly<Record<string, string>> = {
  "/endpoints": "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
  "/componentstatuses": "v1 ComponentStatus is deprecated in v1.19+",
};

/** Whether it is another generation than before. */
function isNew({ metadata }: AnyObject, old: AnyObject | undefined): boolean {
  return old === undefined || metadata.generation !== old.metadata.generation;
}

function nameWarnings(
  object: AnyObject,
  old: AnyObject | undefined,
  use: string = "Pod names and hostnames",
): string[] {
  const problems = old ? [] : dns1123LabelProblems(object.metadata.name);
  if (problems.length === 0) return [];
  return [
    `metadata.name: this is used in ${use}, which can result in surprising behavior; a DNS label is recommended: [${
      problems.join(" ")
    }]`,
  ];
}

function historyWarnings(object: AnyObject): string[] {
  if (!(object["spec"]?.revisionHistoryLimit < 0)) return [];
  return [
    "spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended",
  ];
}

function cronWarnings(object: AnyObject): string[] {
  if (!/TZ/.test(object["spec"]?.schedule ?? "")) return [];
  return [
    "spec.schedule: cannot use TZ or CRON_TZ in schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details",
  ];
}

function cronTemplate(object: AnyObject, old: AnyObject | undefined): string[] {
  if (!isNew(object, old)) return [];
  const path = "spec.jobTemplate.spec.template";
  return podWarnings(object["spec"]?.jobTemplate?.spec?.template, path);
}

function serviceWarnings(object: AnyObject): string[] {
  const spec: Fields = object["spec"] ?? {};
  const warnings: string[] = [];
  const headless = spec.type === "ClusterIP" && spec.clusterIP === "None";
  const external = (spec.externalIPs ?? []).length > 0;
  if (headless) {
    if (spec.loadBalancerIP) warnings.push("spec.loadBalancerIP is ignored for headless services");
    if (external) warnings.push("spec.externalIPs is ignored for headless services");
    if (spec.sessionAffinity !== "None") {
      warnings.push("spec.SessionAffinity is ignored for headless services");
    }
  } else if (external && spec.type !== "ExternalName") {
    warnings.push(
      "spec.externalIPs is deprecated and may no longer be implemented in some clusters",
    );
  }
  if (spec.type === "ExternalName" && external) {
    warnings.push('spec.externalIPs is ignored when spec.type is "ExternalName"');
  }
  if (spec.type !== "ExternalName" && spec.externalName) {
    warnings.push('spec.externalName is ignored when spec.type is not "ExternalName"');
  }
  if (spec.trafficDistribution === "PreferClose") {
    warnings.push('spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"');
  }
  return warnings;
}
