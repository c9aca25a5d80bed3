import assert from "node:assert/strict";
import { isApiError } from "kubist";
import { startCluster } from "kubist/testing";
import {
  readBindings,
  readRoles,
  writeBinding,
  writeRole,
} from "../../lib/server/system/role_text.ts";
import { test } from "../harness.ts";
import { api } from "./api.ts";

const RBAC = "/apis/rbac.authorization.k8s.io/v1";

test("readRoles() and writeRole() are the way there and back", () => {
  const text = [
    "edit +admin <view",
    "a:b",
    " get list | core apps | pods deployments | one two",
    " get | /healthz /livez",
    "kube-system/c",
    " * | * | *",
  ].join("\n");
  const roles = readRoles(text);
  assert.equal(roles.map((r) => writeRole(r as Parameters<typeof writeRole>[0])).join("\n"), text);
  assert.deepEqual(roles[1]?.["rules"], [
    {
      verbs: ["get", "list"],
      apiGroups: ["", "apps"],
      resources: ["pods", "deployments"],
      resourceNames: ["one", "two"],
    },
    { verbs: ["get"], nonResourceURLs: ["/healthz", "/livez"] },
  ]);
});

test("readBindings() and writeBinding() are the way there and back", () => {
  const text = "a role Group=g User=u ns/account\nns/b role\nns/c *role User=system:x";
  const bindings = readBindings(text);
  const back = bindings.map((b) => writeBinding(b as Parameters<typeof writeBinding>[0]));
  assert.equal(back.join("\n"), text);
  assert.deepEqual(bindings.map((b) => b["roleRef"].kind), ["ClusterRole", "Role", "ClusterRole"]);
});

test("the roles of the system are there, and the aggregated ones hold the rules of others", async () => {
  await using s = await api();
  const { body } = await s.get(`${RBAC}/clusterroles/view`);
  assert.deepEqual(body.aggregationRule.clusterRoleSelectors, [
    { matchLabels: { "rbac.authorization.k8s.io/aggregate-to-view": "true" } },
  ]);
  const resources = body.rules.flatMap((r: { resources: string[] }) => r.resources);
  assert.ok(resources.includes("pods/log") && !resources.includes("secrets"));
  const edit = (await s.get(`${RBAC}/clusterroles/edit`)).body.rules;
  const admin = (await s.get(`${RBAC}/clusterroles/admin`)).body.rules;
  assert.ok(body.rules.length < edit.length && edit.length < admin.length);
});

test("roles of the system can be changed and deleted, and watches see that", async () => {
  await using s = await api();
  const watch = await s.watch(`${RBAC}/clusterroles?watch=1&resourceVersion=1`);
  assert.equal((await s.patch(`${RBAC}/clusterroles/view`, { rules: [] })).status, 200);
  assert.equal((await s.delete(`${RBAC}/clusterroles/view`)).status, 200);
  const types = [(await watch.next())?.type, (await watch.next())?.type];
  await watch.close();
  assert.deepEqual(types, ["MODIFIED", "DELETED"]);
  assert.equal((await s.get(`${RBAC}/clusterroles/view`)).status, 404);
});

test("their uids are the same in every cluster, and no two are", async () => {
  await using a = await api();
  await using b = await api();
  const uids = async (s: typeof a) => {
    const lists = ["clusterroles", "clusterrolebindings"].map((p) => s.get(`${RBAC}/${p}`));
    const all = (await Promise.all(lists)).flatMap((l) => l.body.items);
    return all.map((o: { metadata: { uid: string } }) => o.metadata.uid);
  };
  const own = await uids(a);
  assert.deepEqual(own, await uids(b));
  assert.equal(new Set(own).size, own.length);
  assert.match(own[0] ?? "", /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("a binding to the role view lets somebody read, and nothing else", async () => {
  await using cluster = await startCluster({ rbac: true });
  const k = cluster.client({ namespace: "default" });
  const alice = k.as("alice");
  await assert.rejects(alice.pods().list(), (e) => isApiError(e, "Forbidden"));
  await k.roleBindings().create({
    metadata: { name: "alice" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
    subjects: [{ kind: "User", apiGroup: "rbac.authorization.k8s.io", name: "alice" }],
  });
  assert.deepEqual((await alice.pods().list()).items, []);
  assert.equal(await alice.can("get", "pods", "default"), true);
  assert.equal(await alice.can("create", "pods", "default"), false);
  assert.equal(await alice.can("get", "secrets", "default"), false);
  await assert.rejects(alice.pods("kube-system").list(), (e) => isApiError(e, "Forbidden"));
});

test("a role that users add is gathered into view", async () => {
  await using cluster = await startCluster({ rbac: true });
  const k = cluster.client({ namespace: "default" });
  await k.roleBindings().create({
    metadata: { name: "alice" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" },
    subjects: [{ kind: "User", apiGroup: "rbac.authorization.k8s.io", name: "alice" }],
  });
  const labels = { "rbac.authorization.k8s.io/aggregate-to-view": "true" };
  await k.clusterRoles().create({
    metadata: { name: "secret-reader", labels },
    rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get"] }],
  });
  const can = k.as("alice").can("get", "secrets", "default");
  assert.equal(await can, true);
});
