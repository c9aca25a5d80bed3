import assert from "node:assert/strict";
import type { AdmissionHook } from "../../lib/server/mod.ts";
import { test } from "../harness.ts";
import { api, CM, cm, NS, PO, pod, SV } from "./api.ts";

const CLAIMS = `${NS}/persistentvolumeclaims`;
const claim = (name: string, storage: string) => ({
  metadata: { name },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
});
const quota = (hard: Record<string, string>, more: object = {}) => ({
  metadata: { name: "q" },
  spec: { hard, ...more },
});
const sized = (name: string, requests: object, limits: object = requests) =>
  pod(name, {
    spec: { containers: [{ name: "c", image: "i", resources: { requests, limits } }] },
  });

test("ResourceQuota refuses what does not fit, with the server's text", async () => {
  await using s = await api();
  await s.post(`${NS}/resourcequotas`, quota({ "count/secrets": "1", configmaps: "2" }));
  assert.equal((await s.post(CM, cm("a"))).status, 201);
  assert.equal((await s.post(CM, cm("b"))).status, 201);
  const { status, body } = await s.post(CM, cm("c"));
  assert.equal(status, 403);
  assert.equal(
    body.message,
    'configmaps "c" is forbidden: exceeded quota: q, requested: configmaps=1, used: configmaps=2, limited: configmaps=2',
  );
  await s.delete(`${CM}/a`);
  assert.equal((await s.post(CM, cm("c"))).status, 201);
});

test("ResourceQuota sums requests, and asks for those that it limits", async () => {
  await using s = await api();
  await s.post(`${NS}/resourcequotas`, quota({ "requests.cpu": "1", "limits.memory": "1Gi" }));
  const silent = await s.post(PO, pod("silent"));
  assert.equal(
    silent.body.message,
    'pods "silent" is forbidden: failed quota: q: must specify limits.memory for: c; requests.cpu for: c',
  );
  const amounts = { cpu: "600m", memory: "100Mi" };
  assert.equal((await s.post(PO, sized("a", amounts))).status, 201);
  assert.equal(
    (await s.post(PO, sized("b", amounts))).body.message,
    'pods "b" is forbidden: exceeded quota: q, requested: requests.cpu=600m, used: requests.cpu=600m, limited: requests.cpu=1',
  );
});

test("ResourceQuota counts pods of its scopes only", async () => {
  await using s = await api();
  await s.post(`${NS}/resourcequotas`, quota({ pods: "0" }, { scopes: ["BestEffort"] }));
  assert.equal((await s.post(PO, pod("loose"))).status, 403);
  assert.equal((await s.post(PO, sized("sized", { cpu: "1" }))).status, 201);
});

test("ResourceQuota measures node ports and storage", async () => {
  await using s = await api();
  await s.post(
    `${NS}/resourcequotas`,
    quota({ "services.nodeports": "1", "requests.storage": "2Gi" }),
  );
  const ports = [{ name: "a", port: 80 }, { name: "b", port: 81 }];
  const open = { metadata: { name: "open" }, spec: { type: "NodePort", ports } };
  assert.equal((await s.post(SV, open)).status, 403);
  assert.equal((await s.post(CLAIMS, claim("a", "1Gi"))).status, 201);
  assert.equal((await s.post(CLAIMS, claim("b", "1536Mi"))).status, 403);
});

test("LimitRanger fills in and enforces", async () => {
  await using s = await api();
  await s.post(`${NS}/limitranges`, {
    metadata: { name: "l" },
    spec: {
      limits: [{
        type: "Container",
        default: { cpu: "500m" },
        defaultRequest: { cpu: "250m" },
        max: { memory: "1Gi" },
        min: { memory: "10Mi" },
      }],
    },
  });
  const { body } = await s.post(PO, pod("p"));
  assert.deepEqual(body.spec.containers[0].resources, {
    requests: { cpu: "250m", memory: "1Gi" },
    limits: { cpu: "500m", memory: "1Gi" },
  });
  assert.equal(
    body.metadata.annotations["kubernetes.io/limit-ranger"],
    "LimitRanger plugin set: cpu, memory request for container c; cpu, memory limit for container c",
  );
  const large = await s.post(PO, sized("large", { memory: "2Gi" }));
  assert.equal(
    large.body.message,
    'pods "large" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi',
  );
});

test("DefaultStorageClass chooses the class that is marked", async () => {
  await using s = await api();
  const mark = { "storageclass.kubernetes.io/is-default-class": "true" };
  await s.post("/apis/storage.k8s.io/v1/storageclasses", {
    metadata: { name: "quick", annotations: mark },
    provisioner: "example.com/quick",
  });
  const { body } = await s.post(CLAIMS, claim("c", "1Gi"));
  assert.equal(body.spec.storageClassName, "quick");
});

test("Priority takes the global default", async () => {
  await using s = await api();
  await s.post("/apis/scheduling.k8s.io/v1/priorityclasses", {
    metadata: { name: "usual" },
    value: 7,
    globalDefault: true,
  });
  const { body } = await s.post(PO, pod("p"));
  assert.equal(body.spec.priorityClassName, "usual");
  assert.equal(body.spec.priority, 7);
});

test("StorageObjectInUseProtection keeps a claim as long as a pod uses it", async () => {
  await using s = await api();
  await s.post(CLAIMS, claim("c", "1Gi"));
  const volumes = [{ name: "v", persistentVolumeClaim: { claimName: "c" } }];
  await s.post(PO, pod("p", { spec: { volumes } }));
  await s.delete(`${CLAIMS}/c`);
  assert.ok((await s.get(`${CLAIMS}/c`)).body.metadata.deletionTimestamp);
  await s.delete(`${PO}/p`);
  // A moment later; the test's deadline ends the wait.
  while ((await s.get(`${CLAIMS}/c`)).status !== 404) await new Promise((r) => setTimeout(r, 1));
});

const hooks: AdmissionHook[] = [
  {
    name: "stamp.example.com",
    resources: ["configmaps"],
    mutate(review) {
      const metadata = review.object["metadata"] as { labels?: Record<string, string> };
      metadata.labels = { ...metadata.labels, by: review.operation.toLowerCase() };
    },
  },
  {
    name: "words.example.com",
    resources: ["configmaps"],
    validate(review) {
      if (review.name === "late") {
        return { message: "come back", code: 429, reason: "TooManyRequests" };
      }
      if (review.name === "odd") review.warn("that is odd");
      return review.name === "bad" ? "no bad names" : undefined;
    },
  },
  {
    name: "keep.example.com",
    resources: ["configmaps"],
    operations: ["DELETE"],
    validate: (review) => review.name === "kept" ? "kept for ever" : undefined,
  },
  {
    name: "broken.example.com",
    resources: ["secrets"],
    validate() {
      throw new TypeError("oops");
    },
  },
];

test("admission hooks change and refuse writes", async () => {
  await using s = await api({ admission: { hooks } });
  assert.equal((await s.post(CM, cm("a"))).body.metadata.labels.by, "create");
  const bad = await s.post(CM, cm("bad"));
  assert.equal(bad.status, 403);
  assert.equal(
    bad.body.message,
    'admission webhook "words.example.com" denied the request: no bad names',
  );
  const late = await s.post(CM, cm("late"));
  assert.deepEqual([late.status, late.body.reason], [429, "TooManyRequests"]);
  assert.equal((await s.post(CM, cm("odd"))).headers.get("warning"), '299 - "that is odd"');
});

test("admission hooks see updates and deletions, and a broken one fails the write", async () => {
  await using s = await api({ admission: { hooks } });
  await s.post(CM, cm("kept"));
  const patched = await s.patch(`${CM}/kept`, { metadata: { labels: { by: "me" } } });
  assert.equal(patched.body.metadata.labels.by, "update");
  assert.equal((await s.delete(`${CM}/kept`)).status, 403);
  const { status, body } = await s.post(`${NS}/secrets`, { metadata: { name: "s" } });
  assert.equal(status, 500);
  assert.match(body.message, /failed calling webhook "broken.example.com": oops/);
});

test("admission plugins can be left out", async () => {
  await using s = await api({ admission: { disable: ["ResourceQuota"] } });
  await s.post(`${NS}/resourcequotas`, quota({ configmaps: "0" }));
  assert.equal((await s.post(CM, cm("a"))).status, 201);
});

test("functions are asked about connections, evictions and bindings", async () => {
  const seen: string[] = [];
  const hook: AdmissionHook = {
    name: "parts.example.com",
    resources: ["pods/exec", "pods/eviction", "pods/binding"],
    operations: ["CREATE", "CONNECT"],
    validate({ operation, subresource, name, object }) {
      seen.push(`${operation} ${subresource} ${name} ${object["kind"]}`);
      return "not here";
    },
  };
  await using s = await api({ admission: { hooks: [hook] } });
  await s.post(PO, pod("p"));
  for (const part of ["exec?command=ls", "eviction", "binding"]) {
    const { status } = await s.post(`${PO}/p/${part}`, {
      metadata: { name: "p" },
      ...(part === "binding" && { target: { name: "n" } }),
    });
    assert.equal(status, 403, part);
  }
  assert.deepEqual(seen, [
    "CONNECT exec p PodExecOptions",
    "CREATE eviction p Eviction",
    "CREATE binding p Binding",
  ]);
});
