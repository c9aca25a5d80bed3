import assert from "node:assert/strict";
import { startEnvtest } from "kubist/testing";
import { differences } from "../differential/compare.ts";
import { normal } from "../differential/normal.ts";
import { type PolicyCase, policyCases } from "../differential/policy_cases.ts";
import { run } from "../differential/script.ts";
import { embeddedServer, realServer, type Server } from "../differential/servers.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const ROOT = "/apis/admissionregistration.k8s.io/v1";
const NAMESPACE = "policies";

async function register({ name, spec }: Omit<PolicyCase, "steps">, server: Server): Promise<void> {
  await post(server, "validatingadmissionpolicies", name, spec);
  const validationActions = ["Deny"];
  await post(server, "validatingadmissionpolicybindings", name, {
    policyName: name,
    validationActions,
  });
}

async function post(server: Server, plural: string, name: string, spec: object): Promise<void> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  const body = JSON.stringify({ metadata: { name }, spec });
  const answer = await server.send("POST", `${ROOT}/${plural}`, headers, body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
}

/** Registers all policies, and waits until one that was registered after them is at work. */
async function prepare(server: Server): Promise<void> {
  for (const c of policyCases) await register(c, server);
  const resourceRules = [
    { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["secrets"] },
  ];
  await register({
    name: "ready",
    spec: { matchConstraints: { resourceRules }, validations: [{ expression: "false" }] },
  }, server);
  const path = "/api/v1/namespaces/{ns}/secrets?dryRun=All";
  const steps = [{ method: "POST", path, body: { metadata: { name: "ready" } } }];
  for (let attempt = 0;; attempt++) {
    const [answer] = await run({ name: "ready", steps }, NAMESPACE, server.send);
    if (answer?.status === 422) return;
    assert.ok(attempt < 400, JSON.stringify(answer));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("validating policies refuse what kube-apiserver refuses, in its words", async () => {
  await using envtest = await startEnvtest({ assetsDir: assetsDir() });
  await using real = realServer(envtest);
  await using embedded = embeddedServer();
  for (const server of [real, embedded]) await prepare(server);
  const found: string[] = [];
  for (const { name, steps } of policyCases) {
    const script = { name, steps };
    const theirs = await run(script, NAMESPACE, real.send);
    const own = await run(script, NAMESPACE, embedded.send);
    for (const [i, answer] of own.entries()) {
      const [r, o] = [theirs[i] ?? answer, answer].map((a) => normal(a, NAMESPACE));
      for (const d of differences(r, o)) {
        found.push(`${name} #${i} ${d.path}: ${JSON.stringify(d.real)} ${JSON.stringify(d.ours)}`);
      }
    }
  }
  assert.deepEqual(found, []);
}, { timeoutMs: 120_000 });
