/**
 * The measured process: kubist and bare `fetch` in turns against the same server, on this runtime.
 *
 * Prints one line of JSON: a {@linkcode Measurement} per job.
 *
 * @module
 */

import { connect } from "kubist";
import process from "node:process";
import { Bench } from "tinybench";
import { createGet, listBare, type Target, watchBare } from "./bare.ts";

/** The milliseconds of each round of one contender. */
export interface Samples {
  readonly cpu: number[];
  readonly wall: number[];
}

/** One job, done by both. */
export interface Measurement {
  readonly job: string;
  readonly kubist: Samples;
  readonly bare: Samples;
}

/** What the process is told, as JSON in the variable BENCH. */
export interface Assignment extends Target {
  readonly pods: number;
  readonly events: number;
  readonly pageSize: number;
  readonly rounds: number;
}

type Work = () => Promise<number>;

/**
 * Measures both contenders in rounds, after two that are not measured. Each round goes there and back,
 * kubist, bare, bare, kubist or the other way round, and a sample is the mean of the two runs: a
 * machine that others slow down meanwhile slows both.
 */
async function measure(
  job: string,
  expected: number,
  rounds: number,
  work: { readonly kubist: Work; readonly bare: Work },
): Promise<Measurement> {
  const samples = { kubist: empty(), bare: empty() };
  for (let round = -2; round < rounds; round++) {
    const there = round % 2 === 0 ? ["kubist", "bare"] as const : ["bare", "kubist"] as const;
    const spent = { kubist: empty(), bare: empty() };
    for (const order of [there, there.toReversed()]) {
      const bench = new Bench({ iterations: 1, time: 0, warmup: false, throws: true });
      for (const name of order) addTask(bench, name, expected, work[name], spent[name].cpu);
      await bench.run();
      for (const name of order) {
        const { result } = bench.getTask(name) ?? {};
        if (result?.state === "completed") spent[name].wall.push(result.latency.mean);
      }
    }
    if (round < 0) continue;
    for (const name of there) {
      samples[name].cpu.push(mean(spent[name].cpu));
      samples[name].wall.push(mean(spent[name].wall));
    }
  }
  return { job, ...samples };
}

function empty(): Samples {
  return { cpu: [], wall: [] };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function addTask(bench: Bench, name: string, expected: number, work: Work, cpu: number[]): void {
  let before = process.cpuUsage();
  bench.add(name, async () => {
    const count = await work();
    if (count !== expected) throw new RangeError(`${name} saw ${count} of ${expected}`);
  }, {
    async: true,
    beforeEach() {
      collectGarbage();
      before = process.cpuUsage();
    },
    afterEach() {
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
    },
  });
}

/** Nobody pays for what the other left behind. */
function collectGarbage(): void {
  const global = globalThis as { gc?: () => void; Bun?: { gc(force: boolean): void } };
  if (global.Bun) global.Bun.gc(true);
  else global.gc?.();
}

async function main(): Promise<void> {
  const { pods, events, pageSize, rounds, ...target }: Assignment = JSON.parse(
    process.env["BENCH"] ?? "{}",
  );
  const get = createGet(target);
  await using k = await connect(target);
  const list = await measure("list", pods, rounds, {
    bare: () => listBare(get, pageSize),
    kubist: async () => {
      let count = 0;
      for await (const pod of k.pods("*")) count += pod.metadata.name === "" ? 0 : 1;
      return count;
    },
  });
  const watch = await measure("watch", events, rounds, {
    bare: () => watchBare(get, events),
    kubist: async () => {
      let count = 0;
      for await (const event of k.pods("web").watch()) {
        count += event.object.metadata.name === "" ? 0 : 1;
        if (count === events) break;
      }
      return count;
    },
  });
  console.log(JSON.stringify([list, watch]));
}

if (import.meta.main) {
  await main();
  process.exit();
}
