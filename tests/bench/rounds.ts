/**
 * A job in rounds, with what each costs.
 *
 * @module
 */

import process from "node:process";
import type { Samples } from "./client.ts";

/** What a contender did, as it prints it. */
export interface Feat {
  readonly name: string;
  readonly job: "list" | "sync" | "events";
  readonly spent: Samples;
  /** Bytes of memory for each pod. */
  readonly memory?: number;
}

/** What a contender is told, as JSON in the variable BENCH. */
export interface RivalAssignment {
  /** Addresses of servers whose watch is quiet, or brings changes. */
  readonly quiet: string;
  readonly busy: string;
  readonly ca: string;
  readonly token: string;
  readonly pods: number;
  readonly events: number;
  readonly pageSize: number;
  readonly rounds: number;
}

/** Runs a job in rounds, after two that are not measured. */
export async function spend(rounds: number, work: () => Promise<void>): Promise<Samples> {
  const spent: Samples = { cpu: [], wall: [] };
  for (let round = -2; round < rounds; round++) {
    collectGarbage();
    const [before, start] = [process.cpuUsage(), performance.now()];
    await work();
    const { user, system } = process.cpuUsage(before);
    if (round < 0) continue;
    spent.cpu.push((user + system) / 1000);
    spent.wall.push(performance.now() - start);
  }
  return spent;
}

/** The bytes in use when what is garbage is gone, some of which only goes after a while. */
export async function heap(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  // Bun counts what is outside in both.
  return "Bun" in globalThis ? heapUsed : heapUsed + external;
}

function collectGarbage(): void {
  const global = globalThis as { gc?: () => void; Bun?: { gc(force: boolean): void } };
  if (global.Bun) global.Bun.gc(true);
  else global.gc?.();
}
