/**
 * What attach shows when nobody plays the container: its output, from now on.
 *
 * @module
 */

import type { Kernel } from "../kernel.ts";
import { createPipe } from "./pipe.ts";
import type { PodProcess } from "./process.ts";

/** Writes the lines of a container's log as they come; resolves when the container or the client ends. */
export async function followLog(kernel: Kernel, process: PodProcess): Promise<number> {
  const lines = createPipe<string>(1024);
  const { uid } = process.pod.metadata;
  const stop = kernel.logs.follow(uid, process.container, (line) => {
    if (line) void lines.push(`${line.text}${process.tty ? "\r" : ""}\n`);
    else lines.end();
  });
  const leave = () => lines.end();
  process.signal.addEventListener("abort", leave, { once: true });
  try {
    for await (const line of lines) await process.stdout.write(line);
    return 0;
  } finally {
    stop();
    process.signal.removeEventListener("abort", leave);
  }
}
