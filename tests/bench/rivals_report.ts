/**
 * What the bench beside other clients shows: a line for each, verdicts on the goals, the table of the
 * guide.
 *
 * @module
 */

import { readFile, writeFile } from "node:fs/promises";
import { execute } from "./contender.ts";
import { median } from "./report.ts";
import type { Done } from "./rival.ts";
import type { Rival } from "./rivals_field.ts";

/** What a rival has done in all rounds. */
export interface Record {
  readonly rival: Rival;
  readonly rounds: readonly Done[];
  /** CPU of the runtime alone. */
  readonly bare: number;
  /** Bytes for each pod; undefined where it was not weighed. */
  readonly memory?: number | undefined;
  /** CPU of 1,000 changes, in milliseconds. */
  readonly changes?: number | undefined;
}

/** Medians of CPU and time, in milliseconds. */
export interface Figures {
  /** From the start of the process until the job is done. */
  readonly whole: number;
  /** The same, less what an empty process of the runtime takes. */
  readonly own: number;
  /** From being connected until the job is done. */
  readonly job: number;
  /** The job once more in the same process, when its code is warm. */
  readonly again: number;
  readonly wall: number;
}

/** The figures of a record. */
export function figuresOf({ rounds, bare }: Record): Figures {
  const whole = median(rounds.map(({ connectedCpu, first }) => connectedCpu + first.cpu));
  const again = rounds.flatMap((round) => round.again.map(({ cpu }) => cpu));
  return {
    whole,
    own: whole - bare,
    job: median(rounds.map(({ first }) => first.cpu)),
    again: again.length > 0 ? median(again) : NaN,
    wall: median(rounds.map(({ first }) => first.wall)),
  };
}

function nameOf({ client, job, form, runtime }: Rival): string {
  const where = client === "client-go" ? "" : ` on ${runtime.split(" ")[0]}`;
  return `${client}${where}, ${job === "list" ? "list, " : ""}${form}`;
}

const columns = ["whole process", "less an empty one", "once connected", "again", "wall"] as const;

/** Shows the figures of all, in milliseconds. */
export function showFigures(records: readonly Record[], bytes: number): void {
  const width = Math.max(...records.map(({ rival }) => nameOf(rival).length));
  const head = columns.map((column) => column.padStart(18)).join("");
  console.log(
    `${"".padEnd(width)}${head}${"1,000 changes".padStart(18)}  a second of CPU  memory of a pod`,
  );
  for (const record of records) {
    const { whole, own, job, again, wall } = figuresOf(record);
    const cells = [whole, own, job, again, wall, record.changes ?? NaN]
      .map((ms) => (Number.isNaN(ms) ? "" : ms.toFixed(0)).padStart(18)).join("");
    const weight = record.memory === undefined
      ? ""
      : `  ${record.memory.toFixed(0)} bytes, ${(record.memory / bytes).toFixed(2)}x its JSON`;
    const { changes } = record;
    const rate = changes === undefined ? "" : `${Math.round(1e6 / changes)} changes`;
    console.log(`${nameOf(record.rival).padEnd(width)}${cells}${rate.padStart(17)}${weight}`);
  }
}

const goals = { clientGo: 0.5, clientNode: 0.5, memory: 1.5 };

/** Shows how kubist stands to each rival, as ratios of CPU, and whether the goals hold. */
export function showVerdicts(records: readonly Record[], bytes: number): void {
  const contest = records.filter(({ rival }) => rival.main);
  for (const own of contest.filter(({ rival }) => rival.client === "kubist")) {
    for (const other of contest.filter(({ rival }) => rival.client !== "kubist")) {
      console.log(compare(own, other));
    }
    if (own.memory === undefined) continue;
    const weight = own.memory / bytes;
    console.log(
      `${nameOf(own.rival)}: a pod takes ${weight.toFixed(2)}x its JSON; ${
        verdict(weight, goals.memory)
      }`,
    );
  }
}

function compare(own: Record, other: Record): string {
  const [a, b] = [figuresOf(own), figuresOf(other)];
  const ratio = (key: keyof Figures) => `${(a[key] / b[key]).toFixed(2)}x`;
  const { client, form, runtime } = other.rival;
  const home = runtime === own.rival.runtime || runtime.startsWith("node");
  const goal = client === "client-go"
    ? form === "json" ? goals.clientGo : undefined
    : home
    ? goals.clientNode
    : undefined;
  const judged = Math.max(a.own / b.own, a.job / b.job);
  const changes = own.changes && other.changes
    ? `, of a change ${(own.changes / other.changes).toFixed(2)}x`
    : "";
  return `${nameOf(own.rival)} against ${nameOf(other.rival)}: CPU ${
    ratio("whole")
  } of the process, ${ratio("own")} less an empty one, ${ratio("job")} once connected, ${
    ratio("again")
  } again${changes}${goal === undefined ? "" : `; ${verdict(judged, goal)}`}`;
}

function verdict(value: number, goal: number): string {
  return `goal ${goal}x: ${value <= goal ? "holds" : "kubist loses"}`;
}

const page = "docs/formats.md";
const marks = ["<!-- measured -->", "<!-- until here -->"] as const;
const jobs = { list: "list", sync: "informer until synced" };

/** Puts the forms into the guide, as parts of what JSON costs kubist on the same runtime. */
export async function writeForms(records: readonly Record[], bytes: number): Promise<void> {
  const rows: string[] = [];
  const own = records.filter(({ rival }) => rival.client === "kubist");
  for (const runtime of new Set(own.map(({ rival }) => rival.runtime))) {
    for (const job of ["list", "sync"] as const) {
      const inJob = records.filter(({ rival }) => rival.job === job);
      const here = inJob.filter(({ rival }) => rival.runtime === runtime);
      const base = here.find(({ rival }) => rival.client === "kubist" && rival.form === "json");
      if (!base) continue;
      for (const record of [...here, ...inJob.filter(({ rival }) => rival.runtime === "Go")]) {
        const { client, form } = record.rival;
        const cpu = (figuresOf(record).job / figuresOf(base).job).toFixed(2);
        const weight = record.memory === undefined
          ? ""
          : `${(record.memory / bytes).toFixed(2)} of its JSON`;
        rows.push(`| ${runtime} | ${jobs[job]} | ${client}, ${form} | ${cpu} | ${weight} |`);
      }
    }
  }
  const head = ["| on | job | client and form | CPU | memory of a pod |", "| - | - | - | - | - |"];
  const [before = "", rest = ""] = (await readFile(page, "utf8")).split(marks[0]);
  const after = rest.split(marks[1])[1] ?? "";
  const text = [...head, ...rows].join("\n");
  await writeFile(page, `${before}${marks[0]}\n\n${text}\n\n${marks[1]}${after}`);
  await execute([Deno.execPath(), "fmt", "-q", page]);
}
