/**
 * What load costs the embedded server, against the JSON that it stands for: pages of a long list, one
 * change for many watches, the memory of an object; and durable writes against those in memory.
 *
 * The server is a process of its own on one core, its clients are in another, over real sockets. The
 * measure is the CPU of the server's whole process, kernel included; the yardstick is what the same
 * process takes to encode the same bytes in turns with it, by `JSON.stringify` and as UTF-8.
 *
 * `--write` puts the tables into docs/embedded-cluster.md, where they are read.
 *
 * `deno task bench:load [--pods 10000] [--watches 1000] [--rounds 7] [--runtime deno|bun|node] [--write]`
 *
 * @module
 */

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { execute } from "./contender.ts";
import { type Child, onFirstCore, startChild, succeeds } from "./load_child.ts";
import { createJobs, type Ratio } from "./load_jobs.ts";
import type { Memory } from "./load_server.ts";
import { describeGoal, median } from "./report.ts";

/** How much load. */
interface LoadSize {
  readonly pods: number;
  readonly watches: number;
}

/** What one runtime did: a figure by size and connection, for each line of the table. */
type Table = Map<string, string[]>;

const goals = { cpu: 3, memory: 2 };
/** Objects that are there before memory is measured, so that what is loaded once does not count. */
const warmUp = 50;
const durable = { rounds: 5, count: 500 };

/** How each runtime runs a file, and whether it can. */
const commands: Readonly<Record<string, readonly string[]>> = {
  deno: [Deno.execPath(), "run", "-A", "--v8-flags=--expose-gc"],
  bun: ["bun", "run"],
  node: ["npx", "-y", "node@24", "--expose-gc"],
};

function note(table: Table, label: string, ...figures: readonly string[]): void {
  table.set(label, [...table.get(label) ?? [], ...figures]);
}

function say(table: Table, label: string, { ratio, floor, ours, json }: Ratio): void {
  const sums = `(${ours.toFixed(1)} ms against ${json.toFixed(1)} ms)`;
  const least = `; a bare server ${floor.toFixed(1)} x`;
  console.log(`    ${describeGoal(label.padEnd(32), ratio, goals.cpu, "x")} ${sums}${least}`);
  note(table, label, `${ratio.toFixed(1)} (${floor.toFixed(1)})`);
}

/** Fills the server up to a size, and measures the memory of what was added. */
async function fill({ order }: Child, from: number, to: number, table: Table): Promise<void> {
  const before = await order("memory");
  const { bytes } = await order("fill", { from, to });
  console.log(`    ${(bytes / (to - from)).toFixed(0)} bytes of JSON for each object`);
  const say = (label: string, { heap, rss }: Memory) => {
    const [ratio, resident] = [(heap - before.heap) / bytes, (rss - before.rss) / bytes];
    const figure = describeGoal(label.padEnd(32), ratio, goals.memory, "x");
    console.log(`    ${figure}; resident ${resident.toFixed(1)}x`);
    // Once for both kinds of connection.
    note(table, `${label}, heap`, ratio.toFixed(1), "");
    note(table, `${label}, resident`, resident.toFixed(1), "");
  };
  say("an object with its past", await order("memory"));
  await order("churn", to);
  say("the same, each changed once more", await order("memory"));
}

async function measure(
  run: readonly string[],
  sizes: readonly LoadSize[],
  rounds: number,
): Promise<{ readonly runtime: string; readonly table: Table }> {
  await using child = await startChild(run);
  const { runtime } = child.addresses;
  const table: Table = new Map();
  await child.order("fill", { from: 0, to: warmUp });
  let there = warmUp;
  for (const { pods, watches } of sizes) {
    console.log(`${runtime}: ${pods} pods, ${watches} watches`);
    await fill(child, there, pods, table);
    there = pods;
    for (const kind of ["tls", "plain"] as const) {
      console.log(`  ${kind === "tls" ? "over TLS, as listen() serves" : "without TLS"}, CPU`);
      using jobs = createJobs(child, kind, rounds);
      for (const [label, ratio] of await jobs.lists(pods)) say(table, label, ratio);
      say(table, "one change to all watches", await jobs.fanOut(watches));
    }
  }
  return { runtime, table };
}

/** Writes to a file against writes in memory; the file is on the disk of temporary files. */
async function measureDurable(run: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "kubist-load-"));
  try {
    await using memory = await startChild(run);
    await using file = await startChild(run, { KUBIST_PERSIST: join(folder, "cluster.db") });
    const many = await compareWrites(file, memory, 32);
    const one = await compareWrites(file, memory, 1);
    return `With \`persist\`, 32 writes at once take ${many} of those in memory; ` +
      `one after the other they take ${one}.`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What writes to a file take of what they take in memory, in turns. */
async function compareWrites(file: Child, memory: Child, concurrency: number): Promise<string> {
  const { rounds, count } = durable;
  const how = { count, concurrency };
  const [cpu, wall]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    const [a, b] = [await file.order("write", how), await memory.order("write", how)];
    if (round < 0) continue;
    cpu.push(a.cpu / b.cpu);
    wall.push(a.wall / b.wall);
  }
  return `${median(cpu).toFixed(1)} times the CPU and ${median(wall).toFixed(1)} times the time`;
}

/** The table of one runtime: sizes and connections across. */
function toMarkdown(runtime: string, table: Table, sizes: readonly LoadSize[]): string {
  const heads = sizes.flatMap(({ pods, watches }) =>
    ["TLS", "plain"].map((kind) => `${pods} pods, ${watches} watches, ${kind}`)
  );
  const rows = [...table].map(([label, figures]) => `| ${label} | ${figures.join(" | ")} |`);
  return [
    `| ${[runtime, ...heads].join(" | ")} |`,
    `| ${"- | ".repeat(heads.length + 1)}`,
    ...rows,
    "",
    "In brackets is what a server that knows nothing takes to send the same bytes.",
  ].join("\n");
}

const page = "docs/embedded-cluster.md";

/** Replaces what stands in the guide between the marks of a runtime. */
async function write(name: string, text: string): Promise<void> {
  const [start, end] = [`<!-- measured on ${name} -->`, `<!-- until here: ${name} -->`];
  const [before = "", rest = ""] = (await readFile(page, "utf8")).split(start);
  const after = rest.split(end)[1] ?? "";
  await writeFile(page, `${before}${start}\n\n${text}\n\n${end}${after}`);
  await execute([Deno.execPath(), "fmt", "-q", page]);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pods: { type: "string", default: "10000" },
      watches: { type: "string", default: "1000" },
      rounds: { type: "string", default: "7" },
      runtime: { type: "string" },
      write: { type: "boolean", default: false },
    },
  });
  const [pods, watches] = [Number(values.pods), Number(values.watches)];
  const sizes = [{ pods: pods / 10, watches: watches / 10 }, { pods, watches }];
  const pinned = await onFirstCore();
  if (!pinned) console.log("the server is not kept on one core: there is no taskset");
  for (const [name, command] of Object.entries(commands)) {
    if (values.runtime !== undefined && values.runtime !== name) continue;
    if (!await succeeds([command[0] ?? "", "--version"])) {
      console.log(`${name} is left out: it is not on the PATH`);
      continue;
    }
    const run = [...pinned ?? [], ...command];
    const { runtime, table } = await measure(run, sizes, Number(values.rounds));
    const writes = await measureDurable(run);
    console.log(`  ${writes}`);
    if (values.write) await write(name, `${toMarkdown(runtime, table, sizes)}\n\n${writes}`);
  }
}

if (import.meta.main) {
  await main();
  process.exit();
}
