/**
 * Scripts about rules of limits, events and networking.
 *
 * @module
 */

import { type Script, script } from "../script.ts";
import { dep, DP, get, type Json, patch, PO, pod, post } from "../steps.ts";

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
const PVC = "/api/v1/namespaces/{ns}/persistentvolumeclaims";
const RQ = "/api/v1/namespaces/{ns}/resourcequotas";
const LR = "/api/v1/namespaces/{ns}/limitranges";
const EV = "/api/v1/namespaces/{ns}/events";
const EV2 = "/apis/events.k8s.io/v1/namespaces/{ns}/events";
const ING = "/apis/networking.k8s.io/v1/namespaces/{ns}/ingresses";
const NP = "/apis/networking.k8s.io/v1/namespaces/{ns}/networkpolicies";
const PDB = "/apis/policy/v1/namespaces/{ns}/poddisruptionbudgets";
const HPA = "/apis/autoscaling/v2/namespaces/{ns}/horizontalpodautoscalers";
const HPA1 = "/apis/autoscaling/v1/namespaces/{ns}/horizontalpodautoscalers";
const pvc = (name: string, spec: Json = {}) => ({
  metadata: { name },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec },
});

const lr = (limits: unknown) => ({ metadata: { name: "l" }, spec: { limits } });
const res = (r: Json | null = null, l: Json | null = null) => ({
  containers: [{
    name: "c",
    image: "i",
    resources: { ...(r ? { requests: r } : {}), ...(l ? { limits: l } : {}) },
  }],
});
const rq = (name: string, spec: Json): Json => ({ metadata: { name }, spec });
const ev = (m: Json = {}) => ({
  metadata: { name: "e" },
  involvedObject: { kind: "Pod", name: "p", namespace: "{ns}" },
  reason: "R",
  message: "m",
  type: "Normal",
  ...m,
});
const ing = (spec: Json) => ({ metadata: { name: "i" }, spec });
const back = { service: { name: "s", port: { number: 80 } } };

/** What limits, quotas, events, ingresses, policies, budgets and autoscalers may be. */
export const limits: readonly Script[] = [
  script(
    "limit ranges",
    ...[
      [{ type: "Container", max: { cpu: "1" }, min: { cpu: "2" } }],
      [{ type: "Container", default: { cpu: "1" }, defaultRequest: { cpu: "2" } }],
      [{ type: "Pod", default: { cpu: "1" } }],
      [{ type: "PersistentVolumeClaim", max: { storage: "1Gi" } }],
      [{ type: "PersistentVolumeClaim" }],
      [{ type: "x" }],
      [{ type: "Container" }, { type: "Container" }],
      [{ type: "Container", maxLimitRequestRatio: { cpu: "0.5" } }],
      [{
        type: "Container",
        max: { cpu: "1" },
        maxLimitRequestRatio: { cpu: "2" },
        min: { cpu: "100m" },
        default: { cpu: "3" },
      }],
      [],
    ].map((l) => post(`${LR}?dryRun=All`, lr(l))),
    post(
      LR,
      lr([{
        type: "Container",
        max: { cpu: "1", memory: "1Gi" },
        min: { cpu: "100m" },
        default: { cpu: "500m" },
        defaultRequest: { cpu: "250m" },
        maxLimitRequestRatio: { cpu: "2" },
      }, {
        type: "Pod",
        max: { cpu: "1500m" },
        min: { cpu: "200m" },
        maxLimitRequestRatio: { cpu: "2" },
      }, { type: "PersistentVolumeClaim", min: { storage: "1Gi" }, max: { storage: "2Gi" } }]),
    ),
    ...[
      [null, null],
      [{ cpu: "50m" }, null],
      [{ cpu: "100m" }, { cpu: "300m" }],
      [{ cpu: "2" }, { cpu: "2" }],
      [null, { cpu: "200m" }],
      [null, { memory: "2Gi" }],
      [{ memory: "2Gi" }, null],
      [{ memory: "1Gi" }, { memory: "1Gi" }],
      [{ cpu: "1" }, { cpu: "1" }],
    ].map(([r, l], i) => post(`${PO}?dryRun=All`, pod(`p${i}`, res(r, l)))),
    post(
      `${PO}?dryRun=All`,
      pod("two", {
        containers: [{ name: "a", image: "i", resources: { limits: { cpu: "800m" } } }, {
          name: "b",
          image: "i",
          resources: { limits: { cpu: "800m" } },
        }],
      }),
    ),
    post(
      `${PO}?dryRun=All`,
      pod("init", {
        initContainers: [{ name: "a", image: "i", resources: { limits: { cpu: "2" } } }],
      }),
    ),
    post(
      `${PO}?dryRun=All`,
      pod("ov", { ...res({ cpu: "200m" }, { cpu: "400m" }), overhead: { cpu: "1" } }),
    ),
    post(`${PVC}?dryRun=All`, pvc("a")),
    post(`${PVC}?dryRun=All`, pvc("a", { resources: { requests: { storage: "3Gi" } } })),
    post(`${PVC}?dryRun=All`, pvc("a", { resources: { requests: { storage: "1Mi" } } })),
    post(DP, dep("d")),
    get(`${LR}`, TABLE),
  ),
  script(
    "quotas",
    post(RQ, rq("a", { hard: { pods: "2" } })),
    ...[
      { hard: { pods: "-1" } },
      { hard: { pods: "1.5" } },
      { hard: { bogus: "1" } },
      { hard: { "count/x": "1" } },
      { hard: { pods: "1" }, scopes: ["x"] },
      { hard: { pods: "1" }, scopes: ["BestEffort", "NotBestEffort"] },
      { hard: { pods: "1" }, scopes: ["Terminating", "NotTerminating"] },
      { hard: { "requests.cpu": "1" }, scopes: ["BestEffort"] },
      { hard: { pods: "1" }, scopes: ["BestEffort"] },
      {
        hard: { pods: "1" },
        scopeSelector: {
          matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: ["a"] }],
        },
      },
      {
        hard: { pods: "1" },
        scopeSelector: {
          matchExpressions: [{ scopeName: "PriorityClass", operator: "In", values: [] }],
        },
      },
      {
        hard: { pods: "1" },
        scopeSelector: {
          matchExpressions: [{ scopeName: "Terminating", operator: "In", values: ["x"] }],
        },
      },
      {
        hard: { pods: "1" },
        scopeSelector: {
          matchExpressions: [{ scopeName: "PriorityClass", operator: "Exists", values: ["x"] }],
        },
      },
      { hard: { pods: "1" }, scopes: ["CrossNamespacePodAffinity"] },
      { hard: { configmaps: "1" }, scopes: ["Terminating"] },
      {},
    ].map((spec) => post(`${RQ}?dryRun=All`, rq("z", spec))),
    patch(`${RQ}/a`, { spec: { scopes: ["Terminating"] } }),
    get(RQ, TABLE),
  ),
  script(
    "events",
    ...[
      ev(),
      ev({ metadata: {} }),
      ev({ metadata: { name: "e2" }, involvedObject: {} }),
      ev({ metadata: { name: "e3" }, involvedObject: { kind: "Pod", namespace: "other" } }),
      ev({ metadata: { name: "e4" }, type: "X" }),
      ev({ metadata: { name: "e5" }, eventTime: "2026-01-01T00:00:00.000000Z" }),
      ev({
        metadata: { name: "e6" },
        eventTime: "2026-01-01T00:00:00.000000Z",
        reportingComponent: "a.b/c",
        reportingInstance: "x",
        action: "a",
      }),
      ev({ metadata: { name: "e7" }, involvedObject: { kind: "Node", name: "n" } }),
      ev({ metadata: { name: "e8" }, message: "m".repeat(1025) }),
      ev({
        metadata: { name: "e9" },
        count: 0,
        source: { component: "a" },
        firstTimestamp: "2026-01-01T00:00:00Z",
        series: { count: 1, lastObservedTime: "2026-01-01T00:00:00.000000Z" },
      }),
    ].map((e) => post(EV, e)),
    post(
      "/api/v1/namespaces/default/events?dryRun=All",
      ev({ involvedObject: { kind: "Node", name: "n" } }),
    ),
    post(EV2, {
      metadata: { name: "n1" },
      eventTime: "2026-01-01T00:00:00.000000Z",
      reportingController: "a.b/c",
      reportingInstance: "i",
      action: "a",
      reason: "r",
      regarding: { kind: "Pod", name: "p", namespace: "{ns}" },
      note: "n",
      type: "Normal",
    }),
    post(EV2, {
      metadata: { name: "n2" },
      eventTime: "2026-01-01T00:00:00.000000Z",
      reportingController: "a b",
      reportingInstance: "i".repeat(129),
      action: "a".repeat(129),
      reason: "r".repeat(129),
      regarding: { kind: "Pod", name: "p", namespace: "{ns}" },
      note: "n".repeat(1025),
      type: "Normal",
    }),
    post(EV2, {
      metadata: { name: "n3" },
      eventTime: "2026-01-01T00:00:00.000000Z",
      reportingController: "a",
      reportingInstance: "i",
      action: "",
      reason: "",
      regarding: { kind: "Pod", name: "p", namespace: "{ns}" },
      type: "Normal",
      series: { count: 1 },
      deprecatedCount: 1,
      deprecatedSource: { host: "h" },
    }),
    get(`${EV}/n1`),
    get(`${EV2}/e`),
    patch(`${EV}/e`, { count: 3 }),
    patch(`${EV2}/n1`, { note: "x" }),
    patch(`${EV2}/n1`, { series: { count: 2, lastObservedTime: "2026-01-01T00:00:00.000000Z" } }),
    patch(`${EV2}/n1`, {
      action: "x",
      eventTime: "2026-01-02T00:00:00.000000Z",
      reportingController: "z",
    }),
    get(`${EV}?fieldSelector=involvedObject.name=p,type=Normal,reason=R`),
    get(`${EV2}?fieldSelector=regarding.name=p`),
    get(`${EV2}?fieldSelector=reportingController=a.b/c`),
    get(`${EV}?fieldSelector=source=a`),
    get(`${EV}?fieldSelector=reportingComponent=a`),
    get(`${EV}?fieldSelector=message=m`),
    get(EV, TABLE),
    get(EV2, TABLE),
  ),
  script(
    "ingresses",
    ...[
      {},
      { defaultBackend: back },
      { rules: [] },
      { rules: [{}] },
      { rules: [{ host: "a" }] },
      { rules: [{ host: "1.2.3.4" }] },
      { rules: [{ host: "*.a.b" }] },
      { rules: [{ host: "a.*.b" }] },
      { rules: [{ host: "A.b" }] },
      { rules: [{ http: {} }] },
      { rules: [{ http: { paths: [] } }] },
      { rules: [{ http: { paths: [{ path: "a", pathType: "Prefix", backend: back }] } }] },
      { rules: [{ http: { paths: [{ path: "/a//b", pathType: "Prefix", backend: back }] } }] },
      { rules: [{ http: { paths: [{ path: "/a/../b", pathType: "Exact", backend: back }] } }] },
      { rules: [{ http: { paths: [{ path: "/a%2fb", pathType: "Exact", backend: back }] } }] },
      {
        rules: [{
          http: { paths: [{ path: "", pathType: "ImplementationSpecific", backend: back }] },
        }],
      },
      { rules: [{ http: { paths: [{ path: "/", backend: back }] } }] },
      { rules: [{ http: { paths: [{ path: "/", pathType: "x", backend: back }] } }] },
      { defaultBackend: { service: { name: "s" } } },
      { defaultBackend: { service: { name: "s", port: { number: 80, name: "x" } } } },
      { defaultBackend: { service: { name: "A", port: { number: 0 } } } },
      { defaultBackend: { resource: { kind: "x", name: "y" } } },
      { defaultBackend: { resource: { kind: "x", name: "y" }, ...back } },
      { defaultBackend: {} },
      { defaultBackend: back, tls: [{ hosts: ["a b"], secretName: "A" }] },
      { defaultBackend: back, ingressClassName: "A_b" },
      { defaultBackend: back, tls: [{}] },
      { defaultBackend: { service: { name: "s", port: { number: 70000 } } } },
      { defaultBackend: { service: { name: "s", port: { name: "toolongnameforaport" } } } },
    ].map((s) => post(`${ING}?dryRun=All`, ing(s))),
    post(`${ING}?dryRun=All`, {
      metadata: { name: "i", annotations: { "kubernetes.io/ingress.class": "x" } },
      spec: { ingressClassName: "x", defaultBackend: back },
    }),
  ),
  script(
    "policies",
    ...[
      {},
      { podSelector: {} },
      { podSelector: { matchLabels: { "a b": "c" } } },
      { podSelector: {}, policyTypes: ["x"] },
      { podSelector: {}, policyTypes: ["Ingress", "Egress", "Ingress"] },
      { podSelector: {}, ingress: [{ from: [{}] }] },
      { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: "1.2.3.4" } }] }] },
      {
        podSelector: {},
        ingress: [{
          from: [{
            ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16", "11.0.0.0/8", "10.0.0.0/8"] },
          }],
        }],
      },
      {
        podSelector: {},
        ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/8" }, podSelector: {} }] }],
      },
      {
        podSelector: {},
        egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 80, endPort: 70 }] }],
      },
      { podSelector: {}, egress: [{ ports: [{ port: "web", endPort: 70 }] }] },
      { podSelector: {}, egress: [{ ports: [{ endPort: 70 }] }] },
      { podSelector: {}, egress: [{ ports: [{ port: 0, protocol: "x" }] }] },
      { podSelector: {}, egress: [{ ports: [{ port: "A_" }] }] },
      { podSelector: {}, egress: [{}] },
      { podSelector: {}, ingress: [{}] },
    ].map((s) => post(`${NP}?dryRun=All`, { metadata: { name: "n" }, spec: s })),
  ),
  script(
    "budgets and scalers",
    ...[
      {},
      { minAvailable: 1, maxUnavailable: 1 },
      { minAvailable: -1 },
      { minAvailable: "50%" },
      { minAvailable: "101%" },
      { minAvailable: "x" },
      { maxUnavailable: "-5%" },
      { minAvailable: 1, selector: {} },
      { minAvailable: 1, unhealthyPodEvictionPolicy: "x" },
      { minAvailable: 1, selector: { matchExpressions: [{ key: "a", operator: "In" }] } },
    ].map((s) => post(`${PDB}?dryRun=All`, { metadata: { name: "n" }, spec: s })),
    ...[
      {},
      { maxReplicas: 1 },
      { scaleTargetRef: { kind: "Deployment", name: "d" } },
      { scaleTargetRef: { kind: "Deployment", name: "d" }, maxReplicas: 0 },
      { scaleTargetRef: { kind: "Deployment", name: "d" }, maxReplicas: 1, minReplicas: 2 },
      { scaleTargetRef: { kind: "Deployment", name: "d" }, maxReplicas: 1, minReplicas: 0 },
      { scaleTargetRef: { kind: "Deployment", name: "d" }, maxReplicas: 1, metrics: [{}] },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        metrics: [{ type: "Resource" }],
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization" } } }],
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        metrics: [{
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 0 } },
        }],
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        metrics: [{
          type: "Pods",
          pods: { metric: { name: "" }, target: { type: "Value", value: "1" } },
        }],
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        metrics: [{
          type: "Object",
          object: {
            describedObject: {},
            metric: { name: "a" },
            target: { type: "Value", value: "-1" },
          },
        }],
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        metrics: [{
          type: "External",
          external: { metric: { name: "a/b" }, target: { type: "AverageValue" } },
        }],
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        metrics: [{
          type: "ContainerResource",
          containerResource: {
            name: "cpu",
            target: { type: "Utilization", averageUtilization: 5 },
          },
        }],
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        behavior: { scaleUp: { policies: [] } },
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        behavior: {
          scaleUp: {
            policies: [{ type: "x", value: 0, periodSeconds: 0 }],
            selectPolicy: "x",
            stabilizationWindowSeconds: 3601,
          },
        },
      },
      {
        scaleTargetRef: { kind: "Deployment", name: "d" },
        maxReplicas: 1,
        behavior: {
          scaleDown: {
            policies: [{ type: "Pods", value: 1, periodSeconds: 1801 }],
            stabilizationWindowSeconds: -1,
          },
        },
      },
    ].flatMap((s) => [post(`${HPA}?dryRun=All`, { metadata: { name: "n" }, spec: s })]),
    ...[{
      scaleTargetRef: { kind: "Deployment", name: "d" },
      maxReplicas: 3,
      targetCPUUtilizationPercentage: 0,
    }, {
      scaleTargetRef: { kind: "Deployment", name: "d" },
      maxReplicas: 3,
      targetCPUUtilizationPercentage: 50,
    }].map((s) => post(HPA1, { metadata: { name: "n1" }, spec: s })),
    get(`${HPA}/n1`),
    get(`${HPA1}/n1`),
    patch(`${HPA1}/n1`, { spec: { targetCPUUtilizationPercentage: null } }),
    get(HPA, TABLE),
    get(HPA1, TABLE),
  ),
];
