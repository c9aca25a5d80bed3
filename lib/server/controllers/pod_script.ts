/**
 * What the containers of a simulated pod do, as its annotations and its commands say.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { isKnownCommand, runCommand } from "../streams/run_command.ts";
import { lineWriter } from "../streams/line_writer.ts";
import type { PodProcess } from "../streams/process.ts";

/** The exit code with which a simulated pod that is to finish finishes. */
export const EXIT_CODE = "simulate.kubist.dev/exit-code";
/** How long it runs before that, in seconds; 0 when nothing is said. */
export const RUN_SECONDS = "simulate.kubist.dev/run-seconds";
/** What its containers print when they start. */
export const LOGS = "simulate.kubist.dev/logs";

interface Container {
  readonly name: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly stdin?: boolean;
}

/** Prints what the annotation of a pod says, line by line. */
export function printScript(kernel: Kernel, pod: AnyObject): void {
  const text: string | undefined = pod.metadata.annotations?.[LOGS];
  if (text === undefined) return;
  const lines = text.replace(/\n$/, "").split("\n");
  for (const { name } of pod["spec"].containers as readonly Container[]) {
    kernel.logs.append(pod.metadata.uid, name, ...lines);
  }
}

/** Pods of jobs end, and those that say how. Others end when what they run does. */
export function finishes(pod: AnyObject): boolean {
  if (pod["spec"].restartPolicy === "Always") return false;
  return pod.metadata.ownerReferences?.some((r) => r.kind === "Job") === true ||
    pod.metadata.annotations?.[EXIT_CODE] !== undefined || commandsOf(pod).length > 0;
}

/** Runs a pod that is to finish to its end; answers its exit code. */
export async function runPod(kernel: Kernel, pod: AnyObject, signal: AbortSignal): Promise<number> {
  const code = pod.metadata.annotations?.[EXIT_CODE];
  const seconds = Number(pod.metadata.annotations?.[RUN_SECONDS] ?? 0);
  if (seconds > 0) {
    await new Promise<void>((resolve) => {
      const cancel = kernel.clock.after(seconds * 1000, resolve);
      signal.addEventListener("abort", () => {
        cancel();
        resolve();
      }, { once: true });
    });
  }
  if (code !== undefined) return Number(code);
  const codes = await Promise.all(commandsOf(pod).map((c) => runContainer(kernel, pod, c, signal)));
  return Math.max(0, ...codes);
}

/** Whether a container waits for somebody to attach to it. */
export function waitsForInput(pod: AnyObject): boolean {
  return (pod["spec"].containers as readonly Container[]).some((c) => c.stdin === true);
}

function commandsOf(pod: AnyObject): readonly Container[] {
  return (pod["spec"].containers as readonly Container[]).filter((c) => {
    const [first] = [...c.command ?? [], ...c.args ?? []];
    return c.stdin !== true && first !== undefined && isKnownCommand(first);
  });
}

async function runContainer(
  kernel: Kernel,
  pod: AnyObject,
  { name, command = [], args = [] }: Container,
  signal: AbortSignal,
): Promise<number> {
  const output = lineWriter((line) => kernel.logs.append(pod.metadata.uid, name, line));
  const played: PodProcess = {
    pod,
    container: name,
    command: [...command, ...args],
    tty: false,
    stdin: nothing(),
    stdout: output,
    stderr: output,
    resize: nothing(),
    signal,
    builtIn: () => runCommand(kernel, played),
  };
  try {
    return await played.builtIn();
  } catch {
    // Killed.
    return 137;
  } finally {
    output.end();
  }
}

async function* nothing(): AsyncGenerator<never> {}
