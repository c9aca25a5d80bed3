import assert from "node:assert/strict";
import process from "node:process";
import { test } from "../harness.ts";
import { classes } from "./classes.ts";
import { lies } from "./lies.ts";
import { mutants } from "./mutants.ts";
import type { MakeParts } from "./parts.ts";
import { FailedRun, invariantOf, recorded, replay, shrink } from "./record.ts";
import { simulate } from "./simulation.ts";

/**
 * The full size is KUBIST_SIM_SEEDS=20 KUBIST_SIM_EVENTS=100000 KUBIST_SIM_FAULTS=10000; a seed that fails
 * is repeated with KUBIST_SIM_FIRST.
 */
const setting = (name: string, usual: number) => Number(process.env[`KUBIST_SIM_${name}`] ?? usual);
const first = setting("FIRST", 1);
const seeds = setting("SEEDS", 2);
const size = { events: setting("EVENTS", 5000), faults: setting("FAULTS", 500) };
const oneSeedMs = 60_000 + 3 * size.events;

for (let seed = first; seed < first + seeds; seed++) {
  test(`simulate() seed ${seed}: no fault makes the cache lie`, async () => {
    const { fired, events } = await recorded(simulate(seed, size));
    assert.ok(events >= 0.9 * size.events, `only ${events} events`);
    const least = Math.floor(size.faults / Object.keys(classes).length);
    for (const name of Object.keys(classes)) {
      assert.ok((fired[name] ?? 0) >= least, `"${name}" happened ${fired[name] ?? 0} times`);
    }
  }, { timeoutMs: oneSeedMs });
}

test("simulate() does the same twice, whatever the machine's clock says", async () => {
  const once = await simulate(3, { events: 2000, faults: 200 });
  const again = await simulate(3, { events: 2000, faults: 200 });
  assert.deepEqual(again, once);
});

test("replay() fails as the run did; shrink() leaves at most five faults of it", async () => {
  const parts = mutants["25 has no watchdog"] as MakeParts;
  const size = { events: 1000, faults: 100 };
  const failed = await simulate(1, size, parts).catch((error) => error);
  assert.ok(failed instanceof FailedRun, String(failed));
  const { record } = failed;
  assert.deepEqual(await replay(record, parts), record);
  assert.equal(await replay(record), undefined, "without the bug it does not fail");
  const least = await shrink(record, parts);
  assert.ok(least.steps.length <= 5, `${least.steps.length} steps are left`);
  assert.equal(invariantOf(least.failure), invariantOf(record.failure));
}, { timeoutMs: 360_000 });

test("classes are the 46 of the plan", () => {
  assert.equal(Object.keys(classes).length, 46);
  assert.equal(Object.keys(mutants).length, 25);
});

for (const [name, parts] of Object.entries(mutants)) {
  test(`simulate() catches the planted bug that ${name.replace(/^[0-9]+ /, "")}`, async () => {
    const caught: string[] = [];
    for (let seed = 1; seed <= 5 && caught.length === 0; seed++) {
      await simulate(seed, { events: 4000, faults: 400 }, parts)
        .catch((error: Error) => caught.push(error.message));
    }
    assert.match(caught[0] ?? "", /I[0-9]+ [A-Z]/, "no seed of five catches it");
  }, { timeoutMs: 240_000 });
}

for (const [invariant, parts] of Object.entries(lies)) {
  test(`simulate() catches by its name what breaks ${invariant}`, async () => {
    const broken: (string | undefined)[] = [];
    for (let seed = 1; seed <= 5 && !broken.includes(invariant); seed++) {
      await simulate(seed, { events: 4000, faults: 400 }, parts)
        .catch((error: Error) => broken.push(invariantOf(error.message)));
    }
    assert.equal(broken.at(-1), invariant);
  }, { timeoutMs: 240_000 });
}
