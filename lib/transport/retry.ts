/**
 * The retry stage: the one retry policy of single requests. Watches have their own.
 *
 * @module
 */

import { TransportError } from "../errors.ts";
import { backoff, type BackoffOptions } from "../stream/backoff.ts";
import { type Clock, sleep } from "../stream/clock.ts";
import { retryAfterOf } from "../wire/retry_after.ts";
import type { OutgoingRequest, Stage } from "./send.ts";

/** When to try again. */
export interface RetryOptions {
  /** Further tries after the first; 0 turns retries off. @default {10} */
  readonly retries?: number;
  /** How waits grow when the server asks for none. */
  readonly backoff?: BackoffOptions;
  /**
   * A server that asks to wait for longer (Retry-After) is not waited for: the call fails at once, and
   * its `ApiError` says how long. @default {60_000}
   */
  readonly longestWaitMs?: number;
}

/** What a stage needs of its surroundings. */
export interface RetryContext {
  readonly clock: Clock;
  readonly random: () => number;
  /** Called before each wait. */
  readonly onRetry?: ((retry: Retry) => void) | undefined;
}

/** A try that failed and will be repeated. */
export interface Retry {
  /** What is being done: `list pods in namespace "web"`. */
  readonly act: string;
  /** The status code, or the error when there was no answer. */
  readonly cause: number | TransportError;
  /** The wait before the repetition. */
  readonly delayMs: number;
  /** 1 for the first repetition. */
  readonly attempt: number;
  /**
   * The flow schema that the server counted the request to, by its uid; undefined where it names none.
   * Source: https://kubernetes.io/docs/concepts/cluster-administration/flow-control/#diagnostics
   */
  readonly flowSchemaUid: string | undefined;
}

const brokenConnectionTries = 3;

/**
 * Repeats what is safe to repeat: 429 and 5xx that carry Retry-After for every verb, as client-go
 * does; 429, 502, 503, 504 and broken connections without it for reads only. A write that may have
 * reached the server is never repeated.
 */
export function retry(options: RetryOptions, context: RetryContext): Stage {
  const { retries = 10, longestWaitMs = 60_000 } = options;
  const { clock, random, onRetry } = context;
  return (next) => async (request) => {
    const attemptIt = async (attempt: number) => {
      const response = await next(request);
      await request.read?.(response, attempt);
      return response;
    };
    if (request.retry === false || retries === 0) return attemptIt(1);
    const waits = backoff(clock, random, { initialMs: 200, maxMs: 10_000, ...options.backoff });
    for (let attempt = 1;; attempt++) {
      const result = await attemptIt(attempt).catch((error: unknown) => error);
      const again = attempt <= retries ? repeatable(request, result, attempt) : undefined;
      if (again === undefined || again.floorMs > longestWaitMs) {
        if (result instanceof Response) return result;
        throw attempt > 1 ? triedOften(result, attempt) : result;
      }
      if (result instanceof Response && !result.bodyUsed) await result.body?.cancel();
      const delayMs = waits.next(again.floorMs);
      const cause = result instanceof Response ? result.status : result as TransportError;
      const flowSchemaUid = result instanceof Response
        ? result.headers.get("x-kubernetes-pf-flowschema-uid") ?? undefined
        : undefined;
      onRetry?.({ act: request.act, cause, delayMs, attempt, flowSchemaUid });
      await sleep(clock, delayMs, request.signal);
    }
  };
}

/** A connection that broke again and again. */
function triedOften(error: unknown, tries: number): unknown {
  if (!(error instanceof TransportError) || error.problem !== "reset") return error;
  const { problem, retryable } = error;
  const message = `${error.message}; tried ${tries} times`;
  return new TransportError(message, { problem, retryable, cause: error });
}

function repeatable(
  request: OutgoingRequest,
  result: unknown,
  attempt: number,
): { floorMs: number } | undefined {
  // What a WebSocket starts (a command, say) may have begun before the connection broke.
  const read = request.method === "GET" && !request.upgrade;
  if (!(result instanceof Response)) {
    const broken = result instanceof TransportError && result.problem === "reset";
    return read && broken && attempt < brokenConnectionTries ? { floorMs: 0 } : undefined;
  }
  const { status } = result;
  if (status !== 429 && status < 500) return undefined;
  const floorMs = retryAfterOf(result.headers);
  if (floorMs !== undefined) return { floorMs };
  const transient = status === 429 || status === 502 || status === 503 || status === 504;
  return read && transient ? { floorMs: 0 } : undefined;
}
