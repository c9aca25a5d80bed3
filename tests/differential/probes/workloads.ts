/**
 * Scripts about rules of workloads, configuration and claims.
 *
 * @module
 */

import { type Script, script } from "../script.ts";
import { CM, dep, DP, get, type Json, patch, post, SE } from "../steps.ts";

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
const ST = "/apis/apps/v1/namespaces/{ns}/statefulsets";
const DS = "/apis/apps/v1/namespaces/{ns}/daemonsets";
const RS = "/apis/apps/v1/namespaces/{ns}/replicasets";
const RC = "/api/v1/namespaces/{ns}/replicationcontrollers";
const JB = "/apis/batch/v1/namespaces/{ns}/jobs";
const CJ = "/apis/batch/v1/namespaces/{ns}/cronjobs";
const PVC = "/api/v1/namespaces/{ns}/persistentvolumeclaims";
const tmpl = (l: Json, spec: Json = {}) => ({
  metadata: { labels: l },
  spec: { containers: [{ name: "c", image: "i" }], ...spec },
});
const sts = (name: string, spec: Json = {}) => ({
  metadata: { name },
  spec: {
    selector: { matchLabels: { a: name } },
    serviceName: "s",
    template: tmpl({ a: name }),
    ...spec,
  },
});
const job = (name: string, spec: Json = {}) => ({
  metadata: { name },
  spec: { template: tmpl({ x: "1" }, { restartPolicy: "Never" }), ...spec },
});
const cj = (name: string, spec: Json = {}) => ({
  metadata: { name },
  spec: {
    schedule: "* * * * *",
    jobTemplate: { spec: { template: tmpl({ x: "1" }, { restartPolicy: "Never" }) } },
    ...spec,
  },
});
const pvc = (name: string, spec: Json = {}) => ({
  metadata: { name },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec },
});

/** What workloads, jobs, secrets and claims may be, and may become. */
export const workloads: readonly Script[] = [
  script(
    "workload immutables",
    post(
      ST,
      sts("s", {
        volumeClaimTemplates: [{
          metadata: { name: "v" },
          spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
        }],
      }),
    ),
    ...[
      { replicas: 3 },
      { podManagementPolicy: "Parallel" },
      { serviceName: "x" },
      { selector: { matchLabels: { b: "1" } } },
      { revisionHistoryLimit: 3 },
      { minReadySeconds: 5 },
      { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete", whenScaled: "Retain" } },
      { ordinals: { start: 2 } },
      { updateStrategy: { type: "OnDelete", rollingUpdate: null } },
      { updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: -1 } } },
      { volumeClaimTemplates: [] },
      { volumeClaimTemplates: null },
      { template: tmpl({ a: "other" }) },
      { minReadySeconds: -1 },
      { replicas: -1 },
      { ordinals: { start: -1 } },
      { persistentVolumeClaimRetentionPolicy: { whenDeleted: "x" } },
    ].map((spec) => patch(`${ST}/s`, { spec })),
    get(`${ST}/s`),
    post(DS, {
      metadata: { name: "d" },
      spec: { selector: { matchLabels: { a: "d" } }, template: tmpl({ a: "d" }) },
    }),
    ...[
      { selector: { matchLabels: { b: "1" } } },
      { updateStrategy: { type: "OnDelete" } },
      { updateStrategy: { type: "OnDelete", rollingUpdate: null } },
      {
        updateStrategy: {
          type: "RollingUpdate",
          rollingUpdate: { maxUnavailable: 0, maxSurge: 0 },
        },
      },
      {
        updateStrategy: {
          type: "RollingUpdate",
          rollingUpdate: { maxUnavailable: 1, maxSurge: 1 },
        },
      },
      {
        updateStrategy: {
          type: "RollingUpdate",
          rollingUpdate: { maxUnavailable: 0, maxSurge: "30%" },
        },
      },
      { updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "101%" } } },
      { minReadySeconds: -1 },
      { template: tmpl({ a: "d" }, { restartPolicy: "Never" }) },
      { template: tmpl({ a: "d" }, { activeDeadlineSeconds: 5 }) },
      { revisionHistoryLimit: -1 },
    ].map((spec) => patch(`${DS}/d`, { spec })),
    get(`${DS}/d`),
    post(RS, {
      metadata: { name: "r" },
      spec: { selector: { matchLabels: { a: "r" } }, template: tmpl({ a: "r" }) },
    }),
    ...[
      { selector: { matchLabels: { b: "1" } } },
      { replicas: -1 },
      { minReadySeconds: -1 },
      { template: tmpl({ a: "x" }) },
      { replicas: null },
      { template: { spec: { restartPolicy: "Never" } } },
    ].map((spec) => patch(`${RS}/r`, { spec })),
    get(`${RS}/r`),
    post(RC, { metadata: { name: "r" }, spec: { template: tmpl({ a: "r" }) } }),
    ...[{ selector: { b: "1" } }, { selector: {} }, { replicas: -1 }, { template: null }].map((
      spec,
    ) => patch(`${RC}/r`, { spec })),
    get(`${RC}/r`),
    post(DP, dep("d")),
    ...[
      { selector: { matchLabels: { b: "1" } } },
      { strategy: { type: "Recreate" } },
      { strategy: { type: "Recreate", rollingUpdate: null } },
      { strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 0 } } },
      {
        strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "101%", maxSurge: 1 } },
      },
      { strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "a", maxSurge: -1 } } },
      { progressDeadlineSeconds: 1, minReadySeconds: 5 },
      { minReadySeconds: 600, progressDeadlineSeconds: 600 },
      { paused: true },
      { revisionHistoryLimit: -1 },
      { progressDeadlineSeconds: 0 },
      { template: null },
      { selector: null },
    ].map((spec) => patch(`${DP}/d`, { spec })),
    get(`${DP}/d`),
  ),
  script(
    "jobs",
    post(JB, job("j", { completions: 3, parallelism: 2 })),
    ...[
      { completions: 4 },
      { parallelism: 3 },
      { parallelism: -1 },
      { backoffLimit: 2 },
      { suspend: true },
      { activeDeadlineSeconds: 5 },
      { activeDeadlineSeconds: -1 },
      { activeDeadlineSeconds: null },
      { ttlSecondsAfterFinished: -1 },
      { ttlSecondsAfterFinished: 5 },
      { completionMode: "Indexed" },
      { selector: { matchLabels: { b: "1" } } },
      { manualSelector: true },
      { template: { metadata: { labels: { z: "1" } } } },
      { template: { spec: { nodeSelector: { a: "b" } } } },
      { podFailurePolicy: { rules: [] } },
      { backoffLimitPerIndex: 1 },
      { maxFailedIndexes: 1 },
      { podReplacementPolicy: "Failed" },
      { managedBy: "x" },
      { successPolicy: { rules: [{ succeededCount: 1 }] } },
    ].map((spec) => patch(`${JB}/j`, { spec })),
    get(`${JB}/j`),
    post(JB, job("i", { completionMode: "Indexed" })),
    post(JB, job("i", { completionMode: "Indexed", completions: 5, parallelism: 1 })),
    ...[
      { completions: 4 },
      { parallelism: 4, completions: 4 },
      { completions: 4, parallelism: 9 },
      { completions: null },
    ].map((spec) => patch(`${JB}/i`, { spec })),
    post(JB, job("k", { completionMode: "Indexed", completions: 100001 })),
    post(JB, job("k", { completionMode: "Indexed", completions: 100000, parallelism: 100001 })),
    post(
      JB,
      job("k2", {
        completionMode: "Indexed",
        completions: 3,
        backoffLimitPerIndex: 1,
        maxFailedIndexes: 4,
      }),
    ),
    post(JB, job("k3", { backoffLimitPerIndex: 1 })),
    post(
      JB,
      job("k4", {
        podFailurePolicy: {
          rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [1, 1, 0] } }, {
            action: "X",
            onPodConditions: [{ type: "A", status: "B" }],
          }, { action: "FailIndex", onExitCodes: { operator: "NotIn", values: [] } }],
        },
      }),
    ),
    post(
      JB,
      job("k5", {
        successPolicy: { rules: [{ succeededIndexes: "0-x" }] },
        completionMode: "Indexed",
        completions: 3,
      }),
    ),
    post(JB, job("k6", { managedBy: "a" })),
    post(JB, job("k7", { managedBy: "a.com/b" })),
    post(
      JB,
      job("k8", {
        template: tmpl({}, { restartPolicy: "OnFailure" }),
        podFailurePolicy: { rules: [] },
      }),
    ),
    post(JB, job("k9", { selector: { matchLabels: { a: "1" } } })),
    post(
      JB,
      job("k10", {
        manualSelector: true,
        selector: { matchLabels: { a: "1" } },
        template: tmpl({ a: "1" }, { restartPolicy: "Never" }),
      }),
    ),
    post(JB, job("a".repeat(64))),
    post(CJ, cj("c")),
    ...[
      { schedule: "@daily" },
      { schedule: "@every 1m" },
      { schedule: "TZ=UTC * * * * *" },
      { timeZone: "UTC" },
      { timeZone: "Local" },
      { timeZone: "" },
      { timeZone: "Nope/X" },
      { timeZone: "Europe/Berlin" },
      { concurrencyPolicy: "x" },
      { startingDeadlineSeconds: -1 },
      { successfulJobsHistoryLimit: -1 },
      { failedJobsHistoryLimit: -1 },
      { suspend: true },
      { schedule: "60 * * * *" },
      { schedule: "* * * * MON-FRI" },
      { schedule: "0 0 31 2 *" },
      { schedule: "* * * *" },
      { schedule: "*/0 * * * *" },
      { schedule: "1-0 * * * *" },
      { schedule: "? ? ? ? ?" },
      { schedule: "" },
    ].map((spec) => patch(`${CJ}/c`, { spec })),
    post(CJ, cj("a".repeat(53))),
    post(CJ, cj("a".repeat(52))),
    get(`${CJ}/c`),
  ),
  script(
    "secrets and maps",
    post(SE, { metadata: { name: "a" }, data: { a: "YQ==" }, immutable: true }),
    ...[
      { data: { b: "YQ==" } },
      { immutable: false },
      { immutable: null },
      { stringData: { a: "b" } },
      { type: "x" },
      { metadata: { labels: { a: "1" } } },
      { data: null },
      { data: { a: "YQ==" } },
    ].map((b) => patch(`${SE}/a`, b)),
    post(CM, { metadata: { name: "a" }, data: { a: "1" }, immutable: true }),
    ...[{ data: { b: "1" } }, { binaryData: { b: "YQ==" } }, { immutable: false }, {
      immutable: null,
    }, { metadata: { labels: { a: "1" } } }].map((b) => patch(`${CM}/a`, b)),
    post(CM, { metadata: { name: "b" }, data: { a: "1" }, binaryData: { a: "YQ==" } }),
    ...["..", ".", "..a", "a/b", "a".repeat(254)].map((key) =>
      post(CM, { metadata: { name: "c" }, data: { [key]: "1" } })
    ),
    post(CM, { metadata: { name: "d" }, binaryData: { a: "x" } }),
    post(CM, { metadata: { name: "e" }, binaryData: { a: "YQ" } }),
    post(CM, { metadata: { name: "f" }, binaryData: { a: "YR==" } }),
    post(CM, { metadata: { name: "g" }, binaryData: { a: "YQ\n==" } }),
    post(CM, { metadata: { name: "h" }, data: { a: null } }),
    post(CM, { metadata: { name: "i" }, data: [] }),
    post(SE, { metadata: { name: "t1" }, type: "kubernetes.io/basic-auth" }),
    post(SE, {
      metadata: { name: "t2" },
      type: "kubernetes.io/ssh-auth",
      stringData: { "ssh-privatekey": "" },
    }),
    post(SE, {
      metadata: { name: "t3" },
      type: "kubernetes.io/dockercfg",
      stringData: { ".dockercfg": "x" },
    }),
    post(SE, {
      metadata: { name: "t4" },
      type: "kubernetes.io/dockerconfigjson",
      stringData: { ".dockerconfigjson": "{}" },
    }),
    post(SE, { metadata: { name: "t5" }, type: "kubernetes.io/service-account-token" }),
    post(SE, { metadata: { name: "t6" }, type: "bootstrap.kubernetes.io/token" }),
    post(SE, {
      metadata: { name: "t8", annotations: { "kubernetes.io/service-account.name": "none" } },
      type: "kubernetes.io/service-account-token",
    }),
    post(SE, { metadata: { name: "t9" }, type: "a b" }),
    get(`${SE}?fieldSelector=type=kubernetes.io/tls`),
    get(`${SE}?fieldSelector=type!=kubernetes.io/tls,metadata.name!=a`),
  ),
  script(
    "claims",
    post(PVC, pvc("a")),
    ...[
      { resources: { requests: { storage: "2Gi" } } },
      { accessModes: ["ReadOnlyMany"] },
      { volumeName: "x" },
      { storageClassName: "x" },
      { volumeMode: "Block" },
      { volumeAttributesClassName: "x" },
      { dataSource: { kind: "PersistentVolumeClaim", name: "x" } },
      { selector: { matchLabels: { a: "1" } } },
      { resources: { requests: { storage: "0" } } },
      { resources: { requests: { storage: "-1" } } },
      { resources: { limits: { storage: "3Gi" } } },
      { resources: { requests: { cpu: "1" } } },
    ].map((spec) => patch(`${PVC}/a`, { spec })),
    patch(`${PVC}/a/status`, { status: { phase: "Bound", capacity: { storage: "1Gi" } } }),
    ...[
      { resources: { requests: { storage: "2Gi" } } },
      { resources: { requests: { storage: "500Mi" } } },
      { volumeName: "x" },
      { volumeName: "y" },
    ].map((spec) => patch(`${PVC}/a`, { spec })),
    patch(`${PVC}/a/status`, { status: { phase: "x" } }),
    patch(`${PVC}/a/status`, { status: { conditions: [{ type: "Resizing", status: "True" }] } }),
    patch(`${PVC}/a/status`, {
      status: {
        allocatedResources: { storage: "9Gi" },
        allocatedResourceStatuses: { storage: "x" },
      },
    }),
    get(`${PVC}/a`),
    post(PVC, pvc("b", { accessModes: [] })),
    post(PVC, pvc("b", { accessModes: ["ReadWriteOncePod", "ReadWriteOnce"] })),
    post(PVC, pvc("b", { accessModes: ["x"] })),
    post(PVC, pvc("b", { resources: {} })),
    post(PVC, pvc("b", { storageClassName: "" })),
    post(PVC, pvc("c", { storageClassName: "A_b" })),
    post(PVC, pvc("c", { volumeMode: "x" })),
    post(PVC, pvc("c", { dataSource: { kind: "Pod", name: "x" } })),
    post(
      PVC,
      pvc("c", {
        dataSource: { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "x" },
      }),
    ),
    post(
      PVC,
      pvc("d", { dataSourceRef: { kind: "PersistentVolumeClaim", name: "x", namespace: "y" } }),
    ),
    post(
      PVC,
      pvc("e", {
        dataSource: { kind: "PersistentVolumeClaim", name: "x" },
        dataSourceRef: { kind: "PersistentVolumeClaim", name: "y" },
      }),
    ),
    get(PVC, TABLE),
  ),
];
