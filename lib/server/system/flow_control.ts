/**
 * The flow schemas and priority levels of every kube-apiserver.
 *
 * Source: https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#defaults
 *
 * @module
 */

import type { Draft } from "./draft.ts";

const GROUP = "flowcontrol.apiserver.k8s.io/v1";

/** The request that a rule is about: all, or verbs on resources of a group. */
type Matched = "all" | {
  readonly verbs: readonly string[];
  readonly group: string;
  readonly resources: readonly string[];
  readonly cluster?: true;
};

/** A schema: its level, its precedence, by what it tells flows apart, for whom, and what. */
type SchemaRow = readonly [
  name: string,
  level: string,
  precedence: number,
  by: "ByUser" | "ByNamespace" | "",
  subjects: readonly string[],
  matched: readonly Matched[] | readonly string[],
];

const EVERYBODY = ["Group=system:unauthenticated", "Group=system:authenticated"];
const MANAGER = "User=system:kube-controller-manager";
const SCHEDULER = "User=system:kube-scheduler";
const SYSTEM_ACCOUNTS = "kube-system/*";
const leases = { group: "coordination.k8s.io", resources: ["leases"] };

const SCHEMAS: readonly SchemaRow[] = [
  ["catch-all", "catch-all", 10_000, "ByUser", EVERYBODY, ["all"]],
  ["exempt", "exempt", 1, "", ["Group=system:masters"], ["all"]],
  ["global-default", "global-default", 9900, "ByUser", EVERYBODY, ["all"]],
  ["kube-controller-manager", "workload-high", 800, "ByNamespace", [MANAGER], ["all"]],
  ["kube-scheduler", "workload-high", 800, "ByNamespace", [SCHEDULER], ["all"]],
  ["kube-system-service-accounts", "workload-high", 900, "ByNamespace", [SYSTEM_ACCOUNTS], ["all"]],
  ["probes", "exempt", 2, "", EVERYBODY, ["/healthz", "/readyz", "/livez"]],
  ["service-accounts", "workload-low", 9000, "ByUser", ["Group=system:serviceaccounts"], ["all"]],
  ["system-leader-election", "leader-election", 100, "ByUser", [
    MANAGER,
    SCHEDULER,
    SYSTEM_ACCOUNTS,
  ], [{ verbs: ["get", "create", "update"], ...leases }]],
  ["system-node-high", "node-high", 400, "ByUser", ["Group=system:nodes"], [
    { verbs: ["*"], group: "", resources: ["nodes", "nodes/status"], cluster: true },
    { verbs: ["*"], ...leases },
  ]],
  ["system-nodes", "system", 500, "ByUser", ["Group=system:nodes"], ["all"]],
];

/** The flow schemas of a server that started at a time. */
export function flowSchemas(timestamp: string): readonly Draft[] {
  return SCHEMAS.map(([name, level, matchingPrecedence, by, subjects, matched]) => ({
    kind: "FlowSchema",
    apiVersion: GROUP,
    metadata: own(name),
    spec: {
      priorityLevelConfiguration: { name: level },
      matchingPrecedence,
      ...(by !== "" && { distinguisherMethod: { type: by } }),
      rules: [{ subjects: subjects.map(subject), ...rulesOf(matched) }],
    },
    status: {
      conditions: [{
        type: "Dangling",
        status: "False",
        lastTransitionTime: timestamp,
        reason: "Found",
        message:
          `This FlowSchema references the PriorityLevelConfiguration object named "${level}" and it exists`,
      }],
    },
  }));
}

function own(name: string): Draft["metadata"] {
  return { name, generation: 1, annotations: { "apf.kubernetes.io/autoupdate-spec": "true" } };
}

function subject(text: string): Record<string, unknown> {
  const [kind = "", name = ""] = text.split("=");
  if (kind === "Group") return { kind, group: { name } };
  if (kind === "User") return { kind, user: { name } };
  const [namespace, account] = text.split("/");
  return { kind: "ServiceAccount", serviceAccount: { namespace, name: account } };
}

function rulesOf(matched: SchemaRow[5]): Record<string, unknown> {
  const any = ["*"];
  if (matched[0] === "all") {
    const resources = { verbs: any, apiGroups: any, resources: any, clusterScope: true };
    return {
      resourceRules: [{ ...resources, namespaces: any }],
      nonResourceRules: [{ verbs: any, nonResourceURLs: any }],
    };
  }
  const rules = matched.flatMap((m) => typeof m === "string" ? [] : [m]);
  if (rules.length === 0) {
    return { nonResourceRules: [{ verbs: ["get"], nonResourceURLs: matched }] };
  }
  return {
    resourceRules: rules.map(({ verbs, group, resources, cluster }) => ({
      verbs,
      apiGroups: [group],
      resources,
      ...(cluster && { clusterScope: true }),
      namespaces: any,
    })),
  };
}

/** A level: its shares, the part of them that it lends, and its queues if requests may wait. */
type LevelRow = readonly [
  name: string,
  shares: number,
  lends: number,
  queues?: readonly [queues: number, handSize: number],
];

const LEVELS: readonly LevelRow[] = [
  ["catch-all", 5, 0],
  ["exempt", 0, 0],
  ["global-default", 20, 50, [128, 6]],
  ["leader-election", 10, 0, [16, 4]],
  ["node-high", 40, 25, [64, 6]],
  ["system", 30, 33, [64, 6]],
  ["workload-high", 40, 50, [128, 6]],
  ["workload-low", 100, 90, [128, 6]],
];

/** The priority levels. */
export function priorityLevels(): readonly Draft[] {
  return LEVELS.map((row) => ({
    kind: "PriorityLevelConfiguration",
    apiVersion: GROUP,
    metadata: own(row[0]),
    spec: levelOf(row),
    status: {},
  }));
}

function levelOf([name, shares, lends, queues]: LevelRow): Record<string, unknown> {
  const part = { nominalConcurrencyShares: shares, lendablePercent: lends };
  if (name === "exempt") return { type: "Exempt", exempt: part };
  const limitResponse = queues
    ? {
      type: "Queue",
      queuing: { queues: queues[0], handSize: queues[1], queueLengthLimit: 50 },
    }
    : { type: "Reject" };
  return { type: "Limited", limited: { ...part, limitResponse } };
}
