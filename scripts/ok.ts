/**
 * The gate: format, lint, types, the house checks, generated files, tests. One line per step, all
 * failures once more at the end.
 *
 * @module
 */

import { existsSync } from "node:fs";
import process from "node:process";
import { checkDocs, checkExamples, lintDocs } from "./check_docs.ts";
import { checkExports } from "./check_exports.ts";
import { checkLayers } from "./check_layers.ts";
import { checkPermissions, checkPlatform } from "./check_platform.ts";
import { checkSizes, measureReach, measureSizes } from "./check_sizes.ts";
import { parseSummary } from "./ci_sum.ts";
import { runDeno } from "./deno.ts";
import { formatProblem, type House, type Problem, readHouse } from "./source/mod.ts";

/** How a step of the gate ended. */
export interface Outcome {
  readonly state: "ok" | "failed" | "skipped";
  /** One line: what was looked at, or why nothing was. */
  readonly note?: string;
  /** All that a person needs to mend it. */
  readonly detail?: string;
}

/** One step of the gate. */
export interface GateStep {
  readonly name: string;
  readonly run: () => Outcome | Promise<Outcome>;
}

/** Runs every step, whatever the ones before it said; answers whether none failed. */
export async function runGate(
  steps: readonly GateStep[],
  print: (line: string) => void,
): Promise<boolean> {
  const width = Math.max(...steps.map((s) => s.name.length));
  const failures: string[] = [];
  for (const { name, run } of steps) {
    const start = performance.now();
    const outcome = await attempt(run);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const note = outcome.note ? `  ${outcome.note}` : "";
    print(`${outcome.state.padEnd(7)}  ${name.padEnd(width)}  ${seconds.padStart(5)} s${note}`);
    if (outcome.state === "failed") failures.push(`\n${name}\n${outcome.detail ?? ""}`);
  }
  for (const failure of failures) print(failure);
  print(
    failures.length === 0 ? "\nThe gate is open" : `\nThe gate is shut: ${failures.length} failed`,
  );
  return failures.length === 0;
}

async function attempt(run: GateStep["run"]): Promise<Outcome> {
  try {
    return await run();
  } catch (cause) {
    const detail = cause instanceof Error ? cause.stack ?? cause.message : String(cause);
    return { state: "failed", detail };
  }
}

/** The steps of the gate for the project in the current directory. */
export function gateSteps(house: House, tests: boolean): GateStep[] {
  const doors = Object.values(house.deno.exports ?? {});
  const check = (
    name: string,
    find: () => Problem[] | Promise<Problem[]>,
    note?: () => string,
  ) => ({
    name,
    run: async () => judge(await find(), note?.()),
  });
  return [
    { name: "format", run: () => deno(["fmt", "--check"]) },
    { name: "lint", run: () => deno(["lint"]) },
    { name: "types", run: () => deno(["check", "--quiet", "."]) },
    check("layers", () => checkLayers(house), () => `${house.modules.length} modules`),
    check("exports", () => checkExports(house), () => `${doors.length} doors`),
    check("sizes", () => checkSizes(house), () => describeSizes(house)),
    check("platform", async () => [...checkPlatform(house), ...await checkPermissions(doors)]),
    check("docs", async () => [
      ...checkDocs(house),
      ...(await lintDocs(doors)).silent,
      ...await checkExamples(),
    ]),
    { name: "generated", run: runGenerator },
    ...(tests ? [{ name: "tests", run: runTests }] : []),
  ];
}

function judge(problems: readonly Problem[], note: string | undefined): Outcome {
  if (problems.length > 0) {
    return { state: "failed", detail: problems.map(formatProblem).join("\n") };
  }
  return { state: "ok", ...(note === undefined ? {} : { note }) };
}

function describeSizes(house: House): string {
  const { median, p90, longest } = measureSizes(house);
  const { atOnce, inAll } = measureReach(house);
  return `lines per module in lib: median ${median}, p90 ${p90}, longest ${longest}; importing kubist runs ${atOnce} modules, and leads to ${inAll}`;
}

async function deno(args: readonly string[]): Promise<Outcome> {
  const { code, output } = await runDeno(args);
  return code === 0 ? { state: "ok" } : { state: "failed", detail: output };
}

/** The documents that `lib/generated` is made from. */
const documents = "../shared/kubernetes-1.36";

/** The generated files are compared where the documents that they come from are present. */
async function runGenerator(): Promise<Outcome> {
  const missing = ["scripts/generate.ts", documents].find((p) => !existsSync(p));
  if (missing !== undefined) return { state: "skipped", note: `${missing} is not here` };
  return await deno(["run", "-A", "scripts/generate.ts", "--input", documents, "--check"]);
}

async function runTests(): Promise<Outcome> {
  const { code, output } = await runDeno(["task", "--quiet", "test"]);
  const counts = parseSummary(output);
  if (code !== 0 || !counts) return { state: "failed", detail: output };
  if (counts.passed === 0) return { state: "failed", detail: "not one test ran" };
  return { state: "ok", note: `${counts.passed} passed, ${counts.skipped} skipped` };
}

if (import.meta.main) {
  const tests = !process.argv.includes("--no-tests");
  const passed = await runGate(gateSteps(await readHouse("."), tests), (line) => console.log(line));
  if (!passed) process.exitCode = 1;
}
