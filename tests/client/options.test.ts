import assert from "node:assert/strict";
import { type Client, connect } from "kubist";
import { controller, createOrUpdate, leaderElection } from "kubist/controller";
import { type Cluster, startCluster } from "kubist/testing";
import { around, test } from "../harness.ts";

let cluster: Cluster;
let k: Client;

const spec = { containers: [{ name: "main", image: "registry.example/app:1" }] };

around(async () => {
  cluster = await startCluster({ simulate: true });
  k = cluster.client({ namespace: "default" });
  await k.pods().create({ metadata: { name: "api-0" }, spec });
  await k.configMaps().create({ metadata: { name: "cfg" }, data: { a: "1" } });
}, () => cluster.stop());

/** What a script that no compiler has read does, and what it is told. */
interface Row {
  readonly name: string;
  act(): unknown;
  readonly says: RegExp;
}

// What this file is about is what the types forbid.
// deno-lint-ignore no-explicit-any
const any = (value: unknown) => value as any;
const read = async (lines: AsyncIterable<unknown>) => {
  for await (const _ of lines) return;
};
const untyped = () => any(k.configMaps());
const pods = () => any(k.pods());
const forwarded = async (...given: unknown[]) => {
  await using forward = await pods().forward("api-0", ...given);
  return forward.url;
};

const rows: readonly Row[] = [
  {
    name: "connect() another name of an option",
    act: () => connect(any({ kubeconfigPath: "/no/such" })),
    says: /^Cannot connect with option "kubeconfigPath": .*; did you mean kubeconfig\?$/,
  },
  {
    name: "connect() a path",
    act: () => connect(any("./kubeconfig")),
    says: /^Cannot connect with "\.\/kubeconfig": options are an object of kubeconfig, context/,
  },
  {
    name: "as() groups without their name",
    act: () => k.as("alice", any(["dev"])),
    says: /^Cannot act as "alice" with a list: options are an object of uid, groups, extra$/,
  },
  {
    name: "as() a user in an object",
    act: () => k.as(any({ user: "alice" })),
    says: /^Cannot act as a user without a name$/,
  },
  {
    name: "toArray() a selector among the options",
    act: () => pods().toArray({ labelSelector: "app=api" }),
    says: /^Cannot list with option "labelSelector": .*; did you mean where\(\)\?$/,
  },
  {
    name: "watch() a deadline",
    act: () => read(pods().watch({ timeoutMs: 10 })),
    says: /^Cannot watch with option "timeoutMs": the options are signal, resourceVersion/,
  },
  {
    name: "informer() a listener",
    act: () => pods().informer(() => {}),
    says: /^Cannot follow pods in namespace "default" with a function: options are an object/,
  },
  {
    name: "on() a type of event",
    act: async () => {
      await using informer = pods().informer();
      informer.on("add", () => {});
    },
    says: /^Cannot listen to changes: give a function, which gets each of them$/,
  },
  {
    name: "wait() a time without its unit",
    act: () => pods().wait("api-0", "Ready", { timeout: 10 }),
    says: /^Cannot wait with option "timeout": .*; did you mean timeoutMs\?$/,
  },
  {
    name: "waitAll() a time without its unit",
    act: () => pods().waitAll("Ready", { timeout: 10 }),
    says: /^Cannot wait with option "timeout": .*; did you mean timeoutMs\?$/,
  },
  {
    name: "wait() an object",
    act: () => pods().wait("api-0", { type: "Ready" }),
    says: /^Cannot wait for \{"type":"Ready"\}: give a text such as "Ready", or a function$/,
  },
  {
    name: "logs() the API's name of an option",
    act: () => read(pods().logs("api-0", { tailLines: 5 })),
    says: /^Cannot read the log of "api-0" with option "tailLines": .*; did you mean tail\?$/,
  },
  {
    name: "exec() a command line",
    act: () => pods().exec("api-0", "ls /"),
    says:
      /: no shell reads it; give the program and its arguments as a list, or \["sh", "-c", "ls \/"\]$/,
  },
  {
    name: "exec() an option that it has not",
    act: () => pods().exec("api-0", ["true"], { containers: "main" }),
    says: /^Cannot run a command in "api-0" with option "containers": the options are signal, cont/,
  },
  {
    name: "forward() kubectl's pair of ports",
    act: () => forwarded("8080:80"),
    says:
      /^Cannot forward port "8080:80": .*; give 80, and \{ localPort: 8080 \} for the one here$/,
  },
  {
    name: "forward() two ports",
    act: () => forwarded(8080, 80),
    says: /^Cannot forward a port of "api-0" with a number: options are an object of signal, timeo/,
  },
  {
    name: "drain() another spelling",
    act: () => read(k.nodes().drain("embedded", any({ ignoreDaemonsets: true }))),
    says: /^Cannot drain with option "ignoreDaemonsets": the options are .*ignoreDaemonSets/,
  },
  {
    name: "delete() the API's name of an option",
    act: () => untyped().delete("cfg", { propagationPolicy: "Foreground" }),
    says: /^Cannot delete with option "propagationPolicy": .*; did you mean propagation\?$/,
  },
  {
    name: "where() a function",
    act: () => pods().where(() => false).toArray(),
    says: /^Cannot select by a function: give a selector such as "app=api"/,
  },
  {
    name: "where() a list",
    act: () => pods().where(["app=api"]).toArray(),
    says: /^Cannot select by a list: /,
  },
  {
    name: "get() an object",
    act: () => untyped().get({ metadata: { name: "cfg" } }),
    says: /as a name: it is not a string; give its name, "cfg"$/,
  },
  {
    name: "apply() an object without its name before it",
    act: () => untyped().apply({ metadata: { name: "cfg" }, data: {} }),
    says: /as a name: it is not a string; give its name, "cfg"$/,
  },
  {
    name: "apply() no fields",
    act: () => untyped().apply("cfg"),
    says: /^Cannot apply configmaps "cfg" .*: give its name and then its fields, as an object$/,
  },
  {
    name: "patch() a type that there is not",
    act: () => untyped().patch("cfg", {}, { type: "apply" }),
    says: /no patch of type "apply"; the types are merge, json, strategic, and apply\(\) applies$/,
  },
  {
    name: "edit() what an assignment gives",
    act: () => untyped().edit("cfg", (cm: { data: unknown }) => cm.data = { a: "2" }),
    says: /^Cannot edit configmaps "cfg" .*: the function gives something that is no such object/,
  },
  {
    name: "edit() an object",
    act: () => untyped().edit("cfg", { data: {} }),
    says: /^Cannot edit configmaps "cfg" .*: give a function that changes it$/,
  },
  {
    name: "k.apply() a path",
    act: () => read(k.apply(any("app.yaml"))),
    says: /^Cannot apply "app\.yaml": read it first, with k\.yaml\("app\.yaml"\)$/,
  },
  {
    name: "k.apply() one object",
    act: () => read(k.apply(any({ apiVersion: "v1", kind: "ConfigMap" }))),
    says: /^Cannot apply what is no list of objects: give one in brackets$/,
  },
  {
    name: "k.diff() an option that it has not",
    act: () => read(k.diff([], any({ serverSide: true }))),
    says: /^Cannot compare with option "serverSide": /,
  },
  {
    name: "k.delete() an option that it has not",
    act: () => read(k.delete([], any({ cascade: "foreground" }))),
    says: /^Cannot delete with option "cascade": .*; did you mean propagation\?$/,
  },
  {
    name: "k.resource() a group, version and resource",
    act: () => k.resource(any({ group: "apps", version: "v1", resource: "deployments" })),
    says: /: give it as text, such as "deployments\.apps" or "deployments\.v1\.apps"$/,
  },
  {
    name: "k.resource() a path",
    act: () => k.resource("apps/v1/deployments").toArray(),
    says: /; did you mean deployments\.v1\.apps\?$/,
  },
  {
    name: "k.of() a name",
    act: () => k.of(any("pods")),
    says: /^Cannot use "pods" as a Kind: k\.resource\(\) takes names$/,
  },
  {
    name: "k.eventsOf() a name",
    act: () => read(k.eventsOf(any("api-0"))),
    says: /^Cannot read events: give the object that they are about, as it was read$/,
  },
  {
    name: "leaderElection() a time without its unit",
    act: () => leaderElection(k, any({ name: "a", leaseDuration: 15 })),
    says: /with option "leaseDuration": .*; did you mean leaseDurationMs\?$/,
  },
  {
    name: "run() of a controller the name that Go has for it",
    act: () => controller(k.configMaps("*")).run(() => {}, any({ maxConcurrentReconciles: 2 })),
    says: /^Cannot run a controller with option "max.*; did you mean concurrency\?$/,
  },
  {
    name: "rollout() a time without its unit",
    act: () => read(k.deployments().rollout("a", any({ timeout: 5 }))),
    says: /^Cannot follow a rollout with option "timeout": .*; did you mean timeoutMs\?$/,
  },
  {
    name: "logs() of a workload the API's name of an option",
    act: () => read(k.deployments().logs("a", any({ tailLines: 5 }))),
    says: /^Cannot read logs with option "tailLines": .*; did you mean tail\?$/,
  },
  {
    name: "copyTo() an option that it has not",
    act: () => pods().copyTo("api-0", ".", "/tmp", { overwrite: true }),
    says: /^Cannot copy files with option "overwrite": the options are signal/,
  },
  {
    name: "startCluster() a misspelled option",
    act: () => startCluster(any({ rback: true })),
    says: /^Cannot start a cluster with option "rback": the options are .*rbac/,
  },
  {
    name: "can() a namespace in an object",
    act: () => k.can("get", "pods", any({ namespace: "web" })),
    says: /^Cannot ask for rights in \{"namespace":"web"\}: give its name$/,
  },
  {
    name: "createOrUpdate() a function that gives nothing",
    act: () => createOrUpdate(k.configMaps(), "cfg", any(() => {})),
    says: /^Cannot create or update an object "cfg": the function gives none; /,
  },
];

for (const { name, act, says } of rows) {
  test(`${name} is a TypeError that says what is meant`, async () => {
    let error: unknown;
    try {
      await act();
    } catch (thrown) {
      error = thrown;
    }
    assert(error instanceof Error, `nothing was thrown`);
    assert.match(error.message, says);
    assert(error instanceof TypeError || error instanceof RangeError, error.name);
  });
}

test("a refused option changes nothing", async () => {
  assert.deepEqual((await k.configMaps().get("cfg")).data, { a: "1" });
  assert.equal((await k.nodes().get("embedded")).spec?.unschedulable, undefined);
});

test("createOrUpdate() needs the name only once", async () => {
  const { object } = await createOrUpdate(k.configMaps(), "made", (old) => ({
    ...old,
    data: { b: "2" },
  }));
  assert.equal(object.metadata.name, "made");
});
