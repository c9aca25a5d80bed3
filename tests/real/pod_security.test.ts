import assert from "node:assert/strict";
import { startEnvtest } from "kubist/testing";
import { differences } from "../differential/compare.ts";
import { normal } from "../differential/normal.ts";
import { podSecurityScripts } from "../differential/pod_security_cases.ts";
import { rules } from "../differential/reasons/mod.ts";
import { unexplained } from "../differential/rules.ts";
import { type Answer, run } from "../differential/script.ts";
import { embeddedServer, realServer } from "../differential/servers.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

/** Without the names that the servers make up. */
function unnamed(answer: Answer): Answer {
  return JSON.parse(JSON.stringify(answer).replace(/\bp-[a-z0-9]{5}\b/g, "p-{random}"));
}

test("pods are as safe as kube-apiserver wants them, in the same words", async () => {
  await using envtest = await startEnvtest({ assetsDir: assetsDir() });
  await using real = realServer(envtest);
  await using embedded = embeddedServer();
  const found: string[] = [];
  for (const [i, script] of podSecurityScripts.entries()) {
    const ns = `security-${i}`;
    const [theirs, own] = await Promise.all([real, embedded].map((s) => run(script, ns, s.send)));
    for (const [step, answer] of own!.entries()) {
      const [r, ours] = [unnamed(normal(theirs![step]!, ns)), unnamed(normal(answer, ns))];
      const pair = { script, step, real: r, ours, found: differences(r, ours) };
      for (const d of unexplained(pair, rules)) {
        found.push(
          `${script.name} #${step} ${d.path}: ${JSON.stringify(d.real)} ${JSON.stringify(d.ours)}`,
        );
      }
    }
  }
  assert.deepEqual(found, []);
}, { timeoutMs: 360_000 });
