/**
 * Making one pod go.
 *
 * @module
 */

import type { DrainOptions } from "../../client/nodes.ts";
import type { ToolCall } from "../../client/tool_call.ts";
import { type ApiError, isApiError, WaitError } from "../../errors.ts";
import type { AnyObject } from "../../meta/object.ts";
import { sleep } from "../../stream/clock.ts";
import type { DeleteOptions } from "../../wire/write_options.ts";
import { viewOf } from "../call.ts";

/** kubectl asks a budget again after so long. */
const pauseMs = 5000;

/** Evicts a pod and waits until it is gone; yields what a disruption budget has to say against it. */
export async function* evictPod(
  call: ToolCall,
  pod: AnyObject,
  options: DrainOptions & { readonly signal: AbortSignal },
): AsyncGenerator<string> {
  const { signal, gracePeriodSeconds, disableEviction, dryRun } = options;
  const { name, namespace, uid } = pod.metadata;
  const pods = viewOf(call, "Pod", namespace);
  const how: DeleteOptions = {
    signal,
    // Only this very pod: another of its name may stand there by now.
    preconditions: { uid },
    ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
    ...(dryRun === undefined ? {} : { dryRun }),
  };
  while (true) {
    try {
      await (disableEviction ? pods.delete(name, how) : pods.evict(name, how));
      break;
    } catch (error) {
      if (isApiError(error, "NotFound") || isOther(error)) return;
      if (!isForNow(error)) throw error;
      yield error.message;
      await sleep(call.session.clock, Math.max(pauseMs, error.retryAfterMs ?? 0), signal);
    }
  }
  if (dryRun) return;
  try {
    const failOn = ["deleted"];
    await pods.wait(name, (now) => now.metadata.uid !== uid, {
      signal,
      failOn,
      timeoutMs: Infinity,
    });
  } catch (error) {
    if (!(error instanceof WaitError && error.problem === "failed")) throw error;
  }
}

/** Another pod has the name, which the precondition finds out. */
function isOther(error: unknown): boolean {
  return isApiError(error, "Conflict");
}

/** A budget forbids it; or the namespace ends, which takes its pods with it sooner or later. */
function isForNow(error: unknown): error is ApiError {
  if (isApiError(error, "TooManyRequests")) return true;
  return isApiError(error, "Forbidden") &&
    error.causes.some((cause) => cause.reason === "NamespaceTerminating");
}
