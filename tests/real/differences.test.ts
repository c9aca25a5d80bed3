import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { startEnvtest } from "kubist/testing";
import { differences } from "../differential/compare.ts";
import { normal } from "../differential/normal.ts";
import { tableOf } from "../differential/page.ts";
import { rules } from "../differential/reasons/mod.ts";
import { type Rule, unexplained } from "../differential/rules.ts";
import { run, type Script } from "../differential/script.ts";
import { everything, short } from "../differential/scripts.ts";
import { embeddedServer, realServer, type Server } from "../differential/servers.ts";
import { test } from "../harness.ts";
import { assetsDir } from "./assets.ts";

const page = new URL("../../docs/embedded-differences.md", import.meta.url);
/** All of them take minutes; the others some seconds. */
const all = process.env["KUBIST_DIFFERENCES"] === "all";

/** What differs for no known reason, and differs again: a second may end between two requests. */
async function compare(
  script: Script,
  servers: readonly [Server, Server],
  used: Set<Rule>,
): Promise<string[]> {
  const first = await compareOnce(script, servers, used);
  if (first.length === 0) return [];
  console.error(["They differ once:", ...first].join("\n"));
  return await compareOnce(script, servers, used);
}

/** Sends a script to both; answers what differs for no known reason. */
async function compareOnce(
  script: Script,
  [real, embedded]: readonly [Server, Server],
  used: Set<Rule>,
): Promise<string[]> {
  const ns = `d${crypto.randomUUID().slice(0, 8)}`;
  const [theirs, own] = await Promise.all(
    [real, embedded].map(({ send }) => run(script, ns, send)),
  );
  return own!.flatMap((answer, step) => {
    const [r, o] = [normal(theirs![step]!, ns), normal(answer, ns)];
    const pair = { script, step, real: r, ours: o, found: differences(r, o) };
    return unexplained(pair, rules, used).map((d) =>
      `${script.name} #${step} ${d.path}: ${JSON.stringify(d.real)} ${JSON.stringify(d.ours)}`
    );
  });
}

test("no answer differs from kube-apiserver's without a reason", async () => {
  await using envtest = await startEnvtest({ assetsDir: assetsDir() });
  await using real = realServer(envtest);
  await using embedded = embeddedServer();
  const used = new Set<Rule>();
  const found: string[] = [];
  for (const script of all ? everything() : short()) {
    found.push(...await compare(script, [real, embedded], used));
  }
  assert.deepEqual(found, []);
  if (all) assert.deepEqual(rules.filter((r) => !used.has(r)).map((r) => r.what), []);
}, { timeoutMs: all ? 1_200_000 : 240_000 });

test("docs/embedded-differences.md lists the reasons", async () => {
  const squeeze = (text: string) => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");
  const text = squeeze(await readFile(page, "utf8"));
  assert.ok(text.includes(squeeze(tableOf(rules))), `the table should be\n${tableOf(rules)}`);
});
