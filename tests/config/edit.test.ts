import assert from "node:assert/strict";
import {
  deleteEntry,
  type Kubeconfig,
  minifyKubeconfig,
  openKubeconfig,
  renameContext,
  setEntry,
  setProperty,
  unsetProperty,
  useContext,
} from "kubist/config";
import { ConfigError } from "kubist/errors";
import { parseYaml } from "kubist/meta";
import { manualClock } from "kubist/stream";
import { test } from "../harness.ts";
import { type FakeRuntime, fakeRuntime } from "./fake_runtime.ts";

const config: Kubeconfig = {
  "current-context": "a",
  contexts: [
    { name: "a", context: { cluster: "a", user: "a" } },
    { name: "b.c", context: { cluster: "a", user: "gone" } },
  ],
  clusters: [{ name: "a", cluster: { server: "https://a" } }, { name: "z", cluster: {} }],
  users: [{ name: "a", user: { token: "t" } }],
};

test("useContext() changes the current context of a copy", () => {
  assert.equal(useContext(config, "b.c")["current-context"], "b.c");
  assert.equal(config["current-context"], "a");
  assert.throws(() => useContext(config, "b"), /Cannot use context "b": there is no such context/);
});

test("renameContext() keeps the current one current", () => {
  const changed = renameContext(config, "a", "n");
  assert.deepEqual(changed.contexts?.map((c) => c.name), ["n", "b.c"]);
  assert.equal(changed["current-context"], "n");
  assert.equal(renameContext(config, "b.c", "n")["current-context"], "a");
  assert.throws(() => renameContext(config, "a", "b.c"), /there is one of that name already/);
  assert.throws(() => renameContext(config, "x", "y"), ConfigError);
  assert.throws(() => renameContext(config, "a", ""), TypeError);
});

test("deleteEntry() removes from each list, and leaves a current context named", () => {
  const without = deleteEntry(config, "contexts", "a");
  assert.deepEqual([without.contexts?.length, without["current-context"]], [1, "a"]);
  assert.deepEqual(deleteEntry(config, "clusters", "z").clusters?.map((c) => c.name), ["a"]);
  assert.deepEqual(deleteEntry(config, "users", "a").users, []);
  assert.throws(
    () => deleteEntry(config, "users", "A"),
    /did you mean "a"\?|there is no such user/,
  );
});

test("setEntry() adds or replaces", () => {
  const added = setEntry({}, "users", "me", { token: "t" });
  assert.deepEqual(added.users, [{ name: "me", user: { token: "t" } }]);
  const replaced = setEntry(config, "clusters", "a", { server: "https://b" });
  assert.equal(replaced.clusters?.[0]?.cluster.server, "https://b");
  assert.throws(() => setEntry({}, "users", "", {}), TypeError);
});

test("minifyKubeconfig() keeps one context and what it names", () => {
  const small = minifyKubeconfig(config);
  assert.deepEqual(
    [small.contexts?.length, small.clusters?.length, small.users?.length],
    [1, 1, 1],
  );
  assert.throws(() => minifyKubeconfig(config, "b.c"), /Cannot keep user "gone"/);
  assert.throws(() => minifyKubeconfig({}), /there is no current context/);
});

test("setProperty() follows paths, names with dots too", () => {
  const set = (path: string | string[], value: unknown) => setProperty(config, path, value);
  assert.equal(set("current-context", "b.c")["current-context"], "b.c");
  assert.equal(set("contexts.b.c.namespace", "n").contexts?.[1]?.context.namespace, "n");
  assert.equal(
    set("clusters.a.disable-compression", "true").clusters?.[0]?.cluster["disable-compression"],
    true,
  );
  assert.deepEqual(set("users.new.as-groups", ["g"]).users?.[1], {
    name: "new",
    user: { "as-groups": ["g"] },
  });
  assert.equal(set("clusters.x.y.server", "https://x").clusters?.[2]?.name, "x.y");
  assert.equal(set(["users", "a.exec", "token"], "t").users?.[1]?.name, "a.exec");
  assert.equal(set("users.a.exec.command", "c").users?.[0]?.user.exec?.command, "c");
  assert.equal(
    set("users.a.auth-provider.config.id-token", "t").users?.[0]?.user["auth-provider"]?.config
      ?.["id-token"],
    "t",
  );
});

test("setProperty() refuses what leads nowhere or does not fit", () => {
  for (const path of ["", "clusters", "clusters.a", "a..b", []]) {
    assert.throws(() => setProperty(config, path, "x"), SyntaxError, JSON.stringify(path));
  }
  assert.throws(
    () => setProperty(config, "clusters.a.server", 5),
    /expected a string, found a number/,
  );
  assert.throws(() => setProperty(config, "users.a.as-groups", "g"), ConfigError);
  const odd = setProperty(config, ["users", "__proto__", "token"], "t");
  assert.equal(odd.users?.[1]?.name, "__proto__");
  assert.equal(({} as Record<string, unknown>)["token"], undefined);
});

test("unsetProperty() removes a field or an entry", () => {
  assert.equal(unsetProperty(config, "users.a.token").users?.[0]?.user.token, undefined);
  assert.deepEqual(unsetProperty(config, "users.a").users, []);
  assert.equal(unsetProperty(config, "current-context")["current-context"], undefined);
  assert.throws(() => unsetProperty(config, "users.a.password"), /it is not set/);
  assert.throws(() => unsetProperty(config, "users.b"), /it is not set/);
});

const one = `apiVersion: v1
kind: Config
current-context: one
clusters:
- name: one
  cluster: { server: "https://one", certificate-authority: pki/ca, x-own: { kept: [1] } }
contexts:
- name: one
  context: { cluster: one, user: two }
users: []
`;
const two = `apiVersion: v1
kind: Config
contexts:
- name: two
  context: { cluster: one, user: two }
users:
- name: two
  user: { token: secret }
`;

function files(env = "/a/one:/b/two"): FakeRuntime {
  return fakeRuntime({ files: { "/a/one": one, "/b/two": two }, env: { KUBECONFIG: env } });
}

async function read(runtime: FakeRuntime, file: string): Promise<Kubeconfig> {
  return await parseYaml(runtime.files.get(file)?.text ?? "") as Kubeconfig;
}

test("store.contexts() tells where each context is", async () => {
  const store = await openKubeconfig({}, { runtime: files() });
  assert.deepEqual(store.files, ["/a/one", "/b/two"]);
  assert.equal(store.currentContext, "one");
  assert.deepEqual(store.contexts(), [
    {
      name: "one",
      cluster: "one",
      user: "two",
      namespace: undefined,
      current: true,
      source: "/a/one",
    },
    {
      name: "two",
      cluster: "one",
      user: "two",
      namespace: undefined,
      current: false,
      source: "/b/two",
    },
  ]);
  assert.equal(store.originOf("users", "two"), "/b/two");
  assert.equal(store.originOf("users", "none"), undefined);
});

test("store.save() writes each change to the file that holds the entry", async () => {
  const runtime = files();
  const before = runtime.files.get("/a/one")?.text;
  const store = await openKubeconfig({}, { runtime });
  const changed = setProperty(store.reveal(), "users.two.token", "new");
  assert.deepEqual(await store.save(changed), ["/b/two"]);
  assert.equal(runtime.files.get("/a/one")?.text, before);
  assert.equal((await read(runtime, "/b/two")).users?.[0]?.user.token, "new");
  assert.equal(runtime.files.get("/b/two")?.mode, 0o600);
  assert.ok(![...runtime.files.keys()].some((file) => file.endsWith(".lock")));
});

test("store.save() of nothing new writes nothing", async () => {
  const runtime = files();
  const store = await openKubeconfig({}, { runtime });
  assert.deepEqual(await store.save(store.reveal()), []);
});

test("store.save() keeps unknown fields and paths as they are written", async () => {
  const runtime = files();
  const store = await openKubeconfig({}, { runtime });
  await store.save(setProperty(store.reveal(), "clusters.one.server", "https://new"));
  assert.deepEqual((await read(runtime, "/a/one")).clusters?.[0]?.cluster, {
    server: "https://new",
    "certificate-authority": "pki/ca",
    "x-own": { kept: [1] },
  });
});

test("store.save() writes new paths relative to the file, when they are below it", async () => {
  const runtime = files();
  const store = await openKubeconfig({}, { runtime });
  const changed = setEntry(store.reveal(), "users", "cert", {
    "client-certificate": "/a/pki/c",
    "client-key": "/elsewhere/k",
  });
  assert.deepEqual(await store.save(changed), ["/a/one"]);
  assert.deepEqual((await read(runtime, "/a/one")).users?.at(-1)?.user, {
    "client-certificate": "pki/c",
    "client-key": "/elsewhere/k",
  });
});

const targets: readonly (readonly [string, string | undefined, string, string])[] = [
  ["the first file that exists", undefined, "/none:/b/two:/a/one", "/b/two"],
  ["the last one when none exists", undefined, "/x/none:/x/nil", "/x/nil"],
  ["the home file", undefined, "", "/home/me/.kube/config"],
  ["the named file", "/a/one", "/b/two", "/a/one"],
  ["the named file, made", "/new/file", "/b/two", "/new/file"],
];
for (const [name, kubeconfig, env, expected] of targets) {
  test(`store.save() puts a new entry into ${name}`, async () => {
    const runtime = files(env);
    const store = await openKubeconfig({ kubeconfig }, { runtime });
    const changed = setEntry(store.reveal(), "users", "new", { token: "t" });
    assert.deepEqual(await store.save(changed), [expected]);
    const written = await read(runtime, expected);
    assert.deepEqual(written.users?.at(-1), { name: "new", user: { token: "t" } });
    assert.deepEqual([written.kind, written.apiVersion], ["Config", "v1"]);
  });
}

test("store.save() sets the current context where kubectl does, and clears it where it is", async () => {
  const runtime = files("/b/two:/a/one");
  const store = await openKubeconfig({}, { runtime });
  assert.deepEqual(await store.save(useContext(store.reveal(), "two")), ["/b/two"]);
  const again = await openKubeconfig({}, { runtime });
  assert.equal(again.currentContext, "two");
  assert.deepEqual(await again.save(setProperty(again.reveal(), "current-context", "")), [
    "/b/two",
  ]);
  const last = await openKubeconfig({}, { runtime });
  assert.equal(last.currentContext, "one", "the file behind shows through, as with kubectl");
});

test("store.save() keeps a renamed entry in its file and place", async () => {
  const runtime = files();
  const store = await openKubeconfig({}, { runtime });
  assert.deepEqual(await store.save(renameContext(store.reveal(), "two", "deux")), ["/b/two"]);
  assert.deepEqual((await read(runtime, "/b/two")).contexts?.map((c) => c.name), ["deux"]);
});

test("store.save() removes entries from the file that holds them", async () => {
  const runtime = files();
  const store = await openKubeconfig({}, { runtime });
  assert.deepEqual(await store.save(deleteEntry(store.reveal(), "contexts", "two")), ["/b/two"]);
  assert.deepEqual((await read(runtime, "/b/two")).contexts, []);
  assert.equal((await read(runtime, "/b/two")).users?.length, 1);
});

test("store.save() leaves what others wrote meanwhile", async () => {
  const runtime = files();
  const store = await openKubeconfig({}, { runtime });
  const theirs = two.replace("users:", "users:\n- name: theirs\n  user: { token: x }");
  runtime.files.set("/b/two", { text: theirs, mode: 0o600 });
  await store.save(setProperty(store.reveal(), "users.two.token", "mine"));
  const names = (await read(runtime, "/b/two")).users?.map((u) => [u.name, u.user.token]);
  assert.deepEqual(names, [["theirs", "x"], ["two", "mine"]]);
});

test("store.save() waits for a lock, then says which file it is", async () => {
  const runtime = files();
  const clock = manualClock();
  const store = await openKubeconfig({}, { runtime, clock });
  const changed = setProperty(store.reveal(), "users.two.token", "mine");
  runtime.files.set("/b/two.lock", { text: "", mode: 0o600 });
  const waiting = store.save(changed);
  await clock.advance(300);
  runtime.files.delete("/b/two.lock");
  await clock.advance(100);
  assert.deepEqual(await waiting, ["/b/two"]);

  runtime.files.set("/b/two.lock", { text: "", mode: 0o600 });
  const refused = assert.rejects(
    store.save(setProperty(store.reveal(), "users.two.token", "again")),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError);
      assert.equal(error.attempts[0]?.code, "config.locked");
      assert.match(error.message, /\/b\/two\.lock exists/);
      return true;
    },
  );
  await clock.advance(2000);
  await refused;
  assert.ok(runtime.files.has("/b/two.lock"), "a lock of others is not removed");
});

test("store.save() writes nothing at all when one of the files makes no sense", async () => {
  const runtime = files();
  const store = await openKubeconfig({}, { runtime });
  let changed = setProperty(store.reveal(), "users.two.token", "mine");
  changed = setProperty(changed, "clusters.one.server", "https://new");
  runtime.files.set("/b/two", { text: "users: [", mode: 0o600 });
  await assert.rejects(store.save(changed), ConfigError);
  assert.equal(runtime.files.get("/a/one")?.text, one);
  assert.ok(![...runtime.files.keys()].some((file) => file.endsWith(".lock")));
});

test("store.save() refuses data that is no kubeconfig, and files it would damage", async () => {
  const runtime = files("/b/two");
  const store = await openKubeconfig({}, { runtime });
  const wrong = { ...store.reveal(), users: [{ name: "x", user: { token: 1 } }] };
  await assert.rejects(store.save(wrong as unknown as Kubeconfig), /found a number/);
  runtime.files.set("/b/two", { text: `${two}---\n${two}`, mode: 0o600 });
  const changed = setProperty(store.reveal(), "users.two.token", "mine");
  await assert.rejects(store.save(changed), /several documents in one file stay unchanged/);
  runtime.files.set("/b/two", { text: `${two}x: 12345678901234567890\n`, mode: 0o600 });
  await assert.rejects(store.save(changed), /a number that JavaScript would round/);
});

test("store.save() keeps JSON as JSON", async () => {
  const runtime = fakeRuntime({ files: { "/k": JSON.stringify(config) } });
  const store = await openKubeconfig({ kubeconfig: "/k" }, { runtime });
  await store.save(setProperty(store.reveal(), "users.a.token", "new"));
  const written = JSON.parse(runtime.files.get("/k")?.text ?? "") as Kubeconfig;
  assert.equal(written.users?.[0]?.user.token, "new");
});

test("store.view() masks, minifies and flattens", async () => {
  const runtime = files();
  runtime.files.set("/a/pki/ca", { text: "CA", mode: 0o600 });
  const store = await openKubeconfig({}, { runtime });
  const shown = await store.view({ minify: true, flatten: true });
  assert.equal(shown.users?.[0]?.user.token, "REDACTED");
  assert.equal(shown.clusters?.[0]?.cluster["certificate-authority-data"], "DATA+OMITTED");
  assert.equal(shown.contexts?.length, 1);
  const raw = await store.view({ raw: true, context: "two", flatten: true });
  assert.equal(raw.users?.[0]?.user.token, "secret");
  assert.equal(raw.clusters?.[0]?.cluster["certificate-authority-data"], btoa("CA"));
  assert.equal(raw.clusters?.[0]?.cluster["certificate-authority"], undefined);
});
