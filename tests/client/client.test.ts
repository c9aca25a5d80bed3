import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { AnyObject, Kind } from "kubist";
import { Deployment } from "kubist/apps/v1";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";

const Website: Kind<AnyObject, "Namespaced", "status"> = {
  group: "example.com",
  version: "v1",
  kind: "Website",
  plural: "websites",
  singular: "website",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["get", "list"],
  subresources: ["status"],
};

/** The paths that a client asks for. */
async function paths(run: (k: Awaited<ReturnType<typeof rig>>["k"]) => Promise<unknown>) {
  const { k, seen, stop } = await rig();
  try {
    await run(k).catch(() => {});
    return seen;
  } finally {
    await stop();
  }
}

async function rig() {
  const cluster = await startCluster();
  const seen: string[] = [];
  const k = cluster.client({ onTrace: (t) => seen.push(`${t.method} ${new URL(t.url).pathname}`) });
  return { k, seen, stop: () => cluster.stop() };
}

test("a view and a client say what they are, and ask nothing", async () => {
  const { k, seen, stop } = await rig();
  assert.equal(String(k.pods("*").where({ app: "a" })), "pods in all namespaces, labels app=a");
  assert.equal(String(k.nodes().fields("metadata.name=n")), "nodes, fields metadata.name=n");
  assert.equal(String(k.resource("po", "web")), 'what is found in namespace "web"');
  assert.equal(
    inspect([k.apps.v1.deployments()]),
    '[ View(deployments.apps in namespace "default") ]',
  );
  assert.equal(inspect(k), `Client(${k.server}, namespace "default")`);
  assert.deepEqual(seen, []);
  await stop();
});

test("k.<plural>() asks for the preferred version", async () => {
  const seen = await paths(async (k) => {
    await k.deployments("web").get("a").catch(() => {});
    await k.nodes().get("n").catch(() => {});
    await k.horizontalPodAutoscalers().get("h").catch(() => {});
  });
  assert.deepEqual(seen, [
    "GET /apis/apps/v1/namespaces/web/deployments/a",
    "GET /api/v1/nodes/n",
    "GET /apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers/h",
  ]);
});

test("k.<group>.<version>.<plural>() asks for that group and version", async () => {
  const seen = await paths(async (k) => {
    await k.apps.v1.deployments("web").get("a").catch(() => {});
    await k.core.v1.pods("web").get("a").catch(() => {});
    await k.autoscaling.v1.horizontalPodAutoscalers("web").get("h").catch(() => {});
    await k.events("web").get("e").catch(() => {});
    await k.events.v1.events("web").get("e").catch(() => {});
    await k.resource.v1.resourceClaims("web").get("r").catch(() => {});
  });
  assert.deepEqual(seen, [
    "GET /apis/apps/v1/namespaces/web/deployments/a",
    "GET /api/v1/namespaces/web/pods/a",
    "GET /apis/autoscaling/v1/namespaces/web/horizontalpodautoscalers/h",
    "GET /api/v1/namespaces/web/events/e",
    "GET /apis/events.k8s.io/v1/namespaces/web/events/e",
    "GET /apis/resource.k8s.io/v1/namespaces/web/resourceclaims/r",
  ]);
});

test("of() and use() give views of any Kind", async () => {
  const seen = await paths(async (k) => {
    await k.of(Deployment, "web").get("a").catch(() => {});
    await k.of(Website, "web").get("a").catch(() => {});
    const more = k.use({ websites: Website });
    await more.websites("web").getStatus("a").catch(() => {});
    await more.with({ fieldManager: "me" }).websites().get("b").catch(() => {});
  });
  assert.deepEqual(seen, [
    "GET /apis/apps/v1/namespaces/web/deployments/a",
    "GET /apis/example.com/v1/namespaces/web/websites/a",
    "GET /apis/example.com/v1/namespaces/web/websites/a/status",
    "GET /apis/example.com/v1/namespaces/default/websites/b",
  ]);
});

test("use() refuses a name that the client has already", async () => {
  const { k, stop } = await rig();
  assert.throws(() => k.use({ pods: Website }), /Cannot use "pods" for Website/);
  await stop();
});

test("patch() refuses a strategic patch of a custom resource before sending it", async () => {
  const { k, seen, stop } = await rig();
  await assert.rejects(
    () => k.of(Website, "web").patch("a", {}, { type: "strategic" }),
    /websites\.example\.com with a strategic patch: custom resources take "merge" and "json"/,
  );
  assert.deepEqual(seen, []);
  await stop();
});

test("explore() shows groups, versions and resources", async () => {
  const { k, stop } = await rig();
  const groups = await k.explore().toArray();
  assert.equal(groups[0]?.name, "");
  const apps = groups.find((g) => g.name === "apps");
  assert.equal(apps?.versions[0]?.stability, "stable");
  assert.ok(apps?.versions[0]?.resources.some((r) => r.kind === "Deployment"));
  await stop();
});

test("the accessors of a client can be completed: they are its own enumerable names", async () => {
  const { k, stop } = await rig();
  const names: string[] = [];
  for (const name in k) names.push(name);
  for (const name of ["pods", "configMaps", "events", "apps", "rbac"]) {
    assert.ok(names.includes(name), name);
  }
  assert.deepEqual(Object.keys(k.batch.v1).sort(), ["cronJobs", "jobs"]);
  await stop();
});

test("first() reads one object, or none", async () => {
  await using cluster = await startCluster();
  const k = cluster.client({ namespace: "default" });
  for (const name of ["a", "b"]) {
    await k.configMaps().create({ metadata: { name, labels: { name } } });
  }
  assert.equal((await k.configMaps().where({ name: "b" }).first())?.metadata.name, "b");
  assert.equal((await k.configMaps("*").where({ name: "a" }).meta.first())?.metadata.name, "a");
  assert.equal(await k.configMaps().where({ name: "c" }).first(), undefined);
});
