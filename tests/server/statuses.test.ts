import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api, DP, NS, PO, SV } from "./api.ts";

const APPS = "/apis/apps/v1/namespaces/t";
const selector = { matchLabels: { app: "a" } };
const template = {
  metadata: { labels: { app: "a" } },
  spec: { containers: [{ name: "c", image: "i" }] },
};
const spec = { selector, template };
const job = { spec: { template: { spec: { ...template.spec, restartPolicy: "Never" } } } };
const jobs = "/apis/batch/v1/namespaces/t/jobs";
const budgets = "/apis/policy/v1/namespaces/t/poddisruptionbudgets";
const claims = "/apis/resource.k8s.io/v1/namespaces/t/resourceclaims";
const time = "2026-01-02T03:04:05Z";
const negative = "must be greater than or equal to 0";

for (
  const [what, path, object, status, expected] of [
    ["counts", DP, { spec }, { replicas: -1, readyReplicas: 2, availableReplicas: 3 }, [
      `status.replicas: Invalid value: -1: ${negative}`,
      "status.updatedReplicas: Invalid value: 0: cannot be greater than status.replicas",
      "status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas",
      "status.availableReplicas: Invalid value: 3: cannot be greater than status.replicas",
      "status.availableReplicas: Invalid value: 3: cannot be greater than readyReplicas",
    ]],
    ["the counts of stateful sets", `${APPS}/statefulsets`, { spec }, {
      replicas: 1,
      currentReplicas: 2,
    }, ["status.currentReplicas: Invalid value: 2: cannot be greater than status.replicas"]],
    ["addresses of pods", PO, template, { podIPs: [{ ip: "x" }], hostIPs: [{ ip: "192.0.2.1" }] }, [
      'status.podIPs[0]: Invalid value: "x": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      'status.hostIPs[0].ip: Invalid value: "192.0.2.1": must be equal to `hostIP`',
    ]],
    ["the class of a pod", PO, template, { qosClass: "Guaranteed" }, [
      'status.qosClass: Invalid value: "Guaranteed": field is immutable',
    ]],
    ["a job that ends without saying when", jobs, job, {
      active: 1,
      conditions: [{ type: "Complete", status: "True" }],
    }, [
      "status.completionTime: Required value: completionTime is required for Complete jobs",
      "status.conditions: Invalid value: cannot set Complete=True condition without the SuccessCriteriaMet=true condition",
      "status.active: Invalid value: 1: active>0 is invalid for finished job",
      "status.startTime: Required value: startTime is required for finished job",
    ]],
    ["conditions of the common type", budgets, { spec: { minAvailable: 1, selector } }, {
      conditions: [{ type: "Ready", status: "Perhaps", reason: "no reason" }],
    }, [
      'status.conditions[0].status: Unsupported value: "Perhaps": supported values: "False", "True", "Unknown"',
      "status.conditions[0].lastTransitionTime: Required value",
      "status.conditions[0].reason: Invalid value: \"no reason\": a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName',  or 'ReasonA,ReasonB',  or 'ReasonA:ReasonB', regex used for validation is '[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?')",
    ]],
    ["who balances no load", SV, { spec: { ports: [{ port: 80 }] } }, {
      loadBalancer: { ingress: [{ ip: "192.0.2.1" }] },
    }, [
      "status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is 'LoadBalancer'",
    ]],
    ["devices that nobody was given", claims, { spec: {} }, {
      reservedFor: [{ resource: "pods", name: "p", uid: "u" }],
      devices: [{ driver: "d.example", pool: "p", device: "x" }],
    }, [
      'status.devices[0]: Invalid value: {"Driver":"d.example","Pool":"p","Device":"x","ShareID":""}: must be an allocated device in the claim',
      "status.reservedFor: Forbidden: may not be specified when `allocated` is not set",
    ]],
    ["amounts of what is no resource", `${NS}/resourcequotas`, { spec: {} }, {
      used: { bogus: "1" },
    }, [
      'status.used[bogus]: Invalid value: "bogus": must be a standard resource type or fully qualified',
      'status.used[bogus]: Invalid value: "bogus": must be a standard resource for quota',
    ]],
  ] as const
) {
  test(`a status is refused as kube-apiserver does it: ${what}`, async () => {
    await using s = await api();
    const made = await s.post(path, { ...object, metadata: { name: "x" } });
    assert.equal(made.status, 201, made.text);
    const answer = await s.patch(`${path}/x/status`, { status });
    assert.equal(answer.status, 422, answer.text);
    const causes = answer.body.details.causes.map((c: Record<string, string>) =>
      `${c["field"]}: ${c["message"]}`
    );
    assert.deepEqual(causes, expected);
  });
}

test("what a job has reached is not taken back", async () => {
  await using s = await api();
  await s.post(jobs, { ...job, metadata: { name: "x" } });
  const reached = { succeeded: 1, startTime: time };
  assert.equal((await s.patch(`${jobs}/x/status`, { status: reached })).status, 200);
  const { body } = await s.patch(`${jobs}/x/status`, { status: null });
  assert.deepEqual(body.details.causes.map((c: { field: string }) => c.field), [
    "status.succeeded",
    "status.startTime",
  ]);
});

test("a kubelet that leaves out what it does not know leaves it as it is", async () => {
  await using s = await api();
  await s.post(PO, { ...template, metadata: { name: "x" } });
  const { metadata } = (await s.get(`${PO}/x`)).body;
  const status = { phase: "Running", podIP: "192.0.2.1" };
  const { body } = await s.put(`${PO}/x/status`, { metadata, spec: {}, status });
  assert.equal(body.status.qosClass, "BestEffort");
  assert.deepEqual(body.status.podIPs, [{ ip: "192.0.2.1" }]);
});

test("a scale is for the namespace of the URL, and a new generation is warned about", async () => {
  await using s = await api();
  const rbd = { name: "v", rbd: { image: "i", monitors: ["m"] } };
  const lost = { ...template, spec: { ...template.spec, volumes: [rbd] } };
  await s.post(DP, { metadata: { name: "x" }, spec: { selector, template: lost } });
  const scale = (namespace: string) => ({
    metadata: { name: "x", namespace },
    spec: { replicas: 2 },
  });
  assert.equal((await s.put(`${DP}/x/scale`, scale("other"))).status, 400);
  const { headers } = await s.put(`${DP}/x/scale`, scale("t"));
  assert.match(headers.get("warning") ?? "", /volumes\[0\]\.rbd/);
});

test("an apply to what nobody owns yet takes no zeros from before", async () => {
  await using s = await api();
  await s.post("/api/v1/nodes", { metadata: { name: "n" } });
  const { body } = await s.send("PATCH", "/api/v1/nodes/n/status?fieldManager=c", {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: "n" },
    status: { phase: "Running" },
  }, { type: "application/apply-patch+yaml" });
  assert.deepEqual(body.metadata.managedFields.map((m: { manager: string }) => m.manager), ["c"]);
});

test("an item of a list without its key has an empty one", async () => {
  await using s = await api();
  await s.post(DP, { metadata: { name: "x" }, spec: { selector, template } });
  const containers = [{ image: "other" }];
  const answer = await s.send("PATCH", `${DP}/x?fieldManager=c`, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "x" },
    spec: { template: { spec: { containers } } },
  }, { type: "application/apply-patch+yaml" });
  assert.equal(answer.status, 422);
  assert.equal(answer.body.details.causes[0].field, "spec.template.spec.containers[1].name");
});

test("what is said about a request for a certificate is said once, and stays", async () => {
  const { requestStatus } = await import("../../lib/server/validation/status/certificates.ts");
  const request = (...conditions: readonly object[]) => ({
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { name: "x", uid: "u", resourceVersion: "1", creationTimestamp: time },
    status: { conditions },
  });
  const failed = { type: "Failed", status: "True" };
  const problems = (now: object[], then: object[] = []) =>
    requestStatus(request(...now), request(...then)).map((e) => `${e.field}: ${e.message}`);
  assert.deepEqual(problems([failed, failed]), [
    'status.conditions[1].type: Duplicate value: "Failed"',
  ]);
  assert.deepEqual(problems([{ status: "Perhaps" }]), [
    "status.conditions[0].type: Required value",
    'status.conditions[0].status: Unsupported value: "Perhaps": supported values: "False", "True", "Unknown"',
  ]);
  assert.deepEqual(problems([], [failed]), [
    'status.conditions: Forbidden: updates may not remove a condition of type "Failed"',
  ]);
  assert.deepEqual(problems([{ type: "Approved", status: "True" }]), [
    'status.conditions: Forbidden: updates may not add a condition of type "Approved"',
  ]);
});
