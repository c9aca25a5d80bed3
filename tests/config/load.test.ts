import assert from "node:assert/strict";
import {
  buildConfigFromFlags,
  type ClusterConfig,
  type ConnectOptions,
  inClusterConfig,
  type Kubeconfig,
  loadConfig,
} from "kubist/config";
import { ConfigError } from "kubist/errors";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";
import { type FakeOptions, fakeRuntime } from "./fake_runtime.ts";

const authority = await createCertificateAuthority();
const pair = await authority.issue({ commonName: "me", usage: "client" });
const HOME = "/home/me/.kube/config";
const ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

const pod = {
  files: {
    [`${ACCOUNT}/token`]: "pod-token\n",
    [`${ACCOUNT}/ca.crt`]: authority.cert,
    [`${ACCOUNT}/namespace`]: "pod-ns\n",
  },
  env: { KUBERNETES_SERVICE_HOST: "10.96.0.1", KUBERNETES_SERVICE_PORT: "443" },
};

function named(name: string, extra = ""): string {
  return `current-context: ${name}
contexts: [{ name: ${name}, context: { cluster: ${name}, user: ${name}${extra} } }]
clusters: [{ name: ${name}, cluster: { server: "https://${name}" } }]
users: [{ name: ${name}, user: { token: token-${name} } }]
`;
}

async function server(options: ConnectOptions, machine: FakeOptions): Promise<string> {
  return (await loadConfig(options, { runtime: fakeRuntime(machine) })).server;
}

async function codes(promise: Promise<unknown>): Promise<(string | undefined)[]> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof ConfigError, `${error}`);
    return error.attempts.map((a) => a.code);
  }
  return [];
}

test("loadConfig() takes the named file, then $KUBECONFIG, then the home directory", async () => {
  const files = { "/x": named("explicit"), "/e": named("env"), [HOME]: named("home") };
  const env = { KUBECONFIG: "/e" };
  assert.equal(await server({ kubeconfig: "/x" }, { files, env }), "https://explicit");
  assert.equal(await server({}, { files, env }), "https://env");
  assert.equal(await server({}, { files, env: { KUBECONFIG: "" } }), "https://home");
  assert.equal(await server({ kubeconfig: "../x" }, { files, env }), "https://explicit");
});

test("loadConfig() splits $KUBECONFIG as the system does", async () => {
  const files = { "C:\\a": named("a"), "D:\\b c\\k": named("b") };
  const env = { KUBECONFIG: 'C:\\none;;"D:\\b c\\k";C:\\a', USERPROFILE: "C:\\u" };
  assert.equal(await server({}, { os: "windows", files, env }), "https://b");
});

test("loadConfig() finds the home directory of Windows as the Go client does", async () => {
  const env = { HOME: "C:\\h", HOMEDRIVE: "D:", HOMEPATH: "\\d", USERPROFILE: "E:\\p" };
  const at = (dir: string) => ({ [`${dir}\\.kube\\config`]: named("x") });
  for (const dir of ["C:\\h", "D:\\d", "E:\\p"]) {
    const runtime = fakeRuntime({ os: "windows", files: at(dir), env });
    assert.equal((await loadConfig({}, { runtime })).source, `${dir}\\.kube\\config`);
  }
});

test("loadConfig() names a home that is not known", async () => {
  const runtime = fakeRuntime();
  runtime.environment.delete("HOME");
  assert.deepEqual(await codes(loadConfig({}, { runtime })), [
    "config.unset",
    "config.no_home",
    "config.not_in_cluster",
  ]);
});

test("loadConfig() names the places when what it was told to use is nowhere", async () => {
  for (const options of [{ context: "x" }, { user: "x" }, { server: "https://h", context: "x" }]) {
    assert.deepEqual(await codes(loadConfig(options, { runtime: fakeRuntime(pod) })), [
      "config.unset",
      "config.file_missing",
    ]);
  }
});

test("loadConfig() refuses data that contains itself", async () => {
  const data: Record<string, unknown> = {};
  data["self"] = data;
  const promise = loadConfig({ kubeconfig: data }, { runtime: fakeRuntime() });
  assert.deepEqual(await codes(promise), ["config.shape"]);
});

test("loadConfig() reads only what it was told to", async () => {
  const runtime = fakeRuntime({ files: { "/x": named("x"), [HOME]: named("home") } });
  await loadConfig({ kubeconfig: "/x" }, { runtime });
  assert.deepEqual(runtime.reads, ["/x"]);
  await loadConfig({ server: "https://alone", token: "t" }, { runtime });
  assert.deepEqual(runtime.reads, ["/x"]);
});

test("loadConfig() keeps a lone server away from the kubeconfig's credentials", async () => {
  const runtime = fakeRuntime({ files: { [HOME]: named("home") } });
  const alone = await loadConfig({ server: "https://alone/prefix/" }, { runtime });
  assert.deepEqual(
    [alone.server, alone.context, alone.source, alone.namespace],
    ["https://alone/prefix", undefined, "options", "default"],
  );
  assert.deepEqual(await alone.credentials.headers(), []);
  const other = await loadConfig({ server: "https://other", context: "home" }, { runtime });
  assert.equal(other.server, "https://other");
  assert.deepEqual([...await other.credentials.headers()], [[
    "Authorization",
    "Bearer token-home",
  ]]);
});

test("loadConfig() takes a kubeconfig as data", async () => {
  const data: Kubeconfig = {
    "current-context": "a",
    contexts: [{ name: "a", context: { cluster: "a", user: "a" } }],
    clusters: [{ name: "a", cluster: { server: "https://a", "certificate-authority": "ca" } }],
    users: [{ name: "a", user: { tokenFile: "sub/../t" } }],
  };
  const runtime = fakeRuntime({ files: { "/work/ca": authority.cert, "/work/t": "secret" } });
  const config = await loadConfig({ kubeconfig: data }, { runtime });
  assert.equal(config.source, "options");
  assert.equal(config.tls.ca, authority.cert);
  assert.deepEqual([...await config.credentials.headers()], [["Authorization", "Bearer secret"]]);
});

test("loadConfig() starts relative paths at the directory of their own file", async () => {
  const files = {
    "/p/k": 'clusters: [{ name: c, cluster: { server: "https://h", certificate-authority: ca } }]',
    "/q/k": "current-context: x\ncontexts: [{ name: x, context: { cluster: c, user: u } }]\n" +
      "users: [{ name: u, user: { client-certificate: ./c, client-key: ../q/k2 } }]",
    "/p/ca": authority.cert,
    "/q/c": pair.cert,
    "/q/k2": pair.key,
  };
  const runtime = fakeRuntime({ files, env: { KUBECONFIG: "/p/k:/q/k" } });
  const config = await loadConfig({}, { runtime });
  assert.equal(config.tls.caFile, "/p/ca");
  assert.equal((await config.credentials.certificate())?.cert, pair.cert);
});

const full = `current-context: main
contexts:
- { name: main, context: { cluster: c, user: u, namespace: ns } }
- { name: bare, context: { cluster: c } }
clusters:
- name: c
  cluster:
    server: https://h
    tls-server-name: inner
    certificate-authority: /ca
    proxy-url: http://proxy:3128
    disable-compression: true
- { name: d, cluster: { server: "https://d" } }
- { name: open, cluster: { server: "https://o", insecure-skip-tls-verify: true } }
users:
- name: u
  user: { client-certificate: /cert, client-key: /key, as: kubeconfig-user, as-groups: [g] }
- { name: v, user: { username: v, password: w } }
`;
const fullFiles = { [HOME]: full, "/ca": authority.cert, "/cert": pair.cert, "/key": pair.key };

function overridden(options: ConnectOptions): Promise<ClusterConfig> {
  return loadConfig(options, { runtime: fakeRuntime({ files: fullFiles }) });
}

test("loadConfig() gives what the kubeconfig says", async () => {
  const config = await overridden({});
  assert.deepEqual(
    { ...config, authority: 0, credentials: config.credentials.description },
    {
      server: "https://h",
      namespace: "ns",
      namespaceOverridden: false,
      context: "main",
      source: HOME,
      tls: {
        ca: authority.cert,
        caFile: "/ca",
        insecureSkipTlsVerify: false,
        tlsServerName: "inner",
      },
      authority: 0,
      proxyUrl: "http://proxy:3128",
      disableCompression: true,
      http2: false,
      socketPath: undefined,
      impersonate: { user: "kubeconfig-user", uid: undefined, groups: ["g"], extra: {} },
      credentials: "client certificate",
      warnings: [],
    },
  );
});

test("loadConfig() server takes no tls-server-name along unless it is given", async () => {
  const context = "main";
  const changed = await overridden({ context, server: "https://new" });
  assert.equal(changed.tls.tlsServerName, undefined);
  assert.equal(changed.tls.caFile, "/ca");
  const kept = await overridden({ context, server: "https://new", tlsServerName: "mine" });
  assert.equal(kept.tls.tlsServerName, "mine");
});

test("loadConfig() skip-verify or a CA replaces every earlier word about trust", async () => {
  const open = await overridden({ insecureSkipTlsVerify: true });
  assert.deepEqual([open.tls.ca, open.tls.insecureSkipTlsVerify], [undefined, true]);
  assert.ok(open.warnings.some((w) => w.code === "tls.insecure"));
  const own = await overridden({ cluster: "open", ca: authority.cert });
  assert.deepEqual([own.tls.ca, own.tls.insecureSkipTlsVerify], [authority.cert, false]);
  const shut = await overridden({ cluster: "open", insecureSkipTlsVerify: false });
  assert.equal(shut.tls.insecureSkipTlsVerify, false);
});

test("loadConfig() takes another cluster, user and namespace than the context's", async () => {
  const config = await overridden({ cluster: "d", user: "v", namespace: "other" });
  assert.deepEqual(
    [config.server, config.namespace, config.namespaceOverridden, config.context],
    ["https://d", "other", true, "main"],
  );
  assert.deepEqual([...await config.credentials.headers()], [["Authorization", "Basic djp3"]]);
  assert.deepEqual(await codes(overridden({ cluster: "x", user: "y" })), [
    "config.cluster_unknown",
    "config.user_unknown",
  ]);
});

test("loadConfig() an explicit way to log in replaces its kind", async () => {
  const token = await overridden({ user: "v", token: "mine" });
  assert.deepEqual([...await token.credentials.headers()], [["Authorization", "Bearer mine"]]);
  const both = await overridden({ token: "mine" });
  assert.equal(both.credentials.description, "token and client certificate");
  const other = await authority.issue({ commonName: "other", usage: "client" });
  const cert = await overridden({ cert: other.cert, key: other.key });
  assert.equal((await cert.credentials.certificate())?.key, other.key);
});

test("loadConfig() impersonation is replaced as a whole", async () => {
  assert.deepEqual((await overridden({ impersonate: "alice" })).impersonate, {
    user: "alice",
    uid: undefined,
    groups: [],
    extra: {},
  });
  const extra = { scopes: ["a", "b"], ["__proto__"]: ["c"] };
  const { impersonate } = await overridden({
    impersonate: { user: "bob", uid: "7", groups: ["x", "y"], extra },
  });
  assert.deepEqual(Object.entries(impersonate?.extra ?? {}), Object.entries(extra));
  assert.deepEqual([impersonate?.uid, impersonate?.groups], ["7", ["x", "y"]]);
});

test("loadConfig() a context without a user is anonymous", async () => {
  const config = await overridden({ context: "bare" });
  assert.deepEqual([config.credentials.description, config.namespace], ["none", "default"]);
  assert.equal(await config.credentials.certificate(), undefined);
  assert.equal(await config.credentials.invalidate(), false);
});

test("loadConfig() sends nothing secret over plain http, but to this machine", async () => {
  const runtime = fakeRuntime();
  const far = await loadConfig({ server: "http://10.0.0.1:8080", token: "t" }, { runtime });
  assert.deepEqual(await far.credentials.headers(), []);
  assert.deepEqual(far.warnings.map((w) => w.code), ["config.plain_http"]);
  for (const server of ["http://127.0.0.1:1", "http://[::1]:1", "http://localhost:1"]) {
    const near = await loadConfig({ server, token: "t" }, { runtime });
    assert.deepEqual([...await near.credentials.headers()], [["Authorization", "Bearer t"]]);
  }
  const socket = { server: "http://cluster", token: "t", socketPath: "/run/api.sock" };
  assert.equal((await loadConfig(socket, { runtime })).warnings.length, 0);
});

test("loadConfig() tells warnings to the caller too", async () => {
  const met: string[] = [];
  const onConfigWarning = (w: { code: string }) => met.push(w.code);
  await loadConfig({ server: "http://h", onConfigWarning }, { runtime: fakeRuntime() });
  assert.deepEqual(met, ["config.plain_http"]);
});

test("loadConfig() falls back to the pod's account", async () => {
  const config = await loadConfig({}, { runtime: fakeRuntime(pod) });
  assert.deepEqual(
    [config.server, config.namespace, config.source, config.context, config.tls.caFile],
    ["https://10.96.0.1", "pod-ns", "in-cluster", undefined, `${ACCOUNT}/ca.crt`],
  );
  assert.deepEqual([...await config.credentials.headers()], [[
    "Authorization",
    "Bearer pod-token",
  ]]);
});

test("loadConfig() in a pod takes IPv6, $POD_NAMESPACE and overrides", async () => {
  const env = {
    KUBERNETES_SERVICE_HOST: "fd00:10:96::1",
    KUBERNETES_SERVICE_PORT: "6443",
    POD_NAMESPACE: "named",
  };
  const runtime = fakeRuntime({ ...pod, env });
  const config = await loadConfig({}, { runtime });
  assert.deepEqual([config.server, config.namespace], ["https://[fd00:10:96::1]:6443", "named"]);
  const other = await inClusterConfig(
    { server: "https://10.0.0.2", token: "mine", namespace: "own", impersonate: "a" },
    { runtime },
  );
  assert.deepEqual(
    [other.server, other.namespace, other.impersonate?.user],
    ["https://10.0.0.2", "own", "a"],
  );
  assert.deepEqual([...await other.credentials.headers()], [["Authorization", "Bearer mine"]]);
});

test("loadConfig() in a pod goes on without a CA that cannot be read, and says so", async () => {
  const runtime = fakeRuntime({ ...pod, files: { ...pod.files, [`${ACCOUNT}/ca.crt`]: "?" } });
  const config = await loadConfig({}, { runtime });
  assert.equal(config.tls.ca, undefined);
  assert.deepEqual(config.warnings.map((w) => w.code), ["tls.ca_missing"]);
});

test("loadConfig() does not take the pod for a file that was named", async () => {
  const runtime = fakeRuntime({ ...pod, files: { ...pod.files, "/k": "users: []" } });
  assert.deepEqual(await codes(loadConfig({ kubeconfig: "/k" }, { runtime })), [
    "config.no_context",
  ]);
  runtime.files.delete(`${ACCOUNT}/token`);
  const met = await codes(loadConfig({}, { runtime }));
  assert.equal(met.at(-1), "config.no_service_account");
});

test("loadConfig() gives a kubeconfig without a namespace the pod's, as kubectl does", async () => {
  const files = { ...pod.files, [HOME]: named("x"), "/n": named("k", ", namespace: own") };
  const runtime = fakeRuntime({ ...pod, files });
  assert.equal((await loadConfig({}, { runtime })).namespace, "pod-ns");
  assert.equal((await loadConfig({ kubeconfig: "/n" }, { runtime })).namespace, "own");
  assert.equal((await loadConfig({ server: "https://h" }, { runtime })).namespace, "default");
});

test("buildConfigFromFlags() knows its four ways", async () => {
  const runtime = fakeRuntime({ ...pod, files: { ...pod.files, "/k": named("k") } });
  const deps = { runtime };
  assert.equal((await buildConfigFromFlags("", "", deps)).source, "in-cluster");
  assert.equal((await buildConfigFromFlags("", "/k", deps)).server, "https://k");
  const both = await buildConfigFromFlags("https://m", "/k", deps);
  assert.deepEqual([both.server, both.credentials.description], ["https://m", "token"]);
  const master = await buildConfigFromFlags("https://m", "", deps);
  assert.deepEqual([master.server, master.credentials.description], ["https://m", "none"]);
  assert.deepEqual(await codes(buildConfigFromFlags("", "", { runtime: fakeRuntime() })), [
    "config.not_in_cluster",
  ]);
});

const misuses: readonly (readonly [string, ConnectOptions])[] = [
  ["token", { token: "" }],
  ["context", { context: "" }],
  ["namespace", { namespace: "Not One" }],
  ["kubeconfig", { kubeconfig: "" }],
  ["kubeconfig", { kubeconfig: "apiVersion: v1\nkind: Config\n" }],
  ["kubeconfig", { kubeconfig: 1 as unknown as string }],
  ["ca", { server: "https://h", ca: "x", caFile: "y" }],
  ["key", { server: "https://h", key: "x" }],
  ["cert", { server: "https://h", certFile: "x" }],
  ["token", { server: "https://h", token: "s3cret", username: "u" }],
  ["token", { token: 1 as unknown as string }],
  ["insecureSkipTlsVerify", { insecureSkipTlsVerify: "yes" as unknown as boolean }],
  ["insecureSkipTlsVerify", { insecureSkipTlsVerify: true, ca: "x" }],
  ["impersonate", { impersonate: { user: "" } }],
  ["impersonate", { impersonate: { user: "u", groups: [1 as unknown as string] } }],
];
for (const [option, options] of misuses) {
  test(`loadConfig() refuses ${JSON.stringify(options)} before reading anything`, async () => {
    const runtime = fakeRuntime({ files: { [HOME]: named("x") } });
    await assert.rejects(loadConfig(options, { runtime }), (error: unknown) => {
      assert.ok(error instanceof TypeError, `${error}`);
      assert.match(error.message, new RegExp(`^Cannot connect with this ${option}: `));
      assert.ok(!error.message.includes("s3cret"));
      return true;
    });
    assert.deepEqual(runtime.reads, []);
  });
}

test("loadConfig() refuses a pluginTimeoutMs that is none", async () => {
  await assert.rejects(loadConfig({ pluginTimeoutMs: 0 }, { runtime: fakeRuntime() }), RangeError);
});

const v1 = "apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never";
const hostile: readonly (readonly [string, string, string])[] = [
  ["untrusted.exec", "{}", `{ exec: { command: rm, ${v1} } }`],
  ["untrusted.auth-provider", "{}", "{ auth-provider: { name: oidc } }"],
  ["untrusted.proxy-url", '{ proxy-url: "http://evil" }', "{}"],
  ["untrusted.insecure-skip-tls-verify", "{ insecure-skip-tls-verify: true }", "{}"],
  ["untrusted.file", "{ certificate-authority: /etc/passwd }", "{}"],
  ["untrusted.file", "{ certificate-authority: ../ca }", "{}"],
  ["untrusted.file", "{}", "{ tokenFile: /home/me/.ssh/id_rsa }"],
  ["untrusted.file", "{}", "{ tokenFile: sub/../../secret }"],
  ["untrusted.file", "{}", "{ client-certificate: ~/c, client-key: ../dl-evil/k }"],
];
for (const [code, cluster, user] of hostile) {
  test(`loadConfig() untrusted refuses ${cluster} with ${user}`, async () => {
    const server = cluster === "{}"
      ? '{ server: "https://h" }'
      : `{ server: "https://h", ${cluster.slice(1)}`;
    const text = `current-context: x\ncontexts: [{ name: x, context: { cluster: x, user: x } }]\n` +
      `clusters: [{ name: x, cluster: ${server} }]\nusers: [{ name: x, user: ${user} }]\n`;
    const runtime = fakeRuntime({ files: { "/dl/k": text } });
    const promise = loadConfig({ kubeconfig: "/dl/k", untrusted: true }, { runtime });
    assert.equal((await codes(promise))[0], code);
    assert.deepEqual(runtime.reads, ["/dl/k"]);
    assert.equal(runtime.calls.length, 0);
  });
}

test("loadConfig() untrusted leaves what is harmless, and what the caller says", async () => {
  const text = `current-context: x\ncontexts: [{ name: x, context: { cluster: x, user: x } }]\n` +
    `clusters: [{ name: x, cluster: { server: "https://h", certificate-authority: pki/ca } }]\n` +
    `users: [{ name: x, user: { token: t } }]\n`;
  const runtime = fakeRuntime({
    files: { "/dl/k": text, "/dl/pki/ca": authority.cert, "/t": "own" },
  });
  const options = {
    kubeconfig: "/dl/k",
    untrusted: true,
    tokenFile: "/t",
    proxyUrl: "http://mine",
  };
  const config = await loadConfig(options, { runtime });
  assert.deepEqual([...await config.credentials.headers()], [["Authorization", "Bearer own"]]);
  assert.equal(config.proxyUrl, "http://mine");
  const data: Kubeconfig = {
    "current-context": "x",
    contexts: [{ name: "x", context: { cluster: "x" } }],
    clusters: [{ name: "x", cluster: { server: "https://h", "certificate-authority": "ca" } }],
  };
  const promise = loadConfig({ kubeconfig: data, untrusted: true }, { runtime });
  assert.deepEqual(await codes(promise), ["untrusted.file"]);
});
