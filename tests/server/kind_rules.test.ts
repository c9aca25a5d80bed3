import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, CM, cm, DP, PO, pod, SE } from "./api.ts";

const NS = "/namespaces/t";
const APPS = `/apis/apps/v1${NS}`;
const BATCH = `/apis/batch/v1${NS}`;
const NET = `/apis/networking.k8s.io/v1${NS}`;
const CORE = `/api/v1${NS}`;

const template = (spec: object = {}) => ({
  metadata: { labels: { a: "1" } },
  spec: { containers: [{ name: "c", image: "i" }], ...spec },
});
const workload = (spec: object) => ({
  metadata: { name: "x" },
  spec: { selector: { matchLabels: { a: "1" } }, template: template(), ...spec },
});
const job = (spec: object) => ({
  metadata: { name: "x" },
  spec: { template: template({ restartPolicy: "Never" }), ...spec },
});
const spec = (content: object) => ({ metadata: { name: "x" }, spec: content });
const scaled = { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "d" } };
const scaler = (more: object) => spec({ ...scaled, maxReplicas: 3, ...more });
const backend = { service: { name: "s", port: { number: 80 } } };
const rolling = (rollingUpdate: object) => ({ type: "RollingUpdate", rollingUpdate });

/** A body, and the one field that is wrong with it. */
const refused: readonly (readonly [path: string, body: object, field: string])[] = [
  [
    DP,
    workload({ strategy: rolling({ maxUnavailable: 0, maxSurge: 0 }) }),
    "spec.strategy.rollingUpdate.maxUnavailable",
  ],
  [
    DP,
    workload({ progressDeadlineSeconds: 5, minReadySeconds: 5 }),
    "spec.progressDeadlineSeconds",
  ],
  [
    `${APPS}/daemonsets`,
    workload({ updateStrategy: rolling({ maxUnavailable: 1, maxSurge: 1 }) }),
    "spec.updateStrategy.rollingUpdate.maxSurge",
  ],
  [
    `${APPS}/daemonsets`,
    workload({ template: template({ activeDeadlineSeconds: 5 }) }),
    "spec.template.spec.activeDeadlineSeconds",
  ],
  [
    `${APPS}/statefulsets`,
    workload({ updateStrategy: rolling({ partition: -1 }) }),
    "spec.updateStrategy.rollingUpdate.partition",
  ],
  [`${APPS}/statefulsets`, workload({ ordinals: { start: -1 } }), "spec.ordinals.start"],
  [`${APPS}/replicasets`, workload({ minReadySeconds: -1 }), "spec.minReadySeconds"],
  [
    `${CORE}/replicationcontrollers`,
    spec({ selector: { a: "2" }, template: template() }),
    "spec.template.metadata.labels",
  ],
  [`${BATCH}/jobs`, job({ managedBy: "me" }), "spec.managedBy"],
  [
    `${BATCH}/jobs`,
    job({
      completionMode: "Indexed",
      completions: 3,
      successPolicy: { rules: [{ succeededIndexes: "2-1" }] },
    }),
    "spec.successPolicy.rules[0].succeededIndexes",
  ],
  [
    `${BATCH}/jobs`,
    job({
      completionMode: "Indexed",
      completions: 3,
      backoffLimitPerIndex: 1,
      maxFailedIndexes: 4,
    }),
    "spec.maxFailedIndexes",
  ],
  [
    `/apis/autoscaling/v2${NS}/horizontalpodautoscalers`,
    scaler({ metrics: [{ type: "Pods" }] }),
    "spec.metrics[0].pods",
  ],
  [
    `/apis/autoscaling/v2${NS}/horizontalpodautoscalers`,
    scaler({ behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } } }),
    "spec.behavior.scaleDown.stabilizationWindowSeconds",
  ],
  [`${NET}/ingresses`, spec({ rules: [{ host: "10.1.2.3" }] }), "spec.rules[0].host"],
  [
    `${NET}/ingresses`,
    spec({ defaultBackend: backend, tls: [{ secretName: "A" }] }),
    "spec.tls[0].secretName",
  ],
  [
    `${NET}/ingresses`,
    spec({ rules: [{ http: { paths: [{ path: "/a//b", pathType: "Exact", backend }] } }] }),
    "spec.rules[0].http.paths[0].path",
  ],
  [
    `${NET}/networkpolicies`,
    spec({ podSelector: {}, ingress: [{ from: [{}] }] }),
    "spec.ingress[0].from[0]",
  ],
  [
    `${NET}/networkpolicies`,
    spec({
      podSelector: {},
      egress: [{ to: [{ ipBlock: { cidr: "fd00::/16", except: ["fd00:1::/32", "fe00::/32"] } }] }],
    }),
    "spec.egress[0].to[0].ipBlock.except[1]",
  ],
  [
    `/apis/policy/v1${NS}/poddisruptionbudgets`,
    spec({ minAvailable: "101%" }),
    "spec.minAvailable",
  ],
  [
    `${CORE}/resourcequotas`,
    spec({ hard: { "requests.cpu": "1" }, scopes: ["BestEffort"] }),
    "spec.scopes",
  ],
  [
    `${CORE}/limitranges`,
    spec({ limits: [{ type: "PersistentVolumeClaim" }] }),
    "spec.limits[0].limits",
  ],
  [
    `${CORE}/limitranges`,
    spec({ limits: [{ type: "Container", max: { cpu: 1 }, default: { cpu: 2 } }] }),
    "spec.limits[0].default[cpu]",
  ],
  [CM, { metadata: { name: "x" }, data: { "..": "1" } }, "data[..]"],
  [`${CORE}/secrets`, {
    metadata: { name: "x" },
    type: "kubernetes.io/dockercfg",
    stringData: { ".dockercfg": "x" },
  }, "data[.dockercfg]"],
];

test("rules of kinds are kept, each with the field that breaks it", async () => {
  await using s = await api({ controllers: false });
  for (const [path, body, field] of refused) {
    const { status, body: answer } = await s.post(`${path}?dryRun=All`, body);
    assert.equal(status, 422, `${path} ${JSON.stringify(body)}`);
    const fields = answer.details.causes.map((cause: { field: string }) => cause.field);
    assert.ok(fields.includes(field), `${path}: ${fields} have no ${field}`);
  }
});

const CLASSES = "/apis/node.k8s.io/v1/runtimeclasses";

async function posted(s: Api, more: object): Promise<{ status: number; message: string }> {
  const { status, body } = await s.post(`${PO}?dryRun=All`, pod("p", { spec: more }));
  return { status, message: body.message };
}

test("a pod has the overhead and the nodes of its runtime class", async () => {
  await using s = await api({ controllers: false });
  await s.post(CLASSES, {
    metadata: { name: "boxed" },
    handler: "boxed",
    overhead: { podFixed: { cpu: "250m" } },
    scheduling: { nodeSelector: { boxes: "yes" } },
  });
  const { body } = await s.post(PO, pod("a", { spec: { runtimeClassName: "boxed" } }));
  assert.deepEqual(body.spec.overhead, { cpu: "250m" });
  assert.deepEqual(body.spec.nodeSelector, { boxes: "yes" });
  const refusals: readonly (readonly [object, RegExp])[] = [
    [{ runtimeClassName: "none" }, /pod rejected: RuntimeClass "none" not found/],
    [{ overhead: { cpu: "1" } }, /without corresponding RuntimeClass defined Overhead/],
    [{ runtimeClassName: "boxed", overhead: { cpu: "1" } }, /Pod's Overhead doesn't match/],
    [{ runtimeClassName: "boxed", nodeSelector: { boxes: "no" } }, /conflict: runtimeClass/],
  ];
  for (const [more, text] of refusals) {
    const { status, message } = await posted(s, more);
    assert.equal(status, 403);
    assert.match(message, text);
  }
});

test("an empty list of managers starts tracking over", async () => {
  await using s = await api({ controllers: false });
  await s.post(CM, cm("a"));
  const { body } = await s.patch(`${CM}/a`, { metadata: { managedFields: [] } });
  assert.equal(body.metadata.managedFields, undefined);
});

test("an object that is made by a PUT may bring a version, one that is applied no identity", async () => {
  await using s = await api({ controllers: false });
  const path = `${CORE}/endpoints/x`;
  const made = await s.put(path, { metadata: { name: "x", resourceVersion: "7" } });
  assert.equal(made.status, 201);
  const headers = { "content-type": "application/apply-patch+yaml" };
  const body = JSON.stringify({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "new", uid: "u" },
  });
  const url = `http://embedded${CM}/new?fieldManager=me`;
  const response = await s.server.fetch(new Request(url, { method: "PATCH", headers, body }));
  assert.equal(response.status, 409);
  assert.match((await response.json()).message, /the provided object specified uid u/);
});

test("each group of events knows the fields of its own form", async () => {
  await using s = await api();
  const select = async (root: string, field: string) =>
    (await s.get(`${root}/namespaces/t/events?fieldSelector=${field}=x`)).status;
  assert.equal(await select("/api/v1", "involvedObject.name"), 200);
  assert.equal(await select("/api/v1", "regarding.name"), 400);
  assert.equal(await select("/apis/events.k8s.io/v1", "regarding.name"), 200);
  assert.equal(await select("/apis/events.k8s.io/v1", "involvedObject.name"), 400);
});

test("a secret for TLS without a certificate is stored with a warning", async () => {
  await using s = await api();
  const data = { "tls.crt": "", "tls.key": "" };
  const { status, headers } = await s.post(SE, {
    metadata: { name: "a" },
    type: "kubernetes.io/tls",
    data,
  });
  const warning = '299 - "tls: failed to find any PEM data in certificate input"';
  assert.deepEqual([status, headers.get("warning")], [201, warning]);
});
