import assert from "node:assert/strict";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import process from "node:process";
import { fileURLToPath } from "node:url";
import {
  deleteEntry,
  type Kubeconfig,
  loadConfig,
  openKubeconfig,
  readPluginPolicy,
  renameContext,
  setEntry,
  setProperty,
  unsetProperty,
  useContext,
} from "kubist/config";
import { parseYaml } from "kubist/meta";
import { type Runtime, runtime } from "kubist/runtime";
import { createCertificateAuthority } from "kubist/testing";
import { canonical } from "../config/canonical.ts";
import { type MergeCase, mergeCases } from "../config/merge_cases.ts";
import { skip, test } from "../harness.ts";

const assets = process.env["KUBEBUILDER_ASSETS"] ??
  fileURLToPath(new URL("../envtest/bin", import.meta.url));
const kubectl = `${assets}/kubectl`;
const machine = runtime();
const built = (await machine.stat(kubectl))?.isFile === true;

function withKubectl(name: string, fn: () => Promise<void>): void {
  if (built) test(name, fn, { timeoutMs: 240_000 });
  else skip(name, "kubectl is not built: deno task envtest:build");
}

interface Output {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Output> {
  const child = machine.spawn(kubectl, { args, env });
  const [stdout, stderr, { code }] = await Promise.all([
    new Response(child.stdout as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    new Response(child.stderr as ReadableStream<Uint8Array<ArrayBuffer>>).text(),
    child.exited,
  ]);
  return { ok: code === 0, stdout, stderr };
}

async function inDirectory(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = await machine.makeTempDir("kubist-real-");
  try {
    await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function lay(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = `${directory}/${name}`;
    await mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
    await writeFile(path, text, { mode: 0o600 });
  }
}

function withEnv(env: Readonly<Record<string, string>>): Runtime {
  return { ...machine, env: (name) => env[name] };
}

async function kubectlView(c: MergeCase, directory: string, env: Record<string, string>) {
  const args = ["config", "view", "-o", "json"];
  if (c.raw !== false) args.push("--raw");
  if (c.minify) args.push("--minify");
  if (c.flatten) args.push("--flatten");
  if (c.context) args.push("--context", c.context);
  if (c.explicit) args.push("--kubeconfig", `${directory}/${c.explicit}`);
  const { ok, stdout } = await run(args, env);
  return ok && stdout.trim() !== "" ? canonical(JSON.parse(stdout)) : "error";
}

async function kubistView(c: MergeCase, directory: string, env: Record<string, string>) {
  try {
    const kubeconfig = c.explicit && `${directory}/${c.explicit}`;
    const store = await openKubeconfig({ kubeconfig }, { runtime: withEnv(env) });
    const { raw = true, minify, context, flatten } = c;
    return canonical(await store.view({ raw, minify, context, flatten }));
  } catch {
    return "error";
  }
}

for (const c of mergeCases) {
  withKubectl(`kubectl config view agrees: ${c.name}`, async () => {
    await inDirectory(async (directory) => {
      await lay(directory, c.files);
      const KUBECONFIG = (c.list ?? []).map((name) => `${directory}/${name}`).join(":");
      const env = { KUBECONFIG, HOME: directory };
      const [theirs, ours] = [
        await kubectlView(c, directory, env),
        await kubistView(c, directory, env),
      ];
      if (c.differs === undefined) assert.deepEqual(ours, theirs);
      else assert.notDeepEqual(ours, theirs, `no longer differs: ${c.differs}`);
    });
  });
}

const one = `apiVersion: v1
kind: Config
current-context: one
clusters:
- { name: one, cluster: { server: "https://one", certificate-authority: pki/ca } }
contexts:
- { name: one, context: { cluster: one, user: one } }
- { name: dotted.name, context: { cluster: one, user: one } }
users:
- { name: one, user: { token: t } }
`;
const two = `apiVersion: v1
kind: Config
current-context: two
contexts:
- { name: two, context: { cluster: one, user: two, namespace: ns-two } }
users:
- { name: two, user: { username: u, password: p } }
`;

type Edit = (config: Kubeconfig, directory: string) => Kubeconfig;

const edits: readonly (readonly [string, string[], Edit])[] = [
  ["use a context of the second file", ["use-context", "two"], (c) => useContext(c, "two")],
  ["rename a context", ["rename-context", "two", "deux"], (c) => renameContext(c, "two", "deux")],
  [
    "rename the current context",
    ["rename-context", "one", "un"],
    (c) => renameContext(c, "one", "un"),
  ],
  ["delete a context", ["delete-context", "two"], (c) => deleteEntry(c, "contexts", "two")],
  ["delete a user", ["delete-user", "two"], (c) => deleteEntry(c, "users", "two")],
  ["delete a cluster", ["delete-cluster", "one"], (c) => deleteEntry(c, "clusters", "one")],
  [
    "set a server",
    ["set", "clusters.one.server", "https://new"],
    (c) => setProperty(c, "clusters.one.server", "https://new"),
  ],
  [
    "set in the second file",
    ["set", "users.two.password", "new"],
    (c) => setProperty(c, "users.two.password", "new"),
  ],
  [
    "set a flag",
    ["set", "clusters.one.insecure-skip-tls-verify", "true"],
    (c) => setProperty(c, "clusters.one.insecure-skip-tls-verify", "true"),
  ],
  [
    "set under a name with a dot",
    ["set", "contexts.dotted.name.namespace", "ns"],
    (c) => setProperty(c, "contexts.dotted.name.namespace", "ns"),
  ],
  [
    "set what is not there",
    ["set", "users.new.token", "t"],
    (c) => setProperty(c, "users.new.token", "t"),
  ],
  [
    "set the current context",
    ["set", "current-context", "two"],
    (c) => setProperty(c, "current-context", "two"),
  ],
  [
    "unset a field",
    ["unset", "contexts.two.namespace"],
    (c) => unsetProperty(c, "contexts.two.namespace"),
  ],
  ["unset a user", ["unset", "users.one"], (c) => unsetProperty(c, "users.one")],
  [
    "unset the current context",
    ["unset", "current-context"],
    (c) => unsetProperty(c, "current-context"),
  ],
  [
    "a new context",
    ["set-context", "new", "--cluster=one", "--user=two", "--namespace=x"],
    (c) => setEntry(c, "contexts", "new", { cluster: "one", user: "two", namespace: "x" }),
  ],
  [
    "a new cluster with a file below the kubeconfig",
    ["set-cluster", "new", "--server=https://new", "--certificate-authority=DIR/one/pki/ca"],
    (c, directory) =>
      setEntry(c, "clusters", "new", {
        server: "https://new",
        "certificate-authority": `${directory}/one/pki/ca`,
      }),
  ],
  [
    "a new user with files elsewhere",
    ["set-credentials", "new", "--client-certificate=DIR/c", "--client-key=DIR/k"],
    (c, directory) =>
      setEntry(c, "users", "new", {
        "client-certificate": `${directory}/c`,
        "client-key": `${directory}/k`,
      }),
  ],
];

const start = { "one/k": one, "two/k": two, "one/pki/ca": "CA", "c": "C", "k": "K" };

async function contents(directory: string): Promise<unknown> {
  const files = ["one/k", "two/k", "none/k"].map(async (name) => {
    const text = await machine.readTextFile(`${directory}/${name}`);
    return text === undefined
      ? undefined
      : canonical(await parseYaml(text.replaceAll(directory, "DIR")));
  });
  return await Promise.all(files);
}

for (const list of [["one/k", "two/k"], ["none/k", "two/k", "one/k"]]) {
  for (const [name, args, edit] of edits) {
    withKubectl(`kubectl config writes the same: ${name}, over ${list.join(", ")}`, async () => {
      let theirs: unknown;
      await inDirectory(async (directory) => {
        await lay(directory, start);
        const KUBECONFIG = list.map((file) => `${directory}/${file}`).join(":");
        const given = args.map((arg) => arg.replace("DIR", directory));
        const { ok, stderr } = await run(["config", ...given], { KUBECONFIG, HOME: directory });
        assert.ok(ok, stderr);
        theirs = await contents(directory);
      });
      await inDirectory(async (directory) => {
        await lay(directory, start);
        const KUBECONFIG = list.map((file) => `${directory}/${file}`).join(":");
        const env = { KUBECONFIG, HOME: directory };
        const store = await openKubeconfig({}, { runtime: withEnv(env) });
        await store.save(edit(store.reveal(), directory));
        assert.deepEqual(await contents(directory), theirs);
        const { ok, stderr } = await run(["config", "view"], env);
        assert.ok(ok, stderr);
      });
    });
  }
}

withKubectl("kubectl respects the lock of kubist, and kubist that of kubectl", async () => {
  await inDirectory(async (directory) => {
    await lay(directory, { k: one, "k.lock": "" });
    const { ok, stderr } = await run(["config", "use-context", "dotted.name"], {
      KUBECONFIG: `${directory}/k`,
    });
    assert.equal(ok, false);
    assert.match(stderr, /k\.lock: file exists/);
    const store = await openKubeconfig({ kubeconfig: `${directory}/k` });
    await assert.rejects(store.save(useContext(store.reveal(), "dotted.name")), /it is locked/);
    assert.equal(await readFile(`${directory}/k`, "utf8"), one);
  });
});

const V1 = "client.authentication.k8s.io/v1";
const script = `#!/bin/sh
printf '{"kind":"ExecCredential","apiVersion":"%s","status":{"token":"plugin-%s"}}' "$1" "$WHO"
`;

interface Way {
  readonly name: string;
  readonly user: string;
  readonly prefix?: string;
}

const exec = (fields: string) =>
  `{ exec: { command: ./auth, env: [{ name: WHO, value: me }], ${fields} } }`;

const ways: readonly Way[] = [
  { name: "a token", user: "{ token: t }" },
  { name: "a token file", user: "{ tokenFile: token }" },
  { name: "a token and a file", user: "{ token: t, tokenFile: token }" },
  { name: "a user name and password", user: "{ username: 'ü', password: 'p:w' }" },
  {
    name: "a plugin of v1",
    user: exec(`apiVersion: ${V1}, args: [${V1}], interactiveMode: Never`),
  },
  {
    name: "a plugin of v1beta1",
    user: exec(`apiVersion: ${V1}beta1, args: [${V1}beta1], provideClusterInfo: true`),
  },
  {
    name: "a plugin and a token",
    user: exec(`apiVersion: ${V1}, args: [${V1}], interactiveMode: Never`).replace(
      /}$/,
      ", token: t }",
    ),
  },
  { name: "a certificate", user: "{ client-certificate: cert, client-key: key }" },
  {
    name: "another user",
    user:
      "{ token: t, as: 'alice', as-uid: '7', as-groups: [a, 'b, c'], as-user-extra: { Scope/X: [v, w] } }",
  },
  { name: "a path prefix", user: "{ token: t }", prefix: "/k8s/clusters/c-1" },
];

interface Seen {
  readonly path: string;
  readonly authorization: string | null;
  readonly certificate: string | undefined;
  readonly impersonate: readonly (readonly [string, string])[];
}

withKubectl("kubectl sends what kubist would send", async () => {
  const authority = await createCertificateAuthority();
  const server = await authority.issue({
    commonName: "api",
    usage: "server",
    ipAddresses: ["127.0.0.1"],
  });
  const client = await authority.issue({ commonName: "me", usage: "client" });
  const seen: Seen[] = [];
  const listener = await machine.listen((request, peer) => {
    seen.push({
      path: new URL(request.url).pathname,
      authorization: request.headers.get("authorization"),
      certificate: peer.certificate?.user,
      impersonate: [...request.headers].filter(([name]) => name.startsWith("impersonate-")),
    });
    return Response.json({ major: "1" });
  }, { tls: { ...server, clientCa: authority.cert } });
  try {
    for (const way of ways) {
      await inDirectory(async (directory) => {
        await lay(directory, {
          ca: authority.cert,
          cert: client.cert,
          key: client.key,
          token: "from-file\n",
          auth: script,
          k: `current-context: x\ncontexts: [{ name: x, context: { cluster: x, user: me } }]\n` +
            `clusters: [{ name: x, cluster: { server: "https://127.0.0.1:${listener.port}${
              way.prefix ?? ""
            }", certificate-authority: ca } }]\nusers: [{ name: me, user: ${way.user} }]\n`,
        });
        await chmod(`${directory}/auth`, 0o755);
        seen.length = 0;
        const env = { KUBECONFIG: `${directory}/k`, HOME: directory };
        const { ok, stderr } = await run(["get", "--raw", "/version"], env);
        assert.ok(ok, `${way.name}: ${stderr}`);
        const config = await loadConfig({ kubeconfig: `${directory}/k` });
        const headers = await config.credentials.headers();
        const [theirs] = seen;
        assert.equal(`${new URL(config.server).pathname}/version`.replace("//", "/"), theirs?.path);
        assert.equal(headers[0]?.[1] ?? null, theirs?.authorization, way.name);
        const pair = await config.credentials.certificate();
        assert.equal(pair === undefined ? undefined : "me", theirs?.certificate, way.name);
        assert.equal(config.impersonate !== undefined, (theirs?.impersonate.length ?? 0) > 0);
      });
    }
  } finally {
    await listener.close();
  }
});

/** Commands and allowlist entries, in every combination; "DIR" stands for the directory. */
const commands = ["kubist-plugin", "DIR/kubist-plugin", "DIR/other/kubist-plugin", "DIR/nothing"];
const lists: readonly (readonly string[] | undefined)[] = [
  undefined,
  [],
  ["kubist-plugin"],
  ["DIR/kubist-plugin"],
  ["other", "DIR/other/kubist-plugin"],
  ["DIR/./kubist-plugin"],
  [""],
];

withKubectl("kubectl judges plugins by its preferences as kubist does", async () => {
  const before = process.env["PATH"] ?? "";
  const restore = () => process.env["PATH"] = before;
  await inDirectory(async (directory) => {
    await lay(directory, { "kubist-plugin": script, "other/kubist-plugin": script });
    await chmod(`${directory}/kubist-plugin`, 0o755);
    await chmod(`${directory}/other/kubist-plugin`, 0o755);
    const here = (text: string) => text.replace("DIR", directory);
    const PATH = process.env["PATH"] = `${directory}:${before}`;
    for (const policy of ["AllowAll", "DenyAll", "Allowlist", "Other"]) {
      for (const list of lists) {
        const entries = list?.map((entry) => ({ command: here(entry) }));
        await lay(directory, {
          kuberc: JSON.stringify({
            apiVersion: "kubectl.config.k8s.io/v1beta1",
            kind: "Preference",
            credentialPluginPolicy: policy,
            credentialPluginAllowlist: entries,
          }),
        });
        for (const command of commands) {
          const what = `${policy}, ${JSON.stringify(list)}, ${command}`;
          await lay(directory, {
            k: `current-context: x\ncontexts: [{ name: x, context: { cluster: x, user: me } }]\n` +
              `clusters: [{ name: x, cluster: { server: "https://127.0.0.1:1" } }]\n` +
              `users: [{ name: me, user: { exec: { command: ${here(command)}, args: [${V1}], ` +
              `apiVersion: ${V1}, interactiveMode: Never } } }]\n`,
          });
          const env = { KUBECONFIG: `${directory}/k`, KUBERC: `${directory}/kuberc`, PATH };
          const { stderr } = await run(["get", "--raw", "/version"], env);
          // With credentials at hand kubectl gets as far as the port where nobody listens.
          assert.equal(await judge(env), /refused/.test(stderr), `${what}: ${stderr}`);
        }
      }
    }
  }).finally(restore);
});

async function judge(env: Readonly<Record<string, string>>): Promise<boolean> {
  try {
    const deps = { runtime: withEnv(env) };
    const pluginPolicy = await readPluginPolicy({}, deps);
    const { credentials } = await loadConfig({ pluginPolicy }, deps);
    return (await credentials.headers()).length > 0;
  } catch {
    return false;
  }
}
