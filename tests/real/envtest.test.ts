import assert from "node:assert/strict";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ConfigError, KubeError } from "kubist/errors";
import { type HttpClientOptions, runtime } from "kubist/runtime";
import { startEnvtest } from "kubist/testing";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const built = (await runtime().stat(`${assetsDir()}/kube-apiserver`))?.isFile === true;

function withServer(name: string, fn: () => Promise<void>): void {
  if (built) test(name, fn, { timeoutMs: 360_000 });
  else skip(name, "kube-apiserver is not built: deno task envtest:build");
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function get(
  url: string,
  options: HttpClientOptions,
  token?: string,
  signal?: AbortSignal,
): Promise<Answer> {
  const client = runtime().createHttpClient(options);
  const headers = token === undefined ? [] : [["authorization", `Bearer ${token}`]] as const;
  try {
    const request = { method: "GET", url, headers, kind: "unary", signal } as const;
    const response = await client.request(request);
    return { status: response.status, text: await response.text() };
  } finally {
    await client.close();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Gives the test a directory of its own for temporary files, which has to be empty afterwards. */
async function inScratch(work: (names: () => Promise<readonly string[]>) => Promise<void>) {
  const before = process.env["TMPDIR"];
  const scratch = await runtime().makeTempDir("kubist-scratch-");
  const names = async () => await runtime().readDir(scratch) ?? [];
  process.env["TMPDIR"] = scratch;
  try {
    await work(names);
    assert.deepEqual(await names(), []);
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    await runtime().remove(scratch);
  }
}

withServer("startEnvtest() serves the real API, to a certificate and to a token", async () => {
  await using cluster = await startEnvtest({ assetsDir: assetsDir() });
  const { server, ca, cert, key, token } = cluster;
  const admin = { ca, cert, key };
  assert.match(server, /^https:\/\/127\.0\.0\.1:\d+$/);
  assert.equal((await get(`${server}/readyz`, admin)).text, "ok");
  const byCertificate = await get(`${server}/api`, admin);
  assert.equal(byCertificate.status, 200);
  assert.equal(JSON.parse(byCertificate.text).kind, "APIVersions");
  assert.deepEqual(await get(`${server}/api`, { ca }, token), byCertificate);
  assert.equal((await get(`${server}/api`, { ca }, "wrong")).status, 401);

  const alice = await cluster.addUser("alice", ["dev"]);
  const secrets = await get(`${server}/api/v1/secrets`, { ca, cert: alice.cert, key: alice.key });
  assert.equal(secrets.status, 403);
  assert.match(JSON.parse(secrets.text).message, /User \\?"alice\\?" cannot list resource/);
  assert.equal(JSON.parse(alice.kubeconfig).clusters[0].cluster.server, server);
});

withServer("Envtest.stop() leaves no process and no file", () =>
  inScratch(async (names) => {
    await using cluster = await startEnvtest({
      assetsDir: assetsDir(),
      authorizationMode: "AlwaysAllow",
    });
    const { pids } = cluster;
    assert.equal(pids.length, 2);
    assert.deepEqual(pids.map(isAlive), [true, true]);
    assert.equal((await names()).length, 1);
    await cluster.stop();
    await cluster.stop();
    assert.deepEqual(pids.map(isAlive), [false, false]);
    assert.deepEqual(cluster.pids, []);
  }));

withServer("Envtest survives a kill, a freeze and a compaction of kube-apiserver", async () => {
  await using cluster = await startEnvtest({ assetsDir: assetsDir(), watchCache: false });
  const { server, ca, cert, key } = cluster;
  const admin = { ca, cert, key };
  const namespaces = `${server}/api/v1/namespaces`;
  const client = runtime().createHttpClient(admin);
  const watch = await client.request({
    method: "GET",
    url: `${namespaces}?watch=1&resourceVersion=1`,
    headers: [],
    kind: "stream",
  });
  const broken = assert.rejects(watch.text());
  await cluster.killApiserver();
  await broken;
  assert.equal(cluster.pids.length, 1);
  await assert.rejects(get(namespaces, admin), KubeError);
  await cluster.restartApiserver();
  assert.equal(cluster.server, server);
  assert.equal((await get(namespaces, admin)).status, 200);

  cluster.freezeApiserver();
  // A process stops when the system comes to it.
  let isSilent = false;
  for (let i = 0; i < 20 && !isSilent; i++) {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort("too long"), 300);
    const asked = get(namespaces, admin, undefined, timeout.signal);
    isSilent = await asked.then(() => false, (e) => e === "too long");
    clearTimeout(timer);
  }
  assert.ok(isSilent);
  cluster.thawApiserver();
  assert.equal((await get(namespaces, admin)).status, 200);

  const revision = await cluster.compact();
  assert.ok(Number.isSafeInteger(revision) && revision > 1, `${revision}`);
  const late = await get(`${namespaces}?watch=1&resourceVersion=2&timeoutSeconds=5`, admin);
  const status = JSON.parse(late.text.split("\n")[0] ?? "");
  assert.equal((status.object ?? status).code, 410);
  await client.close();
});

withServer("startEnvtest() fails with the last words of the server", () =>
  inScratch(async () => {
    const lines: string[] = [];
    await assert.rejects(
      startEnvtest({
        assetsDir: assetsDir(),
        apiserverArgs: ["--no-such-flag"],
        onLog: (name, line) => void lines.push(`${name}: ${line}`),
      }),
      (error) => {
        assert.ok(error instanceof KubeError);
        assert.match(error.message, /^Cannot run kube-apiserver: it ended with code 1\n/);
        assert.match(error.message, /unknown flag: --no-such-flag/);
        return true;
      },
    );
    assert.ok(lines.some((line) => line.startsWith("kube-apiserver: ")));
  }));

withServer(
  "startEnvtest() ends with signal.reason when it is aborted",
  () =>
    inScratch(async () => {
      const controller = new AbortController();
      const reason = new RangeError("mine");
      const timer = setTimeout(() => controller.abort(reason), 200);
      const starting = startEnvtest({ assetsDir: assetsDir(), signal: controller.signal });
      await assert.rejects(starting, (error) => error === reason);
      clearTimeout(timer);
    }),
);

withServer(
  "startEnvtest() leaves nothing behind when the process is killed",
  () =>
    inScratch(async (names) => {
      const script = fileURLToPath(new URL("./envtest_child.ts", import.meta.url));
      const args = [...(runtime().name === "deno" ? ["run", "-A", "--quiet"] : []), script];
      const child = runtime().spawn(process.execPath, { args });
      const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      while (!text.includes("\n")) {
        text += (await reader.read()).value ?? assert.fail("it has ended");
      }
      const pids: number[] = JSON.parse(text);
      assert.deepEqual(pids.map(isAlive), [true, true]);
      child.kill("SIGKILL");
      await child.exited;
      const deadline = Date.now() + 60_000;
      while (pids.some(isAlive) || (await names()).length > 0) {
        assert.ok(Date.now() < deadline, "the servers outlive the process that started them");
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await reader.cancel();
      await child.stderr.cancel();
    }),
);

test("startEnvtest() tells where it looked for the binaries", async () => {
  const directory = await runtime().makeTempDir("kubist-");
  await assert.rejects(startEnvtest({ assetsDir: directory }), (error) => {
    assert.ok(error instanceof ConfigError);
    assert.deepEqual(error.attempts, [
      { source: `${directory}/etcd`, problem: "it does not exist" },
    ]);
    return true;
  });
  await runtime().remove(directory);
});
