import assert from "node:assert/strict";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";

const long = { timeoutMs: 240_000 };
const containers = [{ name: "c", image: "i" }];

test("debug() adds a container, waits until it runs and joins it", async () => {
  await using cluster = await startCluster({ simulate: true });
  const pods = cluster.client().pods("default");
  await pods.create({ metadata: { name: "p" }, spec: { containers } });
  await pods.wait("p", "Ready");
  await using tools = await pods.debug("p", {
    image: "tools",
    command: ["sh"],
    target: "c",
    more: { securityContext: { runAsUser: 0 } },
  });
  assert.match(tools.container, /^debug-[0-9a-f]{5}$/);
  const { spec } = await pods.get("p");
  const [added] = spec.ephemeralContainers ?? [];
  assert.deepEqual(
    [added?.name, added?.image, added?.command, added?.targetContainerName],
    [tools.container, "tools", ["sh"], "c"],
  );
  assert.equal(added?.securityContext?.runAsUser, 0);
}, long);

test("debug() tells that the image cannot be had", async () => {
  await using cluster = await startCluster();
  const pods = cluster.client().pods("default");
  await pods.create({ metadata: { name: "p" }, spec: { nodeName: "n", containers } });
  const image = { name: "d", image: "none", imageID: "", ready: false, restartCount: 0 };
  const state = { waiting: { reason: "ErrImagePull", message: "no such image" } };
  const status = { phase: "Running", ephemeralContainerStatuses: [{ ...image, state }] };
  await pods.patchStatus("p", { status });
  await assert.rejects(pods.debug("p", { image: "none", container: "d" }), {
    name: "WaitError",
    message: 'Cannot look into pod "p": d is ErrImagePull: no such image',
  });
}, long);

test("debug() gives up in time, and ends by its signal", async () => {
  await using cluster = await startCluster();
  const pods = cluster.client().pods("default");
  await pods.create({ metadata: { name: "p" }, spec: { nodeName: "n", containers } });
  await assert.rejects(pods.debug("p", { image: "i", timeoutMs: 20 }), { name: "WaitError" });
  const reason = new RangeError("enough");
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 20);
  const { signal } = controller;
  await assert.rejects(pods.debug("p", { image: "i", signal }), (error) => error === reason);
}, long);
