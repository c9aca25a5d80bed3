import assert from "node:assert/strict";
import { startEnvtest } from "kubist/testing";
import { differences } from "../differential/compare.ts";
import { embeddedServer, realServer } from "../differential/servers.ts";
import { webhookCases } from "../differential/webhook_cases.ts";
import { outcome, startWebhooks } from "../differential/webhook_server.ts";
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
    for (const c of webhookCases) {
      const theirs = await outcome(c, real, hooks);
      const own = await outcome(c, embedded, hooks);
      for (const { path, real: r, ours } of differences(theirs, own)) {
        found.push(`${c.name}${path}: ${JSON.stringify(r)} ${JSON.stringify(ours)}`);
      }
    }
    assert.deepEqual(found, []);
  },
  { timeoutMs: 120_000 },
);
