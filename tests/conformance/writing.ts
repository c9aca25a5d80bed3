import assert from "node:assert/strict";
import { isApiError, type KubeObject } from "kubist";
import { type Case, subject } from "./form.ts";
import { configMap, deployment, pod } from "./objects.ts";

const { cases, add } = subject();
/** create, update, patch, delete and what the server refuses. */
export const writing: readonly Case[] = cases;

const names = (objects: readonly KubeObject[]) => objects.map((o) => o.metadata.name).sort();

add("create() stores the object and returns it", async ({ k, ns }) => {
  const made = await k.configMaps(ns).create(configMap("a", { app: "x" }));
  assert.equal(made.kind, "ConfigMap");
  const got = await k.configMaps(ns).get("a");
  assert.deepEqual(got, made);
  assert.deepEqual(got.metadata.labels, { app: "x" });
});

add("create() of an existing name is AlreadyExists", async ({ k, ns }) => {
  await k.configMaps(ns).create(configMap("a"));
  await assert.rejects(() => k.configMaps(ns).create(configMap("a")), (e) => {
    assert.ok(isApiError(e, "AlreadyExists"));
    assert.equal(e.code, 409);
    assert.equal(e.status.message, 'configmaps "a" already exists');
    return true;
  });
});

add("create() makes a name from generateName", async ({ k, ns }) => {
  const { metadata } = await k.configMaps(ns).create({ metadata: { generateName: "job-" } });
  assert.match(metadata.name, /^job-[a-z0-9]{5}$/);
});

add("create() in a namespace that does not exist is NotFound", async ({ k, ns }) => {
  await assert.rejects(
    () => k.configMaps(`${ns}-none`).create(configMap("a")),
    (e) => isApiError(e, "NotFound") && e.status.message === `namespaces "${ns}-none" not found`,
  );
});

add("create() of an invalid object is Invalid and names each field", async ({ k, ns }) => {
  await assert.rejects(() => k.configMaps(ns).create(configMap("Not_A_Name")), (e) => {
    assert.ok(isApiError(e, "Invalid"));
    assert.equal(e.code, 422);
    assert.equal(e.causes[0]?.field, "metadata.name");
    assert.equal(e.causes[0]?.reason, "FieldValueInvalid");
    return true;
  });
});

add("create() refuses an object of another kind before any request", async ({ k, ns }) => {
  const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "a" } } as const;
  // @ts-expect-error a Secret is no ConfigMap
  await assert.rejects(() => k.configMaps(ns).create(secret), /they are v1 ConfigMap/);
  await assert.rejects(
    () => k.configMaps(ns).create({ metadata: { name: "a", namespace: "other" } }),
    /the object says namespace "other"/,
  );
});

add("update() replaces the object", async ({ k, ns }) => {
  const made = await k.configMaps(ns).create(configMap("a"));
  const updated = await k.configMaps(ns).update({ ...made, data: { b: "2" } });
  assert.deepEqual(updated.data, { b: "2" });
  assert.equal(updated.metadata.uid, made.metadata.uid);
  assert.notEqual(updated.metadata.resourceVersion, made.metadata.resourceVersion);
});

add("update() of what was changed since is a Conflict", async ({ k, ns }) => {
  const made = await k.configMaps(ns).create(configMap("a"));
  await k.configMaps(ns).update({ ...made, data: { b: "2" } });
  await assert.rejects(() => k.configMaps(ns).update({ ...made, data: { c: "3" } }), (e) => {
    assert.ok(isApiError(e, "Conflict"));
    assert.match(
      e.message,
      /please apply your changes to the latest version and try again; edit\(\) [^;]+ \(409\)$/,
    );
    return true;
  });
});

add("update() that changes nothing keeps the version", async ({ k, ns }) => {
  const made = await k.configMaps(ns).create(configMap("a"));
  const same = await k.configMaps(ns).update(made);
  assert.equal(same.metadata.resourceVersion, made.metadata.resourceVersion);
});

add("patch() with an object merges: null removes", async ({ k, ns }) => {
  await k.configMaps(ns).create({
    metadata: { name: "a", labels: { old: "1", keep: "1" } },
    data: { x: "1" },
  });
  const got = await k.configMaps(ns).patch("a", {
    metadata: { labels: { old: null, new: "2" } },
    data: { y: "2" },
  });
  assert.deepEqual(got.metadata.labels, { keep: "1", new: "2" });
  assert.deepEqual(got.data, { x: "1", y: "2" });
});

add("patch() with an array is a JSON patch", async ({ k, ns }) => {
  await k.configMaps(ns).create(configMap("a", { "x.io/y": "1" }));
  const got = await k.configMaps(ns).patch("a", [
    { op: "test", path: "/metadata/labels/x.io~1y", value: "1" },
    { op: "remove", path: "/metadata/labels/x.io~1y" },
    { op: "add", path: "/data/b", value: "2" },
    { op: "copy", from: "/data/b", path: "/data/c" },
    { op: "move", from: "/data/b", path: "/data/d" },
    { op: "replace", path: "/data/name", value: "z" },
  ]);
  assert.equal(got.metadata.labels, undefined);
  assert.deepEqual(got.data, { c: "2", d: "2", name: "z" });
});

add("patch() whose test fails is Invalid and changes nothing", async ({ k, ns }) => {
  const made = await k.configMaps(ns).create(configMap("a"));
  await assert.rejects(
    () =>
      k.configMaps(ns).patch("a", [
        { op: "add", path: "/data/b", value: "2" },
        { op: "test", path: "/data/name", value: "other" },
      ]),
    (e) => isApiError(e, "Invalid") && e.code === 422,
  );
  assert.deepEqual(await k.configMaps(ns).get("a"), made);
});

add("patch() that changes nothing keeps the version", async ({ k, ns }) => {
  const made = await k.configMaps(ns).create(configMap("a"));
  const same = await k.configMaps(ns).patch("a", { data: { name: "a" } });
  assert.equal(same.metadata.resourceVersion, made.metadata.resourceVersion);
});

add("patch() with a stale version is a Conflict, without one it is not", async ({ k, ns }) => {
  const made = await k.configMaps(ns).create(configMap("a"));
  await k.configMaps(ns).patch("a", { data: { b: "2" } });
  const { resourceVersion } = made.metadata;
  await assert.rejects(
    () => k.configMaps(ns).patch("a", { metadata: { resourceVersion }, data: { c: "3" } }),
    (e) => isApiError(e, "Conflict"),
  );
});

add("concurrent patches all succeed and none is lost", async ({ k, ns }) => {
  await k.configMaps(ns).create(configMap("a"));
  const keys = Array.from({ length: 10 }, (_, i) => `k${i}`);
  await Promise.all(keys.map((key) => k.configMaps(ns).patch("a", { data: { [key]: key } })));
  const { data } = await k.configMaps(ns).get("a");
  assert.deepEqual(data, { name: "a", ...Object.fromEntries(keys.map((key) => [key, key])) });
});

add("patch() of a missing object is NotFound", async ({ k, ns }) => {
  await assert.rejects(
    () => k.configMaps(ns).patch("none", { data: {} }),
    (e) => isApiError(e, "NotFound"),
  );
});

add("a dry run answers as usual and stores nothing", async ({ k, ns }) => {
  const made = await k.dryRun().configMaps(ns).create(configMap("a"));
  assert.equal(made.metadata.name, "a");
  assert.equal(await k.configMaps(ns).find("a"), undefined);
  await k.configMaps(ns).create(configMap("b"));
  const patched = await k.configMaps(ns).patch("b", { data: { x: "1" } }, { dryRun: true });
  assert.equal(patched.data?.x, "1");
  await k.dryRun().configMaps(ns).delete("b");
  assert.deepEqual((await k.configMaps(ns).get("b")).data, { name: "b" });
});

add("delete() of an object that is gone at once gives a Status", async ({ k, ns }) => {
  await k.configMaps(ns).create(configMap("a"));
  const status = await k.configMaps(ns).delete("a");
  assert.equal(status.kind, "Status");
  assert.equal("status" in status && status.status, "Success");
  assert.equal(await k.configMaps(ns).find("a"), undefined);
  await assert.rejects(() => k.configMaps(ns).delete("a"), (e) => isApiError(e, "NotFound"));
});

add("delete() keeps an object with finalizers until the last is removed", async ({ k, ns }) => {
  await k.configMaps(ns).create({ metadata: { name: "a", finalizers: ["example.com/hold"] } });
  const ending = await k.configMaps(ns).delete("a");
  assert.equal(ending.kind, "ConfigMap");
  const got = await k.configMaps(ns).get("a");
  assert.ok(got.metadata.deletionTimestamp);
  await k.configMaps(ns).patch("a", { metadata: { finalizers: null } });
  assert.equal(await k.configMaps(ns).find("a"), undefined);
});

add("delete() with a precondition deletes only that very object", async ({ k, ns }) => {
  const made = await k.configMaps(ns).create(configMap("a"));
  await assert.rejects(
    () => k.configMaps(ns).delete("a", { preconditions: { uid: "another" } }),
    (e) => isApiError(e, "Conflict"),
  );
  await k.configMaps(ns).delete("a", { preconditions: { uid: made.metadata.uid } });
  assert.equal(await k.configMaps(ns).find("a"), undefined);
});

add("deleteCollection() deletes what the selector chooses and nothing else", async ({ k, ns }) => {
  for (const n of ["a", "b"]) await k.configMaps(ns).create(configMap(n, { app: "old" }));
  await k.configMaps(ns).create(configMap("c", { app: "new" }));
  await k.configMaps(ns).where({ app: "old" }).deleteCollection();
  assert.deepEqual(names(await k.configMaps(ns).where("app").toArray()), ["c"]);
  await assert.rejects(() => k.configMaps(ns).deleteCollection(), /say \{ all: true \}/);
  await k.configMaps(ns).deleteCollection({ all: true });
  assert.deepEqual(await k.configMaps(ns).where("app").toArray(), []);
});

add("generation counts changes of the spec, not of labels", async ({ k, ns }) => {
  const made = await k.deployments(ns).create(deployment("api", 1));
  assert.equal(made.metadata.generation, 1);
  const labelled = await k.deployments(ns).patch("api", { metadata: { labels: { x: "1" } } });
  assert.equal(labelled.metadata.generation, 1);
  const scaled = await k.deployments(ns).patch("api", { spec: { replicas: 3 } });
  assert.equal(scaled.metadata.generation, 2);
});

add("status and spec are written apart", async ({ k, ns }) => {
  const made = await k.deployments(ns).create(deployment("api", 1));
  const updated = await k.deployments(ns).updateStatus({
    ...made,
    spec: { ...made.spec, replicas: 9 },
    status: { replicas: 1, observedGeneration: 1 },
  });
  assert.equal(updated.spec.replicas, 1);
  assert.equal(updated.status.replicas, 1);
  const patched = await k.deployments(ns).patch("api", { status: { replicas: 7 } });
  assert.equal(patched.status.replicas, 1);
  const status = await k.deployments(ns).patchStatus("api", { status: { replicas: 0 } });
  assert.equal(status.status.replicas ?? 0, 0);
});

add("defaults are filled in", async ({ k, ns }) => {
  const made = await k.deployments(ns).create(deployment("api", 1));
  assert.equal(made.spec.strategy.type, "RollingUpdate");
  assert.equal(made.spec.revisionHistoryLimit, 10);
  const { spec, status } = await k.pods(ns).create(pod("p"));
  assert.equal(spec.restartPolicy, "Always");
  assert.equal(spec.containers[0]?.imagePullPolicy, "IfNotPresent");
  assert.equal(status.phase, "Pending");
  const service = await k.services(ns).create({
    metadata: { name: "s" },
    spec: { selector: { app: "x" }, ports: [{ port: 80 }] },
  });
  assert.equal(service.spec.type, "ClusterIP");
  assert.equal(service.spec.ports?.[0]?.protocol, "TCP");
  assert.equal(service.spec.ports?.[0]?.targetPort, 80);
  assert.match(service.spec.clusterIP ?? "", /^[0-9.]+$/);
});

add("fieldValidation Strict refuses unknown fields, Warn tells of them", async ({ k, ns }) => {
  const typo = { ...configMap("a"), dta: { x: "1" } };
  await assert.rejects(
    () => k.with({ fieldValidation: "Strict" }).configMaps(ns).create(typo),
    (e) => isApiError(e, "BadRequest") && /unknown field "dta"/.test(e.message),
  );
  const made = await k.configMaps(ns).create(typo);
  assert.equal("dta" in made, false);
});

add("a namespace is Active and knows its own name as a label", async ({ k, ns }) => {
  const got = await k.namespaces().get(ns);
  assert.equal(got.status.phase, "Active");
  assert.equal(got.metadata.labels?.["kubernetes.io/metadata.name"], ns);
});
