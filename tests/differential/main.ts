/**
 * Compares the embedded server with a real one, for people: records the answers of the real one in a
 * file (`--record`), and prints where those of the embedded one differ for no known reason (or, with
 * `--all`, at all).
 *
 * @module
 */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { startEnvtest } from "kubist/testing";
import { assetsDir } from "../real/assets.ts";
import { type Difference, differences } from "./compare.ts";
import { normal } from "./normal.ts";
import { rules } from "./reasons/mod.ts";
import { unexplained } from "./rules.ts";
import { type Answer, run, type Script } from "./script.ts";
import { everything } from "./scripts.ts";
import { embeddedServer, realServer } from "./servers.ts";

type Store = Record<string, Answer[]>;

const { values } = parseArgs({
  options: {
    file: { type: "string", default: "/tmp/kubist-differences.json" },
    record: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    limit: { type: "string", default: "40" },
  },
});

// Probes are for people: some of their differences have no reason yet.
const scripts = everything().filter((s) => new RegExp(values.only).test(s.name));
const keyOf = (s: Script) => `${s.name}\n${JSON.stringify(s.steps)}`;
const store: Store = existsSync(values.file) ? JSON.parse(readFileSync(values.file, "utf8")) : {};

if (values.record) {
  await using envtest = await startEnvtest({ assetsDir: assetsDir() });
  await using real = realServer(envtest);
  const wanted = scripts.filter((s) => !(keyOf(s) in store));
  for (const [i, s] of wanted.entries()) {
    const ns = `d${Date.now().toString(36)}-${i}`;
    store[keyOf(s)] = (await run(s, ns, real.send)).map((a) => normal(a, ns));
    // The file is long: not after every script, and still not only at the end.
    const last = i === wanted.length - 1;
    if (last || i % 20 === 19) writeFileSync(values.file, JSON.stringify(store));
  }
}

await using embedded = embeddedServer();
let total = 0, bad = 0;
for (const [i, script] of scripts.entries()) {
  const recorded = store[keyOf(script)];
  if (!recorded) continue;
  const ns = `ours-${i}`;
  const answers = await run(script, ns, embedded.send);
  for (const [step, answer] of answers.entries()) {
    total++;
    const real = normal(recorded[step]!, "{ns}");
    const ours = normal(answer, ns);
    const found = differences(real, ours);
    const left = values.all ? found : unexplained({ script, step, real, ours, found }, rules);
    if (left.length === 0) continue;
    if (bad++ < Number(values.limit)) print(script, step, left);
  }
}
console.log(`${total} answers, ${bad} differ`);

function print(script: Script, step: number, left: readonly Difference[]): void {
  const { method = "", path = "", body = "" } = script.steps[step] ?? {};
  console.log(`${script.name} #${step}: ${method} ${path} ${JSON.stringify(body).slice(0, 1500)}`);
  const show = (value: unknown) => JSON.stringify(value)?.slice(0, 4000);
  for (const { path: at, real, ours } of left) {
    console.log(`    ${at}\n      real ${show(real)}\n      ours ${show(ours)}`);
  }
}
