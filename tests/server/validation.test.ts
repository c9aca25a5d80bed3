import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Answer, api, CM, cm, dep, DP, PO, pod, SE, SV } from "./api.ts";

type Cause = { reason: string; field: string; message: string };
const causes = (a: Answer): Cause[] => a.body.details.causes;
const container = (more: Record<string, unknown>) => ({
  spec: { containers: [{ name: "c", image: "i", ...more }] },
});
const JB = "/apis/batch/v1/namespaces/t/jobs";

function refused(answer: Answer, reason: string, field: string): void {
  assert.equal(answer.status, 422, answer.text);
  const found = causes(answer).find((c) => c.reason === reason && c.field === field);
  assert.ok(found, JSON.stringify(causes(answer)));
}

test("VAL-01 a pod needs containers with images", async () => {
  await using s = await api();
  refused(
    await s.post(PO, pod("p", { spec: { containers: [] } })),
    "FieldValueRequired",
    "spec.containers",
  );
  const bare = await s.post(PO, pod("p", { spec: { containers: [{ name: "c" }] } }));
  refused(bare, "FieldValueRequired", "spec.containers[0].image");
});

test("VAL-02 container names are unique", async () => {
  await using s = await api();
  const containers = [{ name: "c", image: "i" }, { name: "c", image: "i" }];
  refused(
    await s.post(PO, pod("p", { spec: { containers } })),
    "FieldValueDuplicate",
    "spec.containers[1].name",
  );
});

test("VAL-03 the restart policy is one of three", async () => {
  await using s = await api();
  const answer = await s.post(PO, pod("p", { spec: { restartPolicy: "Sometimes" } }));
  refused(answer, "FieldValueNotSupported", "spec.restartPolicy");
  assert.match(answer.body.message, /"Always", "OnFailure", "Never"/);
});

test("VAL-04 an amount has a syntax", async () => {
  await using s = await api();
  const resources = { limits: { cpu: "abc" } };
  assert.equal((await s.post(PO, pod("p", container({ resources })))).status, 400);
});

test("VAL-05 requests stay below limits", async () => {
  await using s = await api();
  const resources = { limits: { cpu: "1" }, requests: { cpu: "2" } };
  refused(
    await s.post(PO, pod("p", container({ resources }))),
    "FieldValueInvalid",
    "spec.containers[0].resources.requests",
  );
});

test("VAL-06 a mount needs its volume", async () => {
  await using s = await api();
  const volumeMounts = [{ name: "v", mountPath: "/v" }];
  refused(
    await s.post(PO, pod("p", container({ volumeMounts }))),
    "FieldValueNotFound",
    "spec.containers[0].volumeMounts[0].name",
  );
});

test("VAL-07 a port is a port", async () => {
  await using s = await api();
  const answer = await s.post(PO, pod("p", container({ ports: [{ containerPort: 70000 }] })));
  refused(answer, "FieldValueInvalid", "spec.containers[0].ports[0].containerPort");
  assert.match(answer.body.message, /must be between 1 and 65535, inclusive/);
});

test("VAL-08 what a pod refers to must exist", async () => {
  await using s = await api();
  for (const spec of [{ serviceAccountName: "nope" }, { priorityClassName: "nope" }]) {
    const { status, body } = await s.post(PO, pod("p", { spec }));
    assert.equal(status, 403);
    assert.equal(body.reason, "Forbidden");
  }
});

test("VAL-09 a deployment needs a selector", async () => {
  await using s = await api();
  const d = dep("d");
  delete d.spec.selector;
  const answer = await s.post(DP, d);
  refused(answer, "FieldValueRequired", "spec.selector");
  refused(answer, "FieldValueInvalid", "spec.template.metadata.labels");
});

test("VAL-10 the selector matches the template", async () => {
  await using s = await api();
  const answer = await s.post(
    DP,
    dep("d", { spec: { selector: { matchLabels: { a: "other" } } } }),
  );
  assert.equal(answer.status, 422);
  assert.match(answer.body.message, /`selector` does not match template `labels`/);
});

test("VAL-11 workloads restart as they must", async () => {
  await using s = await api();
  const d = dep("d");
  d.spec.template.spec.restartPolicy = "Never";
  refused(await s.post(DP, d), "FieldValueNotSupported", "spec.template.spec.restartPolicy");
  const job = { metadata: { name: "j" }, spec: { template: container({}) } };
  const answer = await s.post(JB, job);
  refused(answer, "FieldValueRequired", "spec.template.spec.restartPolicy");
  assert.match(answer.body.message, /valid values: "OnFailure", "Never"/);
});

test("VAL-12 templates of jobs and most of stateful sets stay", async () => {
  await using s = await api({ controllers: false });
  const template = { spec: { ...container({}).spec, restartPolicy: "Never" } };
  await s.post(JB, { metadata: { name: "j" }, spec: { template } });
  const changed = await s.patch(`${JB}/j`, {
    spec: { template: { spec: { restartPolicy: "OnFailure" } } },
  });
  refused(changed, "FieldValueInvalid", "spec.template");
  const ST = "/apis/apps/v1/namespaces/t/statefulsets";
  await s.post(ST, { metadata: { name: "x" }, spec: { ...dep("x").spec, serviceName: "x" } });
  const answer = await s.patch(`${ST}/x`, { spec: { serviceName: "y" } });
  assert.equal(answer.status, 422);
  assert.match(answer.body.message, /updates to statefulset spec for fields other than/);
});

test("VAL-13 a schedule has a syntax", async () => {
  await using s = await api();
  const jobTemplate = {
    spec: { template: { spec: { ...container({}).spec, restartPolicy: "Never" } } },
  };
  const answer = await s.post("/apis/batch/v1/namespaces/t/cronjobs", {
    metadata: { name: "c" },
    spec: { schedule: "bad", jobTemplate },
  });
  refused(answer, "FieldValueInvalid", "spec.schedule");
});

test("VAL-14 a service needs ports with names", async () => {
  await using s = await api();
  refused(
    await s.post(SV, { metadata: { name: "s" }, spec: {} }),
    "FieldValueRequired",
    "spec.ports",
  );
  const two = await s.post(SV, {
    metadata: { name: "s" },
    spec: { ports: [{ port: 1 }, { port: 2 }] },
  });
  refused(two, "FieldValueRequired", "spec.ports[0].name");
  refused(two, "FieldValueRequired", "spec.ports[1].name");
});

test("VAL-15 a cluster IP stays", async () => {
  await using s = await api();
  await s.post(SV, { metadata: { name: "s" }, spec: { ports: [{ port: 1 }] } });
  const answer = await s.patch(`${SV}/s`, {
    spec: { clusterIP: "10.96.9.9", clusterIPs: ["10.96.9.9"] },
  });
  assert.equal(answer.status, 422);
  assert.match(answer.body.message, /may not change once set/);
});

test("VAL-16 secrets are checked", async () => {
  await using s = await api();
  assert.equal((await s.post(SE, { metadata: { name: "s" }, data: { a: "***" } })).status, 400);
  const tls = await s.post(SE, { metadata: { name: "s" }, type: "kubernetes.io/tls" });
  refused(tls, "FieldValueRequired", "data[tls.crt]");
  refused(tls, "FieldValueRequired", "data[tls.key]");
  await s.post(SE, { metadata: { name: "s" }, data: { a: "YQ==" }, immutable: true });
  refused(await s.patch(`${SE}/s`, { type: "other" }), "FieldValueInvalid", "type");
  refused(await s.patch(`${SE}/s`, { data: { a: "Yg==" } }), "FieldValueForbidden", "data");
});

test("VAL-17 config maps are checked", async () => {
  await using s = await api();
  refused(await s.post(CM, cm("c", { data: { "a b": "1" } })), "FieldValueInvalid", "data[a b]");
  const big = await s.post(CM, cm("c", { data: { a: "x".repeat(1_100_000) } }));
  assert.equal(big.status, 422);
  assert.match(big.body.message, /Too long.*1048576/);
});

test("CRE-16 a wrong type is never coerced", async () => {
  await using s = await api();
  const { status, body } = await s.post(CM, cm("a", { data: { a: 1 } }));
  assert.equal(status, 400);
  assert.equal(
    body.message,
    'ConfigMap in version "v1" cannot be handled as a ConfigMap: json: cannot unmarshal number into Go struct field ConfigMap.data of type string',
  );
});

test("PAT-12 a patch cannot change a type", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  const answer = await s.patch(`${CM}/a`, [{ op: "add", path: "/data/q", value: 7 }]);
  refused(answer, "FieldValueInvalid", "patch");
});

const bogus = () => dep("d", { spec: { bogus: 1 } });

test("FV-01 Strict refuses unknown fields", async () => {
  await using s = await api();
  const { status, body } = await s.post(`${DP}?fieldValidation=Strict`, bogus());
  assert.equal(status, 400);
  assert.match(body.message, /strict decoding error: unknown field "spec.bogus"/);
});

for (const [id, query] of [["FV-02", "?fieldValidation=Warn"], ["FV-03", ""]] as const) {
  test(`${id} unknown fields are warned about and dropped`, async () => {
    await using s = await api();
    const { status, body, headers } = await s.post(DP + query, bogus());
    assert.equal(status, 201);
    assert.equal(headers.get("warning"), '299 - "unknown field \\"spec.bogus\\""');
    assert.equal("bogus" in body.spec, false);
  });
}

test("FV-04 Ignore is silent", async () => {
  await using s = await api();
  const { status, headers } = await s.post(`${DP}?fieldValidation=Ignore`, bogus());
  assert.equal(status, 201);
  assert.equal(headers.get("warning"), null);
});

test("FV-05 there are three directives", async () => {
  await using s = await api();
  assert.equal((await s.post(`${DP}?fieldValidation=Bogus`, dep("d"))).status, 422);
});

test("FV-06 Strict refuses repeated fields", async () => {
  await using s = await api();
  const text = JSON.stringify(dep("d")).replace('"spec":{', '"spec":{"replicas":1,"replicas":2,');
  const { status, body } = await s.post(`${DP}?fieldValidation=Strict`, text);
  assert.equal(status, 400);
  assert.match(body.message, /duplicate field "spec.replicas"/);
});

test("FV-07 unknown fields in lists have an index", async () => {
  await using s = await api();
  const d = dep("d");
  d.spec.template.spec.containers[0].bogus = 1;
  const { body } = await s.post(`${DP}?fieldValidation=Strict`, d);
  assert.match(body.message, /unknown field "spec.template.spec.containers\[0\].bogus"/);
});

test("FV-08 Strict refuses patches with unknown fields", async () => {
  await using s = await api();
  await s.post(DP, dep("d"));
  const answer = await s.patch(`${DP}/d?fieldValidation=Strict`, { spec: { bogus: 1 } });
  refused(answer, "FieldValueInvalid", "patch");
  assert.match(answer.body.message, /strict decoding error/);
});

test("DRY-01 a dry run stores nothing", async () => {
  await using s = await api();
  const { status, body } = await s.post(`${CM}?dryRun=All`, cm("a"));
  assert.equal(status, 201);
  assert.ok(body.metadata.uid);
  assert.equal("resourceVersion" in body.metadata, false);
  assert.equal((await s.get(`${CM}/a`)).status, 404);
});

test("DRY-02 dryRun has one value", async () => {
  await using s = await api();
  const answer = await s.post(`${CM}?dryRun=bogus`, cm("a"));
  refused(answer, "FieldValueNotSupported", "dryRun");
  assert.equal(answer.body.details.group, "meta.k8s.io");
  assert.equal(answer.body.details.kind, "CreateOptions");
});

test("DRY-03 a dry deletion deletes nothing", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  assert.equal((await s.delete(`${CM}/a?dryRun=All`)).body.status, "Success");
  assert.equal((await s.get(`${CM}/a`)).status, 200);
});

test("DRY-04 a dry run sees what exists", async () => {
  await using s = await api();
  await s.post(CM, cm("a"));
  assert.equal((await s.post(`${CM}?dryRun=All`, cm("a"))).status, 409);
});

test("DRY-05 a dry run takes no address", async () => {
  await using s = await api();
  const spec = { ports: [{ port: 80 }] };
  const { status, body } = await s.post(`${SV}?dryRun=All`, { metadata: { name: "s" }, spec });
  assert.equal(status, 201);
  const { clusterIP } = body.spec;
  const wanted = { metadata: { name: "other" }, spec: { ...spec, clusterIP } };
  assert.equal((await s.post(SV, wanted)).status, 201);
});

test("DRY-06 a manager's name is short and printable", async () => {
  await using s = await api();
  for (const manager of ["x".repeat(129), "%01"]) {
    const answer = await s.post(`${CM}?fieldManager=${manager}`, cm("a"));
    assert.equal(answer.status, 422);
    assert.equal(causes(answer)[0]?.field, "fieldManager");
  }
});

test("a host with a star is a wildcard, of one label", async () => {
  await using s = await api();
  const path = "/apis/networking.k8s.io/v1/namespaces/t/ingresses";
  const send = async (host: string) =>
    await s.post(path, {
      metadata: { name: "x" },
      spec: { rules: [{ host }], defaultBackend: { service: { name: "s", port: { number: 1 } } } },
    });
  const wrong = await send("*.*.example");
  refused(wrong, "FieldValueInvalid", "spec.rules[0].host");
  assert.match(causes(wrong)[0]?.message ?? "", /a wildcard DNS-1123 subdomain must start with/);
  assert.equal((await send("*.example")).status, 201);
});

test("an update of a job must bring the selector that it was given", async () => {
  await using s = await api();
  const template = { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "i" }] } };
  const job = { metadata: { name: "x" }, spec: { template } };
  assert.equal((await s.post(JB, job)).status, 201);
  const bare = await s.put(`${JB}/x`, job);
  refused(bare, "FieldValueRequired", "spec.selector");
  refused(bare, "FieldValueInvalid", "spec.template.metadata.labels");
});
