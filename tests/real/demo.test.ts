import assert from "node:assert/strict";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runtime } from "kubist/runtime";
import { startEnvtest } from "kubist/testing";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const script = fileURLToPath(new URL("../../scripts/demo.ts", import.meta.url));

/** What the demo prints, without its first line: the address and a random name. */
async function demo(...args: readonly string[]): Promise<string> {
  const run = runtime().name === "deno" ? ["run", "-A", script] : [script];
  const child = runtime().spawn(process.execPath, { args: [...run, ...args] });
  const [out, err, { code }] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  assert.equal(code, 0, err);
  return out.slice(out.indexOf("\n"));
}

test(
  "demo --kubeconfig prints on kube-apiserver what it prints on the embedded cluster",
  async () => {
    await using cluster = await startEnvtest({ assetsDir: assetsDir() });
    const folder = await runtime().makeTempDir("kubist-demo-");
    try {
      await runtime().writeTextFile(`${folder}/config`, cluster.kubeconfig);
      const real = await demo("--kubeconfig", `${folder}/config`);
      assert.match(real, /MODIFIED +Deployment +web +replicas=3 generation=2/);
      assert.equal(real, await demo());
    } finally {
      await runtime().remove(folder);
    }
  },
  { timeoutMs: 360_000 },
);
