import assert from "node:assert/strict";
import { base64Problem } from "../../lib/server/base64.ts";
import { scheduleProblem } from "../../lib/server/validation/schedule.ts";
import { test } from "../harness.ts";
import { api, DP, NS, PO, SE } from "./api.ts";

const NET = "/apis/networking.k8s.io/v1";
const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const STORAGE = "/apis/storage.k8s.io/v1";
const BATCH = "/apis/batch/v1/namespaces/t";
const EVENTS = "/apis/events.k8s.io/v1/namespaces/t/events";

const selector = { matchLabels: { app: "a" } };
const template = {
  metadata: { labels: { app: "a" } },
  spec: { containers: [{ name: "c", image: "i" }] },
};
const volume = {
  spec: {
    capacity: { storage: "1Gi" },
    accessModes: ["ReadWriteOnce"],
    hostPath: { path: "/tmp" },
  },
};
const claim = {
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};
const event = {
  eventTime: "2026-01-02T03:04:05.000006Z",
  action: "Act",
  reason: "Why",
  type: "Normal",
  regarding: { kind: "Pod", name: "p", namespace: "t" },
  reportingController: "example.com/c",
  reportingInstance: "one",
};
const immutable = "field is immutable";

for (
  const [what, path, object, change, expected] of [
    ["an unbound claim stays as it is", `${NS}/persistentvolumeclaims`, claim, {
      spec: { resources: { requests: { storage: "1Mi" } } },
    }, [
      "spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims",
    ]],
    ["mistakes of volumes are told twice", "/api/v1/persistentvolumes", volume, {
      spec: { accessModes: [] },
    }, ["spec.accessModes: Required value", "spec.accessModes: Required value"]],
    ["what a volume is made of stays", "/api/v1/persistentvolumes", volume, {
      spec: { hostPath: { path: "/other" } },
    }, [
      "spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation",
    ]],
    [
      "ranges of addresses are not looked at again",
      `${NET}/servicecidrs`,
      {
        spec: { cidrs: ["10.9.0.0/24"] },
      },
      { spec: { cidrs: ["none"] } },
      [`spec.cidrs[0]: Invalid value: "none": ${immutable}`],
    ],
    [
      "what may not change of a class comes first",
      `${NET}/ingressclasses`,
      {
        spec: { controller: "example.com/a" },
      },
      { spec: { controller: "" } },
      [
        `spec.controller: Invalid value: "": ${immutable}`,
        "spec.controller: Required value",
      ],
    ],
    [
      "the selector of a daemon set comes first",
      "/apis/apps/v1/namespaces/t/daemonsets",
      {
        spec: { selector, template },
      },
      { spec: { selector: { matchLabels: { app: "b" } } } },
      [
        `spec.selector: Invalid value: {"matchLabels":{"app":"b"}}: ${immutable}`,
        'spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`',
      ],
    ],
    ["the selector of a deployment comes last", DP, { spec: { selector, template } }, {
      spec: { selector: null },
    }, [
      "spec.selector: Required value",
      'spec.template.metadata.labels: Invalid value: {"app":"a"}: `selector` does not match template `labels`',
      `spec.selector: Invalid value: null: ${immutable}`,
    ]],
    ["labels that are emptied are shown so", DP, { spec: { selector, template } }, {
      spec: { template: { metadata: { labels: { app: null } } } },
    }, [
      "spec.template.metadata.labels: Invalid value: {}: `selector` does not match template `labels`",
    ]],
    [
      "a binding keeps its role",
      `${RBAC}/namespaces/t/rolebindings`,
      {
        roleRef: { kind: "Role", name: "r" },
      },
      { roleRef: { name: "s" } },
      [
        'roleRef: Invalid value: {"APIGroup":"rbac.authorization.k8s.io","Kind":"Role","Name":"s"}: cannot change roleRef',
      ],
    ],
    ["a new event says one thing", EVENTS, event, { action: "Other", reason: "" }, [
      "reason: Required value",
      `reason: Invalid value: "": ${immutable}`,
      `reason: Invalid value: "": ${immutable}`,
      `action: Invalid value: "Other": ${immutable}`,
    ]],
    [
      "a job keeps its policy",
      `${BATCH}/jobs`,
      {
        spec: {
          podFailurePolicy: { rules: [{ action: "Count", onPodConditions: [{ type: "A" }] }] },
          template: { spec: { ...template.spec, restartPolicy: "Never" } },
        },
      },
      { spec: { podFailurePolicy: null } },
      [
        `spec.podFailurePolicy: Invalid value: null: ${immutable}`,
      ],
    ],
    ["containers of pods are as many as before", PO, template, {
      spec: { containers: [{ name: "c", image: "i" }, { name: "d", image: "i" }] },
    }, ["spec.containers: Forbidden: pod updates may not add or remove containers"]],
    [
      "an image may change, and not be taken away",
      PO,
      {
        spec: { containers: [{ name: "c", image: "i", imagePullPolicy: "Always" }] },
      },
      [{ op: "replace", path: "/spec/containers/0/image", value: "" }],
      [
        "spec.containers[0].image: Required value",
        "spec.containers[0].image: Required value",
      ],
    ],
    [
      "what a machine is stays",
      "/api/v1/nodes",
      {
        spec: { podCIDR: "10.9.0.0/24", providerID: "a" },
      },
      { spec: { podCIDR: null, podCIDRs: null, providerID: "b" } },
      [
        'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
        'spec.providerID: Forbidden: node updates may not change providerID except from "" to valid',
      ],
    ],
    [
      "attributes of volumes stay",
      `${STORAGE}/volumeattributesclasses`,
      {
        driverName: "d.example.com",
        parameters: { a: "1" },
      },
      { parameters: null },
      [
        "parameters: Forbidden: updates to parameters are forbidden.",
        "parameters: Required value: must contain at least one key/value pair",
      ],
    ],
    [
      "limits are of three types",
      `${NS}/limitranges`,
      {
        spec: { limits: [{ type: "Container" }] },
      },
      { spec: { limits: [{ type: "Box" }] } },
      [
        'spec.limits[0].type: Invalid value: "Box": must be a standard limit type or fully qualified',
      ],
    ],
  ] as const
) {
  test(`an update is refused as kube-apiserver does it: ${what}`, async () => {
    await using s = await api();
    const made = await s.post(path, { ...object, metadata: { name: "x" } });
    assert.equal(made.status, 201, made.text);
    const { status, body } = await s.patch(`${path}/x`, change);
    assert.equal(status, 422);
    const causes = body.details.causes.map((c: Record<string, string>) =>
      `${c["field"]}: ${c["message"]}`
    );
    assert.deepEqual(causes, expected);
  });
}

test("a replaced job lacks the selector that it was given", async () => {
  await using s = await api();
  const spec = { template: { spec: { ...template.spec, restartPolicy: "Never" } } };
  const job = { metadata: { name: "x" }, spec };
  await s.post(`${BATCH}/jobs`, job);
  const { body } = await s.put(`${BATCH}/jobs/x`, job);
  assert.deepEqual(body.details.causes.map((c: { field: string }) => c.field), [
    "spec.selector",
    "spec.template.metadata.labels",
    "spec.selector",
    "spec.template.metadata.labels",
    "spec.selector",
    "spec.template",
  ]);
});

test("what a driver without a spec has by default is filled in", async () => {
  await using s = await api();
  const { status, body } = await s.post(`${STORAGE}/csidrivers`, { metadata: { name: "d" } });
  assert.equal(status, 201);
  assert.equal(body.spec.attachRequired, true);
});

test("the deletion of a claim of devices answers the claim", async () => {
  await using s = await api();
  const path = "/apis/resource.k8s.io/v1/namespaces/t/resourceclaims";
  await s.post(path, { metadata: { name: "x" }, spec: {} });
  assert.equal((await s.delete(`${path}/x`)).body.kind, "ResourceClaim");
});

test("what is no base64 is refused where it begins", async () => {
  await using s = await api();
  const { status, body } = await s.post(SE, { metadata: { name: "x" }, data: { a: "e30=x" } });
  assert.equal(status, 400);
  assert.match(body.message, /illegal base64 data at input byte 4$/);
  const problems = ["e30=", "e30", "e3=0", "e3==", "e3=", "=", "e*", "e3\n0=\n", "e30=\nx"];
  assert.deepEqual(problems.map(base64Problem), [
    undefined,
    0,
    2,
    undefined,
    3,
    0,
    1,
    undefined,
    5,
  ]);
});

test("scheduleProblem() names what is wrong with a schedule", () => {
  const problems = {
    "*/5 0-6/2 1,15 jan-MAR mon": undefined,
    "@every 1h30m": undefined,
    "@never": "unrecognized descriptor: @never",
    "0 0 * * *x": 'failed to parse int from *x: strconv.Atoi: parsing "*x": invalid syntax',
    "60 * * * *": "end of range (60) above maximum (59): 60",
    "* * 0 * *": "beginning of range (0) below minimum (1): 0",
    "* 5-2 * * *": "beginning of range (5) beyond end of range (2): 5-2",
    "*/0 * * * *": "step of range should be a positive number: */0",
    "1-2-3 * * * *": "too many hyphens: 1-2-3",
    "1/2/3 * * * *": "too many slashes: 1/2/3",
    "-1 * * * *": 'failed to parse int from : strconv.Atoi: parsing "": invalid syntax',
    "* * *": "expected exactly 5 fields, found 3: [* * *]",
  };
  for (const [schedule, problem] of Object.entries(problems)) {
    assert.equal(scheduleProblem(schedule), problem, schedule);
  }
});

test("a new generation is warned about again, of a replication controller the old one", async () => {
  await using s = await api();
  const lost = (source: object) => ({
    ...template,
    spec: { ...template.spec, volumes: [{ name: "v", ...source }] },
  });
  const rbd = lost({ rbd: { image: "i", monitors: ["m"] } });
  await s.post(DP, { metadata: { name: "x" }, spec: { selector, template: rbd } });
  const scaled = await s.patch(`${DP}/x`, { spec: { replicas: 2 } });
  assert.match(scaled.headers.get("warning") ?? "", /volumes\[0\]\.rbd/);
  const path = `${NS}/replicationcontrollers`;
  await s.post(path, { metadata: { name: "x" }, spec: { selector: { app: "a" }, template: rbd } });
  const changed = await s.patch(`${path}/x`, { spec: { template: lost({ emptyDir: {} }) } });
  assert.match(changed.headers.get("warning") ?? "", /volumes\[0\]\.rbd/);
});
