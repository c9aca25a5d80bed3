/**
 * Sums what the test runners of a CI run printed: `ci_sum.ts FOLDER` reads `NAME.log` and `NAME.code`
 * of each step, prints what failed, a table, and ends with one plain line.
 *
 * @module
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { stripVTControlCharacters } from "node:util";

/** What a run counted. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One step of a CI run: a suite of tests, or a step that counts only when it fails. */
export interface Step {
  readonly name: string;
  readonly kind: "suite" | "step";
  /** The exit code; undefined when the step never ended. */
  readonly code: number | undefined;
  readonly log: string;
}

/** The counts in the output of `deno test`, `bun test` or `node --test`; its last summary decides. */
export function parseSummary(output: string): Counts | undefined {
  const text = stripVTControlCharacters(output).replaceAll("\r", "");
  const summaries = [denoSummary(text), bunSummary(text), nodeSummary(text)];
  return summaries.filter((s) => s !== undefined).sort((a, b) => b.at - a.at)[0]?.counts;
}

/**
 * What a step adds to the sum.
 *
 * A suite that printed no summary, ran no test, or ended with a code that its counts do not explain
 * is a failure of its own.
 */
export function countStep({ kind, code, log }: Step): Counts & { readonly problem?: string } {
  const none = { passed: 0, failed: 0, skipped: 0 };
  const died = code === undefined ? "did not end" : `ended with code ${code}`;
  if (kind === "step") return code === 0 ? none : { ...none, failed: 1, problem: died };
  const counts = parseSummary(log);
  if (!counts) return { ...none, failed: 1, problem: `no summary, ${died}` };
  if (counts.passed + counts.failed === 0) {
    return { ...counts, failed: 1, problem: "not one test ran" };
  }
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, problem: died };
}

/** The table of a run, its closing line, and whether nothing failed. */
export function summarize(
  steps: readonly Step[],
): { readonly lines: string[]; readonly ok: boolean } {
  const counted = steps.map((step) => ({ ...step, ...countStep(step) }));
  const sum = (key: keyof Counts) => counted.reduce((total, step) => total + step[key], 0);
  const width = Math.max(0, ...steps.map((s) => s.name.length));
  const lines = counted.map((step) => {
    const numbers = step.kind === "step" && step.failed === 0 ? "ok" : formatCounts(step);
    return `${step.name.padEnd(width)}  ${numbers}${step.problem ? ` (${step.problem})` : ""}`;
  });
  const total = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
  const idle = total.passed + total.failed === 0;
  const last = idle ? { ...total, failed: 1 } : total;
  return { lines: [...lines, formatCounts(last)], ok: last.failed === 0 };
}

/** What a step that failed printed of its failures, at most 100 lines. */
export function failureExcerpt(log: string): string[] {
  const lines = stripVTControlCharacters(log).replaceAll("\r", "").trimEnd().split("\n");
  const found = lines.flatMap((line, at) =>
    /^(?: ERRORS|✖ failing tests:|\(fail\))/.test(line) ? [at] : []
  );
  const [first] = found;
  if (first === undefined) return lines.slice(-30);
  if (!lines[first]?.startsWith("(fail)")) return lines.slice(first, first + 100);
  return found.flatMap((at) => lines.slice(Math.max(0, at - 25), at + 1)).slice(-100);
}

function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

interface Found {
  readonly at: number;
  readonly counts: Counts;
}

function denoSummary(text: string): Found | undefined {
  const line = /^(?:ok|FAILED) \| (\d+) passed(.*)$/gm;
  const match = [...text.matchAll(line)].at(-1);
  if (!match) return undefined;
  const rest = match[2] ?? "";
  const of = (word: string) =>
    Number(new RegExp(String.raw`\| (\d+) ${word}`).exec(rest)?.[1] ?? 0);
  const counts = { passed: Number(match[1]), failed: of("failed"), skipped: of("ignored") };
  return { at: match.index, counts };
}

function bunSummary(text: string): Found | undefined {
  const match = [...text.matchAll(/((?:^ +\d+ [a-z() ]+\n)+)^Ran \d+ tests? across/gm)].at(-1);
  if (!match) return undefined;
  const of = (word: string) =>
    Number(new RegExp(String.raw`^ +(\d+) ${word}\b`, "m").exec(match[1] ?? "")?.[1] ?? 0);
  const counts = {
    passed: of("pass"),
    failed: Math.max(of("fail"), of("errors?")),
    skipped: of("skip") + of("todo"),
  };
  return { at: match.index, counts };
}

function nodeSummary(text: string): Found | undefined {
  const block = /^[ℹ#] tests \d+\n(?:[ℹ#] \w+ [\d.]+\n)*/gm;
  const match = [...text.matchAll(block)].at(-1);
  if (!match) return undefined;
  const of = (word: string) =>
    Number(new RegExp(String.raw`^[ℹ#] ${word} (\d+)`, "m").exec(match[0])?.[1] ?? 0);
  const counts = {
    passed: of("pass"),
    failed: of("fail") + of("cancelled"),
    skipped: of("skipped") + of("todo"),
  };
  return { at: match.index, counts };
}

/** Reads the steps that a run left in a folder, in the order of their names. */
async function readSteps(folder: string): Promise<Step[]> {
  const names = (await readdir(folder)).filter((n) => /\.(suite|step)\.log$/.test(n)).sort();
  return await Promise.all(names.map(async (file) => {
    const [, name = file, kind = "step"] = /^\d*-?(.*)\.(suite|step)\.log$/.exec(file) ?? [];
    const log = await readFile(join(folder, file), "utf8");
    const code = await readFile(join(folder, file.replace(/log$/, "code")), "utf8").catch(() => "");
    return {
      name,
      kind: kind === "suite" ? "suite" : "step",
      code: code.trim() === "" ? undefined : Number(code),
      log,
    } as const;
  }));
}

if (import.meta.main) {
  const steps = await readSteps(process.argv[2] ?? ".");
  const { lines, ok } = summarize(steps);
  for (const step of steps.filter((step) => countStep(step).failed > 0)) {
    console.log(`--- what failed in ${step.name}`);
    for (const line of failureExcerpt(step.log)) console.log(line);
    console.log();
  }
  for (const line of lines) console.log(line);
  if (!ok) process.exitCode = 1;
}
