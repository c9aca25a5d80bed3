/**
 * The log of one container over its restarts and over broken connections.
 *
 * @module
 */

import type { FullView } from "../../client/full_view.ts";
import type { Session } from "../../client/session.ts";
import type { WorkloadLine, WorkloadLogOptions } from "../../client/workloads.ts";
import { isApiError, TransportError, WaitError } from "../../errors.ts";
import type { AnyObject } from "../../meta/object.ts";
import { backoff } from "../../stream/backoff.ts";
import { sleep } from "../../stream/clock.ts";
import { hasStarted, isOver, isRunning, restartsOf } from "./containers.ts";
import { type Stamped, type StampReader, stampReader } from "./stamps.ts";

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
  const { name } = what.pod.metadata;
  const { signal, timestamps } = options;
  const waits = backoff(clock, random);
  const stamps = stampReader();
  let restarts = -1;
  while (true) {
    const pod = await started(what, restarts, signal);
    if (pod === undefined) return;
    const before = stamps.count;
    try {
      for await (const { raw, line } of lines(what, options, stamps)) {
        yield { pod: name, container, line: timestamps ? raw : line };
      }
    } catch (error) {
      if (isApiError(error, "NotFound")) return;
      const mendable = error instanceof TransportError || isApiError(error, "BadRequest");
      if (!mendable) throw error;
    }
    const now = await what.pods.find(name, { signal });
    if (now?.metadata.uid !== what.pod.metadata.uid || isOver(now, container)) return;
    // What still runs is read on, over another connection; what has ended, when it starts again.
    restarts = restartsOf(pod, container) - (isRunning(now, container) ? 1 : 0);
    if (stamps.count === before) await sleep(clock, waits.next(), signal);
  }
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

async function* lines(
  { pods, pod, container }: FollowedContainer,
  options: WorkloadLogOptions,
  stamps: StampReader,
): AsyncGenerator<Stamped> {
  const { containers: _, maxPods: __, ...rest } = options;
  const sinceTime = stamps.resume();
  // What was shown is not asked for again, as far as seconds go.
  const start = sinceTime === undefined ? rest : {
    signal: rest.signal,
    limitBytes: rest.limitBytes,
    sinceTime,
  };
  const log = pods.logs(pod.metadata.name, { ...start, container, follow: true, timestamps: true });
  for await (const text of log as AsyncIterable<string>) {
    const line = stamps.read(text);
    if (line !== undefined) yield line;
  }
}
