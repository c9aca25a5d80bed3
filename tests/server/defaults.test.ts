import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, dep, DP, NS, PO, pod, SE, SV } from "./api.ts";

const APPS = "/apis/apps/v1/namespaces/t";
const BATCH = "/apis/batch/v1/namespaces/t";
const template = {
  metadata: { labels: { a: "b" } },
  spec: { containers: [{ name: "c", image: "i" }] },
};
const selector = { matchLabels: { a: "b" } };

const made = async (s: Api, path: string, body: unknown) => {
  const answer = await s.post(path, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
};

test("DEF-01 a pod gets its defaults", async () => {
  await using s = await api({ controllers: false });
  const { spec, status } = await made(s, PO, pod("p"));
  assert.equal(spec.restartPolicy, "Always");
  assert.equal(spec.dnsPolicy, "ClusterFirst");
  assert.equal(spec.terminationGracePeriodSeconds, 30);
  assert.equal(spec.schedulerName, "default-scheduler");
  assert.equal(spec.containers[0].imagePullPolicy, "Always");
  assert.equal(spec.containers[0].terminationMessagePath, "/dev/termination-log");
  assert.equal(spec.serviceAccountName, "default");
  assert.equal(spec.enableServiceLinks, true);
  assert.deepEqual(
    spec.tolerations.map((
      t: { key: string; tolerationSeconds: number },
    ) => [t.key, t.tolerationSeconds]),
    [
      ["node.kubernetes.io/not-ready", 300],
      ["node.kubernetes.io/unreachable", 300],
    ],
  );
  assert.deepEqual(status, { phase: "Pending", qosClass: "BestEffort" });
});

test("DEF-02 a tagged image is pulled once", async () => {
  await using s = await api({ controllers: false });
  const { spec } = await made(
    s,
    PO,
    pod("p", { spec: { containers: [{ name: "c", image: "nginx:1.25" }] } }),
  );
  assert.equal(spec.containers[0].imagePullPolicy, "IfNotPresent");
});

test("DEF-03 amounts are canonical and limits are requests", async () => {
  await using s = await api({ controllers: false });
  const resources = { limits: { cpu: "1000m", memory: "1024Mi" } };
  const { spec, status } = await made(
    s,
    PO,
    pod("p", { spec: { containers: [{ name: "c", image: "i", resources }] } }),
  );
  assert.deepEqual(spec.containers[0].resources, {
    limits: { cpu: "1", memory: "1Gi" },
    requests: { cpu: "1", memory: "1Gi" },
  });
  assert.equal(status.qosClass, "Guaranteed");
});

test("DEF-04 a pod mounts its token", async () => {
  await using s = await api();
  const { spec } = await made(s, PO, pod("p"));
  assert.match(spec.volumes[0].name, /^kube-api-access-\w{5}$/);
  assert.equal(spec.volumes[0].projected.sources.length, 3);
  assert.equal(
    spec.containers[0].volumeMounts[0].mountPath,
    "/var/run/secrets/kubernetes.io/serviceaccount",
  );
});

test("DEF-05 a deployment gets its defaults", async () => {
  await using s = await api({ controllers: false });
  const { spec } = await made(s, DP, dep("d"));
  assert.equal(spec.replicas, 1);
  assert.deepEqual(spec.strategy, {
    type: "RollingUpdate",
    rollingUpdate: { maxUnavailable: "25%", maxSurge: "25%" },
  });
  assert.equal(spec.revisionHistoryLimit, 10);
  assert.equal(spec.progressDeadlineSeconds, 600);
});

test("DEF-06 a stateful set gets its defaults", async () => {
  await using s = await api({ controllers: false });
  const { spec } = await made(s, `${APPS}/statefulsets`, {
    metadata: { name: "x" },
    spec: { selector, template, serviceName: "x" },
  });
  assert.equal(spec.podManagementPolicy, "OrderedReady");
  assert.equal(spec.updateStrategy.rollingUpdate.partition, 0);
  assert.equal(spec.revisionHistoryLimit, 10);
});

test("DEF-07 a daemon set gets its defaults", async () => {
  await using s = await api({ controllers: false });
  const { spec } = await made(s, `${APPS}/daemonsets`, {
    metadata: { name: "x" },
    spec: { selector, template },
  });
  assert.equal(spec.updateStrategy.rollingUpdate.maxUnavailable, 1);
});

test("DEF-08 a job gets its defaults", async () => {
  await using s = await api({ controllers: false });
  const { spec, metadata } = await made(s, `${BATCH}/jobs`, {
    metadata: { name: "j" },
    spec: { template: { spec: { ...template.spec, restartPolicy: "Never" } } },
  });
  assert.equal(spec.parallelism, 1);
  assert.equal(spec.completions, 1);
  assert.equal(spec.backoffLimit, 6);
  assert.equal(spec.selector.matchLabels["batch.kubernetes.io/controller-uid"], metadata.uid);
  assert.equal(spec.template.metadata.labels["job-name"], "j");
});

test("DEF-09 a cron job gets its defaults", async () => {
  await using s = await api({ controllers: false });
  const jobTemplate = {
    spec: { template: { spec: { ...template.spec, restartPolicy: "Never" } } },
  };
  const { spec } = await made(s, `${BATCH}/cronjobs`, {
    metadata: { name: "j" },
    spec: { schedule: "*/5 * * * *", jobTemplate },
  });
  assert.equal(spec.concurrencyPolicy, "Allow");
  assert.equal(spec.suspend, false);
  assert.equal(spec.successfulJobsHistoryLimit, 3);
  assert.equal(spec.failedJobsHistoryLimit, 1);
});

const svc = (name: string, spec: Record<string, unknown> = {}) => ({
  metadata: { name },
  spec: { ports: [{ port: 80 }], ...spec },
});

test("DEF-10 a service gets its defaults and an address", async () => {
  await using s = await api();
  const { spec } = await made(s, SV, svc("s"));
  assert.equal(spec.type, "ClusterIP");
  assert.match(spec.clusterIP, /^10\.96\.\d+\.\d+$/);
  assert.deepEqual(spec.clusterIPs, [spec.clusterIP]);
  assert.equal(spec.sessionAffinity, "None");
  assert.deepEqual(spec.ports, [{ port: 80, protocol: "TCP", targetPort: 80 }]);
  assert.deepEqual(spec.ipFamilies, ["IPv4"]);
  assert.equal(spec.ipFamilyPolicy, "SingleStack");
  assert.equal(spec.internalTrafficPolicy, "Cluster");
});

test("DEF-11 services have addresses of their own", async () => {
  await using s = await api();
  const a = await made(s, SV, svc("a"));
  const b = await made(s, SV, svc("b"));
  assert.notEqual(a.spec.clusterIP, b.spec.clusterIP);
  await s.delete(`${SV}/a`);
  assert.equal(
    (await made(s, SV, svc("c", { clusterIP: a.spec.clusterIP }))).spec.clusterIP,
    a.spec.clusterIP,
  );
});

test("DEF-12 a node port is allocated", async () => {
  await using s = await api();
  const { spec } = await made(s, SV, svc("s", { type: "NodePort" }));
  assert.ok(spec.ports[0].nodePort >= 30000 && spec.ports[0].nodePort <= 32767);
  assert.equal(spec.externalTrafficPolicy, "Cluster");
});

test("DEF-13 some services have no address", async () => {
  await using s = await api();
  const named = await made(s, SV, svc("n", { type: "ExternalName", externalName: "a.b" }));
  assert.equal("clusterIP" in named.spec, false);
  const headless = await made(s, SV, svc("h", { clusterIP: "None" }));
  assert.deepEqual(headless.spec.clusterIPs, ["None"]);
});

test("DEF-14 stringData becomes data", async () => {
  await using s = await api();
  const body = await made(s, SE, {
    metadata: { name: "s" },
    stringData: { a: "hello" },
    data: { a: "Zm9v", b: "YmFy" },
  });
  assert.deepEqual(body.data, { a: "aGVsbG8=", b: "YmFy" });
  assert.equal("stringData" in body, false);
  assert.equal(body.type, "Opaque");
});

test("DEF-15 a probe gets its defaults", async () => {
  await using s = await api({ controllers: false });
  const readinessProbe = { httpGet: { port: 80 } };
  const { spec } = await made(
    s,
    PO,
    pod("p", { spec: { containers: [{ name: "c", image: "i", readinessProbe }] } }),
  );
  assert.deepEqual(spec.containers[0].readinessProbe, {
    httpGet: { port: 80, path: "/", scheme: "HTTP" },
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
});

test("a living namespace has a service account and the root certificate", async () => {
  await using s = await api({ simulate: true });
  assert.equal((await s.get(`${NS}/serviceaccounts/default`)).status, 200);
  assert.equal((await s.get(`${NS}/configmaps/kube-root-ca.crt`)).status, 200);
});
