import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runtime } from "kubist/runtime";
import { startEnvtest } from "kubist/testing";
import { passedOn, type ServiceCase, serviceCases } from "../differential/aggregation_cases.ts";
import { differences } from "../differential/compare.ts";
import { startExtension } from "../differential/extension_server.ts";
import { normal } from "../differential/normal.ts";
import { run, type Step } from "../differential/script.ts";
import { embeddedServer, realServer, type Server } from "../differential/servers.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const ROOT = "/apis/apiregistration.k8s.io/v1/apiservices";
const json = { accept: "application/json", "content-type": "application/json" };

/** Registers an API service; answers it once it says what is waited for. */
async function settled(
  server: Server,
  { name, spec, needs, reason }: ServiceCase,
): Promise<unknown> {
  for (const answer of await run({ name, steps: needs }, "ext", server.send)) {
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
  }
  const [version = "", ...group] = name.split(".");
  const body = { metadata: { name }, spec: { version, group: group.join("."), ...spec } };
  const made = await server.send("POST", ROOT, json, JSON.stringify(body));
  assert.equal(made.status, 201, JSON.stringify(made.body));
  for (let left = 300;; left--) {
    const answer = await server.send("GET", `${ROOT}/${name}`, json, undefined);
    const [condition] = conditionsOf(answer.body);
    if (condition?.reason === reason || left === 0) return normal(answer, "{ns}");
    await pause();
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}

function told(what: string, theirs: unknown, own: unknown): string[] {
  return differences(theirs, own).map(({ path, real, ours }) =>
    `${what} ${path}: ${JSON.stringify(real)} ${JSON.stringify(ours)}`
  );
}

function conditionsOf(body: unknown): readonly { readonly reason?: string }[] {
  const { status = {} } = body as { status?: { conditions?: { reason?: string }[] } };
  return status.conditions ?? [];
}

test("API services lead to other servers as on kube-apiserver", async () => {
  await using extension = await startExtension();
  const directory = await runtime().makeTempDir("kubist-front-proxy");
  const [cert, key] = [join(directory, "cert.pem"), join(directory, "key.pem")];
  await Promise.all([
    writeFile(cert, extension.frontProxy.cert),
    writeFile(key, extension.frontProxy.key),
  ]);
  const apiserverArgs = [`--proxy-client-cert-file=${cert}`, `--proxy-client-key-file=${key}`];
  try {
    await using envtest = await startEnvtest({ assetsDir: assetsDir(), apiserverArgs });
    await using real = realServer(envtest);
    await using embedded = embeddedServer({
      frontProxy: () => Promise.resolve(extension.frontProxy),
    });
    const found: string[] = [];
    for (const c of serviceCases(extension)) {
      found.push(...told(c.name, await settled(real, c), await settled(embedded, c)));
    }
    const asked = async (server: Server, step: Step) => {
      extension.seen();
      const [answer] = await run({ name: "passed on", steps: [step] }, "ext", server.send);
      return { answer: answer && normal(answer, "{ns}"), seen: extension.seen() };
    };
    for (const step of passedOn) {
      const what = `${step.method} ${step.path} ${
        JSON.stringify(step.headers ?? step.accept ?? "")
      }`;
      const own = await asked(embedded, step);
      // The parts of a kube-apiserver hear of a new condition one after the other.
      for (let left = 200;; left--) {
        const differing = told(what, await asked(real, step), own);
        if (differing.length > 0 && step.method === "GET" && left > 0) {
          await pause();
          continue;
        }
        found.push(...differing);
        break;
      }
    }
    assert.deepEqual(found, []);
  } finally {
    await runtime().remove(directory);
  }
}, { timeoutMs: 360_000 });
