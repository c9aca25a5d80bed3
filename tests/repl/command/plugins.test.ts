import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromConfig } from "kubist";
import { loadConfig, readPluginPolicy } from "kubist/config";
import { AuthError } from "kubist/errors";
import { runtime } from "kubist/runtime";
import { startCluster } from "kubist/testing";
import { test } from "../../harness.ts";
import { runPiped } from "./runner.ts";

const V1 = "client.authentication.k8s.io/v1";
const CANARY = "c4naRY-s3cret-7f3a9";
const HOUR = 3_600_000;

/** A home directory with a kubeconfig whose user has a plugin: a program that prints what is given. */
async function withPlugin(
  said: object,
  work: (home: string, kubeconfig: string) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "kubist-plugins-"));
  await using cluster = await startCluster();
  try {
    const { kubeconfig } = await cluster.listen();
    const credential = JSON.stringify({ kind: "ExecCredential", apiVersion: V1, ...said });
    const exec = { apiVersion: V1, interactiveMode: "Never", command: "echo", args: [credential] };
    const users = [{ name: "kubist", user: { exec } }];
    await mkdir(join(home, ".kube"));
    const file = join(home, ".kube", "config");
    await writeFile(file, JSON.stringify({ ...JSON.parse(kubeconfig), users }), { mode: 0o600 });
    await work(home, file);
  } finally {
    await rm(home, { recursive: true });
  }
}

/** The one line that the command says of it, and its code. */
async function commandSays(home: string): Promise<string> {
  const { code, out, err } = await runPiped(["version"], { cwd: home, env: {} });
  assert.equal(code, 4, err);
  assert.ok(!`${out}${err}`.includes(CANARY), err);
  assert.match(err, /^[^\n]*\n$/, "one line");
  return err.trimEnd();
}

/** What a program is told that asks for the version. */
async function programIsTold(
  kubeconfig: string,
  deps: Parameters<typeof loadConfig>[1],
  pluginPolicy?: Parameters<typeof loadConfig>[0],
): Promise<AuthError> {
  await using k = fromConfig(await loadConfig({ kubeconfig, ...pluginPolicy }, deps));
  try {
    await k.version();
  } catch (error) {
    assert.ok(error instanceof AuthError, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: "no error" });
}

const who = 'Cannot get credentials for user "kubist" from plugin "echo": ';

for (
  const [policy, says] of [
    ["DenyAll", "the policy of FILE:3 is DenyAll"],
    [
      "Allowlist\ncredentialPluginAllowlist: [{ command: other }]",
      "it is not in the list of FILE:3, whose policy is Allowlist",
    ],
  ] as const
) {
  test(
    `row 51: the file behind ${
      policy.split("\n")[0]
    } is named to who writes a program or runs the command`,
    () =>
      withPlugin({ status: { token: CANARY } }, async (home, kubeconfig) => {
        const kuberc = join(home, ".kube", "kuberc");
        const head = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n";
        await writeFile(kuberc, `${head}credentialPluginPolicy: ${policy}\n`);
        const pluginPolicy = await readPluginPolicy({ kuberc });
        const { code, message } = await programIsTold(kubeconfig, {}, { pluginPolicy });
        assert.equal(code, "exec.denied");
        const denied = new RegExp(`^${who}"/[^"]*/echo" may not run: (.*)$`).exec(message);
        assert.equal(denied?.[1], says.replace("FILE", kuberc), message);
        assert.equal(await commandSays(home), message);
      }),
    { timeoutMs: 120_000 },
  );
}

test("row 58: the server's clock is quoted to who writes a program or runs the command", () => {
  const end = new Date(Date.now() - HOUR).toISOString();
  return withPlugin(
    { status: { token: CANARY, expirationTimestamp: end } },
    async (home, kubeconfig) => {
      const shape = new RegExp(
        `^${who}its credentials expired at ${end}, and this clock shows [-0-9T:.]+Z; ` +
          "the server's clock shows [-0-9T:.]+Z, so (.*)$",
      );
      const ahead = await programIsTold(kubeconfig, { now: () => Date.now() + 5 * HOUR });
      assert.equal(ahead.code, "exec.expired");
      assert.equal(shape.exec(ahead.message)?.[1], "this one is 5h fast: set it right");
      const said = await commandSays(home);
      assert.equal(shape.exec(said)?.[1], "it is not the clock", said);
    },
  );
}, { timeoutMs: 120_000 });

test("row 58: what a plugin gives for a while is used for that while", () => {
  const end = new Date(Date.now() + HOUR).toISOString();
  return withPlugin(
    { status: { token: "t", expirationTimestamp: end } },
    async (_, kubeconfig) => {
      const { credentials } = await loadConfig({ kubeconfig }, { runtime: runtime() });
      assert.deepEqual([...await credentials.headers()], [["Authorization", "Bearer t"]]);
    },
  );
});
