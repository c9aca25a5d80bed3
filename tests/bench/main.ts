/**
 * kubist against bare `fetch`, as ratios, on Deno and Bun; what importing it costs; how long the demo
 * takes. A loss is said plainly and fails nothing.
 *
 * `deno task bench [--rounds 15] [--runtime deno|bun]`
 *
 * @module
 */

import { createCertificateAuthority } from "kubist/testing";
import process from "node:process";
import { parseArgs } from "node:util";
import type { Assignment, Measurement } from "./client.ts";
import { type Contender, contenders, execute } from "./contender.ts";
import { createFixture } from "./fixture.ts";
import { describe, describeGoal, median } from "./report.ts";

const size = { pods: 10_000, events: 10_000, pageSize: 500 };
const ratioGoal = 1.15;
const importGoals = { ms: 25, megabytes: 10 };
const demoGoalSeconds = 10;

async function benchRequests({ run, flags }: Contender, assignment: Assignment): Promise<void> {
  const env = { BENCH: JSON.stringify(assignment) };
  const { output } = await execute([...run, ...flags, "tests/bench/client.ts"], env);
  const measurements: Measurement[] = JSON.parse(output);
  const labels: Record<string, string> = {
    list: `list ${size.pods} pods     `,
    watch: `watch ${size.events} events  `,
  };
  for (const measurement of measurements) {
    const label = labels[measurement.job] ?? measurement.job;
    console.log(`  ${describe(measurement, { label, goal: ratioGoal })}`);
  }
}

/** A whole process that imports kubist against one that does not, in turns. */
async function benchImport({ run }: Contender, rounds: number): Promise<void> {
  const files = ["tests/bench/import_bare.ts", "tests/bench/import_kubist.ts"] as const;
  const ms: [number[], number[]] = [[], []];
  const bytes: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    for (const side of [0, 1] as const) {
      const result = await execute([...run, files[side]]);
      if (round < 0) continue; // fills the runtime's caches
      ms[side].push(result.ms);
      bytes[side].push(Number(result.output));
    }
  }
  const over = (values: [number[], number[]]) => median(values[1]) - median(values[0]);
  console.log(`  ${describeGoal("import mod.ts, time   ", over(ms), importGoals.ms, "ms")}`);
  const megabytes = over(bytes) / 2 ** 20;
  console.log(
    `  ${describeGoal("import mod.ts, memory ", megabytes, importGoals.megabytes, "MB")}`,
  );
}

async function benchDemo({ run }: Contender): Promise<void> {
  const { ms } = await execute([...run, "scripts/demo.ts"]);
  console.log(`  ${describeGoal("demo                  ", ms / 1000, demoGoalSeconds, "s")}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: "string", default: "15" }, runtime: { type: "string" } },
  });
  const rounds = Number(values.rounds);
  const authority = await createCertificateAuthority();
  const tls = await authority.issue({
    commonName: "bench",
    usage: "server",
    ipAddresses: ["127.0.0.1"],
  });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, ...tls, onListen() {} },
    createFixture(size),
  );
  const address = `https://127.0.0.1:${server.addr.port}`;
  const assignment = { ...size, rounds, server: address, ca: authority.cert, token: "bench" };
  console.log(`medians of ${rounds} rounds, kubist and bare fetch in turns in one process`);
  for (const contender of await contenders(values.runtime)) {
    console.log(contender.name);
    if (contender.missing !== undefined) {
      console.log(`  skipped: ${contender.missing}`);
      continue;
    }
    await benchRequests(contender, assignment);
    await benchImport(contender, rounds);
    await benchDemo(contender);
  }
  await server.shutdown();
}

if (import.meta.main) {
  await main();
  process.exit();
}
