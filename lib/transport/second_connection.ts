/**
 * Reads that do not wait for a dead connection: one that broke without a word looks like a server that
 * is slow.
 *
 * @module
 */

import type { HttpClient, HttpRequest } from "../runtime/port.ts";
import type { Clock } from "../stream/clock.ts";

/** When a second connection is tried. */
export interface SecondConnection {
  readonly clock: Clock;
  /** A read without an answer by then is sent a second time. */
  readonly afterMs: number;
}

/**
 * Sends a request. A read that has no answer in time is sent again over a new connection, and the first
 * answer counts; connections that were open before are used no more.
 */
export async function sendDoubting(
  client: HttpClient,
  request: HttpRequest,
  { clock, afterMs }: SecondConnection,
): Promise<Response> {
  const isRead = request.method === "GET" && request.kind === "unary";
  if (!isRead || !client.renew || afterMs === Infinity) return await client.request(request);
  const first = attempt(client, request);
  const late = Promise.withResolvers<undefined>();
  const cancel = clock.after(afterMs, () => late.resolve(undefined));
  const answer = await Promise.race([first.answer, late.promise]).finally(cancel);
  if (answer !== undefined) return answer;
  client.renew();
  return await firstOf([first, attempt(client, request)]);
}

interface Attempt {
  readonly answer: Promise<Response>;
  abandon(): void;
}

/** A try that can be given up alone. */
function attempt(client: HttpClient, request: HttpRequest): Attempt {
  const { signal } = request;
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal?.reason);
  // It outlives the head of the answer, whose body hears of an abort by it.
  signal?.addEventListener("abort", onAbort, { once: true });
  const answer = client.request({ ...request, signal: controller.signal });
  return {
    answer,
    abandon() {
      signal?.removeEventListener("abort", onAbort);
      controller.abort(new DOMException("another connection was faster", "AbortError"));
      answer.then((late) => late.body?.cancel()).catch(() => {});
    },
  };
}

/** The first answer, or what the last one failed with. */
async function firstOf(attempts: readonly Attempt[]): Promise<Response> {
  const answers = attempts.map(async (each) => ({ each, response: await each.answer }));
  try {
    const { each, response } = await Promise.any(answers);
    for (const other of attempts) if (other !== each) other.abandon();
    return response;
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[error.errors.length - 1] : error;
  }
}
