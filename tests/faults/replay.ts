/**
 * Repeats a run that failed: `deno run -A tests/faults/replay.ts RUN.json [--shrink]`.
 *
 * @module
 */

import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { replay, type RunRecord, shrink } from "./record.ts";

const [file, how] = process.argv.slice(2);
if (file === undefined) {
  console.error("Give the file of a run: deno run -A tests/faults/replay.ts RUN.json [--shrink]");
  process.exit(2);
}
const run = JSON.parse(readFileSync(file, "utf8")) as RunRecord;
let failed = await replay(run);
if (failed && how === "--shrink") {
  failed = await shrink(failed);
  const reduced = file.replace(/(\.json)?$/, ".least.json");
  writeFileSync(reduced, JSON.stringify(failed));
  console.log(`${failed.steps.length} steps are left, in ${reduced}:`);
  for (const { at, fault } of failed.steps) console.log(`  ${at} ${fault}`);
}
if (!failed) console.log("It does not fail any more");
else {
  for (const line of failed.history.slice(-60)) console.log(line);
  console.log(failed.failure);
}
process.exitCode = failed ? 1 : 0;
