import assert from "node:assert/strict";
import { test } from "../harness.ts";
import { api } from "./api.ts";

const STORAGE = "/apis/storage.k8s.io/v1";

for (
  const [path, object, change, field] of [
    [
      `${STORAGE}/storageclasses`,
      { provisioner: "a.example.com" },
      { provisioner: "b.example.com" },
      "provisioner",
    ],
    [
      `${STORAGE}/storageclasses`,
      { provisioner: "a.example.com" },
      { parameters: { a: "1" } },
      "parameters",
    ],
    [
      "/apis/scheduling.k8s.io/v1/priorityclasses",
      { value: 5 },
      { value: 6 },
      "value",
    ],
    ["/apis/node.k8s.io/v1/runtimeclasses", { handler: "a" }, { handler: "b" }, "handler"],
    [
      "/apis/networking.k8s.io/v1/ingressclasses",
      { spec: { controller: "example.com/a" } },
      { spec: { controller: "example.com/b" } },
      "spec.controller",
    ],
    [
      "/apis/apps/v1/namespaces/t/controllerrevisions",
      { revision: 1, data: { a: 1 } },
      { data: { a: 2 } },
      "data",
    ],
    [
      "/apis/discovery.k8s.io/v1/namespaces/t/endpointslices",
      { addressType: "IPv4", endpoints: [] },
      { addressType: "IPv6" },
      "addressType",
    ],
  ] as const
) {
  test(`an update of ${path.split("/").at(-1)} does not change ${field}`, async () => {
    await using s = await api();
    const made = await s.post(path, { metadata: { name: "x" }, ...object });
    assert.equal(made.status, 201, made.text);
    const { status, body } = await s.patch(`${path}/x`, change);
    assert.equal(status, 422);
    assert.equal(body.details.causes[0].field, field);
    const labels = await s.patch(`${path}/x`, { metadata: { labels: { a: "1" } } });
    assert.equal(labels.status, 200);
  });
}

test("a claim asks for what it asked for, and for more room once it is bound", async () => {
  await using s = await api();
  const path = "/api/v1/namespaces/t/persistentvolumeclaims";
  const room = (storage: string) => ({ spec: { resources: { requests: { storage } } } });
  const spec = { accessModes: ["ReadWriteOnce"], ...room("1Gi").spec };
  assert.equal((await s.post(path, { metadata: { name: "x" }, spec })).status, 201);
  const more = await s.patch(`${path}/x`, room("2Gi"));
  assert.equal(more.status, 422);
  assert.match(more.body.message, /spec is immutable after creation except resources.requests/);
  assert.equal((await s.patch(`${path}/x`, { spec: { volumeName: "v" } })).status, 200);
  await s.patch(`${path}/x/status`, { status: { phase: "Bound" } });
  const fixed = await s.patch(`${path}/x`, room("2Gi"));
  assert.equal(fixed.status, 403);
  assert.match(fixed.body.message, /the storageclass that provisions the pvc must support resize/);
  const provisioned = { ...spec, storageClassName: "grows", volumeName: "v" };
  await s.post("/apis/storage.k8s.io/v1/storageclasses", {
    metadata: { name: "grows" },
    provisioner: "ex.com/p",
    allowVolumeExpansion: true,
  });
  await s.post(path, { metadata: { name: "y" }, spec: provisioned });
  await s.patch(`${path}/y/status`, { status: { phase: "Bound" } });
  assert.equal((await s.patch(`${path}/y`, room("2Gi"))).status, 200);
  assert.equal((await s.patch(`${path}/x`, { spec: { volumeName: "w" } })).status, 422);
});
