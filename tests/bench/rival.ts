/**
 * What a rival in the bench is told, what it tells, and how one that runs JavaScript measures itself.
 *
 * @module
 */

import { createHash } from "node:crypto";
import process from "node:process";
import { heap } from "./heap.ts";

/** What a rival is told, as JSON in the variable BENCH. Each does it in a process of its own. */
export interface RivalTask {
  readonly server: string;
  readonly ca: string;
  readonly token: string;
  /**
   * A list or a synced store, measured; or a store weighed; or one that hears of changes, where nobody
   * has forced the collection of garbage.
   */
  readonly job: "list" | "sync" | "weigh" | "changes";
  /** In which form, or with which options; each rival knows its own. */
  readonly form: string;
  readonly pods: number;
  /** Items of a page where the rival asks for pages. */
  readonly pageSize: number;
  /** How often the job is done once more in the same process. */
  readonly again: number;
  /** How many changes are waited for. */
  readonly changes: number;
}

/** What a job has cost, in milliseconds. */
export interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

/** What a list or a sync has cost. */
export interface Done {
  /** CPU from the start of the process until it was connected: a first answer had come. */
  readonly connectedCpu: number;
  readonly first: Cost;
  readonly again: readonly Cost[];
}

/** What is in a store. */
export interface Weighed {
  /** Bytes that it has added. */
  readonly memory: number;
  /** Says which objects there are, in which versions. */
  readonly digest: string;
  /** How many of them have managedFields. */
  readonly managed: number;
}

/** What all changes have cost; counted from the first, for until then a rival idles. */
export interface Heard {
  readonly cpu: number;
}

/** What this process was told. */
export function readTask(): RivalTask {
  return JSON.parse(process.env["BENCH"] ?? "{}");
}

/** Tells the bench. */
export function tell(line: Done | Weighed | Heard | "synced"): void {
  console.log(JSON.stringify(line));
}

/** The CPU that this process has taken since its start, in milliseconds. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Does a job, then again as often as asked; what it gives is called after the measuring. */
export async function perform(
  { again }: RivalTask,
  job: () => Promise<() => unknown>,
): Promise<Done> {
  const once = async (): Promise<Cost> => {
    const [cpu, wall] = [cpuMs(), performance.now()];
    const finish = await job();
    const cost = { cpu: cpuMs() - cpu, wall: performance.now() - wall };
    await finish();
    return cost;
  };
  const connectedCpu = cpuMs();
  const first = await once();
  const others: Cost[] = [];
  while (others.length < again) others.push(await once());
  return { connectedCpu, first, again: others };
}

/** The objects of a store as text that is the same for the same objects. */
function digestOf(
  objects: readonly { readonly metadata?: Record<string, unknown> | object }[],
): Pick<Weighed, "digest" | "managed"> {
  const all = objects.map(({ metadata }) => metadata as Record<string, unknown>);
  const lines = all.map(({ namespace, name, uid, resourceVersion }) =>
    `${namespace}/${name} ${uid} ${resourceVersion}\n`
  );
  return {
    digest: createHash("sha256").update(lines.sort().join("")).digest("hex"),
    managed: all.filter(({ managedFields }) => managedFields !== undefined).length,
  };
}

/** Hears of changes; `all` resolves when they are as many as asked for. */
export function hearing({ changes }: RivalTask): { hear(): void; readonly all: Promise<Heard> } {
  const { promise, resolve } = Promise.withResolvers<Heard>();
  let left = changes;
  let start = 0;
  const hear = () => {
    if (left === changes) start = cpuMs();
    if (--left === 0) resolve({ cpu: cpuMs() - start });
  };
  return { hear, all: promise };
}

/** Tells what a store holds and weighs, from the bytes in use before it was filled. */
export async function tellWeight(
  before: number,
  objects: () => Parameters<typeof digestOf>[0],
): Promise<void> {
  const memory = await heap() - before;
  tell({ memory, ...digestOf(objects()) });
}

/** Refuses a job that has not seen everything. */
export function expect(count: number, wanted: number): void {
  if (count !== wanted) throw new RangeError(`saw ${count} of ${wanted}`);
}
