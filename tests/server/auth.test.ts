import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, drive, NS, PO, SE } from "./api.ts";
import { createServer } from "../../lib/server/mod.ts";

const ADMIN = { authorization: "Bearer admin" };
const ALICE = { authorization: "Bearer alice" };
const AZ = "/apis/authorization.k8s.io/v1";
const RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces/t";

async function start(): Promise<Api> {
  const s = drive(createServer({
    auth: {
      mode: "rbac",
      tokens: {
        admin: { username: "admin", groups: ["system:masters"] },
        alice: { username: "alice", groups: ["dev"] },
      },
    },
  }));
  await s.post("/api/v1/namespaces", { metadata: { name: "t" } }, { headers: ADMIN });
  await s.post(CM, cm("a"), { headers: ADMIN });
  return s;
}

async function grant(s: Api, rules: unknown): Promise<void> {
  await s.post(`${RBAC}/roles`, { metadata: { name: "r" }, rules }, { headers: ADMIN });
  const { status } = await s.post(`${RBAC}/rolebindings`, {
    metadata: { name: "b" },
    roleRef: { kind: "Role", name: "r" },
    subjects: [{ kind: "User", name: "alice" }],
  }, { headers: ADMIN });
  assert.equal(status, 201);
}

test("AUTH-01 an unknown token is nobody's", async () => {
  await using s = await start();
  const { status, body } = await s.get(CM, { authorization: "Bearer nope" });
  assert.equal(status, 401);
  assert.equal(body.message, "Unauthorized");
});

test("AUTH-02 nobody may do nothing", async () => {
  await using s = await start();
  const { status, body } = await s.get(CM);
  assert.equal(status, 403);
  assert.equal(
    body.message,
    'configmaps is forbidden: User "system:anonymous" cannot list resource "configmaps" in API group "" in the namespace "t"',
  );
});

test("AUTH-03 version and health are open", async () => {
  await using s = await start();
  for (const path of ["/version", "/healthz", "/readyz"]) {
    assert.equal((await s.get(path)).status, 200, path);
  }
});

test("AUTH-04 discovery is for those who are known", async () => {
  await using s = await start();
  assert.equal((await s.get("/api")).status, 403);
  assert.equal((await s.get("/api", ALICE)).status, 200);
});

test("AUTH-05 a refusal says what was wanted", async () => {
  await using s = await start();
  const message = async (path: string) => (await s.get(path, ALICE)).body.message;
  assert.equal(
    await message(`${CM}/a`),
    'configmaps "a" is forbidden: User "alice" cannot get resource "configmaps" in API group "" in the namespace "t"',
  );
  assert.match(await message("/api/v1/nodes"), /at the cluster scope$/);
  assert.match(await message(`${PO}/x/log`), /resource "pods\/log"/);
  assert.match(await message("/metrics"), /cannot get path "\/metrics"/);
});

test("AUTH-06 verbs are those of the API", async () => {
  await using s = await start();
  const path = "/apis/apps/v1/namespaces/t/deployments";
  const all = await s.send("DELETE", path, undefined, { headers: ALICE });
  assert.match(
    all.body.message,
    /cannot deletecollection resource "deployments" in API group "apps"/,
  );
  const watch = await s.get("/apis/apps/v1/deployments?watch=1", ALICE);
  assert.match(watch.body.message, /cannot watch resource/);
});

test("AUTH-07 roles hold at once, and only where they are", async () => {
  await using s = await start();
  await grant(s, [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list"] }]);
  assert.equal((await s.get(CM, ALICE)).status, 200);
  assert.equal((await s.get(`${CM}/a`, ALICE)).status, 200);
  assert.equal((await s.get(`${CM}?watch=1`, ALICE)).status, 403);
  assert.equal((await s.get("/api/v1/namespaces/default/configmaps", ALICE)).status, 403);
});

test("AUTH-08 rules may name objects", async () => {
  await using s = await start();
  await grant(s, [{
    apiGroups: [""],
    resources: ["secrets"],
    verbs: ["get", "list"],
    resourceNames: ["imm"],
  }]);
  await s.post(SE, { metadata: { name: "imm" } }, { headers: ADMIN });
  assert.equal((await s.get(`${SE}/imm`, ALICE)).status, 200);
  assert.equal((await s.get(`${SE}/zz`, ALICE)).status, 403);
  assert.equal((await s.get(SE, ALICE)).status, 403);
});

const review = (s: Api, spec: unknown, headers = ALICE) =>
  s.post(`${AZ}/selfsubjectaccessreviews`, { spec }, { headers });

test("AUTH-09 anybody may ask what they may", async () => {
  await using s = await start();
  const resourceAttributes = { verb: "list", resource: "pods", namespace: "t" };
  const no = await review(s, { resourceAttributes });
  assert.equal(no.status, 201);
  assert.equal(no.body.status.allowed, false);
  const yes = await review(s, { resourceAttributes }, ADMIN);
  assert.equal(yes.body.status.allowed, true);
});

test("AUTH-10 the answer names the binding", async () => {
  await using s = await start();
  const { body } = await review(s, { nonResourceAttributes: { verb: "get", path: "/healthz" } });
  assert.equal(body.status.allowed, true);
  assert.match(body.status.reason, /ClusterRoleBinding/);
});

test("AUTH-11 a question is about one thing", async () => {
  await using s = await start();
  assert.equal((await review(s, {})).status, 422);
  const both = { resourceAttributes: { verb: "get" }, nonResourceAttributes: { path: "/" } };
  assert.equal((await review(s, both)).status, 422);
});

test("AUTH-12 anybody may list their rules", async () => {
  await using s = await start();
  await grant(s, [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list"] }]);
  const { body } = await s.post(`${AZ}/selfsubjectrulesreviews`, { spec: { namespace: "t" } }, {
    headers: ALICE,
  });
  assert.equal(body.status.incomplete, false);
  assert.ok(
    body.status.resourceRules.some((r: { resources: string[] }) =>
      r.resources.includes("configmaps")
    ),
  );
});

test("AUTH-13 reviews of others need a subject and their namespace", async () => {
  await using s = await start();
  const resourceAttributes = { verb: "get", resource: "pods", namespace: "other" };
  const nobody = await s.post(`${AZ}/subjectaccessreviews`, { spec: { resourceAttributes } }, {
    headers: ADMIN,
  });
  assert.equal(nobody.status, 422);
  const local = await s.post(`${AZ}/namespaces/t/localsubjectaccessreviews`, {
    spec: { user: "alice", resourceAttributes },
  }, { headers: ADMIN });
  assert.equal(local.status, 422);
});

const tokenReview = (s: Api, token: string) =>
  s.post("/apis/authentication.k8s.io/v1/tokenreviews", { spec: { token } }, { headers: ADMIN });

test("AUTH-14 tokens are reviewed", async () => {
  await using s = await start();
  const good = (await tokenReview(s, "alice")).body.status;
  assert.equal(good.authenticated, true);
  assert.equal(good.user.username, "alice");
  assert.ok(good.user.groups.includes("system:authenticated"));
  const bad = (await tokenReview(s, "nope")).body.status;
  assert.notEqual(bad.authenticated, true);
  assert.match(bad.error, /invalid bearer token/);
});

const token = (s: Api, spec: unknown, name = "default") =>
  s.post(`${NS}/serviceaccounts/${name}/token`, { spec }, { headers: ADMIN });

test("AUTH-15 service accounts have tokens", async () => {
  await using s = await start();
  const { body } = await token(s, { expirationSeconds: 600 });
  const answer = await s.get(CM, { authorization: `Bearer ${body.status.token}` });
  assert.equal(answer.status, 403);
  assert.match(answer.body.message, /User "system:serviceaccount:t:default"/);
});

test("AUTH-16 reviews cannot be listed", async () => {
  await using s = await start();
  assert.equal((await s.get(`${AZ}/selfsubjectaccessreviews`, ADMIN)).status, 405);
});

test("SUB-12 a token says for how long", async () => {
  await using s = await start();
  const { status, body } = await token(s, { audiences: ["a"], expirationSeconds: 600 });
  assert.equal(status, 201);
  assert.equal(body.kind, "TokenRequest");
  assert.equal(body.status.token.split(".").length, 3);
  const left = Date.parse(body.status.expirationTimestamp) - Date.now();
  assert.ok(left > 590_000 && left < 610_000);
});

test("SUB-13 a token lives for ten minutes or more", async () => {
  await using s = await start();
  const { status, body } = await token(s, { expirationSeconds: 5 });
  assert.equal(status, 422);
  assert.match(body.message, /may not specify a duration less than 10 minutes/);
});

test("SUB-14 a token needs its account", async () => {
  await using s = await start();
  assert.equal((await token(s, {}, "ghost")).status, 404);
});

test("authenticate() impersonates for those who may", async () => {
  await using s = await start();
  const whoami = (headers: Record<string, string>) =>
    s.post("/apis/authentication.k8s.io/v1/selfsubjectreviews", {}, { headers });
  const { body } = await whoami({
    ...ADMIN,
    "impersonate-user": "bob",
    "impersonate-group": "dev",
  });
  assert.deepEqual(body.status.userInfo, {
    username: "bob",
    groups: ["dev", "system:authenticated"],
  });
  const refused = await whoami({ ...ALICE, "impersonate-user": "bob" });
  assert.equal(refused.status, 403);
  assert.equal(
    refused.body.message,
    'users "bob" is forbidden: User "alice" cannot impersonate resource "users" in API group "" at the cluster scope',
  );
});

test("token mode lets in whoever is known", async () => {
  await using s = await api({
    auth: { mode: "token", tokens: { x: { username: "x", groups: [] } } },
  });
  assert.equal((await s.get(CM)).status, 403);
  assert.equal((await s.get(CM, { authorization: "Bearer x" })).status, 200);
  const peer = { certificate: { user: "cn", groups: ["o"] } };
  const response = await s.server.fetch(new Request(`http://embedded${CM}`), peer);
  await response.body?.cancel();
  assert.equal(response.status, 200);
});

test("authenticate() knows nobody who is impersonated as nobody", async () => {
  await using s = await start();
  const groups = async (headers: Record<string, string>) => {
    const self = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    const answer = await s.post(self, {}, { headers: { ...ADMIN, ...headers } });
    return answer.status === 201 ? answer.body.status.userInfo.groups : answer.status;
  };
  assert.equal(await groups({ "impersonate-user": "system:anonymous" }), 403);
  const unknown = { "impersonate-user": "bob", "impersonate-group": "system:unauthenticated" };
  assert.equal(await groups(unknown), 403);
  assert.deepEqual(await groups({ "impersonate-user": "bob" }), ["system:authenticated"]);
});

test("a token is bound to pods of its account alone", async () => {
  await using s = await start();
  const headers = ADMIN;
  for (const name of ["mine", "other"]) {
    await s.post(`${NS}/serviceaccounts`, { metadata: { name } }, { headers });
  }
  const spec = { serviceAccountName: "mine", containers: [{ name: "c", image: "i" }] };
  assert.equal((await s.post(PO, { metadata: { name: "p" }, spec }, { headers })).status, 201);
  const bind = async (account: string) => {
    const boundObjectRef = { apiVersion: "v1", kind: "Pod", name: "p" };
    const path = `${NS}/serviceaccounts/${account}/token`;
    return (await s.post(path, { spec: { boundObjectRef } }, { headers })).status;
  };
  assert.deepEqual([await bind("mine"), await bind("other")], [201, 400]);
});

test("a token that is not good is refused in the same words, whatever is wrong with it", async () => {
  await using s = await start();
  const admin = { headers: ADMIN };
  await s.post(`${NS}/serviceaccounts`, { metadata: { name: "gone" } }, admin);
  const issue = async (spec: object, name: string): Promise<string> =>
    (await token(s, spec, name)).body.status.token;
  const good = await issue({}, "default");
  const [head = "", claims = "", signature = ""] = good.split(".");
  const other = signature.startsWith("A") ? "B" : "A";
  const bad: Readonly<Record<string, string>> = {
    "nobody's": "nope",
    "almost a known one": "admim",
    "the beginning of a known one": "admi",
    "more than a known one": "admin1",
    "of another length": "x".repeat(4096),
    "no signature": `${head}.${claims}.`,
    "a forged signature": `${head}.${claims}.${other}${signature.slice(1)}`,
    "forged claims": `${head}.${claims.slice(1)}.${signature}`,
    "without an algorithm": `eyJhbGciOiJub25lIn0.${claims}.`,
    "for another audience": await issue({ audiences: ["elsewhere"] }, "default"),
    "of an account that is gone": await issue({}, "gone"),
  };
  await s.server.fetch(
    new Request(`http://127.0.0.1${NS}/serviceaccounts/gone`, { method: "DELETE", headers: ADMIN }),
  );
  assert.equal((await s.get(CM, { authorization: `Bearer ${good}` })).status, 403);
  const answers = new Set<string>();
  for (const [what, wrong] of Object.entries(bad)) {
    const { status, headers, text } = await s.get(CM, { authorization: `Bearer ${wrong}` });
    assert.equal(status, 401, what);
    const told = [...headers].filter(([name]) => name !== "date" && name !== "audit-id");
    answers.add(JSON.stringify([told, text]));
  }
  assert.deepEqual(answers.size, 1, [...answers].join("\n"));
});
