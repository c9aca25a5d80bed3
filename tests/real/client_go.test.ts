import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { runtime } from "kubist/runtime";
import { startCluster, startEnvtest, toKubeconfig } from "kubist/testing";
import { skip, test } from "../harness.ts";
import { assetsDir } from "./assets.ts";
import { hasKubectl } from "./kubectl.ts";

const program = `${assetsDir()}/client-go`;
const isBuilt = (await runtime().stat(program))?.isFile === true;

/** What the program prints of a cluster. */
async function linesOf(kubeconfig: string): Promise<string[]> {
  const home = await runtime().makeTempDir("kubist-client-go-");
  try {
    await writeFile(`${home}/config`, kubeconfig);
    const env = { HOME: home, KUBECONFIG: `${home}/config` };
    const child = runtime().spawn(program, { env });
    const [stdout, stderr, { code }] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
      child.exited,
    ]);
    assert.equal(code, 0, stdout + stderr);
    return stdout.trimEnd().split("\n");
  } finally {
    await runtime().remove(home);
  }
}

/** What must be there, whichever server it is: a program that saw nothing would agree with itself. */
const words = [
  /^discovery: apps\/v1 deployments, .*coordination\.k8s\.io\/v1 leases$/,
  /^informer: add first, add second, add hidden, update first, delete second, delete hidden$/,
  /^store: client-go\/first$/,
  /^apply: conflict true, /,
  /^apply: two, owned by /,
  /^apply: extracted map\[k:two\]$/,
  /^update: Operation cannot be fulfilled on configmaps "applied"/,
  /^update: after 2 tries; configmaps "nosuch" not found$/,
  /^pages: 25 objects in 3 pages, 1 left$/,
  /^protobuf: 0 then 3 replicas, RollingUpdate, generation 2$/,
  /^dynamic: ConfigMap first; ConfigMap "Bad_Name" is invalid/,
  /^election: one leads, one stops, two leads, two stops; 1 transitions, held by ""$/,
];

if (isBuilt) {
  test("a program of client-go says the same of the embedded server and the real one", async () => {
    await using cluster = await startCluster();
    const embedded = await linesOf((await cluster.listen()).kubeconfig);
    for (const [i, pattern] of words.entries()) assert.match(embedded[i] ?? "", pattern);
    if (!hasKubectl) return;
    const real = await startEnvtest({ assetsDir: assetsDir() });
    try {
      assert.deepEqual(embedded, await linesOf(toKubeconfig(real)));
    } finally {
      await real.stop();
    }
  }, { timeoutMs: 300_000 });
} else {
  skip("a program of client-go says the same of both", "deno task envtest:build has not built it");
}
