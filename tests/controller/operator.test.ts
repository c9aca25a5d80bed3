import assert from "node:assert/strict";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";
import { install, loadOperator, until } from "./operator.ts";

test("the operator of the guide converges, survives restarts and deletes cleanly", async () => {
  await using cluster = await startCluster({ simulate: true });
  const k = cluster.client({ namespace: "default" });
  const page = await loadOperator();
  await install(k, page);
  const sites = k.resource("websites");
  const [deployments, services] = [k.deployments(), k.services()];
  const ready = (name: string, count: number) =>
    until(
      `${name} has ${count} ready`,
      async () => (await sites.get(name)).status?.ready === count,
    );

  let operator = page.websites(k);
  await sites.create({ metadata: { name: "a" }, spec: { image: "web:1", replicas: 2 } });
  await sites.create({ metadata: { name: "b" }, spec: { image: "web:1" } });
  await ready("a", 2);
  await ready("b", 1);
  const site = await sites.get("a");
  const made = await deployments.get("a");
  assert.equal(made.spec.template.spec?.containers?.[0]?.image, "web:1");
  assert.deepEqual(made.metadata.ownerReferences?.map(({ uid }) => uid), [site.metadata.uid]);
  assert.deepEqual((await services.get("a")).spec.selector, { website: "a" });

  await deployments.patch("a", { spec: { replicas: 7 } });
  await until(
    "what others change is put right",
    async () => (await deployments.get("a")).spec.replicas === 2,
  );
  await services.delete("a");
  await until("what others delete is made again", async () => !!await services.find("a"));
  await ready("a", 2);

  await operator.stop();
  await sites.patch("a", { spec: { replicas: 3 } });
  await services.delete("b");
  await sites.create({ metadata: { name: "c" }, spec: { image: "web:2" } });
  operator = page.websites(k);
  await ready("a", 3);
  await ready("c", 1);
  await until("a deletion that was missed is put right", async () => !!await services.find("b"));

  await operator.idle();
  const before = await deployments.get("a");
  operator.enqueue("default/a");
  await operator.idle();
  const after = await deployments.get("a");
  assert.equal(after.metadata.resourceVersion, before.metadata.resourceVersion);

  for (const name of ["a", "b", "c"]) await sites.delete(name);
  const left = async () =>
    (await Promise.all(
      [deployments, services, k.pods()].map((view) => view.where("website").toArray()),
    )).flat().length;
  await until("nothing is left", async () => await left() === 0);
  await operator.stop();
}, { timeoutMs: 180_000 });
