import assert from "node:assert/strict";
import { ApiError, type Client, createClient, type TraceEvent } from "kubist";
import { createServer } from "kubist/server";
import { createTransport } from "kubist/transport";
import { test } from "../harness.ts";

const admin = { certificate: { user: "kubernetes-admin", groups: ["system:masters"] } };

/** A server with RBAC where alice may read pods of "default", and nothing else. */
async function rig() {
  const server = createServer({ auth: { mode: "rbac" } });
  const client = (onTrace?: (event: TraceEvent) => void, user?: string) => {
    const transport = createTransport({
      server: "http://embedded.cluster",
      onTrace,
      impersonate: user === undefined ? undefined : { user },
      open: () => ({
        request: ({ url, method, headers, body }) => {
          const init = { method, headers: headers.map(([n, v]): [string, string] => [n, v]) };
          return server.fetch(
            new Request(url, body === undefined ? init : { ...init, body }),
            admin,
          );
        },
        close: () => Promise.resolve(),
      }),
    });
    return createClient({ transport });
  };
  const k = client();
  await k.roles().create({
    metadata: { name: "reader" },
    rules: [{ apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["get", "list"] }],
  });
  await k.roleBindings().create({
    metadata: { name: "alice" },
    roleRef: { kind: "Role", name: "reader", apiGroup: "rbac.authorization.k8s.io" },
    subjects: [{ kind: "User", name: "alice", apiGroup: "rbac.authorization.k8s.io" }],
  });
  return { client, k, [Symbol.asyncDispose]: () => server.close() };
}

const forbidden = (e: unknown) => e instanceof ApiError && e.reason === "Forbidden";

test("whoami() gives the user that the server sees, and as() makes it another", async () => {
  await using s = await rig();
  assert.equal((await s.k.whoami()).username, "kubernetes-admin");
  const alice = s.k.as("alice", { groups: ["dev", "ops"], uid: "7", extra: { "a/b": ["x"] } });
  const user = await alice.whoami();
  assert.equal(user.username, "alice");
  assert.equal(user.uid, "7");
  assert.deepEqual(user.groups, ["dev", "ops", "system:authenticated"]);
  assert.deepEqual(user.extra, { "a/b": ["x"] });
  assert.equal((await alice.as("bob").whoami()).username, "bob");
  assert.throws(() => s.k.as(""), TypeError);
});

test("as() comes before whom the configuration says to act as", async () => {
  await using s = await rig();
  const bob = s.client(undefined, "bob");
  assert.equal((await bob.whoami()).username, "bob");
  assert.equal((await bob.as("alice").whoami()).username, "alice");
});

test("as() has the rights of that user on every verb", async () => {
  await using s = await rig();
  const alice = s.k.as("alice");
  assert.deepEqual(await alice.pods().toArray(), []);
  await assert.rejects(alice.configMaps().list(), forbidden);
  await assert.rejects(alice.pods().watch().toArray(), forbidden);
  await assert.rejects(alice.pods("web").logs("a").toArray(), forbidden);
  const answer = await alice.raw("/api/v1/namespaces/default/secrets");
  assert.equal(answer.status, 403);
  await answer.body?.cancel();
});

test("can() asks for resources, subresources, groups, names and paths", async () => {
  await using s = await rig();
  const alice = s.k.as("alice");
  const asked: [Promise<boolean>, boolean][] = [
    [alice.can("list", "pods"), true],
    [alice.can("get", "pods", "default", { name: "a" }), true],
    [alice.can("get", "pods/log"), true],
    [alice.can("get", "po", "default"), true],
    [alice.can("delete", "pods"), false],
    [alice.can("get", "pods/exec"), false],
    [alice.can("list", "pods", "web"), false],
    [alice.can("list", "pods", "*"), false],
    [alice.can("get", "deployments.apps"), false],
    [alice.can("*", "*", "*"), false],
    [alice.can("get", "/secret-path"), false],
    [s.k.can("delete", "nodes"), true],
    [s.k.can("*", "*", "*"), true],
    [s.k.can("get", "/anything"), true],
    [s.k.dryRun().can("delete", "pods"), true],
  ];
  for (const [i, [answer, expected]] of asked.entries()) {
    assert.equal(await answer, expected, String(i));
  }
  await assert.rejects(s.k.can("get", "podz"), /did you mean .*\bpods\b/);
});

test("rules() lists what a user may do in a namespace", async () => {
  await using s = await rig();
  const { resourceRules } = await s.k.as("alice").rules();
  const pods = resourceRules.find((rule) => rule.resources?.includes("pods"));
  assert.deepEqual(pods?.verbs, ["get", "list"]);
  const elsewhere = await s.k.as("alice").rules("web");
  assert.equal(elsewhere.resourceRules.some((rule) => rule.resources?.includes("pods")), false);
});

/** Calls that change something, each with what it counts as. */
const writes: Readonly<Record<string, (k: Client) => Promise<unknown>>> = {
  create: (k) => k.configMaps().create({ metadata: { name: "b" } }),
  update: (k) => k.configMaps().update({ metadata: { name: "a" }, data: { x: "1" } }),
  patch: (k) => k.configMaps().patch("a", { data: { x: "2" } }),
  apply: (k) => k.configMaps().apply("a", { data: { y: "1" } }),
  edit: (k) => k.configMaps().edit("a", (cm) => void (cm.data = { z: "1" })),
  delete: (k) => k.configMaps().delete("a"),
  deleteCollection: (k) => k.configMaps().where("x=y").deleteCollection(),
  evict: (k) => k.pods().evict("p"),
  createToken: (k) => k.serviceAccounts().createToken("default"),
  scale: (k) => k.deployments().scale("d", 1),
};

test("readOnly() refuses every write before it is sent, and nothing else", async () => {
  await using s = await rig();
  await s.k.configMaps().create({ metadata: { name: "a" } });
  const seen: string[] = [];
  const k = s.client((t) => seen.push(t.method)).readOnly();
  for (const [name, write] of Object.entries(writes)) {
    await assert.rejects(write(k), {
      name: "TypeError",
      message: /^Cannot .*: this client only reads$/,
    }, name);
  }
  await assert.rejects(writes.delete?.(k.with({ fieldManager: "x" }).as("bob")) ?? k.version(), {
    name: "TypeError",
  });
  assert.deepEqual(new Set(seen), new Set(["GET"]), "edit() reads before it writes");
  assert.equal((await k.configMaps().toArray()).length, 1);
  assert.equal(await k.can("delete", "pods"), true);
  await k.dryRun().configMaps().delete("a");
  await k.configMaps().delete("a", { dryRun: true });
});

test("budget() counts what is sent, by kind and together", async () => {
  await using s = await rig();
  for (const name of ["a", "c", "d"]) await s.k.configMaps().create({ metadata: { name } });
  const k = s.k.budget({ deletes: 2, writes: 3 });
  await k.dryRun().configMaps().delete("a");
  await k.configMaps().delete("a");
  await k.with({ fieldManager: "x" }).configMaps().delete("c");
  await assert.rejects(k.configMaps().delete("d"), {
    name: "RangeError",
    message:
      'Cannot delete configmaps "d" in namespace "default": the client\'s budget of 2 deletes is used up',
  });
  await k.configMaps().patch("d", { data: { x: "1" } });
  await assert.rejects(k.configMaps().create({ metadata: { name: "e" } }), /budget of 3 writes/);
  await s.k.configMaps().delete("d");
});

test("budget() counts evictions as deletions, and lets no collection be deleted", async () => {
  await using s = await rig();
  const k = s.k.budget({ deletes: 0 });
  await assert.rejects(writes.evict?.(k) ?? k.version(), { name: "RangeError" });
  await assert.rejects(writes.deleteCollection?.(k) ?? k.version(), /delete one by one$/);
  await s.k.budget({ creates: 0 }).configMaps().where("x=y").deleteCollection();
  await assert.rejects(
    s.k.budget({ creates: 0 }).namespaces().create({ metadata: { name: "n" } }),
    {
      name: "RangeError",
    },
  );
  assert.throws(() => s.k.budget({ deletes: -1 }), RangeError);
  assert.throws(() => s.k.budget({ deleets: 1 } as object), TypeError);
});
