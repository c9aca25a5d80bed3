import assert from "node:assert/strict";
import { startEnvtest } from "kubist/testing";
import { differences } from "../differential/compare.ts";
import { conversionSteps } from "../differential/conversion_cases.ts";
import { normal } from "../differential/normal.ts";
import { type Answer, run } from "../differential/script.ts";
import { embeddedServer, realServer } from "../differential/servers.ts";
import { allCases, outcome, startWebhooks } from "../differential/webhook_server.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

test(
  "webhooks are asked what kube-apiserver asks them, and their answers mean the same",
  async () => {
    await using envtest = await startEnvtest({ assetsDir: assetsDir() });
    await using real = realServer(envtest);
    await using embedded = embeddedServer();
    await using hooks = await startWebhooks();
    await hooks.register(real);
    await hooks.register(embedded);
    const found: string[] = [];
    for (const c of allCases) {
      const theirs = await outcome(c, real, hooks);
      const own = await outcome(c, embedded, hooks);
      for (const { path, real: r, ours } of differences(theirs, own)) {
        found.push(`${c.name}${path}: ${JSON.stringify(r)} ${JSON.stringify(ours)}`);
      }
    }
    assert.deepEqual(found, []);
  },
  { timeoutMs: 360_000 },
);

/** Without owners, whose fields are told in the version of each write. */
function ownerless(answer: Answer | undefined, ns: string): unknown {
  const text = JSON.stringify(answer && normal(answer, ns));
  return JSON.parse(text, (key, value) => key === "managedFields" ? undefined : value);
}

test("webhooks convert custom resources as on kube-apiserver", async () => {
  await using envtest = await startEnvtest({ assetsDir: assetsDir() });
  await using real = realServer(envtest);
  await using embedded = embeddedServer();
  await using hooks = await startWebhooks();
  const script = { name: "conversion", steps: conversionSteps(hooks.clientConfig("convert")) };
  const ns = "converted";
  const theirs = await run(script, ns, real.send);
  const own = await run(script, ns, embedded.send);
  const found = own.flatMap((answer, i) => {
    const { method, path } = script.steps[i]!;
    return differences(ownerless(theirs[i], ns), ownerless(answer, ns)).map((d) =>
      `${method} ${path} ${d.path}: ${JSON.stringify(d.real)} ${JSON.stringify(d.ours)}`
    );
  });
  assert.deepEqual(found, []);
}, { timeoutMs: 360_000 });
