import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { certificateRequest } from "../real/kubectl_manifests.ts";
import { type Api, api, CM, cm, dep, DP, NS, PO, pod } from "./api.ts";

// deno-lint-ignore no-explicit-any -- answers are checked field by field
type Json = any;

const TABLE = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io" };
const STRATEGIC = { type: "application/strategic-merge-patch+json" };

/** The cells of the first row of a list, by the names of their columns. */
async function cells(s: Api, path: string): Promise<Json> {
  const { body } = await s.get(path, TABLE);
  const names: string[] = body.columnDefinitions.map((c: Json) => c.name);
  return Object.fromEntries(names.map((name, i) => [name, body.rows[0].cells[i]]));
}

test("an event that was seen again shows when, and how often in a column of its own", async () => {
  await using s = await api();
  // A time has no parts of a second, and the server looks a moment later.
  const now = Date.now() - 1000;
  await s.post(`${NS}/events`, {
    metadata: { name: "e" },
    involvedObject: { kind: "Pod", name: "p", namespace: "t" },
    firstTimestamp: new Date(now - 7_200_000).toISOString(),
    lastTimestamp: new Date(now - 3_600_000).toISOString(),
    count: 3,
    type: "Normal",
  });
  const row = await cells(s, `${NS}/events`);
  assert.deepEqual([row["Last Seen"], row["First Seen"], row.Count], ["60m", "120m", 3]);
});

test("an autoscaler shows what each kind of metric is and should be", async () => {
  await using s = await api();
  const path = "/apis/autoscaling/v2/namespaces/t/horizontalpodautoscalers";
  const metric = (type: string, name: string, target: Json, more: Json = {}) => ({
    type,
    [type.toLowerCase()]: { metric: { name }, target, ...more },
  });
  const object = { describedObject: { kind: "Service", name: "x" } };
  const shown: Json[] = [
    [metric("Pods", "rps", { type: "AverageValue", averageValue: "10" }), "<unknown>/10"],
    [metric("External", "q", { type: "Value", value: "30" }), "<unknown>/30"],
    [metric("External", "q", { type: "AverageValue", averageValue: "5" }), "<unknown>/5 (avg)"],
    [metric("Object", "o", { type: "Value", value: "7" }, object), "<unknown>/7"],
    [
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "AverageValue", averageValue: "1" } },
      },
      "cpu: <unknown>/1",
    ],
  ];
  for (const [i, [one, text]] of shown.entries()) {
    const name = `h${i}`;
    const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "d" };
    const spec = { scaleTargetRef, maxReplicas: 2, metrics: [one] };
    assert.equal((await s.post(path, { metadata: { name }, spec })).status, 201);
    const row = await cells(s, `${path}?fieldSelector=metadata.name=${name}`);
    assert.equal(row.Targets, text);
  }
});

test("a node shows the architecture of its kernel, and has a list of the ranges of its pods", async () => {
  await using s = await api();
  const nodeInfo = { kernelVersion: "6.1", architecture: "arm64" };
  const spec = { podCIDR: "10.1.0.0/24" };
  const { body } = await s.post("/api/v1/nodes", {
    metadata: { name: "n" },
    spec,
    status: { nodeInfo },
  });
  assert.deepEqual(body.spec.podCIDRs, ["10.1.0.0/24"]);
  assert.equal((await cells(s, "/api/v1/nodes"))["Kernel-Version"], "6.1 (arm64)");
});

test("users may not define priorities of the system", async () => {
  await using s = await api();
  const { status, body } = await s.post("/apis/scheduling.k8s.io/v1/priorityclasses", {
    metadata: { name: "huge" },
    value: 1_000_000_001,
  });
  assert.equal(status, 422);
  assert.match(body.message, /value: Forbidden: maximum allowed value of a user defined priority/);
});

test("a condition of a certificate request says since when it is", async () => {
  await using s = await api();
  const path = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
  const spec = {
    request: certificateRequest,
    signerName: "example.com/s",
    usages: ["client auth"],
  };
  const made = await s.post(path, { metadata: { name: "c" }, spec });
  assert.equal(made.status, 201, made.text);
  const condition = { type: "Denied", status: "True", reason: "No", message: "" };
  const { body } = await s.put(`${path}/c/approval`, {
    ...made.body,
    status: { conditions: [condition] },
  });
  const [{ lastTransitionTime, lastUpdateTime }] = body.status.conditions;
  assert.match(lastTransitionTime, /Z$/);
  assert.equal(lastUpdateTime, lastTransitionTime);
});

const definition = (name: string, properties: Json, more: Json = {}) => ({
  name,
  served: true,
  storage: name === "v1",
  schema: { openAPIV3Schema: { type: "object", properties } },
  ...more,
});
const widgets = {
  metadata: { name: "widgets.ex.com" },
  spec: {
    group: "ex.com",
    scope: "Namespaced",
    names: { plural: "widgets", kind: "Widget" },
    versions: [
      definition("v1", {
        spec: {
          type: "object",
          properties: { a: { type: "string" }, replicas: { type: "integer" } },
        },
      }, {
        subresources: {
          scale: { specReplicasPath: ".spec.replicas", statusReplicasPath: ".status.replicas" },
        },
      }),
      definition("v2", { spec: { type: "object", properties: { b: { type: "string" } } } }),
    ],
  },
};
const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

test("a custom resource is read with the fields of the version that is asked for", async () => {
  await using s = await api();
  await s.post(CRDS, widgets);
  const path = "/apis/ex.com/v1/namespaces/t/widgets";
  const object = { apiVersion: "ex.com/v1", kind: "Widget", metadata: { name: "w" } };
  await s.post(path, { ...object, spec: { a: "x" } });
  const read = async (version: string) =>
    (await s.get(`/apis/ex.com/${version}/namespaces/t/widgets/w`)).body.spec;
  assert.deepEqual([await read("v1"), await read("v2")], [{ a: "x" }, {}]);
});

test("the scale of a custom resource without replicas can be set, and not be read before", async () => {
  await using s = await api();
  await s.post(CRDS, widgets);
  const path = "/apis/ex.com/v1/namespaces/t/widgets";
  const object = { apiVersion: "ex.com/v1", kind: "Widget", metadata: { name: "w" } };
  await s.post(path, { ...object, spec: {} });
  assert.equal((await s.get(`${path}/w/scale`)).status, 500);
  const { body } = await s.patch(`${path}/w/scale`, { spec: { replicas: 3 } });
  assert.equal(body.spec.replicas, 3);
  assert.deepEqual((await s.get(`${path}/w`)).body.spec, { replicas: 3 });
});

test("everybody who is known may ask about himself, and is told so", async () => {
  const jane = { username: "jane", groups: ["system:authenticated"] };
  await using s = await api({ auth: { mode: "rbac", tokens: { t: jane } } });
  const { body } = await s.post("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", {
    spec: { namespace: "t" },
  }, { headers: { authorization: "Bearer t" } });
  const resources = body.status.resourceRules.flatMap((r: Json) => r.resources);
  assert.ok(resources.includes("selfsubjectaccessreviews"), resources.join());
  const paths = body.status.nonResourceRules.flatMap((r: Json) => r.nonResourceURLs);
  assert.ok(paths.includes("/openapi/*"), paths.join());
  assert.ok(!paths.includes("/openid/v1/jwks"), "for service accounts alone");
});

test("a strategic patch with a value of another type is refused as Go converts it", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  await s.post(DP, dep("d"));
  const told = async (path: string, patch: Json) =>
    (await s.patch(path, patch, STRATEGIC)).body.message;
  const lead = ' "" is invalid: patch: Invalid value: "';
  for (
    const [path, patch, text] of [
      [`${CM}/a`, { data: { z: 1 } }, 'map[data:map[z:1]]": cannot convert int64 to string'],
      [`${CM}/a`, { data: { z: true } }, 'map[data:map[z:true]]": unrecognized type: string'],
      [`${CM}/a`, { data: "x" }, 'map[data:x]": cannot restore map from string'],
      [
        `${DP}/d`,
        { spec: { replicas: "x" } },
        'map[spec:map[replicas:x]]": unrecognized type: int32',
      ],
      [`${DP}/d`, { spec: { paused: 1 } }, 'map[spec:map[paused:1]]": unrecognized type: bool'],
      [
        `${DP}/d`,
        { spec: { strategy: { type: 1 } } },
        'map[spec:map[strategy:map[type:1]]]": cannot convert int64 to v1.DeploymentStrategyType',
      ],
    ] as const
  ) assert.equal(await told(path, patch), lead + text);
});

test("a template is not checked where its selector makes no sense", async () => {
  await using s = await api();
  const { body } = await s.post(DP, {
    metadata: { name: "d" },
    spec: {
      selector: { matchLabels: { app: "Bad_" } },
      template: {
        metadata: { labels: { app: "Bad_" } },
        spec: { containers: [{ name: "c", image: "i" }] },
      },
    },
  });
  const fields = body.details.causes.map((c: Json) => c.field);
  assert.deepEqual(fields, ["spec.selector.matchLabels", "spec.selector"]);
});

test("exec looks for the container before it looks for the node", async () => {
  await using s = await api();
  await s.post(PO, pod("p"));
  const told = async (query: string) => (await s.get(`${PO}/p/exec?${query}`)).body.message;
  assert.equal(await told("command=ls&container=x"), "container x is not valid for pod p");
  assert.equal(await told("command=ls"), "pod p does not have a host assigned");
});

test("/version is written for people", async () => {
  await using s = await api();
  assert.match((await s.get("/version")).text, /^\{\n {2}"major": "1",\n/);
});
