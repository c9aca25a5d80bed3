/**
 * What attach shows when nobody plays the container: its output from now on, or, for a container
 * that reads standard input, its process, which begins when somebody attaches to it.
 *
 * @module
 */

import { find } from "../controllers/access.ts";
import { endContainer } from "../controllers/container_end.ts";
import type { Kernel } from "../kernel.ts";
import { lineWriter } from "./line_writer.ts";
import { createPipe } from "./pipe.ts";
import type { PodProcess, ProcessOutput } from "./process.ts";
import { runCommand } from "./run_command.ts";

interface Container {
  readonly name: string;
  readonly stdin?: boolean;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
}

/** Attaches to the main process of a container; resolves when that or the client ends. */
export async function attachMain(kernel: Kernel, played: PodProcess): Promise<number> {
  const { spec } = played.pod as { spec?: Record<string, readonly Container[] | undefined> };
  const all = [...spec?.["containers"] ?? [], ...spec?.["ephemeralContainers"] ?? []];
  const container = all.find((c) => c.name === played.container);
  if (container?.stdin !== true) return await followLog(kernel, played);
  const words = [...container.command ?? [], ...container.args ?? []];
  return await runAttached(kernel, { ...played, command: words.length > 0 ? words : ["sh"] });
}

async function runAttached(kernel: Kernel, played: PodProcess): Promise<number> {
  const { uid } = played.pod.metadata;
  const log = lineWriter((line) => kernel.logs.append(uid, played.container, line));
  const both = (output: ProcessOutput): ProcessOutput => ({
    async write(data) {
      await log.write(data);
      await output.write(data);
    },
  });
  const stdout = both(played.stdout);
  const stderr = both(played.stderr);
  const code = await runCommand(kernel, { ...played, stdout, stderr });
  log.end();
  if (!played.signal.aborted) endContainer(kernel, played.pod, played.container, code);
  return code;
}

/** Whether the pod is still there and prints: who plays the container may have taken its time. */
function isRunning(kernel: Kernel, pod: PodProcess["pod"]): boolean {
  const type = kernel.catalog.type("", "pods");
  const { namespace = "", name, uid } = pod.metadata;
  const now = type && find(kernel, { type, namespace, name });
  return now?.metadata.uid === uid && !["Succeeded", "Failed"].includes(now["status"]?.phase);
}

/** Writes the lines of a container's log as they come. */
async function followLog(kernel: Kernel, played: PodProcess): Promise<number> {
  if (!isRunning(kernel, played.pod)) return 0;
  const lines = createPipe<string>(1024);
  const { uid } = played.pod.metadata;
  const stop = kernel.logs.follow(uid, played.container, (line) => {
    if (line) void lines.push(`${line.text}${played.tty ? "\r" : ""}\n`);
    else lines.end();
  });
  const leave = () => lines.end();
  played.signal.addEventListener("abort", leave, { once: true });
  try {
    for await (const line of lines) await played.stdout.write(line);
    return 0;
  } finally {
    stop();
    played.signal.removeEventListener("abort", leave);
  }
}
