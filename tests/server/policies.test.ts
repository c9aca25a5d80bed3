import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm } from "./api.ts";

const ROOT = "/apis/admissionregistration.k8s.io/v1";

const about = (...resources: string[]) => ({
  resourceRules: [{ apiGroups: [""], apiVersions: ["v1"], operations: ["*"], resources }],
});

async function policy(s: Api, spec: object, binding: object = {}): Promise<void> {
  const made = await s.post(`${ROOT}/validatingadmissionpolicies`, {
    metadata: { name: "p" },
    spec: { matchConstraints: about("configmaps"), ...spec },
  });
  assert.equal(made.status, 201, made.text);
  const bound = await s.post(`${ROOT}/validatingadmissionpolicybindings`, {
    metadata: { name: "b" },
    spec: { policyName: "p", validationActions: ["Deny"], ...binding },
  });
  assert.equal(bound.status, 201, bound.text);
}

test("a policy that is bound refuses what breaks it", async () => {
  await using s = await api();
  await policy(s, { validations: [{ expression: "object.metadata.name != 'bad'" }] });
  assert.equal((await s.post(CM, cm("good"))).status, 201);
  const { status, body } = await s.post(CM, cm("bad"));
  assert.equal(status, 422);
  assert.equal(body.reason, "Invalid");
  assert.equal(
    body.message,
    `configmaps "bad" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: failed expression: object.metadata.name != 'bad'`,
  );
  assert.equal(
    (await s.post(`${CM.replace("configmaps", "secrets")}`, { metadata: { name: "bad" } })).status,
    201,
  );
});

test("a policy has variables, conditions, messages and reasons", async () => {
  await using s = await api();
  await policy(s, {
    variables: [{ name: "count", expression: "has(object.data) ? object.data.size() : 0" }],
    matchConditions: [{ name: "made", expression: "request.operation == 'CREATE'" }],
    validations: [{
      expression: "variables.count < 2",
      messageExpression: "string(variables.count) + ' keys'",
      reason: "Forbidden",
    }],
  });
  await s.post(CM, cm("a"));
  assert.equal((await s.patch(`${CM}/a`, { data: { b: "1", c: "1" } })).status, 200);
  const { status, body } = await s.post(CM, cm("b", { data: { a: "1", b: "1" } }));
  assert.deepEqual([status, body.reason], [403, "Forbidden"]);
  assert.match(body.message, /denied request: 2 keys$/);
});

test("a binding warns, and chooses by labels", async () => {
  await using s = await api();
  const matchResources = { objectSelector: { matchLabels: { checked: "yes" } } };
  const validationActions = ["Warn"];
  const validations = [{ expression: "false", message: "no" }];
  await policy(s, { validations }, { validationActions, matchResources });
  assert.equal((await s.post(CM, cm("a"))).headers.get("warning"), null);
  const { status, headers } = await s.post(
    CM,
    cm("b", { metadata: { labels: { checked: "yes" } } }),
  );
  assert.equal(status, 201);
  assert.match(headers.get("warning") ?? "", /ValidatingAdmissionPolicy 'p' with binding 'b': no/);
});

test("a policy sees what was, its namespace, and parameters", async () => {
  await using s = await api();
  await s.post(CM, cm("limits", { data: { most: "3" } }));
  const expression =
    "oldObject == null || int(params.data.most) >= object.data.size() && namespaceObject.metadata.name == 't'";
  await policy(s, {
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    validations: [{ expression }],
  }, { paramRef: { name: "limits", parameterNotFoundAction: "Deny" } });
  await s.post(CM, cm("a"));
  assert.equal((await s.patch(`${CM}/a`, { data: { b: "1", c: "1" } })).status, 200);
  assert.equal((await s.patch(`${CM}/a`, { data: { d: "1" } })).status, 422);
  assert.equal((await s.delete(`${CM}/limits`)).status, 422);
});

test("an expression that fails refuses, or not", async () => {
  for (const [failurePolicy, code] of [["Fail", 422], ["Ignore", 201]] as const) {
    await using s = await api();
    await policy(s, { failurePolicy, validations: [{ expression: "object.nope == 1" }] });
    const { status, text } = await s.post(CM, cm("a"));
    assert.equal(status, code);
    if (code === 422) assert.match(text, /resulted in error: no such key: nope/);
  }
});

test("a deletion has no object", async () => {
  await using s = await api();
  await policy(s, {
    validations: [{
      expression:
        "request.operation != 'DELETE' || object == null && oldObject.metadata.name != 'kept'",
    }],
  });
  for (const name of ["kept", "gone"]) await s.post(CM, cm(name));
  assert.equal((await s.delete(`${CM}/gone`)).status, 200);
  assert.equal((await s.delete(`${CM}/kept`)).status, 422);
});

test("a policy that does not compile is refused", async () => {
  await using s = await api();
  const refused = async (validation: object) => {
    const spec = { matchConstraints: about("configmaps"), validations: [validation] };
    const path = `${ROOT}/validatingadmissionpolicies`;
    const { status, body } = await s.post(path, { metadata: { name: "p" }, spec });
    assert.equal(status, 422, JSON.stringify(validation));
    return body.message as string;
  };
  assert.match(await refused({ expression: "bogus" }), /undeclared reference to 'bogus'/);
  assert.match(await refused({ expression: "1" }), /must evaluate to bool but got int$/);
  assert.match(await refused({ expression: "object ==" }), /compilation failed/);
  assert.match(
    await refused({ expression: "true", messageExpression: "1" }),
    /to string but got int$/,
  );
});

test("a policy asks what the writer may do", async () => {
  const alice = { username: "alice", groups: ["system:authenticated"] };
  const admin = { username: "admin", groups: ["system:masters"] };
  await using s = await api({ auth: { mode: "rbac", tokens: { admin, alice } } });
  const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  const post = (path: string, body: unknown, who = "admin") => s.post(path, body, as(who));
  const RBAC = "/apis/rbac.authorization.k8s.io/v1";
  await post("/api/v1/namespaces", { metadata: { name: "t" } });
  await post(`${RBAC}/namespaces/t/rolebindings`, {
    metadata: { name: "alice" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "alice" }],
  });
  const expressions = [
    "authorizer.group('apps').resource('deployments').namespace('t').check('create').allowed()",
    "!authorizer.group('').resource('nodes').check('delete').allowed()",
    "authorizer.path('/healthz').check('get').allowed()",
    "authorizer.requestResource.check('create').reason().contains('alice')",
    "!authorizer.serviceAccount('t', 'default').requestResource.check('create').allowed()",
    "!authorizer.requestResource.check('approve').errored()",
  ];
  const made = await post(`${ROOT}/validatingadmissionpolicies`, {
    metadata: { name: "p" },
    spec: {
      matchConstraints: about("configmaps"),
      validations: expressions.map((expression) => ({ expression })),
    },
  });
  assert.equal(made.status, 201, made.text);
  await post(`${ROOT}/validatingadmissionpolicybindings`, {
    metadata: { name: "b" },
    spec: { policyName: "p", validationActions: ["Deny"] },
  });
  const done = await post(CM, cm("a"), "alice");
  assert.equal(done.status, 201, done.text);
  assert.equal((await post(CM, cm("b"), "admin")).status, 422, "who may delete nodes may not");
});
