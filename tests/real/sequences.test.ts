import assert from "node:assert/strict";
import { startEnvtest } from "kubist/testing";
import { differences } from "../differential/compare.ts";
import { normal } from "../differential/normal.ts";
import { rules } from "../differential/reasons/mod.ts";
import { unexplained } from "../differential/rules.ts";
import { run, type Script } from "../differential/script.ts";
import { sequence } from "../differential/sequences.ts";
import { embeddedServer, realServer, type Server } from "../differential/servers.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

/** The first sequence, and how many: the same ones each time. */
const first = Number(process.env["KUBIST_SEQUENCES_SEED"] ?? "1");
const count = Number(process.env["KUBIST_SEQUENCES"] ?? "20");

/** The first step at which the two servers differ for no known reason, and how. */
async function difference(script: Script, servers: readonly Server[]): Promise<string> {
  const ns = `s${crypto.randomUUID().slice(0, 8)}`;
  const [theirs, own] = await Promise.all(servers.map(({ send }) => run(script, ns, send)));
  for (const [step, answer] of own!.entries()) {
    const [real, ours] = [normal(theirs![step]!, ns), normal(answer, ns)];
    const found = differences(real, ours);
    const [left] = unexplained({ script, step, real, ours, found }, rules);
    if (!left) continue;
    const { method, path, body } = script.steps[step]!;
    return `${script.name} #${step} ${method} ${path} ${JSON.stringify(body)}: ` +
      `${left.path} ${JSON.stringify(left.real)} ${JSON.stringify(left.ours)}`;
  }
  return "";
}

test(`sequences ${first} to ${first + count - 1} are answered as by kube-apiserver`, async () => {
  await using envtest = await startEnvtest({ assetsDir: assetsDir() });
  await using real = realServer(envtest);
  await using embedded = embeddedServer();
  const found: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const script = sequence(seed);
    const once = await difference(script, [real, embedded]);
    if (once === "") continue;
    // A second may end between two requests: what differs has to differ again.
    console.error(`It differs once: ${once}`);
    found.push(await difference(script, [real, embedded]));
  }
  assert.deepEqual(found.filter((text) => text !== ""), []);
}, { timeoutMs: 600_000 });
