import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api } from "./api.ts";

const ROOT = "/apis/rbac.authorization.k8s.io/v1";
const ROLES = `${ROOT}/namespaces/t/roles`;
const BINDINGS = `${ROOT}/namespaces/t/rolebindings`;
const pods = (...verbs: string[]) => ({ apiGroups: [""], resources: ["pods"], verbs });
const rbac = (...verbs: string[]) => ({
  apiGroups: ["rbac.authorization.k8s.io"],
  resources: ["roles", "rolebindings"],
  verbs,
});
const binding = (name: string, role: string, user = "joe") => ({
  metadata: { name },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role },
  subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: user }],
});

/** A server where jane may read pods and write roles and bindings. */
async function start(more: readonly unknown[] = []) {
  const admin = { username: "admin", groups: ["system:masters"] };
  const tokens = { admin, jane: { username: "jane", groups: [] } };
  const s = await api({ auth: { mode: "rbac", tokens } });
  const send = (token: string) => (path: string, body: unknown) =>
    s.post(path, body, { headers: { authorization: `Bearer ${token}` } });
  const post = send("admin");
  await post("/api/v1/namespaces", { metadata: { name: "t" } });
  const rules = [pods("get", "list"), rbac("create", "update", "get"), ...more];
  await post(ROLES, { metadata: { name: "writer" }, rules });
  await post(BINDINGS, binding("jane", "writer", "jane"));
  return { ...s, post, as: send("jane") };
}

test("nobody makes a role of what they do not hold", async () => {
  await using s = await start();
  const small = { metadata: { name: "small" }, rules: [pods("get")] };
  assert.equal((await s.as(ROLES, small)).status, 201);
  const big = { metadata: { name: "big" }, rules: [pods("get", "delete", "create")] };
  const { status, body } = await s.as(ROLES, big);
  assert.equal(status, 403);
  assert.equal(
    body.message,
    'roles.rbac.authorization.k8s.io "big" is forbidden: user "jane" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["pods"], Verbs:["delete" "create"]}',
  );
});

test("nobody binds a role that holds more than they do", async () => {
  await using s = await start();
  await s.post(ROLES, { metadata: { name: "big" }, rules: [pods("delete")] });
  assert.equal((await s.as(BINDINGS, binding("b", "big"))).status, 403);
  assert.equal((await s.as(BINDINGS, binding("c", "writer"))).status, 201);
  assert.equal((await s.as(BINDINGS, binding("d", "none"))).status, 404);
});

test("escalate and bind lift the rule", async () => {
  await using s = await start([rbac("escalate", "bind")]);
  const big = { metadata: { name: "big" }, rules: [pods("delete")] };
  assert.equal((await s.as(ROLES, big)).status, 201);
  assert.equal((await s.as(BINDINGS, binding("b", "big"))).status, 201);
});
