/**
 * Scripts about single kinds and their subresources.
 *
 * @module
 */

import { type Script, script, type Step } from "./script.ts";
import {
  CM,
  cm,
  dep,
  DP,
  get,
  type Json,
  NS,
  patch,
  PO,
  pod,
  post,
  put,
  remove,
  SE,
  SV,
} from "./steps.ts";

const STRATEGIC = "application/strategic-merge-patch+json";

const TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

const subresources: Step[] = [
  post(DP, dep("d")),
  get(`${DP}/d/scale`),
  patch(`${DP}/d/scale`, { spec: { replicas: 3 } }),
  patch(`${DP}/d/scale`, { spec: { replicas: -1 } }),
  put(`${DP}/d/scale`, { metadata: { name: "d", resourceVersion: "1" }, spec: { replicas: 2 } }),
  put(`${DP}/d/scale`, { metadata: { name: "d" }, spec: { replicas: 2 } }),
  put(`${DP}/d/scale`, { metadata: { name: "other" }, spec: { replicas: 2 } }),
  get(`${DP}/ghost/scale`),
  put(`${DP}/d/status`, { ...dep("d"), status: { replicas: 1, readyReplicas: 2 } }),
  put(`${DP}/d/status`, { ...dep("d"), status: { replicas: 1 } }),
  get(`${CM}/a/status`),
  post(PO, pod("p")),
  post(`${PO}/p/binding`, { metadata: { name: "p" }, target: { kind: "Node", name: "n1" } }),
  post(`${PO}/p/binding`, { metadata: { name: "p" }, target: { kind: "Node", name: "n1" } }),
  post(`${PO}/p/binding`, { metadata: { name: "p" }, target: { kind: "Node" } }),
  post(`${PO}/ghost/binding`, {
    metadata: { name: "ghost" },
    target: { kind: "Node", name: "n1" },
  }),
  post(`${NS}/bindings`, { metadata: { name: "p" }, target: { name: "n1" } }),
  post(`${PO}/p/eviction`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name: "other" },
  }),
  post(`${PO}/ghost/eviction`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name: "ghost" },
  }),
  post(`${PO}/p/eviction?dryRun=All`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name: "p" },
  }),
  post(`${PO}/p/eviction`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name: "p" },
  }),
  post(PO, pod("l", { containers: [{ name: "a", image: "i" }, { name: "b", image: "i" }] })),
  get(`${PO}/l/log`),
  get(`${PO}/l/log?container=zz`),
  get(`${PO}/ghost/log`),
  get(`${PO}/l/log?container=a&tailLines=-1`),
  get(`${PO}/l/log?container=a&sinceSeconds=1&sinceTime=2020-01-01T00:00:00Z`),
  get(`${PO}/l/log?container=a&limitBytes=0`),
  get(`${PO}/l/log?container=a&tailLines=x`),
  get(`${PO}/l/log?container=a`),
  get(`${PO}/l/exec?command=ls`),
  post(`${PO}/l/exec?command=ls&container=a`, undefined),
  get(`${PO}/l/exec?container=a`),
  get(`${PO}/l/attach?container=zz`),
  get(`${PO}/l/portforward`),
  patch(`${PO}/l/ephemeralcontainers`, {
    spec: { ephemeralContainers: [{ name: "e", image: "i" }] },
  }, STRATEGIC),
  patch(`${PO}/l/ephemeralcontainers`, {
    spec: { ephemeralContainers: [{ name: "a", image: "i" }] },
  }, STRATEGIC),
  patch(`${PO}/l/resize`, {
    spec: { containers: [{ name: "a", resources: { limits: { cpu: "1" } } }] },
  }, STRATEGIC),
  post(`${NS}/serviceaccounts`, { metadata: { name: "sa" } }),
  post(`${NS}/serviceaccounts/sa/token`, { spec: { audiences: ["a"], expirationSeconds: 600 } }),
  post(`${NS}/serviceaccounts/sa/token`, { spec: { expirationSeconds: 5 } }),
  post(`${NS}/serviceaccounts/sa/token`, {}),
  post(`${NS}/serviceaccounts/ghost/token`, {}),
  put("/api/v1/namespaces/{ns}/finalize", {
    metadata: { name: "{ns}" },
    spec: { finalizers: ["kubernetes", "ex.com/f"] },
  }),
  put("/api/v1/namespaces/{ns}/status", {
    metadata: { name: "{ns}" },
    status: { phase: "Active" },
  }),
];

const one = (more: Json) => ({ containers: [{ name: "c", image: "nginx:1.25", ...more }] });

const pods: Step[] = [
  post(PO, pod("p")),
  post(PO, pod("l", one({ resources: { limits: { cpu: "1000m", memory: "1024Mi" } } }))),
  post(PO, pod("h", { ...one({ ports: [{ containerPort: 80 }] }), hostNetwork: true })),
  post(PO, pod("pr", one({ livenessProbe: { httpGet: { port: 80 } } }))),
  post(PO, pod("x", { priorityClassName: "nope" })),
  post(PO, pod("x", { restartPolicy: "Sometimes" })),
  post(PO, pod("x", one({ volumeMounts: [{ name: "none", mountPath: "/x" }] }))),
  post(PO, pod("x", one({ resources: { requests: { cpu: "2" }, limits: { cpu: "1" } } }))),
  post(PO, pod("x", one({ resources: { limits: { cpu: "abc" } } }))),
  post(PO, pod("x", { containers: [] })),
  post(PO, pod("x", { containers: [{ name: "a", image: "i" }, { name: "a", image: "i" }] })),
  post(PO, pod("g", { schedulingGates: [{ name: "ex.com/g" }] })),
  post(PO, pod("e", one({ env: [{ name: "A", value: "1" }, { name: "A", value: "2" }] }))),
  post(PO, pod("i", { initContainers: [{ name: "i", image: "i", restartPolicy: "Always" }] })),
  post(PO, pod("x", { activeDeadlineSeconds: 0 })),
  post(PO, pod("x", { hostname: "Bad_" })),
  post(PO, pod("x", { terminationGracePeriodSeconds: -1 })),
  post(PO, pod("x", { dnsPolicy: "None" })),
  post(PO, pod("x", { nodeName: "Bad Node" })),
  get(PO),
  get(PO, TABLE),
  patch(`${PO}/p`, { spec: { nodeName: "n" } }),
  patch(`${PO}/p`, { spec: { containers: [{ name: "c", image: "other" }] } }, STRATEGIC),
  patch(`${PO}/p`, { spec: { activeDeadlineSeconds: 5 } }),
  patch(`${PO}/p`, { spec: { activeDeadlineSeconds: 9 } }),
  patch(`${PO}/p`, { spec: { tolerations: [] } }),
  patch(`${PO}/p`, { spec: { priority: 7 } }),
  patch(`${PO}/p`, { metadata: { labels: { x: "1" } } }),
  patch(`${PO}/g`, { spec: { schedulingGates: null } }),
  patch(`${PO}/p/status`, {
    status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
  }),
  patch(`${PO}/p/status`, { status: { phase: "Bogus" } }),
  ...[
    "spec.nodeName=",
    "spec.restartPolicy=Always",
    "spec.schedulerName=default-scheduler",
    "spec.serviceAccountName=",
    "status.phase=Running",
    "status.podIP=",
    "status.nominatedNodeName=",
    "spec.hostNetwork=true",
    "metadata.uid=x",
    "spec.bogus=1",
  ].map((f) =>
    get(
      `${PO}?fieldSelector=${f}`,
      "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
    )
  ),
];

const service = (name: string, spec: Json): Json => ({ metadata: { name }, spec });
const ports = [{ port: 80 }];

const services: Step[] = [
  post(SV, service("a", { ports })),
  post(SV, service("b", { type: "NodePort", ports })),
  post(SV, service("c", { type: "LoadBalancer", ports })),
  post(SV, service("d", { type: "ExternalName", externalName: "example.com" })),
  post(SV, service("e", { clusterIP: "None", selector: { a: "b" }, ports })),
  post(SV, service("x", {})),
  post(SV, service("x", { ports: [{ port: 80 }, { port: 81 }] })),
  post(SV, service("x", { ports: [{ name: "a", port: 80 }, { name: "a", port: 81 }] })),
  post(SV, service("x", { type: "ExternalName" })),
  post(SV, service("x", { type: "NodePort", ports: [{ port: 80, nodePort: 1 }] })),
  post(SV, service("x", { clusterIP: "1.2.3.4", ports })),
  post(SV, service("Bad_", { ports })),
  post(SV, service("1a", { ports })),
  patch(`${SV}/a`, { spec: { clusterIP: "10.0.0.77" } }),
  patch(`${SV}/a`, { spec: { type: "NodePort" } }),
  patch(`${SV}/a`, { spec: { type: "ClusterIP" } }),
  patch(`${SV}/a`, { spec: { type: "ExternalName", externalName: "x.example.com" } }),
  patch(`${SV}/a`, { spec: { type: "ClusterIP", externalName: null } }),
  patch(`${SV}/b`, { spec: { ports: [{ port: 90 }] } }, STRATEGIC),
  get(SV, TABLE),
  get(
    `${SV}?fieldSelector=spec.type=NodePort`,
    "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
  ),
  remove(`${SV}/b`),
];

const configs: Step[] = [
  post(SE, {
    metadata: { name: "s" },
    stringData: { a: "hello" },
    data: { a: "Zm9v", b: "YmFy" },
  }),
  post(SE, { metadata: { name: "x" }, data: { a: "***" } }),
  post(SE, { metadata: { name: "x" }, type: "kubernetes.io/tls" }),
  post(SE, {
    metadata: { name: "x" },
    type: "kubernetes.io/dockerconfigjson",
    data: { ".dockerconfigjson": "e30=" },
  }),
  post(SE, { metadata: { name: "x1" }, type: "kubernetes.io/dockerconfigjson" }),
  post(SE, { metadata: { name: "x1" }, type: "kubernetes.io/service-account-token" }),
  post(SE, { metadata: { name: "x1" }, type: "kubernetes.io/basic-auth" }),
  post(SE, { metadata: { name: "x1" }, type: "kubernetes.io/ssh-auth" }),
  patch(`${SE}/s`, { type: "other" }),
  patch(`${SE}/s`, { immutable: true }),
  patch(`${SE}/s`, { data: { c: "Yw==" } }),
  patch(`${SE}/s`, { immutable: false }),
  get(`${SE}?fieldSelector=type=Opaque`),
  post(CM, cm("big", {}, { a: "x".repeat(1_048_577) })),
  post(CM, { metadata: { name: "bin" }, binaryData: { a: "AAEC" } }),
  post(CM, { metadata: { name: "bin2" }, binaryData: { a: "AAEC" }, data: { a: "1" } }),
  post(CM, { metadata: { name: "im" }, immutable: true, data: { a: "1" } }),
  patch(`${CM}/im`, { data: { a: "2" } }),
  patch(`${CM}/im`, { immutable: null }),
  patch(`${CM}/im`, { metadata: { labels: { a: "1" } } }),
];

const root = "/apis/authorization.k8s.io/v1";
const resourceAttributes = { verb: "get", resource: "pods", namespace: "{ns}" };

const reviews: Step[] = [
  post(`${root}/selfsubjectaccessreviews`, { spec: { resourceAttributes } }),
  post(`${root}/selfsubjectaccessreviews`, {
    spec: { nonResourceAttributes: { path: "/healthz", verb: "get" } },
  }),
  post(`${root}/selfsubjectaccessreviews`, { spec: {} }),
  post(`${root}/selfsubjectaccessreviews`, {
    spec: { resourceAttributes, nonResourceAttributes: { path: "/x" } },
  }),
  post(`${root}/subjectaccessreviews`, { spec: { resourceAttributes } }),
  post(`${root}/subjectaccessreviews`, { spec: { resourceAttributes, user: "nobody" } }),
  post(`${root}/namespaces/{ns}/localsubjectaccessreviews`, {
    spec: { resourceAttributes, user: "nobody" },
  }),
  post(`${root}/namespaces/{ns}/localsubjectaccessreviews`, {
    spec: { resourceAttributes: { ...resourceAttributes, namespace: "x" }, user: "nobody" },
  }),
  post(`${root}/selfsubjectrulesreviews`, { spec: {} }),
  post("/apis/authentication.k8s.io/v1/selfsubjectreviews", {}),
  post("/apis/authentication.k8s.io/v1/tokenreviews", { spec: { token: "bad" } }),
  post("/apis/authentication.k8s.io/v1/tokenreviews", { spec: {} }),
];

const EVENT_FIELDS = [
  "involvedObject.name",
  "regarding.name",
  "reason",
  "type",
  "source",
  "reportingComponent",
  "reportingController",
];

const eventFields: Step[] = ["/api/v1", "/apis/events.k8s.io/v1"].flatMap((group) =>
  EVENT_FIELDS.map((field) => get(`${group}/namespaces/{ns}/events?fieldSelector=${field}=x`))
);

const pem = (label: string) => btoa(`-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`);

const tlsSecrets: Step[] = [
  ["", ""],
  [btoa("x"), btoa("y")],
  [pem("PRIVATE KEY"), pem("CERTIFICATE")],
  [pem("X"), ""],
  [btoa(`${atob(pem("X"))}${atob(pem("EC PRIVATE KEY"))}`), ""],
  [pem("CERTIFICATE"), ""],
  [pem("CERTIFICATE"), pem("CERTIFICATE")],
  [pem("CERTIFICATE"), pem("X")],
].map(([crt, key], i) =>
  post(SE, {
    metadata: { name: `tls-${i}` },
    type: "kubernetes.io/tls",
    data: { "tls.crt": crt, "tls.key": key },
  })
);

const SET = "/apis/apps/v1/namespaces/{ns}/statefulsets";
const rolling = (rollingUpdate: Json) => ({
  updateStrategy: { type: "RollingUpdate", rollingUpdate },
});
const rollouts: Step[] = [
  ...[2, "25%", 0, "x"].map((maxUnavailable, i) =>
    post(SET, {
      metadata: { name: `s${i}` },
      spec: {
        ...dep("s")["spec"] as object,
        serviceName: "s",
        ...rolling({ maxUnavailable, partition: 1 }),
      },
    })
  ),
  patch(`${SET}/s0`, { spec: rolling({ maxUnavailable: 3 }) }),
  get(`${SET}/s0`),
];

/** Scripts about pods, services, config and reviews. */
export const kinds: readonly Script[] = [
  script("subresources", ...subresources),
  script("pods", ...pods),
  script("services", ...services),
  script("secrets and config maps", ...configs),
  script("reviews", ...reviews),
  script("fields of events", ...eventFields),
  script("secrets for TLS", ...tlsSecrets),
  script("rollouts of stateful sets", ...rollouts),
];
