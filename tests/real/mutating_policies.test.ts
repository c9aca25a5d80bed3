import assert from "node:assert/strict";
import { startEnvtest } from "kubist/testing";
import { differences } from "../differential/compare.ts";
import { type MutationCase, mutationCases, stepsOf } from "../differential/mutation_cases.ts";
import { normal } from "../differential/normal.ts";
import { run } from "../differential/script.ts";
import { embeddedServer, realServer, type Server } from "../differential/servers.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const ROOT = "/apis/admissionregistration.k8s.io/v1";
const NAMESPACE = "mutations";

async function register({ name, spec }: MutationCase, server: Server): Promise<void> {
  const rules = [["", "configmaps"], ["", "pods"], ["apps", "deployments"]].map(
    ([group, resource]) => ({
      apiGroups: [group],
      apiVersions: ["v1"],
      operations: ["CREATE", "UPDATE"],
      resources: [resource],
    }),
  );
  const objectSelector = { matchLabels: { case: name } };
  await post(server, "mutatingadmissionpolicies", name, {
    matchConstraints: { resourceRules: rules, objectSelector },
    reinvocationPolicy: "Never",
    ...spec,
  });
  await post(server, "mutatingadmissionpolicybindings", name, { policyName: name });
}

async function post(server: Server, plural: string, name: string, spec: object): Promise<void> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  const body = JSON.stringify({ metadata: { name }, spec });
  const answer = await server.send("POST", `${ROOT}/${plural}`, headers, body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
}

/** Registers all policies, and waits until one that was registered after them is at work. */
async function prepare(server: Server): Promise<void> {
  for (const c of mutationCases) await register(c, server);
  const applyConfiguration = { expression: 'Object{data: {"ready": "1"}}' };
  const mutations = [{ patchType: "ApplyConfiguration", applyConfiguration }];
  await register({ name: "ready", spec: { mutations } }, server);
  for (let attempt = 0;; attempt++) {
    const [answer] = await run(
      {
        name: "ready",
        steps: [{
          method: "POST",
          path: "/api/v1/namespaces/{ns}/configmaps?dryRun=All",
          body: { metadata: { name: "ready", labels: { case: "ready" } } },
        }],
      },
      NAMESPACE,
      server.send,
    );
    if ((answer?.body as { data?: unknown } | undefined)?.data) return;
    assert.ok(attempt < 1200, JSON.stringify(answer));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("mutating policies change what they change on kube-apiserver", async () => {
  await using envtest = await startEnvtest({ assetsDir: assetsDir() });
  await using real = realServer(envtest);
  await using embedded = embeddedServer();
  await prepare(real);
  await prepare(embedded);
  const found: string[] = [];
  for (const c of mutationCases) {
    const script = { name: c.name, steps: stepsOf(c) };
    const theirs = await run(script, NAMESPACE, real.send);
    const own = await run(script, NAMESPACE, embedded.send);
    for (const [i, answer] of own.entries()) {
      const at = differences(normal(theirs[i]!, NAMESPACE), normal(answer, NAMESPACE));
      found.push(
        ...at.map((d) =>
          `${c.name} ${d.path}: ${JSON.stringify(d.real)} ${JSON.stringify(d.ours)}`
        ),
      );
    }
  }
  assert.deepEqual(found, []);
}, { timeoutMs: 240_000 });
