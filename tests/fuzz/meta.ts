/**
 * Throws damaged texts and values at the meta room: every answer is a value or a typed error, in time,
 * and the prototypes stay as they were.
 *
 * `KUBIST_FUZZ_RUNS` sets the number of runs, `KUBIST_FUZZ_SEED` repeats one.
 *
 * @module
 */

import assert from "node:assert/strict";
import { cpuMs } from "../harness.ts";
import { type FuzzTarget, fuzzTargets } from "../meta/fuzz_targets.ts";
import { generator } from "./random.ts";

export { type FuzzTarget, fuzzTargets };

/** How much processor time one run may take: far beyond what it needs, and short of a hang. */
const LIMIT_MS = 2000;

/** What a campaign found out. */
export interface FuzzResult {
  readonly accepted: number;
  readonly refused: number;
}

/** Runs a campaign; throws with the seed of the first run that goes wrong. */
export async function fuzzMeta(
  target: FuzzTarget,
  runs: number,
  seed: number,
): Promise<FuzzResult> {
  const before = prototypes();
  let accepted = 0;
  for (let run = 0; run < runs; run++) {
    const own = seed + run;
    const input = target.make(generator(own));
    const began = cpuMs();
    try {
      if (await survives(target, input)) accepted++;
      assert.equal(prototypes(), before, "a prototype was changed");
    } catch (error) {
      const message = `${target.name}: KUBIST_FUZZ_SEED=${own} KUBIST_FUZZ_RUNS=1: ${error}\n` +
        JSON.stringify(input);
      throw new assert.AssertionError({ message });
    }
    const took = cpuMs() - began;
    assert.ok(took < LIMIT_MS, `${target.name}: KUBIST_FUZZ_SEED=${own}: ${took} ms`);
  }
  return { accepted, refused: runs - accepted };
}

async function survives(target: FuzzTarget, input: unknown): Promise<boolean> {
  try {
    await target.take(input as never);
    return true;
  } catch (error) {
    const typed = target.refusals.some((kind) => error instanceof kind);
    // A RangeError of the engine is one of ours only when it says so.
    if (!typed || !/^(Cannot|Apply)/.test((error as Error).message)) throw error;
    return false;
  }
}

function prototypes(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).length).join();
}
