import assert from "node:assert/strict";
import { appendFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type AnyObject, ApiError, type Client, connect, WaitError } from "kubist";
import { ApplyError, DrainError } from "kubist/ops";
import { runtime } from "kubist/runtime";
import { toKubeconfig } from "kubist/testing";
import { around, skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";
import { type Kubectl, openKubectl } from "./kubectl.ts";
import { type SharedServer, startShared } from "./shared.ts";

const built = (await runtime().stat(`${assetsDir()}/kube-apiserver`))?.isFile === true;
const hasKubelet = (await runtime().stat(`${assetsDir()}/fake-kubelet`))?.isFile === true;
let server: SharedServer;
let k: Client;
let kubectl: Kubectl;

if (built) {
  around(async () => {
    server = await startShared({ kubelet: hasKubelet });
    k = await connect({ server: server.server, token: server.token, ca: server.ca });
    // The connection is made here, so that no test seems to leak it.
    await k.version();
    kubectl = await openKubectl(toKubeconfig(server), {
      env: { KUBECTL_APPLYSET: "true" },
    });
  }, async () => {
    await kubectl.close();
    await k.close();
    await server.stop();
  });
}

/** Registers a test in a namespace of its own, or says that there is no server. */
function real(name: string, run: (ns: string) => Promise<void>): void {
  if (!built) return skip(name, "kube-apiserver is not built: deno task envtest:build");
  test(name, async () => {
    const { metadata } = await k.namespaces().create({ metadata: { generateName: "ops-" } });
    await run(metadata.name);
  }, { timeoutMs: 120_000 });
}

const containers = [{ name: "main", image: "registry.example/app:1" }];
const labels = { app: "a" };
const spec = {
  selector: { matchLabels: labels },
  template: { metadata: { labels }, spec: { containers } },
};
const configMap = (name: string, data: Record<string, string> = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name },
  data,
});

async function failure<E>(
  type: new (...args: never[]) => E,
  promise: Promise<unknown>,
): Promise<E> {
  const error = await promise.then(() => undefined, (e: unknown) => e);
  assert.ok(error instanceof type, String(error));
  return error;
}

async function withToken(k: Client, ns: string, name: string): Promise<AnyObject> {
  // No controller makes the "default" service account here.
  return await k.serviceAccounts(ns).create({ metadata: { name } }) as unknown as AnyObject;
}

real("wait() and delete({ waitMs }) on a real API server", async (ns) => {
  await withToken(k, ns, "default");
  const waiting = k.pods(ns).wait("a", "Ready", { failOn: ["Failed"], timeoutMs: 60_000 });
  await k.pods(ns).create({
    metadata: { name: "a", finalizers: ["kubist.example/hold"] },
    spec: { containers },
  });
  await k.pods(ns).patchStatus("a", {
    status: { conditions: [{ type: "Ready", status: "True" }] },
  });
  assert.equal((await waiting).metadata.name, "a");
  const held = await failure(
    WaitError,
    k.pods(ns).delete("a", { gracePeriodSeconds: 0, waitMs: 2000 }),
  );
  assert.match(held.message, /terminating, finalizers: kubist\.example\/hold$/);
  const gone = k.pods(ns).wait("a", "deleted");
  await k.pods(ns).edit("a", (pod) => void (pod.metadata.finalizers = []));
  await gone;
  assert.equal(await k.pods(ns).find("a"), undefined);
});

real("edit() retries conflicts, with merge and with JSON patches", async (ns) => {
  await k.configMaps(ns).create({ metadata: { name: "a" }, data: { x: "1" } });
  let tries = 0;
  const merged = await k.configMaps(ns).edit("a", async (cm) => {
    if (++tries === 1) await k.configMaps(ns).patch("a", { data: { other: "1" } });
    cm.data = { ...cm.data, mine: "1" };
  });
  assert.deepEqual(merged.data, { x: "1", other: "1", mine: "1" });
  assert.equal(tries, 2);
  await k.deployments(ns).create({ metadata: { name: "a" }, spec });
  tries = 0;
  const patched = await k.deployments(ns).edit("a", async (d) => {
    if (++tries === 1) await k.deployments(ns).patch("a", { metadata: { labels: { x: "1" } } });
    for (const container of d.spec.template.spec.containers) {
      container.image = "registry.example/app:2";
    }
  });
  assert.equal(tries, 2);
  assert.equal(patched.spec.template.spec.containers[0]?.image, "registry.example/app:2");
});

real("scale() with a wait, and from a number", async (ns) => {
  await k.deployments(ns).create({ metadata: { name: "a" }, spec: { ...spec, replicas: 0 } });
  const { metadata } = await k.deployments(ns).get("a");
  const scaling = k.deployments(ns).scale("a", 2, { from: 0, waitMs: 60_000 });
  await k.deployments(ns).wait("a", (d) => d.spec.replicas === 2);
  await k.deployments(ns).patchStatus("a", {
    status: { observedGeneration: (metadata.generation ?? 0) + 1, replicas: 2, readyReplicas: 2 },
  });
  assert.equal((await scaling).status?.replicas, 2);
  await failure(WaitError, k.deployments(ns).scale("a", 1, { from: 0 }));
});

real("rollout(), history() and undo() as kubectl says it", async (ns) => {
  const made = await k.deployments(ns).create({
    metadata: { name: "a" },
    spec: { ...spec, replicas: 1 },
  });
  for (const revision of [1, 2]) {
    const image = `registry.example/app:${revision}`;
    await k.replicaSets(ns).create({
      metadata: {
        name: `a-${revision}`,
        labels,
        annotations: { "deployment.kubernetes.io/revision": String(revision) },
        ownerReferences: [{
          apiVersion: "apps/v1",
          kind: "Deployment",
          name: "a",
          uid: made.metadata.uid,
          controller: true,
        }],
      },
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels: { ...labels, "pod-template-hash": String(revision) } },
          spec: { containers: [{ name: "main", image }] },
        },
      },
    });
  }
  const { stdout } = await kubectl.run(["-n", ns, "rollout", "history", "deployment/a"]);
  const revisions = await k.deployments(ns).history("a");
  assert.deepEqual([...stdout.matchAll(/^(\d+) /gm)].map(([, n]) => Number(n)), [1, 2]);
  assert.deepEqual(revisions.map((r) => r.revision), [1, 2]);
  await k.deployments(ns).setImage("a", { main: "registry.example/app:2" });
  const back = await k.deployments(ns).undo("a");
  assert.equal(back.spec.template.spec.containers[0]?.image, "registry.example/app:1");
  assert.equal(back.spec.template.metadata?.labels?.["pod-template-hash"], undefined);

  const messages: string[] = [];
  const following = (async () => {
    for await (const { message } of k.deployments(ns).rollout("a")) messages.push(message);
  })();
  const observedGeneration = back.metadata.generation;
  const status = { observedGeneration, replicas: 1, updatedReplicas: 1 };
  await k.deployments(ns).patchStatus("a", { status });
  const once = ["-n", ns, "rollout", "status", "deployment/a", "--watch=false"];
  const partly = await kubectl.run(once);
  // What is to be done next may not overtake the watch; the test's deadline ends the wait.
  while (!messages.includes(partly.stdout.trim())) await new Promise((r) => setTimeout(r, 20));
  await k.deployments(ns).patchStatus("a", {
    status: { ...status, readyReplicas: 1, availableReplicas: 1 },
  });
  const fully = await kubectl.run(once);
  await following;
  assert.equal(messages.at(-1), fully.stdout.trim());
});

real("restart() sets what kubectl sets", async (ns) => {
  await k.deployments(ns).create({ metadata: { name: "a" }, spec });
  const made = await k.deployments(ns).restart("a");
  const ours = Object.keys(made.spec.template.metadata?.annotations ?? {});
  await kubectl.run(["-n", ns, "rollout", "restart", "deployment/a"]);
  const theirs = (await k.deployments(ns).get("a")).spec.template.metadata?.annotations ?? {};
  assert.deepEqual(ours, Object.keys(theirs));
});

/** How many logs kube-apiserver is passing on. */
async function followed(): Promise<number> {
  const metrics = await (await k.raw("/metrics")).text();
  const line = metrics.split("\n").find((l) =>
    l.startsWith("apiserver_longrunning_requests{") && l.includes('subresource="log"')
  );
  return Number(line?.split(" ").at(-1) ?? 0);
}

const logsName = "logs() of a Service follows several pods, restarts and pods that are made later";
if (!hasKubelet) skip(logsName, "fake-kubelet is not built: deno task envtest:build");
else {
  real(logsName, async (ns) => {
    await withToken(k, ns, "default");
    await k.services(ns).create({
      metadata: { name: "s" },
      spec: { selector: labels, ports: [{ port: 80 }] },
    });
    const file = (pod: string) => join(server.node?.logs ?? "", `${ns}_${pod}_main`);
    const line = (second: number, text: string) =>
      `2026-01-01T00:00:0${second}.000000000Z stdout F ${text}\n`;
    const setState = (pod: string, state: object, restartCount = 0) =>
      k.pods(ns).patchStatus(pod, {
        status: {
          phase: "Running",
          containerStatuses: [{
            name: "main",
            state,
            restartCount,
            ready: true,
            image: "i",
            imageID: "",
          }],
        },
      });
    const running = { running: { startedAt: "2026-01-01T00:00:00Z" } };
    const add = async (pod: string, text: string) => {
      const spec = { nodeName: "node-1", containers };
      await k.pods(ns).create({ metadata: { name: pod, labels }, spec });
      await writeFile(`${file(pod)}.log`, text);
      await setState(pod, running);
    };
    await add("a", line(1, "a1"));
    const seen: string[] = [];
    for await (const { pod, line: text } of k.services(ns).logs("s", { follow: true })) {
      seen.push(`${pod} ${text}`);
      if (text === "a1") await add("b", line(1, "b1"));
      if (text === "b1") await appendFile(`${file("b")}.log`, line(2, "b2"));
      if (text === "b2") {
        const ended = {
          exitCode: 1,
          startedAt: "2026-01-01T00:00:00Z",
          finishedAt: "2026-01-01T00:00:03Z",
        };
        await setState("a", { terminated: ended });
        await writeFile(`${file("a")}.exited`, "");
        // The kubelet looks once a second; the test's deadline ends the wait.
        while (await followed() > 1) await new Promise((resolve) => setTimeout(resolve, 50));
        await rm(`${file("a")}.exited`);
        await writeFile(`${file("a")}.log`, line(4, "a2"));
        await setState("a", { running: { startedAt: "2026-01-01T00:00:04Z" } }, 1);
      }
      if (text === "a2") break;
    }
    assert.deepEqual(seen, ["a a1", "b b1", "b b2", "a a2"]);
  });
}

real("evict() asks disruption budgets", async (ns) => {
  await withToken(k, ns, "default");
  await k.nodes().create({ metadata: { name: `node-${ns}` } });
  await k.pods(ns).create({
    metadata: { name: "a", labels },
    spec: { containers, nodeName: `node-${ns}` },
  });
  await k.pods(ns).patchStatus("a", {
    status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
  });
  await k.podDisruptionBudgets(ns).create({
    metadata: { name: "b" },
    spec: { minAvailable: 1, selector: { matchLabels: labels } },
  });
  const allow = (disruptionsAllowed: number) =>
    k.podDisruptionBudgets(ns).patchStatus("b", {
      status: {
        observedGeneration: 1,
        disruptionsAllowed,
        expectedPods: 1,
        desiredHealthy: 1,
        currentHealthy: 1,
      },
    });
  await allow(0);
  const refusal = await failure(ApiError, k.pods(ns).evict("a"));
  assert.equal(refusal.reason, "TooManyRequests");
  const evicting = k.pods(ns).evict("a", { waitMs: 60_000, gracePeriodSeconds: 0 });
  await allow(1);
  await evicting;
  await k.pods(ns).wait("a", "deleted");
});

real("drain() takes the pods that kubectl takes", async (ns) => {
  await withToken(k, ns, "default");
  const node = `node-${ns}`;
  await k.nodes().create({ metadata: { name: node } });
  const daemonSet = await k.daemonSets(ns).create({ metadata: { name: "d" }, spec });
  const owner = (kind: string, name: string, uid: string) => ({
    ownerReferences: [{ apiVersion: "apps/v1", kind, name, uid, controller: true }],
  });
  const set = await k.replicaSets(ns).create({ metadata: { name: "r" }, spec });
  const pod = (name: string, metadata: object, more: object = {}) =>
    k.pods(ns).create({
      metadata: { name, ...metadata },
      spec: { containers, nodeName: node, ...more },
    });
  await pod("daemon", owner("DaemonSet", "d", daemonSet.metadata.uid));
  await pod("replica", owner("ReplicaSet", "r", set.metadata.uid));
  await pod("alone", {});
  await pod("local", owner("ReplicaSet", "r", set.metadata.uid), {
    volumes: [{ name: "v", emptyDir: {} }],
  });

  const refusal = await failure(DrainError, k.nodes().drain(node).toArray());
  const theirs = await kubectl.run(["drain", node, "--ignore-daemonsets", "--dry-run=client"]);
  assert.equal(theirs.ok, false);
  for (const { name } of refusal.pods) assert.match(theirs.stderr, new RegExp(`${ns}/${name}`));
  assert.deepEqual(refusal.pods.map((p) => p.name).toSorted(), ["alone", "local"]);

  const options = { force: true, deleteEmptyDirData: true, gracePeriodSeconds: 0 };
  const events = await k.nodes().drain(node, options).toArray();
  const gone = events.flatMap((e) => e.type === "evicted" ? [e.pod.name] : []).toSorted();
  assert.deepEqual(gone, ["alone", "local", "replica"]);
  assert.deepEqual((await k.pods(ns).toArray()).map((p) => p.metadata.name), ["daemon"]);
  assert.equal((await k.nodes().get(node)).spec?.unschedulable, true);
  await k.nodes().uncordon(node);
});

const websites = (group: string) => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: `websites.${group}` },
  spec: {
    group,
    scope: "Namespaced",
    names: { plural: "websites", singular: "website", kind: "Website", listKind: "WebsiteList" },
    versions: [{
      name: "v1",
      served: true,
      storage: true,
      schema: {
        openAPIV3Schema: {
          type: "object",
          properties: { spec: { type: "object", properties: { host: { type: "string" } } } },
        },
      },
    }],
  },
});

real("apply() in stages: a namespace and a definition with what needs them", async (ns) => {
  const group = `${ns}.kubist.example`;
  const inside = `${ns}-inside`;
  const objects = [
    {
      apiVersion: `${group}/v1`,
      kind: "Website",
      metadata: { name: "a", namespace: inside },
      spec: { host: "a" },
    },
    { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "a", namespace: inside }, spec },
    websites(group),
    { apiVersion: "v1", kind: "Namespace", metadata: { name: inside } },
  ];
  const dry = await k.apply(objects, { dryRun: true }).toArray();
  assert.deepEqual(dry.map((a) => a.action), ["created", "created", "created", "created"]);
  const first = await k.apply(objects).toArray();
  assert.deepEqual(first.map((a) => `${a.ref} ${a.action}`), [
    `namespaces/${inside} created`,
    `customresourcedefinitions.apiextensions.k8s.io/websites.${group} created`,
    `websites.${group}/${inside}/a created`,
    `deployments.apps/${inside}/a created`,
  ]);
  const second = await k.apply(objects).toArray();
  assert.deepEqual(second.map((a) => a.action), [
    "unchanged",
    "unchanged",
    "unchanged",
    "unchanged",
  ]);
  assert.deepEqual(await k.diff(objects).toArray(), []);
  const removed = await k.delete(objects).toArray();
  assert.deepEqual(removed.map((r) => r.action), ["deleted", "deleted", "deleted", "deleted"]);
});

real("apply() is strict, and says what is wrong where (6.5: 109, 111, 122, 125)", async (ns) => {
  const text = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec: {replica: 3, selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: b}]}}}
`;
  const apply = (source: string) =>
    k.apply(k.yaml(source, { source: "app.yaml" }), { namespace: ns }).toArray();
  const unknown = await failure(ApplyError, apply(text));
  assert.match(unknown.message, /deployment\/a \(app\.yaml:1\): refused \(500\)\n/);
  assert.match(
    unknown.message,
    /\.spec\.replica: there is no such field; did you mean "replicas"\?$/,
  );
  const typed = await failure(ApplyError, apply(text.replace("replica: 3", 'replicas: "3"')));
  assert.match(typed.message, /\.spec\.replicas: expected numeric .*, got string$/);
  await apply(text.replace("replica: 3", "replicas: 3"));
  const immutable = await failure(
    ApplyError,
    apply(text.replace("replica: 3", "replicas: 3").replaceAll("app: a", "app: b")),
  );
  assert.match(immutable.message, /field is immutable/);
  const other = k.apply([{
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "a" },
    spec: { ...spec, replicas: 1 },
  }], {
    namespace: ns,
    fieldManager: "other",
  });
  const conflict = await failure(ApplyError, other.toArray());
  assert.match(conflict.message, /\n {6}\.spec\.replicas {2}"kubist"/);
});

real("apply() takes over from kubectl's client-side apply", async (ns) => {
  const manifest = JSON.stringify({
    ...configMap("a", { x: "1", y: "1" }),
    metadata: { name: "a", namespace: ns },
  });
  await kubectl.run(["apply"], manifest);
  await k.apply([configMap("a", { x: "1" })], { namespace: ns }).toArray();
  assert.deepEqual((await k.configMaps(ns).get("a")).data, { x: "1" });
});

real("apply() with prune keeps the set that kubectl would keep", async (ns) => {
  const options = { namespace: ns, prune: "app" };
  await k.apply([configMap("a"), configMap("b")], options).toArray();
  const ours = await k.secrets(ns).get("app");
  const later = await k.apply([configMap("b")], options).toArray();
  assert.deepEqual(later.map((a) => `${a.ref} ${a.action}`), [
    `configmaps/${ns}/b unchanged`,
    `configmaps/${ns}/a pruned`,
  ]);
  await k.secrets(ns).delete("app");
  await k.configMaps(ns).delete("b");
  const args = ["-n", ns, "apply", "--prune", "--applyset=app", "--server-side"];
  const applied = await kubectl.run(args, JSON.stringify(configMap("c")));
  assert.equal(applied.ok, true, applied.stderr);
  const theirs = await k.secrets(ns).get("app");
  assert.deepEqual(ours.metadata.labels, theirs.metadata.labels);
  assert.deepEqual(
    Object.keys(ours.metadata.annotations ?? {}).toSorted(),
    Object.keys(theirs.metadata.annotations ?? {}).toSorted(),
  );
  assert.equal(
    ours.metadata.annotations?.["applyset.kubernetes.io/contains-group-kinds"],
    theirs.metadata.annotations?.["applyset.kubernetes.io/contains-group-kinds"],
  );
});

real("diff() shows the lines that kubectl diff shows", async (ns) => {
  await k.apply([configMap("a", { x: "1" })], { namespace: ns }).toArray();
  const [difference] = await k.diff([configMap("a", { x: "2" })], { namespace: ns }).toArray();
  const changed = (text: string) =>
    text.split("\n").filter((l) => /^[-+](?![-+])/.test(l))
      .map((l) => l.replaceAll(/['"]/g, ""));
  const manifest = JSON.stringify({
    ...configMap("a", { x: "2" }),
    metadata: { name: "a", namespace: ns },
  });
  const args = ["diff", "--server-side", "--field-manager=kubist"];
  const { stdout } = await kubectl.run(args, manifest);
  assert.deepEqual(changed(difference?.patch ?? ""), changed(stdout));
});

real("as(), can(), rules() and whoami()", async (ns) => {
  await k.roles(ns).create({
    metadata: { name: "reader" },
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["list"] }],
  });
  await k.roleBindings(ns).create({
    metadata: { name: "alice" },
    roleRef: { kind: "Role", name: "reader", apiGroup: "rbac.authorization.k8s.io" },
    subjects: [{ kind: "User", name: "alice", apiGroup: "rbac.authorization.k8s.io" }],
  });
  const alice = k.as("alice", { groups: ["dev"], extra: { "kubist.example/x": ["1"] } });
  const { username, groups, extra } = await alice.whoami();
  assert.equal(username, "alice");
  assert.deepEqual(groups, ["dev", "system:authenticated"]);
  assert.deepEqual(extra, { "kubist.example/x": ["1"] });
  // The server's authorizer hears of a new role a moment later; the test's deadline ends the wait.
  while (!await alice.can("list", "pods", ns)) await new Promise((r) => setTimeout(r, 20));
  assert.equal(await alice.can("delete", "pods", ns), false);
  assert.equal(await alice.can("list", "pods", "*"), false);
  assert.equal(await alice.can("get", "/healthz"), true);
  assert.equal(await k.can("*", "*", "*"), true);
  assert.deepEqual(await alice.pods(ns).toArray(), []);
  const { resourceRules } = await alice.rules(ns);
  assert.ok(resourceRules.some((r) => r.resources?.includes("pods") && r.verbs.includes("list")));
  assert.equal(await k.dryRun().can("list", "pods"), true);
});

real("explain() says what kubectl explain says", async () => {
  for (const path of ["deployments.spec.strategy", "pods.spec.containers.ports", "nodes"]) {
    const explanation = await k.explain(path);
    const { stdout } = await kubectl.run(["explain", path]);
    const theirs = [...stdout.matchAll(/^ {2}(\w+)\t<([^>]+)>/gm)].map((
      [, name, type],
    ) => [name, type]);
    assert.deepEqual(explanation.fields.map((f) => [f.name, f.type]), theirs, path);
    assert.ok(explanation.description.length > 0);
  }
});

real("children() looks through every kind of a real API server", async (ns) => {
  const owner = await k.configMaps(ns).create({ metadata: { name: "owner" } });
  await k.secrets(ns).create({
    metadata: {
      name: "owned",
      ownerReferences: [{
        apiVersion: "v1",
        kind: "ConfigMap",
        name: "owner",
        uid: owner.metadata.uid,
      }],
    },
  });
  const all = await k.children({ ...owner, apiVersion: "v1", kind: "ConfigMap" }).toArray();
  assert.deepEqual(all.map((o) => `${o.kind}/${o.metadata.name}`), ["Secret/owned"]);
});
