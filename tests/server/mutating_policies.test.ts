import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, dep, DP, PO, pod } from "./api.ts";
import { plainLiterals } from "../../lib/server/cel/object_literals.ts";

const ROOT = "/apis/admissionregistration.k8s.io/v1";

interface Rule {
  readonly apiGroups: string[];
  readonly apiVersions: string[];
  readonly operations: string[];
  readonly resources: string[];
}

const rule = (group: string, ...resources: string[]): Rule => ({
  apiGroups: [group],
  apiVersions: ["v1"],
  operations: ["CREATE", "UPDATE"],
  resources,
});

const apply = (expression: string) => ({
  patchType: "ApplyConfiguration",
  applyConfiguration: { expression },
});
const json = (expression: string) => ({ patchType: "JSONPatch", jsonPatch: { expression } });

async function policy(s: Api, spec: object, binding: object = {}, name = "p"): Promise<void> {
  const made = await s.post(`${ROOT}/mutatingadmissionpolicies`, {
    metadata: { name },
    spec: {
      matchConstraints: { resourceRules: [rule("", "configmaps")] },
      reinvocationPolicy: "Never",
      ...spec,
    },
  });
  assert.equal(made.status, 201, made.text);
  const bound = await s.post(`${ROOT}/mutatingadmissionpolicybindings`, {
    metadata: { name: `${name}-b` },
    spec: { policyName: name, ...binding },
  });
  assert.equal(bound.status, 201, bound.text);
}

test("plainLiterals() makes maps of objects, and leaves strings and comments alone", () => {
  assert.equal(
    plainLiterals('Object{spec: Object.spec{a__dash__b: [1].map(x, x)}, t: "Object{a: 1}"}'),
    'dyn({"spec": dyn({"a-b": [1].map(x, x)}), "t": "Object{a: 1}"})',
  );
  assert.equal(plainLiterals('{"a": b}[c]'), '{"a": b}[c]');
  assert.equal(
    plainLiterals('[JSONPatch{op: "add", path: "/a/" + jsonpatch.escapeKey("a/b")}]'),
    '[dyn({"op": "add", "path": "/a/" + escapeKey("a/b")})]',
  );
});

test("a mutating policy merges a configuration", async () => {
  await using s = await api();
  const expression =
    'Object{metadata: Object.metadata{labels: {"by": request.operation}}, data: {"b": string(object.data.size())}}';
  await policy(s, { mutations: [apply(expression)] });
  const { body } = await s.post(CM, cm("a", { metadata: { labels: { own: "1" } } }));
  assert.deepEqual(body.data, { a: "1", b: "1" });
  assert.deepEqual(Object.keys(body.metadata.labels).sort(), ["by", "own"]);
  assert.doesNotMatch(JSON.stringify(body.metadata.managedFields), /f:by/);
});

test("a configuration adds to lists by their keys", async () => {
  await using s = await api();
  await policy(s, {
    matchConstraints: { resourceRules: [rule("", "pods")] },
    mutations: [
      apply(
        'Object{spec: Object.spec{initContainers: [Object.spec.initContainers{name: "mesh", image: "mesh:1", restartPolicy: "Always"}], containers: object.spec.containers.map(c, Object.spec.containers{name: c.name, env: [Object.spec.containers.env{name: "MESH", value: "on"}]})}}',
      ),
    ],
  });
  const { body, text } = await s.post(PO, pod("a"));
  assert.deepEqual(body.spec?.initContainers.map((c: { name: string }) => c.name), ["mesh"], text);
  assert.equal(body.spec.initContainers[0].terminationMessagePath, "/dev/termination-log");
  assert.deepEqual(body.spec.containers[0].env, [{ name: "MESH", value: "on" }]);
  assert.equal(body.spec.containers[0].image, "nginx");
});

test("a mutating policy patches, with variables, conditions and parameters", async () => {
  await using s = await api();
  await s.post(CM, cm("limits", { data: { most: "3" } }));
  await policy(s, {
    paramKind: { apiVersion: "v1", kind: "ConfigMap" },
    matchConditions: [{ name: "not-params", expression: "object.metadata.name != 'skipped'" }],
    variables: [{ name: "most", expression: "params.data.most" }],
    mutations: [
      json(
        '[JSONPatch{op: "add", path: "/metadata/annotations", value: {}}, JSONPatch{op: "add", path: "/metadata/annotations/" + jsonpatch.escapeKey("example.com/most"), value: variables.most}]',
      ),
      json(
        '[JSONPatch{op: "test", path: "/data/a", value: "no"}, JSONPatch{op: "remove", path: "/data"}]',
      ),
    ],
  }, { paramRef: { name: "limits", parameterNotFoundAction: "Deny" } });
  const { body } = await s.post(CM, cm("a"));
  assert.deepEqual(body.metadata.annotations, { "example.com/most": "3" });
  assert.deepEqual(body.data, { a: "1" }, "a test that fails leaves the object alone");
  assert.equal((await s.post(CM, cm("skipped"))).body.metadata.annotations, undefined);
});

test("a mutation that fails refuses the write, unless failures are ignored", async () => {
  await using s = await api();
  await policy(s, { mutations: [json('[JSONPatch{op: "remove", path: "/data/none"}]')] });
  const { status, body } = await s.post(CM, cm("a"));
  assert.deepEqual([status, body.reason], [403, "Invalid"]);
  assert.match(body.message, /^policy 'p' with binding 'p-b' denied request: JSON Patch: /);
  await s.patch(`${ROOT}/mutatingadmissionpolicies/p`, { spec: { failurePolicy: "Ignore" } });
  assert.equal((await s.post(CM, cm("a"))).status, 201);
});

test("what would replace a part as a whole is no configuration", async () => {
  await using s = await api();
  await policy(s, {
    matchConstraints: { resourceRules: [rule("apps", "deployments")] },
    mutations: [
      apply(
        'Object{spec: Object.spec{selector: Object.spec.selector{matchLabels: {"a": "b"}}}}',
      ),
    ],
  });
  const { status, body } = await s.post(DP, dep("web"));
  assert.equal(status, 403);
  assert.match(body.message, /may not mutate atomic arrays, maps or structs: \.spec\.selector/);
});

test("a policy is asked again when a later one has changed the object", async () => {
  await using s = await api();
  await policy(
    s,
    {
      reinvocationPolicy: "IfNeeded",
      mutations: [apply('Object{data: {"seen": string(object.data.size())}}')],
    },
    {},
    "a",
  );
  await policy(s, { mutations: [apply('Object{data: {"late": "1"}}')] }, {}, "b");
  const { body } = await s.post(CM, cm("x"));
  assert.deepEqual(body.data, { a: "1", late: "1", seen: "3" });
});
