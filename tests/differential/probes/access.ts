/**
 * Scripts about who may do what: impersonation, roles, credentials.
 *
 * @module
 */

import { type Script, script, type Step } from "../script.ts";
import { CM, cm, DP, get, type Json, NS, patch, PO, pod, post, put, remove, SE } from "../steps.ts";

const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const ROLES = `${RBAC}/namespaces/{ns}/roles`;
const BINDINGS = `${RBAC}/namespaces/{ns}/rolebindings`;
const REVIEW = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
const AUTHORIZATION = "/apis/authorization.k8s.io/v1";

const as = (step: Step, user: string, more: Record<string, string> = {}): Step => ({
  ...step,
  headers: { ...(user === "" ? {} : { "impersonate-user": user }), ...more },
});
/** Waits until a user may read something: a real server hears of roles a moment after they are made. */
const may = (user: string, path: string): Step => as({ method: "WAIT", path }, user);
const with_ = (step: Step, headers: Record<string, string>): Step => ({ ...step, headers });

const role = (name: string, rules: readonly Json[]): Json => ({ metadata: { name }, rules });
const rule = (verbs: readonly string[], resources: readonly string[], more: Json = {}): Json => ({
  apiGroups: [""],
  verbs,
  resources,
  ...more,
});
const binding = (name: string, roleRef: Json, ...subjects: Json[]): Json => ({
  metadata: { name },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", ...roleRef },
  subjects,
});
const user = (name: string): Json => ({
  kind: "User",
  apiGroup: "rbac.authorization.k8s.io",
  name,
});

const asked: readonly Step[] = [
  get(CM),
  get(`${CM}/a`),
  get("/api/v1/configmaps"),
  get(`${CM}?watch=1&timeoutSeconds=1&labelSelector=none`),
  get(SE),
  get(`${PO}/p/log`),
  get(`${DP}/d/scale`),
  get("/api/v1/nodes"),
  get("/api/v1/nodes/n"),
  get(NS),
  get("/api/v1/namespaces"),
  get("/apis/bogus.example/v1/things"),
  get("/api/v1/bogus"),
  post(CM, cm("b")),
  put(`${CM}/a`, cm("a")),
  patch(`${CM}/a`, { data: { b: "1" } }),
  patch(`${CM}/new?fieldManager=a`, {}, "application/apply-patch+yaml"),
  remove(`${CM}/a`),
  remove(CM),
  post(`${PO}/p/eviction`, { metadata: { name: "p" } }),
  get("/healthz"),
  get("/version"),
  get("/api"),
  get("/metrics"),
  get("/bogus"),
  post("/bogus", {}),
];

/** Who may do what. */
export const access: readonly Script[] = [
  script(
    "access: nobody",
    post(CM, cm("a")),
    post(PO, pod("p")),
    ...asked.map((step) => as(step, "nobody")),
  ),
  script(
    "access: a reader",
    post(CM, cm("a")),
    post(ROLES, role("reader", [rule(["get", "list", "watch"], ["configmaps"])])),
    post(BINDINGS, binding("reader", { kind: "Role", name: "reader" }, user("jane-{ns}"))),
    may("jane-{ns}", CM),
    ...asked.map((step) => as(step, "jane-{ns}")),
  ),
  script(
    "access: names and parts",
    post(CM, cm("a")),
    post(PO, pod("p")),
    post(
      ROLES,
      role("some", [
        rule(["get", "update", "delete"], ["configmaps"], { resourceNames: ["a"] }),
        rule(["create", "deletecollection"], ["configmaps"]),
        rule(["get"], ["pods/log", "pods/status"]),
        rule(["*"], ["secrets"]),
      ]),
    ),
    post(BINDINGS, binding("some", { kind: "Role", name: "some" }, user("joe-{ns}"))),
    may("joe-{ns}", `${CM}/a`),
    ...asked.map((step) => as(step, "joe-{ns}")),
    as(get(`${CM}/b`), "joe-{ns}"),
    as(get(`${CM}?fieldSelector=metadata.name=a`), "joe-{ns}"),
    as(get(`${PO}/p/status`), "joe-{ns}"),
    as(get(`${PO}/p`), "joe-{ns}"),
    as(post(SE, { metadata: { name: "s" } }), "joe-{ns}"),
    as(get(`${SE}/s`), "joe-{ns}"),
  ),
  script(
    "access: escalation",
    post(ROLES, role("giver", [rule(["get"], ["pods"])])),
    post(
      ROLES,
      role("clerk", [
        { apiGroups: ["rbac.authorization.k8s.io"], verbs: ["*"], resources: ["*"] },
        rule(["get"], ["pods"]),
      ]),
    ),
    post(BINDINGS, binding("clerk", { kind: "Role", name: "clerk" }, user("clerk-{ns}"))),
    may("clerk-{ns}", ROLES),
    ...[
      post(ROLES, role("own", [rule(["get"], ["pods"])])),
      post(ROLES, role("more", [rule(["get", "list"], ["pods"])])),
      post(ROLES, role("most", [rule(["*"], ["*"])])),
      patch(`${ROLES}/giver`, { rules: [rule(["get"], ["secrets"])] }),
      patch(`${ROLES}/giver`, { metadata: { labels: { a: "b" } } }),
      post(BINDINGS, binding("b1", { kind: "Role", name: "giver" }, user("x"))),
      post(BINDINGS, binding("b2", { kind: "ClusterRole", name: "cluster-admin" }, user("x"))),
      post(BINDINGS, binding("b3", { kind: "Role", name: "none" }, user("x"))),
      post(`${RBAC}/clusterroles`, role("c-{ns}", [])),
      get(ROLES),
    ].map((step) => as(step, "clerk-{ns}")),
  ),
  script(
    "access: whoami",
    post(REVIEW, {}),
    as(post(REVIEW, {}), "jane"),
    as(post(REVIEW, {}), "jane", { "impersonate-group": "devs" }),
    as(post(REVIEW, {}), "jane", { "impersonate-uid": "u1" }),
    as(post(REVIEW, {}), "jane", { "impersonate-extra-scopes": "a" }),
    as(post(REVIEW, {}), "jane", { "impersonate-extra-acme.com%2Fproject": "p" }),
    as(post(REVIEW, {}), "system:serviceaccount:{ns}:default"),
    as(post(REVIEW, {}), "system:serviceaccount:bad"),
    as(post(REVIEW, {}), "system:anonymous"),
    as(post(REVIEW, {}), "system:node:n1", { "impersonate-group": "system:nodes" }),
    as(post(REVIEW, {}), "", { "impersonate-group": "devs" }),
    as(post(REVIEW, {}), "", { "impersonate-uid": "u1" }),
    as(post(REVIEW, {}), "", { "impersonate-extra-scopes": "a" }),
    as(get(CM), "", { "impersonate-group": "devs" }),
    as(get(CM), "admin", { "impersonate-group": "system:masters" }),
    as(get(`${CM}/none`), "admin", { "impersonate-group": "system:masters" }),
  ),
  script(
    "access: credentials",
    ...["Bearer bogus", "Bearer ", "Bearer", "Basic YTpi", "bearer bogus", "Bogus x", "Bearer a b"]
      .flatMap((authorization) => [
        with_(get(CM), { authorization }),
        with_(get("/version"), { authorization }),
        with_(get("/healthz"), { authorization }),
      ]),
    with_(get(CM), { authorization: "Bearer bogus", accept: "application/yaml" }),
    with_(get("/bogus"), { authorization: "Bearer bogus" }),
  ),
  script(
    "access: questions",
    post(ROLES, role("reader", [rule(["get", "list"], ["configmaps"])])),
    post(BINDINGS, binding("reader", { kind: "Role", name: "reader" }, user("ann-{ns}"))),
    may("ann-{ns}", CM),
    ...[
      { namespace: "{ns}", verb: "get", resource: "configmaps" },
      { namespace: "{ns}", verb: "get", resource: "configmaps", name: "x" },
      { namespace: "{ns}", verb: "delete", resource: "configmaps" },
      { namespace: "other", verb: "get", resource: "configmaps" },
      { verb: "get", resource: "configmaps" },
      { namespace: "{ns}", verb: "*", resource: "*" },
      { namespace: "{ns}", verb: "get", resource: "configmaps", subresource: "x" },
      { namespace: "{ns}", verb: "get", resource: "configmaps", group: "apps" },
      { namespace: "{ns}", verb: "get", resource: "configmaps", version: "v9" },
      {},
    ].flatMap((resourceAttributes) => [
      as(
        post(`${AUTHORIZATION}/selfsubjectaccessreviews`, { spec: { resourceAttributes } }),
        "ann-{ns}",
        { "impersonate-group": "system:authenticated" },
      ),
      post(`${AUTHORIZATION}/subjectaccessreviews`, {
        spec: { resourceAttributes, user: "ann-{ns}" },
      }),
    ]),
  ),
];
