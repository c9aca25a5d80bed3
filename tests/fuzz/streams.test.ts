import assert from "node:assert/strict";
import process from "node:process";
import { test } from "../harness.ts";
import { textFuzzTargets } from "../config/text_fuzz_targets.ts";
import { archiveFuzzTarget } from "../ops/archive_fuzz_target.ts";
import { streamFuzzTargets } from "../wire/stream_fuzz_targets.ts";
import { fuzzMeta } from "./meta.ts";

const runs = Number(process.env["KUBIST_FUZZ_RUNS"] ?? 500);
const seed = Number(process.env["KUBIST_FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));

for (const target of [...streamFuzzTargets, ...textFuzzTargets, archiveFuzzTarget]) {
  test(`${target.name}: values or typed errors in ${runs} runs from seed ${seed}`, async () => {
    const { accepted, refused } = await fuzzMeta(target, runs, seed);
    if (runs < 100) return;
    assert.ok(accepted > runs * 0.05, `${accepted} of ${runs} accepted`);
    const total = target.refusals.length === 0;
    assert.ok(total || refused > runs * 0.05, `${refused} of ${runs} refused`);
  }, { timeoutMs: 120_000 + runs * 20 });
}
