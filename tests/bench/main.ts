/**
 * kubist against bare `fetch`, as ratios, on Deno and Bun; how long the demo takes. A loss is said
 * plainly and fails nothing. Single rounds differ by a tenth or two on a machine that does other things
 * too, so there are many, and each line says how far they lie apart.
 *
 * `deno task bench [--rounds 40] [--runtime deno|bun|node]`
 *
 * @module
 */

import { createCertificateAuthority } from "kubist/testing";
import process from "node:process";
import { parseArgs } from "node:util";
import type { Assignment, Measurement } from "./client.ts";
import { type Contender, contenders, execute } from "./contender.ts";
import { createFixture } from "./fixture.ts";
import { describe, describeGoal } from "./report.ts";

const size = { pods: 10_000, events: 10_000, pageSize: 500 };
const ratioGoal = 1.15;
const demoGoalSeconds = 10;

async function benchRequests(
  { run, flags }: Contender,
  assignment: Assignment,
  caFile: string,
): Promise<void> {
  const env = { BENCH: JSON.stringify(assignment), NODE_EXTRA_CA_CERTS: caFile };
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

async function benchDemo({ run }: Contender): Promise<void> {
  const { ms } = await execute([...run, "scripts/demo.ts"]);
  console.log(`  ${describeGoal("demo                  ", ms / 1000, demoGoalSeconds, "s")}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: "string", default: "40" }, runtime: { type: "string" } },
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
  const caFile = await Deno.makeTempFile();
  await Deno.writeTextFile(caFile, authority.cert);
  const assignment = { ...size, rounds, server: address, ca: authority.cert, token: "bench" };
  console.log(`medians of ${rounds} rounds, kubist and bare fetch in turns in one process`);
  for (const contender of await contenders(values.runtime)) {
    console.log(contender.name);
    if (contender.missing !== undefined) {
      console.log(`  skipped: ${contender.missing}`);
      continue;
    }
    await benchRequests(contender, assignment, caFile);
    await benchDemo(contender);
  }
  await Deno.remove(caFile);
  await server.shutdown();
}

if (import.meta.main) {
  await main();
  process.exit();
}
