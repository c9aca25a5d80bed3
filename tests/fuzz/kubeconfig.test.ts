import assert from "node:assert/strict";
import process from "node:process";
import { test } from "../harness.ts";
import { fuzzKubeconfig } from "./kubeconfig.ts";

const runs = Number(process.env["KUBIST_FUZZ_RUNS"] ?? 500);
const seed = Number(process.env["KUBIST_FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

test(`loadConfig() gives only typed errors in ${runs} runs from seed ${seed}`, async () => {
  const { accepted, refused } = await fuzzKubeconfig(runs, seed);
  if (runs < 100) return;
  // Damage that leaves nothing whole, or everything, would tell nothing.
  assert.ok(accepted > runs * 0.05, `${accepted} of ${runs} accepted`);
  assert.ok(refused > runs * 0.05, `${refused} of ${runs} refused`);
}, { timeoutMs: 120_000 + runs * 100 });
