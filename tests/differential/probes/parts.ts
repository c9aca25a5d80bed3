/**
 * Scripts about subresources and about kinds whose requests do more than store.
 *
 * @module
 */

import { type Script, script, type Step } from "../script.ts";
import { CM, DP, get, type Json, NS, patch, PO, pod, post, put, remove, SV } from "../steps.ts";

const apps = (plural: string) => `/apis/apps/v1/namespaces/{ns}/${plural}`;
const labels = { a: "b" };
const template = { metadata: { labels }, spec: { containers: [{ name: "c", image: "i" }] } };
const workload = (name: string, spec: Json = {}) => ({
  metadata: { name },
  spec: { selector: { matchLabels: labels }, template, ...spec },
});

function scales(path: string, object: Json): Step[] {
  return [
    post(path, object),
    get(`${path}/w/scale`),
    patch(`${path}/w/scale`, { spec: { replicas: 3 } }),
    patch(`${path}/w/scale`, { spec: { replicas: 3 } }),
    put(`${path}/w/scale`, { metadata: { name: "w" }, spec: { replicas: 1 } }),
    put(`${path}/w/scale`, {
      metadata: { name: "w", resourceVersion: "1" },
      spec: { replicas: 1 },
    }),
    patch(`${path}/w/status`, {
      status: { replicas: 2, observedGeneration: 1 },
      spec: { replicas: 9 },
    }),
    put(`${path}/w/status`, { ...object, status: { replicas: 5, readyReplicas: 7 } }),
    get(`${path}/w`),
    patch(`${path}/w`, { status: { replicas: 77 }, spec: { replicas: 6 } }),
    get(`${path}/w/scale`),
    remove(`${path}/w/scale`),
    post(`${path}/w/scale`, {}),
    patch(`${path}/ghost/scale`, { spec: { replicas: 1 } }),
    patch(`${path}/ghost/status`, { status: {} }),
  ];
}

const PDB = "/apis/policy/v1/namespaces/{ns}/poddisruptionbudgets";
const CSR = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
const auth = "/apis/authorization.k8s.io/v1";
const evict = (name: string, more: Json = {}) =>
  post(`${PO}/${name}/eviction`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name },
    ...more,
  });
const token = (spec: unknown, more: Json = {}) =>
  post(`${NS}/serviceaccounts/sa/token`, { spec, ...more });
const sar = (spec: unknown, of = "subjectaccessreviews") => post(`${auth}/${of}`, { spec });
const request =
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlJQnh6Q0IwUUlCQURBb01RMHdDd1lEVlFRRERBUjBaWE4wTVJjd0ZRWURWUVFLREE1emVYTjBaVzA2Ym05awotLS0tLUVORCBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0K";

/** Parts. */
export const parts: readonly Script[] = [
  script("parts: scale of a deployment", ...scales(apps("deployments"), workload("w"))),
  script("parts: scale of a replica set", ...scales(apps("replicasets"), workload("w"))),
  script(
    "parts: scale of a stateful set",
    ...scales(apps("statefulsets"), workload("w", { serviceName: "s" })),
  ),
  script(
    "parts: scale of a controller",
    ...scales(`${NS}/replicationcontrollers`, {
      metadata: { name: "w" },
      spec: { selector: labels, template },
    }),
  ),
  script("parts: scale of a daemon set", ...scales(apps("daemonsets"), workload("w"))),
  script(
    "parts: evictions",
    post(PO, pod("p", {}, { labels: { app: "x" } })),
    patch(`${PO}/p/status`, {
      status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
    }),
    post(PDB, {
      metadata: { name: "b" },
      spec: { minAvailable: 1, selector: { matchLabels: { app: "x" } } },
    }),
    evict("p", { deleteOptions: { dryRun: ["All"] } }),
    evict("p", { deleteOptions: { preconditions: { uid: "x" } } }),
    evict("p", { deleteOptions: { gracePeriodSeconds: -1, dryRun: ["All"] } }),
    evict("p", { deleteOptions: { propagationPolicy: "Bogus" } }),
    evict("p", { apiVersion: "policy/v1beta1" }),
    evict("p", { apiVersion: "policy/v9" }),
    evict("p", { kind: "Bogus" }),
    evict("p", { metadata: { name: "p", namespace: "other" } }),
    evict("p", { metadata: {} }),
    evict("p", { bogus: 1 }),
    post(`${PO}/p/eviction?dryRun=All`, { metadata: { name: "p" } }),
    post(`${PO}/p/eviction?fieldValidation=Strict`, { metadata: { name: "p" }, bogus: 1 }),
    evict("ghost"),
    post(PDB, {
      metadata: { name: "b2" },
      spec: { maxUnavailable: 1, selector: { matchLabels: { app: "x" } } },
    }),
    evict("p"),
    get(`${PDB}/b`),
  ),
  script(
    "parts: bindings",
    post(PO, pod("p")),
    post(PO, pod("q", { nodeName: "n1" })),
    post(PO, pod("g", { schedulingGates: [{ name: "a" }] })),
    post(`${PO}/p/binding`, { metadata: { name: "p" } }),
    post(`${PO}/p/binding`, { metadata: { name: "p" }, target: {} }),
    post(`${PO}/p/binding`, { metadata: { name: "p" }, target: { name: "" } }),
    post(`${PO}/p/binding`, { metadata: { name: "p" }, target: { kind: "Pod", name: "n" } }),
    post(`${PO}/p/binding`, { metadata: { name: "other" }, target: { kind: "Node", name: "n" } }),
    post(`${PO}/p/binding`, {
      metadata: { name: "p", namespace: "other" },
      target: { kind: "Node", name: "n" },
    }),
    post(`${PO}/p/binding`, {
      metadata: { name: "p", uid: "bogus" },
      target: { kind: "Node", name: "n" },
    }),
    post(`${PO}/p/binding?dryRun=All`, {
      metadata: { name: "p" },
      target: { kind: "Node", name: "n" },
    }),
    post(`${PO}/q/binding`, { metadata: { name: "q" }, target: { kind: "Node", name: "n" } }),
    post(`${PO}/g/binding`, { metadata: { name: "g" }, target: { kind: "Node", name: "n" } }),
    post(`${PO}/p/binding`, {
      metadata: { name: "p", annotations: { x: "1" }, labels: { l: "1" } },
      target: { kind: "Node", name: "n" },
    }),
    get(`${PO}/p`),
    post(`${NS}/bindings`, { metadata: {}, target: { name: "n1" } }),
    post(`${NS}/bindings`, { metadata: { name: "ghost" }, target: { name: "n1" } }),
    get(`${NS}/bindings`),
    get(`${PO}/p/binding`),
  ),
  script(
    "parts: tokens",
    post(`${NS}/serviceaccounts`, { metadata: { name: "sa" } }),
    token({}),
    token({ audiences: [] }),
    token({ audiences: [""] }),
    token({ expirationSeconds: 599 }),
    token({ expirationSeconds: 600 }),
    token({ expirationSeconds: 4294967297 }),
    token({ expirationSeconds: -1 }),
    token({ expirationSeconds: "600" }),
    token({ boundObjectRef: { kind: "Pod", apiVersion: "v1", name: "none" } }),
    token({ boundObjectRef: { kind: "Secret", apiVersion: "v1", name: "none" } }),
    token({ boundObjectRef: { kind: "ConfigMap", apiVersion: "v1", name: "none" } }),
    token({ boundObjectRef: { kind: "Pod", apiVersion: "v1" } }),
    token({ boundObjectRef: { kind: "Node", apiVersion: "v1", name: "none" } }),
    token({ bogus: 1 }),
    token({}, { kind: "Bogus", apiVersion: "v1" }),
    token({}, { metadata: { name: "other" } }),
    token({}, { metadata: { namespace: "other" } }),
    post(`${NS}/serviceaccounts/sa/token?dryRun=All`, { spec: {} }),
    get(`${NS}/serviceaccounts/sa/token`),
    post(`${NS}/serviceaccounts/none/token`, { spec: {} }),
    post("/apis/authentication.k8s.io/v1/tokenreviews", { spec: { token: "a.b.c" } }),
    post("/apis/authentication.k8s.io/v1/tokenreviews", { spec: { token: "x", audiences: ["a"] } }),
    post("/apis/authentication.k8s.io/v1/tokenreviews", {}),
    post("/apis/authentication.k8s.io/v1/tokenreviews", {
      metadata: { name: "x" },
      spec: { token: "x" },
    }),
    post("/apis/authentication.k8s.io/v1/tokenreviews?dryRun=All", { spec: { token: "x" } }),
    get("/apis/authentication.k8s.io/v1/tokenreviews"),
    remove("/apis/authentication.k8s.io/v1/tokenreviews"),
    post("/apis/authentication.k8s.io/v1/selfsubjectreviews", { metadata: { name: "x" } }),
    post("/apis/authentication.k8s.io/v1/selfsubjectreviews?dryRun=All", {}),
    post("/apis/authentication.k8s.io/v1/selfsubjectreviews", { bogus: 1 }),
  ),
  script(
    "parts: access reviews",
    sar({}),
    sar({ user: "x" }),
    sar({ user: "x", resourceAttributes: {} }),
    sar({ groups: ["g"], resourceAttributes: { verb: "get", resource: "pods" } }),
    sar({
      user: "x",
      resourceAttributes: { verb: "get", resource: "pods" },
      nonResourceAttributes: { path: "/", verb: "get" },
    }),
    sar({ user: "x", nonResourceAttributes: { path: "/healthz", verb: "get" } }),
    sar({ user: "x", nonResourceAttributes: {} }),
    sar({ user: "system:anonymous", nonResourceAttributes: { path: "/version", verb: "get" } }),
    sar({
      user: "x",
      groups: ["system:masters"],
      resourceAttributes: { verb: "delete", resource: "nodes" },
    }),
    sar({
      user: "x",
      groups: ["system:authenticated"],
      nonResourceAttributes: { path: "/apis", verb: "get" },
    }),
    sar({ user: "x", extra: { a: ["b"] }, resourceAttributes: { verb: "get", resource: "pods" } }),
    sar({
      user: "x",
      resourceAttributes: { verb: "list", resource: "pods", labelSelector: { rawSelector: "a=b" } },
    }),
    sar({
      user: "x",
      resourceAttributes: {
        verb: "list",
        resource: "pods",
        fieldSelector: {
          rawSelector: "a=b",
          requirements: [{ key: "a", operator: "In", values: ["b"] }],
        },
      },
    }),
    sar({
      user: "x",
      resourceAttributes: {
        verb: "list",
        resource: "pods",
        labelSelector: { requirements: [{ key: "a", operator: "Bogus", values: ["b"] }] },
      },
    }),
    sar(
      { resourceAttributes: { verb: "*", resource: "*", group: "*" } },
      "selfsubjectaccessreviews",
    ),
    sar({ resourceAttributes: {} }, "selfsubjectaccessreviews"),
    sar({ nonResourceAttributes: {} }, "selfsubjectaccessreviews"),
    sar({ bogus: 1, resourceAttributes: { verb: "get" } }, "selfsubjectaccessreviews"),
    sar(
      { user: "x", resourceAttributes: { verb: "get", resource: "pods" } },
      "namespaces/{ns}/localsubjectaccessreviews",
    ),
    sar(
      { user: "x", resourceAttributes: { namespace: "{ns}", verb: "get", resource: "pods" } },
      "namespaces/{ns}/localsubjectaccessreviews",
    ),
    sar(
      { user: "x", nonResourceAttributes: { path: "/", verb: "get" } },
      "namespaces/{ns}/localsubjectaccessreviews",
    ),
    sar({ user: "x" }, "namespaces/{ns}/localsubjectaccessreviews"),
    sar(
      { user: "x", resourceAttributes: { namespace: "{ns}", verb: "get", resource: "pods" } },
      "namespaces/ghost/localsubjectaccessreviews",
    ),
    sar(
      { user: "x", resourceAttributes: { verb: "get", resource: "pods" } },
      "localsubjectaccessreviews",
    ),
    post(`${auth}/subjectaccessreviews?dryRun=All`, {
      spec: { user: "x", resourceAttributes: { verb: "get" } },
    }),
    post(`${auth}/subjectaccessreviews?fieldValidation=Strict`, {
      spec: { user: "x", bogus: 1, resourceAttributes: { verb: "get" } },
    }),
    ...["alice", "system:admin"].flatMap((user): Step[] => [
      { ...get(CM), headers: { "impersonate-user": user } },
      { ...get("/version"), headers: { "impersonate-user": user } },
      { ...get("/metrics/x"), headers: { "impersonate-user": user } },
      {
        ...post(CM, { metadata: { name: "imp" } }),
        headers: { "impersonate-user": user, "impersonate-group": "system:masters" },
      },
      {
        ...post("/apis/authentication.k8s.io/v1/selfsubjectreviews", {}),
        headers: {
          "impersonate-user": user,
          "impersonate-uid": "u",
          "impersonate-extra-a%2fb": "c",
        },
      },
      { ...get(`${PO}/x/log`), headers: { "impersonate-user": user } },
      { ...remove(CM), headers: { "impersonate-user": user } },
      { ...get("/api/v1/nodes"), headers: { "impersonate-user": user } },
      { ...get("/api/v1/nodes/n"), headers: { "impersonate-user": user } },
      { ...post(`${PO}/x/eviction`, {}), headers: { "impersonate-user": user } },
      { ...patch(`${DP}/d/scale`, {}), headers: { "impersonate-user": user } },
      { ...get(`${DP}?watch=1&timeoutSeconds=1`), headers: { "impersonate-user": user } },
      { ...get(`/apis/apps/v1/bogus`), headers: { "impersonate-user": user } },
      { ...get(`/apis/bogus/v1/things`), headers: { "impersonate-user": user } },
    ]),
    { ...get(CM), headers: { "impersonate-group": "g" } },
    { ...get(CM), headers: { "impersonate-uid": "g" } },
    { ...get(CM), headers: { "impersonate-user": "system:serviceaccount:{ns}:default" } },
    { ...get(CM), headers: { "impersonate-user": "system:anonymous" } },
  ),
  script(
    "parts: certificates",
    post(CSR, {
      metadata: { name: "c-{ns}" },
      spec: { request, signerName: "ex.com/s", usages: ["client auth"] },
    }),
    post(CSR, {
      metadata: { name: "d-{ns}" },
      spec: { request: "eA==", signerName: "ex.com/s", usages: ["client auth"] },
    }),
    post(CSR, {
      metadata: { name: "d-{ns}" },
      spec: { signerName: "ex.com/s", usages: ["client auth"] },
    }),
    post(CSR, { metadata: { name: "d-{ns}" }, spec: { request, usages: ["client auth"] } }),
    post(CSR, { metadata: { name: "d-{ns}" }, spec: { request, signerName: "bogus", usages: [] } }),
    post(CSR, {
      metadata: { name: "d-{ns}" },
      spec: {
        request,
        signerName: "kubernetes.io/legacy-unknown",
        usages: ["bogus"],
        expirationSeconds: 5,
      },
    }),
  ),
  script(
    "parts: namespaces",
    put(`${NS}/finalize`, { metadata: { name: "other" }, spec: {} }),
    put(`${NS}/finalize`, { metadata: { name: "{ns}" }, spec: { finalizers: ["bogus"] } }),
    put(`${NS}/finalize`, {
      metadata: { name: "{ns}", labels: { x: "1" } },
      spec: { finalizers: ["kubernetes", "ex.com/f"] },
      status: { phase: "Terminating" },
    }),
    get(`${NS}/finalize`),
    patch(`${NS}/finalize`, {}),
    put(`${NS}/status`, { metadata: { name: "{ns}" }, status: { phase: "Bogus" } }),
    patch(`${NS}/status`, { status: { phase: "Terminating" } }),
    patch(NS, { spec: { finalizers: [] } }),
    patch(NS, { status: { phase: "Terminating" } }),
    put(NS, { metadata: { name: "{ns}" } }),
    get(NS),
    remove(NS, { propagationPolicy: "Orphan", dryRun: ["All"] }),
    remove(NS, { gracePeriodSeconds: 0 }),
    remove(NS),
    post(CM, { metadata: { name: "late" } }),
    post(`${CM}?dryRun=All`, { metadata: { name: "late" } }),
    post(NS.replace("/{ns}", ""), { metadata: { name: "{ns}" } }),
    patch(NS, { metadata: { labels: { late: "1" } } }),
    get(NS),
    ...["default", "kube-system", "kube-public", "kube-node-lease"].map((n) =>
      remove(`/api/v1/namespaces/${n}?dryRun=All`)
    ),
    remove("/api/v1/namespaces/ghost"),
  ),
  script(
    "parts: pods",
    post(PO, pod("p")),
    patch(`${PO}/p/ephemeralcontainers`, {
      spec: { ephemeralContainers: [{ name: "e", image: "i", ports: [{ containerPort: 1 }] }] },
    }),
    patch(`${PO}/p/ephemeralcontainers`, { spec: { ephemeralContainers: [{ name: "e" }] } }),
    patch(`${PO}/p/ephemeralcontainers`, {
      spec: { ephemeralContainers: [{ name: "e", image: "i", targetContainerName: "none" }] },
    }),
    patch(`${PO}/p/ephemeralcontainers`, {
      spec: { ephemeralContainers: [{ name: "e", image: "i" }] },
    }),
    patch(`${PO}/p/ephemeralcontainers`, { spec: { ephemeralContainers: [] } }),
    patch(`${PO}/p/ephemeralcontainers`, {
      spec: { ephemeralContainers: [{ name: "e", image: "other" }] },
    }),
    get(`${PO}/p/ephemeralcontainers`),
    get(`${PO}/p/status`),
    get(`${PO}/p/resize`),
    patch(`${PO}/p`, { spec: { ephemeralContainers: [{ name: "f", image: "i" }] } }),
    patch(`${PO}/p/resize`, {
      spec: { containers: [{ name: "c", image: "nginx", resources: { limits: { cpu: "2" } } }] },
    }),
    patch(`${PO}/p/resize`, { spec: { containers: [{ name: "c", image: "other" }] } }),
    post(PO, pod("d", {}, {})),
    put(`${PO}/d`, pod("d", { nodeName: "x" })),
    put(`${PO}/d`, pod("d", { restartPolicy: "Never" })),
    put(`${PO}/d`, pod("d", { containers: [{ name: "c", image: "new" }] })),
    put(`${PO}/d`, pod("d", { containers: [{ name: "other", image: "nginx" }] })),
    put(`${PO}/d`, pod("d", { terminationGracePeriodSeconds: 5 })),
    put(`${PO}/d`, pod("d", { tolerations: [{ key: "x", operator: "Exists" }] })),
    put(`${PO}/d`, pod("d", { activeDeadlineSeconds: 10 })),
    put(`${PO}/d`, pod("d", { activeDeadlineSeconds: 11 })),
    ...["log", "exec", "attach", "portforward"].flatMap((
      s,
    ) => [get(`${PO}/d/${s}`), get(`${PO}/ghost/${s}`)]),
    ...[
      "container=none",
      "follow=bogus",
      "tailLines=1.5",
      "sinceSeconds=0",
      "sinceSeconds=-1",
      "limitBytes=0",
      "limitBytes=x",
      "previous=1",
      "timestamps=x",
      "sinceTime=bogus",
      "stream=Bogus",
      "stream=Stdout&tailLines=1",
      "insecureSkipTLSVerifyBackend=true",
      "bogus=1",
    ].map((q) => get(`${PO}/d/log?${q}`)),
    get(`${SV}/none/proxy`),
    get("/api/v1/nodes/none/proxy"),
  ),
];
