import assert from "node:assert/strict";
import { ApiError, type Client, type TraceEvent, WaitError } from "kubist";
import { type ManualClock, manualClock } from "kubist/stream";
import {
  type Cluster,
  type ClusterClientOptions,
  type ClusterOptions,
  startCluster,
} from "kubist/testing";
import { test } from "../harness.ts";

const containers = [{ name: "main", image: "registry.example/app:1" }];

interface Rig extends AsyncDisposable {
  readonly cluster: Cluster;
  readonly k: Client;
  client(options: ClusterClientOptions): Client;
  /** Resolves when the server has accepted so many watches. */
  watched(count: number): Promise<void>;
}

async function rig(options: ClusterOptions = {}): Promise<Rig> {
  const cluster = await startCluster(options);
  let watches = 0;
  const onTrace = ({ url }: TraceEvent) => void (watches += url.includes("watch=true") ? 1 : 0);
  const client = (how: ClusterClientOptions) => cluster.client({ ...how, onTrace });
  const watched = async (count: number) => {
    while (watches < count) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return { cluster, k: client({}), client, watched, [Symbol.asyncDispose]: () => cluster.stop() };
}

async function addPod(k: Client, name = "a") {
  return await k.pods().create({ metadata: { name }, spec: { containers } });
}

function setReady(k: Client, status: string, more: object = {}) {
  return k.pods().patchStatus("a", {
    status: { conditions: [{ type: "Ready", status, ...more }] },
  });
}

/** Lets seconds pass on a clock until a promise is settled; the test's deadline ends the wait. */
async function passing<T>(clock: ManualClock, promise: Promise<T>): Promise<T> {
  let isOver = false;
  const over = () => void (isOver = true);
  promise.then(over, over);
  while (!isOver) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    await clock.advance(1000);
  }
  return await promise;
}

async function failure(promise: Promise<unknown>): Promise<WaitError> {
  const error = await promise.then(() => undefined, (e: unknown) => e);
  assert.ok(error instanceof WaitError, String(error));
  return error;
}

test("wait() ends when a condition comes true, and gives the object", async () => {
  await using s = await rig();
  await addPod(s.k);
  const waiting = s.k.pods().wait("a", "Ready");
  await setReady(s.k, "False");
  await setReady(s.k, "True");
  const pod = await waiting;
  assert.equal(pod.metadata.name, "a");
  assert.equal(pod.status.conditions?.[0]?.status, "True");
});

test("wait() takes what is so already, and other states of a condition", async () => {
  await using s = await rig();
  await addPod(s.k);
  await setReady(s.k, "False");
  for (const until of ["Ready=False", "ready=false", "condition=Ready=False", "created"]) {
    assert.equal((await s.k.pods().wait("a", until)).metadata.name, "a", until);
  }
});

test("wait() takes JSONPaths and functions, asynchronous ones too", async () => {
  await using s = await rig();
  await addPod(s.k);
  const running = s.k.pods().wait("a", "{.status.phase}=Running");
  const both = s.k.pods().wait("a", (pod) => Promise.resolve(pod.status.phase === "Running"));
  const any = s.k.pods().wait("a", "jsonpath={.status.podIP}");
  await s.k.pods().patchStatus("a", { status: { phase: "Running", podIP: "10.0.0.1" } });
  for (const pod of await Promise.all([running, both, any])) {
    assert.equal(pod.status.phase, "Running");
  }
});

test("wait() for an object that is not there yet, and for one that never was to be deleted", async () => {
  await using s = await rig();
  assert.equal(await s.k.pods().wait("a", "deleted"), undefined);
  const waiting = s.k.pods().wait("a", "created");
  await addPod(s.k, "b");
  const { metadata } = await addPod(s.k);
  assert.equal((await waiting).metadata.uid, metadata.uid);
});

test("wait() for deleted gives the last state", async () => {
  await using s = await rig();
  await addPod(s.k);
  const waiting = s.k.pods().wait("a", "deleted");
  await s.watched(1);
  await s.k.pods().delete("a", { gracePeriodSeconds: 0 });
  assert.equal((await waiting)?.metadata.name, "a");
});

test("wait() goes on over a deletion, unless it is a failure", async () => {
  await using s = await rig();
  await addPod(s.k);
  const goesOn = s.k.pods().wait("a", "Ready");
  const fails = failure(s.k.pods().wait("a", "Ready", { failOn: ["deleted"] }));
  await s.watched(2);
  await s.k.pods().delete("a", { gracePeriodSeconds: 0 });
  const error = await fails;
  assert.equal(
    error.message,
    'Cannot wait for pods "a" in namespace "default" to be Ready: it has come to be deleted; it was deleted',
  );
  assert.equal(error.problem, "failed");
  await addPod(s.k);
  await setReady(s.k, "True");
  assert.equal((await goesOn).status.conditions?.[0]?.status, "True");
});

test("wait() fails at once on a condition of failOn, and says why it came", async () => {
  await using s = await rig();
  await addPod(s.k);
  const waiting = failure(s.k.pods().wait("a", "Complete", { failOn: ["Failed"] }));
  const failed = { type: "Failed", status: "True", reason: "BackoffLimitExceeded" };
  await s.k.pods().patchStatus("a", { status: { conditions: [failed] } });
  const { message, last } = await waiting;
  assert.match(
    message,
    /it has come to be Failed; last seen: Failed=True \(BackoffLimitExceeded\)$/,
  );
  assert.equal((last as { metadata: { name: string } }).metadata.name, "a");
});

test("wait() does not believe a condition of an older generation", async () => {
  await using s = await rig();
  await addPod(s.k);
  const { metadata } = await s.k.pods().edit("a", (pod) => {
    for (const container of pod.spec.containers) container.image = "registry.example/app:2";
  });
  assert.equal(metadata.generation, 2);
  await setReady(s.k, "True", { observedGeneration: 1 });
  const error = await failure(s.k.pods().wait("a", "Ready", { timeoutMs: 0 }));
  assert.match(error.message, /last seen: Ready=True/);
  await setReady(s.k, "True", { observedGeneration: metadata.generation });
  await s.k.pods().wait("a", "Ready", { timeoutMs: 0 });
});

test("wait() says the last state seen when its time is up", async () => {
  await using s = await rig();
  const clock = manualClock();
  const k = s.client({ clock });
  await addPod(s.k);
  await setReady(s.k, "False", { reason: "ContainersNotReady", message: "main is not" });
  const waiting = failure(k.pods().wait("a", "Ready", { timeoutMs: 5000 }));
  await s.watched(1);
  await clock.advance(5000);
  const error = await waiting;
  assert.equal(
    error.message,
    'Cannot wait for pods "a" in namespace "default" to be Ready: not so after 5000 ms; last seen: Ready=False (ContainersNotReady: main is not)',
  );
  assert.equal(error.problem, "timeout");
});

test("wait() with a time of 0 looks once", async () => {
  await using s = await rig();
  const once = { timeoutMs: 0 };
  assert.match((await failure(s.k.pods().wait("a", "Ready", once))).message, /there is none$/);
  await addPod(s.k);
  assert.match((await failure(s.k.pods().wait("a", "Ready", once))).message, /no condition Ready/);
  const path = "{.spec.nodeName}=n1";
  assert.match((await failure(s.k.pods().wait("a", path, once))).message, /nodeName} is \[\]$/);
});

test("wait() sees what happened in a gap", async () => {
  await using s = await rig();
  await addPod(s.k);
  const clock = manualClock();
  const k = s.client({ clock, random: () => 0 });
  const waiting = k.pods().wait("a", "deleted", { timeoutMs: Infinity });
  await s.watched(1);
  s.cluster.faults.closeWatches();
  await s.k.pods().delete("a", { gracePeriodSeconds: 0 });
  s.cluster.faults.compact();
  assert.equal((await passing(clock, waiting))?.metadata.name, "a");
});

test("wait() rejects with the signal's reason, and with the server's refusal", async () => {
  await using s = await rig();
  const controller = new AbortController();
  const waiting = s.k.pods().wait("a", "Ready", { signal: controller.signal });
  controller.abort("enough");
  await assert.rejects(waiting, (e) => e === "enough");
  await assert.rejects(s.k.resource("pods").wait("a", ""), TypeError);
  await assert.rejects(s.k.pods().wait("a", "{.a"), SyntaxError);
  await assert.rejects(s.k.pods().wait("a/b", "Ready"), TypeError);
});

test("edit() sends the smallest patch, with the version that was read", async () => {
  await using s = await rig();
  const seen: string[] = [];
  const k = s.cluster.client({ onTrace: (t) => seen.push(t.method) });
  await k.configMaps().create({ metadata: { name: "a" }, data: { x: "1", y: "2" } });
  const made = await k.configMaps().edit("a", (cm) => {
    cm.data = { x: "1" };
  });
  assert.deepEqual(made.data, { x: "1" });
  const same = await k.configMaps().edit("a", () => {});
  assert.equal(same.metadata.resourceVersion, made.metadata.resourceVersion);
  assert.deepEqual(seen, ["POST", "GET", "PATCH", "GET"]);
});

test("edit() starts over on a conflict, and gives up after five", async () => {
  await using s = await rig();
  await s.k.configMaps().create({ metadata: { name: "a" }, data: { n: "0" } });
  const other = (n: number) => s.k.configMaps().patch("a", { data: { n: String(n) } });
  let tries = 0;
  const made = await s.k.configMaps().edit("a", async (cm) => {
    if (++tries < 3) await other(tries);
    cm.data = { ...cm.data, mine: "yes" };
  });
  assert.deepEqual(made.data, { n: "2", mine: "yes" });
  tries = 0;
  const lost = s.k.configMaps().edit("a", async (cm) => {
    await other(100 + ++tries);
    cm.data = { lost: "yes" };
  });
  await assert.rejects(lost, (e) => e instanceof ApiError && e.reason === "Conflict");
  assert.equal(tries, 5);
});

test("edit() of a list is guarded as well", async () => {
  await using s = await rig();
  await addPod(s.k);
  let tries = 0;
  const made = await s.k.pods().edit("a", async (pod) => {
    if (++tries === 1) await s.k.pods().patch("a", { metadata: { labels: { x: "1" } } });
    pod.metadata.finalizers = ["example.com/a"];
    for (const container of pod.spec.containers) container.image = "registry.example/app:2";
  });
  assert.equal(tries, 2);
  assert.equal(made.spec.containers[0]?.image, "registry.example/app:2");
});

test("edit() refuses to change what the server would drop", async () => {
  await using s = await rig();
  await addPod(s.k);
  const change = s.k.pods().edit("a", (pod) => {
    pod.status.phase = "Failed";
  });
  await assert.rejects(change, {
    name: "TypeError",
    message:
      'Cannot edit pods "a" in namespace "default": only its status was changed, which patchStatus writes',
  });
});

test("delete() waits for this very object to be gone", async () => {
  await using s = await rig();
  await addPod(s.k);
  await s.k.pods().patch("a", { metadata: { finalizers: ["example.com/a"] } });
  const deleting = s.k.pods().delete("a", { gracePeriodSeconds: 0, waitMs: 10_000 });
  await s.k.pods().wait("a", (pod) => pod.metadata.deletionTimestamp !== undefined);
  await s.k.pods().patch("a", { metadata: { finalizers: null } });
  await addPod(s.k);
  await deleting;
  assert.equal((await s.k.pods().get("a")).metadata.finalizers, undefined);
});

test("delete() takes another object of the name for another", async () => {
  await using s = await rig();
  await addPod(s.k);
  // The wait looks only when the name has been taken again.
  s.cluster.faults.delay({ verb: "list", resource: "pods", ms: 200 });
  const deleting = s.k.pods().delete("a", { gracePeriodSeconds: 0, waitMs: 5000 });
  while (await s.k.pods().find("a")) await new Promise((resolve) => setTimeout(resolve, 5));
  const { metadata } = await addPod(s.k);
  await deleting;
  assert.equal((await s.k.pods().get("a")).metadata.uid, metadata.uid);
});

test("delete() names the finalizers that hold an object (6.5: 129)", async () => {
  await using s = await rig();
  await addPod(s.k);
  await s.k.pods().patch("a", { metadata: { finalizers: ["example.com/a"] } });
  const error = await failure(s.k.pods().delete("a", { gracePeriodSeconds: 0, waitMs: 1000 }));
  assert.match(error.message, /not so after 1000 ms; last seen: terminating, finalizers: example/);
});

test("delete() of a dry run waits for nothing", async () => {
  await using s = await rig();
  await addPod(s.k);
  await s.k.dryRun().pods().delete("a", { waitMs: 10_000 });
  assert.equal((await s.k.pods().get("a")).metadata.deletionTimestamp, undefined);
});

test("scale() waits for the replicas, and refuses numbers that cannot be", async () => {
  await using s = await rig({ simulate: true });
  const labels = { app: "a" };
  await s.k.deployments().create({
    metadata: { name: "a" },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  });
  const scale = await s.k.deployments().scale("a", 3, { waitMs: 5000 });
  assert.equal(scale.status?.replicas, 3);
  await s.k.deployments().scale("a", 0, { from: 3, waitMs: 5000 });
  assert.equal((await s.k.pods().toArray()).length, 0);
  const wrong = await failure(s.k.deployments().scale("a", 2, { from: 3 }));
  assert.match(wrong.message, /scale deployments\.apps "a" .*: it is to have 0 replicas, not 3$/);
  await assert.rejects(s.k.deployments().scale("a", -1), RangeError);
  await assert.rejects(s.k.deployments().scale("a", 1.5), RangeError);
});

test("scale() waits for replicas to be ready, of the generation that it made", async () => {
  await using s = await rig();
  const spec = {
    selector: { matchLabels: { app: "a" } },
    template: { metadata: { labels: { app: "a" } }, spec: { containers } },
  };
  await s.k.deployments().create({ metadata: { name: "a" }, spec });
  const set = (status: object) => s.k.deployments().patchStatus("a", { status });
  const once = () => failure(s.k.deployments().scale("a", 2, { waitMs: 0 }));
  await set({ observedGeneration: 1, replicas: 2, readyReplicas: 2 });
  assert.match((await once()).message, /2 replicas, 2 ready$/);
  await set({ observedGeneration: 2, replicas: 2, readyReplicas: 1 });
  assert.match((await once()).message, /2 replicas, 1 ready$/);
  await set({ readyReplicas: 2 });
  await s.k.deployments().scale("a", 2, { waitMs: 0 });
});

test("scale() says how far it came", async () => {
  await using s = await rig();
  const labels = { app: "a" };
  await s.k.deployments().create({
    metadata: { name: "a" },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  });
  const { message } = await failure(s.k.deployments().scale("a", 3, { waitMs: 1000 }));
  assert.match(
    message,
    /to have 3 replicas: not so after 1000 ms; last seen: 0 replicas, 0 ready$/,
  );
});

test("evict() tries again while a budget forbids it", async () => {
  await using s = await rig({ simulate: true });
  const clock = manualClock();
  const k = s.cluster.client({ clock });
  await k.pods().create({ metadata: { name: "a", labels: { app: "a" } }, spec: { containers } });
  await s.k.pods().wait("a", "Ready");
  await k.podDisruptionBudgets().create({
    metadata: { name: "b" },
    spec: { minAvailable: 1, selector: { matchLabels: { app: "a" } } },
  });
  const refused = (e: unknown) => e instanceof ApiError && e.reason === "TooManyRequests";
  await assert.rejects(k.pods().evict("a"), refused);
  const evicting = k.pods().evict("a", { waitMs: 60_000 });
  await s.k.podDisruptionBudgets().delete("b");
  assert.equal((await passing(clock, evicting)).status, "Success");
});

test("waitAll() waits for all that the view shows, at once, those that come meanwhile too", async () => {
  await using s = await rig();
  const ready = (name: string, status: string) =>
    s.k.pods().patchStatus(name, { status: { conditions: [{ type: "Ready", status }] } });
  for (const name of ["a", "b"]) await addPod(s.k, name);
  await ready("a", "True");
  const waiting = s.k.pods().waitAll("Ready");
  await s.watched(1);
  await addPod(s.k, "c");
  await ready("b", "True");
  await s.k.pods().delete("a", { gracePeriodSeconds: 0 });
  await ready("c", "True");
  assert.deepEqual((await waiting).map((pod) => pod.metadata.name).toSorted(), ["b", "c"]);
});

test("waitAll() takes selectors and all namespaces, and waits for the first object", async () => {
  await using s = await rig();
  await s.k.namespaces().create({ metadata: { name: "web" } });
  await addPod(s.k, "other");
  const waiting = s.k.pods("*").where({ app: "api" }).waitAll("created");
  await s.watched(1);
  const labelled = { metadata: { name: "api-0", labels: { app: "api" } }, spec: { containers } };
  await s.k.pods("web").create(labelled);
  assert.deepEqual((await waiting).map((pod) => pod.metadata.namespace), ["web"]);
  await s.k.pods("web").delete("api-0", { gracePeriodSeconds: 0 });
  assert.deepEqual(await s.k.pods("*").where({ app: "api" }).waitAll("deleted"), []);
});

test("waitAll() says which are not so when the time is up, and what ended it", async () => {
  await using s = await rig();
  const none = await failure(s.k.pods().where({ app: "x" }).waitAll("Ready", { timeoutMs: 0 }));
  assert.equal(
    none.message,
    'Cannot wait for pods in namespace "default", labels app=x to be Ready: not so after 0 ms; there are none',
  );
  for (const name of ["a", "b"]) await addPod(s.k, name);
  await setReady(s.k, "True");
  const late = await failure(s.k.pods().waitAll("Ready", { timeoutMs: 0 }));
  assert.match(
    late.message,
    /not so after 0 ms; 1 of 2 are not: "b": no condition Ready; Pending$/,
  );
  const failOn = ["{.status.phase}=Failed"];
  const waiting = failure(s.k.pods().waitAll("Ready", { failOn }));
  await s.k.pods().patchStatus("b", { status: { phase: "Failed" } });
  const failed = await waiting;
  assert.match(failed.message, /: "b" has come to have \{\.status\.phase\}=Failed$/);
  assert.equal(failed.problem, "failed");
});
