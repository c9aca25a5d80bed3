import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { type Api, api, dep, DP, NS, PO, pod } from "./api.ts";

async function labelled(labels: Record<string, string>): Promise<Api> {
  const s = await api();
  const entries = Object.entries(labels).map(([k, v]) => [`pod-security.kubernetes.io/${k}`, v]);
  await s.patch(NS, { metadata: { labels: Object.fromEntries(entries) } });
  return s;
}

test("PodSecurity refuses what a level forbids, with all that is wrong", async () => {
  await using s = await labelled({ enforce: "baseline" });
  const bad = pod("a");
  bad.spec.hostPID = true;
  bad.spec.containers[0].securityContext = { privileged: true };
  const { status, body } = await s.post(PO, bad);
  assert.equal(status, 403);
  assert.equal(
    body.message,
    'pods "a" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostPID=true), ' +
      'privileged (container "c" must not set securityContext.privileged=true)',
  );
  assert.equal((await s.post(PO, pod("b"))).status, 201);
});

test("PodSecurity warns of workloads whose pods would be refused", async () => {
  await using s = await labelled({ enforce: "restricted" });
  const { status, headers } = await s.post(DP, dep("a"));
  assert.equal(status, 201);
  assert.match(
    headers.get("warning") ?? "",
    /^299 - "would violate PodSecurity \\"restricted:latest\\": allowPrivilegeEscalation != false/,
  );
});

test("PodSecurity warns of pods that are there when their namespace is labelled", async () => {
  await using s = await api();
  for (const name of ["a", "b"]) {
    const bad = pod(name);
    bad.spec.hostNetwork = true;
    assert.equal((await s.post(PO, bad)).status, 201);
  }
  const enforce = { "pod-security.kubernetes.io/enforce": "baseline" };
  const { headers } = await s.patch(NS, { metadata: { labels: enforce } });
  assert.equal(
    headers.get("warning"),
    '299 - "existing pods in namespace \\"t\\" violate the new PodSecurity enforce level ' +
      '\\"baseline:latest\\"", 299 - "a (and 1 other pod): host namespaces"',
  );
});

test("PodSecurity takes no label that is none, and can be left out", async () => {
  await using s = await api({ admission: { disable: ["PodSecurity"] } });
  const labels = { "pod-security.kubernetes.io/enforce": "strict" };
  assert.equal((await s.patch(NS, { metadata: { labels } })).status, 200);
  await using strict = await api();
  const { status, body } = await strict.patch(NS, { metadata: { labels } });
  assert.deepEqual([status, body.details.causes], [422, [{
    reason: "FieldValueInvalid",
    message: 'Invalid value: "strict": must be one of privileged, baseline, restricted',
    field: "metadata.labels[pod-security.kubernetes.io/enforce]",
  }]]);
});
