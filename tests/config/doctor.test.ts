import assert from "node:assert/strict";
import { diagnose, type Diagnosis } from "kubist/config";
import { createCertificateAuthority } from "kubist/testing";
import { test } from "../harness.ts";
import { type FakeOptions, type FakeRuntime, fakeRuntime } from "./fake_runtime.ts";

const authority = await createCertificateAuthority();
const alice = await authority.issue({
  commonName: "alice",
  organizations: ["dev", "ops, night"],
  usage: "client",
});
const ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

interface Parts {
  readonly cluster?: Record<string, unknown>;
  readonly user?: Record<string, unknown>;
  readonly current?: string;
}

/** A kubeconfig with one of each. */
function kubeconfig(name: string, { cluster, user, current = name }: Parts = {}): string {
  return JSON.stringify({
    "current-context": current,
    contexts: [{ name, context: { cluster: name, user: name, namespace: "web" } }],
    clusters: [{ name, cluster: { server: `https://${name}:6443`, ...cluster } }],
    users: [{ name, user: user ?? { token: "t" } }],
  });
}

/** The places as lines. */
function told({ places }: Diagnosis): string[] {
  return places.map(({ source, state, why }) => `${source}: ${state}: ${why}`);
}

/** The diagnosis on a machine. */
async function on(
  machine: FakeOptions,
  options: Parameters<typeof diagnose>[0] = {},
): Promise<Diagnosis & { readonly runtime: FakeRuntime }> {
  const runtime = fakeRuntime(machine);
  return { ...await diagnose(options, { runtime }), runtime };
}

test("diagnose() tells what each place gives, and why others are passed over", async () => {
  const found = await on({
    env: { KUBECONFIG: "/a:/b:/c:/d" },
    files: {
      "/a": kubeconfig("a", { current: "b" }),
      "/b": kubeconfig("b"),
      "/d": kubeconfig("d"),
    },
  });
  assert.deepEqual(told(found), [
    "/a: used: gives current-context",
    '/b: used: gives context "b", cluster "b", user "b"',
    "/c: unused: the file does not exist",
    "/d: unused: nothing that is chosen is in it",
    "~/.kube/config: skipped: $KUBECONFIG is set",
    "in-cluster: skipped: a kubeconfig comes first",
  ]);
  assert.equal(found.config?.server, "https://b:6443");
  assert.equal(found.error, undefined);
});

test("diagnose() tells of the home directory, of a named file and of a server alone", async () => {
  const files = { "/home/me/.kube/config": kubeconfig("a"), "/x": kubeconfig("x") };
  assert.deepEqual(told(await on({ files })), [
    "$KUBECONFIG: unused: it is not set",
    '/home/me/.kube/config: used: gives current-context, context "a", cluster "a", user "a"',
    "in-cluster: skipped: a kubeconfig comes first",
  ]);
  assert.deepEqual(told(await on({ files }, { kubeconfig: "/x", context: "x" })), [
    '/x: used: gives context "x", cluster "x", user "x"',
    "$KUBECONFIG: skipped: a file is named",
    "~/.kube/config: skipped: a file is named",
    "in-cluster: skipped: a kubeconfig comes first",
  ]);
  const alone = await on({ files }, { server: "https://h" });
  assert.equal(alone.places[0]?.why, "a server is given alone");
  assert.deepEqual(alone.denoFlags, ["--allow-net=h:443"]);
});

test("diagnose() gives the error of what cannot be used, with the places", async () => {
  const none = await on({});
  assert.equal(none.config, undefined);
  assert.match(none.error?.message ?? "", /^Cannot find a cluster to connect to/);
  assert.equal(none.places.at(-1)?.state, "unused");
  const bad = await on({ files: { "/x": kubeconfig("x") } }, { kubeconfig: "/x", context: "y" });
  assert.match(bad.error?.message ?? "", /no context is called "y"/);
});

test("diagnose() tells how long certificates and tokens are good", async () => {
  const part = (value: unknown) => btoa(JSON.stringify(value)).replaceAll("=", "");
  const exp = Math.floor(Date.now() / 1000) - 60;
  const user = {
    "client-certificate-data": btoa(alice.cert),
    "client-key-data": btoa(alice.key),
    token: `${part({ alg: "none" })}.${part({ sub: "system:bob", exp })}.c2ln`,
  };
  const cluster = { "certificate-authority-data": btoa(authority.cert) };
  const { validity } = await on({
    files: { "/home/me/.kube/config": kubeconfig("a", { user, cluster }) },
  });
  assert.deepEqual(
    validity.map(({ what, subject, state }) => [what, subject, state]),
    [
      ["certificate authority", "kubist test authority", "valid"],
      ["client certificate", "alice (dev, ops, night)", "valid"],
      ["token", "system:bob", "expired"],
    ],
  );
  assert.equal(validity[2]?.notAfter?.getTime(), exp * 1000);
  const plain = await on({ files: { "/home/me/.kube/config": kubeconfig("a") } });
  assert.deepEqual(plain.validity.map(({ state }) => state), ["unknown"]);
});

test("diagnose() names the least flags: files, variables, the plugin, the proxy", async () => {
  const user = {
    exec: {
      apiVersion: "client.authentication.k8s.io/v1",
      command: "auth",
      interactiveMode: "Never",
    },
  };
  const cluster = { "certificate-authority": "ca.pem", "proxy-url": "http://proxy:3128" };
  const answer = {
    kind: "ExecCredential",
    apiVersion: "client.authentication.k8s.io/v1",
    status: { token: "s3cret" },
  };
  const machine: FakeOptions = {
    env: { PATH: "/bin" },
    files: {
      "/home/me/.kube/config": kubeconfig("a", { user, cluster }),
      "/home/me/.kube/ca.pem": authority.cert,
    },
    programs: { "/bin/auth": () => ({ stdout: JSON.stringify(answer) }) },
  };
  const found = await on(machine);
  assert.deepEqual(found.denoFlags, [
    "--allow-read=/home/me/.kube/ca.pem,/home/me/.kube/config",
    "--allow-env=HOME,KUBECONFIG",
    "--allow-run=auth",
    "--allow-net=a:6443,proxy:3128",
  ]);
  assert.equal(found.needs.env.get("KUBECONFIG"), false);
  assert.equal(found.runtime.calls.length, 1);
  const quiet = await on(machine, { tryCredentials: false });
  assert.equal(quiet.runtime.calls.length, 0);
  assert.ok(!JSON.stringify(found).includes("s3cret"));
});

test("diagnose() in a pod grants the directory of the account, whose files are links", async () => {
  const found = await on({
    env: { KUBERNETES_SERVICE_HOST: "10.0.0.1", KUBERNETES_SERVICE_PORT: "443" },
    files: {
      [`${ACCOUNT}/token`]: "t",
      [`${ACCOUNT}/ca.crt`]: authority.cert,
      [`${ACCOUNT}/namespace`]: "web",
    },
  });
  assert.deepEqual(told(found), [
    "$KUBECONFIG: unused: it is not set",
    "/home/me/.kube/config: unused: the file does not exist",
    "in-cluster: used: the service account of this pod",
  ]);
  assert.ok(found.denoFlags.includes("--allow-net=10.0.0.1:443"));
  assert.ok(found.denoFlags.includes(`--allow-read=/home/me/.kube/config,${ACCOUNT}`));
});
