import assert from "node:assert/strict";
import { connect } from "kubist";
import { controller, eventRecorder, finalized } from "kubist/controller";
import { install, loadOperator, until } from "../controller/operator.ts";
import { around, test } from "../harness.ts";
import { type SharedServer, startShared } from "./shared.ts";

let server: SharedServer;
around(async () => void (server = await startShared()), () => server.stop());

// No controllers run beside a bare kube-apiserver: no pods come, and no garbage is collected.
test("the operator of the guide converges, survives restarts and owns what it makes", async () => {
  const { server: address, ca, cert, key } = server;
  await using k = await connect({ server: address, ca, cert, key, namespace: "default" });
  const page = await loadOperator();
  await install(k, page);
  const sites = k.resource("websites");
  const replicas = (name: string, count: number) =>
    until(
      `${name} has ${count} replicas`,
      async () => (await k.deployments().find(name))?.spec.replicas === count,
    );

  let operator = page.websites(k);
  await sites.create({ metadata: { name: "a" }, spec: { image: "web:1", replicas: 2 } });
  await replicas("a", 2);
  await until("its status is written", async () => (await sites.get("a")).status?.ready === 0);
  await k.deployments().patch("a", { spec: { replicas: 7 } });
  await replicas("a", 2);
  await k.services().delete("a");
  await until("a service is made again", async () => !!await k.services().find("a"));
  await k.deployments().patchStatus("a", { status: { replicas: 2, readyReplicas: 2 } });
  await until("readiness is taken over", async () => (await sites.get("a")).status?.ready === 2);

  await operator.stop();
  await sites.patch("a", { spec: { replicas: 3 } });
  await sites.create({ metadata: { name: "b" }, spec: { image: "web:1" } });
  operator = page.websites(k);
  await replicas("a", 3);
  await replicas("b", 1);

  await operator.idle();
  const { uid } = (await sites.get("a")).metadata;
  for (const view of [k.deployments(), k.services()]) {
    const { ownerReferences } = (await view.get("a")).metadata;
    const owner = { apiVersion: "web.example.com/v1", kind: "Website", name: "a", uid };
    const expected = { ...owner, controller: true, blockOwnerDeletion: true };
    assert.deepEqual(ownerReferences, [expected]);
  }
  await sites.delete("a");
  assert.equal(await sites.find("a"), undefined);
  await operator.stop();
}, { timeoutMs: 180_000 });

test("finalized() lets an object of a real server go when it is cleaned up", async () => {
  const { server: address, ca, cert, key } = server;
  await using k = await connect({ server: address, ca, cert, key, namespace: "default" });
  const cleaned: string[] = [];
  await k.configMaps().create({ metadata: { name: "f", labels: { mine: "1" } } });
  await using c = controller(k.configMaps("*").where("mine")).run(finalized("example.com/test", {
    view: (namespace) => k.configMaps(namespace),
    apply: () => {},
    cleanup: ({ key }) => void cleaned.push(key),
  }));
  await c.idle();
  assert.deepEqual((await k.configMaps().get("f")).metadata.finalizers, ["example.com/test"]);
  await k.configMaps().delete("f");
  await c.objects.waitUntil("default/f", (map) => map === undefined);
  assert.deepEqual(cleaned, ["default/f"]);
});

test("eventRecorder() writes events that a real server takes, in both forms", async () => {
  const { server: address, ca, cert, key } = server;
  await using k = await connect({ server: address, ca, cert, key, namespace: "default" });
  const node = await k.nodes().create({ metadata: { name: "n1" } });
  const map = await k.configMaps().create({ metadata: { name: "reported" } });
  for (const api of ["events", "core"] as const) {
    const onTrouble = (error: unknown) => assert.fail(`${error}`);
    await using events = eventRecorder(k, { reporter: `example.com/${api}`, api, onTrouble });
    for (const object of [map, node]) {
      for (let i = 0; i < 3; i++) events.record(object, { reason: "Tested", note: "as it was" });
    }
    await events.close();
  }
  const all = await k.events().toArray();
  const counts = all.filter(({ reason }) => reason === "Tested")
    .map((
      one,
    ) => [one.reportingComponent, one.involvedObject.name, one.series?.count ?? one.count]);
  assert.deepEqual(counts.sort(), [
    ["example.com/core", "n1", 3],
    ["example.com/core", "reported", 3],
    ["example.com/events", "n1", 3],
    ["example.com/events", "reported", 3],
  ]);
});
