/**
 * What a process has in memory.
 *
 * @module
 */

import process from "node:process";

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
