import assert from "node:assert/strict";
import { chmod, lstat, mkdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import process from "node:process";
import {
  type ConnectOptions,
  loadConfig,
  openKubeconfig,
  setEntry,
  useContext,
} from "kubist/config";
import { type AuthError, ConfigError } from "kubist/errors";
import { type Runtime, runtime } from "kubist/runtime";
import { createCertificateAuthority } from "kubist/testing";
import { skip, test } from "../harness.ts";

const machine = runtime();
const authority = await createCertificateAuthority();
const pair = await authority.issue({ commonName: "me", usage: "client" });

/** The real machine with an environment of its own. */
function withEnv(env: Readonly<Record<string, string>>): Runtime {
  return {
    ...machine,
    env: (name) => env[name] ?? (name === "PATH" ? machine.env(name) : undefined),
  };
}

async function inDirectory(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = await machine.makeTempDir("kubist-config-");
  try {
    await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function onUnix(name: string, fn: () => Promise<void>): void {
  if (machine.os === "windows") skip(name, "needs sh");
  else test(name, fn);
}

const V1 = "client.authentication.k8s.io/v1";

/** A kubeconfig whose user is the answer of a script. */
async function scripted(directory: string, script: string, exec: object = {}): Promise<string> {
  await writeFile(`${directory}/auth`, `#!/bin/sh\n${script}\n`);
  await chmod(`${directory}/auth`, 0o755);
  const config = {
    "current-context": "x",
    contexts: [{ name: "x", context: { cluster: "x", user: "me" } }],
    clusters: [{ name: "x", cluster: { server: "https://h" } }],
    users: [{
      name: "me",
      user: { exec: { apiVersion: V1, interactiveMode: "Never", command: "./auth", ...exec } },
    }],
  };
  await writeFile(`${directory}/config`, JSON.stringify(config), { mode: 0o600 });
  return `${directory}/config`;
}

async function runs(script: string, exec: object = {}, options: ConnectOptions = {}) {
  let headers: unknown;
  let error: unknown;
  let took = 0;
  await inDirectory(async (directory) => {
    const kubeconfig = await scripted(directory, script, exec);
    const began = performance.now();
    try {
      const config = await loadConfig({ kubeconfig, ...options });
      headers = [...await config.credentials.headers()];
    } catch (thrown) {
      error = thrown;
    }
    took = performance.now() - began;
  });
  return { headers, error: error as AuthError | undefined, took };
}

const print = (token: string) =>
  `printf '{"kind":"ExecCredential","apiVersion":"${V1}","status":{"token":"%s"}}' "${token}"`;

onUnix("credentials.headers() runs a real plugin beside its kubeconfig", async () => {
  const { headers, error } = await runs(print("$1-$REGION"), {
    args: ["a;b"],
    env: [{ name: "REGION", value: "eu" }],
  });
  assert.equal(error, undefined);
  assert.deepEqual(headers, [["Authorization", "Bearer a;b-eu"]]);
});

onUnix(
  "credentials.headers() gives a plugin no secret of the kubeconfig that it is not to have",
  async () => {
    await inDirectory(async (directory) => {
      const secret = "c4naRY-s3cret-7f3a9";
      const script = `env > "$(dirname "$0")/dump"\n${print("ok")}`;
      const file = await scripted(directory, script, { env: [{ name: "REGION", value: "eu" }] });
      const config = JSON.parse(await readFile(file, "utf8"));
      config.users.push({ name: "other", user: { token: secret, password: secret } });
      await writeFile(file, JSON.stringify(config));
      await (await loadConfig({ kubeconfig: file })).credentials.headers();
      const dump = await readFile(`${directory}/dump`, "utf8");
      assert.ok(!dump.includes(secret), dump);
      const names = new Set(dump.split("\n").flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []));
      // What the process has, what the kubeconfig declares, what the protocol asks for, and the shell's own.
      const known = [...Object.keys(process.env), "REGION", "KUBERNETES_EXEC_INFO"];
      for (const name of [...known, "PWD", "OLDPWD", "SHLVL", "_"]) names.delete(name);
      assert.deepEqual([...names], []);
    });
  },
);

onUnix("credentials.headers() gives a plugin the protocol's input and no terminal", async () => {
  const { headers, error } = await runs(
    `[ -z "$(cat)" ] || exit 4\n` +
      `case "$KUBERNETES_EXEC_INFO" in *'"interactive":false'*) ${print("ok")};; *) exit 5;; esac`,
  );
  assert.equal(error, undefined);
  assert.deepEqual(headers, [["Authorization", "Bearer ok"]]);
});

onUnix("credentials.headers() tells how a real plugin failed", async () => {
  const { error } = await runs("echo 'no session' >&2; exit 7");
  assert.equal(error?.code, "exec.failed");
  assert.match(error?.message ?? "", /it ended with code 7: no session$/);
});

onUnix("credentials.headers() names a real plugin that is missing", async () => {
  const { error } = await runs("", { command: "kubist-no-such-plugin", installHint: "get it" });
  assert.equal(error?.code, "exec.not_found");
  assert.match(error?.message ?? "", /the program is not found; searched .*\nget it$/);
  assert.equal((await runs("", { command: "./nothing" })).error?.code, "exec.not_found");
});

onUnix("credentials.headers() ends a real plugin that hangs", async () => {
  const { error, took } = await runs("exec sleep 60", {}, { pluginTimeoutMs: 300 });
  assert.equal(error?.code, "exec.timeout");
  assert.ok(took < 25_000, `${took} ms`);
});

onUnix("credentials.headers() kills a real plugin that does not listen", async () => {
  const { error, took } = await runs(
    "trap '' TERM; while :; do sleep 0.1; done",
    {},
    { pluginTimeoutMs: 300 },
  );
  assert.equal(error?.code, "exec.timeout");
  assert.ok(took < 25_000, `${took} ms`);
});

onUnix("credentials.headers() does not wait for what a plugin leaves behind", async () => {
  const { headers, took } = await runs(`(sleep 30) &\n${print("t")}`);
  assert.deepEqual(headers, [["Authorization", "Bearer t"]]);
  assert.ok(took < 25_000, `${took} ms`);
});

onUnix("credentials.headers() stops a real plugin that prints without end", async () => {
  const { error, took } = await runs("exec yes");
  assert.equal(error?.code, "exec.output");
  assert.ok(took < 25_000, `${took} ms`);
});

onUnix("credentials.headers() runs an allowed plugin by the path that was compared", async () => {
  await inDirectory(async (directory) => {
    const kubeconfig = await scripted(directory, print("t"));
    const allowed = { policy: "Allowlist", allowlist: [`${directory}/auth`] } as const;
    const { credentials } = await loadConfig({ kubeconfig, pluginPolicy: allowed });
    assert.deepEqual([...await credentials.headers()], [["Authorization", "Bearer t"]]);
    const other = { policy: "Allowlist", allowlist: ["/bin/sh"] } as const;
    const refused = await loadConfig({ kubeconfig, pluginPolicy: other });
    await assert.rejects(
      refused.credentials.headers(),
      /\/auth" may not run: it is not in the list of /,
    );
  });
});

test("loadConfig() reads real files: UTF-16, certificates and a token", async () => {
  await inDirectory(async (directory) => {
    await mkdir(`${directory}/pki`);
    await writeFile(`${directory}/pki/ca`, authority.cert);
    await writeFile(`${directory}/pki/cert`, pair.cert);
    await writeFile(`${directory}/pki/key`, pair.key);
    await writeFile(`${directory}/token`, "secret\n");
    const text = `current-context: é\ncontexts: [{ name: é, context: { cluster: c, user: u } }]\n` +
      `clusters: [{ name: c, cluster: { server: "https://h", certificate-authority: pki/ca } }]\n` +
      `users: [{ name: u, user: { client-certificate: pki/cert, client-key: pki/key, tokenFile: token } }]\n`;
    const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...utf16Units(text)]).buffer);
    await writeFile(`${directory}/config`, utf16, { mode: 0o600 });
    const config = await loadConfig({}, {
      runtime: withEnv({ KUBECONFIG: `${directory}/config` }),
    });
    assert.deepEqual([config.context, config.tls.ca], ["é", authority.cert]);
    assert.deepEqual([...await config.credentials.headers()], [["Authorization", "Bearer secret"]]);
    assert.equal((await config.credentials.certificate())?.key, pair.key);
    assert.deepEqual(config.warnings, []);
  });
});

function utf16Units(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

test("loadConfig() names a real directory and a real file that is missing", async () => {
  await inDirectory(async (directory) => {
    for (
      const [path, code] of [[directory, "config.not_a_file"], [
        `${directory}/x`,
        "config.file_missing",
      ]]
    ) {
      await assert.rejects(loadConfig({ kubeconfig: path }), (error: unknown) => {
        assert.ok(error instanceof ConfigError);
        assert.equal(error.attempts[0]?.code, code);
        return true;
      });
    }
  });
});

onUnix("store.save() makes a private file, keeps a link a link, and leaves no lock", async () => {
  await inDirectory(async (directory) => {
    const env = withEnv({ KUBECONFIG: `${directory}/.kube/config` });
    const store = await openKubeconfig({}, { runtime: env });
    const context = setEntry(store.reveal(), "contexts", "a", { cluster: "a", user: "a" });
    await store.save(useContext(context, "a"));
    const file = `${directory}/.kube/config`;
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    await symlink(file, `${directory}/link`);
    const linked = await openKubeconfig({ kubeconfig: `${directory}/link` });
    assert.equal(linked.currentContext, "a");
    await linked.save(setEntry(linked.reveal(), "users", "a", { token: "t" }));
    assert.ok((await lstat(`${directory}/link`)).isSymbolicLink());
    assert.match(await readFile(file, "utf8"), /token: t/);
    assert.deepEqual(await machine.readDir(`${directory}/.kube`), ["config"]);
    assert.deepEqual((await machine.readDir(directory))?.toSorted(), [".kube", "link"]);
  });
});

test("store.save() of many at the same time loses nothing", async () => {
  await inDirectory(async (directory) => {
    const kubeconfig = `${directory}/config`;
    await Promise.all(Array.from({ length: 5 }, async (_, i) => {
      const store = await openKubeconfig({ kubeconfig });
      await store.save(setEntry(store.reveal(), "users", `u${i}`, { token: "t" }));
    }));
    const { users } = (await openKubeconfig({ kubeconfig })).reveal();
    assert.deepEqual(users?.map((u) => u.name).toSorted(), ["u0", "u1", "u2", "u3", "u4"]);
  });
});

test("credentials.headers() passes arguments to a plugin as they are, through no shell", async () => {
  await inDirectory(async (directory) => {
    const args = ["; touch owned", "$(touch owned)", "`touch owned`", "a\nb", "", "*", "'\"\\"];
    const answer = {
      kind: "ExecCredential",
      apiVersion: "client.authentication.k8s.io/v1",
      status: { token: "t" },
    };
    const script = `#!/bin/sh\nprintf '%s\\0' "$@" > "$OUT"\necho '${JSON.stringify(answer)}'\n`;
    await writeFile(`${directory}/plugin`, script, { mode: 0o700 });
    const config = await loadConfig({
      kubeconfig: {
        "current-context": "x",
        contexts: [{ name: "x", context: { cluster: "x", user: "x" } }],
        clusters: [{ name: "x", cluster: { server: "https://h" } }],
        users: [{
          name: "x",
          user: {
            exec: {
              apiVersion: answer.apiVersion,
              command: `${directory}/plugin`,
              args,
              env: [{ name: "OUT", value: `${directory}/out` }],
              interactiveMode: "Never",
            },
          },
        }],
      },
    });
    await config.credentials.headers();
    assert.deepEqual((await readFile(`${directory}/out`, "utf8")).split("\0").slice(0, -1), args);
    assert.equal(await stat(`${directory}/owned`).catch(() => undefined), undefined);
  });
});
