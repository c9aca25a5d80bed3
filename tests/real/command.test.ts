import assert from "node:assert/strict";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { connect } from "kubist";
import { runtime } from "kubist/runtime";
import { toKubeconfig } from "kubist/testing";
import { fixture } from "../codegen/golden.ts";
import { around, test } from "../harness.ts";
import { type SharedServer, startShared } from "./shared.ts";

const entry = fileURLToPath(new URL("../../repl/kubist.ts", import.meta.url));

let api: SharedServer;
let folder: string;
let kubeconfig: string;

around(async () => {
  api = await startShared();
  folder = await runtime().makeTempDir("kubist-command-");
  kubeconfig = `${folder}/config`;
  await runtime().writeTextFile(kubeconfig, toKubeconfig(api));
}, async () => {
  await api?.stop();
  if (folder) await runtime().remove(folder);
});

/** Runs `kubist` as a process of this runtime, on the real server. */
async function kubist(...args: string[]): Promise<{ code?: number | undefined; out: string }> {
  const deno = runtime().name === "deno" ? ["run", "-A", "--quiet", "--no-check"] : [];
  const child = runtime().spawn(process.execPath, {
    args: [...deno, entry, ...args],
    env: { KUBECONFIG: kubeconfig, NO_COLOR: "1" },
  });
  const text = (stream: ReadableStream<Uint8Array>) =>
    new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: (await child.exited).code, out: out + err };
}

const long = { timeoutMs: 360_000 };

test("kubist doctor and version reach kube-apiserver", async () => {
  const { code, out } = await kubist("doctor", "-o", "json");
  assert.equal(code, 0, out);
  const found = JSON.parse(out);
  assert.deepEqual([found.reachable, found.server], [true, api.server]);
  assert.match(found.version, /^v1\.36\./);
  const version = await kubist("version", "-o", "jsonpath={.server.gitVersion}");
  assert.equal(version.out.trim(), found.version);
  const refused = await kubist("version", "--certificate-authority", `${folder}/none.pem`);
  assert.equal(refused.code, 3);
  const wrong = await kubist("doctor", "--server", api.server, "--token", "wrong", "--offline");
  assert.equal(wrong.code, 0, wrong.out);
}, long);

test("kubist explain tells what kube-apiserver says of itself", async () => {
  const { code, out } = await kubist("explain", "deploy.spec.strategy.rollingUpdate");
  assert.equal(code, 0, out);
  assert.match(out, /FIELD: deployments\.spec\.strategy\.rollingUpdate <RollingUpdateDeployment>/);
  assert.match(
    out,
    /maxSurge\t<IntOrString>\n {4}The maximum number of pods that can be scheduled/,
  );
  const lost = await kubist("explain", "deploy.spec.strategie");
  assert.equal(lost.code, 2);
  assert.match(lost.out, /did you mean "strategy"\?/);
}, long);

test("kubist gen writes types of a custom resource on kube-apiserver", async () => {
  await using k = await connect({ kubeconfig });
  for (const document of await fixture("monitors")) {
    await k.customResourceDefinitions().create(document as never);
  }
  await k.customResourceDefinitions().wait("monitors.metrics.kubist.example", "Established");
  const group = ["--from-cluster", "--group", "metrics.kubist.example", "--out", folder];
  // The documents of a new definition are published a moment later.
  let ran = await kubist("gen", ...group);
  for (let tries = 0; ran.code !== 0 && tries < 40; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    ran = await kubist("gen", ...group);
  }
  assert.equal(ran.out, `${folder}/metrics.kubist.example/v1.ts\n`);
}, long);
