/**
 * The log of one container over its restarts and over broken connections.
 *
 * @module
 */

import type { FullView } from "../../client/full_view.ts";
import type { Session } from "../../client/session.ts";
import type { WorkloadLine, WorkloadLogOptions } from "../../client/workloads.ts";
import { ApiError, ContainerError, isApiError, TransportError, WaitError } from "../../errors.ts";
import type { AnyObject } from "../../meta/object.ts";
import { backoff } from "../../stream/backoff.ts";
import { sleep } from "../../stream/clock.ts";
import { hasStarted, isOver, isRunning, restartsOf } from "./containers.ts";
import { type LogResume, logResume } from "../../wire/log_resume.ts";

/** What to follow. */
export interface FollowedContainer {
  readonly session: Session;
  readonly pods: FullView;
  readonly pod: AnyObject;
  readonly container: string;
}

/** The lines of a container until it will print no more; ends when its pod is gone. */
export async function* followContainer(
  what: FollowedContainer,
  options: WorkloadLogOptions & { readonly signal: AbortSignal },
): AsyncGenerator<WorkloadLine> {
  const { session: { clock, random }, container } = what;
  const { name, uid } = what.pod.metadata;
  const { signal } = options;
  const waits = backoff(clock, random);
  const resume = logResume(options);
  let restarts = -1;
  while (true) {
    const pod = await started(what, restarts, signal);
    if (pod === undefined) return;
    let heard = false;
    try {
      for await (const line of linesOf(what, options, resume)) {
        heard = true;
        yield { pod: name, container, line };
      }
    } catch (error) {
      if (isApiError(error, "NotFound")) return;
      if (!isPassing(error)) throw error;
    }
    const now = await what.pods.find(name, { signal });
    if (now?.metadata.uid !== uid || isOver(now, container)) return;
    // What still runs is read on, over another connection; what has ended, when it starts again.
    restarts = restartsOf(pod, container) - (isRunning(now, container) ? 1 : 0);
    if (!heard) await sleep(clock, waits.next(), signal);
  }
}

/** Whether there may be a log soon: the container is about to start, or the way to it is broken. */
function isPassing(error: unknown): boolean {
  if (error instanceof ContainerError) return error.problem === "logs.unavailable";
  if (error instanceof ApiError) return error.code === 429 || error.code >= 500;
  return error instanceof TransportError;
}

/** The pod once the container has started more often than `restarts`; undefined when it never will. */
async function started(
  { pods, pod, container }: FollowedContainer,
  restarts: number,
  signal: AbortSignal,
): Promise<AnyObject | undefined> {
  const { name, uid } = pod.metadata;
  const gone = (now: AnyObject) => now.metadata.uid !== uid;
  try {
    const found = await pods.wait(
      name,
      (now) =>
        gone(now) || isOver(now, container) ||
        hasStarted(now, container) && restartsOf(now, container) > restarts,
      { timeoutMs: Infinity, failOn: ["deleted"], signal },
    );
    return gone(found) ? undefined : found;
  } catch (error) {
    if (error instanceof WaitError && error.problem === "failed") return undefined;
    throw error;
  }
}

/** The lines that were not read before. */
async function* linesOf(
  { pods, pod, container }: FollowedContainer,
  options: WorkloadLogOptions & { readonly signal: AbortSignal },
  resume: LogResume,
): AsyncGenerator<string> {
  const { containers: _, maxPods: __, signal, ...wanted } = options;
  const { tail, sinceSeconds, sinceTime } = resume.query(wanted);
  const begin = { tail, sinceSeconds, sinceTime, timestamps: true };
  const query = { ...wanted, ...begin, container, follow: true, signal };
  const log = pods.logs(pod.metadata.name, query) as AsyncIterable<string>;
  for await (const line of log) yield* resume.take([line]);
}
