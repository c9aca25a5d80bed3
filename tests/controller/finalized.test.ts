import assert from "node:assert/strict";
import { ApiError, type Client } from "kubist";
import type { ConfigMap } from "kubist/core/v1";
import { controller, createOrUpdate, finalized } from "kubist/controller";
import { exponentialLimiter } from "kubist/controller/queue";
import { startCluster } from "kubist/testing";
import { test } from "../harness.ts";

const finalizer = "example.com/test";

/** A controller that notes what it was called for; what `broken` names fails once. */
function follow(k: Client, broken: Set<string> = new Set()) {
  const calls: string[] = [];
  const note = (act: string) => ({ object }: { object: ConfigMap }) => {
    const { name, finalizers } = object.metadata;
    calls.push(`${act} ${name} ${finalizers}`);
    if (broken.delete(act)) throw new RangeError(`${act} is broken`);
  };
  const errors: unknown[] = [];
  const running = controller(k.configMaps("*").where("mine")).run(
    finalized(finalizer, {
      view: (namespace) => k.configMaps(namespace),
      apply: note("apply"),
      cleanup: note("cleanup"),
    }),
    {
      limiter: exponentialLimiter({ baseMs: 1, maxMs: 5 }),
      onError: (error) => void errors.push(error),
    },
  );
  return { running, calls, errors };
}

test("finalized() adds its finalizer first and lets an object go when it is cleaned up", async () => {
  await using cluster = await startCluster();
  const k = cluster.client();
  const maps = k.configMaps("default");
  await maps.create({ metadata: { name: "a", labels: { mine: "1" }, finalizers: ["x.io/other"] } });
  const { running, calls } = follow(k, new Set(["cleanup"]));
  await using c = running;
  await c.idle();
  const both = `x.io/other,${finalizer}`;
  assert.equal(calls[0], `apply a ${both}`);
  await maps.delete("a");
  await c.objects.waitUntil(
    "default/a",
    (map) => map?.metadata.finalizers?.includes(finalizer) === false,
  );
  await c.idle();
  const cleanups = calls.filter((call) => call.startsWith("cleanup"));
  assert.deepEqual(cleanups, [`cleanup a ${both}`, `cleanup a ${both}`]);
  assert.deepEqual((await maps.get("a")).metadata.finalizers, ["x.io/other"]);
  await maps.patch("a", { metadata: { finalizers: null } });
  await c.objects.waitUntil("default/a", (map) => map === undefined);
});

test("finalized() never writes over what it has not seen", async () => {
  await using cluster = await startCluster();
  const maps = cluster.client().configMaps("default");
  const stale = await maps.create({ metadata: { name: "a" } });
  await maps.patch("a", { metadata: { finalizers: ["x.io/other"] } });
  const reconcile = finalized<ConfigMap>(finalizer, {
    view: () => maps,
    apply: () => assert.fail("it is not there yet"),
    cleanup: () => {},
  });
  const context = {
    object: stale,
    key: "default/a",
    failures: 0,
    signal: new AbortController().signal,
    requeueAfter() {},
    cache: undefined as never,
  };
  const conflict = (error: unknown) => error instanceof ApiError && error.reason === "Conflict";
  await assert.rejects(async () => await reconcile(context), conflict);
  assert.deepEqual((await maps.get("a")).metadata.finalizers, ["x.io/other"]);
});

test("createOrUpdate() creates, updates and leaves alone", async () => {
  await using cluster = await startCluster();
  const maps = cluster.client().configMaps("default");
  const want = (a: string) => (old: ConfigMap | undefined) => ({
    metadata: { name: "a" },
    ...old,
    data: { ...old?.data, a },
  });
  assert.equal((await createOrUpdate(maps, "a", want("1"))).action, "created");
  assert.equal((await createOrUpdate(maps, "a", want("1"))).action, "unchanged");
  const { action, object } = await createOrUpdate(maps, "a", want("2"));
  assert.deepEqual([action, object.data], ["updated", { a: "2" }]);
});

test("createOrUpdate() reads again when somebody was quicker, five times at most", async () => {
  await using cluster = await startCluster();
  const maps = cluster.client().configMaps("default");
  await maps.create({ metadata: { name: "a" }, data: { count: "0" } });
  let meddled = 0;
  let written = 0;
  const change = (times: number) => async (old: ConfigMap | undefined) => {
    if (meddled++ < times) await maps.patch("a", { data: { other: `${++written}` } });
    return { metadata: { name: "a" }, ...old, data: { ...old?.data, mine: `${written}` } };
  };
  const { object } = await createOrUpdate(maps, "a", change(2));
  assert.deepEqual(object.data, { count: "0", other: "2", mine: "2" });
  meddled = 0;
  const conflict = (error: unknown) => error instanceof ApiError && error.reason === "Conflict";
  await assert.rejects(createOrUpdate(maps, "a", change(9)), conflict);
  assert.equal(meddled, 5);
});
